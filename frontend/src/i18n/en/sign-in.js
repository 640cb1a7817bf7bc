export default {
  'sign-in.title': 'Welcome to Min Side',
  'sign-in.intro': 'Everything about your pets is here, and all that we know about you.',
  'sign-in.email': 'E-mail',
  'sign-in.email.invalid': 'Write the whole e-mail address, for example name@example.com.',
  'sign-in.password': 'Password',
  'sign-in.submit': 'Sign in',
  'sign-in.busy': 'Signing in …',
  'sign-in.failed': 'We could not sign you in',
  'sign-in.farewell.own': 'You are signed out. Bye for now!',
  'sign-in.farewell.ended':
    'You have been signed out, either from another device or because it has been a while. Sign in again and carry on where you were.',
  'sign-in.help':
    'Forgotten your password, or would you like to join the venneklubb? Write to us at',
  'sign-in.privacy': 'What we store about you, and why, is in',
  'sign-in.privacy.link': 'our privacy notice (in Norwegian)',
};
