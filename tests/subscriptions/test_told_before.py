"""What a preview says: every day that falls away or comes instead, those that follow, and what goes along
or is lost. Nothing is done untold."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from tests.orders.orders import product
from tests.subscriptions.agreed import FEED, MONDAY, TREATS, agreed, lives, sells
from tests.subscriptions.test_steering import FIRST, Steering

from minside.core import clock
from minside.core.house import House
from minside.subscriptions import actions as subscriptions
from minside.subscriptions.actions import LineForm, Unit, WhenOut
from minside.subscriptions.actions.what_goes_along import no_longer

NAMES = {FEED: "Tørrfôr 12 kg", TREATS: "Godbiter", "FISH": "Fiskefôr"}


@pytest.fixture
async def steering(house: House, web: House, owner: Any, kari: UUID) -> Steering:
    """A bag of feed every fourth Wednesday, first on 18 November."""
    await sells(owner)
    await product(owner, "FISH", name="Fiskefôr", price_ore=45900)
    await lives(owner, kari)
    with clock.stopped_at(MONDAY):
        return Steering(web, kari, await agreed(house, owner, kari, FIRST))


async def shown(steering: Steering, verb: Any, *args: Any, **named: Any) -> list[str]:
    """Before it is done; and in English as much is told, and after it the same."""
    seen = await steering.do(verb, *args, preview=True, **named)
    done = await steering.do(verb, *args, **named)
    before, after = (subscriptions.what_became(each, NAMES) for each in (seen, done))
    assert before == after
    assert all(each.en != each.nb for each in before)
    return [each.nb for each in before]


async def test_as_soon_as_possible_tells_what_it_replaces_and_what_follows(
    steering: Steering,
) -> None:
    """The rhythm turns: those after it come on other days too."""
    with clock.stopped_at(MONDAY):
        assert [
            "Neste levering kommer onsdag 11. november.",
            "Den kommer i stedet for leveringen onsdag 18. november.",
            "Den kan endres fram til mandag 9. november kl. 11.",
            "Deretter kommer de hver 4. uke, først onsdag 9. desember og onsdag 6. januar 2027.",
        ] == await shown(steering, subscriptions.deliver_now)


async def test_a_pause_tells_what_falls_away_and_when_it_begins_again(steering: Steering) -> None:
    with clock.stopped_at(MONDAY):
        assert [
            "Leveringene onsdag 18. november, onsdag 16. desember og onsdag 13. januar 2027 kommer"
            " ikke.",
            "Neste levering kommer mandag 1. februar 2027.",
            "Den kan endres fram til torsdag 28. januar 2027 kl. 12.",
            "Deretter kommer de hver 4. uke, først mandag 1. mars 2027 og lørdag 27. mars 2027.",
        ] == await shown(steering, subscriptions.pause, date(2027, 2, 1))


async def test_of_a_long_pause_the_first_and_the_last_are_told(steering: Steering) -> None:
    """Nobody reads a list of eleven days."""
    with clock.stopped_at(MONDAY):
        told = await shown(steering, subscriptions.pause, date(2027, 9, 8))
    assert (
        "De 11 leveringene fra onsdag 18. november til onsdag 25. august 2027 kommer ikke."
        == told[0]
    )


async def test_a_pause_without_an_end_and_what_goes_on_after_it(steering: Steering) -> None:
    """What was chosen for the next one alone waits with it; going on tells the later days too."""
    with clock.stopped_at(MONDAY):
        await steering.do(subscriptions.set_extra, 1, TREATS, 2)
        assert [
            "Det kommer ingen leveringer før du fortsetter.",
            "Leveringen onsdag 18. november kommer ikke, og ikke de etter den.",
            "Varene og antallet du har valgt bare for leveringen onsdag 18. november, er med når du"
            " fortsetter.",
        ] == await shown(steering, subscriptions.pause, None)
        assert [
            "Neste levering kommer mandag 7. desember.",
            "Den kan endres fram til torsdag 3. desember kl. 12.",
            "Deretter kommer de hver 4. uke, først mandag 4. januar 2027 og mandag 1. februar 2027.",
            "Varene og antallet du har valgt bare for leveringen onsdag 18. november, følger med.",
        ] == await shown(steering, subscriptions.resume, date(2026, 12, 7))


async def test_an_end_tells_the_first_that_doesnt_come(steering: Steering) -> None:
    with clock.stopped_at(MONDAY):
        told = await shown(steering, subscriptions.cancel, None)
        assert "Leveringen onsdag 18. november kommer ikke, og ikke de etter den." == told[1]
        told = await shown(steering, subscriptions.reactivate, date(2026, 12, 1))
    assert told[-1] == (
        "Deretter kommer de hver 4. uke, først tirsdag 29. desember og tirsdag 26. januar 2027."
    )


async def test_what_is_one_deliverys_alone_goes_along_and_is_told(steering: Steering) -> None:
    """Its extras and its payment, wherever it is moved to."""
    with clock.stopped_at(MONDAY):
        await steering.do(subscriptions.set_extra, 1, FEED, 2)
        await steering.do(subscriptions.set_this_time, 1, address=None, payment="card")
        told = await shown(steering, subscriptions.move, 1, date(2026, 11, 25))
        assert told[-1] == (
            "Varene og antallet og betalingen du har valgt bare for leveringen onsdag 18. november,"
            " følger med."
        )
        again = await shown(steering, subscriptions.reschedule, 3, Unit.WEEK, date(2026, 12, 2))
        assert "onsdag 25. november, følger med." in again[-1]
        skipped = await shown(steering, subscriptions.skip, 1)
        assert not any("følger med" in each for each in skipped)


async def test_what_can_be_changed_no_more_is_not_said_to_hold_no_longer(
    steering: Steering,
) -> None:
    """It held, for what was ordered."""
    with clock.stopped_at(MONDAY):
        done = await steering.do(subscriptions.set_extra, 1, TREATS, 2)
        coming = done.after.agreement.next
        assert coming is not None
        [told] = no_longer([coming])
        assert "onsdag 18. november, gjelder ikke lenger" in told.nb
    with clock.stopped_at(coming.deadline_at):
        assert [] == list(no_longer([coming]))


async def test_one_far_ahead_is_told_of_too(steering: Steering) -> None:
    """That isn't the next one: moved, skipped, and taken in again."""
    with clock.stopped_at(MONDAY):
        assert ["Leveringen onsdag 13. januar 2027 kommer i stedet torsdag 14. januar 2027."] == (
            await shown(steering, subscriptions.move, 3, date(2027, 1, 14))
        )
        assert ["Leveringen onsdag 16. desember kommer ikke. De andre kommer som før."] == (
            await shown(steering, subscriptions.skip, 2)
        )
        assert ["Leveringen onsdag 16. desember kommer likevel."] == (
            await shown(steering, subscriptions.unskip, 2)
        )


async def test_of_how_many_it_is_told_whether_once_or_always(steering: Steering) -> None:
    """That none come too; and what of a single delivery goes elsewhere or is paid otherwise."""
    with clock.stopped_at(MONDAY):
        await steering.do(subscriptions.set_line, LineForm(sku=TREATS))
        rest = "De andre leveringene er som før."
        assert [f"Det kommer 3 av Godbiter onsdag 18. november. {rest}"] == (
            await shown(steering, subscriptions.set_extra, 1, TREATS, 3)
        )
        assert [f"Godbiter kommer ikke onsdag 18. november. {rest}"] == (
            await shown(steering, subscriptions.set_extra, 1, TREATS, 0)
        )
        assert ["Fra nå av kommer det 2 av Tørrfôr 12 kg hver gang."] == (
            await shown(steering, subscriptions.set_line, LineForm(sku=FEED, quantity=2))
        )
        assert [f"Leveringen onsdag 18. november betales med kort. {rest}"] == await shown(
            steering, subscriptions.set_this_time, 1, address=None, payment="card"
        )
        told = await shown(steering, subscriptions.set_line, LineForm(sku=TREATS, quantity=0))
        assert "Godbiter kommer ikke lenger." == told[-1]


async def test_all_that_comes_as_seldom_is_named(steering: Steering) -> None:
    """Who changes the rhythm for the feed hears that the treats come so too."""
    with clock.stopped_at(MONDAY):
        await steering.do(subscriptions.set_line, LineForm(sku=TREATS))
        told = await shown(steering, subscriptions.reschedule, 13, Unit.WEEK, FIRST)
        assert "Alt i leveringen kommer sjeldnere enn før: Tørrfôr 12 kg og Godbiter." == told[-1]
        told = await shown(steering, subscriptions.reschedule, 2, Unit.MONTH, FIRST)
        assert "Alt i leveringen kommer oftere enn før: Tørrfôr 12 kg og Godbiter." == told[-1]
        told = await shown(steering, subscriptions.move, 1, date(2026, 11, 19))
        assert not any("Alt i leveringen" in each for each in told)
        new = subscriptions.consequences(None, (await steering.now()).agreement, NAMES)
        assert "Alt kommer hver 2. måned: Tørrfôr 12 kg og Godbiter." in [each.nb for each in new]


async def test_a_swap_tells_what_doesnt_go_along(steering: Steering) -> None:
    """The rule for when it is sold out, the ceiling, and the quantity of one delivery."""
    rule = LineForm(sku=FEED, when_out=WhenOut.SUBSTITUTE, substitute_sku=TREATS, ceiling_ore=60000)
    with clock.stopped_at(MONDAY):
        await steering.do(subscriptions.set_line, rule)
        await steering.do(subscriptions.set_extra, 2, FEED, 2)
        assert [
            "Antallet av Tørrfôr 12 kg som du hadde valgt for onsdag 16. desember, gjelder ikke"
            " lenger.",
            "Det du hadde valgt for når Tørrfôr 12 kg er utsolgt eller blir dyrere, følger ikke med.",
        ] == await shown(steering, subscriptions.swap_line, FEED, LineForm(sku="FISH"))


@pytest.mark.parametrize(
    ("verb", "args", "told"),
    [
        (
            subscriptions.set_line,
            (LineForm(sku=FEED, quantity=3, when_out=WhenOut.WAIT, ceiling_ore=60000),),
            [
                "Det kommer 1 i stedet for 3 av Tørrfôr 12 kg.",
                "Er Tørrfôr 12 kg utsolgt, sender vi resten.",
                "Blir Tørrfôr 12 kg dyrere enn avtalt, spør vi deg først.",
            ],
        ),
        (
            subscriptions.swap_line,
            (FEED, LineForm(sku="FISH")),
            ["Det kommer 1 av Tørrfôr 12 kg fra nå av.", "Fiskefôr kommer ikke lenger."],
        ),
        (
            subscriptions.set_settings,
            ({"payment": "card", "delivery_method": "letter_box"},),
            ["Leveringene betales med faktura.", "Leveringene kommer hjem på døra."],
        ),
        (
            subscriptions.set_extra,
            (1, TREATS, 2),
            ["For Godbiter gjelder ikke noe eget antall onsdag 18. november lenger."],
        ),
        (
            subscriptions.skip,
            (1,),
            [
                "Neste levering kommer onsdag 18. november.",
                "Den var hoppet over, men kommer likevel.",
                "Den kan endres fram til mandag 16. november kl. 12.",
            ],
        ),
        (
            subscriptions.pause,
            (None,),
            [
                "Neste levering kommer onsdag 18. november.",
                "Den kan endres fram til mandag 16. november kl. 12.",
                "Deretter kommer de hver 4. uke, først onsdag 16. desember og onsdag 13. januar 2027.",
            ],
        ),
    ],
)
async def test_undoing_tells_beforehand_what_it_brings_back(
    steering: Steering, owner: Any, verb: Any, args: tuple[Any, ...], told: list[str]
) -> None:
    """All of it, by name; looking does nothing."""
    with clock.stopped_at(MONDAY):
        done = await steering.do(verb, *args)
        changed = await steering.now()
        seen = await steering.do(subscriptions.undo, done.change, preview=True)
        assert changed == await steering.now()
        assert 1 == await owner.fetchval("SELECT count(*) FROM subscription_change")
        assert set(subscriptions.products_told(seen)) <= NAMES.keys()
        assert told == [each.nb for each in subscriptions.what_became(seen, NAMES)]
        assert told == await shown(steering, subscriptions.undo, done.change)


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(2026, 11, 22), "Søndag 22. november leverer vi ikke. Leveringen kommer før det: lørdag 21. november."),
        (date(2026, 12, 13), "Søndag 13. desember leverer vi ikke. Leveringen kommer før det: lørdag 12. desember."),
    ],
)  # fmt: skip
async def test_a_closed_day_is_told_with_its_reason(
    steering: Steering, day: date, told: str
) -> None:
    """First of all; an open day has none."""
    with clock.stopped_at(MONDAY):
        assert told == (await shown(steering, subscriptions.move, 1, day))[0]
        for verb, args in (
            (subscriptions.pause, (date(2026, 12, 25),)),
            (subscriptions.reschedule, (3, Unit.WEEK, date(2026, 12, 25))),
        ):
            assert (
                "Fredag 25. desember er første juledag, og da leverer vi ikke. Leveringen kommer før"
                " det: torsdag 24. desember."
            ) == (await shown(steering, verb, *args))[0]
            await steering.do(subscriptions.move, 1, date(2026, 12, 1))
        seen = await steering.do(subscriptions.move, 1, date(2026, 12, 2), preview=True)
        assert seen.closed is None
