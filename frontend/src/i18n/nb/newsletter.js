export default {
  'boxes.more': 'Hva du sier ja til',
  'boxes.year': 'Hvilket år er du født?',
  'boxes.year.hint':
    'Du kan si ja selv fra og med året du fyller 16. Vi ber bare om året, aldri datoen.',
  'boxes.year.invalid': 'Skriv fire siffer, for eksempel 1984.',
  'boxes.register': 'Vil du høre fra oss?',
  'boxes.register.hint':
    'Kryss av bare for det du vil ha. Du får konto uansett, og kan ombestemme deg når du vil.',
  'boxes.join': 'Vil du ha noe av dette også?',
  'boxes.join.hint': 'Medlem blir du uansett. Kryss av bare for det du vil ha.',

  'newsletter.title': 'Nyhetsbrev',
  'newsletter.intro':
    'Velg hva du vil ha på e-post fra Mikopet. Du trenger ingen konto, og kan si ja selv fra og med året du fyller 16.',
  'newsletter.boxes': 'Hva vil du ha?',
  'newsletter.boxes.hint': 'Hver boks gjelder for seg. Du kan si nei igjen når du vil.',
  'newsletter.email.hint': 'Hit sender vi en lenke først, så vi vet at det er du som ber om det.',
  'newsletter.submit': 'Send meg lenken',
  'newsletter.busy': 'Sender …',
  'newsletter.failed': 'Vi fikk ikke sendt lenken ennå',
  'newsletter.none': 'Kryss av for minst én ting du vil ha.',
  'newsletter.signed-in': 'Du er logget inn. Da sier du ja og nei uten lenke under',
  'newsletter.leave': 'Vil du slippe det?',
  'newsletter.leave.text':
    'Skriv adressen det kommer til, så får du en lenke dit. Du trenger ingen konto for dette heller.',
  'newsletter.leave.address': 'Adressen det kommer til',
  'newsletter.leave.submit': 'Send meg en lenke ut',

  'confirm.title': 'Bekreft nyhetsbrevet',
  'confirm.intro': 'Noen har bedt om dette til {address}. Var det deg?',
  'confirm.act': 'Ja, send meg dette',
  'confirm.busy': 'Bekrefter …',
  'confirm.no': 'Nei takk',
  'confirm.not-me':
    'Var det ikke deg? Da kan du si nei takk, eller bare la det være. Du får ingenting.',
  'confirm.done.title': 'Takk, det er bekreftet',
  'confirm.done.intro': 'Fra nå av får du dette til {address}:',
  'confirm.done.leave':
    'Ombestemmer du deg, er det nok å si nei takk her, eller med lenken nederst i hver e-post.',
  'confirm.declined.title': 'Den er grei',
  'confirm.declined.intro': 'Du får ikke dette til {address}:',
  'confirm.declined.again': 'Ombestemmer du deg, kan du be om det igjen:',
};
