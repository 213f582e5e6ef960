"""A filter as SQL for SQLite: a condition on `events e` joined with `reports r`.

Values always travel as parameters; only constants of this file become SQL.
"""

from collections.abc import Iterator

from dateline.store.query import Filter, fold, terms
from dateline.store.regions import Box, Dyad, Near, Polygon
from dateline.store.words import storable

Parameter = str | int | float
Condition = tuple[str, tuple[Parameter, ...]]

_ACTORS = (
    "EXISTS (SELECT 1 FROM event_actors a WHERE a.event = e.key{role} AND instr(a.folded, ?) > 0)"
)
_ACTOR = _ACTORS.format(role=" AND a.role = 'actor'")
_RECIPIENT = _ACTORS.format(role=" AND a.role = 'recipient'")
_EITHER = _ACTORS.format(role="")
_PLACE = "EXISTS (SELECT 1 FROM event_places p WHERE p.event = e.key AND instr(p.folded, ?) > 0)"
_SOURCE = "EXISTS (SELECT 1 FROM event_sources s WHERE s.event = e.key AND instr(s.folded, ?) > 0)"
_COUNTRY = "e.key IN (SELECT event FROM event_countries WHERE country = ?)"
_SINCE = "e.key IN (SELECT event FROM event_dates WHERE latest >= ?)"
_UNTIL = "e.key IN (SELECT event FROM event_dates WHERE earliest <= ?)"
_TEXT = "e.report IN (SELECT rowid FROM report_words WHERE report_words MATCH ?)"
_SPOT = "e.key IN (SELECT p.event FROM event_places p WHERE {inside})"
_OUTLET = "instr(folded(r.publisher), ?) > 0"


def where_clause(where: Filter) -> tuple[str, list[Parameter]]:
    """The text after WHERE, and its parameters in order."""
    parts = [*_choices(where), *_words(where), *_days(where), *_places(where)]
    clause = " AND ".join(sql for sql, _ in parts) or "true"
    return clause, [bound(value) for _, values in parts for value in values]


def bound(value: Parameter) -> Parameter:
    """The value in characters that a database holds."""
    return storable(value) if isinstance(value, str) else value


def _choices(where: Filter) -> Iterator[Condition]:
    """Conditions on columns that hold one of a few values."""
    if where.types:
        yield one_of("e.type", tuple(name.upper() for name in where.types))
    if where.modes:
        yield one_of("e.mode", tuple(name.lower() for name in where.modes))
    if where.status is not None:
        yield "e.status = ?", (where.status.lower(),)
    if where.background is not None:
        yield "e.background = ?", (int(where.background),)
    if where.min_confidence is not None:
        yield "e.confidence >= ?", (where.min_confidence,)
    if where.report is not None:
        yield "r.id = ?", (where.report,)
    if where.country is not None:
        yield _COUNTRY, (where.country.upper(),)
    if where.quads:
        yield one_of("e.quad_class", where.quads)
    # A telling has one source and contradicts nobody.
    if where.disputed or (where.min_roots or 1) > 1:
        yield "false", ()


def _words(where: Filter) -> Iterator[Condition]:
    """Conditions on names and words."""
    for sql, wanted in (
        (_ACTOR, where.actor),
        (_RECIPIENT, where.recipient),
        (_EITHER, where.either),
        (_PLACE, where.place),
        (_SOURCE, where.source),
        (_OUTLET, where.outlet),
    ):
        if wanted is not None:
            yield sql, (fold(wanted),)
    if where.dyad is not None:
        yield _dyad(where.dyad)
    match = full_text(where.text) if where.text is not None else ""
    if match:
        yield _TEXT, (match,)


def _days(where: Filter) -> Iterator[Condition]:
    """Conditions on the days an event may have happened on: its interval meets the wanted one."""
    if where.since is not None:
        yield _SINCE, (where.since[:10],)
    if where.until is not None:
        # "~" sorts after "-" and digits, so that "2020-01~" lies after every day of the month.
        yield _UNTIL, (where.until[:10] + "~",)


def _dyad(dyad: Dyad) -> Condition:
    first, second = fold(dyad.first), fold(dyad.second)
    both = f"({_ACTOR} AND {_RECIPIENT})"
    if dyad.directed:
        return both, (first, second)
    return f"({both} OR {both})", (first, second, second, first)


def _places(where: Filter) -> Iterator[Condition]:
    for area in (where.near, where.within):
        if area is not None:
            found = list(on_earth("p", area))
            inside = " AND ".join(sql for sql, _ in found)
            yield _SPOT.format(inside=inside), tuple(v for _, values in found for v in values)


def on_earth(table: str, area: Near | Box | Polygon) -> Iterator[Condition]:
    """Conditions on `lat`, `lon` and `precision` of a table: first the box, then the shape."""
    box = area if isinstance(area, Box) else area.box
    across = "OR" if box.west > box.east else "AND"
    yield (
        f"{table}.precision NOT IN ('country', 'admin1') AND {table}.lat BETWEEN ? AND ? "
        f"AND ({table}.lon >= ? {across} {table}.lon <= ?)",
        (box.south, box.north, box.west, box.east),
    )
    if isinstance(area, Near):
        yield f"near_km({table}.lat, {table}.lon, ?, ?, ?)", (area.lat, area.lon, area.km)
    elif isinstance(area, Polygon):
        corners = " ".join(f"{lon!r},{lat!r}" for lon, lat in area.corners)
        yield f"in_polygon({table}.lat, {table}.lon, ?)", (corners,)


def full_text(text: str) -> str:
    """An FTS5 query of quoted terms, so that nothing a person types is a syntax error.

    >>> full_text('mosul OR "al Qaida" bomb*')
    '"mosul" "OR" "al Qaida" "bomb"*'
    """
    return " ".join(_quoted(term) for term in terms(text))


def _quoted(term: str) -> str:
    stem = term.rstrip("*")
    prefix = "*" if stem and stem != term else ""
    return f'"{stem or term}"{prefix}'


def one_of(column: str, values: tuple[Parameter, ...]) -> Condition:
    """A condition on a column that may hold any of the values."""
    return f"{column} IN ({', '.join('?' * len(values))})", values
