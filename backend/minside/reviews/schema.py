"""Reviews in GraphQL: one's own, and what everybody reads of a product."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated
from uuid import UUID

import strawberry

from minside.catalogue import actions as catalogue
from minside.catalogue.schema import Product
from minside.core.graphql import (
    Allowance,
    Connection,
    InfoT,
    UserError,
    connection,
    mutation,
    row_id,
    shown,
    user_errors,
)
from minside.orders import actions as orders
from minside.pets import actions as pets
from minside.pets.schema import Pet
from minside.reviews import actions as reviews

strawberry.enum(
    reviews.ReviewState,
    description="PENDING until the shop has looked at it; others read what is PUBLISHED.",
)
strawberry.enum(
    reviews.ShownAs, name="ReviewShownAs", description="What others see of the author's name."
)

Sku = Annotated[str, strawberry.argument(description="What the shop calls the product.")]


@strawberry.type(description="What the customer wrote about something they bought (S17).")
class Review:
    own: strawberry.Private[reviews.Review]
    id: strawberry.ID = strawberry.field(description="Opaque.")
    sku: str = strawberry.field(description="What the shop calls the product.")
    name: str = strawberry.field(description="What the product was called when it was bought.")
    stars: int = strawberry.field(description="1 to 5.")
    title: str = strawberry.field(description="Plain text, one line.")
    text: str = strawberry.field(description="Plain text; links in it are no links.")
    shown_as: reviews.ShownAs = strawberry.field(description="What others see of the name.")
    version: int = strawberry.field(description="Grows each time it is written anew.")
    written_at: datetime = strawberry.field(description="When it was written first, in UTC.")
    changed_at: datetime = strawberry.field(description="When it was written last, in UTC.")
    state: reviews.ReviewState = strawberry.field(description="Whether others can read it.")
    moderated_at: datetime | None = strawberry.field(
        description="When the shop looked at it, in UTC; null while it waits."
    )
    reason: str | None = strawberry.field(
        description="What the shop said of it then: why, where it was refused."
    )
    votes: int = strawberry.field(description="How many others found it useful.")

    @classmethod
    def of(cls, review: reviews.Review) -> "Review":
        return shown(cls, review, own=review)

    @strawberry.field(description="The product as the shop has it now; null where it has none.")
    async def product(self, info: InfoT) -> Product | None:
        listing = await info.context.load(catalogue.find_many, self.own.sku)
        return Product.of(listing) if listing else None

    @strawberry.field(description="Which pet it is of; null where none is said, or it is deleted.")
    async def pet(self, info: InfoT) -> Pet | None:
        if self.own.pet is None:
            return None
        theirs = await info.context.load(_pets_by_id, info.context.customer)
        found = theirs.get(self.own.pet)
        return Pet.of(found) if found else None


async def _pets_by_id(customers: list[UUID]) -> list[dict[UUID, pets.Animal]]:
    """Each customer's, also those remembered; there is one customer a request."""
    return [{each.id: each for each in await pets.pets(customer)} for customer in customers]


@strawberry.type(description="Something the customer bought, and hasn't written about.")
class ReviewableProduct:
    line: strawberry.Private[orders.Bought]
    sku: str = strawberry.field(description="What the shop calls it.")
    name: str = strawberry.field(description="What it was called when it was bought.")
    placed_at: datetime = strawberry.field(description="When it was ordered last, in UTC.")

    @classmethod
    def of(cls, line: orders.Bought) -> "ReviewableProduct":
        return shown(cls, line, line=line)

    @strawberry.field(description="The product as the shop has it now; null where it has none.")
    async def product(self, info: InfoT) -> Product | None:
        listing = await info.context.load(catalogue.find_many, self.line.sku)
        return Product.of(listing) if listing else None


@strawberry.type(description="A review as others read it; its author had bought the product.")
class PublishedReview:
    id: strawberry.ID = strawberry.field(
        description="Opaque; another than what its author sees it by."
    )
    stars: int = strawberry.field(description="1 to 5.")
    title: str = strawberry.field(description="Plain text, one line.")
    text: str = strawberry.field(description="Plain text; links in it are no links.")
    author: str | None = strawberry.field(
        description="First name or initials; null where they chose to be shown by no name."
    )
    pet_species: pets.Species | None = strawberry.field(
        description="What kind of animal it is written of; null where none is said."
    )
    written_on: date = strawberry.field(description="The day it was written last.")
    votes: int = strawberry.field(description="How many found it useful.")
    is_own: bool = strawberry.field(description="Whether who reads it wrote it.")
    is_voted_for: bool = strawberry.field(description="Whether who reads it found it useful.")
    at: strawberry.Private[datetime]

    @classmethod
    def of(cls, review: reviews.Published) -> "PublishedReview":
        species = pets.Species(review.species) if review.species else None
        return shown(cls, review, pet_species=species)


@strawberry.type(description="How many reviews give so many stars.")
class StarCount:
    stars: int = strawberry.field(description="1 to 5.")
    count: int = strawberry.field(description="How many.")


@strawberry.type(description="What all reviews of a product come to, in all its sizes and tastes.")
class ProductRating:
    average: Decimal | None = strawberry.field(
        description="1.0 to 5.0, with one decimal, as a string; null without reviews."
    )
    count: int = strawberry.field(description="How many there are.")
    by_stars: list[StarCount] = strawberry.field(description="From 5 stars to 1.")

    @classmethod
    def of(cls, rating: reviews.Rating) -> "ProductRating":
        counts = [StarCount(stars=stars, count=n) for stars, n in rating.by_stars.items()]
        return cls(average=rating.average, count=rating.count, by_stars=counts[::-1])


@strawberry.type
class ReviewsQuery:
    """What this room offers to the type Query."""

    @strawberry.field(description="What all reviews of a product come to.")
    async def product_rating(self, sku: Sku) -> ProductRating:
        return ProductRating.of(await reviews.rating(sku))

    @strawberry.field(
        description="The reviews of a product, in all its sizes and tastes, newest first (S17)."
    )
    async def product_reviews(
        self,
        info: InfoT,
        sku: Sku,
        first: Annotated[int, strawberry.argument(description="0 to 100.")] = 10,
        after: Annotated[
            str | None, strawberry.argument(description="The cursor that the page follows.")
        ] = None,
    ) -> Connection[PublishedReview]:
        reader = info.context.customer if info.context.is_signed_in else None
        page = await reviews.page(sku, reader=reader, first=first, after=after)
        return connection(page, PublishedReview.of)


@strawberry.type
class ReviewsOfCustomer:
    """What this room offers to the type Customer."""

    @strawberry.field(description="What they wrote, the last changed first; at most 500 (S17).")
    async def reviews(self, info: InfoT) -> list[Review]:
        return [Review.of(each) for each in await reviews.reviews(info.context.customer)]

    @strawberry.field(description="One of the customer's reviews; null when there is none such.")
    async def review(
        self,
        info: InfoT,
        id: Annotated[strawberry.ID, strawberry.argument(description="Which.")],
    ) -> Review | None:
        try:
            found = await reviews.find(info.context.customer, row_id(id))
        except reviews.ReviewNotFound:
            return None
        return Review.of(found) if found else None

    @strawberry.field(
        description="What they wrote of a product, in whichever size or taste; null where nothing."
    )
    async def review_of(self, info: InfoT, sku: Sku) -> Review | None:
        found = await reviews.find_of(info.context.customer, sku)
        return Review.of(found) if found else None

    @strawberry.field(description="Whether they can write about a product.")
    async def can_review(self, info: InfoT, sku: Sku) -> Allowance:
        return Allowance.of(await reviews.may_write(info.context.customer, sku), info.context)

    @strawberry.field(
        description="What they bought and haven't written about, the last bought first; at most 100."
    )
    async def reviewable_products(self, info: InfoT) -> list[ReviewableProduct]:
        found = await reviews.unreviewed(info.context.customer)
        return [ReviewableProduct.of(each) for each in found]


@strawberry.input(description="What to say of something that was bought.")
class ReviewCreateInput:
    sku: str = strawberry.field(description="What the shop calls the product.")
    stars: int | None = strawberry.field(default=None, description="1 to 5.")
    title: str | None = strawberry.field(default=None, description="1 to 120 characters.")
    text: str | None = strawberry.field(default=None, description="1 to 5,000 characters.")
    pet: strawberry.ID | None = strawberry.field(
        default=None, description="Which of the customer's pets it is of."
    )
    shown_as: reviews.ShownAs = strawberry.field(
        default=reviews.ShownAs.FIRST_NAME, description="What others see of the name."
    )
    idempotency_key: str | None = strawberry.field(
        default=None, description="One for each form: sent twice, it is written once."
    )


@strawberry.input(description="What to say instead.")
class ReviewUpdateInput:
    id: strawberry.ID = strawberry.field(description="Which.")
    version: int = strawberry.field(description="The version that was looked at.")
    stars: int | None = strawberry.field(default=None, description="1 to 5.")
    title: str | None = strawberry.field(default=None, description="1 to 120 characters.")
    text: str | None = strawberry.field(default=None, description="1 to 5,000 characters.")
    pet: strawberry.ID | None = strawberry.field(
        default=None, description="Which of the customer's pets it is of; null for none."
    )
    shown_as: reviews.ShownAs = strawberry.field(
        default=reviews.ShownAs.FIRST_NAME, description="What others see of the name."
    )


@strawberry.input(description="Which review to delete.")
class ReviewDeleteInput:
    id: strawberry.ID = strawberry.field(description="Which.")


@strawberry.input(description="Whether a review is useful.")
class ReviewVoteInput:
    review: strawberry.ID = strawberry.field(description="Which, by its id to everybody.")
    is_useful: bool = strawberry.field(description="False takes a vote back.")


@strawberry.type(description="The review after the change.")
class ReviewPayload:
    review: Review | None = strawberry.field(default=None, description="As it is now.")
    user_errors: list[UserError] = user_errors()


@strawberry.type(description="What was deleted.")
class ReviewDeletePayload:
    deleted_id: strawberry.ID | None = strawberry.field(default=None, description="Its id.")
    user_errors: list[UserError] = user_errors()


@strawberry.type(description="The review that was voted on.")
class ReviewVotePayload:
    review: PublishedReview | None = strawberry.field(
        default=None, description="As others read it now; null where it is gone."
    )
    user_errors: list[UserError] = user_errors()


@strawberry.type
class ReviewsMutation:
    @mutation(
        ReviewPayload,
        "Write about something that was bought; others read it once the shop has looked at it.",
    )
    async def review_create(self, info: InfoT, input: ReviewCreateInput) -> ReviewPayload | None:
        written = await reviews.write(
            info.context.customer, input.sku, _form(input), key=input.idempotency_key
        )
        return ReviewPayload(review=Review.of(written))

    @mutation(
        ReviewPayload,
        "Write a review anew; others read it again once the shop has looked at it.",
        again=True,
    )
    async def review_update(self, info: InfoT, input: ReviewUpdateInput) -> ReviewPayload | None:
        written = await reviews.rewrite(
            info.context.customer, row_id(input.id), input.version, _form(input)
        )
        return ReviewPayload(review=Review.of(written))

    @mutation(ReviewDeletePayload, "Delete a review, with what others read of it.", again=True)
    async def review_delete(
        self, info: InfoT, input: ReviewDeleteInput
    ) -> ReviewDeletePayload | None:
        await reviews.delete(info.context.customer, row_id(input.id))
        return ReviewDeletePayload(deleted_id=input.id)

    @mutation(ReviewVotePayload, "Say that somebody else's review is useful, or take that back.")
    async def review_vote(self, info: InfoT, input: ReviewVoteInput) -> ReviewVotePayload | None:
        which = row_id(input.review, "review")
        voted = await reviews.vote(info.context.customer, which, is_useful=input.is_useful)
        return ReviewVotePayload(review=PublishedReview.of(voted) if voted else None)


def _form(input: ReviewCreateInput | ReviewUpdateInput) -> reviews.ReviewForm:
    return reviews.ReviewForm(
        stars=input.stars,
        title=input.title,
        text=input.text,
        pet=row_id(input.pet, "pet") if input.pet else None,
        shown_as=input.shown_as,
    )
