"""Incident summaries with counts, perpetrator and types (form: `satp_coded`).

A count of an incident is the largest number of its records. Its perpetrator is the side of the
first record's actors that have one; the second figure adds, for records without actor, that
rebels are arrested or killed by the state and everybody else by rebels.
"""

from collections.abc import Iterable, Sequence

from dateline.pipeline import Coder
from dateline.types import CountKind, Event, Report
from incident.acts import happened, side_of
from incident.tally import Tally, share

COUNTS: tuple[tuple[str, CountKind], ...] = (
    ("dead", "killed"), ("injured", "injured"), ("arrested", "arrested"),
)  # fmt: skip
TYPES = (
    "armed_assault", "arrest", "seizure", "bombing", "infrastructure", "surrender", "abduction",
)  # fmt: skip
_SIDES = {"rebels": "Maoist", "state": "Security"}
_OTHER = {"rebels": "Security", "state": "Maoist"}
_MODES = {
    "ASSAULT": {"abduct": "abduction", "explosives": "bombing", "suicide-attack": "bombing",
                "destroy": "infrastructure"},
    "COERCE": {"arrest": "arrest", "seize": "seizure"},
    "RETREAT": {"disarm": "surrender", "release": "abduction", "withdraw": "surrender"},
}  # fmt: skip
_ELSE = {"ASSAULT": "armed_assault", "RETREAT": "surrender"}
_THINGS = ("ablaze", "torch", "burn", "fire", "damag", "destr", "demolish", "ransack", "vandal")


def measure(rows: Sequence[dict], coder: Coder) -> list[list[object]]:
    """The rows of the table."""
    coded = [_events(row, coder) for row in rows]
    table = [share("any event coded", sum(map(bool, coded)), len(rows))]
    table += [_count(rows, coded, gold, kind).row(f"{kind}: exact") for gold, kind in COUNTS]
    known = [(r["perpetrator"], e) for r, e in zip(rows, coded, strict=True)
             if r.get("perpetrator") in _OTHER.values()]  # fmt: skip
    told = [(side, perpetrator(events, False)) for side, events in known]
    table.append(share("side: actors", sum(a == b for a, b in told), len(told)))
    told = [(side, perpetrator(events, True)) for side, events in known]
    table.append(share("side: or recipients", sum(a == b for a, b in told), len(told)))
    tallies = {name: Tally() for name in TYPES}
    for row, events in zip(rows, coded, strict=True):
        gold, found = {e["code"] for e in row["events"]}, set(types_of(events))
        for name, tally in tallies.items():
            tally.add(name in found, name in gold)
    table += [tally.row(f"type: {name}") for name, tally in tallies.items()]
    mean = sum(t.f1 for t in tallies.values()) / len(tallies)
    return [*table, ["types: macro F1", "", "", mean, len(rows)]]


def _events(row: dict, coder: Coder) -> list[Event]:
    report = Report(id=row["id"], text=row["text"], published=row.get("date"))
    return [event for event in coder.code(report).events if happened(event)]


def _count(
    rows: Sequence[dict], coded: Sequence[Sequence[Event]], gold: str, kind: CountKind
) -> Tally:
    tally = Tally()
    for row, events in zip(rows, coded, strict=True):
        meant = row.get(gold)
        if meant is not None:
            told = largest(events, kind)
            tally.add(told > 0, meant > 0, told == meant > 0)
    return tally


def largest(events: Iterable[Event], kind: CountKind) -> int:
    """The largest number that any record gives; 0 where none does."""
    return max((e.counts[kind].value or 0 for e in events if kind in e.counts), default=0)


def perpetrator(events: Iterable[Event], infer: bool) -> str:
    """Whose incident it is, as the set names the sides."""
    for event in events:
        if not types_of([event]):
            continue
        side = side_of(event.actors)
        if side:
            return _SIDES[side]
        against = side_of(event.recipients)
        if infer and (against or event.recipients):
            return _OTHER[against or "state"]
    return "Unknown"


def types_of(events: Iterable[Event]) -> list[str]:
    """The set's incident types that the records amount to, by PLOVER type and mode."""
    found = []
    for event in events:
        trigger = event.trigger.text.lower()
        kind = _MODES.get(event.type, {}).get(event.mode or "", _ELSE.get(event.type))
        if kind == "armed_assault" and trigger.startswith(_THINGS) and not event.counts:
            kind = "infrastructure"
        if kind:
            found.append(kind)
    return found
