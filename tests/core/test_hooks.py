"""Lower rooms ask, upper rooms answer: once, and none is left unanswered."""

from collections.abc import Iterator

import pytest

from minside.core import hooks
from minside.core.hooks import EVERY_HOOK, AnsweredTwice, Hook, Unanswered, Word
from minside.core.rooms import Room, connect
from minside.rooms import ROOMS


def test_every_hook_is_listed_and_answered_by_one_room() -> None:
    """Who looks for hooks finds all of them in one place, each with its answer on a name plate."""
    declared = {id(value) for value in vars(hooks).values() if isinstance(value, Hook | Word)}
    words = {id(value) for value in vars(hooks).values() if isinstance(value, Word)}
    answered = [id(hook) for room in ROOMS for hook, _ in room.answers]
    assert declared == {id(hook) for hook in EVERY_HOOK}
    assert sorted(declared - words) == sorted(set(answered) - words)
    assert words <= set(answered)
    assert len(answered) - len(set(answered)) == sum(answered.count(word) - 1 for word in words)
    assert all(hook.question for hook in EVERY_HOOK)


def test_a_question_without_an_answer_is_a_bug() -> None:
    """Asking before the rooms are connected fails loudly."""
    lonely: Hook[[int], int] = Hook("lonely", "Is anybody there?")
    with pytest.raises(Unanswered):
        lonely(1)


@pytest.fixture
def reconnected() -> Iterator[None]:
    """Whoever connects other rooms leaves the house as it was."""
    yield
    connect(ROOMS)


@pytest.mark.usefixtures("reconnected")
def test_two_answers_are_a_bug() -> None:
    """Two rooms can't both decide; connecting the same room again is no harm."""
    asked: Hook[[int], int] = Hook("asked", "How much is it and one?")
    room = Room(name="adding", answers=((asked, lambda n: n + 1),))
    connect([room])
    connect([room])
    assert 2 == asked(1)
    with pytest.raises(AnsweredTwice):
        connect([Room(name="another", answers=((asked, lambda n: n + 2),))])


@pytest.mark.usefixtures("reconnected")
async def test_a_word_is_heard_by_everybody_who_listens() -> None:
    """In the order of the rooms, and once by each, however often they are connected; nobody needs to."""
    heard: list[str] = []

    async def first(said: str) -> None:
        heard.append(f"first {said}")

    async def second(said: str) -> None:
        heard.append(f"second {said}")

    word: Word[[str]] = Word("word", "Who hears it?")
    await word("nothing")
    rooms = [Room(name=n, answers=((word, f),)) for n, f in (("a", first), ("b", second))]
    connect(rooms)
    connect(rooms)
    await word("it")
    assert ["first it", "second it"] == heard


def test_a_room_has_one_name() -> None:
    """The registration lists each room once."""
    names = [room.name for room in ROOMS]
    assert len(set(names)) == len(names)
