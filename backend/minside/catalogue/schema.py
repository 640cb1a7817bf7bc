"""Products in GraphQL: for everybody, also for who isn't signed in."""

from typing import Annotated

import strawberry

from minside.catalogue import actions as catalogue
from minside.core.graphql import Edge, InfoT, Money, PageInfo, shown

strawberry.enum(
    catalogue.Availability,
    name="ProductAvailability",
    description="Whether a product can be had; GONE isn't sold any more.",
)


@strawberry.type(description="Something that a product says of its contents.")
class ProductFact:
    name: str = strawberry.field(description="What it is about, such as kcal/kg.")
    value: str = strawberry.field(description="As the shop writes it.")

    @classmethod
    def of(cls, fact: catalogue.Fact) -> "ProductFact":
        return shown(cls, fact)


@strawberry.type(description="One thing that can be bought in the shop.")
class Product:
    listing: strawberry.Private[catalogue.Listing]
    id: strawberry.ID = strawberry.field(description="Opaque.")
    sku: str = strawberry.field(description="What the shop calls it.")
    name: str = strawberry.field(description="What it is called.")
    brand: str | None = strawberry.field(description="Who makes it.")
    description: str | None = strawberry.field(description="The shop's own words, plain text.")
    category: list[str] = strawberry.field(
        description="As the shop sorts it, outermost first, at most 10."
    )
    price: Money | None = strawberry.field(
        description="What it costs now, VAT included; null where nobody says."
    )
    regular_price: Money | None = strawberry.field(
        description="What it costs otherwise, where it is reduced now; else null."
    )
    availability: catalogue.Availability = strawberry.field(description="Whether it can be had.")
    stock: int | None = strawberry.field(
        description="How many there are; null where the shop doesn't say."
    )
    pack_grams: int | None = strawberry.field(
        description="What is in one pack, in grams; null where nothing sure is said."
    )
    is_eaten: bool = strawberry.field(
        description="Whether animals eat it, as far as the shop says; else it is used, as litter is."
    )
    is_used_up: bool = strawberry.field(
        description="Whether one needs more of it by and by: what is eaten, litter, what keeps clean, as far"
        " as the shop says."
    )
    picture_url: str | None = strawberry.field(
        description="A path on this host, at most 800 pixels a side; null where there is none."
    )
    shop_url: str | None = strawberry.field(description="Where the shop shows it.")
    contents: list[ProductFact] = strawberry.field(
        description="What it says of its contents, at most 200."
    )

    @classmethod
    def of(cls, listing: catalogue.Listing) -> "Product":
        return shown(
            cls,
            listing,
            listing=listing,
            price=_money(listing.price),
            is_eaten=catalogue.is_eaten(listing),
            is_used_up=catalogue.is_used_up(listing),
            regular_price=_money(listing.regular_price),
            picture_url=f"/product-picture/{listing.picture}" if listing.picture else None,
            contents=[ProductFact.of(fact) for fact in listing.contents],
        )

    @strawberry.field(
        description="The others of its group, such as sizes and tastes, at most 100; this one and"
        " those that are gone are left out."
    )
    async def variants(self, info: InfoT) -> list["Product"]:
        group = await _group(self.listing, info)
        return [Product.of(other) for other in group if other.id != self.listing.id]

    @strawberry.field(
        description="What tells it from its variants, such as 12 kg; null where it has none."
    )
    async def variant_label(self, info: InfoT) -> str | None:
        return catalogue.variant_label(self.listing, await _group(self.listing, info))


@strawberry.type(description="A category, and how many of what was found are in it.")
class ProductCategory:
    path: list[str] = strawberry.field(
        description='Outermost first; `category` of `products` takes it joined by " > ".'
    )
    count: int = strawberry.field(description="How many products.")


@strawberry.type(description="One page of products, the best first; by name without a search.")
class ProductConnection:
    nodes: list[Product] = strawberry.field(description="The products.")
    edges: list[Edge[Product]] = strawberry.field(description="The products with their places.")
    page_info: PageInfo = strawberry.field(description="Whether more follow.")
    total_count: int = strawberry.field(description="How many there are in all.")
    categories: list[ProductCategory] = strawberry.field(
        description="The outermost categories of all that was found, in whichever category it was"
        " asked for; the largest first."
    )

    @classmethod
    def of(cls, found: catalogue.Found) -> "ProductConnection":
        nodes = [Product.of(listing) for listing in found.products]
        return cls(
            nodes=nodes,
            edges=[
                Edge(node=node, cursor=cursor)
                for node, cursor in zip(nodes, found.cursors, strict=True)
            ],
            page_info=PageInfo(
                has_next_page=found.has_next,
                end_cursor=found.cursors[-1] if found.cursors else None,
            ),
            total_count=found.total,
            categories=[shown(ProductCategory, each) for each in found.categories],
        )


@strawberry.type
class CatalogueQuery:
    """What this room offers to the type Query."""

    @strawberry.field(description="One product, also one that is gone; null for an unknown sku.")
    async def product(
        self, sku: Annotated[str, strawberry.argument(description="What the shop calls it.")]
    ) -> Product | None:
        listing = await catalogue.find(sku)
        return Product.of(listing) if listing else None

    @strawberry.field(description="Search the products, or leaf through all that are in the shop.")
    async def products(
        self,
        search: Annotated[
            str | None,
            strawberry.argument(
                description='Words, each of which must be found; -word must not be, "words"'
                " stand together. At most 200 characters and 10 words are read."
            ),
        ] = None,
        category: Annotated[
            str | None,
            strawberry.argument(description='A category and all inside it: "Hund > Tørrfôr".'),
        ] = None,
        first: Annotated[int, strawberry.argument(description="0 to 100.")] = 24,
        after: Annotated[
            str | None, strawberry.argument(description="The cursor that the page follows.")
        ] = None,
    ) -> ProductConnection:
        found = await catalogue.search(search, category=category, first=first, after=after)
        return ProductConnection.of(found)


def _money(money: catalogue.Money | None) -> Money | None:
    return Money.of(money.ore, money.currency) if money else None


async def _group(listing: catalogue.Listing, info: InfoT) -> list[catalogue.Listing]:
    if listing.group is None:
        return []
    return await info.context.load(catalogue.groups, listing.group)
