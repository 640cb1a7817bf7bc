"""Keys: one for each purpose, from the operator's list."""

import base64

import pytest

from minside.core.keys import BadKey, Keyring

ONE, OTHER = (base64.b64encode(bytes([n]) * 32).decode() for n in (1, 2))


def test_a_fingerprint_is_of_its_purpose_value_and_key() -> None:
    """The same value can't be followed from one purpose to another, nor without the key."""
    prints = {
        Keyring([ONE]).fingerprint("a", "kari"),
        Keyring([ONE]).fingerprint("b", "kari"),
        Keyring([ONE]).fingerprint("a", "ola"),
        Keyring([OTHER]).fingerprint("a", "kari"),
    }
    assert 4 == len(prints)
    assert Keyring([ONE, OTHER]).fingerprint("a", "kari") in prints


@pytest.mark.parametrize("keys", [[], ["x"], ["AAAA"], [ONE, base64.b64encode(bytes(16)).decode()]])
def test_a_bad_key_is_refused_at_start(keys: list[str]) -> None:
    """A short or broken key is told as one, and never used."""
    with pytest.raises(BadKey):
        Keyring(keys)
