"""Which record a person should look at next: the one whose error would matter most.

Doubt is what the least sure field leaves open, or reports that disagree. Consequence grows with
the dead and hurt, with how hostile or cooperative the act was, and with how many reports will be
counted on. A store keeps the product of both, so that the queue of a million records is a page of
an index.
"""

from math import log2

from dateline.types import CountKind, Event, Record

DISPUTED = 0.5
"""How doubtful a record is whose reports disagree, however sure the coder was of each."""

_CASUALTIES: tuple[tuple[CountKind, str, float], ...] = (
    ("killed", "dead", 1.0), ("injured", "injured", 0.3), ("abducted", "abducted", 0.5),
    ("arrested", "arrested", 0.2), ("displaced", "displaced", 0.05),
)  # fmt: skip
"""Kinds of people counted, in words, and how much one of them weighs beside one killed."""


def pressing(record: Record) -> float:
    """Doubt times consequence: 0 where nothing is in doubt, seldom above 10."""
    return round(_doubt(record)[0] * _consequence(record)[0], 4)


def why(record: Record) -> str:
    """The doubt and the consequence in words: "low confidence of actors (0.41) × 14 dead"."""
    return f"{_doubt(record)[1]} × {_consequence(record)[1]}"


def _doubt(record: Record) -> tuple[float, str]:
    sure = min(record.event.confidence.items(), key=lambda item: item[1], default=("event", 1.0))
    found = 1.0 - min(1.0, sure[1])
    if record.disputed and found < DISPUTED and not _ruled(record):
        fields = dict.fromkeys(claim.field for claim in record.accounts)
        return DISPUTED, f"reports differ on {', '.join(fields) or 'its values'}"
    return found, f"low confidence of {sure[0]} ({sure[1]:.2f})"


def _ruled(record: Record) -> bool:
    """True where a person accepted it: every field is sure, differ the reports as they may."""
    return all(sure == 1.0 for sure in record.event.confidence.values())


def _consequence(record: Record) -> tuple[float, str]:
    event = record.event
    people, words = _people(event)
    weight = 1.0 + log2(1.0 + people) + abs(event.intensity or 0.0) / 10
    weight += log2(max(1, record.reports)) / 2
    if words:
        return weight, words
    if record.reports > 1:
        return weight, f"{record.reports} reports"
    return weight, f"{event.type.lower()} of intensity {event.intensity or 0:g}"


def _people(event: Event) -> tuple[float, str]:
    """Casualties in the weight of one killed, and the gravest of them in words."""
    weight, words = 0.0, ""
    for kind, name, each in _CASUALTIES:
        count = event.counts.get(kind)
        number = max(count.value or 0, count.low or 0) if count else 0
        weight += number * each
        if number and not words:
            words = f"{number:,} {name}"
    return weight, words
