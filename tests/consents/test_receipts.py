"""Receipts: what a customer keeps, and anybody checks without asking us."""

import json
import re
from collections.abc import AsyncGenerator
from copy import deepcopy
from hashlib import sha256
from io import BytesIO
from itertools import product
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from click.testing import CliRunner
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from tests.conftest import KEYS, give_password
from tests.consents.forged import ALTERED, GENUINE, NOT_ONE, forged
from tests.consents.proving import on, write
from tests.house.portal import Portal, Visitor, open_portal
from tests.orders.paper_samples import SELLER

from minside.cli import main
from minside.consents import actions as consents
from minside.consents import texts
from minside.consents.actions import (
    Agreed,
    Altered,
    Door,
    NotAReceipt,
    Purpose,
    UnknownKey,
    receipt_data,
    receipts,
)
from minside.consents.words import CHANNELS
from minside.core import clock
from minside.core.house import House
from minside.core.keys import Keyring
from minside.core.language import Language
from minside.core.postgres import Server
from minside.orders.documents.drawing import drawn

RING = Keyring(KEYS)
OTHER_KEY = "/////////////////////////////////////////w8="
CONTENT: dict[str, Any] = {
    "record_id": "urn:mikopet:consent:2",
    "text": 'Ja, «gjerne»\nåpent \\ "her" \u007f\u2028 🐕',
    "cites": None,
    "number": 2,
    "list": ["æ", {"b": 1, "a": 12}],
}
SIGNED = receipts.signed(CONTENT, RING)
KNOWN = consents.public_keys(RING)
# Without room between its signs, so that every byte of it is signed.
TIGHT = b'{"receipt":' + receipts.canonical(CONTENT) + b',"signature":'
SIGNS = set(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
FILE = TIGHT + json.dumps(SIGNED["signature"]).encode() + b"}"


@pytest.fixture
async def portal(
    migrated: Server, grown: UUID, ola: UUID, quick_hashes: None
) -> AsyncGenerator[Portal]:
    async with open_portal(migrated) as portal:
        for customer in (grown, ola):
            await give_password(portal.database, customer)
        yield portal


@pytest.fixture
async def visitor(portal: Portal) -> Visitor:
    """Kari's browser, signed in."""
    visitor = portal.visitor()
    assert [] == (await visitor.sign_in())["userErrors"]
    return visitor


async def agree(house: House, customer: UUID) -> None:
    """Entry 2 is a yes to news, in Norwegian."""
    with clock.stopped_at(on(2026)):
        async with house.database.scope(customer=customer):
            said = [Agreed(Purpose.NEWS, 1, Language.NB)]
            await consents.give(customer, said, Door.MIN_SIDE, house.keys)


async def read(house: House, customer: UUID, entry: int) -> dict[str, Any] | None:
    async with house.database.scope(customer=customer, read_only=True):
        return await consents.receipt(house, customer, entry)


async def test_a_receipt_says_everything(web: House, owner: Any, grown: UUID) -> None:
    """Who, to whom, what, which words, how, when, on what basis, and where it stands in the ledger."""
    await agree(web, grown)
    found = await read(web, grown, 2)
    assert found is not None
    content = found["receipt"]
    row = await owner.fetchrow("SELECT * FROM consent_entry WHERE number = 2")
    text = texts.latest(Purpose.NEWS, Language.NB)
    assert {
        "schema_version", "record_id", "receipt_id", "pii_principal_id", "pii_processing",
        "party_identification", "event", "ledger",
    } == content.keys()  # fmt: skip
    processing = content["pii_processing"]
    assert {"purpose": "news", "lawful_basis": "consent"}.items() <= (
        processing["purposes"][0].items()
    )
    assert {
        "text": text.text, "language": "nb", "version": 1, "sha256": text.sha256.hex(),
    } == processing["consent_text"]  # fmt: skip
    assert ("Mikopet AS", "controller", "post@mikopet.no") == tuple(
        content["party_identification"][0][name]
        for name in ("party_name", "party_role", "party_email")
    )
    assert ("2026-05-17T10:00:00+00:00", "given", "min_side") == (
        content["event"]["event_time"],
        content["event"]["event_state"],
        processing["collection_method"],
    )
    assert str(row["subject"]) == content["pii_principal_id"]
    assert (2, row["previous"].hex(), row["mac"].hex()) == tuple(
        content["ledger"][name] for name in ("number", "previous", "link")
    )
    assert content == consents.check_receipt(consents.printed_receipt(found), known_to(web))


async def test_a_receipt_says_what_of_the_customer_it_is_about(web: House, grown: UUID) -> None:
    """From the declaration of personal data: all that its text names, how long it is kept, and where it all
    stands."""
    await agree(web, grown)
    found = await read(web, grown, 2)
    assert found is not None
    processing, event = found["receipt"]["pii_processing"], found["receipt"]["event"]
    site = web.settings.public_url
    assert (f"{site}/personvern/erklaering", f"{site}/personvern", "nb") == (
        processing["privacy_notice"], processing["privacy_rights"], processing["language"],
    )  # fmt: skip
    address, *others = processing["pii_information"]
    assert ["Språk", "Fornavn"] == [each["pii_type"]["nb"] for each in others]
    assert ("E-postadresse", "E-mail address") == tuple(address["pii_type"].values())
    assert ("S4", "given") == (address["category"], address["source"])
    assert (
        "3 years after the year in which the consent last held"
        == (processing["retention_period"]["en"])
    )
    assert {
        "event_type": "expressed consent",
        "entity_id": found["receipt"]["pii_principal_id"],
        "validity_duration": "until withdrawn",
    }.items() <= event.items()


def test_personalisation_is_about_what_was_looked_at() -> None:
    """Whatever is declared for that purpose alone; nothing of a purpose that was never ours."""
    told = receipt_data.used_for("personalisation")
    assert {"S42"} <= {each["category"] for each in told}
    said = [each["pii_type"]["nb"] for each in receipt_data.used_for("sms")]
    assert ["Telefonnummer", "Språk"] == said
    assert [] == receipt_data.used_for("horoscope")


async def test_the_paper_says_how_as_the_page_does(proven: House, grown: UUID) -> None:
    """Whichever way it was said; no word of ours for machines."""
    await write(proven, grown, 2024)
    async with proven.database.scope(read_only=True):
        found = await consents.receipt(proven, grown, 2)
    assert found is not None
    for channel, words in CHANNELS.items():
        found["receipt"]["pii_processing"]["collection_method"] = channel
        for language in Language:
            facts = dict(consents.receipt_paper(found, language).facts)
            how = facts["Hvordan" if language is Language.NB else "How"]
            assert words.in_(language).lower() == how.lower()
            assert how[0].isupper()


@pytest.mark.parametrize("text", ["Ja til alt", "", None, ["Ja"]])
def test_another_text_beside_its_hash_is_altered(text: Any) -> None:
    """Though we had signed it: the words are those that the hash names."""
    right = {"text": "Ja", "sha256": sha256(b"Ja").hexdigest()}
    for agreed, is_right in ((right, True), (None, True), ({**right, "text": text}, False)):
        file = json.dumps(
            receipts.signed({**CONTENT, "pii_processing": {"consent_text": agreed}}, RING)
        )
        if is_right:
            assert (
                agreed
                == consents.check_receipt(file.encode(), KNOWN)["pii_processing"]["consent_text"]
            )
        else:
            with pytest.raises(Altered):
                consents.check_receipt(file.encode(), KNOWN)


def known_to(house: House) -> dict[str, Any]:
    return consents.public_keys(house.keys)


async def test_nothing_in_it_names_the_customer(web: House, grown: UUID) -> None:
    """It may be shown to others."""
    await agree(web, grown)
    written = json.dumps(await read(web, grown, 2)).lower()
    assert not [word for word in ("kari", "example.com", str(grown)) if word in written]


async def test_the_same_receipt_is_the_same_bytes(web: House, grown: UUID) -> None:
    """Whenever it is asked for."""
    await agree(web, grown)
    first = await read(web, grown, 2)
    await write(web, grown)
    assert first == await read(web, grown, 2)


async def test_anothers_receipt_is_not_there(web: House, grown: UUID, ola: UUID) -> None:
    """Nor that of an entry about nobody, nor of none."""
    await agree(web, grown)
    assert None is await read(web, ola, 2)
    for entry in (1, 3, 10**17):
        assert None is await read(web, grown, entry)


async def test_every_kind_of_entry_has_a_receipt(proven: House, grown: UUID) -> None:
    """A yes, a no with words, and what was carried, which is a yes still."""
    await write(proven, grown, 2020)
    with clock.stopped_at(on(2022)):
        await consents.carry(proven)
    states = {}
    async with proven.database.scope(read_only=True):
        for entry in range(1, 20):
            found = await consents.receipt(proven, grown, entry)
            if found:
                action = found["receipt"]["ledger"]["action"]
                states[action] = found["receipt"]["event"]["event_state"]
                consents.receipt_paper(found, Language.NB)
    assert {"given": "given", "withdrawn": "withdrawn", "carried": "given"} == states


def test_every_byte_of_the_signed_part_counts() -> None:
    """Each changed to each of several others: none is taken for ours."""
    assert CONTENT == consents.check_receipt(FILE, KNOWN)
    for place in range(len(b'{"receipt":'), len(TIGHT) - len(b',"signature":')):
        for bit in range(8):
            altered = bytearray(FILE)
            altered[place] ^= 1 << bit
            with pytest.raises((Altered, NotAReceipt)):
                consents.check_receipt(bytes(altered), KNOWN)


def test_every_byte_of_the_signature_counts() -> None:
    """There is one way to write it."""
    start = FILE.index(b'"value": "') + len(b'"value": "')
    for place in range(start, FILE.index(b'"', start)):
        for sign in SIGNS - {FILE[place]}:
            altered = bytearray(FILE)
            altered[place] = sign
            with pytest.raises((Altered, NotAReceipt)):
                consents.check_receipt(bytes(altered), KNOWN)


@given(file=st.one_of(st.binary(max_size=60), st.text(max_size=60).map(str.encode)))
@settings(max_examples=200, deadline=None)
def test_what_is_no_receipt_is_said_to_be_none(file: bytes) -> None:
    """Whatever somebody drops there."""
    with pytest.raises(NotAReceipt):
        consents.check_receipt(file, KNOWN)


@pytest.mark.parametrize(
    "file",
    [
        b"[" * 100_000,
        consents.printed_receipt(receipts.signed({"a": 2}, RING)).replace(
            b'{\n    "a"', b'{"a": 1, "a"'
        ),
        json.dumps({"receipt": {}, "signature": {"algorithm": "none"}}).encode(),
        json.dumps({"receipt": [], "signature": SIGNED["signature"]}).encode(),
        json.dumps({"receipt": {}, "signature": {**SIGNED["signature"], "value": "é"}}).encode(),
    ],
)
def test_strange_files_are_no_receipts(file: bytes) -> None:
    """Deep, ambiguous, of another algorithm, of another shape."""
    with pytest.raises(NotAReceipt):
        consents.check_receipt(file, KNOWN)


AS_PRINTED = consents.printed_receipt(
    receipts.signed(
        {
            "number": 42,
            "state": "given",
            "pii_processing": {
                "consent_text": {"text": "Jå", "sha256": sha256("Jå".encode()).hexdigest()}
            },
        },
        RING,
    )
)


@pytest.mark.parametrize("how", forged(AS_PRINTED))
def test_each_forgery_is_told_from_the_genuine(how: str) -> None:
    """What could be read in two ways, what stands beside what is signed, and what was changed; the page says
    the same (`tests/e2e/test_receipt_page.py`)."""
    expected, file = forged(AS_PRINTED)[how]
    assert expected == verdict(file)


def verdict(file: bytes) -> str:
    """In the page's words."""
    try:
        consents.check_receipt(file, KNOWN)
    except NotAReceipt:
        return NOT_ONE
    except Altered:
        return ALTERED
    return GENUINE


def test_another_order_and_room_between_are_the_same_receipt() -> None:
    """What is signed is what it says, not how it is set."""
    turned = {"signature": SIGNED["signature"], "receipt": dict(reversed(CONTENT.items()))}
    assert CONTENT == consents.check_receipt(json.dumps(turned, indent=7).encode(), KNOWN)


def test_a_lone_surrogate_is_no_text() -> None:
    """What can't be written can't have been signed."""
    altered = deepcopy(SIGNED)
    altered["receipt"]["text"] = "\ud800"
    with pytest.raises(Altered):
        consents.check_receipt(json.dumps(altered).encode(), KNOWN)


def test_keys_are_rotated_and_old_receipts_stay_good() -> None:
    """The new key signs; the old one is listed after it."""
    rotated = Keyring([OTHER_KEY, *KEYS])
    known = consents.public_keys(rotated)
    assert [KNOWN["keys"][0]["kid"]] == [each["kid"] for each in known["keys"][1:]]
    assert CONTENT == consents.check_receipt(FILE, known)
    new = consents.printed_receipt(receipts.signed(CONTENT, rotated))
    with pytest.raises(UnknownKey, match=known["keys"][0]["kid"]):
        consents.check_receipt(new, KNOWN)


def test_a_key_goes_by_what_it_is() -> None:
    """A list that gives one key another's name deceives nobody."""
    forged = consents.public_keys(Keyring([OTHER_KEY]))
    forged["keys"][0]["kid"] = SIGNED["signature"]["kid"]
    with pytest.raises(UnknownKey):
        consents.check_receipt(FILE, forged)


def test_the_public_key_tells_nothing_of_ours() -> None:
    """Nor is it the same for another purpose."""
    [public] = RING.public_keys(receipts.ATTESTED)
    assert public != RING.public_keys("something else")[0]
    value, signature = RING.attest(receipts.ATTESTED, b"word")
    assert public == value
    Ed25519PublicKey.from_public_bytes(public).verify(signature, b"word")


async def test_the_file_comes_to_its_customer_alone(
    portal: Portal, web: House, visitor: Visitor, grown: UUID
) -> None:
    """For all others, and for what is no number, it isn't there."""
    await agree(web, grown)
    answer = await visitor.client.get("/consent/2.json")
    assert (200, "application/json", "no-store") == (
        answer.status_code, answer.headers["content-type"], answer.headers["cache-control"],
    )  # fmt: skip
    assert 'attachment; filename="samtykke-2.json"' == answer.headers["content-disposition"]
    keys = (await visitor.client.get("/.well-known/minside-consents.json")).json()
    assert 2 == consents.check_receipt(answer.content, keys)["ledger"]["number"]
    ola = portal.visitor()
    assert [] == (await ola.sign_in("ola@example.com"))["userErrors"]
    for who, path in (
        (ola, "2.json"), (ola, "2.pdf"), (portal.visitor(), "2.json"), (portal.visitor(), "2.pdf"),
        (visitor, "1.json"), (visitor, "3.pdf"), (visitor, "2"), (visitor, "2.xml"),
        (visitor, "-2.json"), (visitor, "٢.json"), (visitor, "²​.json"), (visitor, f"{10**30}.json"),
    ):  # fmt: skip
        assert 404 == (await who.client.get(f"/consent/{path}")).status_code, path


async def test_a_person_who_isnt_signed_in_is_led_to_sign_in(
    portal: Portal, web: House, grown: UUID
) -> None:
    """Instead of an error's bare words, and the same for every receipt."""
    await agree(web, grown)
    for number in (2, 3):
        answer = await portal.visitor().client.get(
            f"/consent/{number}.pdf", headers={"accept": "text/html,*/*"}, follow_redirects=False
        )
        found = (answer.status_code, answer.headers["location"])
        assert (303, "/logg-inn?til=%2Fsamtykker") == found


@pytest.mark.parametrize("language", ["nb", "en"])
async def test_the_paper_says_the_same(
    language: str, web: House, owner: Any, visitor: Visitor, grown: UUID
) -> None:
    """Readable and tagged, in the customer's language; the text stands there as it was agreed to."""
    await agree(web, grown)
    await owner.execute("UPDATE customer SET language = $1", language)
    answer = await visitor.client.get("/consent/2.pdf")
    assert (200, "application/pdf") == (answer.status_code, answer.headers["content-type"])
    pdf = PdfReader(BytesIO(answer.content))
    root: Any = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert language == root["/Lang"]
    plain = tight("".join(page.extract_text() for page in pdf.pages))
    found = await read(web, grown, 2)
    assert found is not None
    said = {
        "nb": ("Kvittering for samtykke", "Ja", "17. mai 2026", "kl. 12.00.00", "På Min Side"),
        "en": ("Receipt of a consent", "Yes", "17 May 2026", "at 12.00.00", "On Min Side"),
    }[language]
    content = found["receipt"]
    for word in (
        *said, *texts.latest(Purpose.NEWS, Language.NB).text.splitlines(),
        content["ledger"]["previous"], content["ledger"]["link"], content["pii_principal_id"],
        content["pii_processing"]["consent_text"]["sha256"], content["record_id"],
        found["signature"]["kid"], found["signature"]["value"], "Mikopet AS",
    ):  # fmt: skip
        assert tight(word) in plain, word


@pytest.mark.parametrize("language", Language)
async def test_the_paper_of_a_no_is_one_of_a_no(
    language: Language, proven: House, owner: Any, grown: UUID
) -> None:
    """It isn't called a consent, nor is that its basis: it says what the no changed. What people read comes
    first; where to check it is a whole address."""
    await write(proven, grown, 2024)
    for purpose in ("offers", "cart_reminder"):
        number = await owner.fetchval(
            "SELECT number FROM consent_entry WHERE action = 'withdrawn' AND purpose = $1", purpose
        )
        found = await read(proven, grown, number)
        assert found is not None
        paper = consents.receipt_paper(found, language)
        no, means, basis, words = {
            Language.NB: (
                "Kvittering for et nei",
                "Hva det betyr",
                "Grunnlag",
                "Dette sa du nei til",
            ),
            Language.EN: ("Receipt for a no", "What it means", "Basis", "What you said no to"),
        }[language]
        facts = dict(paper.facts)
        assert (no, words) == (paper.title, paper.sections[0][0])
        assert (True, False) == (means in facts, basis in facts)
        assert f"{proven.settings.public_url}/samtykker/kvittering" in paper.sections[1][1][0]
        proof = [found["receipt"]["ledger"]["link"], found["signature"]["value"]]
        assert proof == [value for _, value in paper.box if value in proof]
        assert not [value for value in facts.values() if value in proof]


async def test_the_paper_is_one_page(proven: House, owner: Any, grown: UUID) -> None:
    """Whichever of our texts was answered, yes or no, in either language: no line of it is left over for
    another page, however wide the letters of what proves it."""
    await write(proven, grown, 2024, 2025)
    numbers = await owner.fetch(
        "SELECT max(number) FROM consent_entry WHERE purpose = 'offers' GROUP BY action"
    )
    for [number] in numbers:
        found = await read(proven, grown, number)
        assert found is not None
        found["receipt"]["ledger"]["cites"] = number
        found["signature"]["value"] = "W" * len(found["signature"]["value"])
        for hashed in ("link", "previous"):
            found["receipt"]["ledger"][hashed] = "b" * 64
        for purpose, language in product(Purpose, Language):
            words = texts.latest(purpose, language)
            said = {"text": words.text, "sha256": words.sha256.hex()}
            found["receipt"]["pii_processing"]["consent_text"] = said
            assert 1 == len(printed(found, language))


async def test_an_address_goes_on_at_a_slash(proven: House, grown: UUID) -> None:
    """Wherever the line ends, no word of it is broken."""
    await write(proven, grown, 2024)
    found = await read(proven, grown, 2)
    assert found is not None
    broken = set[str]()
    for letters in range(4, 40, 2):
        site = f"https://{'m' * letters}.mikopet.no"
        found["receipt"]["pii_processing"]["withdrawal_method"] = f"{site}/samtykker"
        text = printed(found, Language.NB)[0].extract_text()
        where = re.search(rf"{site}(\s*)/samtykker(\s*)/kvittering,", text)
        assert where, text
        broken |= {part for part, end in zip(("first", "last"), where.groups(), strict=True) if end}
    assert {"first", "last"} == broken


def printed(receipt: dict[str, Any], language: Language) -> list[Any]:
    """The pages of its paper."""
    pdf = drawn(consents.receipt_paper(receipt, language), SELLER)
    return list(PdfReader(BytesIO(pdf)).pages)


def tight(text: str) -> str:
    """Without what a line's end puts in between."""
    return re.sub(r"[\s­]+", "", text)


def minside(*arguments: str, **environment: str) -> Any:
    unset = dict.fromkeys(("MINSIDE_KEYS", "DATABASE_URL", "DATABASE_SERVICE_URL"))
    return CliRunner(env={**unset, **environment}).invoke(main, arguments)


def test_the_command_needs_neither_database_nor_our_keys(tmp_path: Path) -> None:
    """A receipt and the public key are enough; whoever has the keys needs no file of them."""
    receipt, key = tmp_path / "receipt.json", tmp_path / "key.json"
    printed = minside("consents", "public-key", MINSIDE_KEYS=KEYS[0])
    key.write_text(printed.output)
    content = {
        **CONTENT,
        "pii_processing": {"purposes": [{"purpose": "news"}]},
        "event": {"event_state": "given", "event_time": "2026-05-17T10:00:00+00:00"},
    }
    good = receipts.signed(content, RING)
    receipt.write_bytes(consents.printed_receipt(good))
    said = "Genuine: urn:mikopet:consent:2, news given at 2026-05-17T10:00:00+00:00\n"
    command = ("consents", "check-receipt", str(receipt))
    assert said == minside(*command, "--key", str(key)).output
    assert said == minside(*command, MINSIDE_KEYS=KEYS[0]).output
    assert "isn't among these" in minside(*command, MINSIDE_KEYS=OTHER_KEY).output
    assert 1 == minside(*command).exit_code
    receipt.write_bytes(receipt.read_bytes().replace(b"given", b"asked"))
    altered = minside(*command, "--key", str(key))
    assert (1, "Error: Altered: it isn't as it was signed.\n") == (
        altered.exit_code, altered.output,
    )  # fmt: skip
    key.write_text("{}")
    assert "isn't what `minside consents public-key` prints" in (
        minside(*command, "--key", str(key)).output
    )
    key.write_text(printed.output)
    receipt.write_bytes(b"%PDF-1.7")
    assert "This isn't a receipt of ours" in minside(*command, "--key", str(key)).output
    receipt.unlink()
    assert "No such file" in minside(*command, "--key", str(key)).output
