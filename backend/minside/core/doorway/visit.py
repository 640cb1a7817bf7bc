"""One request as the rooms see it: who asks, in which language, from which device."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar
from uuid import UUID

from graphql import GraphQLError
from litestar import Request
from strawberry.dataloader import DataLoader

from .. import clock, hooks
from ..client_address import address_block, client_address
from ..hooks import Identity
from ..house import House
from ..language import Language, preferred
from ..scope import Scope

PAGE_OF = "minside-customer"

K = TypeVar("K")
V = TypeVar("V")


class Unauthenticated(GraphQLError):
    """The field needs somebody signed in."""

    def __init__(self) -> None:
        super().__init__("Sign in first.", extensions={"code": "UNAUTHENTICATED"})


@dataclass(slots=True)
class Visit:
    """Handed to resolvers as `info.context`.

    `identity` is whose session the browser holds, `page_of` the customer whose page asks, where
    it says so: a window may still show one customer when another has signed in beside it.
    `address_block` is the client's network and never leaves the process but as a keyed
    fingerprint; tokens are as the cookies hold them, and so is `choices`, what was chosen about
    cookies; `cookies` are Set-Cookie lines to answer with.
    """

    house: House
    scope: Scope
    language: Language
    address_block: str
    user_agent: str
    session_token: str | None
    device_token: str | None
    choices: str | None = None
    page_of: str | None = None
    identity: Identity | None = None
    cookies: list[str] = field(default_factory=list[str])
    _loaders: dict[object, DataLoader[Any, Any]] = field(
        default_factory=dict[object, DataLoader[Any, Any]]
    )

    @classmethod
    def of(cls, request: Request[Any, Any, Any], house: House, *, read_only: bool) -> "Visit":
        address = client_address(request.scope, house.settings.trusted_proxies)
        return cls(
            house=house,
            scope=house.database.scope(read_only=read_only),
            language=preferred(request.headers.get("accept-language")),
            address_block=address_block(address),
            user_agent=request.headers.get("user-agent", ""),
            session_token=request.cookies.get(house.session_cookie),
            device_token=request.cookies.get(house.device_cookie),
            choices=request.cookies.get(house.choices_cookie),
            page_of=request.headers.get(PAGE_OF),
        )

    async def identify(self) -> None:
        """Whose session it is now: one may be ended at any time."""
        if self.session_token:
            self.identity = await hooks.identify(self.scope, self.session_token)

    @property
    def signed_in(self) -> Identity:
        """Who is signed in and asks from a page of their own; raises `Unauthenticated`."""
        if self.identity is None or not self.is_signed_in:
            raise Unauthenticated
        return self.identity

    @property
    def is_signed_in(self) -> bool:
        """Whether `signed_in` answers."""
        return self.identity is not None and self.page_of in (None, str(self.identity.customer))

    @property
    def customer(self) -> UUID:
        """Whose data this is about; raises `Unauthenticated`."""
        return self.signed_in.customer

    def become(self, customer: UUID, session: UUID) -> None:
        """From here on the request acts for the customer who has just signed in."""
        now = clock.now()
        self.identity = Identity(customer, session, now, now)
        self.page_of = None

    def load(self, batch: Callable[[list[K]], Awaitable[list[V]]], key: K) -> Awaitable[V]:
        """Load one of many with one statement for all that this request asks for."""
        if batch not in self._loaders:
            self._loaders[batch] = DataLoader(load_fn=batch)
        loader: DataLoader[K, V] = self._loaders[batch]
        return loader.load(key)

    def forget_loaded(self) -> None:
        """Load anew whatever is asked for from here on."""
        self._loaders.clear()

    def set_cookie(self, name: str, value: str, *, max_age: int) -> None:
        """Answer with a cookie for this host alone, out of scripts' reach; 0 seconds removes it."""
        secure = "; Secure" if self.house.settings.https else ""
        self.cookies.append(
            f"{name}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={max_age}{secure}"
        )
