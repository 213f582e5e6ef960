"""Events as FollowTheMoney entities, one JSON object a line, as `ftm` and OpenAleph read them.

An Event has its parties (Person, Organization, PublicBody, LegalEntity) and the Articles that
prove it. The same party or article may come again, with another name too: lines of one id are
one entity to its readers, and holding all ids would take memory that grows with the store.
Schemata: https://followthemoney.tech/explorer/
"""

import hashlib
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from itertools import chain

from dateline.dates import days_of
from dateline.export.lines import line_of
from dateline.export.records import Json
from dateline.export.rows import Row, record_of
from dateline.knowledge.countries import country
from dateline.types import ActorMention, Event, Record

_REMEMBERED = 65_536
"""Lines kept in mind, the latest, so that an entity is mostly written once."""

_SCHEMATA = {"person": "Person", "organization": "Organization", "group": "Organization",
             "country": "PublicBody", "people": "LegalEntity"}  # fmt: skip
_STATE = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY"})
_DATE_PARTS = frozenset({4, 7, 10})
"""Lengths of the ISO prefixes that FollowTheMoney takes: year, month, day."""


def ftm_lines(rows: Iterable[Row]) -> Iterator[str]:
    """The entities of all rows, each line with its line break."""
    latest: OrderedDict[int, None] = OrderedDict()
    for line in map(line_of, chain.from_iterable(map(entities, rows))):
        key = hash(line)
        known = key in latest
        latest[key] = None
        latest.move_to_end(key)
        if len(latest) > _REMEMBERED:
            latest.popitem(last=False)
        if not known:
            yield line


def entities(row: Row) -> Iterator[Json]:
    """The event of a row after those it refers to."""
    event, record = row.event, record_of(row)
    for actor in dict.fromkeys((*event.actors, *event.recipients)):
        yield _party(actor)
    yield _article(row)
    for report in sorted({ref.report for ref in record.mentions} - {row.report_id}):
        yield _entity(
            _id("report", report), "Article", fileName=[_shown(report)], name=[_shown(report)]
        )
    yield _event(row, record)


def _event(row: Row, record: Record) -> Json:
    event = row.event
    first, last = _days(event)
    return _entity(
        _id("event", record.id), "Event",
        name=[_caption(event)],
        startDate=[first], endDate=[last if last != first else ""],
        location=[event.place.mention.name if event.place else ""],
        country=_countries((event.place.mention.country,) if event.place else ()),
        organizer=[_id("actor", actor.id) for actor in event.actors],
        involved=[_id("actor", actor.id) for actor in event.recipients],
        summary=[row.sentence_text.strip()],
        keywords=[event.type, event.mode or "", *event.contexts, event.status],
        publisher=list(record.outlets),
        recordId=[record.id],
        proof=sorted({_id("report", ref.report) for ref in record.mentions}),
    )  # fmt: skip


def _caption(event: Event) -> str:
    """What happened in one line: "ASSAULT (artillery): soldiers → fishermen, Oldport"."""
    kind = f"{event.type} ({event.mode})" if event.mode else event.type
    sides = [", ".join(dict.fromkeys(a.name for a in s)) for s in (event.actors, event.recipients)]
    parties = " → ".join(side for side in sides if side)
    told = f"{kind}: {parties}" if parties else kind
    return f"{told}, {event.place.mention.name}" if event.place else told


def _days(event: Event) -> tuple[str, str]:
    if event.date is None:
        return "", ""
    return event.date.earliest[:10], event.date.latest[:10]


def _party(actor: ActorMention) -> Json:
    schema = _SCHEMATA[actor.kind]
    if schema == "Organization" and _STATE & set(actor.sector[:1]):
        schema = "PublicBody"
    return _entity(
        _id("actor", actor.id), schema,
        name=[_shown(actor.name, actor.text, actor.id)], country=_countries(actor.country),
        keywords=list(actor.sector),
    )  # fmt: skip


def _article(row: Row) -> Json:
    return _entity(
        _id("report", row.report_id), "Article",
        fileName=[_shown(row.report_id)], name=[_shown(row.title, row.report_id)],
        title=[row.title or ""], publisher=[row.publisher or ""],
        publishedAt=[_prefix(row.published)],
    )  # fmt: skip


def _shown(*names: str | None) -> str:
    """The first name that can be seen; FollowTheMoney requires one."""
    return next((name for name in names if name and name.strip()), "(no name)")


def _prefix(published: str | None) -> str:
    """A day, month or year; times are left out, for FollowTheMoney takes them to be UTC."""
    prefix = (published or "")[:10]
    return prefix if len(prefix) in _DATE_PARTS and days_of(prefix) else ""


def _countries(codes: Iterable[str]) -> list[str]:
    """Alpha-2 codes in small letters, without what is no country."""
    known = (country(code) for code in codes)
    return [state.alpha2.lower() for state in known if state is not None]


def _id(kind: str, name: str) -> str:
    """Of letters FollowTheMoney allows in ids; two names never share one."""
    digest = hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()
    return f"dateline-{kind}-{digest[:24]}"


def _entity(key: str, schema: str, **properties: Iterable[str]) -> Json:
    """An entity; values that are empty or come again are left out."""
    kept = {
        name: [value for value in dict.fromkeys(values) if value.strip()]
        for name, values in properties.items()
    }
    return {
        "id": key,
        "schema": schema,
        "properties": {name: values for name, values in kept.items() if values},
    }
