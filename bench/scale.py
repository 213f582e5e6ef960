"""How clustering grows: invented tellings from scratch, seconds of processor and memory.

    python bench/scale.py [--sizes 10000 100000] [--json FILE]

Stories of one to eight reports, three events each; towns, people, days and telling words are drawn
as unevenly as in news (Zipf), so that some towns and words come up in very many stories. The seed
is fixed. Seconds are of one core (`time.process_time`): other programs at work do not count.
"""

import argparse
import random
import resource
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from dateline.matching import cluster
from dateline.spans import Span
from dateline.types import (
    ActorMention,
    Event,
    EventDate,
    EventPlace,
    Lineage,
    MentionRef,
    PlaceMention,
    Telling,
    Trigger,
)
from figures import show

AT = Span(0, 1)
TRIGGERS = (
    ("killed", "ASSAULT"), ("attack", "ASSAULT"), ("arrested", "COERCE"), ("protest", "PROTEST"),
    ("met", "CONSULT"), ("said", "ACCUSE"), ("explosion", "ASSAULT"), ("agreed", "AGREE"),
)  # fmt: skip
EVENTS = 3


def zipf(chance: random.Random, most: int) -> int:
    """A number below `most`, small ones far more often."""
    return int(most ** chance.random()) - 1


def stories(size: int, chance: random.Random) -> Iterator[Telling]:
    """About `size` tellings."""
    made = number = 0
    while made < size:
        number += 1
        town, day = zipf(chance, 2000), date(2020, 1, 1) + timedelta(chance.randrange(730))
        words = [f"w{zipf(chance, 30_000)}" for _ in range(36)]
        acts = [
            (chance.choice(TRIGGERS), f"Name{zipf(chance, 20_000)}", f"Name{chance.random():.9f}")
            for _ in range(EVENTS)
        ]
        for copy in range(1 + zipf(chance, 9)):
            topic = (f"Town{town}", *chance.sample(words, 28), f"x{number}.{copy}")
            report = f"r{number}.{copy}"
            for i, act in enumerate(acts):
                yield telling(report, i, town, day, topic, act)
                made += 1


def telling(
    report: str, number: int, town: int, day: date, topic: tuple[str, ...],
    act: tuple[tuple[str, str], str, str],
) -> Telling:  # fmt: skip
    """One event of an invented report."""
    (trigger, kind), doer, victim = act
    when = day.isoformat()
    where = PlaceMention(AT, "t", f"Town{town}", town, town % 90, town % 180, f"C{town % 40}", "",
                         "city", 0.9, "invented")  # fmt: skip
    event = Event(
        id=f"e{number}", sentence=number, trigger=Trigger(AT, trigger), type=kind, mode=None,
        contexts=(), status="asserted", background=False, actors=(_person(doer),),
        recipients=(_person(victim),), place=EventPlace(where, "city", True, 5.0),
        date=EventDate(AT, when, when, when, when, True, "invented"), sources=(), views=(),
        counts={}, confidence={}, decided_by={},
    )  # fmt: skip
    return Telling(
        MentionRef(report, event.id), event, when, "", Lineage(report, "original", None, 1.0), "",
        report, False, frozenset((doer, victim, *topic[number * 4 : number * 4 + 6])), topic,
    )  # fmt: skip


def _person(name: str) -> ActorMention:
    return ActorMention(AT, name, f"person:{name}", name, "person", (), ("CVL",), 0.9, "invented")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    rows: list[list[object]] = []
    for size in given.sizes:
        tellings = list(stories(size, random.Random(7)))  # noqa: S311 - no secret is made of it
        started = time.process_time()
        records = cluster(tellings)
        seconds = time.process_time() - started
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
        rows.append([str(len(tellings)), len(records), seconds, peak])
        print(rows[-1], flush=True)
    show("Clustering from scratch", ["mentions", "records", "seconds", "GiB (peak)"], rows,
         given.json)  # fmt: skip


if __name__ == "__main__":
    main()
