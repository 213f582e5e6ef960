"""The shipped model on the shipped sample: promises of the record, and a floor under quality.

Twelve invented reports are too few to measure by; the floor only catches a broken model or step.
"""

import json
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from dateline.export import to_json
from dateline.pipeline import Coder
from dateline.readers import read
from dateline.run import code_side_by_side
from dateline.types import CodedReport, Report

SAMPLE = Path(str(files("dateline"))) / "sample"
MIN_TRIGGERS = 0.74
MIN_TYPES = 0.60
"""F1 of events by trigger word, and by trigger word and type."""


@pytest.fixture(scope="module")
def reports() -> list[Report]:
    return [item for item in read([SAMPLE / "reports"]) if isinstance(item, Report)]


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder.load()


@pytest.fixture(scope="module")
def coded(coder: Coder, reports: list[Report]) -> list[CodedReport]:
    return [coder.code(report) for report in reports]


def name_of(report: Report) -> str:
    return report.id if report.id.startswith("invented") else Path(report.origin).stem


def gold_events() -> set[tuple[str, str, str]]:
    lines = (SAMPLE / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return {(row["doc"], e["trigger"].lower(), e["type"]) for row in rows for e in row["events"]}


def found_events(coded: list[CodedReport]) -> set[tuple[str, str, str]]:
    """Events of the body: the gold records leave titles out."""
    return {
        (name_of(item.report), event.trigger.text.lower(), event.type)
        for item in coded
        for event in item.events
        if event.trigger.span.start >= len(item.report.title or "")
    }


def f1(gold: set[Any], found: set[Any]) -> float:
    return 2 * len(gold & found) / (len(gold) + len(found))


def spans_with_words(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if {"start", "end", "text"} <= set(value):
            yield value
        for inner in value.values():
            yield from spans_with_words(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from spans_with_words(inner)


def test_events_are_found(coded: list[CodedReport]) -> None:
    gold, found = gold_events(), found_events(coded)
    assert f1({g[:2] for g in gold}, {f[:2] for f in found}) >= MIN_TRIGGERS
    assert f1(gold, found) >= MIN_TYPES


def test_a_report_on_culture_has_no_more_than_a_stray_event(coded: list[CodedReport]) -> None:
    (festival,) = (item for item in coded if item.report.id == "invented-12-festival")
    assert len(festival.events) <= 1


def test_every_span_of_a_record_says_its_words(coded: list[CodedReport]) -> None:
    for item in coded:
        record = to_json(item)
        for value in spans_with_words({k: v for k, v in record.items() if k != "report"}):
            assert record["report"]["text"][value["start"] : value["end"]] == value["text"]


def test_coding_again_gives_the_same(coder: Coder, coded: list[CodedReport]) -> None:
    assert [coder.code(item.report) for item in coded] == coded


def test_coding_side_by_side_gives_the_same_in_order(
    coder: Coder, coded: list[CodedReport], reports: list[Report]
) -> None:
    assert list(code_side_by_side(reports, coder.code, 3)) == coded


def test_ids_of_events_are_unique(coded: list[CodedReport]) -> None:
    ids = [event.id for item in coded for event in item.events]
    assert len(ids) == len(set(ids))
