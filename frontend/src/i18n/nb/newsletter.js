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
    'Velg hva du vil ha på e-post fra Mikopet. Du trenger ingen konto. Det kan du fra og med året du fyller 16.',
  'newsletter.boxes': 'Hva vil du ha?',
  'newsletter.boxes.hint': 'Hver boks gjelder for seg. Du kan si nei igjen når du vil.',
  'newsletter.email': 'E-postadresse',
  'newsletter.email.hint': 'Hit sender vi en lenke først, så vi vet at det er du som ber om det.',
  'newsletter.submit': 'Send meg lenken',
  'newsletter.busy': 'Sender …',
  'newsletter.failed': 'Vi fikk ikke sendt lenken ennå',
  'newsletter.none': 'Kryss av for minst én ting du vil ha.',

  'confirm.title': 'Bekreft nyhetsbrevet',
  'confirm.intro': 'Noen har bedt om dette til {address}. Var det deg?',
  'confirm.act': 'Ja, send meg dette',
  'confirm.busy': 'Bekrefter …',
  'confirm.not-me': 'Var det ikke deg? Da trenger du ikke gjøre noe. Du får ingenting.',
  'confirm.done.title': 'Takk, det er bekreftet',
  'confirm.done.intro': 'Fra nå av får du dette til {address}:',
  'confirm.done.leave': 'Nederst i hver e-post er det en lenke hvis du vil slippe.',
};
