export default {
  'app.name': 'Min Side',
  'app.title': '{page} – Min Side at Mikopet',
  'app.skip': 'Skip to content',
  'app.home': 'Mikopet Min Side, go to Overview',
  'app.footer': 'Questions? Write to us at',

  'menu.label': 'Main menu',
  'menu.open': 'Menu',
  'menu.close': 'Close the menu',
  'menu.home': 'Overview',
  'menu.profile': 'Profile and addresses',
  'menu.pets': 'My pets',
  'menu.deliveries': 'Fixed deliveries',
  'menu.orders': 'Orders',
  'menu.carts': 'Carts',
  'menu.reviews': 'My reviews',
  'menu.club': 'Venneklubb',
  'menu.unread': 'New answer',
  'menu.contact': 'Customer service',
  'menu.consents': 'Consents and marketing',
  'menu.messages': 'Sent to you',
  'menu.privacy': 'Privacy and my data',
  'menu.security': 'Sign-in and security',
  'menu.sign-out': 'Sign out',
  'menu.language': 'Language',

  'act.save': 'Save',
  'act.saving': 'Saving …',
  'act.cancel': 'Cancel',
  'act.close': 'Close',
  'act.edit': 'Edit',
  'act.delete': 'Delete',
  'act.add': 'Add',
  'act.undo': 'Undo this change',
  'act.retry': 'Try again',
  'act.more': 'Show more',
  'act.back': 'Back',

  'password.show': 'Show',
  'password.show.label': 'Show the password',
  'password.hide': 'Hide',
  'password.hide.label': 'Hide the password',
  'password.rules': 'At least 12 characters. Avoid names, and passwords that many people use.',
  'password.too-short': 'Write at least 12 characters.',

  'form.optional': 'optional',
  'form.required': 'Fill in this field.',
  'form.stray': 'There are characters here that can’t be shown. Write it without them.',
  'form.unsaved': 'You have unsaved changes.',
  'form.discard': 'Discard changes',
  'form.summary': {
    one: 'One thing needs fixing before we can save',
    other: '{count} things need fixing before we can save',
  },
  'form.failed':
    'Something went wrong on our side, and nothing was done. Everything is still here. Try again in a moment.',
  'form.offline':
    'You are offline, so we don’t know whether it went through. Everything is still here. Try again when you are online. Nothing will be done twice.',
  'form.unreachable':
    'Min Side isn’t answering, so we don’t know whether it went through. Everything is still here. Try again in a moment. Nothing will be done twice.',

  'load.busy': 'Loading …',
  'load.failed.title': 'We couldn’t load this page',
  'load.failed.text': 'It’s our fault, not yours. Try again, or come back in a moment.',
  'load.offline.title': 'You are offline',
  'load.offline.text': 'We will load the page as soon as you are online again.',
  'load.offline.reload':
    'You haven’t opened this page before. Reload it when you are online again.',
  'load.unreachable.title': 'Min Side isn’t answering',
  'load.unreachable.text':
    'All that is yours is just as safe. Try again, or come back in a moment.',
  'load.unreachable.reload':
    'You haven’t opened this page before. Reload it in a moment. All that is yours is just as safe.',
  'load.new.text':
    'There may be a new version of Min Side. Reload the page, and you’re on your way again.',
  'load.reload': 'Reload the page',

  'network.offline': 'You are offline. What you see may be out of date.',
  'network.unreachable': 'Min Side isn’t answering right now. What you see may be out of date.',
  'network.slow': 'Things are slow right now. We are still trying.',

  'not-found.title': 'Nothing here',
  'not-found.text':
    'This page doesn’t exist, or it has moved. Everything of yours is safely where it should be.',
  'not-found.home': 'Go to Overview',

  'expired.title': 'You are signed out',
  'expired.text': 'Sign in again to carry on where you left off. What you wrote is still there.',
};
