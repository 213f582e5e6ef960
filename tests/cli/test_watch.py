"""`dateline watch` saves filters and tells what departs."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from tests.invented import coded_report
from typer.testing import Result

from dateline.store import SqliteStore
from dateline.types import CodedReport

Run = Callable[..., Result]


def on(day: str, number: int) -> CodedReport:
    """A report of that day; its event has a place and parties of its own number."""
    coded = coded_report(number)
    report = replace(coded.report, published=day)
    event = coded.events[0]
    assert event.date is not None
    date = replace(event.date, value=day, earliest=day, latest=day)
    # A place of its own, so that two tellings of one day are not merged into one event.
    assert event.place is not None
    mention = replace(
        event.place.mention, name=f"Port {number}", geonameid=number, lat=float(number)
    )
    place = replace(event.place, mention=mention)
    soldiers = replace(event.actors[0], id=f"army-{number}", name=f"Army {number}")
    event = replace(event, date=date, place=place, actors=(soldiers,))
    return replace(coded, report=report, events=(event,))


@pytest.fixture
def watched(dateline: Run) -> Run:
    """A store with one event a week for 20 weeks, then nine in a week."""
    from datetime import date, timedelta

    days = [date(2024, 1, 1) + timedelta(weeks=week) for week in range(20)]
    days += [date(2024, 5, 20) + timedelta(days=n % 7) for n in range(9)]
    with SqliteStore.open("events.db") as store:
        run = store.begin_run("0.1.0", "news-1", "2024-05-01")
        store.add_many(run, [on(day.isoformat(), n) for n, day in enumerate(days, 1)])
    return dateline


def test_a_departure_is_told(watched: Run) -> None:
    result = watched("watch", "--jsonl", "alarms.jsonl", "--atom", "alarms.xml")
    assert result.exit_code == 0, result.stderr
    alarms = [json.loads(line) for line in Path("alarms.jsonl").read_text().splitlines()]
    assert {"all events", "type ASSAULT"} <= {alarm["what"] for alarm in alarms}
    assert alarms[0]["now"] >= 8
    assert "<entry>" in Path("alarms.xml").read_text()
    assert "all events" in result.stdout
    assert "series depart from their past" in result.stderr


def test_before_it_nothing_departs(watched: Run) -> None:
    result = watched("watch", "--until", "2024-05-14")
    assert result.exit_code == 0, result.stderr
    assert result.stdout == ""
    assert "0 of" in result.stderr
    assert "now ends 2024-05-14" in result.stderr


def test_what_is_saved_is_looked_through_until_it_is_forgotten(watched: Run) -> None:
    saved = watched("watch", "--save", "shelling", "--type", "ASSAULT", "--mode", "artillery")
    assert saved.exit_code == 0, saved.stderr
    assert watched("watch", "--save", "arrests", "--type", "COERCE").exit_code == 0
    told = watched("watch").stderr
    assert "shelling: " in told
    assert "arrests: 0 of 0 series depart" in told
    assert watched("watch", "--forget", "arrests").exit_code == 0
    assert "arrests" not in watched("watch").stderr
    wrong = watched("watch", "--forget", "arrests")
    assert wrong.exit_code == 2
    assert "saved: shelling" in wrong.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--save", "a/b"), "is no name"),
        (("--days", "60"), "too few to compare"),
        (("--rate", "2"), "not between 0 and 1"),
        (("none.db", "--save", "a"), "no such store"),
    ],
)
def test_a_wrong_command_says_what_to_write(
    watched: Run, arguments: tuple[str, ...], told: str
) -> None:
    result = watched("watch", *arguments)
    assert result.exit_code == 2
    assert told in " ".join(result.stderr.split())
