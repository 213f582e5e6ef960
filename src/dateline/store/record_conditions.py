"""A filter as SQL for SQLite: a condition on `records r`.

Names are looked for in the dictionary of names, which is far smaller than the records, and the
records by the keys of the names found.
"""

from collections.abc import Iterator

from dateline.store.conditions import (
    Condition,
    Parameter,
    bound,
    full_text,
    on_earth,
    one_of,
)
from dateline.store.query import Filter, fold
from dateline.store.regions import Dyad

_NAMED = (
    "r.key IN (SELECT n.record FROM record_names n WHERE n.role IN ({roles}) "
    "AND n.name IN (SELECT key FROM names WHERE instr(folded, ?) > 0))"
)
_ROLES = {
    "actor": "'actor'",
    "recipient": "'recipient'",
    "either": "'actor', 'recipient'",
    "place": "'place'",
    "source": "'source'",
    "outlet": "'outlet'",
}
_COUNTRY = "r.key IN (SELECT record FROM record_countries WHERE country = ?)"
_TELLING = (
    "r.key IN (SELECT m.record FROM record_mentions m JOIN tellings t ON t.key = m.telling "
    "WHERE t.report IN ({reports}))"
)
_REPORT = _TELLING.format(reports="SELECT key FROM reports WHERE id = ?")
_TEXT = _TELLING.format(reports="SELECT rowid FROM report_words WHERE report_words MATCH ?")
FINE = "r.precision NOT IN ('country', 'admin1')"
"""Places known finely enough to be a spot on a map."""


def record_clause(where: Filter) -> tuple[str, list[Parameter]]:
    """The text after WHERE, and its parameters in order."""
    parts = [*_choices(where), *_words(where), *_days(where), *_places(where)]
    clause = " AND ".join(sql for sql, _ in parts) or "true"
    return clause, [bound(value) for _, values in parts for value in values]


def _choices(where: Filter) -> Iterator[Condition]:
    """Conditions on columns that hold one of a few values, or a number."""
    if where.types:
        yield one_of("r.type", tuple(name.upper() for name in where.types))
    if where.modes:
        yield one_of("r.mode", tuple(name.lower() for name in where.modes))
    if where.quads:
        yield one_of("r.quad_class", where.quads)
    if where.status is not None:
        yield "r.status = ?", (where.status.lower(),)
    if where.background is not None:
        yield "r.background = ?", (int(where.background),)
    if where.disputed is not None:
        yield "r.disputed = ?", (int(where.disputed),)
    if where.min_confidence is not None:
        yield "r.confidence >= ?", (where.min_confidence,)
    if where.min_roots is not None:
        yield "r.independent >= ?", (where.min_roots,)
    if where.country is not None:
        yield _COUNTRY, (where.country.upper(),)
    if where.report is not None:
        yield _REPORT, (where.report,)


def _words(where: Filter) -> Iterator[Condition]:
    """Conditions on names and words."""
    for role in _ROLES:
        wanted = getattr(where, role)
        if wanted is not None:
            yield _named(role, wanted)
    if where.dyad is not None:
        yield _dyad(where.dyad)
    match = full_text(where.text) if where.text is not None else ""
    if match:
        yield _TEXT, (match,)


def _named(role: str, wanted: str) -> Condition:
    return _NAMED.format(roles=_ROLES[role]), (fold(wanted),)


def _dyad(dyad: Dyad) -> Condition:
    one_way = [_named("actor", dyad.first), _named("recipient", dyad.second)]
    ways = [one_way]
    if not dyad.directed:
        ways.append([_named("actor", dyad.second), _named("recipient", dyad.first)])
    sql = " OR ".join(f"({' AND '.join(part for part, _ in way)})" for way in ways)
    return f"({sql})", tuple(value for way in ways for _, values in way for value in values)


def _days(where: Filter) -> Iterator[Condition]:
    """Conditions on the days a record may have happened on: its interval meets the wanted one."""
    if where.since is not None:
        # `day` is `latest` where there is one: said again, so that its index is used.
        yield "r.day >= ? AND r.latest >= ?", (where.since[:10], where.since[:10])
    if where.until is not None:
        yield "r.earliest <= ?", (where.until[:10] + "~",)


def _places(where: Filter) -> Iterator[Condition]:
    for area in (where.near, where.within):
        if area is not None:
            yield from on_earth("r", area)
