export default {
  'proof.title': 'Is the receipt genuine?',
  'proof.intro':
    'If you have a receipt for something you said yes or no to, you see here whether it is as we wrote it, or was changed since.',
  'proof.choose': 'Choose the receipt',
  'proof.drop':
    'You can drop the file here too. It is the one called samtykke and a number, ending in .json.',
  'proof.paste': 'Or paste what the file says',
  'proof.check': 'Check the receipt',
  'proof.private': 'The receipt stays in your browser. It isn’t sent to us, nor to anybody else.',

  'proof.genuine.title': 'Yes, the receipt is genuine',
  'proof.genuine.text': '{who} has signed exactly this, and nothing was changed since.',
  'proof.of.given': 'Receipt for a yes',
  'proof.of.withdrawn': 'Receipt for a no',
  'proof.of.asked': 'Receipt for a question',
  'proof.of.lapsed': 'Receipt for what lapsed',
  'proof.what': 'What it is about',
  'proof.answer': 'The answer',
  'proof.answer.given': 'Yes',
  'proof.answer.withdrawn': 'No',
  'proof.answer.asked': 'Asked, waiting for an answer',
  'proof.answer.lapsed': 'Lapsed, without anybody saying no',
  'proof.when': 'When',
  'proof.number': 'Number with us',
  'proof.words.given': 'What the yes was to',
  'proof.words.withdrawn': 'What the no was to',
  'proof.words.asked': 'What was asked',
  'proof.words.lapsed': 'What it was about',
  'proof.no-words': 'No text was shown, or it isn’t known.',
  'proof.only-then':
    'The receipt shows what was answered then. The answer may be another now: it stands on Min Side, under Consents and marketing.',

  'proof.by': 'What proves it',
  'proof.by.text':
    'Nothing here says who you are. Two receipts with the same under “Who, without a name” are about the same person.',
  'proof.who': 'Who, without a name',
  'proof.hash-of-text': 'Hash of the text',
  'proof.hash': 'Hash of the answer',

  'proof.altered.title': 'No, something was changed',
  'proof.altered.text':
    'The signature doesn’t belong to what it says here. Either something was replaced, added or taken away since we wrote the receipt, or we never wrote it. Get it anew, and you have it as it was.',
  'proof.altered-text.title': 'No, the text was changed',
  'proof.altered-text.text':
    'The words that were answered aren’t the same as when we wrote the receipt. Get it anew, and you have it as it was.',
  'proof.empty.title': 'There is no receipt here yet',
  'proof.empty.text':
    'Choose the file, drop it here, or paste what stands in it. Then we check it.',
  'proof.not-one.title': 'This is no receipt',
  'proof.not-one.text':
    'We don’t recognise what it says here. The receipt is the file ending in .json, whole and with nothing before or after.',
  'proof.paper.title': 'This is the PDF',
  'proof.paper.text':
    'It is for reading, and can’t be checked here. Choose the file ending in .json: you get it beside the PDF, under Consents and marketing.',
  'proof.unknown-key.title': 'We don’t know the signature',
  'proof.unknown-key.text':
    'It is signed with a key that isn’t ours. So we can’t say that the receipt is genuine.',
  'proof.cannot.title': 'Your browser can’t check it',
  'proof.cannot.text': 'It is too old to read such signatures. Try a newer browser.',
  'proof.no-keys.title': 'We couldn’t get the key',
  'proof.no-keys.text':
    'To check the receipt this page needs our key, which didn’t come. The receipt wasn’t sent anywhere. Try again when you are online.',
};
