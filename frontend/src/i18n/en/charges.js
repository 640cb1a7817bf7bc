/** What the overview, the orders and the deliveries say of paying for one. */
export default {
  'charge.asked.done': 'We are trying now. You also get an e-mail once it is paid.',
  'charge.asked.refused': 'Tried again at {time}: refused again.',
  'charge.asked.paid': 'Paid. Thank you!',
  'charge.asked.over': 'There is nothing more to pay here.',
  'charge.pay': 'Pay now',
  'charge.pay.name': 'Pay now: {what}',
  'charge.pay.busy': 'Trying …',
  'charge.unknown.card': 'Choose which card you pay with',
  'charge.unknown.vipps': 'Choose which Vipps account you pay with',
  'charge.unknown.why':
    'The shop doesn’t know it yet, and that is how the delivery of {day} is to be paid.',
  'charge.what-happened': 'See what happened',
};
