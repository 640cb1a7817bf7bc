export default {
  'register.title': 'Lag konto',
  'register.intro':
    'Med en konto på Min Side ser du alt om dyrene dine, det vi sender deg, og alt vi vet om deg.',
  'register.firstName': 'Fornavn',
  'register.lastName': 'Etternavn',
  'register.email.hint': 'Hit sender vi en lenke, så vi vet at adressen er din.',
  'register.password': 'Velg et passord',
  'register.submit': 'Lag konto',
  'register.busy': 'Lager konto …',
  'register.failed': 'Vi fikk ikke laget kontoen ennå',
  'register.have-one': 'Har du en konto?',
  'register.known': 'Har du handlet hos oss før?',
  'register.notice': 'Lurer du på hva vi gjør med opplysningene dine?',
  'register.notice.read': 'Les personvernerklæringen',

  'is-in.title': 'Du er allerede inne',
  'is-in.text': 'Du er logget inn som {email}. Er det noen andre som skal inn, logger du ut først.',
  'is-in.text.nameless': 'Er det noen andre som skal inn, logger du ut først.',
  'is-in.as': 'Du er logget inn som {email}.',
  'is-in.nameless': 'Du er allerede logget inn.',
  'is-in.verify': 'Bekrefter du her, blir du logget ut, og inn på kontoen som e-posten gjelder.',
  'is-in.claim':
    'Velger du et passord her, blir du logget ut, og inn på kontoen som e-posten gjelder.',

  'sent.title': 'Se i e-posten din',
  'sent.to': 'Vi sender en e-post til',
  'sent.unknown':
    'Har du nettopp sendt inn skjemaet, er e-posten på vei til deg. Siden er åpnet på nytt, så vi kan ikke vise adressen du skrev.',
  'sent.next.title': 'Slik går du videre',
  'sent.open': 'Åpne e-posten fra Mikopet.',
  'sent.register.follow': 'Trykk på lenken, og skriv passordet du valgte. Så er du inne.',
  'sent.register.lasts': 'Lenken virker i 24 timer.',
  'sent.forgot.follow': 'Trykk på lenken, og velg et nytt passord.',
  'sent.forgot.lasts': 'Lenken virker i én time, og bare én gang.',
  'sent.claim.follow': 'Trykk på lenken, og velg et passord. Så er du inne.',
  'sent.claim.lasts': 'Lenken virker i 24 timer, og bare én gang.',
  'sent.newsletter.follow': 'Trykk på lenken, og bekreft. Vi sender ingenting før det.',
  'sent.newsletter.lasts': 'Lenken virker i sju dager.',
  'sent.leave.follow': 'Trykk på lenken, og velg hva du vil slippe. Du får ikke mer av det.',
  'sent.leave.lasts': 'Lenken virker også senere.',
  'sent.nothing.title': 'Kommer det ingenting?',
  'sent.nothing.wait': 'Vent et par minutter, og se i søppelposten.',
  'sent.nothing.often':
    'Vi sender ikke den samme om og om igjen. Kommer det ingen ny, virker den siste du fikk.',
  'sent.again': 'Send e-posten på nytt',
  'sent.again.busy': 'Sender …',
  'sent.again.done':
    'Vi sender e-posten til {email} på nytt, men høyst tre ganger i timen. Kommer det ingen ny, virker de siste du fikk.',
  'sent.other': 'Er adressen feil?',
  'sent.other.email': 'Riktig e-postadresse',
  'sent.other.submit': 'Send til denne adressen',
  'sent.other.failed': 'Vi fikk ikke sendt e-posten ennå',
  'sent.other.done': 'Vi sender e-posten til {email} i stedet.',
  'sent.start-over': 'Skriv adressen på nytt',

  'verify.title': 'Bekreft adressen din',
  'verify.intro': 'Skriv passordet du valgte da du laget kontoen, så er du inne.',
  'verify.password': 'Passordet du valgte',
  'verify.password.hint':
    'Det du valgte da du fikk denne e-posten. Har du prøvd flere ganger, har hver e-post sitt eget.',
  'verify.submit': 'Bekreft og logg inn',
  'verify.busy': 'Bekrefter …',
  'verify.failed': 'Vi fikk ikke bekreftet adressen ennå',
  'verify.forgotten': 'Husker du ikke hva du valgte?',
  'verify.forgotten.text': 'med et nytt passord, så får du en ny lenke.',
  'verify.welcome':
    'Velkommen til Min Side! Kontoen din er klar. Fortell oss gjerne hvem som bor hos deg.',
  'verify.no-mail': 'Nei takk til e-posten likevel',
  'verify.no-mail.done':
    'Den er grei. Kontoen din er klar, og du får ikke e-posten du krysset av for.',

  'forgot.title': 'Glemt passordet?',
  'forgot.intro':
    'Det går fint. Skriv e-postadressen din, så sender vi deg en lenke der du velger et nytt.',
  'forgot.submit': 'Send meg en lenke',
  'forgot.busy': 'Sender …',
  'forgot.failed': 'Vi fikk ikke sendt e-posten ennå',
  'forgot.remembered': 'Kom du på det likevel?',

  'reset.title': 'Velg et nytt passord',
  'reset.intro': 'Når det er lagret, blir du logget ut overalt, og logger inn med det nye.',
  'reset.password': 'Nytt passord',
  'reset.submit': 'Lagre passordet',
  'reset.busy': 'Lagrer …',
  'reset.failed': 'Vi kan ikke bruke dette passordet',

  'freeze.title': 'Var det ikke deg?',
  'freeze.intro':
    'Vi skrev til deg fordi e-postadressen på kontoen din ble byttet. Var det ikke deg, fryser du kontoen.',
  'freeze.means.out': 'Alle som er inne på kontoen, blir logget ut med en gang.',
  'freeze.means.still':
    'Ingen kommer inn før du har tatt kontoen tilbake, eller det er gått sju dager siden byttet.',
  'freeze.means.safe': 'Dyrene dine, leveringene dine og alt annet blir stående som det er.',
  'freeze.was-me':
    'Var det deg, kan du bare lukke siden. Ingenting skjer før du trykker på en knapp.',
  'freeze.submit': 'Frys kontoen',
  'freeze.busy': 'Fryser kontoen …',
  'freeze.take-back': 'Har du allerede fryst kontoen, kan du ta den tilbake her.',
  'freeze.take-back.act': 'Ta tilbake kontoen',
  'frozen.title': 'Kontoen er fryst',
  'frozen.intro': 'Alle er logget ut, og ingen kommer inn. Nå kan du ta kontoen tilbake.',
  'frozen.undo.title': 'Ta tilbake den gamle adressen',
  'frozen.undo.text':
    'Skriv passordet ditt, så gjelder den gamle adressen igjen, og alle blir logget ut.',
  'frozen.undo.password': 'Passord',
  'frozen.undo.submit': 'Ta tilbake adressen',
  'frozen.undo.busy': 'Tar den tilbake …',
  'frozen.undo.failed': 'Vi fikk ikke tatt tilbake adressen',
  'frozen.help': 'Er passordet endret, eller husker du det ikke? Da hjelper vi deg.',
  'take-back.title': 'Ta tilbake kontoen',
  'take-back.intro': 'Det kan du gjøre med passordet ditt, enten du har fryst kontoen eller ikke.',
  'undone.title': 'Kontoen er din igjen',
  'undone.intro': 'Den gamle adressen gjelder, og den andre er borte.',
  'undone.password':
    'Noen andre har kanskje kjent passordet ditt. Velg et nytt, så er du trygg. Vi sender en lenke til den gamle adressen.',
  'undone.look':
    'Se også over profilen, leveringene og samtykkene dine når du har logget inn: Det som ble sagt om e-post fra den andre adressen, er borte, men det meste annet som ble gjort i mellomtiden, blir stående.',
  'undone.reset': 'Velg et nytt passord',

  'link.dead.title': 'Lenken virker ikke',
  'link.dead.verify':
    'Den er brukt, den er eldre enn 24 timer, eller så kom ikke hele lenken med. Har du bekreftet før, er du klar, og logger bare inn.',
  'link.dead.reset':
    'Den er brukt, den er eldre enn én time, eller så kom ikke hele lenken med. Har du logget inn etterpå, trengs den ikke lenger.',
  'link.dead.freeze':
    'Den er brukt, den er eldre enn sju dager, eller så kom ikke hele lenken med. Har du tatt kontoen tilbake, er den din igjen.',
  'link.dead.claim':
    'Den er brukt, den er eldre enn 24 timer, eller så kom ikke hele lenken med. Har du valgt et passord før, logger du bare inn med det.',
  'link.dead.delivery':
    'Fristen for å endre leveringen er ute, eller så kom ikke hele lenken med. Leveringene dine finner du på Min Side.',
  'link.dead.newsletter':
    'Den er eldre enn sju dager, den er svart nei på, adressen er byttet, eller så kom ikke hele lenken med. Be om en ny, så sender vi den.',
  'link.dead.consent':
    'Adressen hører ikke til noe vi sender lenger, eller så kom ikke hele lenken med. Be om en ny, så melder du deg av med den, uten å logge inn. Eller skriv til oss, så ordner vi det.',
  'link.gone.title': 'Åpne lenken i e-posten',
  'link.gone.text':
    'Hit kommer du fra en lenke i en e-post fra oss. Er siden lastet på nytt, åpner du bare lenken en gang til.',
  'link.gone.freeze':
    'Hit kommer du fra en lenke i en e-post fra oss. Åpne den en gang til, så kan du fryse kontoen, eller ta den tilbake hvis du har fryst den.',
  'link.gone.delivery':
    'Hit kommer du fra en lenke i varselet om en levering. Åpne den en gang til, så kan du endre leveringen, flytte den eller hoppe over den.',
  'link.gone.consent':
    'Hit kommer du fra lenken nederst i en e-post fra oss. Åpne den en gang til, eller be om en ny, så kan du melde deg av.',
  'link.register': 'Lag konto på nytt',
  'link.sign-in': 'Logg inn',
  'link.find': 'Finn kontoen din',
  'link.forgot': 'Glemt passordet?',
  'link.again': 'Be om en ny lenke',
  'link.help': 'Trenger du hjelp, tar vi det sammen.',
  'link.write': 'Skriv til oss',
};
