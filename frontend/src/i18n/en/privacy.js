export default {
  'privacy.title': 'Privacy and my data',
  'privacy.intro': 'Who gets to know anything about you, what they get, and what we never do.',

  'privacy.news': 'The privacy notice was changed on {day}, and you haven’t opened it since.',
  'privacy.news.see': 'See what is new',

  'privacy.promise.title': 'You can count on this',
  'privacy.promise.never': 'We never sell, swap or give away anything about you.',
  'privacy.promise.only':
    'Those who help us with your goods and letters get only what they need to do it.',
  'privacy.promise.told': 'Each time something is sent, you can read about it here.',

  'privacy.who.title': 'Who is responsible?',
  'privacy.who.us':
    'Mikopet AS is the controller. It means that we decide what your details are used for, and answer for them.',
  'privacy.who.ask': 'If you wonder about anything, or something is wrong, write to',
  'privacy.who.complain': 'If you aren’t happy with our answer, you can complain to',
  'privacy.who.authority': 'Datatilsynet, the Norwegian Data Protection Authority',
  'privacy.who.more': 'You find all of it in',
  'privacy.who.notice': 'our privacy notice',

  'recipients.title': 'Who gets what?',
  'recipients.text':
    'These get some of what we know about you, and nothing but what is listed here.',
  'recipients.none': 'Right now nobody gets anything from Min Side.',
  'recipients.together': 'They are all in {country}.',
  'recipients.where': 'They are in {country}.',
  'recipients.get': 'They may get {things}, {purpose}.',

  'disclosures.title': 'What has been sent about you?',
  'disclosures.none':
    'We haven’t sent anything about you to anybody yet. When we do, you see it here: when, to whom, why and what.',
  'disclosures.to': '{what}, sent to {recipient}',
  'disclosures.told': 'On {when} they got {things}, {purpose}.',
  'disclosures.told.none': 'On {when} they got only a number that we know you by, {purpose}.',
  'disclosures.day': '{day}, sent to {recipient}',
  'disclosures.day.one': '{what}, at {time}',
  'disclosures.day.told': 'Each time they got {things}, {purpose}.',
  'disclosures.day.told.none': 'Each time they got only a number that we know you by, {purpose}.',
  'disclosures.day.acknowledged': 'They have confirmed that all of it arrived.',
  'disclosures.where': 'They are in {country}.',
  'disclosures.acknowledged': 'On {when} they told us that it arrived.',
  'disclosures.unacknowledged': 'They haven’t told us yet that it arrived.',

  'notice.title': 'Privacy notice',
  'notice.intro': 'What we know about you, what we use it for, and what you decide yourself.',
  'notice.edition': 'Edition {version}, holds from {day}',
  'notice.contents': 'Contents',
  'notice.opening': 'The opening',
  // As they stand in the text itself.
  'notice.to.cookies': 'the page Cookies',
  'notice.to.cookies.shop': 'Go to our page about cookies',
  'notice.to.cookies.again': 'our page about cookies',

  'notice.news': 'What is new since last time',
  'notice.news.newest': 'What is new in this edition',
  'notice.news.between': 'What is new since edition {version}',
  'notice.news.held': 'Compared with what held from {day}.',
  'notice.news.words': 'See the changes word by word',
  'notice.news.marks': 'What is underlined is new. What is struck through holds no longer.',
  'notice.news.read': 'I have read this',
  'notice.news.thanks': 'Thank you. To see the changes again, look at the end of the page.',
  'notice.added': 'This part is new.',
  'notice.added.read': 'Read “{title}”',
  'notice.removed': 'This part was taken out.',
  'notice.run.INSERTED': '[new:',
  'notice.run.DELETED': '[taken out:',
  'notice.run.end': ']',

  'notice.versions': 'All editions',
  'notice.compare': 'See what is new since edition {version}',
};
