"""One step of merging: waiting reports in, records out. The caller holds the transaction.

Mentions are linked where they share a blocking key and compare as likely one event, or where a
person says so. What is linked, directly or through others, is a component; records are made
within components, so that a new report touches only those its mentions are linked to. Components
are kept with the mentions. They may be too large (a mention that held two together is gone) but
never too small, and what is clustered in too large a component comes out the same.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dateline.corrections import pinned
from dateline.matching import cluster, linked, make_record, record_id
from dateline.store import tellings, write_records
from dateline.store.answers import MergeStep
from dateline.store.database import Connection
from dateline.store.decided import decisions_on
from dateline.store.renew import renew
from dateline.store.rulings import Mentions, rulings_of
from dateline.store.tellings import AMONG, Known
from dateline.store.write_records import Made
from dateline.types import Decision, Ruling, Telling


def step(connection: Connection, limit: int, known: Known) -> MergeStep:
    """Merge up to `limit` waiting reports; see `Store.merge`.

    `known` are tellings of earlier steps, to be dropped where one of them is rolled back.
    """
    waiting = connection.execute(
        "SELECT report FROM merge_queue ORDER BY report LIMIT ?", (limit,)
    ).fetchall()
    reports = [row[0] for row in waiting]
    renewed = renew(connection, reports)
    new = renewed.tellings
    connection.execute(f"DELETE FROM merge_queue WHERE report {AMONG}", (json.dumps(reports),))
    known |= new
    touched = _touched(connection, new, known)
    written = _rewrite(connection, touched, renewed.heirs)
    left = connection.execute("SELECT count(*) FROM merge_queue").fetchone()[0]
    return MergeStep(len(reports), len(new), written, left)


@dataclass(slots=True)
class _Touched:
    """All mentions that may change their record, with their components and rulings on them."""

    tellings: dict[int, Telling]
    component: dict[int, int]
    known: Known
    rulings: list[Ruling] = field(default_factory=list)
    _parent: dict[int, int] = field(default_factory=dict)

    def root(self, component: int) -> int:
        """The component that this one has become part of."""
        while (parent := self._parent.get(component, component)) != component:
            self._parent[component] = self._parent.get(parent, parent)
            component = parent
        return component

    def joined(self, a: int, b: int) -> bool:
        """True where two mentions are in one component."""
        return self.root(self.component[a]) == self.root(self.component[b])

    def join(self, one: int, other: int) -> None:
        """Make one component of two, named by the smaller number."""
        first, last = sorted((self.root(one), self.root(other)))
        self._parent[last] = first

    def groups(self) -> Iterator[tuple[int, dict[int, Telling]]]:
        """The mentions of each component."""
        found: dict[int, dict[int, Telling]] = defaultdict(dict)
        for key, telling in self.tellings.items():
            found[self.root(self.component[key])][key] = telling
        yield from sorted(found.items())


def _touched(connection: Connection, new: Mapping[int, Telling], known: Known) -> _Touched:
    """The new mentions, the components they link to, and those of records that lost a mention."""
    touched = _Touched(dict(new), {key: key for key in new}, known)
    pairs = list(tellings.sharing(connection, new))
    near = tellings.load(connection, {key for pair in pairs for key in pair}, known)
    touched.component |= _components(connection, near.keys() - new.keys())
    reached = set()
    for a, b in pairs:
        # Two that hang together already need not be compared to know that they do.
        if not touched.joined(a, b) and linked(near[a], near[b]):
            touched.join(touched.component[a], touched.component[b])
            reached |= {a, b}
    _take(connection, touched, reached - new.keys())
    _take(connection, touched, _bereft(connection))
    _rule(connection, touched)
    return touched


def _components(connection: Connection, keys: Iterable[int]) -> dict[int, int]:
    """The components of those mentions."""
    query = f"SELECT telling, component FROM record_mentions WHERE telling {AMONG}"
    return dict(connection.execute(query, (json.dumps(list(keys)),)).fetchall())


def _bereft(connection: Connection) -> set[int]:
    """Mentions that are left of records which lost others."""
    query = (
        "SELECT m.telling FROM record_mentions m JOIN records r ON r.key = m.record WHERE r.stale"
    )
    return {row[0] for row in connection.execute(query)}


def _take(connection: Connection, touched: _Touched, keys: Iterable[int]) -> None:
    """Take in the whole components of those mentions."""
    wanted = json.dumps(sorted(set(keys) - touched.tellings.keys()))
    members = dict(
        connection.execute(
            "SELECT telling, component FROM record_mentions WHERE component IN "
            f"(SELECT component FROM record_mentions WHERE telling {AMONG})",
            (wanted,),
        ).fetchall()
    )
    missing = members.keys() - touched.tellings.keys()
    touched.tellings |= tellings.load(connection, missing, touched.known)
    touched.component |= members


def _rule(connection: Connection, touched: _Touched) -> None:
    """Find what people decided about the mentions, and take in whom they join them with."""
    known: set[str] = set()
    while True:
        prints = _fingerprints(connection, touched)
        if prints.keys() <= known:
            return
        known = set(prints)
        decisions = decisions_on(connection, sorted(known))
        if not any(decision.kind in ("merge", "split") for decision in decisions):
            return
        mentions = _mentions(connection, decisions)
        by_ref = {telling.ref: key for key, (_, telling) in mentions.items()}
        touched.rulings = rulings_of(
            decisions, Mentions((digest, t.ref, t.event) for digest, t in mentions.values())
        )
        same = [(by_ref[r.a], by_ref[r.b]) for r in touched.rulings if r.kind == "same"]
        joined = [pair for pair in same if not touched.tellings.keys().isdisjoint(pair)]
        _take(connection, touched, {key for pair in joined for key in pair})
        for one, other in joined:
            touched.join(touched.component[one], touched.component[other])


def _fingerprints(connection: Connection, touched: _Touched) -> dict[str, None]:
    ids = json.dumps(sorted({t.ref.report for t in touched.tellings.values()}))
    query = f"SELECT fingerprint FROM reports WHERE id {AMONG}"
    return dict.fromkeys(row[0] for row in connection.execute(query, (ids,)))


def _mentions(
    connection: Connection, decisions: Iterable[Decision]
) -> dict[int, tuple[str, Telling]]:
    """All mentions of the reports that those decisions are bound to, with their fingerprints."""
    meant = {a.fingerprint for d in decisions for a in (*d.anchors, *d.others)}
    prints = dict(
        connection.execute(
            "SELECT t.key, r.fingerprint FROM tellings t JOIN reports r ON r.key = t.report "
            f"WHERE r.fingerprint {AMONG}",
            (json.dumps(sorted(meant)),),
        ).fetchall()
    )
    return {
        key: (prints[key], telling) for key, telling in tellings.load(connection, prints).items()
    }


def _rewrite(connection: Connection, touched: _Touched, heirs: Mapping[str, Sequence[int]]) -> int:
    """Cluster each component and write the records that are not as they were."""
    made: list[Made] = []
    for component, group in touched.groups():
        by_ref = {telling.ref: key for key, telling in group.items()}
        rulings = [r for r in touched.rulings if r.a in by_ref and r.b in by_ref]
        for refs in cluster(tuple(group.values()), rulings):
            keys = [by_ref[ref] for ref in refs]
            told = tuple(group[key] for key in keys)
            record = pinned(make_record(record_id(told), told), told)
            made.append(Made(record, keys, told, component))
    return write_records.replace(connection, made, touched.tellings.keys(), heirs)
