export default {
  'sign-in.title': 'Welcome to Min Side',
  'sign-in.intro': 'Everything about your pets is here, and all that we know about you.',
  'sign-in.email': 'E-mail',
  'sign-in.password': 'Password',
  'sign-in.show': 'Show',
  'sign-in.hide': 'Hide',
  'sign-in.show-password': 'Show the password',
  'sign-in.submit': 'Sign in',
  'sign-in.busy': 'Signing in …',
  'sign-in.failed': 'We could not sign you in',
};
