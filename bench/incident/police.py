"""Sentences of news about police, lower case (form: `ipe_sents`): killed, arrested, used force.

A document's sentences are coded as one report, joined by a blank. A sentence counts where one of
its records is of the kind and the police are its actor; the second row of each kind also takes
records that name no actor.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence

from dateline.pipeline import Coder
from dateline.types import Event, Report
from incident.acts import by_police, happened, is_arrest, is_killing
from incident.tally import Tally


def _is_force(event: Event) -> bool:
    return event.type == "ASSAULT"


KINDS: dict[str, Callable[[Event], bool]] = {
    "KILL": is_killing, "ARREST": is_arrest, "FORCE": _is_force,
}  # fmt: skip


def measure(rows: Sequence[dict], coder: Coder) -> list[list[object]]:
    """The rows of the table."""
    coded = code(rows, coder)
    table = []
    for kind, fits in KINDS.items():
        strict, open_ = Tally(), Tally()
        for row, events in zip(rows, coded, strict=True):
            gold = any(e["code"] == kind for e in row["events"])
            kept = [event for event in events if happened(event) and fits(event)]
            strict.add(any(map(by_police, kept)), gold)
            open_.add(any(by_police(event) or not event.actors for event in kept), gold)
        table += [strict.row(f"{kind}: police"), open_.row(f"{kind}: police or nobody named")]
    return table


def code(rows: Sequence[dict], coder: Coder) -> list[list[Event]]:
    """Our events, sentence by sentence."""
    documents: dict[str, list[int]] = defaultdict(list)
    for i, row in enumerate(rows):
        documents[str(row["doc_id"])].append(i)
    out: list[list[Event]] = [[] for _ in rows]
    for doc, members in documents.items():
        text, starts = "", []
        for i in members:
            text += " " if text else ""
            starts.append(len(text))
            text += rows[i]["text"]
        for event in coder.code(Report(doc, text, published=rows[members[0]].get("date"))).events:
            at = max(k for k, start in enumerate(starts) if start <= event.trigger.span.start)
            out[members[at]].append(event)
    return out
