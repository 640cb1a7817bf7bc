"""The letters about the way in. Each tells what happened; none tells who is known."""

from typing import Final

from minside.outbox.templates import Channel, Template, register

_PURPOSE: Final = "security"


def _letter(name: str, values: tuple[str, ...] = (), secrets: tuple[str, ...] = ()) -> Template:
    return register(Template(name=f"auth/{name}", purpose=_PURPOSE, values=values, secrets=secrets))


def _sms(name: str, secrets: tuple[str, ...] = ()) -> Template:
    return register(
        Template(name=f"auth/{name}", purpose=_PURPOSE, channel=Channel.SMS, secrets=secrets)
    )


REGISTER_VERIFY: Final = _letter("register_verify", ("name", "agreed"), ("link",))
REGISTER_KNOWN: Final = _letter("register_known", ("name",))
PASSWORD_RESET: Final = _letter("password_reset", ("name",), ("link",))
PASSWORD_RESET_UNKNOWN: Final = _letter("password_reset_unknown")
PASSWORD_CHANGED: Final = _letter("password_changed", ("name", "at", "device"))
EMAIL_CHANGE_CODE: Final = _letter("email_change_code", ("name",), ("code",))
EMAIL_CHANGE_TAKEN: Final = _letter("email_change_taken", ("name",))
EMAIL_CHANGED: Final = _letter(
    "email_changed", ("name", "new_email_masked", "at", "device"), ("link",)
)
EMAIL_CHANGE_FROZEN: Final = _letter("email_change_frozen", ("name", "at"))
EMAIL_CHANGE_UNDONE: Final = _letter("email_change_undone", ("name", "at"))
CLAIM: Final = _letter("claim", ("name",), ("link",))
CLAIM_KNOWN: Final = _letter("claim_known", ("name",))
CLAIM_UNKNOWN: Final = _letter("claim_unknown")
CLAIMED: Final = _letter("claimed", ("name", "at", "device"))
CLAIM_CODE_SMS: Final = _sms("claim_code_sms", ("code",))
CLAIM_KNOWN_SMS: Final = _sms("claim_known_sms")
NEW_DEVICE: Final = _letter("new_device", ("name", "at", "device"))
