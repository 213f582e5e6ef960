"""How unlikely a count is: tails of the Poisson and the negative binomial distribution.

A count is given by its mean and variance: no more variance than mean is Poisson, more is negative
binomial of size mean² / (variance - mean). Terms follow from one another by their ratio, so that
no tail is a difference of near-equal numbers (Johnson, Kemp, Kotz, "Univariate Discrete
Distributions", 3rd ed., 4.2 and 5.1).
"""

import math

_NEGLIGIBLE = 1e-17
"""Of the sum: terms below it change nothing in double precision."""
_LEAST_EXCESS = 1e-9
"""Variance over mean, less 1, below which the two distributions cannot be told apart."""


def upper_tail(count: int, mean: float, variance: float) -> float:
    """The probability of `count` or more."""
    if count <= 0:
        return 1.0
    if count <= mean:
        return max(0.0, 1.0 - _sum_down(count - 1, mean, variance))
    return min(1.0, _sum_up(count, mean, variance))


def lower_tail(count: int, mean: float, variance: float) -> float:
    """The probability of `count` or fewer."""
    if count < 0:
        return 0.0
    if count <= mean:
        return min(1.0, _sum_down(count, mean, variance))
    return max(0.0, 1.0 - _sum_up(count + 1, mean, variance))


def two_sided(count: int, mean: float, variance: float) -> float:
    """The probability of a count as far out on either side: twice the smaller tail, at most 1."""
    low, high = lower_tail(count, mean, variance), upper_tail(count, mean, variance)
    return min(1.0, 2 * min(low, high))


def usual(mean: float, variance: float, share: float = 0.95) -> tuple[int, int]:
    """The least and most that is counted in `share` of cases, half of the rest on each side."""
    rest = (1 - share) / 2
    low, total = 0, probability(0, mean, variance)
    while total <= rest:
        low += 1
        total += probability(low, mean, variance)
    high = low
    while total < 1 - rest:
        high += 1
        total += probability(high, mean, variance)
    return low, high


def probability(count: int, mean: float, variance: float) -> float:
    """The probability of exactly `count`."""
    if mean <= 0:
        return float(count == 0)
    if variance <= mean * (1 + _LEAST_EXCESS):
        return math.exp(count * math.log(mean) - mean - math.lgamma(count + 1))
    size = mean * mean / (variance - mean)
    ways = math.lgamma(count + size) - math.lgamma(size) - math.lgamma(count + 1)
    return math.exp(
        ways + size * math.log(size / (size + mean)) + count * math.log(mean / (size + mean))
    )


def _step(count: int, mean: float, variance: float) -> float:
    """The probability of `count` + 1 in terms of that of `count`."""
    if variance <= mean * (1 + _LEAST_EXCESS):
        return mean / (count + 1)
    size = mean * mean / (variance - mean)
    return (count + size) / (count + 1) * mean / (mean + size)


def _sum_up(count: int, mean: float, variance: float) -> float:
    """`count` and more, above the mean: the terms only fall."""
    term = total = probability(count, mean, variance)
    while term > total * _NEGLIGIBLE:
        term *= _step(count, mean, variance)
        total += term
        count += 1
    return total


def _sum_down(count: int, mean: float, variance: float) -> float:
    """`count` and fewer."""
    term = total = probability(count, mean, variance)
    for lower in range(count - 1, -1, -1):
        term /= _step(lower, mean, variance)
        total += term
        if term <= total * _NEGLIGIBLE:
            break
    return total
