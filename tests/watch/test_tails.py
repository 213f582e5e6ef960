"""Tails against values worked by hand and against their own definition."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.watch.tails import lower_tail, probability, two_sided, upper_tail, usual


def test_poisson_by_hand() -> None:
    """Mean 2: P(0) = e⁻², P(≤1) = 3e⁻², P(≥3) = 1 - 5e⁻²."""
    assert lower_tail(0, 2, 2) == pytest.approx(math.exp(-2))
    assert lower_tail(1, 2, 2) == pytest.approx(3 * math.exp(-2))
    assert upper_tail(3, 2, 2) == pytest.approx(1 - 5 * math.exp(-2))


def test_negative_binomial_by_hand() -> None:
    """Mean 1, variance 2 is geometric with a half: P(k) = 2⁻⁽ᵏ⁺¹⁾, P(≥k) = 2⁻ᵏ."""
    assert [probability(k, 1, 2) for k in range(4)] == pytest.approx([1 / 2, 1 / 4, 1 / 8, 1 / 16])
    assert upper_tail(10, 1, 2) == pytest.approx(2**-10)
    assert lower_tail(1, 1, 2) == pytest.approx(0.75)
    assert two_sided(10, 1, 2) == pytest.approx(2**-9)


def test_far_tails_keep_their_digits() -> None:
    """1 minus a sum would be 0 here: mean 1, variance 2, P(≥200) = 2⁻²⁰⁰."""
    assert upper_tail(200, 1, 2) == pytest.approx(2.0**-200, rel=1e-9)
    assert 0 < upper_tail(60, 2, 2) < 1e-60


def test_nothing_can_be_expected() -> None:
    assert (upper_tail(0, 0, 0), lower_tail(0, 0, 0), upper_tail(1, 0, 0)) == (1.0, 1.0, 0.0)


def test_usual_counts_of_a_poisson() -> None:
    """Mean 10: P(≤4) = 0.029 and P(≤3) = 0.010, P(≥18) = 0.014 and P(≥17) = 0.027."""
    assert usual(10, 10) == (4, 17)


@given(
    count=st.integers(0, 60),
    mean=st.floats(0.01, 40),
    spread=st.one_of(st.just(1.0), st.floats(1.001, 8)),
)
def test_the_two_tails_are_the_whole(count: int, mean: float, spread: float) -> None:
    variance = mean * spread
    whole = lower_tail(count, mean, variance) + upper_tail(count + 1, mean, variance)
    assert whole == pytest.approx(1.0, abs=1e-9)
    assert 0 <= two_sided(count, mean, variance) <= 1
