export default {
  'start.title': 'Ny fast levering',
  'start.intro':
    'Velg hva som skal komme, og når. Du ser hva det blir før du starter, og du kan endre alt siden.',
  'start.what': 'Hva skal komme?',
  'start.first': 'Finn det første',
  'start.more': 'Legg til mer',
  'start.remove': 'Ta ut',
  'start.remove.name': 'Ta ut {name}',
  'start.unknown': 'En vare vi ikke finner',
  'start.unknown.then': 'Kanskje selges den ikke lenger. Ta den ut, så kan du starte med resten.',
  'start.when': 'Hvor ofte, og fra når?',
  'start.first-on': 'Første levering',
  'start.first-on.hint': 'La stå tom for å få den så snart som mulig.',
  'start.where': 'Hvor, og hvordan betales det?',
  'start.promise':
    'Du betaler aldri mer enn du har sagt ja til, og du kan avslutte når som helst. Ingenting bestilles før fristen.',
  'start.submit': 'Start leveringene',
  'start.busy': 'Starter …',
  'start.refused': 'Vi fikk ikke startet leveringene',
  'start.done': 'Leveringene er i gang. Om litt får du en e-post med det vi er blitt enige om.',
  'start.costs': 'Den første leveringen koster {amount} i alt, slik prisene er i dag.',
  'start.shop': 'Se varene i butikken',
};
