export default {
  'withdraw.title': 'Use the right of withdrawal',
  'withdraw.intro': 'You can change your mind. Choose what you withdraw from in order {number}.',
  'withdraw.until': 'You can tell us up to and including {when}.',
  'withdraw.until.open': 'You can tell us now, and for 14 days after everything has come.',
  'withdraw.until.back': 'You can tell us now.',
  'withdraw.lines': 'What do you withdraw from?',
  'withdraw.lines.missing': 'Choose at least one item.',
  'withdraw.quantity': 'How many of {name}?',
  'withdraw.quantity.all': 'All {number}',
  'withdraw.back': 'You get {amount} back.',
  'withdraw.back.whole': 'You get {amount} back, with what you paid for delivery.',
  'withdraw.back.discount': 'The discount on the order is taken off.',
  'withdraw.back.unpaid': '{amount} is taken off the invoice.',
  'withdraw.back.keep': 'You then pay {amount} for what you keep.',
  'withdraw.not': 'These can’t be sent back',
  'withdraw.reason': 'Why have you changed your mind?',
  'withdraw.reason.hint': 'You need not give a reason. We like to read it if you want to tell.',
  'withdraw.submit': 'Send the notice of withdrawal',
  'withdraw.busy': 'Sending …',
  'withdraw.summary': 'Something must be mended before we can send it',
  'withdraw.next': 'What happens next',
  'withdraw.next.wait.home_delivery':
    'If you withdraw from everything in the parcel, refuse it when it comes. Otherwise we try to take what you withdraw from out of the parcel. If it comes all the same, send it back within 14 days after you got it.',
  'withdraw.next.wait.pickup_point':
    'If you withdraw from everything in the parcel, leave it uncollected. Otherwise we try to take what you withdraw from out of the parcel. If it comes all the same, send it back within 14 days after you got it.',
  'withdraw.next.wait.letter_box':
    'What hasn’t come yet, we try to take out of the parcel. If it comes all the same, send it back within 14 days after you got it.',
  'withdraw.next.wait.other':
    'If you withdraw from everything in the parcel, refuse it or leave it uncollected. Otherwise we try to take what you withdraw from out of the parcel. If it comes all the same, send it back within 14 days after you got it.',
  'withdraw.next.in-shop': 'The items are with us again, so there is nothing for you to send.',
  'withdraw.next.in-shop.some': 'Some of it is with us again. You needn’t send that.',
  'withdraw.next.pack': 'Pack the items well, and put the return form in the parcel.',
  'withdraw.next.pack.if':
    'If you send anything back, pack it well, and put the return form in the parcel.',
  'withdraw.next.send':
    'Send the parcel up to and including {when}. Keep the receipt until the money has come.',
  'withdraw.next.money':
    'The money comes by {when} at the latest. We may wait until the items are here, or you show that they are sent.',
  'withdraw.next.money.in-shop': 'The money comes by {when} at the latest.',
  'withdraw.next.money.soon':
    'The money comes when the items are here, or you show that they are sent.',
  'withdraw.next.money.soon.in-shop': 'The money is on its way.',
  'withdraw.next.unpaid':
    'The invoice isn’t paid yet. Pay only for what you keep, and we will send you a credit note for the rest.',
  'withdraw.next.freight': 'You pay for sending them back.',
  'withdraw.done': 'We have your notice of withdrawal. Its number is {number}.',
  'withdraw.done.lines': 'What you withdraw from',
  'withdraw.done.mail': 'The same has been sent to your e-mail.',
  'withdraw.done.form': 'The return form (PDF)',
  'withdraw.done.order': 'To the order',
  'withdraw.undone': 'Return {number} is taken back. You keep the items.',
  'withdraw.no.title': 'The right of withdrawal can’t be used here now',
  'withdraw.cancel.title': 'You can cancel the order',
  'withdraw.cancel.text':
    'We haven’t begun to pack yet. If you cancel now, there is nothing to send back.',
  'withdraw.no.until': 'The last day to withdraw was {when}.',
  'withdraw.no.rule':
    'You have 14 days, counted from the day the last parcel came (section 21 of the Norwegian act on the right of withdrawal).',
  'withdraw.no.came-back':
    'The parcel came back to us, so there is nothing for you to send. Write to us, and we will send it again or pay you back.',
  'withdraw.no.fault':
    'If something is wrong with an item, other rules apply, and you have much longer.',
  'withdraw.no.fault.link': 'Report a fault at the item',
  'withdraw.no.ask': 'Do you disagree, or is there something you wonder about? Write to us at',
  'withdraw.no.form': 'Return form (PDF)',
  'withdraw.no.form.text': 'You can also fill in the form and send it to us.',
  'withdraw.open': 'What you have told us',
};
