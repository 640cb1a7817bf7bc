"""The app's pages as they are counted: an address of the app's route table, without ids."""

from typing import Final

PAGES: Final = frozenset(
    {
        "/",
        "/bekreft",
        "/bekreft-samtykke",
        "/bestillinger",
        "/bestillinger/:id",
        "/bestillinger/:id/angre",
        "/bestillinger/:id/reklamasjon/:line",
        "/bestillinger/fakturaer",
        "/cookies",
        "/faste-leveringer",
        "/faste-leveringer/:id",
        "/faste-leveringer/kalender",
        "/faste-leveringer/ny",
        "/finn-konto",
        "/finn-konto/kode",
        "/finn-konto/passord",
        "/finn-konto/sendt",
        "/frys",
        "/glemt-passord",
        "/glemt-passord/sendt",
        "/handlekurver",
        "/handlekurver/:id",
        "/innlogging",
        "/kjaeledyr",
        "/kjaeledyr/:id",
        "/kjaeledyr/:id/endre",
        "/kjaeledyr/:id/farvel",
        "/kjaeledyr/nytt",
        "/kundeservice",
        "/kundeservice/:id",
        "/kundeservice/ny",
        "/lag-konto",
        "/lag-konto/sendt",
        "/levering",
        "/levering/endre",
        "/levering/flytt",
        "/logg-inn",
        "/meld-av",
        "/nyhetsbrev",
        "/nytt-passord",
        "/omtaler",
        "/omtaler/:id",
        "/omtaler/ny",
        "/personvern",
        "/personvern/erklaering",
        "/profil",
        "/samtykker",
        "/samtykker/kvittering",
        "/sendt-til-deg",
        "/varer",
        "/varer/:sku",
        "/venneklubb",
    }
)
"""A test compares them with the app's own; a page that isn't here isn't counted."""
WITH_CATEGORY: Final = "/varer"
"""The page whose address names a category of goods. A product's own page tells none: what is counted is what
is said to be, and which products are looked at isn't."""
