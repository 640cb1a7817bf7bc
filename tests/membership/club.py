"""What the shop tells of the venneklubb, as a test plays it."""

from typing import Any

from tests.events.shop import Happened

NAME = {"nb": "Ti prosent på fôr", "en": "Ten per cent off food"}
TEXT = {"nb": "Hver gang du handler fôr.", "en": "Each time you buy food."}


def started(
    hours: float = 1, *, by: str = "system", number: str = "10001", **more: Any
) -> Happened:
    return Happened("membership.started", {"customer": number, "by": by, **more}, hours)


def ended(
    hours: float = 2, *, by: str = "customer", number: str = "10001", **more: Any
) -> Happened:
    return Happened("membership.ended", {"customer": number, "by": by, **more}, hours)


def offered(hours: float = 1, *, benefit: str = "mat-10", **more: Any) -> Happened:
    data = {"benefit": benefit, "title": NAME, "text": TEXT, **more}
    return Happened("benefit.offered", data, hours)


def withdrawn(hours: float = 2, *, benefit: str = "mat-10") -> Happened:
    return Happened("benefit.withdrawn", {"benefit": benefit}, hours)


def issued(hours: float = 1, *, code: str = "VENN10", **more: Any) -> Happened:
    data = {"customer": "10001", "code": code, "once": True, "percent": 10, **more}
    data = {name: value for name, value in data.items() if value is not None}
    return Happened("code.issued", data, hours)


def used(hours: float = 2, *, code: str = "VENN10", **more: Any) -> Happened:
    return Happened("code.used", {"customer": "10001", "code": code, **more}, hours)


def used_from_message(hours: float = 2, *, code: str = "VENN10", **more: Any) -> Happened:
    data = {"customer": "10001", "code": code, "message": "nb-07", **more}
    return Happened("message.code_used", data, hours)
