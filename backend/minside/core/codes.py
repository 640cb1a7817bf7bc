"""What a customer can be told is wrong: the codes, and their texts in both languages."""

from enum import Enum

from .language import Text


class Code(Enum):
    """The machine-readable half of a refusal; GraphQL's `UserErrorCode`."""

    REQUIRED = "REQUIRED"
    TOO_LONG = "TOO_LONG"
    INVALID = "INVALID"
    INVALID_CHARACTERS = "INVALID_CHARACTERS"
    INVALID_PHONE = "INVALID_PHONE"
    INVALID_POSTCODE = "INVALID_POSTCODE"
    OUT_OF_RANGE = "OUT_OF_RANGE"
    IN_FUTURE = "IN_FUTURE"
    TOO_EARLY = "TOO_EARLY"
    NOT_FOUND = "NOT_FOUND"
    LIMIT_REACHED = "LIMIT_REACHED"
    KEY_REUSED = "KEY_REUSED"
    WRONG_CREDENTIALS = "WRONG_CREDENTIALS"
    THROTTLED = "THROTTLED"
    BUSY = "BUSY"
    UPLOAD_GONE = "UPLOAD_GONE"
    NOT_A_PICTURE = "NOT_A_PICTURE"
    PICTURE_TOO_LARGE = "PICTURE_TOO_LARGE"
    FILE_TOO_LARGE = "FILE_TOO_LARGE"
    NOT_A_DOCUMENT = "NOT_A_DOCUMENT"
    NOT_AN_ATTACHMENT = "NOT_AN_ATTACHMENT"
    TOO_MANY_PAGES = "TOO_MANY_PAGES"
    STEP_UP_REQUIRED = "STEP_UP_REQUIRED"
    PASSWORD_TOO_SHORT = "PASSWORD_TOO_SHORT"  # noqa: S105 - a code
    PASSWORD_COMMON = "PASSWORD_COMMON"  # noqa: S105 - a code
    PASSWORD_GUESSABLE = "PASSWORD_GUESSABLE"  # noqa: S105 - a code
    SAME_PASSWORD = "SAME_PASSWORD"  # noqa: S105 - a code
    WRONG_PASSWORD = "WRONG_PASSWORD"  # noqa: S105 - a code
    INVALID_EMAIL = "INVALID_EMAIL"
    SAME_EMAIL = "SAME_EMAIL"
    LINK_INVALID = "LINK_INVALID"
    WRONG_CODE = "WRONG_CODE"
    ACCOUNT_FROZEN = "ACCOUNT_FROZEN"
    PAST_DEADLINE = "PAST_DEADLINE"
    NOT_POSSIBLE = "NOT_POSSIBLE"
    STALE_VERSION = "STALE_VERSION"
    NOT_CANCELLABLE = "NOT_CANCELLABLE"
    NOT_RETURNABLE = "NOT_RETURNABLE"
    NOT_COMPLAINABLE = "NOT_COMPLAINABLE"
    BIRTH_YEAR_NEEDED = "BIRTH_YEAR_NEEDED"
    TOO_YOUNG = "TOO_YOUNG"
    NO_ADDRESS = "NO_ADDRESS"
    CONVERSATION_CLOSED = "CONVERSATION_CLOSED"


TEXTS: dict[Code, Text] = {
    Code.REQUIRED: Text("Fyll ut dette feltet.", "Fill in this field."),
    Code.TOO_LONG: Text(
        "Skriv høyst {most} tegn; dette er {count}.",
        "Write at most {most} characters; this is {count}.",
    ),
    Code.BIRTH_YEAR_NEEDED: Text(
        "Skriv året du ble født: vi må vite at du er gammel nok til å si ja selv.",
        "Enter the year you were born: we must know that you are old enough to agree yourself.",
    ),
    Code.TOO_YOUNG: Text(
        "Dette kan du si ja til fra og med året du fyller {turning}.",
        "You can agree to this from the year you turn {turning}.",
    ),
    Code.NO_ADDRESS: Text(
        "Vi har ikke noe å nå deg på her. Legg det inn under Profil og adresser først.",
        "We have no way to reach you here. Add it under Profile and addresses first.",
    ),
    Code.INVALID: Text("Dette ser ikke riktig ut.", "This doesn't look right."),
    Code.INVALID_CHARACTERS: Text(
        "Her er det tegn som ikke kan vises. Skriv det uten dem.",
        "There are characters here that can't be shown. Write it without them.",
    ),
    Code.INVALID_PHONE: Text(
        "Dette er ikke et telefonnummer vi kan ringe. Norske nummer har åtte siffer.",
        "This isn't a phone number we can call. Norwegian numbers have eight digits.",
    ),
    Code.INVALID_POSTCODE: Text(
        "Skriv {digits} siffer, for eksempel {example}.",
        "Enter {digits} digits, such as {example}.",
    ),
    Code.OUT_OF_RANGE: Text(
        "Verdien må være mellom {least} og {most}.", "The value must be between {least} and {most}."
    ),
    Code.IN_FUTURE: Text("Datoen er ikke kommet ennå.", "That date hasn't come yet."),
    Code.TOO_EARLY: Text("Datoen ligger for langt tilbake.", "That date is too far back."),
    Code.NOT_FOUND: Text(
        "Vi finner ikke dette. Kanskje er det slettet.",
        "We can't find this. Perhaps it was deleted.",
    ),
    Code.LIMIT_REACHED: Text(
        "Du kan ha høyst {most}. Slett en for å gjøre plass.",
        "You can have at most {most}. Delete one to make room.",
    ),
    Code.KEY_REUSED: Text(
        "Skjemaet er allerede sendt med et annet innhold. Last siden på nytt.",
        "The form was already sent with other content. Reload the page.",
    ),
    Code.WRONG_CREDENTIALS: Text(
        "E-postadressen eller passordet stemmer ikke.",
        "The e-mail address or the password isn't right.",
    ),
    Code.THROTTLED: Text(
        "Det har vært for mange forsøk. Prøv igjen om {wait}.",
        "There have been too many attempts. Try again in {wait}.",
    ),
    Code.BUSY: Text(
        "Det er mye å gjøre akkurat nå. Prøv igjen om litt.",
        "There is much to do right now. Try again in a moment.",
    ),
    Code.UPLOAD_GONE: Text(
        "Opplastingen er borte. Velg filen på nytt.", "The upload is gone. Choose the file again."
    ),
    Code.NOT_A_PICTURE: Text(
        "Dette er ikke et bilde vi kan lese. Bruk JPEG, PNG, WebP eller GIF.",
        "This isn't a picture that we can read. Use JPEG, PNG, WebP or GIF.",
    ),
    Code.PICTURE_TOO_LARGE: Text(
        "Bildet har for mange piksler. Høyst {most} megapiksler går.",
        "The picture has too many pixels. At most {most} megapixels will do.",
    ),
    Code.FILE_TOO_LARGE: Text(
        "Filen er for stor. Høyst {most} MB går.",
        "The file is too large. At most {most} MB will do.",
    ),
    Code.NOT_A_DOCUMENT: Text(
        "Dette er ikke en PDF vi kan ta imot. Den kan være låst med passord, ødelagt eller ha noe i seg"
        " som kjører av seg selv. Skriv den ut til en ny PDF, eller ta et bilde av den.",
        "This isn't a PDF that we can take. It may be locked with a password, damaged, or hold something"
        " that runs by itself. Print it to a new PDF, or take a picture of it.",
    ),
    Code.NOT_AN_ATTACHMENT: Text(
        "Dette er verken et bilde eller en PDF vi kan lese. Bruk JPEG, PNG, WebP, GIF eller PDF.",
        "This is neither a picture nor a PDF that we can read. Use JPEG, PNG, WebP, GIF or PDF.",
    ),
    Code.TOO_MANY_PAGES: Text(
        "Dokumentet har for mange sider. Høyst {most} går.",
        "The document has too many pages. At most {most} will do.",
    ),
    Code.CONVERSATION_CLOSED: Text(
        "Samtalen er avsluttet, så vi leser ikke det du skriver her. Start en ny samtale, så svarer vi deg."
        " Det du har skrevet, blir stående.",
        "The conversation is closed, so we won't read what you write here. Start a new one, and we will"
        " answer. What you have written stays.",
    ),
    Code.STEP_UP_REQUIRED: Text(
        "Bekreft at det er deg, med passordet ditt.", "Confirm that it's you, with your password."
    ),
    Code.PASSWORD_TOO_SHORT: Text(
        "Passordet må ha minst {least} tegn; dette har {count}.",
        "The password needs at least {least} characters; this has {count}.",
    ),
    Code.PASSWORD_COMMON: Text(
        "Mange bruker dette passordet, eller et som ligner, så det er lett å gjette. Velg et annet.",
        "Many people use this password, or one like it, so it is easy to guess. Choose another.",
    ),
    Code.PASSWORD_GUESSABLE: Text(
        "Det er lite igjen av passordet uten «{word}», som andre kan vite om. Velg et annet.",
        "Little is left of the password without “{word}”, which others may know. Choose another.",
    ),
    Code.SAME_PASSWORD: Text(
        "Dette er passordet du har nå. Velg et nytt.",
        "This is the password you have now. Choose a new one.",
    ),
    Code.WRONG_PASSWORD: Text("Passordet stemmer ikke.", "The password isn't right."),
    Code.INVALID_EMAIL: Text(
        "Dette er ikke en e-postadresse vi kan sende til. Skriv den som navn@eksempel.no.",
        "This isn't an e-mail address we can send to. Write it as name@example.com.",
    ),
    Code.SAME_EMAIL: Text(
        "Dette er e-postadressen du har nå.", "This is the e-mail address you have now."
    ),
    Code.LINK_INVALID: Text(
        "Lenken gjelder ikke lenger. Den kan være brukt, for gammel eller ikke hel.",
        "The link isn't valid any more. It may be used, too old, or not whole.",
    ),
    Code.WRONG_CODE: Text(
        "Koden stemmer ikke. Du har {left} forsøk igjen.",
        "The code isn't right. You have {left} of three tries left.",
    ),
    Code.ACCOUNT_FROZEN: Text(
        "Kontoen er fryst for sikkerhets skyld. Åpne lenken i e-posten vi sendte til den gamle"
        " adressen, så tar du kontoen tilbake. Ellers åpner den seg selv innen en uke.",
        "The account is frozen to keep it safe. Open the link in the e-mail we sent to the old"
        " address, and you take the account back. Otherwise it opens by itself within a week.",
    ),
    # Why is told where it is decided, in both languages.
    Code.PAST_DEADLINE: Text("{reason}", "{reason}"),
    Code.NOT_POSSIBLE: Text("{reason}", "{reason}"),
    Code.STALE_VERSION: Text(
        "Dette er endret et annet sted siden du åpnet siden. Se over hvordan det er nå, og prøv igjen.",
        "This was changed elsewhere since you opened the page. Look at how it is now, and try again.",
    ),
    Code.NOT_CANCELLABLE: Text("{reason}", "{reason}"),
    Code.NOT_RETURNABLE: Text("{reason}", "{reason}"),
    Code.NOT_COMPLAINABLE: Text("{reason}", "{reason}"),
}
