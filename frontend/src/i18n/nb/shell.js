export default {
  'shell.privacy': 'Personvernerklæring',
  'shell.cookies': 'Cookies',

  'language.not-fetched':
    'Vi fikk ikke hentet det andre språket. Last siden på nytt om litt, og prøv igjen.',
  'language.kept': 'Fra nå av skriver vi til deg på norsk.',
  'language.not-kept':
    'Siden er på norsk, men vi fikk ikke lagret valget i profilen din. Prøv igjen om litt.',
  'sign-out.failed': 'Vi fikk ikke logget deg ut, så du er fortsatt logget inn. Prøv igjen.',

  'step-up.title': 'Bekreft at det er deg',
  'step-up.why':
    'Det er en stund siden du skrev passordet ditt, og dette skal bare du kunne gjøre. Skriv passordet du har nå, så fortsetter vi der du var.',
  'step-up.password': 'Passordet du har nå',
  'step-up.submit': 'Bekreft',
  'step-up.busy': 'Bekrefter …',
  'step-up.failed': 'Vi fikk ikke bekreftet at det er deg',
  'step-up.forgotten': 'Har du glemt passordet?',
};
