"""Alarms on made series: few false ones, the true ones found, and said why."""

import math
import random
from collections import Counter
from datetime import date

import pytest

from dateline.errors import ConfigError
from dateline.watch import Counts, Settings, departures

START = date(2024, 1, 1).toordinal()
DAYS = 189
LAST = START + DAYS - 1
SEASON = (1.3, 1.2, 1.1, 1.2, 1.2, 0.5, 0.5)


def poisson(rng: random.Random, mean: float) -> int:
    """Knuth's method; small means only."""
    limit, product, count = math.exp(-mean), rng.random(), 0
    while product > limit:
        product *= rng.random()
        count += 1
    return count


def made(rng: random.Random, means: list[float], spread: float = 1.0, now: float = 1.0) -> Counts:
    """Counts of actors with these daily means, weekly season, overdispersion; `now` times the
    first one's mean in the last seven days."""
    counts = Counts(last=LAST)
    everything: Counter[int] = Counter()
    for number, mean in enumerate(means):
        series: Counter[int] = Counter()
        for day in range(START, LAST + 1):
            rate = mean * SEASON[day % 7] * (now if number == 0 and day > LAST - 7 else 1)
            if spread > 1:  # a gamma of mean 1 on each rate: negative binomial counts
                shape = rate / (spread - 1)
                rate = rng.gammavariate(shape, spread - 1)
            series[day] = poisson(rng, rate)
        everything.update(series)
        counts.by_key["actor", f"a{number}"] = +series
        counts.names["actor", f"a{number}"] = f"Actor {number}"
    counts.by_key["all", ""] = everything
    counts.names["all", ""] = "all events"
    return counts


@pytest.mark.parametrize("spread", [1.0, 2.5])
def test_without_departures_an_alarm_is_rare(spread: float) -> None:
    """At a rate of 0.05, one look in twenty may hold a false alarm; 60 looks at 40 series."""
    rng = random.Random(7)
    means = [10 ** rng.uniform(-1.5, 0.7) for _ in range(40)]
    false = sum(
        bool(departures(made(rng, means, spread), Settings()).alarms) for _ in range(60)
    )  # fmt: skip
    assert false <= 8  # of 60 with 0.05 each, 9 or more come once in 500 times


def test_what_departs_is_found_and_explained() -> None:
    found = departures(made(random.Random(1), [1.0] * 20, now=4.0), Settings())
    first = found.alarms[0]
    assert (first.what, first.direction) == ("Actor 0", "more")
    assert first.now > first.usual[1] > first.expected
    assert f"{first.now} in the 7 days to 2024-07-07" in first.why
    assert "among 21 series" in first.why
    assert found.tested == 21
    assert all(alarm.p <= found.cutoff for alarm in found.alarms)


def test_silence_departs_too() -> None:
    found = departures(made(random.Random(2), [3.0] * 5, now=0.0), Settings())
    assert [(a.what, a.direction, a.now) for a in found.alarms] == [("Actor 0", "fewer", 0)]


def test_whoever_was_never_seen_before_departs() -> None:
    counts = made(random.Random(3), [1.0] * 5)
    counts.by_key["actor", "new"] = Counter({LAST: 6})
    counts.names["actor", "new"] = "Newcomer"
    (alarm,) = departures(counts, Settings()).alarms
    assert alarm.what == "Newcomer"
    assert "none in the 182 days before" in alarm.why


def test_the_weekend_is_no_departure() -> None:
    """Two days of a weekend have two fifths of what two weekdays have, and that is usual."""
    counts = Counts(last=LAST)
    days = {day: round(20 * SEASON[day % 7]) for day in range(START, LAST + 1)}
    counts.by_key["all", ""] = Counter(days)
    counts.names["all", ""] = "all events"
    for last in range(LAST - 6, LAST + 1):
        assert not departures(counts, Settings(days=2), date.fromordinal(last)).alarms


def test_a_rare_thing_is_measured_against_all_of_the_past() -> None:
    """Four events in the last week are many where the store knows of none in 25 weeks before."""
    counts = Counts(last=LAST)
    for key, name in ((("all", ""), "all events"), (("actor", "new"), "Newcomer")):
        counts.by_key[key], counts.names[key] = Counter({LAST - 1: 4}), name  # type: ignore[index]
    assert "too short" in departures(counts, Settings()).trouble
    found = departures(counts, Settings(), since=date.fromordinal(START))
    assert {alarm.what for alarm in found.alarms} == {"all events", "Newcomer"}


def test_a_short_past_tells_nothing() -> None:
    counts = made(random.Random(4), [1.0])
    found = departures(counts, Settings(), date.fromordinal(START + 20))
    assert "the past is too short: 14 days before, 28 are needed" in found.trouble
    assert departures(Counts(), Settings()).trouble == "no event has a day"


@pytest.mark.parametrize("given", [{"days": 0}, {"history": 27}, {"rate": 0.0}, {"rate": 1.0}])
def test_settings_that_cannot_be(given: dict[str, float]) -> None:
    with pytest.raises(ConfigError):
        Settings(**given)  # type: ignore[arg-type]
