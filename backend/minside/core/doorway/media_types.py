"""Content negotiation by RFC 9110 §12.4.2: which of our media types does a client want?"""

from collections.abc import Iterator, Sequence


def best(accept: str | None, offers: Sequence[str]) -> str | None:
    """The offer with the highest quality; the first of equals; None when none is acceptable.

    A missing or empty header accepts everything.
    """
    ranges = list(qualities(accept)) if accept and accept.strip() else [("*/*", 1.0)]
    ranked = [(_quality_of(offer, ranges), -rank) for rank, offer in enumerate(offers)]
    quality, rank = max(ranked)
    return offers[-rank] if quality > 0 else None


def qualities(header: str) -> Iterator[tuple[str, float]]:
    """Every (name, quality) of a header like `a, b;q=0.5`, in lower case; a broken quality is 0."""
    for item in header.lower().split(","):
        name, *parameters = (part.strip() for part in item.split(";"))
        if name:
            yield name, _quality(parameters)


def _quality_of(offer: str, ranges: Sequence[tuple[str, float]]) -> float:
    # The most specific range speaks for an offer, so that `*/*, text/html;q=0` means what it says.
    major = offer.partition("/")[0]
    for candidate in (offer, f"{major}/*", "*/*"):
        matching = [quality for name, quality in ranges if name == candidate]
        if matching:
            return max(matching)
    return 0.0


def _quality(parameters: Sequence[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            return _number(value)
    return 1.0


def _number(value: str) -> float:
    try:
        quality = float(value)
    except ValueError:
        return 0.0
    return quality if 0 <= quality <= 1 else 0.0
