export default {
  'boxes.more': 'What you agree to',
  'boxes.year': 'Which year were you born?',
  'boxes.year.hint':
    'You can agree yourself from the year you turn 16. We only want the year, never the date.',
  'boxes.year.invalid': 'Enter four digits, such as 1984.',
  'boxes.register': 'Would you like to hear from us?',
  'boxes.register.hint':
    'Tick only what you want. You get your account either way, and can change your mind at any time.',
  'boxes.join': 'Would you like any of this too?',
  'boxes.join.hint': 'You become a member either way. Tick only what you want.',

  'newsletter.title': 'Newsletter',
  'newsletter.intro':
    'Choose what you want by e-mail from Mikopet. You don’t need an account, and can agree yourself from the year you turn 16.',
  'newsletter.boxes': 'What would you like?',
  'newsletter.boxes.hint': 'Each box stands for itself. You can say no again at any time.',
  'newsletter.email.hint': 'We send a link here first, so that we know it is you who asks.',
  'newsletter.submit': 'Send me the link',
  'newsletter.busy': 'Sending…',
  'newsletter.failed': 'We couldn’t send the link yet',
  'newsletter.none': 'Tick at least one thing that you want.',
  'newsletter.signed-in': 'You are signed in. Say yes and no without a link under',
  'newsletter.leave': 'Want no more of it?',
  'newsletter.leave.text':
    'Enter the address that it comes to, and you get a link there. You don’t need an account for this either.',
  'newsletter.leave.address': 'The address it comes to',
  'newsletter.leave.submit': 'Send me a link out',

  'confirm.title': 'Confirm the newsletter',
  'confirm.intro': 'Somebody asked for this at {address}. Was it you?',
  'confirm.act': 'Yes, send me this',
  'confirm.busy': 'Confirming…',
  'confirm.no': 'No thank you',
  'confirm.not-me': 'It wasn’t you? Then say no thank you, or just leave it. You will get nothing.',
  'confirm.done.title': 'Thank you, it is confirmed',
  'confirm.done.intro': 'From now on you get this at {address}:',
  'confirm.done.leave':
    'If you change your mind, say no thank you here, or by the link at the foot of each e-mail.',
  'confirm.declined.title': 'That is fine',
  'confirm.declined.intro': 'You don’t get this at {address}:',
  'confirm.declined.again': 'If you change your mind, you can ask for it again:',
};
