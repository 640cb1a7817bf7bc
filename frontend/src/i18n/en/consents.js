export default {
  'consents.title': 'Consents and marketing',
  'consents.intro':
    'You decide what we may send you, and what we may use. Each choice stands by itself, and you can change your mind whenever you like. Messages about orders, deliveries and your account come in any case.',

  'consents.all': 'Say no to everything',
  'consents.all.text':
    'Don’t want any of this? One press, and all marketing from us stops, and nothing is adapted.',
  'consents.all.viewed':
    'Products we remember you looking at are deleted too, and don’t come back.',
  'consents.all.older':
    'A no to {things} can’t be undone afterwards: the words there aren’t those you agreed to. If you want it back, you say yes anew.',
  'consents.all.none':
    'You get no marketing from us now. If you want some, say yes to exactly that below.',
  'consents.all.beside':
    'You haven’t agreed to anything here. If somebody agreed with your e-mail address elsewhere, that ends too when you say no to everything.',

  'consents.group.mail': 'E-mail',
  'consents.group.mail.text':
    'Four kinds, each by itself. If you say no, we send no more of it from that moment.',
  'consents.group.sms': 'SMS',
  'consents.group.sms.text': 'If you say no here, or answer STOPP to one of them, we send no more.',
  'consents.group.own': 'Adapted to you',
  'consents.group.own.text':
    'Only about what you have said yes to otherwise. You get no more messages, only ones that suit you better.',
  'consents.group.cart': 'Cart',
  'consents.group.cart.text':
    'This one needs no yes: we think you would like to be reminded of what you put there. If you wouldn’t, it is enough to turn it off.',
  'consents.group.cart.asked': 'One e-mail when you leave a cart, and only when you have said yes.',
  'consents.group.browser': 'This browser',
  'consents.group.browser.text':
    'This is for everybody who uses the browser, and isn’t tied to you.',
  'consents.group.browser.choose': 'That is why it is chosen on the page about cookies.',
  'consents.group.browser.none': 'We use none of it now, so there is nothing to choose.',

  'consents.to': 'To {to}.',
  'consents.to.mail.change': 'Change the address',
  'consents.to.phone.change': 'Change the number',
  'consents.add.phone': 'Go to Profile and addresses',
  'consents.add.mail': 'Go to Signing in and security',

  'consents.state.NEVER.MAIL': 'You haven’t said yes, so you don’t get this.',
  'consents.state.NEVER.SMS': 'You haven’t said yes, so you don’t get this.',
  'consents.state.NEVER.PERSONALISATION': 'You haven’t said yes, so we adapt nothing.',
  'consents.state.NEVER.CART_REMINDER': 'On. You haven’t said anything about it.',
  'consents.state.ELSEWHERE.MAIL':
    'You said yes for the address before. It comes along as soon as we know that the new one is yours.',
  'consents.state.ELSEWHERE.SMS':
    'Your yes was for the number before, and holds no longer. If you want SMS to a new one, say yes for that.',
  'consents.state.GIVEN.said': 'You said yes on {day} {channel}.',
  'consents.state.GIVEN.moved': 'You said yes on {day}. It came along to the address you have now.',
  'consents.state.GIVEN.restored':
    'You said yes on {from}. Later you said no, but took that back on {day}, so your yes holds again.',
  'consents.state.GIVEN.interest': 'On again since {day} {channel}.',
  'consents.state.WITHDRAWN.said': 'You said no on {day} {channel}.',
  'consents.state.WITHDRAWN.moved':
    'You said no on {day}. It came along to the address you have now.',
  'consents.state.WITHDRAWN.interest': 'Turned off on {day} {channel}.',
  'consents.state.ASKED.MAIL':
    'Waiting for you. You asked for this on {day}. Within a week, follow the link in the e-mail that we sent to {to}. One press confirms everything that waits.',
  'consents.state.ASKED.SMS':
    'Waiting for you. You asked for this on {day}. Reply YES within a week to the SMS that we sent to {to}, and it is confirmed.',
  'consents.state.ASKED.shown':
    'Waiting for you. You asked for this on {day}, before we knew that {to} is yours. Now we do, so a yes here is enough.',
  'consents.state.OUTDATED':
    'You said yes on {day} {channel}. The text has been rewritten since, so we must ask you again. Until you answer, we leave it.',
  'consents.state.OUTDATED.others':
    'You said yes on {day} {channel}, but to other words than those we ask with today. They may not cover all of it, so we ask you again. Until you answer, we leave it.',

  'consents.answer': 'Your answer: {label}',
  'consents.yes': 'Yes',
  'consents.no': 'No',
  'consents.on': 'Turn on',
  'consents.off': 'Turn off',
  'consents.is-on': 'On',
  'consents.is-off': 'Off',
  'consents.again': 'Send new link',
  'consents.again.SMS': 'Send new SMS',

  'consents.if.no.PERSONALISATION':
    'If you say no, you get the same as everybody else, and the products we remember you looked at are deleted.',
  'consents.if.no.CART_REMINDER':
    'If you turn it off, what you put in the cart is still there. We just don’t write about it.',

  'consents.own.nothing':
    'You get no marketing from us now, so there is nothing to adapt yet. If you say yes to e-mail or SMS later, we choose what suits you.',

  'consents.viewed': 'Products you have looked at',
  'consents.viewed.text':
    'This is what we remember you looking at in the web shop while you were signed in. We use it to choose what suits you, and remember at most a hundred, none for more than two years.',
  'consents.viewed.none':
    'We remember no products now. What you look at in the web shop while you are signed in there turns up here. What you look at here on Min Side, we don’t remember.',
  'consents.viewed.at': 'Last seen {day}',
  'consents.viewed.unknown': 'Something we can’t find any more (product number {sku})',
  'consents.viewed.all': 'Show all {count}',
  'consents.viewed.forget': 'Forget them all',
  'consents.viewed.forget.text':
    'We delete them at once, and can’t bring them back. Your yes still holds, so we remember what you look at from then on.',
  'consents.viewed.forgotten': 'Done. All that you have looked at until now is forgotten.',

  'consents.year': 'Which year were you born?',
  'consents.year.hint.15':
    'You can say yes yourself from the year you turn 16. We ask only for the year, and keep it in your profile.',
  'consents.year.hint.18':
    'We adapt only from the year you turn 19. We ask only for the year, and keep it in your profile.',
  'consents.year.invalid': 'Write four digits, such as 1984.',
  'consents.year.mend': 'Is the year in your profile wrong? Put it right there',
  'consents.year.submit': 'Say yes',
  'consents.year.failed': 'We haven’t noted a yes yet',

  'consents.changed': 'This has changed since you said yes',
  'consents.changed.how': 'New words are underlined, and what was taken out is struck through.',
  'consents.changed.ADDED': 'New:',
  'consents.changed.REMOVED': 'Taken out:',
  'consents.changed.end': 'End of the change.',

  'consents.details': 'The text and the history',
  'consents.text.today': 'This is what we ask today',
  'consents.text.agreed': 'You said yes to this on {day} (text number {version})',
  'consents.text.others': 'You said yes to this on {day}, in the words that stood there then',
  'consents.text.asked': 'You asked for this on {day}',
  'consents.text.was': 'The text that it was about',
  'consents.text.untold': 'We don’t have the words that you answered then.',
  'consents.history': 'All you have said about this',
  'consents.history.none': 'Nothing yet.',
  'consents.step.ASKED': 'We asked whether it was you,',
  'consents.step.GIVEN': 'Yes',
  'consents.step.WITHDRAWN': 'No',
  'consents.step.CARRIED': 'Yes, which still holds,',
  'consents.step.MOVED': 'Came along to your new address',
  'consents.step.LEFT': 'Was for an address or number you don’t have any more',
  'consents.step.UNDONE': 'Took back the no, so the yes holds again',
  'consents.step.on': 'Turned on',
  'consents.step.off': 'Turned off',
  'consents.step.version': 'Text number {version}',
  'consents.receipt': 'Receipt (PDF)',
  'consents.receipt.named': 'Receipt number {number} (PDF)',
  'consents.receipt.file': 'As a file (JSON)',
  'consents.receipt.file.named': 'Receipt number {number} as a file (JSON)',

  'consents.done.yes.MAIL': 'Thank you. From now on you get this.',
  'consents.done.yes.SMS': 'Thank you. From now on you get this.',
  'consents.done.yes.PERSONALISATION':
    'Thank you. From now on we choose what suits you and your pets.',
  'consents.done.yes.nothing':
    'Thank you, it is noted. You get no marketing from us now, so there is nothing to adapt yet. Products that you look at in the web shop while you are signed in, we remember from now on.',
  'consents.done.yes.CART_REMINDER': 'It is on again.',
  'consents.done.asked.MAIL':
    'We have sent you an e-mail to {to}. Follow the link in it, and it is confirmed.',
  'consents.done.asked.SMS': 'We have sent you an SMS to {to}. Reply YES, and it is confirmed.',
  'consents.done.waits.MAIL':
    'Noted. The link in the e-mail that we sent to {to} is about this too: one press there confirms everything that waits.',
  'consents.done.waits.SMS':
    'Noted. Reply YES to the SMS that we sent to {to}, and it is confirmed.',
  'consents.done.no.MAIL': 'That is fine. You get no more of this.',
  'consents.done.no.SMS': 'That is fine. You get no more of this.',
  'consents.done.no.PERSONALISATION':
    'That is fine. From now on you get the same as everybody else.',
  'consents.done.no.nothing': 'Then we adapt nothing to you.',
  'consents.done.no.CART_REMINDER': 'That is fine. We don’t remind you of the cart.',
  'consents.done.all': 'That is fine. You get no marketing from us, and nothing is adapted.',
  'consents.done.no.older':
    'If you want it back, you say yes anew: the words aren’t those you agreed to.',
  'consents.done.onItsWay': 'A message that was already on its way may still reach you.',
  'consents.undone': 'What you had agreed to is in force again. The rest stays a no.',
  'consents.undone.one': 'Your yes holds again.',
  'consents.undone.yes': 'Then we don’t count it as a yes.',
  'consents.undone.some': 'Some of it holds again, but not all.',
  'consents.undone.back': 'Holds again: {things}.',
  'consents.undone.waits': 'Waits for you to confirm: {things}.',
  'consents.undone.gone':
    'Still no: {things}. The words you agreed to before aren’t today’s, so if you want it back, say yes below.',
  'consents.undone.viewed':
    'If we remembered products you had looked at, they are deleted, and don’t come back.',

  'consents.browser.unused': 'Not in use',
  'consents.browser.unanswered': 'Not chosen, so we do as if the answer were no',
  'consents.browser.yes': 'Yes',
  'consents.browser.no': 'No',
  'consents.browser.link': 'Choose on the page about cookies',
  'consents.browser.read': 'Read more on the page about cookies',

  'consents.more': 'More about this',
  'consents.more.sent': 'Sent to you: all you have got from us, and why',
  'consents.more.receipt': 'Check that a receipt is genuine',
  'consents.more.privacy': 'Privacy and my data',
};
