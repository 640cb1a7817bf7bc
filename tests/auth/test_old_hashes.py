"""The shop's old passwords open the door once, and what is stored of them is argon2id."""

import hashlib
from base64 import b64encode
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import bcrypt
import pytest
from tests.auth.way_in import WRONG, WayIn
from tests.conftest import PASSWORD, make_customer
from tests.events.shop import changed, merged, registered, states, tell

from minside.auth import actions as auth
from minside.auth.actions import passwords
from minside.auth.actions.old_hashes import Inner, OldHash, Unreadable, digests, is_too_much

OLD = "pus i støvler"
RAW = OLD.encode()


def hexed(name: str, raw: bytes) -> str:
    return hashlib.new(name, raw).hexdigest()


def pbkdf2(name: str, rounds: int = 1_000) -> dict[str, Any]:
    made = hashlib.pbkdf2_hmac(name, RAW, b"salt", rounds)
    return {
        "scheme": "pbkdf2", "digest": name, "iterations": rounds,
        "salt": b64encode(b"salt").decode(), "hash": b64encode(made).decode(),
    }  # fmt: skip


# The password above, as shops have kept it.
KEPT: dict[str, dict[str, Any]] = {
    "bcrypt": {"scheme": "bcrypt", "hash": bcrypt.hashpw(RAW, bcrypt.gensalt(4)).decode()},
    "bcrypt of PHP": {
        "scheme": "bcrypt",
        "hash": bcrypt.hashpw(RAW, bcrypt.gensalt(4)).decode().replace("$2b$", "$2y$"),
    },
    "pbkdf2-sha1": pbkdf2("sha1"),
    "pbkdf2-sha256": pbkdf2("sha256"),
    "pbkdf2-sha512": pbkdf2("sha512"),
    "md5": {"scheme": "md5", "hash": hexed("md5", RAW)},
    "md5 in capitals": {"scheme": "md5", "hash": hexed("md5", RAW).upper()},
    "sha1": {"scheme": "sha1", "hash": hexed("sha1", RAW)},
    "sha256": {"scheme": "sha256", "hash": hexed("sha256", RAW)},
    "sha512": {"scheme": "sha512", "hash": hexed("sha512", RAW)},
    "sha1 salted before": {"scheme": "sha1", "salt": "x9", "hash": hexed("sha1", b"x9" + RAW)},
    "md5 salted after": {
        "scheme": "md5", "salt": "x9", "salt_place": "after", "hash": hexed("md5", RAW + b"x9"),
    },
}  # fmt: skip


async def known(way_in: WayIn, old: dict[str, Any], number: str = "10001") -> UUID:
    """Somebody of whom the shop told with an old hash."""
    email = f"{number}@example.com"
    await tell(way_in.worker, registered(number, email=email, first_name="Kari", password=old))
    return await way_in.owner.fetchval("SELECT id FROM customer WHERE number = $1", number)


@pytest.mark.parametrize("kind", KEPT)
async def test_the_old_password_opens_once_and_is_a_new_hash_then(
    kind: str, way_in: WayIn, owner: Any
) -> None:
    """Whatever the shop had kept: the right one lets in, another doesn't, and after that there is
    nothing old any more."""
    customer = await known(way_in, KEPT[kind])
    stored = await owner.fetchrow("SELECT * FROM password")
    assert stored["hash"].startswith("$argon2id$")
    assert KEPT[kind]["hash"].lower() not in str(dict(stored)).lower()
    for wrong in (WRONG, OLD.upper(), KEPT[kind]["hash"]):
        with pytest.raises(auth.WrongCredentials):
            await way_in.sign_in("10001@example.com", wrong)
    assert customer == (await way_in.sign_in("10001@example.com", OLD)).customer
    # As with every way in that takes an account in use.
    assert ["claimed"] == [each.template for each in await way_in.letters()]

    now = await owner.fetchrow("SELECT * FROM password")
    assert (None, None, None) == (now["inner_kind"], now["inner_salt"], now["inner_salt_place"])
    assert now["hash"] != stored["hash"]
    assert customer == (await way_in.sign_in("10001@example.com", OLD)).customer
    assert await owner.fetchval("SELECT claimed_at FROM customer")
    kinds = await owner.fetch("SELECT kind FROM security_event ORDER BY id")
    assert "password_rehashed" in [row["kind"] for row in kinds]


@pytest.mark.parametrize(
    ("setting", "password", "hash"),
    [
        # crypt_blowfish 1.3's own vectors, and those of OpenBSD's bcrypt.
        ("CCCCCCCCCCCCCCCCCCCCC.", "U*U", "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW"),
        ("CCCCCCCCCCCCCCCCCCCCC.", "U*U*", "$2a$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK"),
        ("XXXXXXXXXXXXXXXXXXXXXO", "U*U*U", "$2a$05$XXXXXXXXXXXXXXXXXXXXXOAcXxm9kjPGEMsLznoKqmqw7tc8WCx4a"),
        (
            "abcdefghijklmnopqrstuu",
            "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
            "0123456789chars after 72 are ignored",
            "$2a$05$abcdefghijklmnopqrstuu5s2v8.iXieOjg/.AySBTTZIIVFJeBui",
        ),
    ],
)  # fmt: skip
def test_bcrypt_is_what_it_is_elsewhere(setting: str, password: str, hash: str) -> None:
    """Also of more than 72 bytes, of which older systems read the first."""
    old = OldHash.read({"scheme": "bcrypt", "hash": hash})
    assert (Inner("bcrypt 5", setting.encode()), hash[-31:]) == (old.inner, old.digest)
    assert old.digest == old.inner.digest(password)


async def test_a_bcrypt_salt_with_bits_to_spare_is_read(way_in: WayIn) -> None:
    """Its 22nd character has four bits more than the 128, which some systems filled at random."""
    made = bcrypt.hashpw(RAW, b"$2b$04$abcdefghijklmnopqrstuu")[-31:].decode()
    hashes = [f"$2y$04$abcdefghijklmnopqrstu{spare}{made}" for spare in "uvwxyz0123456789"]
    for hash in hashes:
        old = OldHash.read({"scheme": "bcrypt", "hash": hash})
        assert old.digest == old.inner.digest(OLD)
    await known(way_in, {"scheme": "bcrypt", "hash": hashes[-1]})
    assert await way_in.sign_in("10001@example.com", OLD)


@pytest.mark.parametrize(
    ("digest", "rounds", "made"),
    [
        # RFC 6070 for SHA-1; the others as widely published for the same input.
        ("sha1", 4096, "4b007901b765489abead49d926f721d065a429c1"),
        ("sha256", 4096, "c5e478d59288c841aa530db6845c4c8d962893a001ce4e11a4963873aa98134a"),
        (
            "sha512",
            4096,
            "d197b1b33db0143e018b12f3d1d1479e6cdebdcc97c5c0f87f6902e072f457b5"
            "143f30602641b3d55cd335988cb36b84376060ecd532e039b742a239434af2d5",
        ),
    ],
)
def test_pbkdf2_is_what_it_is_elsewhere(digest: str, rounds: int, made: str) -> None:
    """The published outcomes for "password" and "salt"."""
    old = OldHash.read({**pbkdf2(digest, rounds), "hash": b64encode(bytes.fromhex(made)).decode()})
    assert made == old.digest == old.inner.digest("password")


@pytest.mark.parametrize(
    ("name", "made"),
    [
        # RFC 1321 and FIPS 180, of "abc".
        ("md5", "900150983cd24fb0d6963f7d28e17f72"),
        ("sha1", "a9993e364706816aba3e25717850c26c9cd0d89d"),
        ("sha256", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "sha512",
            "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
            "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
        ),
    ],
)
def test_plain_digests_are_what_they_are_elsewhere(name: str, made: str) -> None:
    """The published outcomes for "abc"."""
    assert made == OldHash.read({"scheme": name, "hash": made}).inner.digest("abc")


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"scheme": "crypt", "hash": "x"},
        {"scheme": "md5", "hash": "5f4dcc"},
        {"scheme": "sha1", "hash": "z" * 40},
        {"scheme": "md5", "hash": 5},
        {
            "scheme": "bcrypt",
            "hash": "$2x$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
        },
        {
            "scheme": "bcrypt",
            "hash": "$2b$31$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
        },
        {"scheme": "bcrypt", "hash": "$2b$05$short"},
        {**pbkdf2("sha256"), "iterations": 10_000_000},
        {**pbkdf2("sha256"), "digest": "md5"},
        {**pbkdf2("sha256"), "hash": "!!"},
        {**pbkdf2("sha256"), "hash": b64encode(b"short").decode()},
        {"scheme": "md5", "hash": "5f" * 16, "salt": "x" * 300},
    ],
)
async def test_what_is_no_hash_is_left_out_and_said(
    told: dict[str, Any], way_in: WayIn, owner: Any
) -> None:
    """Unknown, cut short, or so costly that it would be a bomb: the customer is in without it."""
    with pytest.raises(Unreadable):
        OldHash.read(told)
    event = registered(email="kari@example.com", password=told)
    await tell(way_in.worker, event)
    state, note = (await states(owner))[event.id]
    assert "handled" == state
    assert (note or "").startswith("the old password is left out: ")
    assert 0 == await way_in.count("password")
    assert 1 == await way_in.count("customer")


async def test_an_old_hash_never_replaces_a_password_of_ones_own(way_in: WayIn, owner: Any) -> None:
    """Not by being told anew, later, or of a customer merged in."""
    await known(way_in, KEPT["md5"])
    await way_in.sign_in("10001@example.com", OLD)
    other = {"scheme": "md5", "hash": hexed("md5", b"noe annet")}
    await tell(way_in.worker, registered("10001", 5, password=other))
    await known(way_in, other, "10002")
    await tell(way_in.worker, merged("10001", "10002", 6), changed("10002", 7, phone=None))
    assert await way_in.sign_in("10001@example.com", OLD)
    with pytest.raises(auth.WrongCredentials):
        await way_in.sign_in("10001@example.com", "noe annet")


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
async def test_of_two_old_hashes_the_later_counts(
    order: tuple[int, int], way_in: WayIn, owner: Any
) -> None:
    """Whichever came first."""
    told = [
        registered("10001", 1, email="10001@example.com", password=KEPT["sha1"]),
        registered("10001", 2, password={"scheme": "md5", "hash": hexed("md5", b"nyere")}),
    ]
    await tell(way_in.worker, *(told[place] for place in order))
    with pytest.raises(auth.WrongCredentials):
        await way_in.sign_in("10001@example.com", OLD)
    assert await way_in.sign_in("10001@example.com", "nyere")


async def test_kinds_that_would_slow_down_everybody_are_left_out(way_in: WayIn, owner: Any) -> None:
    """A ninth kind isn't kept, but another hash of one that is; and the operator reads why."""
    for place in range(8):
        await known(way_in, pbkdf2("sha1", 1_000 + place), f"2000{place}")
    ninth = registered("10001", 1, password=pbkdf2("sha1", 999))
    another = registered("10002", 1, password=pbkdf2("sha1", 1_003))
    await tell(way_in.worker, ninth, another)
    said = "the old password is left out: too many kinds of hashes (pbkdf2-sha1 999)"
    told = await states(owner)
    assert (("handled", said), ("handled", None)) == (told[ninth.id], told[another.id])
    assert 9 == await owner.fetchval("SELECT count(*) FROM password")
    assert 8 == len(await owner.fetchval("SELECT inner_kinds()"))


@pytest.mark.parametrize(
    ("kinds", "is_more"),
    [
        (["bcrypt 14", "bcrypt 13"], False),
        (["bcrypt 14", "bcrypt 14"], False),
        (["bcrypt 14", "bcrypt 13", "bcrypt 12", "pbkdf2-sha512 2000000"], True),
        (["md5", "sha1", "sha256", "sha512", "bcrypt 10"], False),
    ],
)
def test_costs_are_reckoned_together(kinds: list[str], is_more: bool) -> None:
    """Two seconds of a core are the end, however few the kinds are."""
    assert is_more == is_too_much(kinds)


async def test_an_old_password_opens_the_front_door_only(way_in: WayIn, owner: Any) -> None:
    """What checks a password elsewhere doesn't know it."""
    customer = await known(way_in, KEPT["sha1"])
    async with way_in.web.database.scope(customer=customer):
        assert passwords.Chosen() == await passwords.chosen(customer)


async def test_what_is_kept_of_anybody_costs_everybody(way_in: WayIn, owner: Any) -> None:
    """Each kind that is still there is known by one look, whoever asks; none when none is left."""
    async with way_in.web.database.scope() as scope:
        assert [] == await scope.fetchval("SELECT inner_kinds()")
    for number, kind in enumerate(["md5", "sha1", "bcrypt", "pbkdf2-sha256", "md5"]):
        await known(way_in, KEPT[kind], f"1{number:04}")
    async with way_in.web.database.scope() as scope:
        kinds = await scope.fetchval("SELECT inner_kinds()")
    assert ["bcrypt 4", "md5", "pbkdf2-sha256 1000", "sha1"] == kinds


def test_the_work_is_the_same_whosever_hash_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """One digest for each kind, one's own among them or not."""
    made: list[str] = []
    digest = Inner.digest

    def counted(inner: Inner, password: str) -> str:
        made.append(inner.kind)
        return digest(inner, password)

    monkeypatch.setattr(Inner, "digest", counted)
    kinds = ["bcrypt 4", "md5"]
    for own in (None, Inner("md5", b"salt"), Inner("bcrypt 4", bcrypt.gensalt(4)[-22:])):
        made.clear()
        assert (own is None) == (digests(own, OLD, kinds) is None)
        assert kinds == sorted(made)


async def test_two_who_sign_in_with_the_old_one_at_once(way_in: WayIn, owner: Any) -> None:
    """Both come in, and the hash is replaced once."""
    import asyncio

    await known(way_in, KEPT["sha1"])
    both = await asyncio.gather(*(way_in.sign_in("10001@example.com", OLD) for _ in range(2)))
    assert 2 == len({each.session for each in both})
    assert PASSWORD != OLD
    assert await way_in.sign_in("10001@example.com", OLD)


async def test_the_moment_of_an_old_hash_is_the_events(way_in: WayIn, owner: Any) -> None:
    """So that a later word of it is known for what it is."""
    await make_customer(owner, "ola@example.com")
    await known(way_in, KEPT["sha1"])
    at = await owner.fetchval("SELECT changed_at FROM password")
    assert datetime(2026, 11, 20, 6, tzinfo=UTC) == at
    assert at < datetime.now(UTC) - timedelta(hours=1)
