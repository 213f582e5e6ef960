"""What people decide holds: through runs, other models and rebuilds, until it is undone."""

import random
from dataclasses import replace
from itertools import count

import pytest
from tests.contract.test_records import all_of, merged
from tests.stories import corpus, telling

from dateline.errors import ConfigError
from dateline.store import Store
from dateline.types import Anchor, Decision, DecisionKind, Record

NUMBER = count(1)


def anchors(store: Store, record_id: str) -> tuple[Anchor, ...]:
    return tuple(row.anchor for row in store.mentions(record_id))


def decided(
    store: Store,
    kind: DecisionKind,
    about: tuple[Anchor, ...],
    others: tuple[Anchor, ...] = (),
    value: str | None = None,
) -> Decision:
    """Decide and merge again."""
    number = next(NUMBER)
    made = f"2024-06-01T12:00:{number % 60:02d}Z"
    decision = Decision(f"d{number}", kind, "anna", made, about, others, value=value)
    assert store.decide(decision)
    merged(store)
    return decision


def undone(store: Store, decision: Decision) -> None:
    decided(store, "undo", decision.anchors, decision.others, value=decision.id)


def ids(store: Store) -> dict[str, tuple[str, ...]]:
    """Records by id, with their mentions."""
    return {r.id: tuple(ref.event for ref in r.mentions) for r in all_of(store)}


@pytest.fixture
def full(store: Store, run: int) -> Store:
    store.add_many(run, corpus(12))
    merged(store)
    return store


def two_records(store: Store) -> tuple[Record, Record]:
    largest = sorted(all_of(store), key=lambda record: (-len(record.mentions), record.id))
    return largest[0], largest[1]


def test_a_merge_joins_and_leaves_a_redirect_until_it_is_undone(full: Store) -> None:
    one, other = two_records(full)
    before = all_of(full)
    decision = decided(full, "merge", anchors(full, one.id), anchors(full, other.id))
    joined = full.record(one.id).record
    assert set(joined.mentions) == {*one.mentions, *other.mentions}
    assert full.record(other.id).record == joined
    assert joined.id in (one.id, other.id)
    assert [d.id for d in full.decisions(joined.id)] == [decision.id]
    undone(full, decision)
    assert all_of(full) == before
    assert full.record(other.id).record == other


def test_a_split_parts_mentions_until_it_is_undone(full: Store) -> None:
    record, _ = two_records(full)
    before = all_of(full)
    *rest, away = anchors(full, record.id)
    decision = decided(full, "split", (away,), tuple(rest))
    parts = {full.record(ref.event).record.id for ref in record.mentions}
    assert len(parts) == 2
    assert record.id in parts
    undone(full, decision)
    assert all_of(full) == before


def test_decisions_survive_a_rebuild_a_new_report_and_another_model(full: Store) -> None:
    one, other = two_records(full)
    decided(full, "merge", anchors(full, one.id), anchors(full, other.id))
    third = next(r for r in all_of(full) if len(r.mentions) > 1 and r.id not in (one.id, other.id))
    away, *rest = anchors(full, third.id)
    decided(full, "split", (away,), tuple(rest))
    ruled = ids(full)
    full.unmerge()
    merged(full)
    assert ids(full) == ruled
    newer = full.begin_run("0.1.0", "news-2", "2024-07-01")
    renamed = [
        replace(coded, events=tuple(replace(e, id=f"n{e.id}") for e in coded.events))
        for coded in corpus(12)
    ]
    assert set(full.add_many(newer, renamed)) == {"recoded"}
    merged(full)
    assert sorted(len(m) for m in ids(full).values()) == sorted(len(m) for m in ruled.values())
    full.add(newer, telling(25, 0))
    merged(full)
    assert len(ids(full)) == len(ruled) + 1


def test_a_later_merge_overrules_a_split(full: Store) -> None:
    record, _ = two_records(full)
    before = ids(full)
    away, *rest = anchors(full, record.id)
    decided(full, "split", (away,), tuple(rest))
    decided(full, "merge", (away,), tuple(rest))
    assert ids(full) == before


def test_many_decisions_undone_leave_the_records_as_before(full: Store) -> None:
    chance = random.Random(5)
    before = all_of(full)
    made = []
    for _ in range(30):
        records = all_of(full)
        large = [record for record in records if len(record.mentions) > 1]
        if large and chance.random() < 0.5:
            away, *rest = anchors(full, chance.choice(large).id)
            made.append(decided(full, "split", (away,), tuple(rest)))
        else:
            one, other = chance.sample(records, 2)
            made.append(decided(full, "merge", anchors(full, one.id), anchors(full, other.id)))
    assert all_of(full) != before
    for decision in chance.sample(made, len(made)):
        undone(full, decision)
    assert all_of(full) == before
    assert full.check() == []
    assert len(full.decisions()) == 60


def test_a_rejected_event_is_in_no_record_and_a_correction_is_in_its_values(full: Store) -> None:
    record, other = two_records(full)
    decided(full, "reject", anchors(full, record.id))
    assert record.id not in ids(full)
    number = next(NUMBER)
    anchor = anchors(full, other.id)[0]
    correction = Decision(
        f"d{number}", "correct", "anna", "2024-06-02", (anchor,), field="status", value="denied"
    )
    full.decide(correction)
    merged(full)
    told = {row.event.status for row in full.mentions(other.id) if row.anchor == anchor}
    assert told == {"denied"}
    assert correction in full.decisions(other.id)
    assert correction in full.decisions_on([anchor.fingerprint])


def test_a_decision_is_kept_once_and_only_a_decision_is_undone(full: Store) -> None:
    record, _ = two_records(full)
    decision = Decision("d0", "accept", "anna", "2024-06-01", anchors(full, record.id))
    assert full.decide(decision)
    assert not full.decide(decision)
    assert full.decisions() == [decision]
    with pytest.raises(ConfigError, match="no decision 'd7'"):
        full.decide(Decision("d8", "undo", "anna", "2024-06-01", (), value="d7"))
    undo = Decision("d9", "undo", "anna", "2024-06-01", decision.anchors, value="d0")
    assert full.decide(undo)
    with pytest.raises(ConfigError, match="make the other one again"):
        full.decide(Decision("d10", "undo", "anna", "2024-06-01", (), value="d9"))
