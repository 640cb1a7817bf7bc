export default {
  'start.title': 'New fixed delivery',
  'start.intro':
    'Choose what should come, and when. You see what it will be before you start, and you can change all of it later.',
  'start.what': 'What should come?',
  'start.first': 'Find the first product',
  'start.more': 'Add more',
  'start.remove': 'Take out',
  'start.remove.name': 'Take out {name}',
  'start.unknown': 'A product that we can’t find',
  'start.unknown.then': 'It may not be sold any more. Take it out, and start with the rest.',
  'start.gone': 'It isn’t sold any more. Take it out, and start with the rest.',
  'start.when': 'How often, and from when?',
  'start.first-on': 'First delivery',
  'start.first-on.hint': 'Leave it empty to have it as soon as possible.',
  'start.where': 'Where to, and how is it paid?',
  'start.promise':
    'You never pay more than you have said yes to, and you can end it at any time. Nothing is ordered before the deadline.',
  'start.submit': 'Start the deliveries',
  'start.busy': 'Starting …',
  'start.refused': 'We couldn’t start the deliveries',
  'start.done':
    'The deliveries are under way. In a little while you get an e-mail with what we agreed on.',
  'start.costs': 'The first delivery costs {amount} in all, by today’s prices.',
  'start.shop': 'See the products in the shop',
};
