export default {
  'security.title': 'Sign-in and security',
  'security.intro': 'Where you are signed in, and everything that has happened with your sign-in.',

  'sessions.title': 'You are signed in here',
  'sessions.text':
    'If you do not recognise a device, sign it out. Nobody can then see anything there without signing in again.',
  'sessions.current': 'This device',
  'sessions.now': 'In use now',
  'sessions.used': 'Last used {ago}',
  'sessions.began': 'Signed in {time}',
  'sessions.end': 'Sign out',
  'sessions.end.label': 'Sign out {device}, last used {ago}',
  'sessions.ended': '{device} is signed out.',
  'sessions.end-others': 'Sign out all other devices',
  'sessions.others-ended': {
    one: 'One other device is signed out.',
    other: '{count} other devices are signed out.',
  },
  'sessions.alone': 'You are signed in here only.',

  'events.title': 'Security log',
  'events.text': 'Is there something here that you did not do? Write to us at',
  'events.none': 'Nothing has happened yet.',
  'device.unknown': 'Unknown device',
  'device.on': '{browser} on {system}',
  'events.kind.SIGNED_IN': 'Signed in',
  'events.kind.SIGN_IN_FAILED': 'Somebody tried to sign in with a wrong password',
  'events.kind.SIGNED_OUT': 'Signed out',
  'events.kind.SESSION_ENDED': 'A device was signed out',
  'events.kind.OTHER_SESSIONS_ENDED': 'All other devices were signed out',
  'events.kind.PASSWORD_REHASHED': 'The password was stored in a safer way',
};
