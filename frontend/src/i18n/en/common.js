export default {
  'app.name': 'Min Side',
  'app.title': '{page} – Min Side at Mikopet',
  'app.skip': 'Skip to the content',
  'app.home': 'Mikopet Min Side, to Overview',
  'app.footer': 'Questions? Write to us at',

  'menu.label': 'Main menu',
  'menu.open': 'Menu',
  'menu.close': 'Close the menu',
  'menu.home': 'Overview',
  'menu.profile': 'Profile and addresses',
  'menu.pets': 'My pets',
  'menu.security': 'Sign-in and security',
  'menu.sign-out': 'Sign out',
  'menu.language': 'Language',

  'act.save': 'Save',
  'act.saving': 'Saving …',
  'act.cancel': 'Cancel',
  'act.close': 'Close',
  'act.edit': 'Change',
  'act.delete': 'Delete',
  'act.add': 'Add',
  'act.undo': 'Undo the change',
  'act.retry': 'Try again',
  'act.more': 'Show more',
  'act.back': 'Back',

  'form.optional': 'optional',
  'form.required': 'Fill in this field.',
  'form.summary': {
    one: 'One thing needs fixing before we can save',
    other: '{count} things need fixing before we can save',
  },
  'form.failed':
    'Something went wrong on our side, and nothing was saved. What you wrote is still here. Try again in a moment.',
  'form.offline':
    'We got no answer, and do not know whether it was saved. What you wrote is still here. Try again when you are online: nothing is done twice.',

  'load.busy': 'Loading …',
  'load.failed.title': 'We could not load this page',
  'load.failed.text': 'The fault is ours, not yours. Try again, or come back in a moment.',
  'load.offline.title': 'You are offline',
  'load.offline.text': 'We will load the page as soon as you are online again.',
  'load.offline.reload': 'You have not been to this page yet. Reload it when you are online again.',
  'load.new.text':
    'There may be a new version of Min Side. Reload the page, and you are on your way.',
  'load.reload': 'Reload the page',

  'network.offline': 'You are offline. What you see may be old.',
  'network.slow': 'Things are slow right now. We are still trying.',

  'not-found.title': 'Nothing here',
  'not-found.text':
    'The page does not exist, or it has moved. The good news: everything of yours is where it should be.',
  'not-found.home': 'Go to Overview',

  'expired.title': 'You are signed out',
  'expired.text':
    'Sign in again and continue where you were. What you have written is still there.',

  'status.reference': 'Saved {time}',
};
