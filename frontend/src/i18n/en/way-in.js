export default {
  'register.title': 'Create an account',
  'register.intro':
    'With an account on Min Side you see everything about your pets, what we send you, and all that we know about you.',
  'register.firstName': 'First name',
  'register.lastName': 'Last name',
  'register.email.hint': 'We send a link there, so that we know the address is yours.',
  'register.password': 'Choose a password',
  'register.submit': 'Create account',
  'register.busy': 'Creating your account …',
  'register.failed': 'We couldn’t create the account yet',
  'register.have-one': 'Do you have an account?',
  'register.known': 'Have you shopped with us before?',
  'register.notice': 'Do you wonder what we do with your details?',
  'register.notice.read': 'Read the privacy notice',

  'is-in.title': 'You are already in',
  'is-in.text': 'You are signed in as {email}. If somebody else wants in, sign out first.',
  'is-in.text.nameless': 'If somebody else wants in, sign out first.',
  'is-in.as': 'You are signed in as {email}.',
  'is-in.nameless': 'You are signed in already.',
  'is-in.verify':
    'If you confirm here, you are signed out, and in to the account that the e-mail is about.',
  'is-in.claim':
    'If you choose a password here, you are signed out, and in to the account that the e-mail is about.',

  'sent.title': 'Look in your e-mail',
  'sent.to': 'We are sending an e-mail to',
  'sent.unknown':
    'If you have just sent the form, the e-mail is on its way to you. The page no longer remembers which address you wrote.',
  'sent.next.title': 'What to do next',
  'sent.open': 'Open the e-mail from Mikopet.',
  'sent.register.follow': 'Follow the link, and enter the password you chose. Then you are in.',
  'sent.register.lasts': 'The link works for 24 hours.',
  'sent.forgot.follow': 'Follow the link, and choose a new password.',
  'sent.forgot.lasts': 'The link works for one hour, and only once.',
  'sent.claim.follow': 'Follow the link, and choose a password. Then you are in.',
  'sent.claim.lasts': 'The link works for 24 hours, and only once.',
  'sent.newsletter.follow': 'Follow the link, and confirm. We send nothing before that.',
  'sent.newsletter.lasts': 'The link works for seven days.',
  'sent.leave.follow': 'Press the link, and choose what to stop. You won’t get more of it.',
  'sent.leave.lasts': 'The link works later too.',
  'sent.nothing.title': 'Nothing there?',
  'sent.nothing.wait': 'Wait a couple of minutes, and look among the junk mail.',
  'sent.nothing.often':
    'We don’t send the same one over and over. If no new one comes, the last one you got still works.',
  'sent.again': 'Send the e-mail again',
  'sent.again.busy': 'Sending …',
  'sent.again.done':
    'We send the e-mail to {email} again, but at most three times an hour. If no new one comes, the last ones you got still work.',
  'sent.other': 'Is the address wrong?',
  'sent.other.email': 'The right e-mail address',
  'sent.other.submit': 'Send it to this address',
  'sent.other.failed': 'We couldn’t send the e-mail yet',
  'sent.other.done': 'We send the e-mail to {email} instead.',
  'sent.start-over': 'Write the address again',

  'verify.title': 'Confirm your address',
  'verify.intro': 'Enter the password you chose when you created the account, and you are in.',
  'verify.password': 'The password you chose',
  'verify.password.hint':
    'The one you chose when you got this e-mail. If you tried several times, each e-mail has its own.',
  'verify.submit': 'Confirm and sign in',
  'verify.busy': 'Confirming …',
  'verify.failed': 'We couldn’t confirm the address yet',
  'verify.forgotten': 'Don’t remember what you chose?',
  'verify.forgotten.text': 'with a new password, and you will get a new link.',
  'verify.welcome':
    'Welcome to Min Side! Your account is ready. We would love to hear who lives with you.',
  'verify.no-mail': 'No e-mail after all',
  'verify.no-mail.done':
    'That’s fine. Your account is ready, and you don’t get the e-mail that you ticked.',

  'forgot.title': 'Forgotten your password?',
  'forgot.intro':
    'No worries. Write your e-mail address, and we will send you a link where you choose a new one.',
  'forgot.submit': 'Send me a link',
  'forgot.busy': 'Sending …',
  'forgot.failed': 'We couldn’t send the e-mail yet',
  'forgot.remembered': 'Did it come back to you?',

  'reset.title': 'Choose a new password',
  'reset.intro': 'Once it is saved, you are signed out everywhere, and sign in with the new one.',
  'reset.password': 'New password',
  'reset.submit': 'Save the password',
  'reset.busy': 'Saving …',
  'reset.failed': 'We can’t use this password',

  'freeze.title': 'Wasn’t it you?',
  'freeze.intro':
    'We wrote to you because the e-mail address of your account was changed. If it wasn’t you, freeze the account.',
  'freeze.means.out': 'Everybody who is in the account is signed out at once.',
  'freeze.means.still':
    'Nobody gets in until you have taken the account back, or seven days have passed since the change.',
  'freeze.means.safe': 'Your pets, your deliveries and everything else stay as they are.',
  'freeze.was-me': 'If it was you, just close this page. Nothing happens until you press a button.',
  'freeze.submit': 'Freeze the account',
  'freeze.busy': 'Freezing the account …',
  'freeze.take-back': 'If you have frozen the account already, you can take it back here.',
  'freeze.take-back.act': 'Take the account back',
  'frozen.title': 'The account is frozen',
  'frozen.intro': 'Everybody is signed out, and nobody gets in. Now you can take the account back.',
  'frozen.undo.title': 'Take the old address back',
  'frozen.undo.text':
    'Enter your password, and the old address counts again, and everybody is signed out.',
  'frozen.undo.password': 'Password',
  'frozen.undo.submit': 'Take the address back',
  'frozen.undo.busy': 'Taking it back …',
  'frozen.undo.failed': 'We couldn’t take the address back',
  'frozen.help': 'Has the password been changed, or don’t you remember it? Then we will help you.',
  'take-back.title': 'Take the account back',
  'take-back.intro': 'Your password does that, whether you have frozen the account or not.',
  'undone.title': 'The account is yours again',
  'undone.intro': 'The old address counts, and the other one is gone.',
  'undone.password':
    'Somebody else may have known your password. Choose a new one to be safe: we send a link to the old address.',
  'undone.look':
    'Also look over your profile, deliveries and consents once you have signed in: what was said of e-mail from the other address is gone, but most else that was done meanwhile stays.',
  'undone.reset': 'Choose a new password',

  'link.dead.title': 'The link doesn’t work',
  'link.dead.verify':
    'It has been used, it is older than 24 hours, or a part of it is missing. If you have confirmed before, you are all set, and just sign in.',
  'link.dead.reset':
    'It has been used, it is older than one hour, or a part of it is missing. If you have signed in since, it is no longer needed.',
  'link.dead.freeze':
    'It has been used, it is older than seven days, or a part of it is missing. If you have taken the account back, it is yours again.',
  'link.dead.claim':
    'It has been used, it is older than 24 hours, or a part of it is missing. If you have chosen a password before, just sign in with it.',
  'link.dead.delivery':
    'The deadline for changing the delivery has passed, or a part of the link is missing. You find your deliveries on Min Side.',
  'link.dead.newsletter':
    'It is older than seven days, it was answered no, the address was changed, or a part of it is missing. Ask for a new one, and we send it.',
  'link.dead.consent':
    'The address isn’t one that we send to any more, or a part of the link is missing. Ask for a new one, and you unsubscribe by that, without signing in. Or write to us, and we see to it.',
  'link.gone.title': 'Open the link in the e-mail',
  'link.gone.text':
    'You come here by a link in an e-mail from us. If the page was reloaded, just open the link once more.',
  'link.gone.freeze':
    'You come here by a link in an e-mail from us. Open it once more, and you can freeze the account, or take it back if you have frozen it.',
  'link.gone.delivery':
    'You come here by a link in the notice of a delivery. Open it once more, and you can change, move or skip the delivery.',
  'link.gone.consent':
    'You come here by the link at the foot of an e-mail from us. Open it once more, or ask for a new one, and you can unsubscribe.',
  'link.register': 'Create the account again',
  'link.sign-in': 'Sign in',
  'link.find': 'Find your account',
  'link.forgot': 'Forgotten your password?',
  'link.again': 'Ask for a new link',
  'link.help': 'If you need help, we will sort it out together.',
  'link.write': 'Write to us',
};
