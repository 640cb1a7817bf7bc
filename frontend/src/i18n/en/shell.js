export default {
  'shell.privacy': 'Privacy notice (in Norwegian)',

  'language.kept': 'From now on we write to you in English.',
  'language.not-kept':
    'The page is in English, but we could not save the choice in your profile. Try again in a moment.',
};
