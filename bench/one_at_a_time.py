"""The loop that one writes first: each delivery by itself, each row by a statement, through the ORM that
the house has. It asks for all that the run asks for, and writes the same rows."""

from datetime import datetime, timedelta
from typing import Any

from minside.catalogue.tables import Product
from minside.core import clock
from minside.core.house import House
from minside.core.language import Language
from minside.core.scope import current
from minside.customers.tables import Customer, DeliveryAddress
from minside.events import actions as events
from minside.events.types.declaration import Line, Recipient
from minside.events.types.outgoing import DeliveryToFulfil
from minside.orders import mail
from minside.orders.actions.numbering import draw
from minside.orders.tables import OrderEvent, OrderLine, ShopOrder
from minside.outbox import actions as outbox
from minside.subscriptions.actions import Deadlines, Rhythm, Unit
from minside.subscriptions.actions.rhythm import occurrence
from minside.subscriptions.tables import (
    Charge,
    Delivery,
    DeliveryLine,
    PricePromise,
    Subscription,
    SubscriptionLine,
)


async def order_next(house: House) -> bool:
    """Whether there was one."""
    now = clock.now()
    async with house.database.scope():
        delivery: Any = (
            await Delivery.objects()
            .where((Delivery.state == "planned") & (Delivery.deadline_at <= now))
            .order_by(Delivery.deadline_at, Delivery.id)
            .first()
        )
        if delivery is None:
            return False
        await current().fetch(
            "SELECT FROM subscription WHERE id = $1 FOR NO KEY UPDATE", delivery.subscription
        )
        await _order(house, delivery, now)
        return True


async def _order(house: House, delivery: Any, now: datetime) -> None:
    subscription: Any = await Subscription.objects().get(Subscription.id == delivery.subscription)
    customer: Any = await Customer.objects().get(Customer.id == delivery.customer)
    await (
        DeliveryAddress.objects()
        .where(
            (DeliveryAddress.customer == customer.id) & (DeliveryAddress.is_default == True)  # noqa: E712
        )
        .first()
    )
    await Charge.objects().where((Charge.customer == customer.id) & (Charge.state == "failed"))
    lines: Any = (
        await SubscriptionLine.objects()
        .where(SubscriptionLine.subscription == subscription.id)
        .order_by(SubscriptionLine.position)
    )
    await DeliveryLine.objects().where(DeliveryLine.delivery == delivery.id)
    goods: list[tuple[Any, Any]] = []
    for line in lines:
        await PricePromise.objects().where(PricePromise.line == line.id)
        goods.append((line, await Product.objects().get(Product.sku == line.sku)))
    order = await _place(delivery, subscription, customer, goods, now)
    delivery.state, delivery.shop_order, delivery.settled_at = "ordered", order.id, now
    await delivery.save()
    subscription.version += 1
    await subscription.save()
    await _confirm(house, order, customer, goods, now)
    await _announce(delivery, order, customer, goods)
    await _next(delivery, subscription)


async def _place(
    delivery: Any, subscription: Any, customer: Any, goods: list[tuple[Any, Any]], now: datetime
) -> Any:
    order = ShopOrder(
        number=draw("F"), customer=customer.id, told_of=customer.number, email=customer.email,
        is_by_address=True, placed_at=now, delivery_method=subscription.delivery_method,
        recipient=f"{customer.first_name} {customer.last_name}", street=customer.street,
        street2=customer.street2, postcode=customer.postcode, city=customer.city,
        country=customer.country, payment=delivery.payment or subscription.payment,
        total_ore=sum(line.quantity * product.price_ore for line, product in goods),
        delivery_ore=0, discount_ore=0,
    )  # fmt: skip
    await order.save()
    for place, (line, product) in enumerate(goods):
        await OrderLine(
            customer=customer.id, shop_order=order.id, line=str(place + 1), position=place,
            sku=line.sku, name=product.name, quantity=line.quantity, price_ore=product.price_ore,
        ).save()  # fmt: skip
    await OrderEvent(
        customer=customer.id, shop_order=order.id, kind="placed", at=now, event=f"here/{order.id}",
        parts=["head", "lines", "delivery", "total"],
    ).save()  # fmt: skip
    return order


async def _confirm(
    house: House, order: Any, customer: Any, goods: list[tuple[Any, Any]], now: datetime
) -> None:
    said = mail.OrderConfirmation(
        name=customer.first_name, order=None, order_number=order.number, placed_at=now.isoformat(),
        withdrawal_form=str(order.id), exempt=[],
        lines=[
            mail.Goods(name=p.name, quantity=line.quantity, total_ore=p.price_ore * line.quantity)
            for line, p in goods
        ],
        delivery_method=order.delivery_method, delivery_ore=0, discount_ore=0,
        total_ore=order.total_ore, vat_ore=None, payment=order.payment,
        is_charged_first=False, address=[order.recipient, order.street, f"{order.postcode} {order.city}"],
    )  # fmt: skip
    letter = outbox.Letter(
        template=mail.ORDER_CONFIRMATION, to=customer.email, language=Language(customer.language),
        customer=customer.id, values=mail.values(said), secrets={},
    )  # fmt: skip
    await outbox.post(letter, house.keys)


async def _announce(delivery: Any, order: Any, customer: Any, goods: list[tuple[Any, Any]]) -> None:
    told = DeliveryToFulfil(
        delivery=str(delivery.id), order=order.number, customer=customer.number,
        deliver_on=delivery.deliver_on,
        to=Recipient(
            name=order.recipient, street=order.street, postcode=order.postcode, city=order.city,
            country=order.country,
        ),
        method=order.delivery_method, email=customer.email,
        lines=[
            Line(line=str(n), sku=one.sku, name=p.name, quantity=one.quantity, price=p.price_ore)
            for n, (one, p) in enumerate(goods, start=1)
        ],
    )  # fmt: skip
    await events.announce(
        "delivery.to_fulfil", told, customer=customer.id, stream=f"customer/{customer.id}"
    )


async def _next(delivery: Any, subscription: Any) -> None:
    rhythm = Rhythm(
        subscription.anchor_on, subscription.anchor_number, subscription.every, Unit(subscription.unit)
    )  # fmt: skip
    found = occurrence(rhythm, delivery.number + 1, Deadlines())
    assert found.deadline_at > clock.now() + timedelta(0)
    await Delivery(
        customer=delivery.customer, subscription=subscription.id, number=found.number,
        state="planned", planned_on=found.planned_on, deliver_on=found.deliver_on,
        moved_by=found.moved_by and found.moved_by.value, deadline_at=found.deadline_at,
    ).save()  # fmt: skip
