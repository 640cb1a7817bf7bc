export default {
  'app.name': 'Min Side',
  'app.title': '{page} – Min Side hos Mikopet',
  'app.skip': 'Hopp til innholdet',
  'app.home': 'Mikopet Min Side, til Oversikt',
  'app.footer': 'Spørsmål? Skriv til oss på',

  'menu.label': 'Hovedmeny',
  'menu.open': 'Meny',
  'menu.close': 'Lukk menyen',
  'menu.home': 'Oversikt',
  'menu.profile': 'Profil og adresser',
  'menu.pets': 'Kjæledyrene mine',
  'menu.deliveries': 'Faste leveringer',
  'menu.orders': 'Bestillinger',
  'menu.carts': 'Handlekurver',
  'menu.reviews': 'Mine omtaler',
  'menu.club': 'Venneklubb',
  'menu.unread': 'Nytt svar',
  'menu.contact': 'Kundeservice',
  'menu.consents': 'Samtykker og reklame',
  'menu.messages': 'Sendt til deg',
  'menu.privacy': 'Personvern og mine data',
  'menu.security': 'Innlogging og sikkerhet',
  'menu.sign-out': 'Logg ut',
  'menu.language': 'Språk',

  'act.save': 'Lagre',
  'act.saving': 'Lagrer …',
  'act.cancel': 'Avbryt',
  'act.close': 'Lukk',
  'act.edit': 'Endre',
  'act.delete': 'Slett',
  'act.add': 'Legg til',
  'act.undo': 'Angre endringen',
  'act.retry': 'Prøv igjen',
  'act.more': 'Vis flere',
  'act.back': 'Tilbake',

  'password.show': 'Vis',
  'password.show.label': 'Vis passordet',
  'password.hide': 'Skjul',
  'password.hide.label': 'Skjul passordet',
  'password.rules': 'Minst 12 tegn. Unngå navn, og passord som mange bruker.',
  'password.too-short': 'Skriv minst 12 tegn.',

  'form.optional': 'valgfritt',
  'form.required': 'Fyll ut dette feltet.',
  'form.stray': 'Her er det tegn som ikke kan vises. Skriv det uten dem.',
  'form.unsaved': 'Du har endringer som ikke er lagret.',
  'form.discard': 'Forkast endringene',
  'form.summary': {
    one: 'Én ting må rettes før vi kan lagre',
    other: '{count} ting må rettes før vi kan lagre',
  },
  'form.failed':
    'Noe gikk galt hos oss, og ingenting ble gjort. Alt står fortsatt her. Prøv igjen om litt.',
  'form.offline':
    'Du er uten nett, så vi vet ikke om det gikk. Alt står fortsatt her. Prøv igjen når du er på nett. Ingenting blir gjort to ganger.',
  'form.unreachable':
    'Min Side svarer ikke, så vi vet ikke om det gikk. Alt står fortsatt her. Prøv igjen om litt. Ingenting blir gjort to ganger.',

  'load.busy': 'Henter …',
  'load.failed.title': 'Vi fikk ikke hentet denne siden',
  'load.failed.text': 'Det er vår feil, ikke din. Prøv igjen, eller kom tilbake om litt.',
  'load.offline.title': 'Du er uten nett',
  'load.offline.text': 'Vi henter siden så snart du er på nett igjen.',
  'load.offline.reload':
    'Denne siden har du ikke vært på ennå. Last den på nytt når du er på nett igjen.',
  'load.unreachable.title': 'Min Side svarer ikke',
  'load.unreachable.text': 'Alt som er ditt, er like trygt. Prøv igjen, eller kom tilbake om litt.',
  'load.unreachable.reload':
    'Denne siden har du ikke vært på ennå. Last den på nytt om litt. Alt som er ditt, er like trygt.',
  'load.new.text':
    'Det kan hende det er kommet en ny utgave av Min Side. Last siden på nytt, så er du i gang igjen.',
  'load.reload': 'Last siden på nytt',

  'network.offline': 'Du er uten nett. Det du ser, er kanskje ikke det nyeste.',
  'network.unreachable': 'Min Side svarer ikke akkurat nå. Det du ser, er kanskje ikke det nyeste.',
  'network.slow': 'Det går tregt akkurat nå. Vi prøver fortsatt.',

  'not-found.title': 'Her var det tomt',
  'not-found.text':
    'Siden finnes ikke, eller så har den flyttet. Alt som er ditt, ligger trygt der det skal.',
  'not-found.home': 'Gå til Oversikt',

  'expired.title': 'Du er logget ut',
  'expired.text':
    'Logg inn igjen, så fortsetter du der du var. Det du har skrevet, står der fortsatt.',
};
