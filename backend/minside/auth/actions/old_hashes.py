"""The shop's old password hashes, which are never stored but inside an argon2id hash.

What argon2id is reckoned of is the old digest, so whoever reads the database has argon2id to break
first; and it takes the password to make the digest anew. At the first sign-in the wrapping goes.
"""

import hashlib
import os
import re
from base64 import b64decode, b64encode
from binascii import Error as BadBase64
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Final, Literal, Self

import bcrypt
import msgspec

_BCRYPT: Final = re.compile(r"\$2[aby]\$([0-9]{2})\$([./A-Za-z0-9]{22})([./A-Za-z0-9]{31})")
_DIGEST_BYTES: Final = {"md5": 16, "sha1": 20, "sha256": 32, "sha512": 64}
# What would take longer than a second of a core is a bomb and no hash.
_COSTLIEST_BCRYPT: Final = 14
_CHEAPEST_BCRYPT: Final = 4
_LONGEST_SALT: Final = 200
# Everybody's sign-in does the work of every kind that is kept.
MOST_KINDS: Final = 8
COSTLIEST_TOGETHER: Final = 2.0
# Seconds of a core, as measured on a machine of two: for each doubling, and each iteration.
_BCRYPT_SECONDS: Final = 60e-6
_PBKDF2_SECONDS: Final = {"sha1": 0.2e-6, "sha256": 0.2e-6, "sha512": 0.4e-6}
# bcrypt reads no more, and PHP's stops at a NUL.
_BCRYPT_BYTES: Final = 72
_BCRYPT_ALPHABET: Final = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"

# What a library says of bad data may quote it.
_QUOTED: Final = re.compile(r"""(['"]).*\1""", re.DOTALL)

Place = Literal["before", "after"]


class Unreadable(ValueError):
    """No old hash that we know; the text says why, and quotes nothing."""


class _Bcrypt(msgspec.Struct, tag="bcrypt", tag_field="scheme"):
    hash: str


class _Pbkdf2(msgspec.Struct, tag="pbkdf2", tag_field="scheme"):
    digest: Literal["sha1", "sha256", "sha512"]
    iterations: Annotated[int, msgspec.Meta(ge=1, le=2_000_000)]
    salt: str
    hash: str


class _Digest(msgspec.Struct, tag_field="scheme"):
    hash: str
    salt: str = ""
    salt_place: Place = "before"


class _Md5(_Digest, tag="md5"):
    pass


class _Sha1(_Digest, tag="sha1"):
    pass


class _Sha256(_Digest, tag="sha256"):
    pass


class _Sha512(_Digest, tag="sha512"):
    pass


@dataclass(frozen=True, slots=True)
class Inner:
    """How the old digest is made of a password. `kind` is a scheme and, where it has one, its cost:
    `bcrypt 10`, `pbkdf2-sha256 10000`, `md5`."""

    kind: str
    salt: bytes
    place: Place = "before"

    def digest(self, password: str) -> str:
        """The old digest, as text. Takes what the kind costs."""
        scheme, _, cost = self.kind.partition(" ")
        raw = password.encode("utf-8", "surrogatepass")
        if scheme == "bcrypt":
            setting = b"$2b$%02d$%b" % (int(cost), self.salt)
            return bcrypt.hashpw(raw.split(b"\x00")[0][:_BCRYPT_BYTES], setting)[-31:].decode()
        if scheme.startswith("pbkdf2-"):
            name = scheme.removeprefix("pbkdf2-")
            made = hashlib.pbkdf2_hmac(name, raw, self.salt, int(cost))
            return made.hex()
        salted = self.salt + raw if self.place == "before" else raw + self.salt
        return hashlib.new(scheme, salted, usedforsecurity=False).hexdigest()


@dataclass(frozen=True, slots=True)
class OldHash:
    """An old digest, and how it was made."""

    inner: Inner
    digest: str

    @classmethod
    def read(cls, told: Mapping[str, Any]) -> Self:
        """From what the shop tells: see `docs/operations.md`. Raises `Unreadable`."""
        kinds = _Bcrypt | _Pbkdf2 | _Md5 | _Sha1 | _Sha256 | _Sha512
        try:
            found: Any = msgspec.convert(dict(told), kinds, strict=True)
        except msgspec.ValidationError as error:
            raise Unreadable(_QUOTED.sub("'…'", str(error))) from None
        match found:
            case _Bcrypt():
                return cls(*_read_bcrypt(found.hash))
            case _Pbkdf2():
                return cls(*_read_pbkdf2(found))
            case _:
                return cls(*_read_digest(found))


def _read_bcrypt(hash: str) -> tuple[Inner, str]:
    parts = _BCRYPT.fullmatch(hash)
    if parts is None:
        raise Unreadable("no bcrypt hash")
    cost = int(parts[1])
    if not _CHEAPEST_BCRYPT <= cost <= _COSTLIEST_BCRYPT:
        raise Unreadable(f"a bcrypt cost outside {_CHEAPEST_BCRYPT} to {_COSTLIEST_BCRYPT}")
    return Inner(f"bcrypt {cost}", _without_spare_bits(parts[2]).encode()), parts[3]


def _without_spare_bits(salt: str) -> str:
    """22 characters have four bits more than the salt. Some systems fill them; none reads them, and
    our library takes them empty only."""
    return salt[:-1] + _BCRYPT_ALPHABET[_BCRYPT_ALPHABET.index(salt[-1]) & 0b110000]


def _read_pbkdf2(found: _Pbkdf2) -> tuple[Inner, str]:
    salt, made = _base64(found.salt), _base64(found.hash)
    if len(made) != _DIGEST_BYTES[found.digest]:
        raise Unreadable(f"not the length of {found.digest}")
    return Inner(f"pbkdf2-{found.digest} {found.iterations}", salt), made.hex()


def _read_digest(found: _Digest) -> tuple[Inner, str]:
    scheme = str(found.__struct_config__.tag)
    if not re.fullmatch(rf"[0-9a-fA-F]{{{2 * _DIGEST_BYTES[scheme]}}}", found.hash):
        raise Unreadable(f"not a {scheme} in hexadecimal")
    salt = found.salt.encode()
    if len(salt) > _LONGEST_SALT:
        raise Unreadable("too long a salt")
    return Inner(scheme, salt, found.salt_place), found.hash.lower()


def _base64(text: str) -> bytes:
    try:
        found = b64decode(text, validate=True)
    except (BadBase64, ValueError):
        raise Unreadable("no base64") from None
    if len(found) > _LONGEST_SALT:
        raise Unreadable("too long a salt")
    return found


def is_too_much(kinds: Iterable[str]) -> bool:
    """Whether a sign-in that does the work of all of these would keep everybody waiting."""
    each = set(kinds)
    return len(each) > MOST_KINDS or sum(map(_seconds, each)) > COSTLIEST_TOGETHER


def _seconds(kind: str) -> float:
    """About how long one core takes for a digest of this kind."""
    scheme, _, cost = kind.partition(" ")
    if scheme == "bcrypt":
        return 2 ** int(cost) * _BCRYPT_SECONDS
    if scheme.startswith("pbkdf2-"):
        return int(cost) * _PBKDF2_SECONDS[scheme.removeprefix("pbkdf2-")]
    return 0.0


def digests(inner: Inner | None, password: str, kinds: Iterable[str]) -> str | None:
    """The digest by `inner`, None where there is none; and for every kind that is kept of anybody
    the same work, so that the time tells nobody whose hash is of which kind."""
    own: str | None = None
    for kind in {*kinds, *([inner.kind] if inner else [])}:
        if inner is not None and inner.kind == kind:
            own = inner.digest(password)
        else:
            _dummy(kind).digest(password)
    return own


def _dummy(kind: str) -> Inner:
    """Nobody's, which costs what one of this kind costs."""
    if kind.startswith("bcrypt"):
        return Inner(kind, bcrypt.gensalt(_CHEAPEST_BCRYPT)[-22:])
    return Inner(kind, os.urandom(16))


@dataclass(frozen=True, slots=True)
class Wrapped:
    """What is stored of an old hash."""

    hash: str
    inner: Inner

    def told(self) -> dict[str, str]:
        """As it lies in an event's data, until that is handled."""
        salt = b64encode(self.inner.salt).decode()
        return {"hash": self.hash, "kind": self.inner.kind, "salt": salt, "place": self.inner.place}

    @classmethod
    def read(cls, told: Mapping[str, str]) -> Self:
        place: Place = "after" if told["place"] == "after" else "before"
        return cls(told["hash"], Inner(told["kind"], b64decode(told["salt"]), place))
