"""Receipts that somebody made anew from a genuine one, each in another way."""

import json
from base64 import urlsafe_b64decode
from hashlib import sha256
from typing import Any

NOT_ONE, ALTERED, GENUINE = "not-one", "altered", "genuine"


def forged(file: bytes) -> dict[str, tuple[str, bytes]]:
    """What is to be said of each; `file` is a genuine one, as it is printed, of entry 42."""
    text = file.decode()
    whole: dict[str, Any] = json.loads(text)
    proof = whole["signature"]
    deep = '{"receipt": {"a": ' + "[" * 20_000 + "]" * 20_000 + "}, "
    return {
        "a name twice": (NOT_ONE, _changed(text, '"number": 42', '"number": 43, "number": 42')),
        "a name twice, the same": (NOT_ONE, _changed(text, '"number": 42', '"number": 42, "number": 42')),
        "its receipt twice": (NOT_ONE, _changed(text, "{", '{"receipt": {"number": 43},')),
        "a number with a part": (NOT_ONE, _changed(text, '"number": 42', '"number": 42.0')),
        "a number almost whole": (
            NOT_ONE, _changed(text, '"number": 42', f'"number": 42.{"0" * 20}1'),
        ),
        "a number in another way": (NOT_ONE, _changed(text, '"number": 42', '"number": 4.2e1')),
        "a number past all": (NOT_ONE, _changed(text, '"number": 42', f'"number": {2**53}')),
        "a number that is none": (NOT_ONE, _changed(text, '"number": 42', '"number": NaN')),
        "a neighbour": (NOT_ONE, _written({**whole, "holder": "Kari Nordmann"})),
        "a neighbour of the signature": (
            NOT_ONE, _written({**whole, "signature": {**proof, "holder": "Kari Nordmann"}}),
        ),
        "no signature": (NOT_ONE, _written({"receipt": whole["receipt"]})),
        "a padded signature": (NOT_ONE, _signature(whole, proof["value"] + "==")),
        "a signature of another alphabet": (NOT_ONE, _signature(whole, _with_slash(proof["value"]))),
        "a longer signature": (ALTERED, _signature(whole, proof["value"] + "AAAA")),
        "a signature of other bits": (NOT_ONE, _signature(whole, _loose_bits(proof["value"]))),
        "no word but a number for the key": (
            NOT_ONE, _written({**whole, "signature": {**proof, "kid": 7}}),
        ),
        "deep": (NOT_ONE, (deep + text[text.index('"signature"') :]).encode()),
        "too much of it": (NOT_ONE, file + b" " * 1_000_000),
        "a mark before it": (NOT_ONE, b"\xef\xbb\xbf" + file),
        "bytes that are no text": (NOT_ONE, file.replace(b'"given"', b'"given\xff"')),
        "another number": (ALTERED, _changed(text, '"number": 42', '"number": 43')),
        "half a letter": (ALTERED, _changed(text, '"given"', '"\\ud800"')),
        "a member more": (ALTERED, _changed(text, '"number": 42', '"number": 42, "holder": "Kari"')),
        "another text and its hash": (ALTERED, _other_text(whole)),
        "set otherwise": (GENUINE, _written(dict(reversed(whole.items())))),
        "letters by their numbers": (GENUINE, json.dumps(whole).encode()),
        "lines of another system": (GENUINE, text.replace("\n", "\r\n").encode()),
    }  # fmt: skip


def _changed(text: str, before: str, after: str) -> bytes:
    assert before in text
    return text.replace(before, after, 1).encode()


def _written(whole: Any) -> bytes:
    return json.dumps(whole, ensure_ascii=False, indent=7).encode()


def _signature(whole: dict[str, Any], value: str) -> bytes:
    return _written({**whole, "signature": {**whole["signature"], "value": value}})


def _with_slash(value: str) -> str:
    """The same bytes, as those write them who don't write for addresses; a pad where they wouldn't differ."""
    other = value.replace("-", "+").replace("_", "/")
    return other if other != value else f"{value}="


def _loose_bits(value: str) -> str:
    """The same bytes, from a last letter of which four bits are read by nobody."""
    for letter in "BCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_":
        other = value[:-1] + letter
        if other != value and _bytes(other) == _bytes(value):
            return other
    raise AssertionError(value)


def _bytes(value: str) -> bytes:
    return urlsafe_b64decode(value + "=" * (-len(value) % 4))


def _other_text(whole: dict[str, Any]) -> bytes:
    processing = whole["receipt"]["pii_processing"]
    agreed = {**processing["consent_text"], "text": "Ja", "sha256": sha256(b"Ja").hexdigest()}
    receipt = {**whole["receipt"], "pii_processing": {**processing, "consent_text": agreed}}
    return _written({**whole, "receipt": receipt})
