export default {
  'notice.title': 'Personvernerklæring',
  'notice.intro': 'Hva vi vet om deg, hva vi bruker det til, og hva du selv bestemmer.',
  'notice.edition': 'Utgave {version}, gjelder fra {day}',
  'notice.contents': 'Innhold',
  'notice.opening': 'Innledningen',

  'notice.news': 'Dette er nytt siden sist',
  'notice.news.between': 'Dette er nytt siden utgave {version}',
  'notice.news.held': 'Sammenlignet med det som gjaldt fra {day}.',
  'notice.news.words': 'Se endringene ord for ord',
  'notice.news.marks':
    'Det som er understreket, er nytt. Det som er strøket over, gjelder ikke lenger.',
  'notice.added': 'Denne delen er ny.',
  'notice.added.read': 'Les «{title}»',
  'notice.removed': 'Denne delen er tatt bort.',
  'notice.run.INSERTED': '[nytt:',
  'notice.run.DELETED': '[tatt bort:',
  'notice.run.end': ']',

  'notice.versions': 'Alle utgavene',
  'notice.compare': 'Se hva som er nytt siden utgave {version}',
};
