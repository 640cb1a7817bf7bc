export default {
  'sign-in.title': 'Velkommen til Min Side',
  'sign-in.intro': 'Her finner du alt om dyrene dine, og alt vi vet om deg.',
  'sign-in.email': 'E-post',
  'sign-in.password': 'Passord',
  'sign-in.show': 'Vis',
  'sign-in.hide': 'Skjul',
  'sign-in.show-password': 'Vis passordet',
  'sign-in.submit': 'Logg inn',
  'sign-in.busy': 'Logger inn …',
  'sign-in.failed': 'Vi fikk ikke logget deg inn',
};
