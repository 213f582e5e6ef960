"""The end of the line: outcomes into the store, with their lineage, and on to the output."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from dateline.lineage.wording import shared
from dateline.run.lanes import Outcome
from dateline.run.marks import Known, Twin
from dateline.run.shelf import Shelf
from dateline.run.summary import Fate, Tally
from dateline.types import CodedReport, Lineage, Refusal, Report

BATCH_REPORTS = 32
"""Reports in one transaction of the store; also what memory holds beyond those in work."""
BATCH_SECONDS = 2.0
"""A transaction is closed after this long, so that others who read the store see progress."""


Sink = Callable[[CodedReport], None]
"""Takes the records of a run, in input order."""
Waiting = CodedReport | Known | Twin
_Entry = tuple[CodedReport, bool]
"""A report, and whether it is new to the store."""


@dataclass(slots=True)
class Writer:
    """Stores outcomes in batches; traces who copies whom; counts; passes records to the sink.

    `live`: each record is passed on at once, for somebody may wait for it.
    """

    shelf: Shelf | None
    sink: Sink | None
    live: bool = False
    tally: Tally = field(default_factory=Tally)
    batch: list[Waiting] = field(default_factory=list)
    flushed: float = field(default_factory=time.monotonic)
    written: list[str] = field(default_factory=list)
    """Stored ids of the records passed on, in order."""
    fates: dict[str, Fate] = field(default_factory=dict)
    """What became of each report, by stored id: the original of one may still turn up."""
    changed: set[str] = field(default_factory=set)
    """Stored ids of records that say something else by now than when they were passed on."""

    recoded: set[str] = field(default_factory=set)
    """Stored ids of copies that took the events of an earlier one after they were coded."""

    def write(self, outcome: Outcome) -> None:
        """Pass one outcome on, and close the transaction when it is full or old."""
        self.tally.read += 1
        if isinstance(outcome, Refusal):
            self._refuse(outcome)
            return
        self.batch.append(outcome)
        if self.live or self.shelf is None or self._due():
            self.flush()

    def flush(self) -> None:
        """Store what waits, trace its lineage, and count it by what the store says of it."""
        batch, self.batch, self.flushed = self.batch, [], time.monotonic()
        if self.shelf is None:
            for item in batch:
                if isinstance(item, CodedReport):
                    self._pass_on(item, "coded" if item.events else "empty")
        elif batch:
            with self.shelf.store.whole():
                entries = self._stored(self.shelf, batch)
            self._close(self.shelf, entries)

    def amended(self) -> Iterator[tuple[int, CodedReport]]:
        """By number, in order, the records that say something else now than when passed on."""
        for number, stored in enumerate(self.written):
            if self.shelf is not None and stored in self.changed:
                yield number, self.shelf.store.coded(stored)

    def _stored(self, shelf: Shelf, batch: list[Waiting]) -> list[_Entry]:
        """All of the batch in the store: first what was coded, then the copies that share it."""
        coded = {n: item for n, item in enumerate(batch) if isinstance(item, CodedReport)}
        entries = self._added(shelf, coded)
        self._share_anew(shelf, [item.report for item in coded.values()])
        twins: dict[int, CodedReport] = {}
        for number, item in enumerate(batch):
            if isinstance(item, Known):
                entries[number] = (
                    replace(shelf.store.coded(item.stored), report=item.report),
                    False,
                )
            elif isinstance(item, Twin):
                origin = shelf.store.twins(shelf.run, item.report)
                if origin:
                    twins[number] = shared(shelf.store.coded(origin[0][0]), item.report)
                else:
                    self._refuse(_orphan(item.report))
        entries |= self._added(shelf, twins)
        return [entries[number] for number in sorted(entries)]

    def _added(self, shelf: Shelf, coded: dict[int, CodedReport]) -> dict[int, _Entry]:
        """Add reports and trace them; says which were not there before."""
        if not coded:
            return {}
        results = shelf.store.add_many(shelf.run, coded.values())
        self._note(shelf, shelf.store.trace())
        return {
            number: (item, result != "duplicate")
            for (number, item), result in zip(coded.items(), results, strict=True)
        }

    def _share_anew(self, shelf: Shelf, reports: list[Report]) -> None:
        """Where a copy earlier than those stored was coded, the later ones take its events."""
        for report in reports:
            copies = shelf.store.twins(shelf.run, report)
            if len(copies) < 2:
                continue
            origin = shelf.store.coded(copies[0][0])
            for stored, _ in copies[1:]:
                before = shelf.store.coded(stored)
                after = shared(origin, before.report)
                if after.events != before.events:
                    shelf.store.recode(shelf.run, stored, after)
                    self.recoded.add(stored)
                    self._note(shelf, [stored, *shelf.store.trace()])

    def _close(self, shelf: Shelf, entries: list[_Entry]) -> None:
        """Count the reports and pass them on, with the lineage that they have by now."""
        found = shelf.store.known(shelf.run, [coded.report for coded, _ in entries])
        ids = [stored or coded.report.id for stored, (coded, _) in zip(found, entries, strict=True)]
        told = shelf.store.lineages(ids)
        for stored, lineage, (coded, fresh) in zip(ids, told, entries, strict=True):
            if stored in self.recoded:
                coded = replace(shelf.store.coded(stored), report=coded.report)
            fate = _fate(lineage, bool(coded.events)) if fresh else "known"
            self.fates.setdefault(stored, fate)
            self.written.append(stored)
            self._pass_on(replace(coded, lineage=lineage), fate)

    def _pass_on(self, coded: CodedReport, fate: Fate) -> None:
        if self.sink is not None:
            self.sink(coded)
        self.tally.add_report(fate, 0 if fate == "known" else len(coded.events))

    def _note(self, shelf: Shelf, changed: list[str]) -> None:
        """Keep in mind which records passed on are others now, and count them so."""
        ours = [stored for stored in changed if stored in self.fates]
        if not ours:
            return
        self.changed.update(ours)
        for stored, lineage in zip(ours, shelf.store.lineages(ours), strict=True):
            before = self.fates[stored]
            after = _fate(lineage, bool(shelf.store.coded(stored).events))
            if before not in ("known", after):
                self.fates[stored] = after
                self.tally.change(before, after)

    def _refuse(self, refusal: Refusal) -> None:
        self.tally.add_refusal(refusal)
        if self.shelf is not None:
            self.shelf.store.refuse(self.shelf.run, refusal)

    def _due(self) -> bool:
        return len(self.batch) >= BATCH_REPORTS or time.monotonic() - self.flushed >= BATCH_SECONDS


def _fate(lineage: Lineage, has_events: bool) -> Fate:
    if lineage.of is not None:
        return "copies"
    return "coded" if has_events else "empty"


def _orphan(report: Report) -> Refusal:
    return Refusal(
        report.origin or report.id,
        "coding failed: it is an exact copy of a report that could not be coded",
        "see what was said of that one",
    )
