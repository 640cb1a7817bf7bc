export default {
  'withdraw.title': 'Bruk angreretten',
  'withdraw.intro': 'Du kan angre på kjøpet. Velg det du angrer på fra bestilling {number}.',
  'withdraw.until': 'Du kan melde fra til og med {when}.',
  'withdraw.until.open': 'Du kan melde fra nå, og i 14 dager etter at alt er kommet.',
  'withdraw.until.back': 'Du kan melde fra nå.',
  'withdraw.lines': 'Hva angrer du på?',
  'withdraw.lines.missing': 'Velg minst én vare.',
  'withdraw.quantity': 'Hvor mange av {name}?',
  'withdraw.quantity.all': 'Alle {number}',
  'withdraw.back': 'Du får tilbake {amount}.',
  'withdraw.back.whole': 'Du får tilbake {amount}, med frakten du betalte.',
  'withdraw.back.discount': 'Rabatten på bestillingen trekkes fra.',
  'withdraw.back.unpaid': '{amount} trekkes fra fakturaen.',
  'withdraw.back.keep': 'Da betaler du {amount} for det du beholder.',
  'withdraw.not': 'Dette kan ikke sendes tilbake',
  'withdraw.reason': 'Hvorfor angrer du?',
  'withdraw.reason.hint': 'Du trenger ikke oppgi grunn. Vi leser det gjerne om du vil fortelle.',
  'withdraw.submit': 'Send angremeldingen',
  'withdraw.busy': 'Sender …',
  'withdraw.summary': 'Noe må rettes før vi kan sende',
  'withdraw.next': 'Slik går det videre',
  'withdraw.next.wait.home_delivery':
    'Angrer du på alt i pakken, sier du nei til den når den kommer. Ellers prøver vi å ta det du angrer på, ut av pakken. Kommer det likevel, sender du det tilbake senest 14 dager etter at du fikk det.',
  'withdraw.next.wait.pickup_point':
    'Angrer du på alt i pakken, lar du være å hente den. Ellers prøver vi å ta det du angrer på, ut av pakken. Kommer det likevel, sender du det tilbake senest 14 dager etter at du fikk det.',
  'withdraw.next.wait.letter_box':
    'Det som ikke er kommet ennå, prøver vi å ta ut av pakken. Kommer det likevel, sender du det tilbake senest 14 dager etter at du fikk det.',
  'withdraw.next.wait.other':
    'Angrer du på alt i pakken, sier du nei til den, eller lar være å hente den. Ellers prøver vi å ta det du angrer på, ut av pakken. Kommer det likevel, sender du det tilbake senest 14 dager etter at du fikk det.',
  'withdraw.next.in-shop': 'Varene er hos oss igjen, så du har ingenting å sende.',
  'withdraw.next.in-shop.some': 'Noe av dette er hos oss igjen. Det trenger du ikke sende.',
  'withdraw.next.pack': 'Pakk varene godt, og legg returskjemaet i pakken.',
  'withdraw.next.pack.if':
    'Sender du noe tilbake, pakker du det godt, og legger returskjemaet i pakken.',
  'withdraw.next.send': 'Send pakken senest {when}. Spar på kvitteringen til pengene er kommet.',
  'withdraw.next.money':
    'Pengene kommer senest {when}. Vi kan vente til varene er hos oss, eller du viser at de er sendt.',
  'withdraw.next.money.in-shop': 'Pengene kommer senest {when}.',
  'withdraw.next.money.soon':
    'Pengene kommer når varene er hos oss, eller du viser at de er sendt.',
  'withdraw.next.money.soon.in-shop': 'Pengene er på vei.',
  'withdraw.next.unpaid':
    'Fakturaen er ikke betalt ennå. Betal bare for det du beholder, så sender vi deg en kreditnota for resten.',
  'withdraw.next.freight': 'Returfrakten betaler du selv.',
  'withdraw.done': 'Vi har fått angremeldingen din. Den har nummer {number}.',
  'withdraw.done.lines': 'Dette angrer du på',
  'withdraw.done.mail': 'Det samme er sendt til e-posten din.',
  'withdraw.done.form': 'Returskjemaet (PDF)',
  'withdraw.done.order': 'Til bestillingen',
  'withdraw.undone': 'Retur {number} er trukket tilbake. Du beholder varene.',
  'withdraw.no.title': 'Angreretten kan ikke brukes her nå',
  'withdraw.cancel.title': 'Du kan avbestille',
  'withdraw.cancel.text':
    'Vi har ikke begynt å pakke ennå. Avbestiller du nå, trenger du ikke sende noe tilbake.',
  'withdraw.no.until': 'Fristen for å angre var {when}.',
  'withdraw.no.rule':
    'Angrefristen er 14 dager, regnet fra den siste pakken kom. Den står i angrerettloven § 21.',
  'withdraw.no.came-back':
    'Pakken kom tilbake til oss, så du har ingenting å sende. Skriv til oss, så sender vi den på nytt eller betaler deg tilbake.',
  'withdraw.no.fault':
    'Er det noe galt med en vare, gjelder andre regler, og du har mye lengre tid.',
  'withdraw.no.fault.link': 'Meld fra om en feil ved varen',
  'withdraw.no.ask': 'Er du uenig, eller lurer du på noe? Skriv til oss på',
  'withdraw.no.form': 'Returskjema (PDF)',
  'withdraw.no.form.text': 'Du kan også fylle ut skjemaet og sende det til oss.',
  'withdraw.open': 'Det du har meldt fra om',
};
