"""The run loop: counts that add up, order, refusals, interrupts, memory."""

import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.errors import ModelError
from dateline.run import Shelf, code_all, code_in_order, code_side_by_side
from dateline.run.summary import REFUSALS_KEPT
from dateline.spans import Span
from dateline.store import SqliteStore
from dateline.types import CodedReport, Event, Lineage, Refusal, Report, Trigger


def report(number: int, text: str = "Troops shelled the port.") -> Report:
    return Report(id=f"r{number}", text=f"{text} {number}", origin=f"feed.jsonl:{number}")


def fake_code(item: Report) -> CodedReport:
    """One event for each "shelled"; a text that says so makes it fail."""
    if "explode" in item.text:
        raise IndexError("list index out of range")
    start = item.text.find("shelled")
    events = () if start < 0 else (event(item.id, start),)
    lineage = Lineage(item.id, "original", None, 0.0)
    span = Span(0, len(item.text))
    return CodedReport(item, lineage, (), (span,), (), (), (), (), events)


def event(report_id: str, start: int) -> Event:
    trigger = Trigger(Span(start, start + 7), "shelled")
    return Event(
        id=f"{report_id}-e", sentence=0, trigger=trigger, type="ASSAULT", mode=None, contexts=(),
        status="asserted", background=False, actors=(), recipients=(), place=None, date=None,
        sources=(), views=(), counts={}, confidence={}, decided_by={},
    )  # fmt: skip


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    with SqliteStore.open(tmp_path / "events.db") as store:
        yield Shelf.begin(store, "0.0", "fake")


def test_in_is_coded_plus_empty_plus_known_plus_refused(shelf: Shelf) -> None:
    again = report(1)
    inputs = [
        report(1), report(2, "Nothing much."), Refusal("a.txt", "empty", "remove it"), again,
        report(3, "They explode."), report(4),
    ]  # fmt: skip
    summary = code_all(code_in_order(inputs, fake_code), shelf=shelf)
    assert summary.read == len(inputs) == 6
    counts = (summary.coded, summary.empty, summary.known, summary.refused)
    assert counts == (2, 1, 1, 2)
    assert (summary.events, summary.interrupted) == (2, False)
    held = shelf.store.summary()
    assert (held.reports, held.events, held.refusals) == (3, 2, 2)


def test_a_report_that_cannot_be_coded_is_refused_with_the_reason_and_the_rest_goes_on() -> None:
    inputs = [report(1), report(2, "They explode."), report(3)]
    written: list[str] = []
    outcomes = code_in_order(inputs, fake_code)
    summary = code_all(outcomes, sink=lambda coded: written.append(coded.report.id))
    assert written == ["r1", "r3"]
    (refusal,) = summary.refusals
    assert refusal.where == "feed.jsonl:2"
    assert "IndexError" in refusal.reason
    assert "report it" in refusal.remedy


def test_a_broken_model_stops_the_run() -> None:
    def broken(item: Report) -> CodedReport:
        raise ModelError("the file is damaged")

    with pytest.raises(ModelError):
        code_all(code_side_by_side([report(1), report(2), report(3)], broken, 2))


def test_side_by_side_keeps_the_order_and_works_at_the_same_time() -> None:
    both = threading.Barrier(2, timeout=10)

    def slow_first(item: Report) -> CodedReport:
        if item.id in ("r0", "r1"):
            both.wait()
        if item.id == "r0":
            time.sleep(0.05)
        return fake_code(item)

    outcomes = code_side_by_side([report(n) for n in range(30)], slow_first, 2)
    ids = [outcome.report.id for outcome in outcomes if isinstance(outcome, CodedReport)]
    assert ids == [f"r{n}" for n in range(30)]


def test_only_a_few_reports_are_read_ahead() -> None:
    read = 0

    def inputs() -> Iterator[Report]:
        nonlocal read
        for number in range(1000):
            read += 1
            yield report(number)

    outcomes = code_side_by_side(inputs(), fake_code, 2)
    for _ in range(10):
        next(outcomes)
    assert read <= 10 + 2 * 4
    outcomes.close()


def test_all_refusals_are_counted_and_stored_but_only_the_first_are_kept(shelf: Shelf) -> None:
    inputs = [Refusal(f"{n}.txt", "empty", "remove it") for n in range(50)]
    summary = code_all(code_in_order(inputs, fake_code), shelf=shelf)
    assert summary.refused == 50
    assert summary.refusals == tuple(inputs[:REFUSALS_KEPT])
    assert list(shelf.store.refusals()) == inputs


def test_an_interrupt_keeps_what_is_coded_and_ends_cleanly(shelf: Shelf) -> None:
    def stop_at_five(item: Report) -> CodedReport:
        if item.id == "r5":
            os.kill(os.getpid(), signal.SIGINT)
        return fake_code(item)

    before = signal.getsignal(signal.SIGINT)
    summary = code_all(code_in_order(map(report, range(9)), stop_at_five), shelf=shelf)
    assert summary.interrupted
    assert summary.read == summary.coded == 5
    assert shelf.store.summary().reports == 5
    assert signal.getsignal(signal.SIGINT) is before


def test_an_interrupt_while_a_report_is_written_waits_until_it_is() -> None:
    written: list[str] = []

    def interrupted_sink(coded: CodedReport) -> None:
        if coded.report.id == "r2":
            os.kill(os.getpid(), signal.SIGINT)
        written.append(coded.report.id)

    summary = code_all(code_in_order(map(report, range(9)), fake_code), sink=interrupted_sink)
    assert summary.interrupted
    assert written == ["r0", "r1", "r2"]
    assert summary.read == 3


def test_what_is_coded_is_stored_when_the_reader_of_the_pipe_goes_away(shelf: Shelf) -> None:
    def closing(coded: CodedReport) -> None:
        if coded.report.id == "r3":
            raise BrokenPipeError

    with pytest.raises(BrokenPipeError):
        code_all(code_in_order(map(report, range(9)), fake_code), shelf=shelf, sink=closing)
    assert shelf.store.summary().reports == 4


def test_running_twice_changes_nothing(shelf: Shelf) -> None:
    inputs = [report(n) for n in range(40)]
    first = code_all(code_side_by_side(inputs, fake_code, 2), shelf=shelf)
    again = code_all(code_side_by_side(inputs, fake_code, 2), shelf=shelf)
    assert (first.coded, again.coded, again.known) == (40, 0, 40)
    assert shelf.store.summary().events == 40
