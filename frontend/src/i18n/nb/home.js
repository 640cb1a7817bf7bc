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
  'home.needs.birthYear': 'Legg inn fødselsåret ditt',
  'home.needs.birthYear.why': 'Bare året. Fast levering er for deg som har fylt 18.',
  'home.pets.title': 'Dyrene dine',
  'home.pets.none':
    'Vi vil gjerne bli kjent med den som bor hos deg. Legg inn navn og art, resten kan komme siden.',
  'home.pets.first': 'Legg til det første dyret',
  'home.pets.new': 'Nytt dyr',
  'home.lately.title': 'Endret i det siste',
  'home.lately.none': 'Ingenting er endret i det siste. Alt er som du forlot det.',
  'home.lately.all': 'Se alle endringer i profilen',
};
