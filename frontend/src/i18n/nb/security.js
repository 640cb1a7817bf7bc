export default {
  'security.title': 'Innlogging og sikkerhet',
  'security.intro': 'Her ser du hvor du er logget inn, og hva som har skjedd med innloggingen din.',

  'sessions.title': 'Her er du logget inn',
  'sessions.text':
    'Er det en enhet du ikke kjenner igjen, kan du logge den ut. Da kan ingen se noe der uten å logge inn på nytt.',
  'sessions.current': 'Denne enheten',
  'sessions.now': 'I bruk nå',
  'sessions.used': 'Sist brukt {ago}',
  'sessions.began': 'Logget inn {time}',
  'sessions.end': 'Logg ut',
  'sessions.end.label': 'Logg ut {device}, sist brukt {ago}',
  'sessions.ended': '{device} er logget ut.',
  'sessions.end-others': 'Logg ut alle andre enheter',
  'sessions.others-ended': {
    one: 'Én annen enhet er logget ut.',
    other: '{count} andre enheter er logget ut.',
  },
  'sessions.alone': 'Du er bare logget inn her.',

  'events.title': 'Sikkerhetslogg',
  'events.text': 'Ser du noe du ikke har gjort selv? Skriv til oss på',
  'events.none': 'Ingenting har skjedd ennå.',
  'device.unknown': 'Ukjent enhet',
  'device.on': '{browser} på {system}',
  'events.kind.SIGNED_IN': 'Logget inn',
  'events.kind.SIGN_IN_FAILED': 'Noen prøvde å logge inn med feil passord',
  'events.kind.SIGNED_OUT': 'Logget ut',
  'events.kind.SESSION_ENDED': 'En enhet ble logget ut',
  'events.kind.OTHER_SESSIONS_ENDED': 'Alle andre enheter ble logget ut',
  'events.kind.PASSWORD_REHASHED': 'Passordet ble lagret på en sikrere måte',
};
