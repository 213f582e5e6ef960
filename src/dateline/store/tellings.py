"""Tellings kept: each event as people leave it, with what matching must know of its report."""

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import islice
from sys import intern

from dateline.store.bodies import text_event
from dateline.store.database import Connection
from dateline.store.rows import Row
from dateline.types import Lineage, MentionRef, Telling

AMONG = "IN (SELECT value FROM json_each(?))"
_TELLING = (
    "t.key, t.event, t.body, t.root, t.first_hand, t.words, r.id, r.published, r.publisher, "
    "r.lineage_group, r.lineage_role, r.lineage_of, r.lineage_score, w.wire, w.topic"
)


MOST_KEPT = 30_000
"""Tellings a `Known` holds before it lets go of them; each takes some ten kilobytes."""

Known = dict[int, Telling]
"""Tellings read before, by key: what is compared again and again is prepared for that once."""


STRETCH_BITS = 20
_STRETCHES = (1 << STRETCH_BITS) - 1
_SHARING = "SELECT a.telling, b.telling FROM telling_keys a JOIN telling_keys b ON"
_NEIGHBOURS = (
    "b.key BETWEEN a.key - 1 AND a.key + "
    f"CASE WHEN a.key & {_STRETCHES} = 0 THEN {_STRETCHES} ELSE 1 END"
)
_UNDATED = f"b.key = a.key - (a.key & {_STRETCHES}) AND a.key & {_STRETCHES} > 1"
"""How the keys of two tellings meet (`matching.block.Key`): a number is the hash of the name, then
`STRETCH_BITS` bits of the stretch, 0 where it is not known."""


def load(
    connection: Connection, keys: Iterable[int], known: Known | None = None
) -> dict[int, Telling]:
    """The tellings of those keys, from what is known where it is."""
    known = {} if known is None else known
    wanted = set(keys)
    query = (
        f"SELECT {_TELLING} FROM tellings t JOIN reports r ON r.key = t.report "
        f"JOIN report_topics w ON w.report = t.report WHERE t.key {AMONG}"
    )
    missing = json.dumps(sorted(wanted - known.keys()))
    found = {key: known[key] for key in wanted & known.keys()}
    found |= dict(map(_telling, connection.execute(query, (missing,))))
    if len(known) > MOST_KEPT:
        for key in list(islice(known, MOST_KEPT // 2)):  # those read first
            del known[key]
    known |= found
    return found


def sharing(connection: Connection, tellings: Mapping[int, Telling]) -> Iterator[tuple[int, int]]:
    """Pairs of those tellings and any that share a blocking key with them, each pair once."""
    wanted = json.dumps(list(tellings))
    found: set[tuple[int, int]] = set()
    for meet in (_NEIGHBOURS, _UNDATED):
        query = f"{_SHARING} {meet} AND b.telling <> a.telling WHERE a.telling {AMONG}"
        found.update(connection.execute(query, (wanted,)))
    yield from (pair for pair in found if pair[1] not in tellings or pair[0] < pair[1])


@lru_cache(maxsize=1024)
def _topic(text: str) -> tuple[str, ...]:
    """The telling words of a report, one copy for all its tellings; words are kept once."""
    return tuple(map(intern, json.loads(text)))


def _telling(row: Row) -> tuple[int, Telling]:
    key, event_id, body, root, first_hand, words, report, published, outlet, *rest = row
    group, role, of, score, wire, topic = rest
    return key, Telling(
        ref=MentionRef(report, event_id),
        event=text_event(event_id, body),
        published=published,
        outlet=outlet,
        lineage=Lineage(group, role, of, score),
        wire=wire,
        root=root,
        first_hand=bool(first_hand),
        words=frozenset(map(intern, json.loads(words))),
        topic=_topic(topic),
    )
