"""Where the mentions of a record do not agree: each value with who gives it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from dateline.matching.choose import count_value, party_value
from dateline.matching.voices import voice_of
from dateline.types import Claim, Event, Telling


def claims_of(tellings: Sequence[Telling]) -> tuple[Claim, ...]:
    """The claims of each field that has more than one value, most told first.

    A mention that leaves a field open disagrees with nobody.
    """
    given: dict[str, dict[str, list[Telling]]] = defaultdict(lambda: defaultdict(list))
    for telling in tellings:
        for field, value in _values(telling.event):
            given[field][value].append(telling)
    return tuple(
        _claim(field, value, told)
        for field, values in given.items()
        if len(values) > 1
        for value, told in sorted(values.items(), key=lambda item: (-len(item[1]), item[0]))
    )


def _claim(field: str, value: str, told: Sequence[Telling]) -> Claim:
    return Claim(
        field=field,
        value=value,
        mentions=tuple(telling.ref for telling in told),
        voices=tuple(dict.fromkeys(map(voice_of, told))),
    )


def _values(event: Event) -> Iterator[tuple[str, str]]:
    """The fields of an event that are filled, as the record contract writes them."""
    yield "type", event.type
    if event.mode:
        yield "mode", event.mode
    yield "status", event.status
    if event.actors:
        yield "actors", party_value(event.actors)
    if event.recipients:
        yield "recipients", party_value(event.recipients)
    if event.place is not None:
        yield "place", event.place.mention.name
    if event.date is not None:
        yield "date", event.date.value
    for kind, count in sorted(event.counts.items()):
        yield f"counts.{kind}", count_value(count)


def is_disputed(tellings: Sequence[Telling]) -> bool:
    """True where one voice holds that it happened and another that it did not."""
    held = {sign for telling in tellings for sign in _stances(telling.event)}
    return held >= {"+", "-"}


def _stances(event: Event) -> Iterator[str]:
    """ "+" where a voice commits to it, "-" where one denies it (FactBank values CT and PR)."""
    if event.status in ("asserted", "denied"):
        yield "+" if event.status == "asserted" else "-"
    for view in event.views:
        if view.value[:2] in ("CT", "PR") and view.value[-1:] in ("+", "-"):
            yield view.value[-1]
