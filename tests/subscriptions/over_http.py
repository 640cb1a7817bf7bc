"""What the app asks about fixed deliveries, over HTTP."""

from typing import Any

import httpx
from tests.house.portal import Visitor

LINKED = "{ state deliverOn movedBecause deadlineAt moveFrom moveUntil goods { name quantity } }"
PAYLOAD = f"{{ delivery {LINKED} consequences userErrors {{ field code message }} }}"
LOOK = f"query ($token: String!) {{ deliveryByLink(token: $token) {LINKED} }}"
SKIP = f"mutation ($input: DeliveryByLinkInput!) {{ deliverySkipByLink(input: $input) {PAYLOAD} }}"
UNSKIP = (
    f"mutation ($input: DeliveryByLinkInput!) {{ deliveryUnskipByLink(input: $input) {PAYLOAD} }}"
)
MOVE = (
    f"mutation ($input: DeliveryMoveByLinkInput!) {{ deliveryMoveByLink(input: $input) {PAYLOAD} }}"
)
LOOK_INTO = """query ($token: String!) {
    deliveryByLink(token: $token) { version products { sku name quantity } } }"""
CHANGED = """{ delivery { version products { sku quantity } } consequences warnings change
    userErrors { field code message } }"""
CHANGE = f"""mutation ($input: DeliveryChangeByLinkInput!) {{
    deliveryChangeByLink(input: $input) {CHANGED} }}"""
UNDO = f"""mutation ($input: DeliveryChangeUndoByLinkInput!) {{
    deliveryChangeUndoByLink(input: $input) {CHANGED} }}"""
FEED = "{ me { calendarFeed { url createdAt } } }"
RENEW = "mutation { calendarFeedRenew { calendarFeed { url createdAt } userErrors { code } } }"


async def answered(visitor: Visitor, document: str, **variables: Any) -> httpx.Response:
    """The whole response, in Norwegian."""
    return await visitor.client.post(
        "/graphql",
        json={"query": document, "variables": variables},
        headers={"accept-language": "nb"},
    )


async def ask(visitor: Visitor, document: str, **variables: Any) -> Any:
    """The answer's only field, and no error beside it."""
    answer = (await answered(visitor, document, **variables)).json()
    assert "errors" not in answer, answer
    [value] = answer["data"].values()
    return value
