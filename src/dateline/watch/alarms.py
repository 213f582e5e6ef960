"""Which counts depart from their own past, by how much, and how unlikely that is.

The expected count follows from the past of the same series: its mean a day, times how much the
weekdays of now usually have (learnt over all series of the watch, for one alone has too few). Its
variance is Poisson's, widened by how much spans of the past spread beyond that (Pearson's
dispersion) and by how little a short past tells (the predictive distribution under Jeffreys'
prior). Whoever was never seen before thus has an expectation, too. Of many series some always
stand out: the step-up procedure of Benjamini and Hochberg (1995) keeps the share of false alarms.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from dateline.watch.counting import Counts, Key
from dateline.watch.settings import LEAST_SPANS, Settings
from dateline.watch.tails import two_sided, usual

_PRIOR = 0.5
"""Events that Jeffreys' prior of a Poisson rate adds to those counted."""
_WEEK = 7
_SMOOTH = 4.0
"""Events added to each weekday before its share is taken, so that few events tell no season."""


@dataclass(frozen=True, slots=True)
class Alarm:
    """A series that departs: how many `now`, how many were `expected`, how unlikely that is.

    `usual` are the least and the most of 95 in 100 such spans, `p` the probability of a count as
    far out on either side before many series were looked at, `why` all of it in words.
    """

    kind: str
    key: str
    what: str
    direction: Literal["more", "fewer"]
    now: int
    expected: float
    usual: tuple[int, int]
    p: float
    why: str


@dataclass(frozen=True, slots=True)
class Findings:
    """The alarms of a watch, most unlikely first, and what was looked at.

    `trouble` says why nothing could be tested ("" where it could); `cutoff` is the largest p that
    is an alarm, 0 where there is none.
    """

    alarms: tuple[Alarm, ...]
    until: date | None
    tested: int
    past_days: int
    cutoff: float = 0.0
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class _Judged:
    key: Key
    now: int
    mean: float
    variance: float
    past: int
    p: float


@dataclass(frozen=True, slots=True)
class _Period:
    """The past and now, as ordinals of days: `first` … `start` - 1, and `start` … `end`."""

    first: int
    start: int
    end: int
    season: tuple[float, ...]

    def weight(self, begin: int, end: int) -> float:
        """Days from `begin` to `end` (exclusive), each as heavy as its weekday."""
        weeks, rest = divmod(end - begin, _WEEK)
        return weeks * _WEEK + sum(self.season[day % _WEEK] for day in range(end - rest, end))


def departures(counts: Counts, settings: Settings, until: date | None = None) -> Findings:
    """The alarms of the days up to `until`, else up to the last day that was reported on."""
    end = until.toordinal() if until else counts.last
    if end is None:
        return Findings((), None, 0, 0, trouble="no event has a day")
    start = end - settings.days + 1
    first = max(start - settings.history, _first_day(counts, start))
    past = start - first
    if past < LEAST_SPANS * settings.days:
        trouble = (
            f"the past is too short: {max(past, 0)} days before, "
            f"{LEAST_SPANS * settings.days} are needed"
        )
        return Findings((), date.fromordinal(end), 0, max(past, 0), trouble=trouble)
    period = _Period(first, start, end, _season(counts, first, start))
    judged = [_judge(key, series, period) for key, series in counts.by_key.items()]
    seen = [one for one in judged if one.past or one.now]
    cutoff = _cutoff([one.p for one in seen], settings.rate)
    found = sorted((one for one in seen if one.p <= cutoff), key=lambda one: (one.p, one.key))
    alarms = tuple(_alarm(one, counts.names[one.key], period, len(seen)) for one in found)
    return Findings(alarms, date.fromordinal(end), len(seen), past, cutoff)


def _first_day(counts: Counts, start: int) -> int:
    """The first day that the store reaches back to, by all of its events."""
    days = (day for day in counts.by_key.get(("all", ""), ()) if day < start)
    return min(days, default=start)


def _season(counts: Counts, first: int, start: int) -> tuple[float, ...]:
    """How much each weekday has of an even week (1.0 for all: no season), by all events."""
    totals = [_SMOOTH] * _WEEK
    for day, number in counts.by_key.get(("all", ""), Counter()).items():
        if first <= day < start:
            totals[day % _WEEK] += number
    days = [sum(1 for day in range(first, start) if day % _WEEK == w) for w in range(_WEEK)]
    rates = [total / max(number, 1) for total, number in zip(totals, days, strict=True)]
    mean = sum(rates) / _WEEK
    return tuple(rate / mean for rate in rates)


def _judge(key: Key, series: Mapping[int, int], period: _Period) -> _Judged:
    """Now against the past of one series."""
    past = sum(n for day, n in series.items() if period.first <= day < period.start)
    now = sum(n for day, n in series.items() if period.start <= day <= period.end)
    exposure = period.weight(period.first, period.start)
    mean = (past + _PRIOR) * period.weight(period.start, period.end + 1) / exposure
    spread = _dispersion(series, period, past / exposure)
    variance = mean * spread + mean * mean / (past + _PRIOR)
    return _Judged(key, now, mean, variance, past, two_sided(now, mean, variance))


def _dispersion(series: Mapping[int, int], period: _Period, rate: float) -> float:
    """Pearson's chi-square of the past in spans as long as now, a degree of freedom; at least 1."""
    length = period.end - period.start + 1
    spans = (period.start - period.first) // length
    if not rate:
        return 1.0
    begin = period.start - spans * length
    found = Counter[int]()
    for day, number in series.items():
        if begin <= day < period.start:
            found[(day - begin) // length] += number
    total = 0.0
    for span in range(spans):
        at = begin + span * length
        expected = rate * period.weight(at, at + length)
        total += (found[span] - expected) ** 2 / expected
    return max(1.0, total / (spans - 1))


def _cutoff(ps: Iterable[float], rate: float) -> float:
    """The largest p that is an alarm, by Benjamini and Hochberg; 0.0 where there is none."""
    ordered = sorted(ps)
    fitting = [p for k, p in enumerate(ordered, 1) if p <= rate * k / len(ordered)]
    return max(fitting, default=0.0)


def _alarm(one: _Judged, name: str, period: _Period, tested: int) -> Alarm:
    low, high = usual(one.mean, one.variance)
    direction: Literal["more", "fewer"] = "more" if one.now > one.mean else "fewer"
    kind, key = one.key
    return Alarm(
        kind, key, name, direction, one.now, one.mean, (low, high), one.p,
        _why(one, period, (low, high), tested),
    )  # fmt: skip


def _why(one: _Judged, period: _Period, span: tuple[int, int], tested: int) -> str:
    """The numbers in words."""
    days, past = period.end - period.start + 1, period.start - period.first
    until = date.fromordinal(period.end).isoformat()
    length = "on" if days == 1 else f"in the {days} days to"
    before = (
        f"{one.mean:.1f} expected from {one.past:,} in the {past} days before"
        if one.past
        else f"none in the {past} days before"
    )
    spread = one.variance / one.mean
    shape = "Poisson" if spread < 1.05 else f"negative binomial, variance {spread:.1f} × mean"
    return (
        f"{one.now:,} {length} {until}, {before}; {span[0]:,} to {span[1]:,} is usual ({shape}); "
        f"p = {one.p:.2g} among {tested:,} series"
    )
