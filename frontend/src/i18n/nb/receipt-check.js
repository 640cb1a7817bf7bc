export default {
  'proof.title': 'Er kvitteringen ekte?',
  'proof.intro':
    'Har du en kvittering for noe du svarte ja eller nei til, ser du her om den er slik vi skrev den, eller om noe er endret siden.',
  'proof.choose': 'Velg kvitteringen',
  'proof.drop':
    'Du kan også slippe filen her. Det er den som heter samtykke og et nummer, og slutter på .json.',
  'proof.paste': 'Eller lim inn det som står i filen',
  'proof.check': 'Sjekk kvitteringen',
  'proof.private':
    'Kvitteringen blir i nettleseren din. Den sendes ikke til oss, og ikke til noen andre.',

  'proof.genuine.title': 'Ja, kvitteringen er ekte',
  'proof.genuine.text': '{who} har skrevet under på akkurat dette, og ingenting er endret siden.',
  'proof.of.given': 'Kvittering for et ja',
  'proof.of.withdrawn': 'Kvittering for et nei',
  'proof.of.asked': 'Kvittering for et spørsmål',
  'proof.of.lapsed': 'Kvittering for det som falt bort',
  'proof.what': 'Hva det gjelder',
  'proof.answer': 'Svaret',
  'proof.answer.given': 'Ja',
  'proof.answer.withdrawn': 'Nei',
  'proof.answer.asked': 'Spurt, venter på svar',
  'proof.answer.lapsed': 'Falt bort, uten at noen sa nei',
  'proof.when': 'Når',
  'proof.number': 'Nummer hos oss',
  'proof.words.given': 'Dette ble det sagt ja til',
  'proof.words.withdrawn': 'Dette ble det sagt nei til',
  'proof.words.asked': 'Dette ble det spurt om',
  'proof.words.lapsed': 'Dette gjaldt det',
  'proof.no-words': 'Ingen tekst ble vist, eller den er ikke kjent.',
  'proof.only-then':
    'Kvitteringen viser hva som ble svart da. Svaret kan være et annet nå: det står på Min Side, under Samtykker og reklame.',

  'proof.by': 'Det som beviser den',
  'proof.by.text':
    'Ingenting her sier hvem du er. To kvitteringer som har det samme under «Hvem, uten navn», gjelder den samme.',
  'proof.who': 'Hvem, uten navn',
  'proof.hash-of-text': 'Avtrykk av teksten',
  'proof.hash': 'Avtrykk av svaret',

  'proof.altered.title': 'Nei, noe er endret',
  'proof.altered.text':
    'Underskriften hører ikke til det som står her. Enten er noe byttet ut, lagt til eller tatt bort siden vi skrev kvitteringen, eller så har vi aldri skrevet den. Hent den på nytt, så får du den slik den var.',
  'proof.altered-text.title': 'Nei, teksten er endret',
  'proof.altered-text.text':
    'Ordene som det ble svart på, er ikke de samme som da vi skrev kvitteringen. Hent den på nytt, så får du den slik den var.',
  'proof.empty.title': 'Her er det ingen kvittering ennå',
  'proof.empty.text':
    'Velg filen, slipp den her, eller lim inn det som står i den. Så sjekker vi den.',
  'proof.not-one.title': 'Dette er ingen kvittering',
  'proof.not-one.text':
    'Vi kjenner ikke igjen det som står her. Kvitteringen er filen som slutter på .json, hel og uten noe foran eller bak.',
  'proof.paper.title': 'Dette er PDF-en',
  'proof.paper.text':
    'Den er for deg som vil lese, og kan ikke sjekkes her. Velg filen som slutter på .json: du henter den ved siden av PDF-en, under Samtykker og reklame.',
  'proof.unknown-key.title': 'Vi kjenner ikke underskriften',
  'proof.unknown-key.text':
    'Den er skrevet under med en nøkkel som ikke er vår. Da kan vi ikke si at kvitteringen er ekte.',
  'proof.cannot.title': 'Nettleseren din kan ikke sjekke den',
  'proof.cannot.text':
    'Den er for gammel til å lese slike underskrifter. Prøv i en nyere nettleser.',
  'proof.no-keys.title': 'Vi fikk ikke hentet nøkkelen',
  'proof.no-keys.text':
    'For å sjekke kvitteringen trenger siden nøkkelen vår, og den kom ikke fram. Kvitteringen er ikke sendt noe sted. Prøv igjen når du er på nett.',
};
