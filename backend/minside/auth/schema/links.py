"""Looking at a link of ours before following it, in GraphQL."""

from typing import Annotated

import strawberry

from minside.auth import actions as auth
from minside.core.graphql import InfoT

strawberry.enum(auth.LinkKind, description="Which letter a link stands in.")


@strawberry.type
class LinkQuery:
    """What this room offers to the type Query."""

    @strawberry.field(
        description="Whether a link in a mail of ours still opens something. Looking spends nothing;"
        " a dead one isn't told from one that never was."
    )
    async def link_is_good(
        self,
        info: InfoT,
        kind: Annotated[auth.LinkKind, strawberry.argument(description="The letter it stands in.")],
        token: Annotated[
            str, strawberry.argument(description="What stands after `#` in the link.")
        ],
    ) -> bool:
        return await auth.is_link_good(kind, token)
