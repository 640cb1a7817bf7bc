"""Purposes and retention rules that several rooms share."""

from .language import Text
from .personal import Basis, Purpose, Retention

ACCOUNT = Purpose(
    "account",
    Text(
        "Å gi deg Min Side og holde opplysningene dine riktige",
        "To give you Min Side and keep your details right",
    ),
    Basis.CONTRACT,
    "GDPR art. 6(1)(b)",
)
SECURITY = Purpose(
    "security",
    Text("Å beskytte kontoen din", "To protect your account"),
    Basis.LEGITIMATE_INTEREST,
    "GDPR art. 6(1)(f) and art. 32",
)
DELIVERY = Purpose(
    "delivery",
    Text("Å sende deg det du bestiller", "To send you what you order"),
    Basis.CONTRACT,
    "GDPR art. 6(1)(b)",
)
BOOKKEEPING = Purpose(
    "bookkeeping",
    Text("Å føre regnskap slik loven krever", "To keep the books as the law demands"),
    Basis.LEGAL_OBLIGATION,
    "bokføringsloven §13",
)
CLAIMS = Purpose(
    "claims",
    Text(
        "Å ordne det som ble galt med en vare eller en betaling",
        "To put right what went wrong with goods or a payment",
    ),
    Basis.LEGAL_OBLIGATION,
    "angrerettloven, forbrukerkjøpsloven §27",
)
PET_CARE = Purpose(
    "pet-care",
    Text(
        "Å gi råd og varer som passer dyrene dine", "To offer advice and goods that suit your pets"
    ),
    Basis.CONTRACT,
    "GDPR art. 6(1)(b)",
)

WITH_ACCOUNT = Retention(
    "with-account",
    Text("Så lenge du har konto", "As long as you have an account"),
    "GDPR art. 5(1)(e)",
)
MINUTES = Retention(
    "minutes", Text("Noen minutter", "A few minutes"), "GDPR art. 5(1)(e)", "window_ends_at", 1
)


def days(key: str, nb: str, en: str, *, counts_from: str, days: int) -> Retention:
    """A rule of our own that counts days from a column."""
    return Retention(key, Text(nb, en), "GDPR art. 5(1)(e)", counts_from, days)


def bookkept(key: str, nb: str, en: str, *, counts_from: str, months: int) -> Retention:
    """What the Bookkeeping Act keeps: so many months after the end of the accounting year."""
    return Retention(
        key, Text(nb, en), "bokføringsloven §13", counts_from, months_after_year=months
    )
