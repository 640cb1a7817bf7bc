export default {
  'messages.title': 'Sendt til deg',
  'messages.intro':
    'Det vi har sendt deg på e-post og SMS, og det de som sender nyhetsbrev for oss har sendt. Åpne en melding for å se det vi har av den, og hvorfor du fikk den.',
  'messages.left-out':
    'Noe er ikke med: det noen har bedt om med bare en e-postadresse, uten å logge inn, som lenken for å melde seg av nyhetsbrev, og det vi sendte før vi visste at adressen var din, som koden når du bytter e-postadresse. Noen andre kan ha bedt om det, så vi knytter det ikke til deg.',
  'messages.show': 'Vis',
  'messages.show.all': 'Alt',
  'messages.show.SERVICE': 'Om bestillinger og konto',
  'messages.show.MARKETING': 'Reklame',
  'messages.count': { one: 'Én melding', other: '{count} meldinger' },

  'messages.none.title': 'Her er det ingenting ennå',
  'messages.none.text': 'Når vi skriver til deg, kan du finne det igjen her.',
  'messages.none.SERVICE': 'Her er det ingenting om bestillinger eller kontoen din ennå.',
  'messages.none.MARKETING': 'Her er det ingen reklame.',

  'messages.gone': 'Denne meldingen er slettet siden du åpnet siden.',
  'messages.untitled': 'En melding fra oss',
  'messages.about.SERVICE': '{purpose}',
  'messages.about.MARKETING': 'Reklame: {purpose}',
  'messages.about.SMS': '{about} (SMS)',
  'messages.to': ' til {to}',
  'messages.SENT': 'Sendt {when}{to}',
  'messages.WAITING': 'Skrevet {when}{to}, og blir sendt så snart det går',
  'messages.UNCLEAR': 'Skrevet {when}{to}. Vi vet ikke om den kom fram.',
  'messages.NOT_SENT': 'Skrevet {when}{to}, men vi fikk ikke sendt den',
  'messages.CAME_BACK': 'Sendt {when}{to}, men den kom i retur',

  'messages.text': 'Innhold',
  'messages.text.none.SERVICE': 'Teksten kan ikke vises lenger.',
  'messages.text.none.MARKETING':
    'Vi har ikke teksten. Enten er den eldre enn ett år, eller så har vi aldri fått den fra dem som sendte den.',
  'messages.attachments': 'Dette lå ved',
  'messages.attachments.gone': '{name} (finnes ikke lenger)',
  'messages.attachments.anew': 'Det lages på nytt når du åpner det, slik det er nå.',
  'messages.why': 'Hvorfor fikk jeg dette?',
  'messages.agreed': 'Du sa ja {day}, til dette:',
  'messages.agreed.untold': 'Du sa ja {day}. Ordene du sa ja til den gangen, har vi ikke.',
  'messages.used': 'Til dette brukte vi {things}.',
  'messages.adapting': 'Den kunne tilpasses deg fordi du sa ja {day}, til dette:',
  'messages.adapting.untold':
    'Den kunne tilpasses deg fordi du sa ja {day}. Ordene du sa ja til den gangen, har vi ikke.',
  'messages.stops': 'Vil du ikke ha flere slike, sier du nei til {things}.',
  'messages.stopped': 'Du får ikke {things} nå.',
  'messages.consents': 'Velg hva du vil ha: Samtykker og reklame',

  'messages.uses': 'Dette skjedde siden',
  'messages.use.OPENED': 'Du åpnet den {when}.',
  'messages.use.CLICKED': 'Du fulgte en lenke {when}, til {link}.',
  'messages.use.CODE_USED': 'Rabattkoden {code} ble brukt {when}.',
  'messages.use.CODE_USED.order': 'Rabattkoden {code} ble brukt {when}, på bestilling {order}.',
  'messages.use.BOUNCED': 'Den kom i retur {when}.',
  'messages.use.COMPLAINED': 'Den ble meldt som søppelpost {when}.',
  'messages.uses.unknown':
    'Om du åpnet den, husker vi bare hvis du har sagt ja til at det vi sender, tilpasses deg.',
};
