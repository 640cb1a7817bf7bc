"""The letters about consents. They ask and confirm, and carry no marketing."""

from typing import Final

from minside.outbox.templates import Channel, Template, register

_PURPOSE: Final = "consents"


def _sms(name: str) -> Template:
    return register(Template(name=f"consents/{name}", purpose=_PURPOSE, channel=Channel.SMS))


CONFIRM: Final = register(
    Template(
        name="consents/confirm",
        purpose=_PURPOSE,
        values=("name", "asked_for"),
        secrets=("link",),
    )
)
LEAVE: Final = register(
    Template(name="consents/leave", purpose=_PURPOSE, values=(), secrets=("link",))
)
CONFIRM_SMS: Final = _sms("confirm_sms")
SMS_CONFIRMED: Final = _sms("sms_confirmed")
SMS_STOPPED: Final = _sms("sms_stopped")
