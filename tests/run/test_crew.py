"""Supervised workers: order, deaths, memory, time, and that all others go on."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.fake_coder import FakeCoder, line

from dateline.cli.worker import decode
from dateline.errors import ModelError
from dateline.run import Known, crew
from dateline.run.crew import Crew
from dateline.types import CodedReport, Refusal, Report

COMMAND = [sys.executable, str(Path(__file__).with_name("fake_worker.py"))]


@pytest.fixture
def two() -> Iterator[Crew]:
    workers = Crew(COMMAND, "{}", decode, 2)
    yield workers
    workers.close()


def report(number: int) -> Report:
    given = line(number)
    return Report(
        str(given["id"]), str(given["text"]), str(given["title"]), str(given["publisher"]),
        published=str(given["published"]), extra={"number": number}, origin=f"feed:{number}",
    )  # fmt: skip


def fatal(words: str, **extra: object) -> Report:
    return Report(words.replace(" ", "-"), f"Words that {words}.", extra=extra, origin="feed:bad")


def test_outcomes_are_those_of_one_process_in_input_order(two: Crew) -> None:
    refusal, known = Refusal("a.txt", "empty", "leave it out"), Known(report(1), "r1")
    items = [refusal, *map(report, range(40)), known]
    coded = [FakeCoder().code(report(number)) for number in range(40)]
    assert list(two.code(items)) == [refusal, *coded, known]
    assert (two.model, two.codebook, two.deaths) == ("fake-1", "PLOVER 2.0 draft", [])


@pytest.mark.parametrize(
    ("words", "why"), [("kill me", "was killed"), ("take all memory", "ran out of memory")]
)
def test_a_report_that_ends_its_worker_twice_is_refused_and_the_rest_goes_on(
    two: Crew, words: str, why: str
) -> None:
    items = [*map(report, range(6)), fatal(words), *map(report, range(6, 12))]
    outcomes = list(two.code(items))
    refusal = outcomes.pop(6)
    assert isinstance(refusal, Refusal)
    assert refusal.where == "feed:bad"
    assert why in refusal.reason
    assert "2 times" in refusal.reason
    assert len(two.deaths) == 2
    assert [o.report.id for o in outcomes if isinstance(o, CodedReport)] == [
        f"r{number}" for number in range(12)
    ]


def test_a_report_that_takes_too_long_is_refused(
    two: Crew, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crew, "seconds_for", lambda _: 0.4)
    outcomes = list(two.code([report(1), fatal("take for ever"), report(2)]))
    assert [type(outcome) for outcome in outcomes] == [CodedReport, Refusal, CodedReport]
    assert "took more than" in str(outcomes[1])


def test_a_worker_killed_by_accident_costs_nothing(two: Crew, tmp_path: Path) -> None:
    unlucky = fatal("die the first time", mark=str(tmp_path / "mark"))
    outcomes = list(two.code([report(1), unlucky, report(2)]))
    assert all(isinstance(outcome, CodedReport) for outcome in outcomes)
    assert two.deaths == ["ended with code 9"]


def test_workers_that_cannot_start_end_the_run_with_the_reason() -> None:
    with pytest.raises(ModelError, match=r"before they are ready.*code 3"):
        Crew(COMMAND, json.dumps({"broken": True}), decode, 2)


def test_only_a_few_reports_are_read_ahead(two: Crew) -> None:
    read = 0

    def items() -> Iterator[Report]:
        nonlocal read
        for number in range(1000):
            read += 1
            yield report(number)

    outcomes = two.code(items())
    for _ in range(5):
        next(outcomes)
    assert read <= 5 + 2 * crew.AHEAD
