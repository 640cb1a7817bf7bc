"""What a customer looked at in the shop, as it is remembered by their consent (S42)."""

from datetime import datetime

import strawberry

from minside.catalogue import actions as catalogue
from minside.catalogue.schema import Product
from minside.core.graphql import InfoT, UserError, mutation, shown, user_errors
from minside.marketing import actions as marketing


@strawberry.type(description="A product that the customer looked at while signed in to the shop.")
class ViewedProduct:
    sku: str = strawberry.field(description="What the shop calls it.")
    name: str | None = strawberry.field(description="Null where the shop sells it no more.")
    at: datetime = strawberry.field(description="When it was looked at last, in UTC.")

    @classmethod
    def of(cls, viewed: marketing.Viewed) -> "ViewedProduct":
        return shown(cls, viewed)

    @strawberry.field(
        description="The product as the shop has it now; null where the shop never told of it."
    )
    async def product(self, info: InfoT) -> Product | None:
        listing = await info.context.load(catalogue.find_many, self.sku)
        return Product.of(listing) if listing else None


@strawberry.type
class ViewsOfCustomer:
    """What this room offers to the type Customer."""

    @strawberry.field(
        description="Products that the customer looked at, newest first, at most 100. Remembered only while"
        " they agree to personalisation (S42), and for 24 months."
    )
    async def viewed_products(self, info: InfoT) -> list[ViewedProduct]:
        return [ViewedProduct.of(each) for each in await marketing.views(info.context.customer)]


@strawberry.type(description="What is remembered from now on.")
class ViewedProductsPayload:
    viewed_products: list[ViewedProduct] | None = strawberry.field(
        default=None, description="What was looked at since."
    )
    user_errors: list[UserError] = user_errors()


@strawberry.type
class ViewsMutation:
    @mutation(
        ViewedProductsPayload,
        "Have Min Side forget what the customer looked at until now. What they agreed to stays as it is.",
    )
    async def viewed_products_forget(self, info: InfoT) -> ViewedProductsPayload | None:
        await marketing.forget_views(info.context.customer)
        left = await marketing.views(info.context.customer)
        return ViewedProductsPayload(viewed_products=[ViewedProduct.of(each) for each in left])
