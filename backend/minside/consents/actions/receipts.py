"""A receipt of an entry of the ledger, which its customer keeps, and anybody can check without us.

Its fields are those of ISO/IEC TS 27560:2023 (a consent record's header, processing, parties and event),
and beside them the entry's place in the ledger. It is signed by Ed25519 over its canonical form: JSON with
sorted keys and nothing between its signs (RFC 8785, for the texts and whole numbers that stand in it).
"""

import json
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as BadBase64
from collections.abc import Mapping
from hashlib import sha256
from typing import Any, Final
from uuid import UUID

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from minside.consents import texts
from minside.consents.purposes import ABOUT, ANSWERED_WITHIN, Purpose
from minside.consents.tables import PROVEN
from minside.core.house import House
from minside.core.keys import Keyring
from minside.core.personal import Basis
from minside.core.scope import current

from .ledger import CHAIN, Action, Entry, is_unsaid
from .receipt_data import in_both, used_for

ATTESTED: Final = "consent receipts"
SCHEMA: Final = "minside-consent-receipt/1 (ISO/IEC TS 27560:2023)"
ALGORITHM: Final = "Ed25519"
MOST: Final = 1_000_000
"""More than any receipt has, in bytes; the page has the same."""
_LARGEST: Final = 2**53 - 1
# Strings, each with all that is in it, and the room between the signs of JSON.
_SIGNS: Final = re.compile(r'("[^"\\]*(?:\\.[^"\\]*)*")|[ \t\n\r]+')
_STATES: Final = {Action.CARRIED.value: Action.GIVEN.value}
LAPSED: Final = "lapsed"
"""What ended though nobody said no."""
# What was said was said in so many words; to what rests on a legitimate interest one objects.
_TYPES: Final = {
    Basis.CONSENT.value: "expressed consent",
    Basis.LEGITIMATE_INTEREST.value: "objection",
}
_VALID: Final = {
    Action.ASKED.value: f"P{ANSWERED_WITHIN.days}D",
    Action.GIVEN.value: "until withdrawn",
    Action.CARRIED.value: "until withdrawn",
}


class NotAsWritten(RuntimeError):
    """The entry, or the text that it is about, isn't the one that was written: nothing is signed. A bug, or
    somebody changed the database."""


class NotAReceipt(ValueError):
    """The file isn't one of our receipts at all."""


class UnknownKey(ValueError):
    """It names a key that isn't among those it was checked by."""


class Altered(ValueError):
    """It isn't as it was signed, or its text isn't the one that it names."""


async def receipt(house: House, customer: UUID, entry: int) -> dict[str, Any] | None:
    """The entry's receipt, the same whenever it is asked for; None where it is no entry of the
    customer's. Raises `NotAsWritten`."""
    row = await current().fetchrow(
        """
        SELECT e.*, t.text, t.language, t.version
        FROM consent_entry e JOIN consent_subject s ON s.id = e.subject
            LEFT JOIN consent_text t ON t.sha256 = e.text_sha256
        WHERE e.number = $1 AND s.customer = $2
        """,
        entry, customer,
    )  # fmt: skip
    if row is None:
        return None
    _check_written(row, house.keys)
    return signed(_content(house, row), house.keys)


def _check_written(row: Any, keys: Keyring) -> None:
    """Our signature is never put below what only the database says."""
    if not keys.is_mac(CHAIN, Entry.of(row).canonical(), row["key_id"], row["mac"]):
        raise NotAsWritten(f"entry {row['number']}")
    if row["text_sha256"] is not None and not _is_hash_of(row["text"], row["text_sha256"].hex()):
        raise NotAsWritten(f"the text of entry {row['number']}")
    if row["version"] is not None and not _is_ours(row):
        raise NotAsWritten(f"what the text of entry {row['number']} is called")


def _is_ours(row: Any) -> bool:
    """Whether our files have these words as that version, in that language."""
    ours = texts.by_hash(row["text_sha256"])
    return ours is not None and (ours.version, ours.language.value) == (
        row["version"],
        row["language"],
    )


def _is_hash_of(text: object, digest: object) -> bool:
    return isinstance(text, str) and sha256(text.encode()).hexdigest() == digest


def signed(content: Mapping[str, Any], keys: Keyring) -> dict[str, Any]:
    """The receipt with this content."""
    public, signature = keys.attest(ATTESTED, canonical(content))
    proof = {"algorithm": ALGORITHM, "kid": key_id(public), "value": _encoded(signature)}
    return {"receipt": content, "signature": proof}


def _content(house: House, row: Any) -> dict[str, Any]:
    record = f"urn:mikopet:consent:{row['number']}"
    return {
        "schema_version": SCHEMA,
        "record_id": record,
        "receipt_id": record,
        "pii_principal_id": str(row["subject"]),
        "pii_processing": _processing(house, row),
        "party_identification": [_controller(house)],
        "event": _event(row),
        "ledger": _place(row),
    }


def _processing(house: House, row: Any) -> dict[str, Any]:
    digest, site = row["text_sha256"], house.settings.public_url
    # Of others' words nothing shows in which language they were told, whatever the database says.
    ours = None if digest is None else texts.by_hash(digest)
    language = ours.language.value if ours else None
    return {
        "privacy_notice": f"{site}/personvern/erklaering",
        "language": language,
        "purposes": [
            {"purpose": row["purpose"], "label": _label(row["purpose"]), "lawful_basis": row["basis"]}
        ],
        "pii_information": used_for(row["purpose"]),
        "consent_text": None if digest is None else {
            "text": row["text"],
            "language": language,
            "version": ours.version if ours else None,
            "sha256": digest.hex(),
        },
        "collection_method": row["channel"],
        "withdrawal_method": f"{site}/samtykker",
        "privacy_rights": f"{site}/personvern",
        "retention_period": in_both(PROVEN.label),
        "pii_controllers": ["mikopet"],
        "jurisdiction": "NO",
        "authority_party": "Datatilsynet",
    }  # fmt: skip


def _label(purpose: str) -> dict[str, str]:
    """What the purpose is called, as long as it is one of ours."""
    if purpose not in (each.value for each in Purpose):
        return {"nb": purpose, "en": purpose}
    return in_both(ABOUT[Purpose(purpose)].label)


def _controller(house: House) -> dict[str, Any]:
    return {
        "party_id": "mikopet",
        "party_name": "Mikopet AS",
        "party_role": "controller",
        "party_country": "NO",
        "party_email": "post@mikopet.no",
        "party_url": house.settings.shop_url,
        "party_organisation_number": house.settings.organisation_number,
    }


def _event(row: Any) -> dict[str, Any]:
    return {
        "event_time": row["at"].isoformat(),
        "event_type": _TYPES[row["basis"]],
        "event_state": _state(row),
        "entity_id": str(row["subject"]),
        "validity_duration": _VALID.get(row["action"]),
    }


def _state(row: Any) -> str:
    action: str = row["action"]
    return LAPSED if is_unsaid(row) else _STATES.get(action, action)


def _place(row: Any) -> dict[str, Any]:
    """`link` is the chain's at this entry, `previous` that of the one before."""
    note = row["note_mac"]
    return {
        "number": row["number"],
        "year": row["year"],
        "action": row["action"],
        "cites": row["cites"],
        "note_mac": None if note is None else note.hex(),
        "previous": row["previous"].hex(),
        "link": row["mac"].hex(),
        "key_id": row["key_id"].hex(),
    }


def printed(receipt: Mapping[str, Any]) -> bytes:
    """As a file that a person can read too."""
    return json.dumps(receipt, ensure_ascii=False, indent=2).encode() + b"\n"


def public_keys(keys: Keyring) -> dict[str, Any]:
    """The public halves of our keys, as JSON Web Keys (RFC 8037), the one that signs first."""
    return {
        "issuer": "Mikopet AS",
        "use": "consent receipts: Ed25519 over the member `receipt` as canonical JSON (RFC 8785)",
        "keys": [
            {"kty": "OKP", "crv": ALGORITHM, "kid": key_id(each), "x": _encoded(each)}
            for each in keys.public_keys(ATTESTED)
        ],
    }


def check(file: bytes, known: Mapping[str, Any]) -> dict[str, Any]:
    """The content of a receipt, if it is as we signed it; `known` is what `public_keys` answers. Asks
    nobody. Raises `NotAReceipt`, `UnknownKey`, `Altered`. The page says the same of each file."""
    content, kid, signature = _opened(file)
    public = _key(known, kid)
    try:
        public.verify(signature, canonical(content))
    except (InvalidSignature, UnicodeEncodeError):
        raise Altered from None
    except RecursionError:
        raise NotAReceipt from None
    if not _has_its_text(content):
        raise Altered
    return content


def _has_its_text(content: Mapping[str, Any]) -> bool:
    """Whether the words are those that the entry names by their hash; also where there are none."""
    processing = content.get("pii_processing")
    agreed = processing.get("consent_text") if isinstance(processing, dict) else None
    return agreed is None or (
        isinstance(agreed, dict) and _is_hash_of(agreed.get("text"), agreed.get("sha256"))
    )


def _opened(file: bytes) -> tuple[dict[str, Any], str, bytes]:
    """A receipt and its signature, and nothing beside them, that nobody could read in two ways."""
    try:
        text = file.decode()
        whole = json.loads(text, parse_int=_whole, parse_float=_whole, parse_constant=_whole)
        if len(file) > MOST or not _is_written_plainly(text, whole):
            raise NotAReceipt
        content, proof = _only(whole, "receipt", "signature")
        algorithm, kid, value = _only(proof, "algorithm", "kid", "value")
        if algorithm != ALGORITHM or not isinstance(content, dict) or not isinstance(kid, str):
            raise NotAReceipt
        return content, kid, _decoded(value)
    except (TypeError, ValueError, RecursionError) as error:
        raise NotAReceipt from error


def _whole(number: str) -> int:
    """All our numbers are whole; others aren't the same everywhere. Raises `ValueError`."""
    if abs(value := int(number)) > _LARGEST:
        raise NotAReceipt
    return value


def _is_written_plainly(text: str, whole: object) -> bool:
    """Whether it is written as it would be written anew, but for the room between its signs, and letters that
    stand there by their numbers: no name stands there twice, and no number in another way."""
    return _SIGNS.sub(_plain, text) == _written(whole)


def _plain(found: re.Match[str]) -> str:
    return _written(json.loads(found[1])) if found[1] else ""


def _written(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _only(value: object, *names: str) -> list[Any]:
    if not isinstance(value, dict) or value.keys() != set(names):
        raise NotAReceipt
    return [value[name] for name in names]


def _key(known: Mapping[str, Any], kid: str) -> Ed25519PublicKey:
    for each in known["keys"]:
        public = _decoded(each["x"])
        if kid == key_id(public):
            return Ed25519PublicKey.from_public_bytes(public)
    raise UnknownKey(kid)


def canonical(content: Mapping[str, Any]) -> bytes:
    """What is signed."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def key_id(public: bytes) -> str:
    """How a key is called: by what it is, so that nobody can give it another's name."""
    return sha256(public).hexdigest()[:16]


def _encoded(value: bytes) -> str:
    return urlsafe_b64encode(value).rstrip(b"=").decode()


def _decoded(value: Any) -> bytes:
    """Raises `NotAReceipt`; only what `_encoded` writes is read, so that no sign of it can be another."""
    try:
        plain = urlsafe_b64decode(value + "=" * (-len(value) % 4))
    except (BadBase64, ValueError):
        raise NotAReceipt from None
    if _encoded(plain) != value:
        raise NotAReceipt
    return plain
