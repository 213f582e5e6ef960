"""The date of an event from the words that tell it."""

import pytest

from dateline.find.event_dates import background_of, date_of
from dateline.find.times import find_times_in
from dateline.language.reading import Reading
from dateline.spans import Span
from dateline.types import EventDate, Report

READINGS = (Reading(Span(0, 200), (), (), (), ()),)


def dated(text: str, words: str, published: str | None = "2020-01-10") -> EventDate | None:
    start = text.index(words)
    report = Report(id="r", text=text, published=published)
    times = find_times_in(text, published)
    return date_of(Span(start, start + len(words)), 0, READINGS, times, report)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("on Friday", "2020-01-10"),
        ("last week", "2020-01"),
        ("last month", "2019-12"),
        ("last year", "2019"),
        ("in March 2014", "2014-03"),
        ("in the summer of 2014", "2014"),
        ("on Thursday evening", "2020-01-09"),
        ("in recent days", "2020-01"),
        ("in recent months", "2020"),
    ],
)
def test_values_are_years_months_or_days(words: str, value: str) -> None:
    event = dated(f"Rebels attacked the town {words}.", words)
    assert event is not None
    assert event.value == value
    assert event.said
    assert event.earliest.startswith(value[: len(event.earliest)])


@pytest.mark.parametrize("words", ["for five years", "every day", "in the 1990s", "now"])
def test_what_gives_an_event_no_date(words: str) -> None:
    assert dated(f"Rebels attacked the town {words}.", words) is None


def test_without_words_or_an_anchor_there_is_no_date() -> None:
    report = Report(id="r", text="Rebels attacked.", published="2020-01-10")
    assert date_of(None, 0, READINGS, (), report) is None
    assert dated("They met on Friday.", "on Friday", None) is None


def test_the_words_that_overlap_most_are_taken() -> None:
    text = "In 2014 and on 3 January 2020 they met."
    event = dated(text, "and on 3 January 2020")
    assert event is not None
    assert event.value == "2020-01-03"


def test_a_range_is_dated_by_its_first_day() -> None:
    event = dated("The summit on 2-4 June failed.", "2-4 June")
    assert event is not None
    assert event.value == "2019-06-02"


@pytest.mark.parametrize(
    ("words", "background"),
    [
        ("in 2014", True),
        ("in October", True),
        ("in December", False),
        ("on Friday", False),
        ("last year", False),
    ],
)
def test_background_lies_well_before_the_report(words: str, background: bool) -> None:
    event = dated(f"Rebels attacked the town {words}.", words)
    assert background_of(event, "2020-01-10") is background
    assert background_of(event, None) is False
    assert background_of(None, "2020-01-10") is False
