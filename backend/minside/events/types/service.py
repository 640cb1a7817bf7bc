"""What the shop and its helpdesk tell of carts, calls, replies and reviews."""

from typing import Annotated, Final, Literal

from msgspec import Meta

from .customers import Email
from .declaration import (
    Data,
    EventType,
    Line,
    Moment,
    Name,
    NameOrBlank,
    Number,
    Prose,
    WordOrBlank,
)

Opening = Annotated[
    str,
    Meta(
        pattern=r"\A[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\Z",
        description="As `cart.opened` said it, where this is the cart that was opened then.",
    ),
]
_CUSTOMER: Final = {"customer": ("customer",)}
_CONVERSATION: Final = {"customer": ("customer",), "conversation": ("conversation",)}


class CartChanged(Data, frozen=True, kw_only=True):
    customer: Number
    cart: Number
    lines: Annotated[list[Line], Meta(max_length=500, description="None: it is empty.")]
    name: Name | None = None
    opening: Opening | None = None


class CallLogged(Data, frozen=True, kw_only=True):
    customer: Number
    call: Number
    summary: Prose
    direction: Literal["in", "out"] = "in"
    began_at: Moment | None = None


Conversation = Annotated[
    Number,
    Meta(description="What it is called, by the helpdesk or, where it began here, by us."),
]


class _OfConversation(Data, frozen=True, kw_only=True):
    conversation: Conversation
    customer: Number | None = None


class ConversationOpened(Data, frozen=True, kw_only=True):
    conversation: Conversation
    customer: Number
    kind: Literal["question", "feedback", "complaint", "return"] = "question"
    subject: Name
    text: Prose
    by: Annotated[
        Literal["customer", "staff"], Meta(description="Who wrote first: `text` is theirs.")
    ] = "customer"
    order: Annotated[Number | None, Meta(description="Which order it is about.")] = None


class ReplySent(_OfConversation, frozen=True, kw_only=True):
    reply: Number
    text: Prose


class ConversationClosed(_OfConversation, frozen=True, kw_only=True):
    pass


class ClaimClosed(_OfConversation, frozen=True, kw_only=True):
    outcome: Annotated[
        Prose | None, Meta(description="What came of it; the customer reads it.")
    ] = None


class MailedFile(Data, frozen=True, kw_only=True):
    """What a mail had with it. What it is its content says; its name is only shown."""

    name: NameOrBlank
    content: Annotated[
        str, Meta(max_length=200_000, pattern=r"\A[A-Za-z0-9+/]*={0,2}\Z", description="Base64.")
    ]


class MailReceived(Data, frozen=True, kw_only=True):
    to: Annotated[
        Email,
        Meta(description="The address that it came to, of those that our letters are answered at."),
    ]
    sender: Annotated[Email, Meta(description="The address in its `From`, and nothing beside.")]
    authenticated: Annotated[
        bool,
        Meta(
            description="Whether the receiving server saw that it is that sender's (DMARC passed)."
        ),
    ]
    message_id: Annotated[str, Meta(min_length=1, max_length=998, pattern=r"\A[^\x00]*\Z")]
    text: Annotated[
        str,
        Meta(
            max_length=100_000,
            pattern=r"\A[^\x00]*\Z",
            description="Its words as plain text. What it quotes may be there, and isn't kept.",
        ),
    ]
    auto_submitted: Annotated[
        WordOrBlank | None,
        Meta(description="As in its header: what isn't `no` was written by nobody."),
    ] = None
    precedence: Annotated[WordOrBlank | None, Meta(description="Likewise.")] = None
    attachments: Annotated[tuple[MailedFile, ...], Meta(max_length=20)] = ()
    left_out: Annotated[
        int,
        Meta(
            ge=0, le=1_000, description="How many attachments aren't here, for they are too large."
        ),
    ] = 0


class ReviewModerated(Data, frozen=True, kw_only=True):
    review: Annotated[Name, Meta(description="As `review.submitted` calls it.")]
    review_version: Annotated[
        int,
        Meta(ge=1, description="Which was looked at: what was written anew since waits by itself."),
    ]
    accepted: bool
    reason: Annotated[Prose | None, Meta(description="Needed where it was refused.")] = None

    def __post_init__(self) -> None:
        if not self.accepted and not (self.reason or "").strip():
            raise ValueError("a refused review needs a `reason`")


TYPES: Final = (
    EventType("cart.changed", CartChanged, "A cart in the shop was changed.", _CUSTOMER),
    EventType("call.logged", CallLogged, "A phone call was noted.", _CUSTOMER),
    EventType(
        "conversation.opened",
        ConversationOpened,
        "Somebody wrote to customer service past Min Side, or customer service wrote first.",
        _CONVERSATION,
    ),
    EventType(
        "reply.sent",
        ReplySent,
        "Customer service answered. One of a conversation that nobody told of waits a week for it.",
        _CONVERSATION,
    ),
    EventType(
        "conversation.closed",
        ConversationClosed,
        "Nothing more is answered there. A claim that is open stays so.",
        _CONVERSATION,
    ),
    EventType(
        "conversation.reopened", ConversationClosed, "It is answered there again.", _CONVERSATION
    ),
    EventType(
        "claim.opened",
        ConversationClosed,
        "A conversation turned out to be about a claim: what it needs isn't erased while that is open."
        " One about a complaint is so from its beginning.",
        _CONVERSATION,
    ),
    EventType(
        "claim.closed", ClaimClosed, "The claim is settled, and holds nothing more.", _CONVERSATION
    ),
    EventType(
        "mail.received",
        MailReceived,
        "A mail came to an address at which a letter of ours is answered. It is the customer's own word"
        " where it is from their address, and that is shown to be theirs; from another it is a dead letter.",
        {"mail": ("to",)},
    ),
    EventType(
        "review.moderated",
        ReviewModerated,
        "A review was accepted or refused.",
        {"review": ("review",)},
    ),
)
