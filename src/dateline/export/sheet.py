"""The data sheet of a release: what is in it, how it was made, how far it can be trusted.

Its sections follow Gebru et al., Datasheets for Datasets (2021), as far as a program can know.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dateline.store import RecordRow, Run, Store, Summary

_FIELDS = ("event", "type", "actors", "recipients", "place", "date", "status", "sources")
_ENDS = (0.5, 0.6, 0.7, 0.8, 0.9)
_REASONS = 20
"""Reasons for refusal that are listed; the table has all."""


@dataclass(slots=True)
class Corpus:
    """What a data sheet tells, counted while the records are written."""

    name: str
    version: str
    summary: Summary
    runs: Sequence[Run]
    codebooks: Sequence[str]
    decisions: Counter[str]
    types: Counter[str] = field(default_factory=Counter)
    statuses: Counter[str] = field(default_factory=Counter)
    confident: Counter[float] = field(default_factory=Counter)
    sums: Counter[str] = field(default_factory=Counter)
    sure: dict[str, float] = field(default_factory=dict)
    days: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, store: Store, name: str, version: str) -> "Corpus":
        """What the store tells at once; the rest is counted by `counted`."""
        made = store.decisions()
        undone = {decision.value for decision in made if decision.kind == "undo"}
        ruled: Counter[str] = Counter(
            d.kind for d in made if d.id not in undone and d.kind != "undo"
        )
        return cls(name, version, store.summary(), store.runs(), store.codebooks(), ruled)

    def counted(self, rows: Iterable[RecordRow]) -> Iterator[RecordRow]:
        """The same rows, each counted as it passes."""
        for row in rows:
            record, event = row.record, row.event
            self.types[event.type] += 1
            self.statuses[event.status] += 1
            self.sums["mentions"] += len(record.mentions)
            self.sums["confirmed"] += record.independent > 1
            self.sums["disputed"] += record.disputed
            for name, sure in event.confidence.items():
                self.sure[name] = self.sure.get(name, 0.0) + sure
                self.sums[name] += 1
            for end in _ENDS:
                self.confident[end] += event.confidence.get("event", 0.0) >= end
            if event.date is not None:
                first, last = (self.days or [event.date.earliest] * 2)[:2]
                self.days = [min(first, event.date.earliest), max(last, event.date.latest)]
            yield row


def data_sheet(
    corpus: Corpus, reasons: Sequence[str], digests: Mapping[str, str], texts: bool
) -> str:
    """The sheet as Markdown."""
    parts = (
        [f"# {corpus.name}", "", "Events in news reports, as records over the reports that tell "
         "them, coded by Dateline. Columns: docs/export.md and docs/record.md of Dateline."],
        _holds(corpus, texts),
        _made(corpus),
        _trust(corpus),
        _refused(corpus, reasons),
        ["## Files", "", "| file | SHA-256 |", "|---|---|",
         *(f"| `{name}` | `{digest}` |" for name, digest in digests.items())],
    )  # fmt: skip
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


def _holds(corpus: Corpus, texts: bool) -> list[str]:
    held, total = corpus.summary, corpus.types.total()
    span = " to ".join(corpus.days) if corpus.days else "no dated event"
    return [
        "## What it holds", "",
        "| | |", "|---|---|",
        f"| records | {total} |",
        f"| mentions of them | {corpus.sums['mentions']} |",
        f"| reports | {held.reports} ({held.empty} without an event, {held.copies} that derive "
        "from another) |",
        f"| time of the events | {span} |",
        f"| confirmed by two independent sources or more | {corpus.sums['confirmed']} |",
        f"| on which reports contradict each other | {corpus.sums['disputed']} |",
        f"| texts of the reports | {'included' if texts else 'not included'} |",
        "", "| type | records |", "|---|---|", *_counts(corpus.types),
        "", "| status | records |", "|---|---|", *_counts(corpus.statuses),
    ]  # fmt: skip


def _made(corpus: Corpus) -> list[str]:
    rows = (
        f"| {run.id} | {run.started} | {run.version} | {run.model} | {run.codebook} "
        f"| {run.reports} |"
        for run in corpus.runs
    )
    return [
        "## How it was made", "",
        f"Merged and written by Dateline {corpus.version}; codebook: "
        f"{', '.join(corpus.codebooks) or 'none'}. A report counts for the run that coded it last.",
        "", "| run | started | Dateline | model | codebook | reports |",
        "|---|---|---|---|---|---|",
        *rows,
        "", "Decisions by people that hold: "
        + (", ".join(f"{n} {kind}" for kind, n in sorted(corpus.decisions.items())) or "none")
        + ".",
    ]  # fmt: skip


def _trust(corpus: Corpus) -> list[str]:
    """Precision as far as it is known: what people checked, and what the numbers expect."""
    accepted, rejected = corpus.decisions["accept"], corpus.decisions["reject"]
    checked = accepted + rejected
    known = (
        f"People checked {checked} events and accepted {accepted} of them "
        f"({accepted / checked:.1%})."
        if checked
        else "No event of it was checked by a person."
    )
    expected = (
        f"| {name} | {corpus.sure[name] / corpus.sums[name]:.3f} | {corpus.sums[name]} |"
        for name in _FIELDS
        if corpus.sums[name]
    )
    return [
        "## How far it can be trusted", "",
        f"{known} The mean confidence of a field is the share of right values that the coder "
        "itself expects; how well it does: docs/confidence.md of Dateline.",
        "", "| field | mean confidence | values |", "|---|---|---|", *expected,
        "", "| confidence of the event at least | records |", "|---|---|",
        *(f"| {end} | {corpus.confident[end]} |" for end in _ENDS),
    ]  # fmt: skip


def _refused(corpus: Corpus, reasons: Sequence[str]) -> list[str]:
    counts = Counter(reasons)
    return [
        "## What was refused", "",
        f"{corpus.summary.refusals} inputs could not be used; `refusals.parquet` lists them.",
        "", "| reason | inputs |", "|---|---|",
        *(f"| {' '.join(reason.split()).replace('|', '/')} | {n} |"
          for reason, n in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_REASONS]),
    ]  # fmt: skip


def _counts(counts: Counter[str]) -> Iterator[str]:
    for name, n in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        yield f"| {name} | {n} |"
