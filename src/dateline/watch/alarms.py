"""Which counts depart from their own past, by how much, and how unlikely that is.

The expected count follows from the past of the same series: its mean a day, times how much the
weekdays of now usually have (learnt over all series of the watch, for one alone has too few). Its
variance is Poisson's, widened by how much spans of the past spread beyond that (Pearson's
dispersion, drawn towards that of all series of its kind: news come in bursts, and who has had
few events has had no burst yet) and by how little a short past tells (the predictive distribution
under Jeffreys' prior). Whoever was never seen before thus has an expectation, too. Of many series
some always stand out: the step-up procedure of Benjamini and Hochberg (1995) keeps the share of
false alarms.
"""

from collections import Counter, defaultdict
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
class _Measured:
    """Counts of a series, and its chi-square with its degrees of freedom (0: no past)."""

    past: int
    now: int
    chi_square: float
    free: int


@dataclass(frozen=True, slots=True)
class _Period:
    """The past and now, as ordinals of days: `first` … `start` - 1, and `start` … `end`."""

    first: int
    start: int
    end: int
    season: tuple[float, ...]

    @property
    def spans(self) -> int:
        """How many spans as long as now the past holds."""
        return (self.start - self.first) // (self.end - self.start + 1)

    @property
    def begin(self) -> int:
        """The first day of the first of these spans."""
        return self.start - self.spans * (self.end - self.start + 1)

    def weight(self, begin: int, end: int) -> float:
        """Days from `begin` to `end` (exclusive), each as heavy as its weekday."""
        weeks, rest = divmod(end - begin, _WEEK)
        return weeks * _WEEK + sum(self.season[day % _WEEK] for day in range(end - rest, end))


def departures(
    counts: Counts, settings: Settings, until: date | None = None, since: date | None = None
) -> Findings:
    """The alarms of the days up to `until`; the past reaches back to `since` at most.

    Where these are not given, they are the last day that the events were reported on and the
    first day of an event.
    """
    end = until.toordinal() if until else counts.last
    if end is None:
        return Findings((), None, 0, 0, trouble="no event has a day")
    start = end - settings.days + 1
    began = since.toordinal() if since else _first_day(counts, start)
    first = max(start - settings.history, began)
    past = start - first
    if past < LEAST_SPANS * settings.days:
        trouble = (
            f"the past is too short: {max(past, 0)} days before, "
            f"{LEAST_SPANS * settings.days} are needed"
        )
        return Findings((), date.fromordinal(end), 0, max(past, 0), trouble=trouble)
    period = _Period(first, start, end, _season(counts, first, start))
    measured = {key: _measured(series, period) for key, series in counts.by_key.items()}
    pooled = _pooled(measured)
    judged = [_judge(key, one, period, pooled[key[0]]) for key, one in measured.items()]
    seen = [one for one in judged if one.past or one.now]
    cutoff = _cutoff([one.p for one in seen], settings.rate)
    found = sorted((one for one in seen if one.p <= cutoff), key=lambda one: (one.p, one.key))
    alarms = tuple(_alarm(one, counts.names[one.key], period, len(seen)) for one in found)
    return Findings(alarms, date.fromordinal(end), len(seen), past, cutoff)


def _first_day(counts: Counts, start: int) -> int:
    """The first day of an event."""
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


def _judge(key: Key, one: _Measured, period: _Period, pooled: float) -> _Judged:
    """Now against the past of one series; `pooled` is the dispersion of its kind."""
    weight = period.weight(period.start, period.end + 1)
    mean = (one.past + _PRIOR) * weight / period.weight(period.first, period.start)
    spread = max(1.0, (one.chi_square + period.spans * pooled) / (one.free + period.spans))
    variance = mean * spread + mean * mean / (one.past + _PRIOR)
    return _Judged(key, one.now, mean, variance, one.past, two_sided(one.now, mean, variance))


def _pooled(measured: Mapping[Key, _Measured]) -> dict[str, float]:
    """The dispersion by kind, over all of its series; 1.0 where none has a past."""
    chi_square: defaultdict[str, float] = defaultdict(float)
    free: defaultdict[str, int] = defaultdict(int)
    for (kind, _), one in measured.items():
        chi_square[kind] += one.chi_square
        free[kind] += one.free
    return {kind: chi_square[kind] / free[kind] if free[kind] else 1.0 for kind in free}


def _measured(series: Mapping[int, int], period: _Period) -> _Measured:
    """What was counted, and Pearson's chi-square of the past in spans as long as now."""
    past = sum(n for day, n in series.items() if period.first <= day < period.start)
    now = sum(n for day, n in series.items() if period.start <= day <= period.end)
    if not past:
        return _Measured(0, now, 0.0, 0)
    rate = past / period.weight(period.first, period.start)
    length, begin = period.end - period.start + 1, period.begin
    found = Counter[int]()
    for day, number in series.items():
        if begin <= day < period.start:
            found[(day - begin) // length] += number
    total = 0.0
    for span in range(period.spans):
        at = begin + span * length
        expected = rate * period.weight(at, at + length)
        total += (found[span] - expected) ** 2 / expected
    return _Measured(past, now, total, period.spans - 1)


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
