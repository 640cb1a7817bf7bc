"""The letters about consents. They ask and confirm, and carry no marketing."""

from typing import Final

from minside.outbox.templates import Channel, Template, register

_PURPOSE: Final = "consent"

CONFIRM: Final = register(
    Template(
        name="consents/confirm",
        purpose=_PURPOSE,
        values=("name", "asked_for"),
        secrets=("link",),
    )
)
CONFIRM_SMS: Final = register(
    Template(name="consents/confirm_sms", purpose=_PURPOSE, channel=Channel.SMS)
)
SMS_CONFIRMED: Final = register(
    Template(name="consents/sms_confirmed", purpose=_PURPOSE, channel=Channel.SMS)
)
