"""Precision is kept: a prefix means exactly the days that begin with it."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.dates import Interval, days_of, interval_of, iso_week, precision_of

DAYS = st.dates(min_value=date(1000, 1, 1), max_value=date(2999, 12, 31))


@pytest.mark.parametrize(
    ("prefix", "first", "last", "precision"),
    [
        ("2020", "2020-01-01", "2020-12-31", "year"),
        ("2020-02", "2020-02-01", "2020-02-29", "month"),
        ("2020-01-10", "2020-01-10", "2020-01-10", "day"),
        ("2020-01-10T14:05:00Z", "2020-01-10", "2020-01-10", "day"),
        ("2020-01-10TMO", "2020-01-10", "2020-01-10", "day"),
        ("2020-W01", "2019-12-30", "2020-01-05", "week"),
        ("2020-W01-WE", "2020-01-04", "2020-01-05", "weekend"),
        ("2020-Q4", "2020-10-01", "2020-12-31", "quarter"),
        ("2020-H2", "2020-07-01", "2020-12-31", "half"),
        ("2020-SU", "2020-06-01", "2020-08-31", "season"),
        ("2019-WI", "2019-12-01", "2020-02-29", "season"),
        ("199", "1990-01-01", "1999-12-31", "decade"),
        ("19", "1900-01-01", "1999-12-31", "century"),
        ("1917-XX-XX", "1917-01-01", "1917-12-31", "year"),
        ("1917-05-XXTNI", "1917-05-01", "1917-05-31", "month"),
    ],
)
def test_what_a_prefix_means(prefix: str, first: str, last: str, precision: str) -> None:
    expected = Interval(date.fromisoformat(first), date.fromisoformat(last))
    assert interval_of(prefix) == expected
    assert precision_of(prefix) == precision


@pytest.mark.parametrize(
    "value", ["", "P3M", "PAST_REF", "XXXX-WXX-5", "2020-13", "2020-02-30", "2020-W60", "۲۰۲۰"]
)
def test_what_is_no_prefix(value: str) -> None:
    with pytest.raises(ValueError):
        interval_of(value)
    assert days_of(value) is None


@given(DAYS)
def test_coarser_prefixes_cover_finer_ones(day: date) -> None:
    text = day.isoformat()
    chain = [interval_of(text[:length]) for length in (2, 3, 4, 7, 10)]
    assert all(wide.covers(fine) for wide, fine in pairwise(chain))
    assert interval_of(iso_week(day)).covers(chain[-1])
    assert interval_of(iso_week(day)).days == 7


@given(DAYS, DAYS, DAYS, DAYS)
def test_overlap_is_mutual(a: date, b: date, c: date, d: date) -> None:
    one, other = Interval(min(a, b), max(a, b)), Interval(min(c, d), max(c, d))
    assert one.overlaps(other) == other.overlaps(one)
    assert not one.covers(other) or one.overlaps(other)


def test_an_interval_runs_forward() -> None:
    with pytest.raises(ValueError):
        Interval(date(2020, 1, 2), date(2020, 1, 1))
