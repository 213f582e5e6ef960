"""The table of events: every column documented, no cell a formula."""

import csv
import io
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.invented import coded_report
from tests.strategies import coded_reports

from dateline.export import COLUMNS, write_csv
from dateline.spans import Span
from dateline.store import EventRow
from dateline.types import CodedReport

DOCUMENT = Path(__file__).parents[2] / "docs" / "columns.md"


def rows_of(coded: CodedReport) -> list[EventRow]:
    report = coded.report
    return [
        EventRow(
            event, report.id, report.title, report.publisher, report.published, "…", Span(0, 1)
        )
        for event in coded.events
    ]


def table(rows: list[EventRow]) -> list[dict[str, str]]:
    stream = io.StringIO(newline="")
    assert write_csv(stream, rows) == len(rows)
    stream.seek(0)
    return list(csv.DictReader(stream))


def test_one_row_an_event() -> None:
    (row,) = table(rows_of(coded_report(1)))
    assert row["type"] == "ASSAULT"
    assert row["actors"] == "Soldiers Of Northland"
    assert row["actor_countries"] == "NOR"
    assert row["recipient_ids"] == "GBR:CVL"
    assert (row["date"], row["date_words"], row["date_said"]) == (
        "2020-01-02",
        "On 2 January",
        "yes",
    )
    assert (row["place"], row["lat"], row["lon"]) == ("Oldport", "51.25", "-3.5")
    assert (row["killed"], row["injured"]) == ("3", "")
    assert row["sources"] == "The Gazette; harbour master"
    assert (row["background"], row["confidence"]) == ("no", "0.97")


def test_an_event_without_place_and_date_leaves_cells_empty() -> None:
    event = replace(coded_report(1).events[0], place=None, date=None, mode=None, confidence={})
    (row,) = table(rows_of(replace(coded_report(1), events=(event,))))
    empty = ("mode", "date", "earliest", "place", "lat", "precision", "place_said", "confidence")
    assert {row[name] for name in empty} == {""}


def test_codes_stand_once() -> None:
    event = coded_report(1).events[0]
    event = replace(event, actors=event.actors * 2)
    (row,) = table(rows_of(replace(coded_report(1), events=(event,))))
    assert row["actor_countries"] == "NOR"
    assert row["actors"] == "Soldiers Of Northland; Soldiers Of Northland"


@pytest.mark.parametrize("start", [*"=+-@\t\r\n", "＝"])
def test_a_text_is_never_a_formula(start: str) -> None:
    coded = coded_report(1)
    title = f'{start}HYPERLINK("http://example.org")'
    (row,) = table(rows_of(replace(coded, report=replace(coded.report, title=title))))
    assert row["title"] == f"'{title}"


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(coded=coded_reports(), title=st.text(st.characters() | st.characters(categories=["Cs"])))
def test_any_event_is_a_row(coded: CodedReport, title: str) -> None:
    coded = replace(coded, report=replace(coded.report, title=title))
    rows = table(rows_of(coded))
    assert len(rows) == len(coded.events)
    for row in rows:
        assert set(row) == set(COLUMNS)
        "".join(row.values()).encode("utf-8")
        texts = [value for name, value in row.items() if name not in ("lat", "lon", "intensity")]
        assert not any(text.startswith(("=", "+", "-", "@", "\t", "\r")) for text in texts)


def test_every_column_is_documented_in_order() -> None:
    documented = re.findall(r"^\| `(\w+)` \|", DOCUMENT.read_text(encoding="utf-8"), re.M)
    assert tuple(documented) == COLUMNS
