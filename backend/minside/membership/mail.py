"""The letters of the venneklubb. They are marketing: each needs its reader's yes (S30, S40)."""

from typing import Any, Final

import msgspec

from minside.outbox.templates import Channel, Template, register


class About(msgspec.Struct, frozen=True, kw_only=True):
    """The shop's words for what a code is for."""

    nb: str
    en: str


_OFF: Final[dict[str, Any]] = {"percent": int | None, "amount_ore": int | None}
"""One of the two: per cent, or øre."""
_SHAPES: Final[dict[str, Any]] = {
    **_OFF,
    "about": About | None,
    "least_total_ore": int | None,
    "valid_from": str | None,
    "valid_until": str | None,
    "once": bool,
}
CODE_ISSUED: Final = register(
    Template(
        name="membership/code_issued",
        purpose="discount_codes",
        needs="discount_codes",
        values=("name", "code", *_SHAPES),
        shapes=_SHAPES,
        follows=True,
    )
)
CODE_ISSUED_SMS: Final = register(
    Template(
        name="membership/code_issued_sms",
        purpose="sms",
        needs="sms",
        channel=Channel.SMS,
        values=("code", *_OFF),
        shapes=_OFF,
    )
)
