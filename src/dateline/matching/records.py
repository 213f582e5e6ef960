"""What a record says: the best value of each field, and all accounts beside it."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import get_args

from dateline.matching.choose import Ballot, Choice, count_range
from dateline.matching.claims import claims_of, is_disputed
from dateline.matching.voices import accounts_of, first_hand_accounts
from dateline.types import (
    CountKind,
    CountMention,
    Event,
    MentionRef,
    Record,
    Telling,
)  # fmt: skip

_KINDS: tuple[CountKind, ...] = get_args(CountKind)


def record_id(tellings: Sequence[Telling]) -> str:
    """The id that a record of these mentions is founded with.

    That of the mention told first (by date of publication, then by id): while the record grows by
    later reports the id stays. What a split or an earlier report makes of it, the store redirects.
    """
    first = min(tellings, key=lambda t: (t.published or "~", t.ref))
    text = f"{first.ref.report}\0{first.ref.event}"
    return "r" + hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:16]


def make_record(record: str, tellings: Sequence[Telling]) -> Record:
    """The record of these mentions; the same in whatever order they come.

    Raises ValueError where there is none.
    """
    if not tellings:
        raise ValueError("a record needs a mention")
    told = sorted(tellings, key=lambda telling: telling.ref)
    accounts = accounts_of(told)
    choices = dict(_choices(Ballot(told, accounts)))
    published = sorted(t.published for t in told if t.published)
    return Record(
        id=record,
        event=_event(record, told, choices),
        chosen={field: choice.telling.ref for field, choice in choices.items()},
        rules={field: choice.rule for field, choice in choices.items()},
        mentions=tuple(t.ref for t in told),
        reports=len({t.ref.report for t in told}),
        outlets=tuple(sorted({t.outlet for t in told if t.outlet})),
        independent=len(set(accounts.values())),
        first_hand=first_hand_accounts(told, accounts),
        first_reported=published[0] if published else None,
        last_reported=published[-1] if published else None,
        disputed=is_disputed(told),
        accounts=claims_of(told),
    )


def _choices(ballot: Ballot) -> Iterator[tuple[str, Choice]]:
    """The choice of each field that some mention fills."""
    yield "type", ballot.choose_type()
    yield "status", ballot.choose_status()
    for field, choice in (
        ("place", ballot.choose_place()),
        ("date", ballot.choose_date()),
        ("actors", ballot.choose_party(lambda event: event.actors)),
        ("recipients", ballot.choose_party(lambda event: event.recipients)),
    ):
        if choice is not None:
            yield field, choice
    for kind in _KINDS:
        if any(kind in telling.event.counts for telling in ballot.tellings):
            yield f"counts.{kind}", ballot.choose_count(kind)


def _event(record: str, told: Sequence[Telling], choices: Mapping[str, Choice]) -> Event:
    """The event whose fields are those chosen; what goes with the type comes with its mention."""
    base = choices["type"].telling.event
    status = choices["status"].telling.event
    chosen = {field: choice.telling.event for field, choice in choices.items()}
    named = ("place", "date", "actors", "recipients")
    parts = {field: getattr(chosen[field], field) for field in named if field in chosen}
    confidence = dict(base.confidence)
    for field in ("status", *parts):
        if field in chosen[field].confidence:
            confidence[field] = chosen[field].confidence[field]
    return replace(
        base,
        id=record,
        contexts=tuple(sorted({context for t in told for context in t.event.contexts})),
        status=status.status,
        background=all(t.event.background for t in told),
        sources=status.sources,
        views=status.views,
        counts=_counts(told, choices),
        confidence=confidence,
        **parts,
    )


def _counts(
    told: Sequence[Telling], choices: Mapping[str, Choice]
) -> dict[CountKind, CountMention]:
    """The chosen number of each kind, its bounds those of all voices."""
    counts: dict[CountKind, CountMention] = {}
    for kind in _KINDS:
        choice = choices.get(f"counts.{kind}")
        if choice is not None:
            low, high = count_range(kind, told)
            counts[kind] = replace(choice.telling.event.counts[kind], low=low, high=high)
    return counts


def founding(tellings: Sequence[Telling]) -> MentionRef:
    """The mention that `record_id` is made of."""
    return min(tellings, key=lambda t: (t.published or "~", t.ref)).ref
