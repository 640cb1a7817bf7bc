export default {
  'consents.title': 'Samtykker og reklame',
  'consents.intro':
    'Her bestemmer du hva vi får sende deg, og hva vi får bruke. Hvert valg gjelder for seg, og du kan ombestemme deg når du vil. Beskjeder om bestillinger, leveringer og kontoen din får du uansett.',

  'consents.all': 'Si nei til alt',
  'consents.all.text':
    'Vil du ikke ha noe av dette? Ett trykk, så stopper all reklame fra oss, og ingenting blir tilpasset.',
  'consents.all.viewed': 'Varer vi husker at du har sett på, slettes også, og kommer ikke tilbake.',
  'consents.all.older':
    'Et nei til {things} kan ikke angres etterpå: Der er ordene andre enn da du sa ja. Vil du ha det tilbake, må du si ja på nytt.',
  'consents.all.none':
    'Du får ingen reklame fra oss nå. Vil du ha noe, kan du si ja til akkurat det under.',
  'consents.all.beside':
    'Her har du ikke sagt ja til noe. Er det sagt ja med e-postadressen din et annet sted, slutter det også når du sier nei til alt.',

  'consents.group.mail': 'E-post',
  'consents.group.mail.text':
    'Fire slags, hver for seg. Sier du nei, sender vi ikke mer av det fra samme øyeblikk.',
  'consents.group.sms': 'SMS',
  'consents.group.sms.text':
    'Sier du nei her, eller svarer STOPP på en av dem, sender vi ikke flere.',
  'consents.group.own': 'Tilpasset til deg',
  'consents.group.own.text':
    'Gjelder bare det du ellers har sagt ja til å få. Du får ikke flere meldinger, bare noen som passer bedre.',
  'consents.group.cart': 'Handlekurv',
  'consents.group.cart.text':
    'Denne trenger ikke et ja: Vi tror du gjerne vil bli minnet på det du la der. Vil du ikke det, er det nok å slå den av.',
  'consents.group.cart.asked': 'Én e-post når du går fra en kurv, og bare når du har sagt ja.',
  'consents.group.browser': 'Denne nettleseren',
  'consents.group.browser.text':
    'Dette gjelder alle som bruker nettleseren, og knyttes ikke til deg.',
  'consents.group.browser.choose': 'Derfor velger du det på siden om cookies.',
  'consents.group.browser.none': 'Vi bruker ingenting av det nå, så det er ingenting å velge.',

  'consents.to': 'Til {to}.',
  'consents.to.mail.change': 'Bytt adresse',
  'consents.to.phone.change': 'Bytt nummer',
  'consents.add.phone': 'Gå til Profil og adresser',
  'consents.add.mail': 'Gå til Innlogging og sikkerhet',

  'consents.state.NEVER.MAIL': 'Du har ikke sagt ja, så dette får du ikke.',
  'consents.state.NEVER.SMS': 'Du har ikke sagt ja, så dette får du ikke.',
  'consents.state.NEVER.PERSONALISATION': 'Du har ikke sagt ja, så vi tilpasser ingenting.',
  'consents.state.NEVER.CART_REMINDER': 'På, uten at du har sagt noe.',
  'consents.state.ELSEWHERE.MAIL':
    'Du sa ja for den forrige adressen. Det følger med hit så snart vi vet at den nye er din.',
  'consents.state.ELSEWHERE.SMS':
    'Ja-et ditt gjaldt det forrige nummeret, og gjelder ikke lenger. Vil du ha SMS til et nytt, sier du ja til det.',
  'consents.state.GIVEN.said': 'Du sa ja {day} {channel}.',
  'consents.state.GIVEN.moved': 'Du sa ja {day}. Det fulgte med til adressen du har nå.',
  'consents.state.GIVEN.restored':
    'Du sa ja {from}. Siden sa du nei, men angret det {day}, så ja-et gjelder igjen.',
  'consents.state.GIVEN.interest': 'På igjen siden {day} {channel}.',
  'consents.state.WITHDRAWN.said': 'Du sa nei {day} {channel}.',
  'consents.state.WITHDRAWN.moved': 'Du sa nei {day}. Det fulgte med til adressen du har nå.',
  'consents.state.WITHDRAWN.interest': 'Slått av {day} {channel}.',
  'consents.state.ASKED.MAIL':
    'Venter på deg. Du ba om dette {day}. Trykk innen en uke på lenken i e-posten vi har sendt til {to}. Ett trykk bekrefter alt som venter.',
  'consents.state.ASKED.SMS':
    'Venter på deg. Du ba om dette {day}. Svar JA innen en uke på SMS-en vi har sendt til {to}, så er det bekreftet.',
  'consents.state.ASKED.shown':
    'Venter på deg. Du ba om dette {day}, før vi visste at {to} er ditt. Nå vet vi det, så et ja her er nok.',
  'consents.state.OUTDATED':
    'Du sa ja {day} {channel}. Teksten er skrevet om siden, så vi må spørre deg på nytt. Til du svarer, lar vi det være.',
  'consents.state.OUTDATED.others':
    'Du sa ja {day} {channel}, men til andre ord enn dem vi spør med i dag. De dekker kanskje ikke alt, så vi spør deg på nytt. Til du svarer, lar vi det være.',

  'consents.answer': 'Ditt svar: {label}',
  'consents.yes': 'Ja',
  'consents.no': 'Nei',
  'consents.on': 'Slå på',
  'consents.off': 'Slå av',
  'consents.is-on': 'På',
  'consents.is-off': 'Av',
  'consents.again': 'Send ny lenke',
  'consents.again.SMS': 'Send ny SMS',

  'consents.if.no.PERSONALISATION':
    'Sier du nei, får du det samme som alle andre, og varene vi husker at du har sett på, slettes.',
  'consents.if.no.CART_REMINDER':
    'Slår du den av, ligger det du la i kurven der fortsatt. Vi skriver bare ikke om det.',

  'consents.own.nothing':
    'Du får ingen reklame fra oss nå, så det er ingenting å tilpasse ennå. Sier du ja til e-post eller SMS siden, velger vi ut det som passer deg.',

  'consents.viewed': 'Varer du har sett på',
  'consents.viewed.text':
    'Dette husker vi at du så på i nettbutikken mens du var logget inn. Vi bruker det til å velge ut det som passer deg, og husker høyst hundre varer, ingen lenger enn to år.',
  'consents.viewed.none':
    'Vi husker ingen varer nå. Det du ser på i nettbutikken mens du er logget inn der, dukker opp her. Det du ser på her på Min Side, husker vi ikke.',
  'consents.viewed.at': 'Sist sett {day}',
  'consents.viewed.unknown': 'En vare vi ikke finner igjen (varenummer {sku})',
  'consents.viewed.all': 'Vis alle {count}',
  'consents.viewed.forget': 'Glem dem alle',
  'consents.viewed.forget.text':
    'Vi sletter dem med én gang, og kan ikke hente dem tilbake. Ja-et ditt gjelder fortsatt, så det du ser på etterpå, husker vi.',
  'consents.viewed.forgotten': 'Det er gjort. Alt du har sett på til nå, er glemt.',

  'consents.year': 'Hvilket år er du født?',
  'consents.year.hint.15':
    'Du kan si ja selv fra og med året du fyller 16. Vi ber bare om året, og tar vare på det i profilen din.',
  'consents.year.hint.18':
    'Vi tilpasser bare fra og med året du fyller 19. Vi ber bare om året, og tar vare på det i profilen din.',
  'consents.year.invalid': 'Skriv fire siffer, for eksempel 1984.',
  'consents.year.mend': 'Står det feil år i profilen din? Rett det der',
  'consents.year.submit': 'Si ja',
  'consents.year.failed': 'Vi har ikke notert noe ja ennå',

  'consents.changed': 'Dette er endret siden du sa ja',
  'consents.changed.how': 'Nye ord er understreket, og det som er tatt ut, er strøket over.',
  'consents.changed.ADDED': 'Nytt:',
  'consents.changed.REMOVED': 'Tatt ut:',
  'consents.changed.end': 'Slutt på endringen.',

  'consents.details': 'Teksten og historikken',
  'consents.text.today': 'Dette spør vi om i dag',
  'consents.text.agreed': 'Dette sa du ja til {day} (tekst nummer {version})',
  'consents.text.others': 'Dette sa du ja til {day}, med ordene som sto der den gangen',
  'consents.text.asked': 'Dette ba du om {day}',
  'consents.text.was': 'Teksten det gjaldt',
  'consents.text.untold': 'Ordene du svarte på den gangen, har vi ikke.',
  'consents.history': 'Alt du har sagt om dette',
  'consents.history.none': 'Ingenting ennå.',
  'consents.step.ASKED': 'Vi spurte om det var deg,',
  'consents.step.GIVEN': 'Ja',
  'consents.step.WITHDRAWN': 'Nei',
  'consents.step.CARRIED': 'Ja, som fortsatt gjelder,',
  'consents.step.MOVED': 'Fulgte med til den nye adressen din',
  'consents.step.LEFT': 'Gjaldt en adresse eller et nummer du ikke har lenger',
  'consents.step.UNDONE': 'Angret nei-et, så ja-et gjelder igjen',
  'consents.step.on': 'Slått på',
  'consents.step.off': 'Slått av',
  'consents.step.version': 'Tekst nummer {version}',
  'consents.receipt': 'Kvittering (PDF)',
  'consents.receipt.named': 'Kvittering nummer {number} (PDF)',
  'consents.receipt.file': 'Som fil (JSON)',
  'consents.receipt.file.named': 'Kvittering nummer {number} som fil (JSON)',

  'consents.done.yes.MAIL': 'Takk. Fra nå av får du dette.',
  'consents.done.yes.SMS': 'Takk. Fra nå av får du dette.',
  'consents.done.yes.PERSONALISATION': 'Takk. Fra nå av velger vi ut det som passer deg og dyrene.',
  'consents.done.yes.nothing':
    'Takk, det er notert. Du får ingen reklame fra oss nå, så det er ingenting å tilpasse ennå. Varer du ser på i nettbutikken mens du er logget inn, husker vi fra nå av.',
  'consents.done.yes.CART_REMINDER': 'Den er på igjen.',
  'consents.done.asked.MAIL':
    'Vi har sendt deg en e-post til {to}. Trykk på lenken i den, så er det bekreftet.',
  'consents.done.asked.SMS': 'Vi har sendt deg en SMS til {to}. Svar JA, så er det bekreftet.',
  'consents.done.waits.MAIL':
    'Notert. Lenken i e-posten vi har sendt til {to}, gjelder dette også: Ett trykk der bekrefter alt som venter.',
  'consents.done.waits.SMS':
    'Notert. Svar JA på SMS-en vi har sendt til {to}, så er det bekreftet.',
  'consents.done.no.MAIL': 'Den er grei. Du får ikke mer av dette.',
  'consents.done.no.SMS': 'Den er grei. Du får ikke mer av dette.',
  'consents.done.no.PERSONALISATION': 'Den er grei. Fra nå av får du det samme som alle andre.',
  'consents.done.no.nothing': 'Da tilpasser vi ingenting til deg.',
  'consents.done.no.CART_REMINDER': 'Den er grei. Vi minner deg ikke på handlekurven.',
  'consents.done.all': 'Den er grei. Du får ingen reklame fra oss, og ingenting blir tilpasset.',
  'consents.done.no.older':
    'Vil du ha det tilbake, må du si ja på nytt: Ordene er andre enn da du sa ja.',
  'consents.done.onItsWay': 'En melding som alt var på vei, kan likevel komme fram.',
  'consents.undone': 'Det du hadde sagt ja til, gjelder igjen. Resten står som nei.',
  'consents.undone.one': 'Ja-et ditt gjelder igjen.',
  'consents.undone.yes': 'Da regner vi det ikke som et ja.',
  'consents.undone.some': 'Noe av det gjelder igjen, men ikke alt.',
  'consents.undone.back': 'Gjelder igjen: {things}.',
  'consents.undone.waits': 'Venter på at du bekrefter: {things}.',
  'consents.undone.gone':
    'Fortsatt nei: {things}. Ordene du sa ja til før, er andre enn dagens, så vil du ha det tilbake, sier du ja under.',
  'consents.undone.viewed':
    'Husket vi varer du hadde sett på, er de slettet og kommer ikke tilbake.',

  'consents.browser.unused': 'Ikke i bruk',
  'consents.browser.unanswered': 'Ikke valgt, så vi gjør som om svaret er nei',
  'consents.browser.yes': 'Ja',
  'consents.browser.no': 'Nei',
  'consents.browser.link': 'Velg på siden om cookies',
  'consents.browser.read': 'Les mer på siden om cookies',

  'consents.more': 'Mer om dette',
  'consents.more.sent': 'Sendt til deg: alt du har fått fra oss, og hvorfor',
  'consents.more.receipt': 'Sjekk at en kvittering er ekte',
  'consents.more.privacy': 'Personvern og mine data',
};
