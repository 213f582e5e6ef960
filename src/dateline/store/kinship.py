"""Lineage kept up to date: each report added is compared with those that look like it.

A *wording* is a text without its white space; reports of one wording are exact copies. Ties hold
between wordings, so that a story printed a thousand times is compared once.
"""

import hashlib
import json
from collections.abc import Iterable

import numpy as np

from dateline.lineage.index import SketchIndex
from dateline.lineage.kinship import (
    NEAR_MOST,
    NEAR_WEIGHT,
    Member,
    Pair,
    Tie,
    has_boilerplate,
    lineage_of,
    parents_of,
    ties_among,
)
from dateline.lineage.sketch import sketch_of
from dateline.lineage.wording import credit_of, digest_of, rank_of
from dateline.lineage.words import Hashes
from dateline.store.database import Connection
from dateline.types import Lineage, Report

WORDINGS = """
CREATE TABLE wordings (key INTEGER PRIMARY KEY AUTOINCREMENT, digest TEXT NOT NULL UNIQUE,
    hashes BLOB NOT NULL) STRICT;
CREATE TABLE ties (a TEXT NOT NULL REFERENCES wordings(digest) ON DELETE CASCADE,
    b TEXT NOT NULL REFERENCES wordings(digest) ON DELETE CASCADE, share_a REAL NOT NULL,
    share_b REAL NOT NULL, replaced REAL NOT NULL, fuller REAL NOT NULL, PRIMARY KEY (a, b))
    STRICT, WITHOUT ROWID;
CREATE INDEX ties_b ON ties(b);
ALTER TABLE reports ADD COLUMN wording INTEGER REFERENCES wordings(key);
CREATE INDEX reports_wording ON reports(wording);
ALTER TABLE reports ADD COLUMN odd REAL NOT NULL DEFAULT 0;
"""
"""The tables behind lineage; a report whose `wording` is null waits to be traced.

`odd` says how surely a machine rewrote a text, as its coder saw it, 0 where it did not.
"""

_ALIKE = 0.06
"""Share of the shorter's hashes that versions of a story have in common at least: strangers of one
subject share 0.03, and of a text with 39 words in 100 replaced 0.2 are left."""

_HEAD = "r.id, r.text, r.title, r.publisher, r.byline, r.published"
_ENTERED = (
    "UPDATE reports SET wording = ?, odd = CASE WHEN lineage_role = 'rewritten' AND lineage_of "
    "IS NULL THEN lineage_score ELSE 0 END WHERE key = ?"
)
_UPDATE = (
    "UPDATE reports SET lineage_group = ?1, lineage_role = ?2, lineage_of = ?3, lineage_score = ?4 "
    "WHERE key = ?5 AND (lineage_group, lineage_role, lineage_of, lineage_score) "
    "IS NOT (?1, ?2, ?3, ?4)"
)


class Kinship:
    """The index of a store's wordings in memory, and what is done with it in a transaction."""

    def __init__(self) -> None:
        self._index = SketchIndex()
        self._keys: list[int] = []
        self._strangers: dict[Pair, Tie | None] = {}

    def trace(self, connection: Connection, most: int) -> tuple[int, list[str]]:
        """Trace at most `most` reports that wait; how many were, and whose lineage is another now.

        The caller holds a write transaction, and drops this object where it is rolled back.
        """
        waiting = connection.execute(
            f"SELECT r.key, r.fingerprint, {_HEAD} FROM reports r WHERE r.wording IS NULL "
            "ORDER BY r.key LIMIT ?",
            (most,),
        ).fetchall()
        self._refresh(connection)
        touched = [
            self._enter(connection, key, fingerprint, Report(*head))
            for key, fingerprint, *head in waiting
        ]
        return len(waiting), self.settle(connection, touched)

    def settle(self, connection: Connection, touched: Iterable[str]) -> list[str]:
        """Decide anew who derives from whom in the families of these wordings; ids that changed."""
        changed: list[str] = []
        done: set[str] = set()
        for digest in dict.fromkeys(touched):
            if digest not in done:
                family, ties = _family(connection, digest)
                done |= family
                changed += self._settle(connection, family, ties)
        return changed

    def _refresh(self, connection: Connection) -> None:
        """Take in what was added since, by this program or another."""
        last = self._keys[-1] if self._keys else 0
        for key, hashes in connection.execute(
            "SELECT key, hashes FROM wordings WHERE key > ? ORDER BY key", (last,)
        ):
            self._take(key, np.frombuffer(hashes, "<u4").astype(np.uint64))

    def _take(self, key: int, sketch: Hashes) -> None:
        self._keys.append(key)
        self._index.add(sketch)

    def _enter(self, connection: Connection, key: int, fingerprint: str, report: Report) -> str:
        """Give a report its wording and, where that is new, its ties; returns the digest."""
        digest = digest_of(report.text) or _alone(fingerprint, report.id)
        known = connection.execute(
            "SELECT key FROM wordings WHERE digest = ?", (digest,)
        ).fetchone()
        if known is None:
            sketch = sketch_of(report.text)
            near = self._index.sharing(sketch, NEAR_WEIGHT, NEAR_MOST)
            known = connection.execute(
                "INSERT INTO wordings (digest, hashes) VALUES (?, ?) RETURNING key",
                (digest, sketch.astype("<u4").tobytes()),
            ).fetchone()
            others = _alike(connection, sketch, [self._keys[number] for number, _ in near])
            if others:
                _tie(connection, digest, report, _wordings(connection, others))
            self._take(known[0], sketch)
        connection.execute(_ENTERED, (known[0], key))
        return digest

    def _settle(self, connection: Connection, family: set[str], ties: dict[Pair, Tie]) -> list[str]:
        copies = {digest: _copies(connection, digest) for digest in family}
        copies = {digest: found for digest, found in copies.items() if found}
        members = {digest: _member(found) for digest, found in copies.items()}
        ties = {pair: tie for pair, tie in ties.items() if members.keys() >= set(pair)}

        def measure(a: str, b: str) -> Tie | None:
            if (a, b) not in self._strangers:
                pair = {digest: copies[digest][0][1] for digest in (a, b)}
                self._strangers[a, b] = ties_among(pair, [(a, b)])[a, b]
            return self._strangers[a, b]

        parents = parents_of(members, ties, measure)
        changed: list[str] = []
        for digest, found in copies.items():
            parent = parents.get(digest)
            origin = (members[parent[0]], parent[1]) if parent else None
            lineage = lineage_of(members[digest], origin)
            changed += _write(connection, found, lineage)
        return changed


_Copy = tuple[int, Report, float]
"""Key of a report, the report, how surely a machine rewrote it."""


def _alone(fingerprint: str, report_id: str) -> str:
    """The wording of a text too short to be anyone's copy."""
    named = f"{report_id}\0{fingerprint}".encode("utf-8", "replace")
    return "short " + hashlib.sha256(named).hexdigest()


def _alike(connection: Connection, sketch: Hashes, keys: list[int]) -> list[int]:
    """Those of the wordings that share enough hashes with a sketch to be worth aligning."""
    rows = connection.execute(
        "SELECT key, hashes FROM wordings WHERE key IN (SELECT value FROM json_each(?))",
        (json.dumps(keys),),
    )
    found = []
    for key, hashes in rows:
        theirs = np.frombuffer(hashes, "<u4")
        shared = np.isin(theirs, sketch, assume_unique=True).sum()
        if shared >= _ALIKE * min(len(theirs), len(sketch)):
            found.append(key)
    return found


def _wordings(connection: Connection, keys: list[int]) -> dict[str, Report]:
    """A report of each wording."""
    rows = connection.execute(
        f"SELECT w.digest, {_HEAD} FROM wordings w JOIN reports r ON r.key = "
        "(SELECT min(o.key) FROM reports o WHERE o.wording = w.key) "
        "WHERE w.key IN (SELECT value FROM json_each(?))",
        (json.dumps(keys),),
    )
    return {digest: Report(*head) for digest, *head in rows}


def _tie(connection: Connection, digest: str, report: Report, others: dict[str, Report]) -> None:
    """Align a new wording with those like it.

    Where the new one shows what is boilerplate, the ties among the others are measured again: they
    may rest on nothing else.
    """
    pairs = {(min(digest, other), max(digest, other)) for other in others}
    if has_boilerplate([report, *others.values()]):
        known = connection.execute(
            "SELECT a, b FROM ties WHERE a IN (SELECT value FROM json_each(?1)) "
            "AND b IN (SELECT value FROM json_each(?1))",
            (json.dumps(sorted(others)),),
        )
        pairs |= {(a, b) for a, b in known}
    for (a, b), tie in ties_among({digest: report, **others}, sorted(pairs)).items():
        connection.execute("DELETE FROM ties WHERE a = ? AND b = ?", (a, b))
        if tie is not None:
            connection.execute(
                "INSERT INTO ties (a, b, share_a, share_b, replaced, fuller) "
                "VALUES (?, ?, ?, ?, ?, ?)",
                (a, b, tie.share_a, tie.share_b, tie.replaced, tie.fuller),
            )


def _family(connection: Connection, digest: str) -> tuple[set[str], dict[Pair, Tie]]:
    """All wordings that hang together with this one, and their ties."""
    family, ties, waiting = {digest}, dict[Pair, Tie](), [digest]
    while waiting:
        one = waiting.pop()
        for a, b, *figures in connection.execute(
            "SELECT a, b, share_a, share_b, replaced, fuller FROM ties WHERE a = ?1 "
            "UNION ALL SELECT a, b, share_a, share_b, replaced, fuller FROM ties WHERE b = ?1",
            (one,),
        ):
            ties[a, b] = Tie(*figures)
            waiting += {a, b} - family
            family |= {a, b}
    return family, ties


def relatives(connection: Connection, digest: str) -> set[str]:
    """All wordings of the family of one, itself included."""
    return _family(connection, digest)[0]


def _copies(connection: Connection, digest: str) -> list[_Copy]:
    """The reports of a wording, the first of them first."""
    rows = connection.execute(
        f"SELECT r.key, r.odd, {_HEAD} FROM reports r "
        "JOIN wordings w ON w.key = r.wording WHERE w.digest = ?",
        (digest,),
    )
    found = [(key, Report(*head), odd) for key, odd, *head in rows]
    return sorted(found, key=lambda copy: rank_of(copy[1]))


def _member(copies: list[_Copy]) -> Member:
    first, odd = copies[0][1], max(odd for _, _, odd in copies)
    day = first.published[:10] if first.published else None
    return Member(first.id, day, credit_of(first), odd)


def _write(connection: Connection, copies: list[_Copy], lineage: Lineage) -> list[str]:
    """Say the lineage of a wording of all its reports; but the first, they are copies of it."""
    changed = []
    for number, (key, report, _) in enumerate(copies):
        told = lineage
        if number and lineage.of is None:
            told = Lineage(lineage.group, "copy", lineage.group, 1.0)
        values = (told.group, told.role, told.of, told.score, key)
        if connection.execute(_UPDATE, values).rowcount:
            changed.append(report.id)
    return changed
