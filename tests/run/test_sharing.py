"""Copies and known reports in a run: coded once, shared, settled whatever the order."""

import random
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.lineage.stories import HARBOUR, MARKET, sentences

from dateline.run import Shelf, Summary, code_all, code_in_order, sift
from dateline.spans import Span
from dateline.store import SqliteStore
from dateline.types import (
    ActorMention,
    CodedReport,
    Event,
    EventDate,
    Lineage,
    Report,
    Trigger,
)

SHORTER = " ".join(sentences(HARBOUR)[:6])
WIRE = Report("wire", HARBOUR, publisher="Reuters", published="2024-02-13")
NEXT_DAY = Report("next-day", HARBOUR.replace("\n", " "), publisher="Post", published="2024-02-14")
CUT = Report("cut", SHORTER, publisher="Echo", published="2024-02-15")
OTHER = Report("other", MARKET, publisher="Echo", published="2024-02-13")
ALL = (WIRE, NEXT_DAY, CUT, OTHER)


class Counting:
    """A coder that finds "Norrland Freight", dates it by the report, and counts its work."""

    def __init__(self) -> None:
        self.coded: list[str] = []

    def __call__(self, report: Report) -> CodedReport:
        self.coded.append(report.id)
        at = report.text.find("Freight")
        words = Span(at, at + 7)
        day = report.published or ""
        actor = ActorMention(words, words.of(report.text), "x", "X", "group", (), (), 0.9, "test")
        event = Event(
            id=f"e-{report.id}", sentence=0, trigger=Trigger(words, words.of(report.text)),
            type="ASSAULT", mode=None, contexts=(), status="asserted", background=False,
            actors=(actor,), recipients=(), place=None,
            date=EventDate(words, words.of(report.text), day, day, day, True, "test"),
            sources=(), views=(), counts={}, confidence={}, decided_by={},
        )  # fmt: skip
        events = (event,) if at >= 0 else ()
        whole = (Span(0, len(report.text)),)
        lineage = Lineage(report.id, "original", None, 1.0)
        return CodedReport(report, lineage, (), whole, (), (), (), (), events)


def run(store: SqliteStore, reports: Iterable[Report], coder: Counting) -> Summary:
    shelf = Shelf.begin(store, "0.0", "fake")
    return code_all(code_in_order(sift(reports, shelf), coder), shelf=shelf)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    with SqliteStore.open(tmp_path / "events.db") as opened:
        yield opened


def held(store: SqliteStore) -> dict[str, CodedReport]:
    return {name: store.coded(name) for name in store.report_ids()}


def test_known_reports_are_not_coded_again(store: SqliteStore) -> None:
    first, again = Counting(), Counting()
    run(store, ALL, first)
    summary = run(store, ALL, again)
    assert again.coded == []
    assert (summary.read, summary.known, summary.events) == (4, 4, 0)


def test_an_exact_copy_is_not_coded_and_shares_events_whose_spans_lie_in_its_own_text(
    store: SqliteStore,
) -> None:
    coder = Counting()
    summary = run(store, ALL, coder)
    assert coder.coded == ["wire", "cut", "other"]
    assert (summary.coded, summary.empty, summary.copies) == (1, 1, 2)
    wire, copy = store.coded("wire"), store.coded("next-day")
    assert copy.lineage == Lineage("wire", "copy", "wire", 1.0)
    assert copy.report == NEXT_DAY
    (told,), (shared,) = wire.events, copy.events
    assert shared.trigger.span.of(NEXT_DAY.text) == shared.trigger.text == "Freight"
    assert shared.trigger.span != told.trigger.span or NEXT_DAY.text[:80] == HARBOUR[:80]
    assert shared.date is not None
    assert shared.date.value == "2024-02-13"
    assert shared.id != told.id


def test_a_later_report_may_be_the_original_and_what_was_said_of_its_copies_is_put_right(
    store: SqliteStore,
) -> None:
    written: list[CodedReport] = []
    amended: dict[int, CodedReport] = {}
    shelf = Shelf.begin(store, "0.0", "fake")
    coder = Counting()
    outcomes = code_in_order(sift([CUT, NEXT_DAY, OTHER, WIRE], shelf, 1), coder)
    summary = code_all(
        outcomes, shelf=shelf, sink=written.append, amend=lambda changes: amended.update(changes)
    )
    assert (summary.coded, summary.empty, summary.copies) == (1, 1, 2)
    final = [amended.get(number, coded) for number, coded in enumerate(written)]
    assert [(c.report.id, c.lineage.role, c.lineage.of) for c in final] == [
        ("cut", "abridged", "wire"), ("next-day", "copy", "wire"),
        ("other", "original", None), ("wire", "original", None),
    ]  # fmt: skip
    assert final == [store.coded(c.report.id) for c in final]


@settings(max_examples=6)
@given(order=st.permutations(ALL), cuts=st.lists(st.integers(0, 4), max_size=2))
def test_the_order_makes_no_difference(order: list[Report], cuts: list[int]) -> None:
    with TemporaryDirectory() as folder:
        with SqliteStore.open(Path(folder) / "a.db") as one:
            run(one, ALL, Counting())
            expected = held(one)
        with SqliteStore.open(Path(folder) / "b.db") as other:
            at = 0
            for cut in [*sorted(cuts), len(order)]:
                run(other, order[at:cut], Counting())
                at = max(at, cut)
            assert held(other) == expected


def test_lineage_of_many_versions_does_not_depend_on_their_order(tmp_path: Path) -> None:
    chance = random.Random(7)
    parts = sentences(HARBOUR) + sentences(MARKET)
    reports = [*ALL]
    for number in range(12):
        kept = [part for part in sentences(HARBOUR) if chance.random() < 0.8]
        text = " ".join([*kept, *chance.sample(parts, 2)])
        reports.append(Report(f"v{number}", text, published=f"2024-02-{13 + number % 3}"))
    found = []
    for seed in range(4):
        random.Random(seed).shuffle(reports)
        with SqliteStore.open(tmp_path / f"{seed}.db") as store:
            run(store, reports, Counting())
            found.append({name: coded.lineage for name, coded in held(store).items()})
    assert all(other == found[0] for other in found)
    assert sum(lineage.of is not None for lineage in found[0].values()) > 6
