"""The shipped sample: reports can be read, and its gold records fit their texts."""

import json
import re
from importlib.resources import files
from pathlib import Path
from typing import Any, get_args

import pytest

from dateline.cli.filters import TYPES
from dateline.dates import interval_of
from dateline.readers import read
from dateline.types import Report, Status

SAMPLE = Path(str(files("dateline"))) / "sample"
GOLD: list[dict[str, Any]] = [
    json.loads(line) for line in (SAMPLE / "gold.jsonl").read_text(encoding="utf-8").splitlines()
]


@pytest.fixture(scope="module")
def reports() -> dict[str, Report]:
    found = [item for item in read([SAMPLE / "reports"]) if isinstance(item, Report)]
    return {
        report.id if report.id.startswith("invented") else Path(report.origin).stem: report
        for report in found
    }


def test_every_report_has_its_gold_sentences_in_order(reports: dict[str, Report]) -> None:
    assert len(reports) == 12
    assert {row["doc"] for row in GOLD} == set(reports)
    for name, report in reports.items():
        at = 0
        for row in (row for row in GOLD if row["doc"] == name):
            at = report.text.index(row["text"], at) + len(row["text"])


def test_every_report_tells_its_head(reports: dict[str, Report]) -> None:
    for name, report in reports.items():
        assert report.title and report.publisher, name
        dates = {row["date"] for row in GOLD if row["doc"] == name}
        assert dates == {report.published}


def test_every_json_line_is_marked_as_invented(reports: dict[str, Report]) -> None:
    lines = [report for report in reports.values() if ".jsonl" in report.origin]
    assert len(lines) == 5
    assert all(report.extra["invented"] is True for report in lines)


def test_gold_words_stand_in_their_sentence_and_codes_are_codes() -> None:
    for row in GOLD:
        for event in row["events"]:
            words = [event["trigger"], event["place"], event["date_text"], *event["sources"]]
            for text in (*words, *event["actor"], *event["recipient"]):
                assert text in row["text"], (row["doc"], row["s"], text)
            assert event["type"] in TYPES
            assert event["status"] in get_args(Status)
            for code in (*event["actor_country"], *event["recipient_country"]):
                assert re.fullmatch("[A-Z]{3}|", code)
            assert bool(event["date"]) == bool(event["date_text"])


def test_gold_dates_are_dates() -> None:
    for row in GOLD:
        for event in row["events"]:
            if event["date"]:
                interval_of(event["date"])


def test_the_sample_shows_what_it_promises() -> None:
    events = [event for row in GOLD for event in row["events"]]
    assert {event["status"] for event in events} >= {"asserted", "denied", "planned", "possible"}
    assert len({event["type"] for event in events}) == len(TYPES)
    assert any(len(event["sources"]) == 3 for event in events)
    assert not any(row["events"] for row in GOLD if row["doc"] == "invented-12-festival")
