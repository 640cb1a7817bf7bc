export default {
  'cookies.title': 'Cookies',
  'cookies.intro':
    'Alt som Min Side legger i nettleseren din, hva det er til, og hvordan du sletter det.',

  'cookies.choices': 'Dine valg',
  'cookies.choices.none':
    'Min Side bruker bare det som er nødvendig, så det er ingenting å velge. Tar vi i bruk noe mer, spør vi deg først.',
  'cookies.choices.text':
    'Valgene gjelder denne nettleseren, også for andre som bruker den. De knyttes ikke til deg, heller ikke når du er logget inn. Et nei er like greit som et ja: alt virker likt.',
  'cookies.unused': 'Ikke i bruk.',
  'cookies.unused.statistics': 'Vi teller ikke hvilke sider som blir brukt.',
  'cookies.unused.marketing':
    'Min Side viser ingen annonser, og legger ikke igjen noe som kan brukes til å tilpasse dem.',
  'cookies.unanswered': 'Du har ikke valgt ennå. Da gjør vi som om du sa nei.',
  'cookies.answered.yes': 'Du sa ja {on}. Det gjelder til {until}, og så spør vi på nytt.',
  'cookies.answered.no': 'Du sa nei {on}. Det gjelder til {until}, og så spør vi på nytt.',
  'cookies.yes': 'Ja',
  'cookies.no': 'Nei',
  'cookies.said.yes': 'Takk. Fra nå av teller vi, til du sier nei.',
  'cookies.said.no': 'Den er grei. Vi teller ikke.',
  'cookies.elsewhere': 'Alt det andre du sier ja og nei til, finner du under',

  'cookies.kept': 'Dette legger vi i nettleseren',
  'cookies.kept.text':
    'Navnene er de du finner igjen i nettleserens egen oversikt. Det som ligger i tilbakeknappen, viser den ikke. Noe er der bare når det trengs.',
  'cookies.kept.history': 'I tilbakeknappen:',
  'cookies.kept.place': 'Hva det er',
  'cookies.kept.lasts': 'Hvor lenge',
  'cookies.kept.readers': 'Hvem som leser det',
  'cookies.place.COOKIE': 'En cookie, som følger med når siden spør oss om noe',
  'cookies.place.LOCAL_STORAGE': 'Et notat i nettleseren (local storage)',
  'cookies.place.SESSION_STORAGE': 'Et notat i dette vinduet (session storage)',
  'cookies.place.HISTORY': 'Et notat i vinduets tilbakeknapp (history)',
  'cookies.place.CACHE': 'Filer som nettleseren tar vare på (cache)',

  'cookies.forget.title': 'Slett det',
  'cookies.forget.text':
    'Da glemmer nettleseren språket ditt, valgene over og at du har vært her før. Er du logget inn, er du det fortsatt. Neste gang du logger inn, får du en e-post om en ny enhet, og siden begynner på norsk til du har logget inn.',
  'cookies.forget.text.none':
    'Da glemmer nettleseren språket ditt og at du har vært her før. Er du logget inn, er du det fortsatt. Neste gang du logger inn, får du en e-post om en ny enhet, og siden begynner på norsk til du har logget inn.',
  'cookies.forget.browser':
    'I innstillingene til nettleseren kan du slette alt som hører til denne siden, også det som holder deg logget inn. Der kan du også si at alt skal slettes når du lukker den.',
  'cookies.forget': 'Slett det nettleseren husker',
  'cookies.forgotten':
    'Nettleseren har glemt det. Var du logget inn, er du det fortsatt. Det tilbakeknappen husker, forsvinner når du lukker vinduet, og lagrede filer når nettleseren rydder.',

  'cookies.ask.title': 'Får vi telle hvilke sider som blir brukt?',
  'cookies.ask.text':
    'Det blir bare til tall for hele dagen, som vi gjør sidene bedre med. Ikke hvem du er, og ikke hvor du er.',
  'cookies.ask.more': 'Les alt om det, og velg selv',
  'cookies.ask.yes': 'Ja',
  'cookies.ask.no': 'Nei',
  'cookies.ask.failed': 'Vi fikk ikke lagret svaret. Prøv igjen om litt.',
  'cookies.ask.thanks': 'Takk for svaret. Du kan ombestemme deg under Cookies nederst på siden.',

  'cookies.counting.title': 'Telling av sider',
  'cookies.counting': 'Du lar oss telle hvilke sider som blir brukt.',
  'cookies.counting.stop': 'Slutt å telle',
};
