export default {
  'home.greeting': 'Hei, {name}!',
  'home.greeting.nameless': 'Hei!',
  'home.intro': 'Her ser du det viktigste om deg og dyrene dine.',
  'home.needs.title': {
    one: 'Én ting vi trenger fra deg',
    other: '{count} ting vi trenger fra deg',
  },
  'home.needs.none': 'Alt er i orden. Vi trenger ingenting fra deg akkurat nå.',
  'home.needs.postalAddress': 'Legg inn postadressen din',
  'home.needs.postalAddress.why': 'Så vet vi hvor varene og fakturaene skal.',
  'home.needs.phone': 'Legg inn telefonnummeret ditt',
  'home.needs.phone.why': 'Så når vi deg når en pakke er på vei.',
  'home.pets.title': 'Dyrene dine',
  'home.pets.none':
    'Vi vil gjerne bli kjent med den som bor hos deg. Legg inn navn og art, resten kan komme siden.',
  'home.pets.first': 'Legg til det første dyret',
  'home.pets.new': 'Nytt dyr',
  'home.lately.title': 'Endret i profilen',
  'home.lately.none': 'Profilen din er som du forlot den: ingenting er endret de siste 30 dagene.',
  'home.lately.all': 'Se hele endringsloggen',
};
