"""What a request says of its browser, and the cookies that it gets."""

from uuid import UUID

from minside.auth import actions as auth
from minside.auth.actions.devices import KEPT_FOR_SECONDS, described
from minside.auth.actions.sessions import ABSOLUTE
from minside.core.doorway.visit import Visit


def device_of(visit: Visit) -> str | None:
    """The browser as people call it."""
    return described(visit.user_agent)


def browser_of(visit: Visit) -> auth.Browser:
    return auth.Browser(device_of(visit), visit.device_token, visit.identity)


def let_in(visit: Visit, signed_in: auth.SignedIn) -> None:
    """The rest of this request, and the browser from now on, act for the customer."""
    visit.become(signed_in.customer, signed_in.session)
    renew(visit, signed_in.session_token)
    know(visit, signed_in.device_token)


def know(visit: Visit, device_token: str) -> None:
    """The browser is one that the customer has used, from now on."""
    visit.set_cookie(visit.house.device_cookie, device_token, max_age=KEPT_FOR_SECONDS)


def renew(visit: Visit, session_token: str) -> None:
    """The browser's session is known by this token from now on."""
    visit.set_cookie(
        visit.house.session_cookie, session_token, max_age=int(ABSOLUTE.total_seconds())
    )


def forget(visit: Visit) -> None:
    visit.identity = None
    visit.set_cookie(visit.house.session_cookie, "", max_age=0)


def forget_sessions_of(visit: Visit, customer: UUID) -> None:
    """All of the customer's sessions were ended; if this browser's was one, it shouldn't ask."""
    if visit.identity is not None and visit.identity.customer == customer:
        forget(visit)
