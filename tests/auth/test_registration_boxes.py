"""Boxes of their own when registering: unticked, and worth nothing before the address is shown (S32)."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from tests.auth.way_in import WayIn
from tests.consents.said import agreed, entries, may_send, states

from minside.auth import actions as auth
from minside.auth import mail
from minside.consents import actions as consents
from minside.consents import texts
from minside.consents.actions import Purpose, State
from minside.core import clock
from minside.core.agreeing import Agreed
from minside.core.idempotency import KeyReused
from minside.core.language import Language
from minside.core.refusals import Refused
from minside.outbox.templates import render

MONA = "mona@example.com"


async def test_what_was_ticked_counts_once_the_address_is_shown(way_in: WayIn) -> None:
    """Nothing is written before the link; then each is there, said by registering, and the year too."""
    await way_in.register(agreed=agreed(Purpose.NEWS, Purpose.ARTICLES), born=1980)
    token = (await way_in.letter("register_verify")).token
    assert [] == await entries(way_in.owner)
    assert not await may_send(way_in.worker, Purpose.NEWS, MONA, None)
    customer = (await way_in.verify(token)).customer
    assert [
        ("given", "news", "registration"),
        ("given", "articles", "registration"),
    ] == await entries(way_in.owner)
    assert await may_send(way_in.worker, Purpose.NEWS, MONA, customer)
    assert 1980 == await way_in.owner.fetchval("SELECT birth_year FROM customer")


@pytest.mark.parametrize(
    ("boxes", "expected"),
    [
        (
            agreed(Purpose.NEWS, Purpose.ARTICLES),
            "Nyheter på e-post\nArtikler, tips og råd på e-post",
        ),
        (agreed(Purpose.NEWS, Purpose.NEWS), "Nyheter på e-post"),
        ([], ""),
    ],
)
async def test_the_letter_names_what_was_ticked(boxes: Any, expected: str, way_in: WayIn) -> None:
    """Each kind once, by what it is called; who ticked none reads of none."""
    await way_in.register(agreed=boxes, born=1980)
    letter = await way_in.letter("register_verify")
    assert expected == letter.values["agreed"]
    given = {**letter.values, **letter.secrets}
    drawn = render(mail.REGISTER_VERIFY, Language.NB, given, public_url="https://minside.example")
    lines = drawn.text.splitlines()
    assert bool(boxes) == ("Du krysset av for:" in lines)
    for kind in expected.splitlines():
        assert any(kind in line for line in lines)


async def test_nothing_ticked_is_nothing_agreed_to(way_in: WayIn) -> None:
    """An account alone brings no consent, and a year that nobody needs isn't kept."""
    await way_in.register(born=1980)
    customer = (await way_in.verify((await way_in.letter("register_verify")).token)).customer
    assert {} == await states(way_in.web, customer)
    assert [] == await entries(way_in.owner)
    assert await way_in.owner.fetchval("SELECT birth_year FROM customer") is None


async def test_who_never_verifies_agreed_to_nothing(way_in: WayIn) -> None:
    """The ticks go with the registration."""
    await way_in.register(agreed=agreed(Purpose.NEWS), born=1980)
    token = (await way_in.letter("register_verify")).token
    late = clock.now() + timedelta(hours=25)
    with clock.stopped_at(late), pytest.raises(auth.LinkInvalid):
        await way_in.verify(token)
    assert [] == await entries(way_in.owner)


async def test_a_strangers_ticks_for_a_known_address_are_nobodys(member: WayIn) -> None:
    """Whoever lives there gets a letter and no newsletter, and the answer is the same."""
    form = {"agreed": agreed(Purpose.NEWS), "born": 1980}
    assert "kari@example.com" == await member.register("kari@example.com", **form)  # type: ignore[arg-type]
    assert "register_known" == (await member.letter("register_known")).template
    assert [] == await entries(member.owner)
    assert await member.owner.fetchval("SELECT birth_year FROM customer") is None


@pytest.mark.parametrize(
    ("boxes", "born", "expected"),
    [
        (agreed(Purpose.NEWS, Purpose.OFFERS), None, [(("birthYear",), "BIRTH_YEAR_NEEDED")]),
        (agreed(Purpose.NEWS), 1066, [(("birthYear",), "OUT_OF_RANGE")]),
        (agreed(Purpose.NEWS, Purpose.OFFERS), 2020, [(("birthYear",), "TOO_YOUNG")]),
        (agreed(Purpose.NEWS, Purpose.OFFERS), 2100, [(("birthYear",), "OUT_OF_RANGE")]),
        (agreed(Purpose.NEWS, Purpose.SMS), 1980, [(("consents", "1"), "NO_ADDRESS")]),
        ([Agreed(Purpose.NEWS, 99, Language.NB)], 1980, [(("consents", "0"), "STALE_VERSION")]),
    ],
)
async def test_what_cant_be_agreed_to_is_said_at_its_place(
    boxes: Any, born: int | None, expected: Any, way_in: WayIn
) -> None:
    """Before a letter is written, and the same for a known address."""
    with pytest.raises(Refused) as refused:
        await way_in.register(agreed=boxes, born=born)
    assert expected == [(each.field, each.code.value) for each in refused.value.refusals]
    assert [] == await way_in.letters()


@pytest.mark.parametrize(("born", "is_refused"), [(2011, True), (2010, False)])
async def test_a_box_is_for_who_is_surely_fifteen(
    born: int, is_refused: bool, way_in: WayIn
) -> None:
    """By the year alone, and in Oslo: the year isn't over at its last hour there."""
    with clock.stopped_at(datetime(2026, 12, 31, 22, 59, tzinfo=UTC)):
        if not is_refused:
            await way_in.register(agreed=agreed(Purpose.NEWS), born=born)
            return
        with pytest.raises(Refused) as refused:
            await way_in.register(agreed=agreed(Purpose.NEWS), born=born)
    assert ["TOO_YOUNG"] == [each.code.value for each in refused.value.refusals]


async def test_another_box_is_another_form(way_in: WayIn) -> None:
    """The same key with another tick is refused: one of the two would be lost unseen."""
    await way_in.register(key="one", agreed=agreed(Purpose.NEWS), born=1980)
    await way_in.register(key="one", agreed=agreed(Purpose.NEWS), born=1980)
    with pytest.raises(KeyReused):
        await way_in.register(key="one", agreed=agreed(Purpose.OFFERS), born=1980)


async def test_a_text_that_asks_anew_since_is_not_agreed_to(
    way_in: WayIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between ticking and verifying the text changed so much that a yes to the old one is none: the
    account is made all the same."""
    await way_in.register(agreed=agreed(Purpose.NEWS, Purpose.OFFERS), born=1980)
    token = (await way_in.letter("register_verify")).token
    holding = texts.holding
    monkeypatch.setattr(
        texts, "holding", lambda purpose: [] if purpose is Purpose.NEWS else holding(purpose)
    )
    customer = (await way_in.verify(token)).customer
    assert {Purpose.OFFERS: State.GIVEN} == await states(way_in.web, customer)


@pytest.mark.parametrize("said_at", ["before", "after"])
async def test_a_no_since_the_tick_holds(said_at: str, way_in: WayIn) -> None:
    """Between ticking and verifying nothing more is wanted at that address, by a link of its own: the tick is
    the older word, and the newsletter tool isn't told otherwise. What was said before the tick isn't."""
    async with way_in.worker.database.scope():
        [nobody] = await consents.of_address(consents.Kind.MAIL, MONA)
    foot = consents.ConsentLink.to(MONA, nobody.id, Purpose.NEWS).token(way_in.worker.keys)
    if said_at == "after":
        await way_in.register(agreed=agreed(Purpose.NEWS), born=1980)
    async with way_in.web.database.scope():
        await consents.withdraw_by_link(way_in.web, foot, everything=True)
    if said_at == "before":
        await way_in.register(agreed=agreed(Purpose.NEWS), born=1980)
    customer = (await way_in.verify((await way_in.letter("register_verify")).token)).customer
    is_given = said_at == "before"
    assert is_given == await may_send(way_in.worker, Purpose.NEWS, MONA, customer)
    assert is_given == await way_in.owner.fetchval(
        "SELECT bool_or((data->>'given')::boolean) FROM outgoing_event WHERE type = 'consent.changed'"
    )


async def test_a_tick_was_said_when_it_was_ticked(way_in: WayIn) -> None:
    """A no that others tell of afterwards, of a moment between the tick and the link, is the later word."""
    await way_in.register(agreed=agreed(Purpose.NEWS), born=1980)
    ticked = await way_in.owner.fetchval("SELECT created_at FROM registration")
    await way_in.verify((await way_in.letter("register_verify")).token)
    assert ticked == await way_in.owner.fetchval(
        "SELECT at FROM consent_entry WHERE action = 'given' AND purpose = 'news'"
    )
