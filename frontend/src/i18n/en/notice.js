export default {
  'notice.title': 'Privacy notice',
  'notice.intro': 'What we know about you, what we use it for, and what you decide yourself.',
  'notice.edition': 'Edition {version}, holds from {day}',
  'notice.contents': 'Contents',
  'notice.opening': 'The opening',

  'notice.news': 'What is new since last time',
  'notice.news.between': 'What is new since edition {version}',
  'notice.news.held': 'Compared with what held from {day}.',
  'notice.news.words': 'See the changes word by word',
  'notice.news.marks': 'What is underlined is new. What is struck through holds no longer.',
  'notice.added': 'This part is new.',
  'notice.added.read': 'Read “{title}”',
  'notice.removed': 'This part was taken out.',
  'notice.run.INSERTED': '[new:',
  'notice.run.DELETED': '[taken out:',
  'notice.run.end': ']',

  'notice.versions': 'All editions',
  'notice.compare': 'See what is new since edition {version}',
};
