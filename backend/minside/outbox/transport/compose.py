"""A message as mail programs read it (RFC 5322)."""

from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import EmailPolicy
from typing import TYPE_CHECKING, Final, cast
from urllib.parse import urlsplit
from uuid import UUID

from email_validator import EmailNotValidError, validate_email
from typing_extensions import override

from minside.core import clock
from minside.core.hooks import Paper
from minside.core.language import Language
from minside.core.settings import Settings
from minside.outbox.templates import Rendered

from . import Bounced

_SENDER: Final = "mikopet"
"""What complaints about all of our marketing are counted under."""


@dataclass(frozen=True, slots=True)
class Listing:
    """What a marketing mail is one of: `kind`, a purpose's word, and `letter`, which of ours; and the
    address where one POST leaves it (RFC 8058)."""

    kind: str
    letter: str
    leave: str


@dataclass(frozen=True, slots=True)
class Envelope:
    """To whom, and what stays the same however often it is tried; `answer_to` is where an answer goes, where
    that isn't to who it is from."""

    recipient: str
    message_id: UUID
    language: Language
    listing: Listing | None = None
    answer_to: str | None = None


_WHOLE: Final = ("list-unsubscribe", "reply-to")

if TYPE_CHECKING:
    _Policy = EmailPolicy[EmailMessage]
else:
    _Policy = EmailPolicy


class _Written(_Policy):
    """As SMTP wants it. An address stays whole: one that is longer than a line would become
    encoded words, which no mail program takes for an address; RFC 5322 §2.1.1 lets a line have 998."""

    @override
    def fold(self, name: str, value: str) -> str:
        return self._whole(name, value) or super().fold(name, value)

    @override
    def fold_binary(self, name: str, value: str) -> bytes:
        return self._whole(name, value).encode() or super().fold_binary(name, value)

    def _whole(self, name: str, value: str) -> str:
        return f"{name}: {value}{self.linesep}" if name.lower() in _WHOLE else ""


_POLICY: Final = _Written(linesep="\r\n")


def mail(
    envelope: Envelope, content: Rendered, settings: Settings, paper: Paper | None = None
) -> EmailMessage:
    """Text and HTML in one message, and a PDF along with them. Raises `Bounced` for an address that
    isn't one."""
    message = _headed(envelope, settings)
    message["To"] = _address(envelope.recipient)
    if envelope.answer_to is not None:
        message["Reply-To"] = envelope.answer_to
    message["X-Minside-Why"] = " ".join(content.why.split())
    message["Subject"] = content.subject
    if envelope.listing is not None:
        _list(message, envelope.listing, settings)
    # Quoted, so that a server which knows only 7 bits spoils nothing.
    message.set_content(content.text, cte="quoted-printable")
    if content.html is not None:
        message.add_alternative(content.html, subtype="html", cte="quoted-printable")
    if paper is not None:
        message.add_attachment(
            paper.content, maintype="application", subtype="pdf", filename=paper.file_name
        )
    # Last, for a body that is set takes the headers about content with it.
    message["Content-Language"] = envelope.language.value
    return message


def sms(envelope: Envelope, text: str, settings: Settings) -> EmailMessage:
    """An SMS as the development mailbox keeps it."""
    message = _headed(envelope, settings)
    message["To"] = envelope.recipient
    message["X-Minside-Channel"] = "sms"
    message.set_content(text, cte="quoted-printable")
    message["Content-Language"] = envelope.language.value
    return message


def host(settings: Settings) -> str:
    """The name that members know us by."""
    return urlsplit(settings.public_url).hostname or "localhost"


def _headed(envelope: Envelope, settings: Settings) -> EmailMessage:
    message = EmailMessage(policy=_POLICY)
    message["Message-ID"] = f"<{envelope.message_id}@{host(settings)}>"
    message["Date"] = clock.now()
    message["From"] = _sender(envelope, settings)
    message["Auto-Submitted"] = "auto-generated"
    return message


def _sender(envelope: Envelope, settings: Settings) -> str:
    """Marketing has an address of its own: what readers call spam is counted by the sender, and mustn't
    keep letters about orders from arriving."""
    return settings.mail_from if envelope.listing is None else settings.marketing_from


def _list(message: EmailMessage, listing: Listing, settings: Settings) -> None:
    """What the big mailbox providers ask of whoever sends to many: a name for each kind (RFC 2919), how
    to leave it (RFC 2369, RFC 8058), and what complaints are counted by (Feedback-ID), of which none
    names the reader."""
    label = listing.kind.replace("_", "-")
    message["List-Id"] = f"Mikopet <{label}.{host(settings)}>"
    message["List-Unsubscribe"] = f"<{listing.leave}>"
    if listing.leave.startswith("https:"):
        # RFC 8058 §3.1: one click goes over https, or there is none.
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message["Feedback-ID"] = f"{listing.letter}:{label}:minside:{_SENDER}"
    message["Precedence"] = "bulk"


def ascii_address(recipient: str) -> str:
    """The address as any server takes it, its domain in ASCII by the rules that customers' addresses
    are kept by (IDNA 2008): older ones lead from faß.de to fass.de, which is somebody else's.

    Raises `Bounced` for what is no address.
    """
    try:
        checked = validate_email(recipient, check_deliverability=False, allow_smtputf8=False)
    except EmailNotValidError:
        raise Bounced("no address", bad_address=True) from None
    return cast(str, checked.ascii_email)


def _address(recipient: str) -> Address:
    local, _, domain = ascii_address(recipient).rpartition("@")
    return Address(username=local, domain=domain)
