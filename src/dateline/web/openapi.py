"""Every address of the API, once: what it answers, and an example; the OpenAPI document of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib.metadata import version
from typing import Any

from dateline.export.formats import FORMATS
from dateline.review import KINDS
from dateline.store.parameters import PARAMETERS
from dateline.web import examples, queue, reading, watching
from dateline.web.answers import Json

FILTER = {
    "type": "a type of the codebook, as ASSAULT; may be given again",
    "mode": "a mode, as airstrike; may be given again",
    "actor": "who did it: part of a name, id or words",
    "recipient": "to whom: part of a name, id or words",
    "either": "who did it or to whom",
    "dyad": "A > B, or A <> B for both directions",
    "country": "of the place, an actor or a recipient: SYR (ISO 3166 alpha-3)",
    "place": "part of a name",
    "near": "LAT,LON,KM",
    "within": "WEST,SOUTH,EAST,NORTH, or a polygon as LON,LAT,LON,LAT,LON,LAT",
    "since": "not before: 2024, 2024-05 or 2024-05-12",
    "until": "not after; that day, month or year still counts",
    "status": "asserted, denied, possible, planned, hypothetical or any",
    "source": "according to whom: part of a name",
    "outlet": "who published",
    "text": 'words, "phrases" and begin* of words in the report',
    "report": "the id of a report",
    "quad": "a quad class, 1 to 4; may be given again",
    "background": "true or false: told as history",
    "disputed": "true or false: the reports differ",
    "min_confidence": "0 to 1",
    "min_roots": "independent sources, from 1",
}
"""The parameters of a filter, in words; a test holds them to those the store knows."""

OWN = {
    "sort": f"one of {', '.join(reading.SORTS)}",
    "limit": "how many at most",
    "after": "`next` of the page before",
    "unit": f"one of {', '.join(reading.UNITS)}",
    "by": f"one of {', '.join(reading.GROUPINGS)}",
    "zoom": "of a web map, 0 the world to 22",
    "bbox": "what is seen: WEST,SOUTH,EAST,NORTH",
    "format": f"one of {', '.join(FORMATS)}",
    "event": "the id of an event",
    "coder": "who asks: their own decisions are left out",
    "sample": "so many events that others ruled on, as coded, for a blind second coding",
}
_ERROR = {"error": "since: 'May' is not a date", "hint": "write 2020, 2020-01 or 2020-01-10"}


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One address: `build` answers it from the store, null where another module does."""

    path: str
    summary: str
    example: object
    build: Callable[..., Json | list[Json]] | None = None
    filtered: bool = False
    own: tuple[str, ...] = ()
    method: str = "get"
    media_types: tuple[str, ...] = ("application/json",)
    body: Mapping[str, object] = field(default_factory=dict)
    status: int = 200


ENDPOINTS = (
    Endpoint(
        "/api/summary", "What the store holds: the denominators of every chart", examples.SUMMARY,
        reading.summary,
    ),
    Endpoint(
        "/api/events", "Records by filter, page by page", examples.EVENTS, reading.events,
        filtered=True, own=("sort", "limit", "after"),
    ),
    Endpoint(
        "/api/events/{event_id}", "A record with all that supports it; moved where it was merged",
        examples.EVENT, reading.event,
    ),
    Endpoint(
        "/api/reports/{report_id:path}", "A report with every stretch that means something",
        examples.REPORT, reading.report,
    ),
    Endpoint(
        "/api/facets", "The most frequent values, each facet without its own filter",
        examples.FACETS, reading.facets, filtered=True,
    ),
    Endpoint(
        "/api/timeline", "Records over time", examples.TIMELINE, reading.timeline,
        filtered=True, own=("unit", "by"),
    ),
    Endpoint(
        "/api/map", "Records on a map: clusters, areas, and how many have no place", examples.MAP,
        reading.places, filtered=True, own=("zoom", "bbox"),
    ),
    Endpoint(
        "/api/network", "The most frequent actors and their ties", examples.NETWORK,
        reading.network, filtered=True, own=("limit",),
    ),
    Endpoint(
        "/api/queue", "What to review next: doubt times consequence", examples.QUEUE, queue.queue,
        filtered=True, own=("limit", "after", "coder", "sample"),
    ),
    Endpoint(
        "/api/decisions", "Decisions, all or about one record", examples.DECISIONS,
        reading.decisions, own=("event",),
    ),
    Endpoint(
        "/api/decisions", f"Keep a decision: {', '.join(KINDS)}", examples.DECIDED,
        method="post", body=examples.DECISION, status=201,
    ),
    Endpoint(
        "/api/agreement", "How far those agree who coded the same events", examples.AGREEMENT,
        queue.agreed_json,
    ),
    Endpoint(
        "/api/watch", "What departs from its own past, in the saved watches", examples.WATCH,
        watching.watch,
    ),
    Endpoint(
        "/api/export", "The records of a filter as a file", None, filtered=True, own=("format",),
        media_types=tuple(dict.fromkeys(form.media_type for form in FORMATS.values())),
    ),
    Endpoint("/openapi.json", "This document", None),
    Endpoint("/healthz", "Whether the server answers; needs no token", {"status": "ok"}),
)  # fmt: skip


def document() -> Json:
    """The API as OpenAPI 3.1; schemas are those of the examples."""
    paths: dict[str, Json] = {}
    for endpoint in ENDPOINTS:
        path = endpoint.path.replace(":path}", "}")
        paths.setdefault(path, {})[endpoint.method] = _operation(endpoint, path)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Dateline desk",
            "version": version("dateline"),
            "description": "What `dateline serve` answers. Offsets count UTF-16 code units.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "paths": paths,
        "components": {"securitySchemes": {"token": {"type": "http", "scheme": "bearer"}}},
        "security": [{}, {"token": []}],
    }


def _operation(endpoint: Endpoint, path: str) -> Json:
    name = path.strip("/").replace("/", "_").replace("{", "").replace("}", "").replace(".", "_")
    operation: Json = {
        "operationId": f"{endpoint.method}_{name}",
        "summary": endpoint.summary,
        "parameters": [*_in_path(path), *_in_query(endpoint)],
        "responses": {
            str(endpoint.status): {
                "description": "OK",
                "content": {kind: _content(endpoint.example) for kind in endpoint.media_types},
            },
            "4XX": {
                "description": "What is wrong, and what to do",
                "content": {"application/json": _content(_ERROR)},
            },
        },
    }
    if endpoint.body:
        body = {"application/json": _content(dict(endpoint.body))}
        operation["requestBody"] = {"required": True, "content": body}
    return operation


def _content(example: object) -> Json:
    return {} if example is None else {"schema": schema_of(example), "example": example}


def _in_path(path: str) -> list[Json]:
    names = [part.strip("{}") for part in path.split("/") if part.startswith("{")]
    return [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
        for name in names
    ]


def _in_query(endpoint: Endpoint) -> list[Json]:
    words = {name: OWN[name] for name in endpoint.own}
    if endpoint.filtered:
        words |= {name: FILTER[name] for name in PARAMETERS}
    return [
        {"name": name, "in": "query", "description": text, "schema": {"type": "string"}}
        for name, text in words.items()
    ]


def schema_of(example: Any) -> Json:
    """The JSON Schema of a value; null says only that there may be nothing."""
    match example:
        case None:
            return {}
        case bool():
            return {"type": "boolean"}
        case int() | float():
            return {"type": "number"}
        case str():
            return {"type": "string"}
        case list():
            return {"type": "array", "items": schema_of(example[0]) if example else {}}
    properties = {name: schema_of(value) for name, value in example.items()}
    return {"type": "object", "properties": properties}
