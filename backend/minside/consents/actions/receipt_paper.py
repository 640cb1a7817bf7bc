"""A receipt on paper: the same as the file, in words."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from minside.consents.words import channel as words_of
from minside.core import clock
from minside.core.hooks import PlainPaper
from minside.core.language import Language, Text
from minside.core.writing import NO_BREAK, day

_SAID: Final = {
    "given": Text("Ja", "Yes"),
    "withdrawn": Text("Nei", "No"),
    "asked": Text("Spurt, venter på svar", "Asked, waiting for an answer"),
    "lapsed": Text("Falt bort, uten at noen sa nei", "Lapsed, without anybody saying no"),
}
_TEXT_IS: Final = {
    "asked": Text("Dette spurte vi om", "What we asked"),
    "lapsed": Text("Dette gjaldt det", "What it was about"),
}
_ANSWERED: Final = Text("Dette svarte du på", "What you were asked")
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
    "Kvitteringen finnes også som en fil. Den kan hvem som helst prøve på Min Side, under"
    " /samtykker/kvittering, også uten å logge inn: da ser de om noe er endret siden vi skrev den.",
    "There is a file of this receipt too. Anybody can try that on Min Side, at /samtykker/kvittering, also"
    " without signing in, and sees whether anything was changed since we wrote it.",
)


def paper(receipt: Mapping[str, Any], language: Language) -> PlainPaper:
    """`receipt` as `receipts.receipt` answers it."""
    content: Mapping[str, Any] = receipt["receipt"]
    number = content["ledger"]["number"]
    when = datetime.fromisoformat(content["event"]["event_time"]).astimezone(clock.OSLO)
    return PlainPaper(
        language=language,
        file_name=f"{Text('samtykke', 'consent').in_(language)}-{number}.pdf",
        dated=when.date(),
        title=Text("Kvittering for samtykke", "Receipt of a consent").in_(language),
        to_label=Text("Hva det gjelder", "What it is about").in_(language),
        to=(content["pii_processing"]["purposes"][0]["label"][language.value],),
        facts=_facts(content, when, language),
        sections=((_text_is(content).in_(language), _text(content, language)),),
        box_title=Text("Slik kan det bevises", "How it can be shown").in_(language),
        box=_place(receipt, language),
        note=_PROOF.in_(language),
    )  # fmt: skip


def _facts(
    content: Mapping[str, Any], when: datetime, language: Language
) -> tuple[tuple[str, str], ...]:
    processing, event = content["pii_processing"], content["event"]
    at = Text("kl.", "at").in_(language)
    told = (
        (Text("Svaret", "The answer"), _word(_SAID, event["event_state"], language)),
        (Text("Når", "When"), f"{day(when.date(), language)} {at}{NO_BREAK}{when:%H.%M.%S}"),
        (Text("Hvordan", "How"), _how(processing["collection_method"], language)),
        (
            Text("Grunnlag", "Basis"),
            _word(_BASIS, processing["purposes"][0]["lawful_basis"], language),
        ),
        (Text("Nummer", "Number"), str(content["ledger"]["number"])),
    )
    return tuple((label.in_(language), value) for label, value in told)


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
        (Text("Tekstens avtrykk", "Hash of the text"), agreed["sha256"]),
        (Text("Leddet før", "The link before"), ledger["previous"]),
        (Text("Leddet", "The link"), ledger["link"]),
        (Text("Bygger på nummer", "Rests on number"), ledger["cites"] and str(ledger["cites"])),
        (Text("Nøkkel", "Key"), proof["kid"]),
        (Text("Underskrift", "Signature"), proof["value"]),
    )
    return tuple((label.in_(language), value) for label, value in told if value)
