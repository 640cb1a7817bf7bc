export default {
  'sign-in.title': 'Velkommen til Min Side',
  'sign-in.intro': 'Her finner du alt om dyrene dine, og alt vi vet om deg.',
  'sign-in.email': 'E-post',
  'sign-in.email.invalid': 'Skriv hele e-postadressen, for eksempel navn@eksempel.no.',
  'sign-in.password': 'Passord',
  'sign-in.submit': 'Logg inn',
  'sign-in.busy': 'Logger inn …',
  'sign-in.failed': 'Vi fikk ikke logget deg inn',
  'sign-in.farewell.own': 'Du er logget ut. Ha det!',
  'sign-in.farewell.ended':
    'Du er blitt logget ut, enten fra en annen enhet eller fordi det er lenge siden sist. Logg inn igjen, så fortsetter du der du var.',
  'sign-in.help': 'Glemt passordet, eller vil du bli med i venneklubben? Skriv til oss på',
  'sign-in.privacy': 'Hva vi lagrer om deg, og hvorfor, står i',
  'sign-in.privacy.link': 'personvernerklæringen vår',
};
