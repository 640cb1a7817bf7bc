/** What the overview, the orders and the deliveries say of paying for one. */
export default {
  'charge.asked.done': 'Vi prøver nå. Du får også en e-post når den er betalt.',
  'charge.asked.refused': 'Prøvd igjen kl. {time}: avvist igjen.',
  'charge.asked.paid': 'Betalt. Takk!',
  'charge.asked.over': 'Da er det ikke mer å betale her.',
  'charge.pay': 'Betal nå',
  'charge.pay.name': 'Betal nå: {what}',
  'charge.pay.busy': 'Prøver …',
  'charge.unknown.card': 'Velg hvilket kort du betaler med',
  'charge.unknown.vipps': 'Velg hvilken Vipps-konto du betaler med',
  'charge.unknown.why': 'Butikken vet det ikke ennå, og leveringen {day} skal betales slik.',
  'charge.what-happened': 'Se hva som skjedde',
};
