"""What became of records between two states of a store, or between two stores."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from dateline.store.records import evidence_of
from dateline.types import MentionRef, Record


@dataclass(frozen=True, slots=True)
class Difference:
    """A field with other values than before; with the words that support them, in order."""

    field: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A record that appeared, vanished or is another than before.

    A record that vanished into others has their ids in `became`, and one that came out of others
    those it was part of: whose mentions it shares.
    """

    kind: Literal["appeared", "vanished", "changed"]
    record: Record
    differences: tuple[Difference, ...] = ()
    became: tuple[str, ...] = ()


def changes(before: Iterable[Record], after: Iterable[Record]) -> Iterator[Change]:
    """By id, what differs. Both are gone through once, side by side; they must be sorted by id."""
    gone: list[Record] = []
    new: list[Record] = []
    changed: list[Change] = []
    for old, now in _side_by_side(before, after):
        if now is None and old is not None:
            gone.append(old)
        elif old is None and now is not None:
            new.append(now)
        elif old is not None and now is not None and (found := differences(old, now)):
            changed.append(Change("changed", now, found))
    homes = _homes(new, changed)
    origins = _homes(gone, [])
    yield from (Change("appeared", now, became=_shared(now, origins)) for now in new)
    yield from (Change("vanished", old, became=_shared(old, homes)) for old in gone)
    yield from changed


def differences(before: Record, after: Record) -> tuple[Difference, ...]:
    """The fields whose values differ, and how many reports and sources tell it."""
    old, now = _values(before), _values(after)
    return tuple(
        Difference(field, old.get(field, ()), now.get(field, ()))
        for field in dict.fromkeys((*old, *now))
        if _plain(old.get(field, ())) != _plain(now.get(field, ()))
    )


def _side_by_side(
    before: Iterable[Record], after: Iterable[Record]
) -> Iterator[tuple[Record | None, Record | None]]:
    ours, theirs = iter(before), iter(after)
    old, now = next(ours, None), next(theirs, None)
    while old is not None or now is not None:
        if now is None or (old is not None and old.id < now.id):
            yield old, None
            old = next(ours, None)
        elif old is None or now.id < old.id:
            yield None, now
            now = next(theirs, None)
        else:
            yield old, now
            old, now = next(ours, None), next(theirs, None)


_COUNTED = ("reports", "independent", "disputed")


def _values(record: Record) -> dict[str, tuple[str, ...]]:
    """Each field's values as `value “words”`."""
    found: dict[str, list[str]] = {}
    for item in evidence_of(record):
        words = " ".join(item.text.split())
        found.setdefault(item.field, []).append(f"{item.value} “{words}”")
    for name in _COUNTED:
        found[name] = [str(getattr(record, name)).lower()]
    return {field: tuple(values) for field, values in found.items()}


def _plain(values: tuple[str, ...]) -> list[str]:
    """The values without their words: the same value in other words is no change."""
    return [value.partition(" “")[0] for value in values]


def _homes(records: Iterable[Record], changed: Iterable[Change]) -> dict[MentionRef, str]:
    every = (*records, *(change.record for change in changed))
    return {ref: record.id for record in every for ref in record.mentions}


def _shared(record: Record, homes: dict[MentionRef, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(homes[ref] for ref in record.mentions if ref in homes))
