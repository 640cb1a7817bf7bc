export default {
  'security.title': 'Innlogging og sikkerhet',
  'security.intro': 'Hvor du er logget inn, og alt som har hendt med innloggingen din.',

  'sessions.title': 'Her er du logget inn',
  'sessions.text':
    'Kjenner du ikke igjen en enhet, logg den ut. Den må da logge inn på nytt for å se noe.',
  'sessions.current': 'Denne enheten',
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
  'events.text': 'Er det noe her du ikke har gjort selv, skriv til oss på post@mikopet.no.',
  'events.none': 'Ingenting har hendt ennå.',
  'events.unknown-device': 'Ukjent enhet',
  'events.kind.SIGNED_IN': 'Logget inn',
  'events.kind.SIGN_IN_FAILED': 'Noen prøvde å logge inn med feil passord',
  'events.kind.SIGNED_OUT': 'Logget ut',
  'events.kind.SESSION_ENDED': 'En enhet ble logget ut',
  'events.kind.OTHER_SESSIONS_ENDED': 'Alle andre enheter ble logget ut',
  'events.kind.PASSWORD_REHASHED': 'Passordet ble lagret på en sikrere måte',
};
