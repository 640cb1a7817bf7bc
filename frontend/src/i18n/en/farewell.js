export default {
  'farewell.section': 'Is {name} not here any more?',
  'farewell.lead':
    'If {name} has passed away, or moved to a new home, we help you with the rest: the food stops coming, and we stop writing about {name}.',
  'farewell.open': 'Say farewell to {name}',
  'farewell.title': 'Say farewell to {name}',
  'farewell.intro':
    'Take the time you need. Nothing happens until you press the button at the bottom, and you can undo it for thirty days.',
  'farewell.kind': 'What has happened?',
  'farewell.kind.DIED': '{name} has passed away',
  'farewell.kind.MOVED': '{name} has moved to a new home',
  'farewell.kind.missing': 'Choose what is true.',
  'farewell.food': 'The food',
  'farewell.once': 'This was to come once, and won’t: {names}.',
  'farewell.things': 'What comes regularly',
  'farewell.stops.eaten': 'Only {name} eats this, so it stops coming:',
  'farewell.stops.used': 'Only {name} uses this, so it stops coming:',
  'farewell.stops.both': 'Only {name} eats or uses this, so it stops coming:',
  'farewell.ends': 'Then nothing is left in this fixed delivery, and it ends.',
  'farewell.shared': {
    one: '{names} eats {product} too. How shall it come?',
    other: '{names} eat {product} too. How shall it come?',
  },
  'farewell.shared.used': {
    one: '{names} uses {product} too. How shall it come?',
    other: '{names} use {product} too. How shall it come?',
  },
  'farewell.shared.used.unknown': 'Others use {product} too. How shall it come?',
  'farewell.shared.unknown': 'Others eat {product} too. How shall it come?',
  'farewell.choice.STAY': 'As now: {number} {rhythm}',
  'farewell.choice.FEWER': '{number} {rhythm}, which is enough for those that are left',
  'farewell.choice.LESS_OFTEN': 'Less often, so that it lasts: all of the delivery comes {rhythm}',
  'farewell.choice.STOP': 'Stop sending it',
  'farewell.order': 'Order {number} hasn’t come yet',
  'farewell.order.in-it': 'In it is {names}, which is for {name} alone.',
  'farewell.order.others': 'If you stop it, {names} won’t come either.',
  'farewell.order.question': 'What shall we do with order {number}?',
  'farewell.order.keep': 'Let it come',
  'farewell.order.stop': 'Ask the shop to stop it',
  'farewell.memory': 'What shall we do with {name}’s page?',
  'farewell.memory.KEEP': 'Let it stay, as a memory',
  'farewell.memory.FORGET': 'Delete it after thirty days',
  'farewell.submit': 'Say farewell to {name}',
  'farewell.refused': 'The farewell isn’t said yet',
  'farewell.stale':
    'The fixed deliveries were changed since you opened the page. Look at how they are now, and press again.',
  'farewell.done': 'Farewell, {name}.',

  'remembered.title': 'Those you have said farewell to',
  'remembered.DIED': 'Passed away. You said farewell on {day}.',
  'remembered.MOVED': 'Moved to a new home. You said farewell on {day}.',
  'remembered.page.DIED':
    'You said farewell to {name} on {day}. Thank you for letting us come along.',
  'remembered.page.MOVED':
    '{name} moved to a new home, and you said farewell on {day}. Thank you for letting us come along.',
  'remembered.forget': 'All about {name} is deleted {day}.',
  'remembered.undo.title': 'Was it a mistake?',
  'remembered.undo.text':
    'Until {day} you can undo this. Then {name} is back, and the food comes as before. What you have changed since stays as you have it.',
  'remembered.undo.act': 'Undo the farewell',
  'remembered.undone': 'The farewell is undone.',
  'remembered.over': 'It is more than thirty days ago, so the farewell can’t be undone any more.',

  'remembered.delete': 'Delete {name}’s page?',
  'remembered.delete.lead':
    'If you don’t want the page any more, you can delete all about {name} now.',
  'remembered.delete.open': 'Delete {name}’s page',
};
