"""A filter as SQL for SQLite: a condition on `events e` joined with `reports r`.

Values always travel as parameters; only constants of this file become SQL.
"""

from collections.abc import Iterator

from dateline.store.query import Filter, fold, terms
from dateline.store.words import storable

Parameter = str | int | float
Condition = tuple[str, tuple[Parameter, ...]]

_ACTORS = "EXISTS (SELECT 1 FROM event_actors a WHERE a.event = e.key{role} AND instr(a.folded, ?))"
_ACTOR = _ACTORS.format(role=" AND a.role = 'actor'")
_RECIPIENT = _ACTORS.format(role=" AND a.role = 'recipient'")
_EITHER = _ACTORS.format(role="")
_PLACE = "EXISTS (SELECT 1 FROM event_places p WHERE p.event = e.key AND instr(p.folded, ?))"
_SOURCE = "EXISTS (SELECT 1 FROM event_sources s WHERE s.event = e.key AND instr(s.folded, ?))"
_COUNTRY = "e.key IN (SELECT event FROM event_countries WHERE country = ?)"
_SINCE = "e.key IN (SELECT event FROM event_dates WHERE latest >= ?)"
_UNTIL = "e.key IN (SELECT event FROM event_dates WHERE earliest <= ?)"
_TEXT = "e.report IN (SELECT rowid FROM report_words WHERE report_words MATCH ?)"


def where_clause(where: Filter) -> tuple[str, list[Parameter]]:
    """The text after WHERE, and its parameters in order."""
    parts = [*_choices(where), *_words(where), *_days(where)]
    clause = " AND ".join(sql for sql, _ in parts) or "1"
    return clause, [_bound(value) for _, values in parts for value in values]


def _bound(value: Parameter) -> Parameter:
    return storable(value) if isinstance(value, str) else value


def _choices(where: Filter) -> Iterator[Condition]:
    """Conditions on columns that hold one of a few values."""
    if where.types:
        yield _one_of("e.type", tuple(name.upper() for name in where.types))
    if where.modes:
        yield _one_of("e.mode", tuple(name.lower() for name in where.modes))
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


def _words(where: Filter) -> Iterator[Condition]:
    """Conditions on names and words."""
    for sql, wanted in (
        (_ACTOR, where.actor),
        (_RECIPIENT, where.recipient),
        (_EITHER, where.either),
        (_PLACE, where.place),
        (_SOURCE, where.source),
    ):
        if wanted is not None:
            yield sql, (fold(wanted),)
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


def _one_of(column: str, values: tuple[str, ...]) -> Condition:
    return f"{column} IN ({', '.join('?' * len(values))})", values
