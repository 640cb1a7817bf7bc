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
  'sign-in.farewell.reset': 'Your password is changed. Sign in with the new one.',
  'sign-in.forgot': 'Forgotten your password?',
  'sign-in.new': 'New here?',
  'sign-in.register': 'Create an account',
  'sign-in.try.title': 'Can’t get in?',
  'sign-in.try.email': 'See whether the e-mail address is the one we write to you at.',
  'sign-in.try.password': 'Press “Show”, and see whether the password is written right.',
  'sign-in.try.reset': 'Choose a new password',
  'sign-in.try.unverified':
    'Have you just created an account? Follow the link in the e-mail from us first.',
};
