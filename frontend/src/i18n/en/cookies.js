export default {
  'cookies.title': 'Cookies',
  'cookies.intro':
    'Everything that Min Side puts in your browser, what it is for, and how you delete it.',

  'cookies.choices': 'Your choices',
  'cookies.choices.none':
    'Min Side uses only what is necessary, so there is nothing to choose. Should we use anything more, we ask you first.',
  'cookies.choices.text':
    'The choices hold for this browser, also for others who use it. They aren’t tied to you, not even when you are signed in. A no is as good as a yes: everything works the same.',
  'cookies.unused': 'Not in use.',
  'cookies.unused.statistics': 'We don’t count which pages are used.',
  'cookies.unused.marketing':
    'Min Side shows no ads, and leaves nothing behind that could be used to adapt them.',
  'cookies.unanswered': 'You haven’t chosen yet. Then we do as if you said no.',
  'cookies.answered.yes': 'You said yes on {on}. It holds until {until}, and then we ask anew.',
  'cookies.answered.no': 'You said no on {on}. It holds until {until}, and then we ask anew.',
  'cookies.yes': 'Yes',
  'cookies.no': 'No',
  'cookies.said.yes': 'Thank you. From now on we count, until you say no.',
  'cookies.said.no': 'That’s fine. We don’t count.',
  'cookies.elsewhere': 'Everything else that you say yes and no to is under',

  'cookies.kept': 'What we put in the browser',
  'cookies.kept.text':
    'The names are those that you find in the browser’s own list, which doesn’t show what lies in the back button. Some of it is there only when it is needed.',
  'cookies.kept.history': 'In the back button:',
  'cookies.kept.place': 'What it is',
  'cookies.kept.lasts': 'How long',
  'cookies.kept.readers': 'Who reads it',
  'cookies.place.COOKIE': 'A cookie, which goes along when the page asks us for something',
  'cookies.place.LOCAL_STORAGE': 'A note in the browser (local storage)',
  'cookies.place.SESSION_STORAGE': 'A note in this window (session storage)',
  'cookies.place.HISTORY': 'A note in the window’s back button (history)',
  'cookies.place.CACHE': 'Files that the browser keeps (cache)',

  'cookies.forget.title': 'Delete it',
  'cookies.forget.text':
    'Then the browser forgets your language, the choices above and that you have been here before. If you are signed in, you stay so. The next time you sign in you get an e-mail about a new device, and the page begins in Norwegian until you have signed in.',
  'cookies.forget.text.none':
    'Then the browser forgets your language and that you have been here before. If you are signed in, you stay so. The next time you sign in you get an e-mail about a new device, and the page begins in Norwegian until you have signed in.',
  'cookies.forget.browser':
    'In the browser’s settings you can delete all that belongs to this site, also what keeps you signed in. There you can also have everything deleted when you close it.',
  'cookies.forget': 'Delete what the browser remembers',
  'cookies.forgotten':
    'The browser has forgotten it. If you were signed in, you still are. What the back button remembers goes when you close the window, and saved files when the browser tidies up.',

  'cookies.ask.title': 'May we count which pages are used?',
  'cookies.ask.text':
    'It becomes figures for the whole day only, which we make the pages better with. Not who you are, and not where you are.',
  'cookies.ask.more': 'Read all about it, and choose',
  'cookies.ask.yes': 'Yes',
  'cookies.ask.no': 'No',
  'cookies.ask.failed': 'We couldn’t keep your answer. Try again in a while.',
  'cookies.ask.thanks':
    'Thank you for answering. You can change your mind under Cookies at the foot of the page.',

  'cookies.counting.title': 'Counting of pages',
  'cookies.counting': 'You let us count which pages are used.',
  'cookies.counting.stop': 'Stop counting',
};
