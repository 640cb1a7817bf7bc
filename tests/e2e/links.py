"""The links of our letters, as somebody finds them in their mail."""

import mailbox
import re
import time
from collections.abc import Callable
from email.header import decode_header, make_header
from email.message import Message

from tests.e2e.newcomers import Newcomer
from tests.e2e.owner import as_owner
from tests.e2e.running_demo import RunningDemo

from minside.auth.actions.devices import digest, new_token

# A letter is written by one job and sent by another.
PATIENCE = 15


def link_to(demo: RunningDemo, address: str, page: str, *, but: str = "") -> str:
    """The address, after the host, that the letter's link leads to, such as `/bekreft#…`.

    Waits for the letter; `but` is a link that came before, where a new one is meant.
    """
    pattern = re.compile(rf"{re.escape(demo.url)}({re.escape(page)}#[\w-]+)")
    return _found(lambda: _links(demo, address, pattern) - {but})


def letters_to(demo: RunningDemo, address: str, *subjects: str) -> list[str]:
    """The texts of the letters of these subjects' beginnings, in their order. Waits for them."""

    def look() -> dict[str, list[str]]:
        found: dict[str, list[str]] = {subject: [] for subject in subjects}
        for letter in mailbox.Maildir(demo.mailbox):
            for subject in subjects:
                if letter["To"] == address and _subject(letter).startswith(subject):
                    found[subject].append(_text(letter))
        return found

    until = time.monotonic() + PATIENCE
    while not all(look().values()):
        assert time.monotonic() < until, f"of {subjects} there came {look()}"
        time.sleep(0.1)
    return [text for texts in look().values() for text in texts]


def _subject(letter: Message) -> str:
    return str(make_header(decode_header(letter["Subject"])))


def every_link_to(demo: RunningDemo, address: str) -> set[str]:
    """All that a scanner of their mail would fetch, in text and HTML, after the host."""
    ours = re.compile(rf"{re.escape(demo.url)}(/[^\s\"<>]*)")
    letters = [letter for letter in mailbox.Maildir(demo.mailbox) if letter["To"] == address]
    return {link for letter in letters for text in _texts(letter) for link in ours.findall(text)}


def _texts(letter: Message) -> list[str]:
    """Each part of it, and its heads, which may hold links too."""
    parts = [part.get_payload(decode=True) for part in letter.walk() if not part.is_multipart()]
    texts = [part.decode() for part in parts if isinstance(part, bytes)]
    return [*texts, *(str(value) for value in letter.values())]


def _links(demo: RunningDemo, address: str, pattern: re.Pattern[str]) -> set[str]:
    texts = [_text(letter) for letter in mailbox.Maildir(demo.mailbox) if letter["To"] == address]
    return {link for text in texts for link in pattern.findall(text)}


def code_to(demo: RunningDemo, phone: str, *, but: str = "") -> str:
    """The six digits of the SMS to this number; `but` is a code that came before, as above."""
    return _found(lambda: _codes(demo, phone) - {but})


def _codes(demo: RunningDemo, phone: str) -> set[str]:
    texts = [_text(letter) for letter in mailbox.Maildir(demo.mailbox) if letter["To"] == phone]
    return {code for text in texts for code in re.findall(r"\b\d{6}\b", text)}


def _text(letter: Message) -> str:
    [part] = [part for part in letter.walk() if part.get_content_type() == "text/plain"]
    content = part.get_payload(decode=True)
    assert isinstance(content, bytes)
    return content.decode()


def _found(look: Callable[[], set[str]]) -> str:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if links := look():
            [link] = links
            return link
        time.sleep(0.1)
    raise AssertionError("the letter hasn't come")


def take_over(owner_url: str, who: Newcomer, new_email: str) -> str:
    """Somebody changed the address of their account; the link that the old one was sent."""
    token = new_token()
    as_owner(
        owner_url,
        """
        WITH moved AS (UPDATE customer SET email = $2, own_email = $2, own_at = now() WHERE id = $1)
        INSERT INTO email_change (customer, old_email, new_email, token_sha256, changed_at)
        VALUES ($1, $3, $2, $4, now())
        """,
        who.id, new_email, who.email, digest(token),
    )  # fmt: skip
    return f"/frys#{token}"


def forget_attempts(owner_url: str) -> None:
    """All tests come from one network, which may ask for few mails in an hour."""
    as_owner(owner_url, "DELETE FROM throttle")
