"""What an event counts for, and on which day."""

from dataclasses import replace
from datetime import date

from tests.export.rows import rows_of
from tests.invented import coded_report

from dateline.store import EventRow
from dateline.watch import counted


def row() -> EventRow:
    return rows_of(coded_report(1))[0]


def day(iso: str) -> int:
    return date.fromisoformat(iso).toordinal()


def test_an_event_counts_for_type_parties_and_places_on_its_own_day() -> None:
    counts = counted([row()])
    assert set(counts.by_key) == {
        ("all", ""), ("type", "ASSAULT"), ("actor", "northland-army"), ("recipient", "GBR:CVL"),
        ("country", "GBR"), ("place", "Oldport, Avon, GBR"),
    }  # fmt: skip
    assert all(series == {day("2020-01-02"): 1} for series in counts.by_key.values())
    assert counts.last == day("2020-01-10")


def test_an_event_without_a_day_counts_on_that_of_its_report() -> None:
    undated = replace(row(), event=replace(row().event, date=None))
    assert counted([undated]).by_key["all", ""] == {day("2020-01-10"): 1}
    nowhen = replace(undated, published="2020-01")
    assert counted([nowhen]).dateless == 1


def test_history_and_a_country_as_place_are_no_places_of_now() -> None:
    event = row().event
    assert not counted([replace(row(), event=replace(event, background=True))]).by_key
    assert event.place is not None
    coarse = replace(event, place=replace(event.place, precision="country"))
    keys = counted([replace(row(), event=coarse)]).by_key
    assert ("country", "GBR") in keys
    assert not [key for key in keys if key[0] == "place"]
