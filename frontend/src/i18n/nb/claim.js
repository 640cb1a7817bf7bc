export default {
  'claim.title': 'Er du allerede kunde?',
  'claim.intro':
    'Har du handlet hos oss, er du kjent fra før. Vi hjelper deg inn, og så velger du et passord.',
  'claim.way': 'Hvordan vil du finne kontoen din?',
  'claim.way.email': 'Med e-posten din',
  'claim.way.number': 'Med kundenummer og SMS',
  'claim.email.hint': 'Den du har brukt hos oss. Dit sender vi en lenke.',
  'claim.number': 'Kundenummer',
  'claim.number.hint':
    'Det står på fakturaer og ordrebekreftelser. Koden går til telefonnummeret vi har.',
  'claim.email.submit': 'Send meg en lenke',
  'claim.email.failed': 'Vi fikk ikke sendt e-posten ennå',
  'claim.number.submit': 'Send meg en kode',
  'claim.number.failed': 'Vi fikk ikke sendt koden ennå',
  'claim.sending': 'Sender …',
  'claim.have-password': 'Har du et passord likevel?',
  'claim.never': 'Aldri handlet hos oss?',
  'claim.register': 'Lag konto',

  'claim.other-way': 'Ligger en annen adresse hos oss? Du kan også bruke kundenummeret ditt.',
  'claim.start-over': 'Prøv på en annen måte',

  'claim.code.title': 'Skriv koden fra SMS-en',
  'claim.code.intro':
    'Hvis kundenummeret er riktig, og vi har telefonnummeret ditt, er koden på vei til deg.',
  'claim.code': 'Kode',
  'claim.code.hint': 'Seks siffer. Den virker i 15 minutter.',
  'claim.code.invalid': 'Skriv de seks sifrene i koden.',
  'claim.password': 'Velg et passord',
  'claim.submit': 'Lagre og logg inn',
  'claim.busy': 'Logger inn …',
  'claim.failed': 'Du er ikke inne ennå',
  'claim.code.spent':
    'Koden virker ikke lenger. Den er skrevet feil tre ganger, eller så har det gått mer enn 15 minutter. Be om en ny, så går du videre her.',
  'claim.code.nothing': 'Trenger du en ny kode?',
  'claim.code.nothing.wait':
    'Kommer det ingen, så vent et par minutter, og se etter om telefonen har dekning.',
  'claim.code.again': 'Send en ny kode',
  'claim.code.again.done':
    'Hvis nummeret er riktig, er en ny kode på vei. Den gamle virker ikke lenger.',
  'claim.code.other':
    'Kanskje er kundenummeret et annet, eller så har vi et gammelt telefonnummer.',
  'claim.code.gone.title': 'Be om en kode først',
  'claim.code.gone.text':
    'Hit kommer du når vi har sendt deg en kode. Er den brukt, eller er siden åpnet på nytt i et annet vindu, ber du bare om en ny.',
  'claim.code.ask': 'Be om en kode',

  'claim.link.title': 'Velg et passord',
  'claim.link.intro': 'Så er du inne, og det vi vet om deg fra før, ligger der allerede.',
  'claim.welcome':
    'Velkommen til Min Side! Kontoen din er klar, med det vi visste om deg fra før. Se gjerne over at alt stemmer.',
};
