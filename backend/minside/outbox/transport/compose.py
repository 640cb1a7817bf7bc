"""A message as mail programs read it (RFC 5322)."""

from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from typing import cast
from urllib.parse import urlsplit
from uuid import UUID

from email_validator import EmailNotValidError, validate_email

from minside.core import clock
from minside.core.hooks import Paper
from minside.core.language import Language
from minside.core.settings import Settings
from minside.outbox.templates import Rendered

from . import Bounced


@dataclass(frozen=True, slots=True)
class Envelope:
    """To whom, and what stays the same however often it is tried."""

    recipient: str
    message_id: UUID
    language: Language


def mail(
    envelope: Envelope, content: Rendered, settings: Settings, paper: Paper | None = None
) -> EmailMessage:
    """Text and HTML in one message, and a PDF along with them. Raises `Bounced` for an address that
    isn't one."""
    message = _headed(envelope, settings)
    message["To"] = _address(envelope.recipient)
    message["X-Minside-Why"] = " ".join(content.why.split())
    message["Subject"] = content.subject
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
    message = EmailMessage(policy=SMTP)
    message["Message-ID"] = f"<{envelope.message_id}@{host(settings)}>"
    message["Date"] = clock.now()
    message["From"] = settings.mail_from
    message["Auto-Submitted"] = "auto-generated"
    return message


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
