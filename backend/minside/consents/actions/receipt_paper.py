"""A receipt on paper: the same as the file, in words."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from minside.consents.words import channel as words_of
from minside.core import clock
from minside.core.hooks import PlainPaper
from minside.core.language import Language, Text
from minside.core.personal import Basis
from minside.core.writing import NO_BREAK, day

_SAID: Final = {
    "given": Text("Ja", "Yes"),
    "withdrawn": Text("Nei", "No"),
    "asked": Text("Spurt, venter på svar", "Asked, waiting for an answer"),
    "lapsed": Text("Falt bort, uten at noen sa nei", "Lapsed, without anybody saying no"),
}
_NO: Final = "withdrawn"
_TITLES: Final = {
    "withdrawn": Text("Kvittering for et nei", "Receipt for a no"),
    "asked": Text("Kvittering for et spørsmål", "Receipt for a question"),
    "lapsed": Text("Kvittering for det som falt bort", "Receipt for what lapsed"),
}
_OF_CONSENT: Final = Text("Kvittering for samtykke", "Receipt of a consent")
_OF_YES: Final = Text("Kvittering for et ja", "Receipt for a yes")
_TEXT_IS: Final = {
    "withdrawn": Text("Dette sa du nei til", "What you said no to"),
    "asked": Text("Dette spurte vi om", "What we asked"),
    "lapsed": Text("Dette gjaldt det", "What it was about"),
}
_ANSWERED: Final = Text("Dette svarte du på", "What you were asked")
_FROM_THEN_ON: Final = Text(
    "Fra da av gjør vi det ikke, med mindre du sier ja igjen",
    "From then on we don’t do it, unless you say yes again",
)
_BASIS: Final = {
    "consent": Text("Samtykke", "Consent"),
    "legitimate interest": Text(
        "Berettiget interesse, som du kan protestere mot",
        "Legitimate interest, to which you can object",
    ),
}
_NO_TEXT: Final = Text(
    "Ingen tekst ble vist, eller den er ikke kjent.", "No text was shown, or it isn’t known."
)
_PROOF: Final = Text(
    "Kvitteringen finnes også som en fil. Den kan hvem som helst prøve på {where}, også uten å logge inn: da"
    " ser de om noe er endret siden vi skrev den.",
    "There is a file of this receipt too. Anybody can try that at {where}, also without signing in, and sees"
    " whether anything was changed since we wrote it.",
)
_ONLY_THEN: Final = Text(
    "Kvitteringen viser hva som ble svart da. Svaret kan være et annet nå: det står på Min Side, under"
    " Samtykker og reklame.",
    "The receipt shows what was answered then. The answer may be another now: it stands on Min Side, under"
    " Consents and marketing.",
)


def paper(receipt: Mapping[str, Any], language: Language) -> PlainPaper:
    """`receipt` as `receipts.receipt` answers it: first what people read, and then what proves it."""
    content: Mapping[str, Any] = receipt["receipt"]
    number = content["ledger"]["number"]
    when = datetime.fromisoformat(content["event"]["event_time"]).astimezone(clock.OSLO)
    return PlainPaper(
        language=language,
        file_name=f"{Text('samtykke', 'consent').in_(language)}-{number}.pdf",
        dated=when.date(),
        title=_title(content).in_(language),
        to_label=Text("Hva det gjelder", "What it is about").in_(language),
        to=(content["pii_processing"]["purposes"][0]["label"][language.value],),
        facts=_facts(content, when, language),
        sections=(
            (_text_is(content).in_(language), _text(content, language)),
            (
                Text("Slik kan det bevises", "How it can be shown").in_(language),
                (_PROOF.in_(language).format(where=_where(content)),),
            ),
        ),
        box_title=Text("Dette beviser den", "What proves it").in_(language),
        box=_place(receipt, language),
        note=_ONLY_THEN.in_(language),
    )


def _title(content: Mapping[str, Any]) -> Text:
    """Where nobody needs to agree a yes takes back that one objected."""
    state: str = content["event"]["event_state"]
    if state in _TITLES:
        return _TITLES[state]
    return _OF_CONSENT if _basis(content) == Basis.CONSENT.value else _OF_YES


def _basis(content: Mapping[str, Any]) -> str:
    return content["pii_processing"]["purposes"][0]["lawful_basis"]


def _where(content: Mapping[str, Any]) -> str:
    """The page where a receipt is checked lies below the one that it can be taken back on."""
    return f"{content['pii_processing']['withdrawal_method']}/kvittering"


def _facts(
    content: Mapping[str, Any], when: datetime, language: Language
) -> tuple[tuple[str, str], ...]:
    processing, event = content["pii_processing"], content["event"]
    at = Text("kl.", "at").in_(language)
    told = (
        (Text("Svaret", "The answer"), _word(_SAID, event["event_state"], language)),
        (Text("Når", "When"), f"{day(when.date(), language)} {at}{NO_BREAK}{when:%H.%M.%S}"),
        (Text("Hvordan", "How"), _how(processing["collection_method"], language)),
        *_means(content, language),
        (Text("Nummer", "Number"), str(content["ledger"]["number"])),
    )
    return tuple((label.in_(language), value) for label, value in told)


def _means(content: Mapping[str, Any], language: Language) -> list[tuple[Text, str]]:
    """What a yes is the basis of, and what a no changes: it is the basis of nothing."""
    state: str = content["event"]["event_state"]
    if state == _NO:
        return [(Text("Hva det betyr", "What it means"), _FROM_THEN_ON.in_(language))]
    if state in _TITLES:
        return []
    return [(Text("Grunnlag", "Basis"), _word(_BASIS, _basis(content), language))]


def _word(known: Mapping[str, Text], word: str, language: Language) -> str:
    """In words, or as others told it."""
    return known[word].in_(language) if word in known else word


def _how(channel: str, language: Language) -> str:
    words = words_of(channel).in_(language)
    return words[:1].upper() + words[1:]


def _text_is(content: Mapping[str, Any]) -> Text:
    return _TEXT_IS.get(content["event"]["event_state"], _ANSWERED)


def _text(content: Mapping[str, Any], language: Language) -> tuple[str, ...]:
    agreed = content["pii_processing"]["consent_text"]
    if agreed is None:
        return (_NO_TEXT.in_(language),)
    return tuple(line for line in agreed["text"].splitlines() if line.strip())


def _place(receipt: Mapping[str, Any], language: Language) -> tuple[tuple[str, str], ...]:
    content, proof = receipt["receipt"], receipt["signature"]
    agreed = content["pii_processing"]["consent_text"] or {"sha256": None}
    ledger, party = content["ledger"], content["party_identification"][0]
    told = (
        (Text("Ansvarlig", "Responsible"), f"{party['party_name']}, {party['party_email']}"),
        (Text("Skjema", "Schema"), content["schema_version"]),
        (Text("Kvitteringens id", "Id of the receipt"), content["record_id"]),
        (Text("Hvem, uten navn", "Who, without a name"), content["pii_principal_id"]),
        (
            Text("Svaret før, nummer", "Number before"),
            ledger["cites"] and str(ledger["cites"]),
        ),
        (Text("Avtrykk av teksten", "Hash of the text"), agreed["sha256"]),
        (Text("Avtrykk av svaret", "Hash of the answer"), ledger["link"]),
        (Text("Avtrykk av linjen før", "Hash of the line before"), ledger["previous"]),
        (Text("Nøkkel", "Key"), proof["kid"]),
        (Text("Underskrift", "Signature"), proof["value"]),
    )
    return tuple((label.in_(language), value) for label, value in told if value)
