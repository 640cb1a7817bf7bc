export default {
  'profile.title': 'Profil og adresser',
  'profile.intro': 'Det vi vet om deg, og hvordan vi når deg. Du kan endre det når du vil.',
  'profile.unchanged': 'Ingenting er endret.',
  'profile.undone': 'Endringen er angret. Alt er som før.',

  'profile.person.title': 'Om deg',
  'profile.confirmed': 'Sist bekreftet {day}.',
  'profile.email': 'E-post',
  'profile.email.hint': 'Du logger inn med denne adressen, og hit skriver vi til deg.',
  'profile.email.none':
    'Vi har ingen e-postadresse til deg ennå. Legg til en, så kan du logge inn neste gang.',
  'profile.email.add': 'Legg til e-postadresse',
  'profile.email.change': 'Bytt e-postadresse',
  'profile.number': 'Kundenummer',
  'profile.number.hint': 'Det kjenner butikken deg på, også når du skriver eller ringer.',
  'profile.firstName': 'Fornavn',
  'profile.lastName': 'Etternavn',
  'profile.phone': 'Telefonnummer',
  'profile.phone.hint': 'Norske nummer trenger ikke landkode.',
  'profile.phone.texts':
    'Bytter du nummer, gjelder ikke et ja til reklame på SMS lenger. Det velger du på nytt under',
  'profile.birthYear': 'Fødselsår',
  'profile.birthYear.hint':
    'Fast levering, og reklame tilpasset til deg, kan du få fra og med året du fyller 19. Annen reklame kan du si ja til fra og med året du fyller 16. Vi ber bare om året, aldri datoen.',
  'profile.birthYear.invalid': 'Skriv fire siffer, for eksempel 1984.',
  'profile.language': 'Språk',
  'profile.language.hint':
    'Gjelder både Min Side og det vi skriver til deg. Det er det samme valget som øverst på siden.',
  'profile.person.save': 'Lagre',
  'profile.person.saved': 'Opplysningene om deg er lagret.',
  'profile.person.saved.phone':
    'Opplysningene om deg er lagret. Reklame på SMS sender vi ikke til det nye nummeret før du sier ja til det, under Samtykker og reklame.',

  'profile.post.title': 'Postadresse',
  'profile.post.text':
    'Hit går fakturaer og annen post om det du har bestilt. Pakkene går til den vanlige leveringsadressen din. Har du ingen, kommer de hit.',
  'profile.post.save': 'Lagre postadressen',
  'profile.post.saved': 'Postadressen er lagret.',

  'address.recipient': 'Mottaker',
  'address.recipient.hint': 'Navnet som skal stå på pakken.',
  'address.street': 'Gate og husnummer',
  'address.street2': 'Mer om adressen',
  'address.street2.hint': 'For eksempel leilighetsnummer eller c/o.',
  'address.postcode': 'Postnummer',
  'address.city': 'Poststed',
  'address.country': 'Land',
  'address.instructions': 'Beskjed til den som leverer',
  'address.instructions.hint': 'For eksempel «Sett pakken bak hekken. Hunden er snill.»',
  'address.isDefault': 'Gjør dette til den vanlige leveringsadressen min',

  'delivery.title': 'Leveringsadresser',
  'delivery.text':
    'Steder vi kan levere til: hjemme, på hytta eller hos den som passer dyret. Pakkene går til den vanlige adressen når du ikke velger en annen.',
  'delivery.none':
    'Du har ingen leveringsadresser ennå. Så lenge går pakkene til postadressen din.',
  'delivery.full':
    'Du har {count} adresser, og flere har vi ikke plass til. Slett en for å legge til en ny.',
  'delivery.add': 'Legg til leveringsadresse',
  'delivery.new': 'Ny leveringsadresse',
  'delivery.edit': 'Endre {street}',
  'delivery.edit.short': 'Endre',
  'delivery.delete': 'Slett {street}',
  'delivery.delete.short': 'Slett',
  'delivery.delete.anyway': 'Slett likevel',
  'delivery.delete.keep': 'Behold adressen',
  'delivery.make-default': 'Gjør til vanlig adresse: {street}',
  'delivery.make-default.short': 'Gjør til vanlig',
  'delivery.is-default': 'Vanlig leveringsadresse',
  'delivery.save': 'Lagre adressen',
  'delivery.added': '{street} er lagt til.',
  'delivery.saved': '{street} er lagret.',
  'delivery.deleted': '{street} er slettet. Vi leverer ikke dit lenger.',
  'delivery.restored': '{street} er tilbake.',
  'delivery.made-default': '{street} er nå den vanlige leveringsadressen din.',

  'history.title': 'Endringer i profilen',
  'history.text':
    'Hva som er endret, og hvem som gjorde det: du, kundeservice eller systemet vårt.',
  'history.none': 'Ingenting er endret ennå.',
};
