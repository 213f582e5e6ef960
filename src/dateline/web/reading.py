"""What the page reads: each function answers one address from a store that it cannot change."""

from dataclasses import replace
from typing import get_args

from dateline.corrections import overlaid
from dateline.export.formats import FORMATS
from dateline.knowledge.codebook import Codebook
from dateline.knowledge.countries import countries
from dateline.store import Filter, Grouping, Sort, SqliteStore, TimeUnit
from dateline.store.write import fingerprint_of
from dateline.types import MentionRef
from dateline.web.answers import Json
from dateline.web.asking import Asked
from dateline.web.marks import report_json
from dateline.web.wire import claim_json, decisions_json, evidence_json, mention_json, row_json

SORTS: tuple[Sort, ...] = ("-date", *(s for s in get_args(Sort) if s != "-date"))
UNITS: tuple[TimeUnit, ...] = ("month", "day", "week")
GROUPINGS: tuple[Grouping, ...] = get_args(Grouping)
FACET_VALUES = 30
"""So many values of a facet are listed, the most frequent."""

_REPORT_RECORDS = 1_000
"""A report tells fewer events than this."""


def summary(store: SqliteStore, asked: Asked) -> Json:
    """What the store holds and what it was made with: the denominators of every chart."""
    asked.only()
    held = store.summary()
    codebook = Codebook.load()
    modes = {name: list(kind.modes) for name, kind in codebook.types.items()}
    return {
        "reports": held.reports,
        "empty": held.empty,
        "copies": held.copies,
        "refused": held.refusals,
        "events": held.records,
        "mentions": held.events,
        "waiting": store.waiting(),
        "by_type": dict(held.by_type),
        "codebooks": store.codebooks(),
        "types": [
            {"name": name, "modes": modes.get(name, [])}
            for name in dict.fromkeys((*modes, *held.by_type))
        ],
        "countries": {code: country.name for code, country in countries().items()},
        "versions": sorted({run.version for run in store.runs()}),
        "formats": list(FORMATS),
        "read_only": not store.writable(),
    }


def events(store: SqliteStore, asked: Asked) -> Json:
    """A page of records by filter."""
    where = asked.filter("sort", "limit", "after")
    sort = asked.one_of("sort", SORTS)
    page = store.records(where, sort, asked.number("limit", 100), asked.text("after"))
    return {
        "total": page.total,
        "next": page.next,
        "events": [row_json(row) for row in page.rows],
    }


def event(store: SqliteStore, asked: Asked, event_id: str) -> Json:
    """One record with all that supports it: words and rules, accounts, tellings, decisions."""
    asked.only()
    row = store.record(event_id)
    tellings = {MentionRef(m.report_id, m.event.id): m for m in store.mentions(row.record.id)}
    evidence = store.record_evidence(row.record.id)
    texts = {found.report: "" for found in evidence}
    texts = {report: store.report(report).text for report in texts}
    return {
        **row_json(row),
        "first_hand": row.record.first_hand,
        "first_reported": row.record.first_reported,
        "last_reported": row.record.last_reported,
        "fields": [evidence_json(found, texts[found.report]) for found in evidence],
        "accounts": [claim_json(claim, tellings) for claim in row.record.accounts],
        "mentions": [mention_json(mention) for mention in tellings.values()],
        "decisions": decisions_json(store.decisions(row.record.id)),
    }


def report(store: SqliteStore, asked: Asked, report_id: str) -> Json:
    """A report with every stretch that means something, its events as people left them."""
    asked.only()
    coded = store.coded(report_id)
    fingerprint = fingerprint_of(coded.report)
    left = overlaid(coded, fingerprint, store.decisions_on([fingerprint]))
    rows = store.records(Filter(report=report_id), "date", _REPORT_RECORDS).rows
    told_in = {
        ref.event: row.record.id
        for row in rows
        for ref in row.record.mentions
        if ref.report == report_id
    }
    return {
        **report_json(replace(coded, events=left), told_in),
        "events": [row_json(row) for row in rows],
    }


def facets(store: SqliteStore, asked: Asked) -> Json:
    """The most frequent values of each facet; a facet ignores its own filter."""
    found = store.facets(asked.filter(), FACET_VALUES)
    return {
        name: [{"value": value.value, "n": value.n, "name": value.name or value.value}
               for value in values]
        for name, values in found.items()
    }  # fmt: skip


def timeline(store: SqliteStore, asked: Asked) -> Json:
    """Records by day, week or month."""
    where = asked.filter("unit", "by")
    unit = asked.one_of("unit", UNITS)
    by = asked.one_of("by", GROUPINGS)
    found = store.timeline(where, unit, by)
    return {
        "unit": found.unit,
        "series": [
            {"key": series.key, "points": [list(point) for point in series.points]}
            for series in found.series
        ],
        "undated": found.undated,
    }


def places(store: SqliteStore, asked: Asked) -> Json:
    """Records on the map: points gathered by a grid, coarse places as areas, the rest counted."""
    where = asked.filter("zoom", "bbox")
    zoom = asked.number("zoom", 2, least=0, most=22)
    found = store.map_counts(where, zoom, asked.box("bbox"))
    return {
        "points": [
            {"lat": p.lat, "lon": p.lon, "n": p.n, "type": p.type, "id": p.id, "name": p.name}
            for p in found.points
        ],
        "areas": [
            {"country": a.country, "admin1": a.admin1, "n": a.n, "name": a.name,
             "lat": a.lat, "lon": a.lon}
            for a in found.areas
        ],
        "nowhere": found.nowhere,
    }  # fmt: skip


def network(store: SqliteStore, asked: Asked) -> Json:
    """The most frequent actors, and what they did to each other."""
    found = store.network(asked.filter("limit"), asked.number("limit", 60, most=300))
    return {
        "nodes": [
            {"id": node.id, "name": node.name, "country": node.country, "n": node.n}
            for node in found.nodes
        ],
        "ties": [
            {"from": tie.source, "to": tie.target, "n": tie.n, "intensity": tie.intensity,
             "quad": list(tie.quad)}
            for tie in found.ties
        ],
    }  # fmt: skip


def decisions(store: SqliteStore, asked: Asked) -> Json:
    """All decisions, or those about one record."""
    asked.only("event")
    return {"decisions": decisions_json(store.decisions(asked.text("event")))}
