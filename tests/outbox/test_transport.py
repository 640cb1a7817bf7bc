"""What lies below the rows: TLS that is verified, and the Maildir of a demo."""

import ipaddress
import mailbox
import ssl
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email import message_from_binary_file
from email.message import EmailMessage
from email.policy import SMTP, default
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlsplit

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from tests.core.logged import logging_to_lines
from tests.jobs.running import run_jobs, service_house
from tests.outbox.mail_server import MailServer, mail_serving, says
from tests.outbox.messages import LINK, NUMBER, letter, post, row, sms

from minside.core.house import House
from minside.core.postgres import Server
from minside.core.settings import Environment
from minside.outbox.transport import Deferred, smtp
from minside.outbox.transport.smtp import _needs_starttls


@dataclass
class Certified:
    """A mail server with STARTTLS, and the certificate that it signed for itself."""

    mail: MailServer
    certificate: Path


@pytest.fixture
async def certified(tmp_path: Path) -> AsyncGenerator[Certified]:
    certificate, key = _self_signed(tmp_path)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate, key)
    async with mail_serving(context) as mail:
        yield Certified(mail, certificate)


def _self_signed(folder: Path) -> tuple[Path, Path]:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "loopback")])
    now = datetime.now(UTC)
    address = x509.IPAddress(ipaddress.ip_address("127.0.0.1"))
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(minutes=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([address]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    certificate_file, key_file = folder / "certificate.pem", folder / "key.pem"
    pem, pkcs8 = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    certificate_file.write_bytes(certificate.public_bytes(pem))
    key_file.write_bytes(key.private_bytes(pem, pkcs8, serialization.NoEncryption()))
    return certificate_file, key_file


async def _send(server: Server, owner: Any, smtp_url: str) -> tuple[str, str | None]:
    """A letter through this server: its state and why."""
    async with service_house(server, smtp_url=smtp_url) as house:
        id = await post(house, letter())
        await run_jobs(house)
    message = await row(owner, id)
    return message["state"], message["last_error"]


async def test_a_server_that_cant_prove_itself_gets_nothing(
    owner: Any, migrated: Server, certified: Certified
) -> None:
    """Whoever stands in the way with a certificate of their own reads no link."""
    url = f"{certified.mail.url}?starttls=required"
    assert ("failed", "tls") == await _send(migrated, owner, url)
    assert 0 == certified.mail.asked["MAIL"]


async def test_a_server_that_proves_itself_gets_it(
    owner: Any, migrated: Server, certified: Certified, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Trust is the system's, and what SSL_CERT_FILE adds."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certified.certificate))
    url = f"{certified.mail.url}?starttls=required"
    assert ("sent", None) == await _send(migrated, owner, url)
    assert 1 == len(certified.mail.taken)


async def test_a_server_without_tls_gets_nothing(
    owner: Any, migrated: Server, mail_server: MailServer
) -> None:
    """Where STARTTLS is required, one that hides it is no server of ours."""
    url = f"{mail_server.url}?starttls=required"
    assert ("failed", "lacks starttls or auth") == await _send(migrated, owner, url)
    assert 0 == mail_server.asked["MAIL"]


def test_only_loopback_may_be_without_tls() -> None:
    """Any other host needs STARTTLS, unless the setting says never."""
    needed = {
        "smtp://mail.example.com": True,
        "smtp://10.0.0.5:25": True,
        "smtp://mail.example.com?starttls=never": False,
        "smtps://mail.example.com": False,
        "smtp://localhost:1025": False,
        "smtp://127.0.0.1:1025?starttls=required": True,
    }
    assert needed == {url: _needs_starttls(urlsplit(url)) for url in needed}


async def test_a_maildir_gets_everything_instead(
    owner: Any, migrated: Server, mail_server: MailServer, tmp_path: Path
) -> None:
    """Mail and SMS of a demo lie in one folder, whole, and nothing leaves the machine."""
    folder = tmp_path / "new" / "mailbox"
    async with service_house(
        migrated, smtp_url=mail_server.url, environment=Environment.DEVELOPMENT, mailbox=folder
    ) as house:
        mail = await post(house, letter())
        text = await post(house, sms())
        await run_jobs(house)
    kept = mailbox.Maildir(folder, factory=_read)
    found = {str(message["To"]): message for message in cast(Any, kept)}
    assert {"kari@example.com", NUMBER} == found.keys()
    for id, to in ((mail, "kari@example.com"), (text, NUMBER)):
        message = await row(owner, id)
        assert "sent" == message["state"]
        assert f"<{message['message_id']}@minside.example>" == found[to]["Message-ID"]
    assert LINK in found["kari@example.com"].get_body(("plain",)).get_content()
    assert "sms" == found[NUMBER]["X-Minside-Channel"]
    assert 0 == mail_server.asked["EHLO"]


def _read(file: Any) -> Any:
    return message_from_binary_file(file, policy=cast(Any, default))


async def test_a_mail_says_why_it_came(house: House, mail_server: MailServer) -> None:
    """In a header too, where the demo's mailbox reads it (N5)."""
    await post(house, letter())
    await run_jobs(house)
    [mail] = mail_server.taken
    text = cast(Any, mail.get_body(("plain",))).get_content()
    assert len(mail["X-Minside-Why"]) > 20
    assert mail["X-Minside-Why"] in " ".join(text.split())


async def test_the_log_tells_what_went_wrong_in_a_word(
    house: House, mail_server: MailServer
) -> None:
    """Of what the server said, its figure and no more."""
    mail_server.at["RCPT"] = says("451 kari@example.com is busy")
    await post(house, letter())
    with logging_to_lines() as lines:
        await run_jobs(house)
    [line] = [line for line in lines.all if line["event"] == "message_failed"]
    assert "smtp_451" == line["reason"]
    assert "kari" not in lines.text


async def test_the_doctor_greets_the_server_and_sends_nothing(
    house: House, mail_server: MailServer
) -> None:
    """What is wrong with it is told in the words that messages would fail with."""
    await smtp.reach(house.settings)
    assert (1, 0) == (mail_server.asked["EHLO"], mail_server.asked["MAIL"])
    mail_server.at["EHLO"] = says("554 not for you")
    with pytest.raises(Deferred, match="smtp 554"):
        await smtp.reach(house.settings)


async def test_a_dot_alone_on_its_line_ends_no_message(
    house: House, mail_server: MailServer
) -> None:
    """What stands behind it stays text, and never becomes the next command (RFC 5321, 4.5.2)."""
    text = "Hei\r\n.\r\n.hund\r\nMAIL FROM:<ola@example.com>\r\n"
    message = EmailMessage(policy=cast(Any, SMTP))
    message.set_content(text, cte="7bit")
    await smtp.deliver(message, "kari@example.com", house.settings)
    assert [text] == [taken.get_content() for taken in mail_server.taken]
