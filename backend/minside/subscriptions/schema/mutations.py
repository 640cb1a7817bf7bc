"""Every act of area H in GraphQL: each shows its consequence where `preview` is set, and does it
otherwise."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

import strawberry
from strawberry import UNSET

from minside.catalogue import actions as catalogue
from minside.core.graphql import InfoT, UserError, given, mutation, row_id, user_errors
from minside.core.language import Text
from minside.subscriptions import actions as subscriptions

from .deliveries import cautions_of
from .subscriptions import Subscription

_PREVIEW = "Only show what would become of it: nothing is changed."
_KEY = "One for each click: sent twice, it is done once."
_VERSION = "The version that was looked at; an older one is refused."
_NUMBER = "Which delivery, by its number."


@strawberry.input(description="A product to have in every delivery.")
class SubscriptionLineInput:
    sku: str = strawberry.field(description="What the shop calls it.")
    quantity: int = strawberry.field(default=1, description="1 to 99.")
    pets: list[strawberry.ID] | None = strawberry.field(default=None, description="Who eats it.")
    when_out: subscriptions.WhenOut = strawberry.field(
        default=subscriptions.WhenOut.LEAVE_OUT, description="What to do when it can't be had."
    )
    substitute_sku: str | None = strawberry.field(
        default=None, description="What comes instead then, at today's price at most."
    )
    ceiling_ore: int | None = strawberry.field(
        default=None,
        description="Up to which price of one, in øre, the customer says yes in advance (N9).",
    )

    def read(self) -> subscriptions.LineForm:
        return subscriptions.LineForm(
            sku=self.sku,
            quantity=self.quantity,
            pets=tuple(row_id(pet, "pets") for pet in self.pets or ()),
            when_out=self.when_out,
            substitute_sku=self.substitute_sku,
            ceiling_ore=self.ceiling_ore,
        )


@strawberry.input(description="New fixed deliveries.")
class SubscriptionCreateInput:
    lines: list[SubscriptionLineInput] = strawberry.field(description="1 to 50 products.")
    every: int = strawberry.field(description="1 to 26 weeks, or 1 to 6 months.")
    unit: subscriptions.Unit = strawberry.field(description="Weeks or months.")
    first_on: date | None = strawberry.field(
        default=None, description="The first delivery's day; null: as soon as it can."
    )
    address: strawberry.ID | None = strawberry.field(
        default=None, description="Null: the default address, or home."
    )
    delivery_method: str = strawberry.field(
        default="home_delivery", description="home_delivery, letter_box or pickup_point."
    )
    payment: str = strawberry.field(default="invoice", description="invoice, card or vipps.")
    notice: str = strawberry.field(default="email", description="email or sms.")
    preview: bool = strawberry.field(default=False, description=_PREVIEW)
    idempotency_key: str | None = strawberry.field(default=None, description=_KEY)

    def read(self) -> subscriptions.NewForm:
        return subscriptions.NewForm(
            lines=[line.read() for line in self.lines],
            every=self.every,
            unit=self.unit,
            first_on=self.first_on,
            address=_address(self.address),
            delivery_method=self.delivery_method,
            payment=self.payment,
            notice=self.notice,
        )


def _address(id: strawberry.ID | None) -> UUID | None:
    return None if id is None else row_id(id, "address")


@strawberry.input(description="Which subscription, as it was looked at.")
class SubscriptionInput:
    id: strawberry.ID = strawberry.field(description="Which.")
    version: int = strawberry.field(description=_VERSION)
    preview: bool = strawberry.field(default=False, description=_PREVIEW)
    idempotency_key: str | None = strawberry.field(default=None, description=_KEY)

    def asked(self, info: InfoT) -> subscriptions.Asked:
        return subscriptions.Asked(
            customer=info.context.customer,
            subscription=row_id(self.id),
            version=self.version,
            preview=self.preview,
            key=self.idempotency_key,
        )


@strawberry.input(description="Which delivery, of a subscription as it was looked at.")
class DeliveryInput(SubscriptionInput):
    number: int = strawberry.field(description=_NUMBER)


@strawberry.input(description="On which day a delivery comes instead.")
class DeliveryMoveInput(DeliveryInput):
    day: date = strawberry.field(description="On a closed day, the last open one before it.")


@strawberry.input(description="So many of a product in one delivery only.")
class DeliveryExtraSetInput(DeliveryInput):
    sku: str = strawberry.field(description="What the shop calls it.")
    quantity: int = strawberry.field(description="0 to 99; 0: none this time.")


@strawberry.input(description="Where one delivery goes and how it is paid.")
class DeliverySettingsInput(DeliveryInput):
    address: strawberry.ID | None = strawberry.field(default=None, description="Null: as usual.")
    payment: str | None = strawberry.field(default=None, description="Null: as usual.")


@strawberry.input(description="A product of every delivery; a quantity of 0 takes it away.")
class SubscriptionLineSetInput(SubscriptionInput):
    line: SubscriptionLineInput = strawberry.field(description="As it is to be.")


@strawberry.input(
    description="Yes to a higher price: either to the one that was seen, or to all up to a ceiling."
)
class PriceAnswerInput(SubscriptionInput):
    promise: strawberry.ID = strawberry.field(description="Which, by `pricePromise`.")
    accept_ore: int | None = strawberry.field(
        default=None,
        description="The new price of one that was seen, in øre: a yes to less than it is by now is"
        " refused.",
    )
    ceiling_ore: int | None = strawberry.field(
        default=None, description="Up to which price of one, in øre, the answer is yes from now on."
    )


@strawberry.input(description="Another product in place of one.")
class SubscriptionLineSwapInput(SubscriptionInput):
    sku: str = strawberry.field(description="What goes.")
    line: SubscriptionLineInput = strawberry.field(description="What comes.")


@strawberry.input(description="Another rhythm.")
class SubscriptionRescheduleInput(SubscriptionInput):
    every: int = strawberry.field(description="1 to 26 weeks, or 1 to 6 months.")
    unit: subscriptions.Unit = strawberry.field(description="Weeks or months.")
    next_on: date = strawberry.field(description="When the next delivery comes.")


@strawberry.input(description="A pause.")
class SubscriptionPauseInput(SubscriptionInput):
    until: date | None = strawberry.field(
        default=None, description="When the next delivery comes; null: once it is resumed."
    )


@strawberry.input(description="Deliveries go on.")
class SubscriptionResumeInput(SubscriptionInput):
    next_on: date | None = strawberry.field(
        default=None, description="When the next delivery comes; null: as soon as it can."
    )


@strawberry.input(description="Deliveries end.")
class SubscriptionCancelInput(SubscriptionInput):
    reason: str | None = strawberry.field(
        default=None, description="Why, if one likes to say; at most 200 characters."
    )


@strawberry.input(description="Where and how from now on: left out stays.")
class SubscriptionSettingsUpdateInput(SubscriptionInput):
    address: strawberry.ID | None = strawberry.field(
        default=UNSET, description="Null: the default address, or home."
    )
    delivery_method: str | None = strawberry.field(
        default=UNSET, description="home_delivery, letter_box or pickup_point."
    )
    payment: str | None = strawberry.field(default=UNSET, description="invoice, card or vipps.")
    notice: str | None = strawberry.field(default=UNSET, description="email or sms.")


@strawberry.input(description="Which change to undo.")
class DeliveryChangeUndoInput(SubscriptionInput):
    change: strawberry.ID = strawberry.field(description="Which; the last one that stands.")


@strawberry.type(description="A subscription after an act, or as it would be.")
class SubscriptionPayload:
    subscription: Subscription | None = strawberry.field(
        default=None, description="As it is now, or would be."
    )
    consequences: list[str] | None = strawberry.field(
        default=None,
        description="What comes of it, in the reader's language, the most important first.",
    )
    warnings: list[str] | None = strawberry.field(
        default=None,
        description="What to be careful about, in the reader's language: a pet that doesn't tolerate what"
        " is added, a number or sum that is unusual, a delivery that would be empty. None of it refuses"
        " anything.",
    )
    change: strawberry.ID | None = strawberry.field(
        default=None,
        description="What `deliveryChangeUndo` takes; null where nothing was changed, or it can't be undone.",
    )
    changes_anything: bool = strawberry.field(
        default=False,
        description="Whether anything is, or would be, other than before. Where nothing is, nothing is"
        " logged either.",
    )
    closed: str | None = strawberry.field(
        default=None,
        description="Why the delivery doesn't come on the day that was chosen, in the reader's language:"
        " a Sunday or a public holiday. Null for an open day.",
    )
    user_errors: list[UserError] = user_errors()

    @classmethod
    async def of(cls, done: subscriptions.Steered, info: InfoT) -> "SubscriptionPayload":
        language = info.context.language
        told = subscriptions.what_became(done, await _names(done, info))
        told += await _to_choose(done.before, done.after, info)
        return cls(
            subscription=Subscription.of(done.after),
            consequences=[each.in_(language) for each in told],
            warnings=await cautions_of(info, done.before, done.after),
            change=None if done.to_undo is None else strawberry.ID(str(done.to_undo)),
            changes_anything=done.changes_anything,
            closed=done.closed.in_(language) if done.closed else None,
        )


async def _to_choose(
    before: subscriptions.Agreement | None, after: subscriptions.Subscription, info: InfoT
) -> list[Text]:
    """By what it is paid, where the shop doesn't know that, or knows something else."""
    coming = subscriptions.charged_anew(before, after.agreement)
    if coming is None:
        return []
    known = await info.context.load(subscriptions.known_of, after.customer)
    told = subscriptions.choose_first(after.agreement, coming, known)
    return [told] if told else []


async def _names(done: subscriptions.Steered, info: InfoT) -> dict[str, str]:
    """What the products are called that an act is about, by sku."""
    return await _names_of(info, subscriptions.products_told(done))


async def _names_of(info: InfoT, skus: Sequence[str]) -> dict[str, str]:
    found = [await info.context.load(catalogue.find_many, sku) for sku in skus]
    return {sku: each.name if each else sku for sku, each in zip(skus, found, strict=True)}


@strawberry.type
class SubscriptionsMutation:
    @mutation(SubscriptionPayload, "Begin fixed deliveries.")
    async def subscription_create(
        self, info: InfoT, input: SubscriptionCreateInput
    ) -> SubscriptionPayload | None:
        made = await subscriptions.create(
            info.context.house,
            info.context.customer,
            input.read(),
            preview=input.preview,
            key=input.idempotency_key,
        )
        closed = subscriptions.closed(input.first_on) if input.first_on else None
        names = await _names_of(info, [line.sku for line in made.agreement.lines])
        told = subscriptions.consequences(None, made.agreement, names)
        told += await _to_choose(None, made, info)
        return SubscriptionPayload(
            subscription=Subscription.of(made),
            consequences=[
                each.in_(info.context.language) for each in [*([closed] if closed else []), *told]
            ],
            warnings=await cautions_of(info, None, made),
            changes_anything=True,
            closed=closed.in_(info.context.language) if closed else None,
        )

    @mutation(SubscriptionPayload, "Add or change a product of every delivery, or take it away.")
    async def subscription_line_set(
        self, info: InfoT, input: SubscriptionLineSetInput
    ) -> SubscriptionPayload | None:
        done = await subscriptions.set_line(input.asked(info), input.line.read())
        return await SubscriptionPayload.of(done, info)

    @mutation(SubscriptionPayload, "Another product in place of one, at today's price.")
    async def subscription_line_swap(
        self, info: InfoT, input: SubscriptionLineSwapInput
    ) -> SubscriptionPayload | None:
        done = await subscriptions.swap_line(input.asked(info), input.sku, input.line.read())
        return await SubscriptionPayload.of(done, info)

    @mutation(
        SubscriptionPayload,
        "Yes to a price that is higher than agreed (N9); no answer, a swap or a skip are a no.",
    )
    async def price_answer(
        self, info: InfoT, input: PriceAnswerInput
    ) -> SubscriptionPayload | None:
        done = await subscriptions.answer_price(
            input.asked(info),
            row_id(input.promise, "promise"),
            accept_ore=input.accept_ore,
            ceiling_ore=input.ceiling_ore,
        )
        return await SubscriptionPayload.of(done, info)

    @mutation(SubscriptionPayload, "Another rhythm from the next delivery on.")
    async def subscription_reschedule(
        self, info: InfoT, input: SubscriptionRescheduleInput
    ) -> SubscriptionPayload | None:
        done = await subscriptions.reschedule(
            info.context.house, input.asked(info), input.every, input.unit, input.next_on
        )
        return await SubscriptionPayload.of(done, info)

    @mutation(SubscriptionPayload, "Nothing comes before a day, or until it is resumed.")
    async def subscription_pause(
        self, info: InfoT, input: SubscriptionPauseInput
    ) -> SubscriptionPayload | None:
        done = await subscriptions.pause(info.context.house, input.asked(info), input.until)
        return await SubscriptionPayload.of(done, info)

    @mutation(SubscriptionPayload, "Deliveries go on after a pause, or before its end.")
    async def subscription_resume(
        self, info: InfoT, input: SubscriptionResumeInput
    ) -> SubscriptionPayload | None:
        done = await subscriptions.resume(info.context.house, input.asked(info), input.next_on)
        return await SubscriptionPayload.of(done, info)

    @mutation(SubscriptionPayload, "End the deliveries; what is ordered already still comes.")
    async def subscription_cancel(
        self, info: InfoT, input: SubscriptionCancelInput
    ) -> SubscriptionPayload | None:
        done = await subscriptions.cancel(input.asked(info), input.reason)
        return await SubscriptionPayload.of(done, info)

    @mutation(SubscriptionPayload, "What was ended begins again.")
    async def subscription_reactivate(
        self, info: InfoT, input: SubscriptionResumeInput
    ) -> SubscriptionPayload | None:
        done = await subscriptions.reactivate(info.context.house, input.asked(info), input.next_on)
        return await SubscriptionPayload.of(done, info)

    @mutation(SubscriptionPayload, "Where deliveries go, how they are paid and reminded of.")
    async def subscription_settings_update(
        self, info: InfoT, input: SubscriptionSettingsUpdateInput
    ) -> SubscriptionPayload | None:
        changed = {
            "address": _address(input.address) if input.address is not UNSET else ...,
            "delivery_method": given(input.delivery_method),
            "payment": given(input.payment),
            "notice": given(input.notice),
        }
        done = await subscriptions.set_settings(input.asked(info), changed)
        return await SubscriptionPayload.of(done, info)

    @mutation(SubscriptionPayload, "This delivery doesn't come; the rhythm stays.")
    async def delivery_skip(self, info: InfoT, input: DeliveryInput) -> SubscriptionPayload | None:
        done = await subscriptions.skip(info.context.house, input.asked(info), input.number)
        return await SubscriptionPayload.of(done, info)

    @mutation(SubscriptionPayload, "A skipped delivery comes after all.")
    async def delivery_unskip(
        self, info: InfoT, input: DeliveryInput
    ) -> SubscriptionPayload | None:
        done = await subscriptions.unskip(info.context.house, input.asked(info), input.number)
        return await SubscriptionPayload.of(done, info)

    @mutation(SubscriptionPayload, "This delivery comes on another day; the others stay.")
    async def delivery_move(
        self, info: InfoT, input: DeliveryMoveInput
    ) -> SubscriptionPayload | None:
        done = await subscriptions.move(
            info.context.house, input.asked(info), input.number, input.day
        )
        return await SubscriptionPayload.of(done, info)

    @mutation(SubscriptionPayload, "So many of a product in this delivery only.")
    async def delivery_extra_set(
        self, info: InfoT, input: DeliveryExtraSetInput
    ) -> SubscriptionPayload | None:
        done = await subscriptions.set_extra(
            info.context.house, input.asked(info), input.number, input.sku, input.quantity
        )
        return await SubscriptionPayload.of(done, info)

    @mutation(SubscriptionPayload, "Where this delivery goes, and how it is paid.")
    async def delivery_settings_update(
        self, info: InfoT, input: DeliverySettingsInput
    ) -> SubscriptionPayload | None:
        done = await subscriptions.set_this_time(
            info.context.house,
            input.asked(info),
            input.number,
            address=_address(input.address),
            payment=input.payment,
        )
        return await SubscriptionPayload.of(done, info)

    @mutation(
        SubscriptionPayload,
        "The next delivery comes as soon as it can, and those after it an interval later each. For an"
        " hour it can be undone.",
    )
    async def delivery_now(
        self, info: InfoT, input: SubscriptionInput
    ) -> SubscriptionPayload | None:
        done = await subscriptions.deliver_now(info.context.house, input.asked(info))
        return await SubscriptionPayload.of(done, info)

    @mutation(
        SubscriptionPayload,
        "Everything as it was before a change, where none that stands came after it, until the"
        " deadline (N10).",
    )
    async def delivery_change_undo(
        self, info: InfoT, input: DeliveryChangeUndoInput
    ) -> SubscriptionPayload | None:
        change = row_id(input.change, "change")
        done = await subscriptions.undo(info.context.house, input.asked(info), change)
        return await SubscriptionPayload.of(done, info)
