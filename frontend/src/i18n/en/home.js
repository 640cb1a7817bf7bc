export default {
  'home.greeting': 'Hello, {name}!',
  'home.greeting.nameless': 'Hello!',
  'home.intro': 'What matters most about you and your pets, in one place.',
  'home.needs.title': {
    one: 'One thing we need from you',
    other: '{count} things we need from you',
  },
  'home.needs.none': 'All is well. We need nothing from you right now.',
  'home.needs.postalAddress': 'Add your postal address',
  'home.needs.postalAddress.why': 'So that we know where your goods and invoices go.',
  'home.needs.phone': 'Add your phone number',
  'home.needs.phone.why': 'So that we can reach you when a parcel is on its way.',
  'home.pets.title': 'Your pets',
  'home.pets.none':
    'We would love to meet whoever lives with you. A name and a species will do, the rest can come later.',
  'home.pets.first': 'Add your first pet',
  'home.pets.new': 'New pet',
  'home.lately.title': 'Changes to your profile',
  'home.lately.none': 'Your profile is as you left it: nothing has changed in the last 30 days.',
  'home.lately.all': 'See the full history',
};
