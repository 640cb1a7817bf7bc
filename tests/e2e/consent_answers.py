"""What the API might tell of a customer's consents, in every state in which one may be."""

from typing import Any

from tests.e2e.answers import Data

KARI = "kari.nordmann-med-et-langt-navn@eksempeldomene.example"
NUMBER = "+4740000101"
YES = {"allowed": True, "reason": None}
NO = {"allowed": False, "reason": "Dette har du ikke sagt ja til."}
LABELS = {
    "NEWS": "Nyheter på e-post",
    "OFFERS": "Tilbud på e-post",
    "DISCOUNT_CODES": "Rabattkoder på e-post",
    "ARTICLES": "Artikler, tips og råd på e-post",
    "SMS": "Tilbud og nyheter på SMS",
    "PERSONALISATION": "Tilpasset til deg og dyrene dine",
    "CART_REMINDER": "Påminnelse om handlekurven",
}


def text(version: int | None = 2, **said: Any) -> Data:
    paragraphs = [
        "Mikopet skriver til deg når det er noe nytt i butikken.",
        "Vi bruker e-postadressen og språket ditt, og fornavnet ditt hvis du har konto.",
        "Du kan si nei igjen når som helst: på Min Side, eller ved å skrive til post@mikopet.no.",
    ]
    told = {"label": "Ja, send meg dette.", "paragraphs": paragraphs, "language": "NB"}
    return {**told, "version": version, **said}


def step(number: int, action: str, version: int | None = 2, **said: Any) -> Data:
    told = {
        "receiptNumber": str(number),
        "action": action,
        "channel": "på Min Side",
        "at": f"2026-0{number}-03T11:00:00Z",
        "textVersion": version,
    }
    return {**told, **said}


def consent(purpose: str, **said: Any) -> Data:
    """One that nobody has said anything about."""
    kind = {"SMS": "SMS", "PERSONALISATION": "ACCOUNT", "CART_REMINDER": "ACCOUNT"}.get(
        purpose, "MAIL"
    )
    return {
        "__typename": "Consent",
        "purpose": purpose,
        "label": LABELS[purpose],
        "kind": kind,
        "address": {"MAIL": KARI, "SMS": NUMBER}.get(kind),
        "state": "NEVER",
        "inForce": False,
        "byInterest": False,
        "isMoved": False,
        "isElsewhere": False,
        "since": None,
        "restored": None,
        "channel": None,
        "agreedText": None,
        "currentText": text(),
        "difference": None,
        "asksAgain": False,
        "canGive": YES,
        "canWithdraw": NO,
        "needsBirthYear": False,
        "isTooYoung": False,
        "holdsAtOnce": False,
        "history": [],
        **said,
    }


def cart(**said: Any) -> Data:
    on = {"byInterest": True, "inForce": True, "canGive": NO, "canWithdraw": YES}
    return consent("CART_REMINDER", **{**on, **said})


def given(purpose: str, **said: Any) -> Data:
    told = {
        "state": "GIVEN",
        "inForce": True,
        "since": "2026-03-03T11:00:00Z",
        "channel": "da du ble med i venneklubben",
        "agreedText": text(),
        "canGive": NO,
        "canWithdraw": YES,
        "history": [step(3, "GIVEN", channel="da du ble med i venneklubben")],
    }
    return consent(purpose, **{**told, **said})


def taken_back(purpose: str, **said: Any) -> Data:
    told = {
        "state": "WITHDRAWN",
        "since": "2026-05-03T11:00:00Z",
        "channel": "med svar på en SMS",
        "agreedText": text(),
        "history": [step(5, "WITHDRAWN"), step(3, "GIVEN")],
    }
    return consent(purpose, **{**told, **said})


def asked(purpose: str, **said: Any) -> Data:
    told = {"state": "ASKED", "since": "2026-11-29T11:00:00Z", "channel": "på Min Side", **said}
    return consent(purpose, **told, agreedText=text(), canWithdraw=YES, history=[step(9, "ASKED")])


def outdated(purpose: str) -> Data:
    parts = [
        {"change": "SAME", "text": "Mikopet skriver til deg når det er noe nytt"},
        {"change": "REMOVED", "text": " i nettbutikken."},
        {"change": "ADDED", "text": " i butikken, på nett og der du bor."},
    ]
    told = {"state": "OUTDATED", "inForce": False, "asksAgain": True, "difference": parts}
    return given(purpose, **told, agreedText=text(1), canGive=YES, canWithdraw=YES)


def in_other_words(purpose: str) -> Data:
    """A yes to the words of others, which may not cover today's."""
    words = text(None, label="Dere kan bruke det jeg har kjøpt.", paragraphs=[])
    told = {"state": "OUTDATED", "inForce": False, "asksAgain": True, "agreedText": words}
    return given(purpose, **told, canGive=YES, canWithdraw=YES, history=[step(3, "GIVEN", None)])


def page_of(*consents: Data) -> Data:
    adapted = any(each["purpose"] == "PERSONALISATION" and each["inForce"] for each in consents)
    remembered = [{"sku": "MP-1"}] if adapted else []
    return {"me": {"id": "kari", "viewedProducts": remembered, "consents": list(consents)}}


NOTHING = page_of(
    *(consent(each, needsBirthYear=True) for each in ("NEWS", "OFFERS")),
    consent("DISCOUNT_CODES"),
    consent("ARTICLES"),
    consent(
        "SMS",
        address=None,
        canGive={
            "allowed": False,
            "reason": "Legg inn mobilnummeret ditt under Profil og adresser først.",
        },
    ),
    consent(
        "PERSONALISATION",
        canGive={"allowed": False, "reason": "Dette kan du si ja til fra og med året du fyller 19."},
        isTooYoung=True,
    ),
    cart(
        inForce=False, state="WITHDRAWN", since="2026-05-03T11:00:00Z", channel="på Min Side",
        canGive=YES, canWithdraw=NO,
    ),
)  # fmt: skip
SOME = page_of(
    given("NEWS"),
    outdated("OFFERS"),
    asked("DISCOUNT_CODES"),
    given(
        "ARTICLES",
        agreedText=text(
            None, label="Ja takk, send meg alt.", paragraphs=[], language=None,
        ),
        channel="i nettbutikken, før Min Side",
        history=[step(3, "GIVEN", None), step(2, "CARRIED", None)],
    ),
    asked("SMS"),
    given("PERSONALISATION", difference=outdated("NEWS")["difference"], agreedText=text(1)),
    cart(),
)  # fmt: skip
ALL_OFF = page_of(*(consent(each) for each in list(LABELS)[:6]), NOTHING["me"]["consents"][-1])


WAITING = page_of(
    asked("NEWS", holdsAtOnce=True), asked("OFFERS"), asked("SMS"), given("PERSONALISATION")
)
MOVED = page_of(
    given("NEWS", isMoved=True, history=[step(9, "MOVED"), step(3, "GIVEN")]),
    taken_back("OFFERS", isMoved=True),
    given("DISCOUNT_CODES", agreedText=None, history=[step(3, "GIVEN", None)]),
    consent("ARTICLES", isElsewhere=True),
    consent("SMS", isElsewhere=True, history=[step(9, "LEFT"), step(3, "GIVEN")]),
    in_other_words("PERSONALISATION"),
    cart(state="GIVEN", since="2026-05-03T11:00:00Z", channel="på Min Side",
         agreedText=text(), history=[step(5, "GIVEN"), step(4, "WITHDRAWN")]),
)  # fmt: skip


TAKEN_BACK_BY_LINK = page_of(
    given(
        "NEWS", since="2026-05-03T11:00:00Z", restored="2026-03-03T11:00:00Z",
        history=[step(5, "UNDONE"), step(4, "WITHDRAWN"), step(3, "GIVEN")],
    ),
)  # fmt: skip


def viewed(number: int, name: str | None) -> Data:
    """One that was looked at; without a name the shop never told of it."""
    sku = f"MP-{number}"
    known = {"__typename": "Product", "id": f"p-{number}", "sku": sku, "name": name}
    return {
        "__typename": "ViewedProduct",
        "sku": sku,
        "at": f"2026-11-{28 - number:02}T17:40:00Z",
        "product": {**known, "pictureUrl": None} if name else None,
    }


def remembered(*products: Data) -> Data:
    return {"me": {"__typename": "Customer", "id": "kari", "viewedProducts": list(products)}}


NOTHING_VIEWED = remembered()
FEW_VIEWED = remembered(viewed(1, "Timoteihøy fra Toten, 4 kg"), viewed(2, None))
MANY_VIEWED = remembered(
    viewed(1, "Fullkorntørrfôr til hypersensitive langhårsdverghunder uten kylling"),
    viewed(2, "Gresskarputer"),
    viewed(3, None),
    *(viewed(number, f"Hundekjeks, smak nummer {number}") for number in range(4, 10)),
)

BESIDE = page_of(
    taken_back("NEWS", canWithdraw=YES),
    taken_back("SMS"),
    consent("PERSONALISATION"),
    taken_back("CART_REMINDER", byInterest=True),
)
