export default {
  'messages.title': 'Sent to you',
  'messages.intro':
    'What we have sent you by e-mail and SMS, and what those who send newsletters for us have sent. Open a message to see what we have of it, and why you got it.',
  'messages.left-out':
    'Some things aren’t here: what somebody asked for with an e-mail address alone, without signing in, such as the link to unsubscribe from newsletters, and what we sent before we knew that the address was yours, such as the code when you change your e-mail address. Somebody else may have asked for it, so we don’t tie it to you.',
  'messages.show': 'Show',
  'messages.show.all': 'Everything',
  'messages.show.SERVICE': 'About orders and account',
  'messages.show.MARKETING': 'Marketing',
  'messages.count': { one: 'One message', other: '{count} messages' },

  'messages.none.title': 'Nothing here yet',
  'messages.none.text': 'When we write to you, you can find it again here.',
  'messages.none.SERVICE': 'Nothing here about orders or your account yet.',
  'messages.none.MARKETING': 'No marketing here.',

  'messages.gone': 'This message has been deleted since you opened the page.',
  'messages.untitled': 'A message from us',
  'messages.about.SERVICE': '{purpose}',
  'messages.about.MARKETING': 'Marketing: {purpose}',
  'messages.about.SMS': '{about} (SMS)',
  'messages.to': ' to {to}',
  'messages.SENT': 'Sent {when}{to}',
  'messages.WAITING': 'Written {when}{to}, and sent as soon as it can be',
  'messages.UNCLEAR': 'Written {when}{to}. We don’t know whether it arrived.',
  'messages.NOT_SENT': 'Written {when}{to}, but we couldn’t send it',
  'messages.CAME_BACK': 'Sent {when}{to}, but it came back',

  'messages.text': 'Content',
  'messages.text.none.SERVICE': 'The text can’t be shown any more.',
  'messages.text.none.MARKETING':
    'We don’t have the text. Either it is more than a year old, or those who sent it never gave it to us.',
  'messages.attachments': 'What came with it',
  'messages.attachments.gone': '{name} (gone by now)',
  'messages.attachments.anew': 'It is made anew when you open it, as it is now.',
  'messages.why': 'Why did I get this?',
  'messages.agreed': 'You said yes on {day}, to this:',
  'messages.agreed.untold': 'You said yes on {day}. We don’t have the words you agreed to then.',
  'messages.used': 'For this we used {things}.',
  'messages.adapting': 'It could be adapted to you because you said yes on {day}, to this:',
  'messages.adapting.untold':
    'It could be adapted to you because you said yes on {day}. We don’t have the words you agreed to then.',
  'messages.stops': 'If you want no more of these, say no to {things}.',
  'messages.stopped': 'You aren’t sent {things} now.',
  'messages.consents': 'Choose what you want: Consents and marketing',

  'messages.uses': 'What happened since',
  'messages.use.OPENED': 'You opened it {when}.',
  'messages.use.CLICKED': 'You followed a link {when}, to {link}.',
  'messages.use.CODE_USED': 'The discount code {code} was used {when}.',
  'messages.use.CODE_USED.order': 'The discount code {code} was used {when}, on order {order}.',
  'messages.use.BOUNCED': 'It came back {when}.',
  'messages.use.COMPLAINED': 'It was reported as spam {when}.',
  'messages.uses.unknown':
    'Whether you opened it we only remember if you have agreed that what we send is adapted to you.',
};
