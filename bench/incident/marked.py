"""Sentences with two marked actors and the type of what one does to the other (`zsp_plv_train`).

"From the records": the record that names the two best, whose type must be right. "Given the
spans": where no record names either, the one whose trigger stands nearest to the source. The
set folds planned acts by the PLOVER manual, and CONCEDE and RETREAT into YIELD.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from dateline.export.fold import folded
from dateline.pipeline import Coder
from dateline.spans import Span
from dateline.types import ActorMention, Event, Report
from incident.tally import Tally, share

_SET = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}


def measure(rows: Sequence[dict], coder: Coder) -> list[list[object]]:
    """The rows of the table."""
    pairs, given = [], []
    for row in rows:
        events = [folded(event, coder.codebook) for event in _events(row, coder)]
        source, target = marked(row["marked"])
        gold = row["events"][0]["code"]
        best = max(events, key=lambda e: _named(e, source, target), default=None)
        near = max(events, key=lambda e: _rank(e, source, target), default=None)
        pairs.append((gold, _type(best) if best and _named(best, source, target) else ""))
        given.append((gold, _type(near) if near else ""))
    return [
        share("from the records", sum(g == f for g, f in pairs), len(pairs)),
        ["from the records: macro F1", "", "", _macro(pairs), len(pairs)],
        share("given the spans", sum(g == f for g, f in given), len(given)),
        ["given the spans: macro F1", "", "", _macro(given), len(given)],
    ]


def _events(row: dict, coder: Coder) -> tuple[Event, ...]:
    return coder.code(Report(row["id"], row["text"])).events


def marked(text: str) -> tuple[list[Span], list[Span]]:
    """Where source and target stand in the text without its marks; one may be unmarked or twice."""
    spans: dict[str, list[Span]] = {"s": [], "t": []}
    plain, opened = "", 0
    for part in re.split(r"(</?[st]>)", text):
        if not re.fullmatch(r"</?[st]>", part):
            plain += part
        elif part[1] == "/":
            spans[part[2]].append(Span(opened, len(plain)))
        else:
            opened = len(plain)
    return spans["s"], spans["t"]


def _named(event: Event, source: Sequence[Span], target: Sequence[Span]) -> int:
    """How much of the pair a record names; of reciprocal acts both are actors."""
    doer, done = _meets(event.actors, source), _meets(event.recipients, target)
    both = event.type in ("CONSULT", "AGREE", "COOPERATE") and _meets(event.actors, target)
    return 4 * doer + 3 * (done or both)


def _meets(actors: Sequence[ActorMention], spans: Sequence[Span]) -> bool:
    return any(actor.span.overlaps(span) for actor in actors for span in spans)


def _rank(event: Event, source: Sequence[Span], target: Sequence[Span]) -> tuple[int, bool, int]:
    at = event.trigger.span.start
    ends = [edge for span in (*source, *target) for edge in (span.start, span.end)]
    inside = min(ends) <= at <= max(ends)
    return _named(event, source, target), inside, -abs(at - (source or target)[0].end)


def _type(event: Event) -> str:
    return _SET.get(event.type, event.type)


def _macro(pairs: Sequence[tuple[str, str]]) -> float:
    tallies: dict[str, Tally] = defaultdict(Tally)
    for (gold, found), n in Counter(pairs).items():
        tallies[gold].gold += n
        tallies[found].found += n
        tallies[gold].right += n if gold == found else 0
    scored = [tally.f1 for tally in tallies.values() if tally.gold]
    return sum(scored) / max(1, len(scored))
