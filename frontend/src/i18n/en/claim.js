export default {
  'claim.title': 'Already a customer?',
  'claim.intro':
    'If you have shopped with us, we know you already. We help you in, and then you choose a password.',
  'claim.way': 'How would you like to find your account?',
  'claim.way.email': 'By your e-mail',
  'claim.way.number': 'By customer number and SMS',
  'claim.email.hint': 'The one you have used with us. We send a link there.',
  'claim.number': 'Customer number',
  'claim.number.hint':
    'It stands on invoices and order confirmations. The code goes to the phone number we have.',
  'claim.email.submit': 'Send me a link',
  'claim.email.failed': 'We couldn’t send the e-mail yet',
  'claim.number.submit': 'Send me a code',
  'claim.number.failed': 'We couldn’t send the code yet',
  'claim.sending': 'Sending …',
  'claim.have-password': 'Do you have a password after all?',
  'claim.never': 'Never shopped with us?',
  'claim.register': 'Create an account',

  'claim.other-way': 'Do we have another address? You can also use your customer number.',
  'claim.start-over': 'Try another way',

  'claim.code.title': 'Enter the code from the SMS',
  'claim.code.intro':
    'If the customer number is right, and we have your phone number, the code is on its way to you.',
  'claim.code': 'Code',
  'claim.code.hint': 'Six digits. It works for 15 minutes.',
  'claim.code.invalid': 'Enter the six digits of the code.',
  'claim.password': 'Choose a password',
  'claim.submit': 'Save and sign in',
  'claim.busy': 'Signing in …',
  'claim.failed': 'You are not in yet',
  'claim.code.spent':
    'The code no longer works. It was entered wrong three times, or more than 15 minutes have passed. Ask for a new one, and go on here.',
  'claim.code.nothing': 'Do you need a new code?',
  'claim.code.nothing.wait':
    'If none comes, wait a couple of minutes, and see whether your phone has coverage.',
  'claim.code.again': 'Send a new code',
  'claim.code.again.done':
    'If the number is right, a new code is on its way. The old one no longer works.',
  'claim.code.other': 'Maybe the customer number is another one, or we have an old phone number.',
  'claim.code.gone.title': 'Ask for a code first',
  'claim.code.gone.text':
    'You come here when we have sent you a code. If it has been used, or the page was opened in another window, just ask for a new one.',
  'claim.code.ask': 'Ask for a code',

  'claim.link.title': 'Choose a password',
  'claim.link.intro': 'Then you are in, and what we know about you already is there.',
  'claim.welcome':
    'Welcome to Min Side! Your account is ready, with what we knew about you already. Please see that it is right.',
};
