export default {
  'privacy.title': 'Personvern og mine data',
  'privacy.intro': 'Hvem som får vite noe om deg, hva de får, og hva vi aldri gjør.',

  'privacy.news': 'Personvernerklæringen ble endret {day}, og du har ikke åpnet den etter det.',
  'privacy.news.see': 'Se hva som er nytt',

  'privacy.promise.title': 'Dette kan du regne med',
  'privacy.promise.never': 'Vi verken selger, bytter eller gir bort opplysninger om deg.',
  'privacy.promise.only':
    'De som hjelper oss med varene og brevene dine, får bare det de trenger for å gjøre jobben.',
  'privacy.promise.told': 'Hver gang noe blir sendt, står det her på siden.',

  'privacy.who.title': 'Hvem har ansvaret?',
  'privacy.who.us':
    'Mikopet AS er behandlingsansvarlig. Det betyr at vi bestemmer hva opplysningene brukes til, og svarer for dem.',
  'privacy.who.ask': 'Lurer du på noe, eller er noe feil, skriver du til',
  'privacy.who.complain': 'Er du ikke fornøyd med svaret, kan du klage til',
  'privacy.who.authority': 'Datatilsynet',
  'privacy.who.more': 'Alt står i',
  'privacy.who.notice': 'personvernerklæringen vår',

  'recipients.title': 'Hvem får hva?',
  'recipients.text': 'Disse får noe av det vi vet om deg, og ikke noe annet enn det som står her.',
  'recipients.none': 'Akkurat nå får ingen noe fra Min Side.',
  'recipients.together': 'Alle holder til i {country}.',
  'recipients.where': 'De holder til i {country}.',
  'recipients.get': 'De kan få {things}, for {purpose}.',

  'disclosures.title': 'Hva er sendt om deg?',
  'disclosures.none':
    'Vi har ikke sendt noe om deg til noen ennå. Gjør vi det, ser du det her: når, til hvem, hvorfor og hva.',
  'disclosures.to': '{what}, sendt til {recipient}',
  'disclosures.told': '{when} fikk de {things}, for {purpose}.',
  'disclosures.told.none':
    '{when} fikk de bare et nummer som vi kjenner deg igjen på, for {purpose}.',
  'disclosures.day': '{day}, sendt til {recipient}',
  'disclosures.day.one': '{what}, kl. {time}',
  'disclosures.day.told': 'Hver gang fikk de {things}, for {purpose}.',
  'disclosures.day.told.none':
    'Hver gang fikk de bare et nummer som vi kjenner deg igjen på, for {purpose}.',
  'disclosures.day.acknowledged': 'De har bekreftet at alt kom fram.',
  'disclosures.where': 'De holder til i {country}.',
  'disclosures.acknowledged': 'De bekreftet {when} at det kom fram.',
  'disclosures.unacknowledged': 'De har ikke sagt fra ennå om at det kom fram.',

  'notice.title': 'Personvernerklæring',
  'notice.intro': 'Hva vi vet om deg, hva vi bruker det til, og hva du selv bestemmer.',
  'notice.edition': 'Utgave {version}, gjelder fra {day}',
  'notice.contents': 'Innhold',
  'notice.opening': 'Innledningen',
  // As they stand in the text itself.
  'notice.to.cookies': 'siden Cookies',
  'notice.to.cookies.shop': 'vår cookie informasjonsside',
  'notice.to.cookies.again': 'vår side for cookie informasjon',

  'notice.news': 'Dette er nytt siden sist',
  'notice.news.newest': 'Dette er nytt i denne utgaven',
  'notice.news.between': 'Dette er nytt siden utgave {version}',
  'notice.news.held': 'Sammenlignet med det som gjaldt fra {day}.',
  'notice.news.words': 'Se endringene ord for ord',
  'notice.news.marks':
    'Det som er understreket, er nytt. Det som er strøket over, gjelder ikke lenger.',
  'notice.news.read': 'Jeg har lest dette',
  'notice.news.thanks': 'Takk. Vil du se endringene igjen, finner du dem nederst på siden.',
  'notice.added': 'Denne delen er ny.',
  'notice.added.read': 'Les «{title}»',
  'notice.removed': 'Denne delen er tatt bort.',
  'notice.run.INSERTED': '[nytt:',
  'notice.run.DELETED': '[tatt bort:',
  'notice.run.end': ']',

  'notice.versions': 'Alle utgavene',
  'notice.compare': 'Se hva som er nytt siden utgave {version}',
};
