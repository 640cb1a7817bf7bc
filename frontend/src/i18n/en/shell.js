export default {
  'shell.privacy': 'Privacy notice',
  'shell.cookies': 'Cookies',

  'language.not-fetched':
    'We couldn’t fetch the other language. Reload the page in a moment, and try again.',
  'language.kept': 'From now on we write to you in English.',
  'language.not-kept':
    'The page is in English, but we could not save the choice in your profile. Try again in a moment.',
  'sign-out.failed': 'We couldn’t sign you out, so you are still signed in. Please try again.',

  'step-up.title': 'Confirm that it’s you',
  'step-up.why':
    'It’s a while since you entered your password, and only you should be able to do this. Enter the password you have now, and we’ll carry on where you were.',
  'step-up.password': 'The password you have now',
  'step-up.submit': 'Confirm',
  'step-up.busy': 'Confirming …',
  'step-up.failed': 'We couldn’t confirm that it’s you',
  'step-up.forgotten': 'Have you forgotten your password?',
};
