"""What comes of a farewell, in sentences that somebody in grief can read."""

from collections.abc import Iterator, Mapping, Sequence

from minside.core import clock
from minside.core.language import Text
from minside.pets import actions as pets

from . import said as words
from .agreement import Agreement, Coming
from .as_seldom import as_seldom
from .farewell_questions import Parcel, Parting
from .kinds import State
from .parting import once_in
from .what_goes_along import forgotten, no_longer
from .which_days import rhythm


def said(
    found: Parting,
    after: Sequence[Agreement],
    names: Mapping[str, str],
    stopped: Sequence[Parcel],
    farewell: pets.Farewell,
) -> list[Text]:
    """Of a farewell that is or would be said; the most important first. `names` by product."""
    told = list[Text]()
    for (one, _), now in zip(found.agreements, after, strict=True):
        told += _agreement(one.agreement, now, names)
    told += [_stopped(parcel) for parcel in stopped]
    told += _kept(found, stopped)
    told.append(_silence(found.animal))
    told.append(_memory(found.animal, farewell))
    return told


def _agreement(before: Agreement, after: Agreement, names: Mapping[str, str]) -> Iterator[Text]:
    if before.state is State.CANCELLED:
        return
    for sku in once_in(before):
        if sku not in once_in(after):
            yield Text(
                f"{names[sku]}, som skulle komme én gang, kommer ikke.",
                f"{names[sku]}, which was to come once, won’t come.",
            )
    if after.state is State.CANCELLED:
        yield Text(
            f"{_list(before, names).nb} slutter å komme, og den faste leveringen avsluttes.",
            f"{_list(before, names).en} won’t come any more, and the fixed delivery ends.",
        )
        return
    left = {line.sku: line.quantity for line in after.lines}
    for line in before.lines:
        name = names[line.sku]
        if line.sku not in left:
            yield Text(f"{name} slutter å komme.", f"{name} won’t come any more.")
        elif left[line.sku] != line.quantity:
            yield Text(
                f"Det kommer {left[line.sku]} i stedet for {line.quantity} av {name}.",
                f"{left[line.sku]} instead of {line.quantity} of {name} will come.",
            )
        elif _was_shared(before, after, line.sku):
            yield Text(f"{name} kommer som nå.", f"{name} comes as now.")
    yield from _rhythm(before, after, names)


def _was_shared(before: Agreement, after: Agreement, sku: str) -> bool:
    was, now = (
        next(line.pets for line in each.lines if line.sku == sku) for each in (before, after)
    )
    return was != now


def _rhythm(before: Agreement, after: Agreement, names: Mapping[str, str]) -> Iterator[Text]:
    if (before.every, before.unit) == (after.every, after.unit) or after.next is None:
        return
    how, day = rhythm(after), words.day(after.next.deliver_on)
    yield Text(
        f"Leveringen kommer {how.nb}, neste gang {day.nb}.",
        f"The delivery comes {how.en}, the next time on {day.en}.",
    )
    yield from as_seldom(before, after, names)
    yield from forgotten(before, after)


def _list(agreement: Agreement, names: Mapping[str, str]) -> Text:
    return words.listed([names[line.sku] for line in agreement.lines])


def _stopped(parcel: Parcel) -> Text:
    number = parcel.order.number
    return Text(
        f"Vi ber nettbutikken stanse bestilling {number}. Den kan ikke hentes tilbake: angrer du farvelet,"
        " må du bestille på nytt.",
        f"We ask the web shop to stop order {number}. It can’t be brought back: if you undo the farewell,"
        " you order anew.",
    )


def _kept(found: Parting, stopped: Sequence[Parcel]) -> Iterator[Text]:
    for parcel in found.parcels:
        if parcel not in stopped:
            number = parcel.order.number
            yield Text(
                f"Bestilling {number} kommer som avtalt. Du kan sende den tilbake når den er kommet.",
                f"Order {number} comes as agreed. You can send it back when it has come.",
            )


def _silence(animal: pets.Animal) -> Text:
    return Text(
        f"Vi slutter å skrive om {animal.name}, også i nyhetsbrevet.",
        f"We stop writing about {animal.name}, in the newsletter too.",
    )


def _memory(animal: pets.Animal, farewell: pets.Farewell) -> Text:
    day = words.day(farewell.last_moment.astimezone(clock.OSLO).date())
    if farewell.memory is pets.Memory.KEEP:
        return Text(
            f"Siden om {animal.name} blir der den er, med bilde og alt. Fram til {day.nb} kan du angre.",
            f"{animal.name}’s page stays where it is, photo and all. You can undo this until {day.en}.",
        )
    return Text(
        f"Alt om {animal.name} slettes {day.nb}. Fram til da kan du angre.",
        f"All about {animal.name} is deleted on {day.en}. Until then you can undo this.",
    )


def back(animal: pets.Animal) -> Text:
    return Text(
        f"{animal.name} er tilbake blant dyrene dine.", f"{animal.name} is back among your pets."
    )


def not_back(names: Sequence[str]) -> Text:
    nb, en = words.listed(names)
    return Text(
        f"Leveringen med {nb} er endret siden, og blir som den er nå.",
        f"The delivery of {en} was changed since, and stays as it is now.",
    )


def no_room(names: Sequence[str]) -> Text:
    nb, en = words.listed(names)
    return Text(
        f"Leveringen med {nb} begynner ikke igjen, for du har så mange faste leveringer som vi har plass"
        " til. Avslutt en av dem først, og opprett den på nytt.",
        f"The delivery of {en} doesn’t begin again, for you have as many fixed deliveries as we have room"
        " for. End one of them first, and set it up anew.",
    )


def too_young(names: Sequence[str]) -> Text:
    nb, en = words.listed(names)
    return Text(
        f"Leveringen med {nb} begynner ikke igjen, for du må være 18 år for å ha faste leveringer. En"
        " voksen kan opprette den for dere.",
        f"The delivery of {en} doesn’t begin again, for you must be 18 to have fixed deliveries. An adult"
        " can set it up for you.",
    )


def put_back(
    before: Agreement, left: Agreement, was: Agreement, now: Agreement, names: Mapping[str, str]
) -> list[Text]:
    """What came back of an agreement, and what was changed since and stays."""
    if before.state is State.CANCELLED:
        return []
    told = list[Text]()
    amiss = [line.sku for line in before.lines if not _is_back(line.sku, before, now)]
    touched = [line.sku for line in before.lines if not _is_back(line.sku, before, left)]
    returned = [names[sku] for sku in touched if sku not in amiss]
    is_begun = was.state is State.CANCELLED and now.state is not State.CANCELLED
    if is_begun:
        returned = [names[line.sku] for line in now.lines]
    if returned and now.state is not State.CANCELLED:
        told.append(_comes_again(returned, now))
    elif _slowed(before, left) and not _slowed(before, now):
        how = rhythm(now)
        told.append(
            Text(f"Leveringen kommer {how.nb} igjen.", f"The delivery comes {how.en} again.")
        )
    if now.state is State.CANCELLED:
        amiss = [line.sku for line in before.lines]
    if amiss:
        told.append(not_back([names[sku] for sku in amiss]))
    return [*told, *_once(before, left, now, names), *_lost(before, left, now)]


def _lost(before: Agreement, left: Agreement, now: Agreement) -> Iterator[Text]:
    """What was chosen for single deliveries, was taken by the farewell, and doesn't come back with it."""
    kept = [_chosen(each) for agreement in (left, now) for each in agreement.coming]
    yield from no_longer([each for each in before.coming if _chosen(each) not in kept])


def _chosen(coming: Coming) -> tuple[object, ...]:
    """What somebody said of a delivery, by its day."""
    once = sorted((line.sku, line.quantity) for line in coming.lines)
    return coming.deliver_on, coming.state, once, coming.address, coming.payment


def _once(
    before: Agreement, left: Agreement, now: Agreement, names: Mapping[str, str]
) -> Iterator[Text]:
    for sku in once_in(before):
        if sku in once_in(left):
            continue
        if sku in once_in(now):
            yield Text(
                f"{names[sku]} kommer likevel den ene gangen.",
                f"{names[sku]} comes that one time after all.",
            )
        else:
            yield Text(
                f"{names[sku]} skulle komme én gang. Legg den til igjen hvis du vil ha den.",
                f"{names[sku]} was to come once. Add it again if you want it.",
            )


def _is_back(sku: str, before: Agreement, now: Agreement) -> bool:
    was, is_ = (
        next((line.quantity for line in each.lines if line.sku == sku), None)
        for each in (before, now)
    )
    return was == is_


def _slowed(before: Agreement, now: Agreement) -> bool:
    return (before.every, before.unit) != (now.every, now.unit)


def _comes_again(names: Sequence[str], now: Agreement) -> Text:
    nb, en = words.listed(names)
    if now.next is None:
        return Text(f"{nb} er med igjen.", f"{en} is in it again.")
    how, day = rhythm(now), words.day(now.next.deliver_on)
    return Text(
        f"{nb} kommer igjen {how.nb}, neste gang {day.nb}.",
        f"{en} comes again {how.en}, the next time on {day.en}.",
    )
