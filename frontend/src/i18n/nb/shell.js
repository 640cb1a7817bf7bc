export default {
  'shell.privacy': 'Personvernerklæring',

  'language.kept': 'Fra nå av skriver vi til deg på norsk.',
  'language.not-kept':
    'Siden er på norsk, men vi fikk ikke lagret valget i profilen din. Prøv igjen om litt.',
};
