"""Links in mail: a random token after the `#`, so that no server, log or Referer sees it, and a
scanner that opens the page does nothing."""

from minside.core.codes import Code
from minside.core.refusals import Refusal


class LinkInvalid(Refusal):
    """Used, expired, cut short, for another purpose, or never made: the five can't be told apart."""

    code = Code.LINK_INVALID


def link(public_url: str, page: str, token: str) -> str:
    """The address that a mail carries; `page` is a path of the app's."""
    return f"{public_url.rstrip('/')}/{page}#{token}"
