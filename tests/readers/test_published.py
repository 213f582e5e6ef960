"""Dates keep the precision they are written with."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.errors import ConfigError
from dateline.readers import Hints
from dateline.readers.published import in_year_of, parse_published


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2023", "2023"),
        ("2020-01", "2020-01"),
        ("2020/1", "2020-01"),
        ("January 2020", "2020-01"),
        ("Spring 2020", "2020"),
        ("2020-01-10", "2020-01-10"),
        ("2020/01/10", "2020-01-10"),
        ("20200110", "2020-01-10"),
        ("Jan 10, 2020", "2020-01-10"),
        ("Sept. 5th, 2011", "2011-09-05"),
        ("10 January 2020", "2020-01-10"),
        ("10-Jan-2020", "2020-01-10"),
        ("3 JAN 90", "1990-01-03"),
        ("24 Jan 20", "2020-01-24"),
        ("Published: Friday, 3 March 2021 at 12:00", "2021-03-03"),
        ("10 January 2020 08:30 pm", "2020-01-10"),
    ],
)
def test_dates_keep_their_precision(written: str, meant: str) -> None:
    assert parse_published(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2020-01-10T08:30:00Z", "2020-01-10T08:30:00Z"),
        ("2020-01-10 08:30:00.123+00:00", "2020-01-10T08:30:00Z"),
        ("2020-01-10T08:30:00+0530", "2020-01-10T08:30:00+05:30"),
        ("2020-01-10T08:30", "2020-01-10T08:30"),
        ("20200110083000", "2020-01-10T08:30:00"),
        ("Fri, 10 Jan 2020 08:30:00 GMT", "2020-01-10T08:30:00Z"),
        ("Fri, 10 Jan 2020 08:30:00 EST", "2020-01-10T08:30:00-05:00"),
        ("2020-01-10T25:61:00Z", "2020-01-10"),
    ],
)
def test_times_of_day_become_iso(written: str, meant: str) -> None:
    assert parse_published(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("03/04/2020", "2020"),
        ("03/03/2020", "2020-03-03"),
        ("25/12/2020", "2020-12-25"),
        ("12/25/2020", "2020-12-25"),
        ("03.04.2020", "2020-04-03"),
    ],
)
def test_an_ambiguous_day_is_not_guessed(written: str, meant: str) -> None:
    assert parse_published(written) == meant


@pytest.mark.parametrize("written", ["", "last week", "0000", "2020-2021", "1578650400", "9" * 999])
def test_what_is_no_date_is_none(written: str) -> None:
    assert parse_published(written) is None


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
@settings(max_examples=60)
def test_a_written_day_is_read_back(day: date) -> None:
    for form in ("%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%a, %d %b %Y", "%d.%m.%Y", "%Y%m%d"):
        assert parse_published(day.strftime(form)) == day.isoformat()


@given(st.text(max_size=60))
@settings(max_examples=100)
def test_any_text_is_read_without_raising(text: str) -> None:
    value = parse_published(text)
    assert value is None or value[:4].isdigit()


def test_a_day_without_a_year_falls_in_the_nearest() -> None:
    assert in_year_of(12, 31, "2020-01-02") == "2019-12-31"
    assert in_year_of(1, 3, "2020") == "2020-01-03"
    assert in_year_of(1, 3, "2019-12") == "2020-01-03"
    assert in_year_of(2, 30, "2020-01-02") is None


def test_a_hint_that_is_no_date_is_refused() -> None:
    assert Hints(published="Jan 10, 2020").published == "2020-01-10"
    with pytest.raises(ConfigError, match="--date 'soon'"):
        Hints(published="soon")
