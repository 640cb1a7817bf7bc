"""Cookies, and whatever else is put in a browser, in GraphQL (S16, S19, S20)."""

from datetime import date

import strawberry

from minside.consents import texts
from minside.consents.actions import Door
from minside.core.doorway.visit import Visit
from minside.core.graphql import InfoT, UserError, mutation, user_errors
from minside.core.language import Language
from minside.marketing.actions import cookies
from minside.marketing.cookies import (
    CHOICE_DAYS,
    DAY_SECONDS,
    KEPT,
    LABELS,
    PURPOSES,
    WHY_NECESSARY,
    Category,
    Kept,
    Place,
)

strawberry.enum(
    Category,
    name="CookieCategory",
    description="What something in the browser is for; all but the necessary needs a yes first.",
)
strawberry.enum(
    Place,
    name="BrowserPlace",
    description="Where in the browser: a cookie goes along with each request, all else stays there.",
)


@strawberry.type(description="Something that Min Side puts in a browser.")
class KeptInBrowser:
    name: str = strawberry.field(description="What it is called there.")
    place: Place = strawberry.field(description="Where it is kept.")
    category: Category = strawberry.field(description="What kind of purpose it has.")
    purpose: str = strawberry.field(description="What for, as a sentence.")
    lasts: str = strawberry.field(description="How long, in words.")
    readers: str = strawberry.field(description="Who reads it, in words.")

    @classmethod
    def of(cls, kept: Kept, visit: Visit) -> "KeptInBrowser":
        return cls(
            name=kept.name(visit.house),
            place=kept.place,
            category=kept.category,
            purpose=kept.purpose.in_(visit.language),
            lasts=kept.lasts.in_(visit.language),
            readers=kept.readers.in_(visit.language),
        )


@strawberry.type(description="A category, what is said of it, and what this browser answered.")
class CookieQuestion:
    category: Category = strawberry.field(description="Which.")
    label: str = strawberry.field(description="What it is called.")
    paragraphs: list[str] = strawberry.field(
        description="What it is about; where it needs a yes, the whole text that is agreed to."
    )
    is_in_use: bool = strawberry.field(
        description="Whether anything of the kind is switched on; else there is nothing to choose."
    )
    accepted: bool | None = strawberry.field(
        description="This browser's answer; null where none was given, or none is needed."
    )

    @classmethod
    def of(
        cls, category: Category, choice: cookies.Choice | None, visit: Visit
    ) -> "CookieQuestion":
        return cls(
            category=category,
            label=LABELS[category].in_(visit.language),
            paragraphs=_paragraphs(category, visit.language),
            is_in_use=category in cookies.in_use(visit.house),
            accepted=choice.answers.get(category) if choice else None,
        )


def _paragraphs(category: Category, language: Language) -> list[str]:
    if category is Category.NECESSARY:
        return [WHY_NECESSARY.in_(language)]
    wording = texts.latest(PURPOSES[category], language)
    return [wording.label, *wording.paragraphs]


@strawberry.type(description="The page about cookies (S20).")
class Cookies:
    version: str = strawberry.field(
        description="Of the page: another one as soon as anything on it is, and then it asks anew."
    )
    kept: list[KeptInBrowser] = strawberry.field(
        description="Everything that Min Side puts in a browser, and nothing else."
    )
    questions: list[CookieQuestion] = strawberry.field(description="The three categories.")
    asks: bool = strawberry.field(
        description="Whether something beyond the necessary is switched on and not answered yet."
    )
    chosen_on: date | None = strawberry.field(
        description="The day in Oslo when this browser's choice was made; null without one."
    )
    holds_until: date | None = strawberry.field(
        description="The day in Oslo from which it is asked anew; null without a choice."
    )

    @classmethod
    def of(cls, choice: cookies.Choice | None, visit: Visit) -> "Cookies":
        answered = choice.answers if choice else {}
        return cls(
            version=cookies.version(visit.house),
            kept=[KeptInBrowser.of(each, visit) for each in KEPT],
            questions=[CookieQuestion.of(each, choice, visit) for each in Category],
            asks=any(each not in answered for each in cookies.to_choose(visit.house)),
            chosen_on=choice.day if choice else None,
            holds_until=choice.holds_until if choice else None,
        )


@strawberry.input(description="A yes or a no to one category.")
class CookieChoiceInput:
    category: Category = strawberry.field(description="One that is in use and needs a yes.")
    accepted: bool = strawberry.field(description="True for yes.")


@strawberry.input(description="What was chosen on the page, or in the question at its foot.")
class CookiesChooseInput:
    version: str = strawberry.field(description="Of the page that was answered.")
    choices: list[CookieChoiceInput] = strawberry.field(
        description="One or more; a category that is left out stays as it was."
    )
    in_banner: bool = strawberry.field(
        default=False, description="Whether it was the question at the foot of a page."
    )


@strawberry.type(description="The page as it is from now on.")
class CookiesPayload:
    cookies: Cookies | None = strawberry.field(default=None, description="The page.")
    user_errors: list[UserError] = user_errors()


@strawberry.type
class CookiesQuery:
    @strawberry.field(
        description="What Min Side puts in a browser, and what this one chose; for everybody (S20)."
    )
    async def cookies(self, info: InfoT) -> Cookies:
        visit = info.context
        return Cookies.of(cookies.chosen(visit.choices, visit.house), visit)


@strawberry.type
class CookiesMutation:
    @mutation(
        CookiesPayload,
        "Choose for this browser, whoever is signed in; sets the cookie that remembers it.",
        signed_in=False,
    )
    async def cookies_choose(self, info: InfoT, input: CookiesChooseInput) -> CookiesPayload | None:
        visit = info.context
        choice = await cookies.choose(
            input.version,
            [(each.category, each.accepted) for each in input.choices],
            cookies.chosen(visit.choices, visit.house),
            language=visit.language,
            door=Door.BANNER if input.in_banner else Door.MIN_SIDE,
            address_block=visit.address_block,
            house=visit.house,
        )
        value = cookies.written(choice, visit.house.keys)
        visit.set_cookie(visit.house.choices_cookie, value, max_age=CHOICE_DAYS * DAY_SECONDS)
        return CookiesPayload(cookies=Cookies.of(choice, visit))

    @mutation(
        CookiesPayload,
        "Have this browser forget the cookies of Min Side, but the one that keeps it signed in.",
        signed_in=False,
    )
    async def cookies_forget(self, info: InfoT) -> CookiesPayload | None:
        visit = info.context
        for name in (visit.house.device_cookie, visit.house.choices_cookie):
            visit.set_cookie(name, "", max_age=0)
        return CookiesPayload(cookies=Cookies.of(None, visit))
