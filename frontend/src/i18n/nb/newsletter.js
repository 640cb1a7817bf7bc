export default {
  'boxes.more': 'Hva du sier ja til',
  'boxes.year': 'Hvilket år er du født?',
  'boxes.year.hint':
    'Du kan si ja selv fra og med året du fyller 16. Vi ber bare om året, aldri datoen.',
  'boxes.year.invalid': 'Skriv fire siffer, for eksempel 1984.',
  'boxes.year.range': 'Skriv et år fra {first} til {last}.',
  'boxes.year.needed': 'Skriv året: vi må vite at du er gammel nok til å si ja selv.',
  'boxes.year.needed.or': 'Skriv året, eller ta bort kryssene og fortsett uten e-posten.',
  'boxes.year.young': 'Dette kan du si ja til fra og med året du fyller 16.',
  'boxes.year.young.or':
    'Dette kan du si ja til fra og med året du fyller 16. Ta bort krysset, eller rett året.',
  'boxes.without': 'Fortsett uten e-posten',
  'boxes.register': 'Vil du høre fra oss?',
  'boxes.register.hint':
    'Kryss av bare for det du vil ha. Du får konto uten kryss også, og kan ombestemme deg når du vil.',
  'boxes.register.without':
    'Kontoen får du uten e-posten også. Da tar vi bort kryssene og sender resten som det står.',
  'boxes.join': 'Vil du ha noe av dette også?',
  'boxes.join.hint': 'Kryss av bare for det du vil ha. Du blir medlem uten kryss også.',
  'boxes.join.without':
    'Medlem blir du uten e-posten også. Da tar vi bort kryssene og melder deg inn.',

  'boxes.said': 'Du har sagt ja til {kinds} på e-post.',
  'boxes.kind.NEWS': 'nyheter',
  'boxes.kind.OFFERS': 'tilbud',
  'boxes.kind.DISCOUNT_CODES': 'rabattkoder',
  'boxes.kind.ARTICLES': 'artikler, tips og råd',
  'boxes.kind.CART_REMINDER': 'påminnelse om handlekurven',

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

  'leaving.title': 'Meld deg av',
  'leaving.about': '{label}, til {reached}.',
  'leaving.choose': 'Hva vil du slippe?',
  'leaving.rest': 'Dette får du fortsatt',
  'leaving.rest.too': 'Slipp dette også',
  'leaving.nothing': 'Vi sender deg ikke reklame på e-post',
  'leaving.nothing.sms': 'Vi sender deg ikke reklame på SMS',
  'leaving.off': 'Dette får du ikke: {label}.',
  'leaving.everything.is': 'Dette sender vi deg nå:',
  'leaving.this': 'Bare denne typen',
  'leaving.everything': 'Alt på e-post',
  'leaving.besides': 'Dette har du også sagt ja til, og det er ikke e-post:',
  'leaving.besides.too': 'Slipp det også',
  'leaving.busy': 'Melder deg av …',
  'leaving.service': 'Beskjeder om bestillinger, leveringer og kontoen din får du fortsatt.',
  'leaving.elsewhere': 'Alle valgene dine finner du under',
  'leaving.done.this': 'Du får ikke mer av dette fra oss.',
  'leaving.done.everything': 'Du får ikke mer reklame fra oss på e-post.',
  'leaving.done.besides':
    'Det er slutt på det også. Varer vi husket at du hadde sett på, er slettet.',
  'leaving.done.onItsWay': 'En melding som alt var på vei, kan likevel komme fram.',
  'leaving.undo': 'Det var en feil',
  'leaving.undone.besides':
    'Da gjelder det du sa ja til, igjen. Varer du hadde sett på før, husker vi ikke lenger.',
  'leaving.undone': 'Da er alt som før.',
};
