"""Decisions sent by the page: taken, checked, kept, and the records they change made anew."""

import json
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from dateline.corrections import new_event
from dateline.errors import ConfigError, UnknownEvent
from dateline.limits import MAX_REQUEST_BYTES
from dateline.review import KINDS, Said, decision_of, main_report
from dateline.run.clock import now
from dateline.run.merge import merge_waiting
from dateline.spans import Span, Units
from dateline.store import SqliteStore
from dateline.store.opening import can_write
from dateline.types import Decision
from dateline.web.answers import Json, JsonResponse, problem
from dateline.web.desk import Desk
from dateline.web.wire import decision_json

_KEYS = frozenset(
    ("kind", "event", "field", "value", "span", "spans", "report", "with", "coder", "note")
)

_AT_ONCE = 1_000
"""More waiting reports are left to `dateline merge`: the person who decides would wait as well."""


async def decide(request: Request) -> Response:
    """Keep the decision in the body; the answer names the record it is part of now."""
    desk: Desk = request.app.state.desk
    if not can_write(desk.path):
        return problem(
            403, "the store cannot be written", "give file and folder to the user of dateline serve"
        )
    body = await _body(request)
    if body is None:
        return problem(413, "the body is too large", "a decision is a few hundred bytes")
    return await run_in_threadpool(_keep, desk, _object(body))


async def _body(request: Request) -> bytes | None:
    """The body, null where it is larger than any decision."""
    read = b""
    async for piece in request.stream():
        read += piece
        if len(read) > MAX_REQUEST_BYTES:
            return None
    return read


def _object(body: bytes) -> Json:
    try:
        sent = json.loads(body)
    except (ValueError, RecursionError):
        raise ConfigError("the body is not JSON; send an object as /openapi.json shows") from None
    if not isinstance(sent, dict):
        raise ConfigError("the body is no object; send one as /openapi.json shows")
    for name in sent:
        if name not in _KEYS:
            raise ConfigError(f"there is no {name[:40]!r}; send {', '.join(sorted(_KEYS))}")
    return sent


def _keep(desk: Desk, sent: Json) -> Response:
    with desk.writer() as store:
        decision = decision_of(store, _said(store, sent), now())
        store.decide(decision)
        if store.waiting() <= _AT_ONCE:
            merge_waiting(store)
        record = _record_now(store, decision, _text(sent, "event"), _text(sent, "report"))
    answer = {**decision_json(decision, undone=False), "event": record}
    return JsonResponse(answer, 201)


def _record_now(
    store: SqliteStore, decision: Decision, event: str | None, report: str | None
) -> str | None:
    """The record that holds what the decision is about; null where it was rejected."""
    if decision.kind == "add" and report is not None:
        event = new_event(store.coded(report), decision).id
    try:
        return store.record(event).record.id if event else None
    except UnknownEvent:
        return None


def _said(store: SqliteStore, sent: Json) -> Said:
    kind = next((kind for kind in KINDS if kind == sent.get("kind")), None)
    if kind is None:
        raise ConfigError(f"kind: is missing or unknown; send one of {', '.join(KINDS)}")
    event, report = _text(sent, "event"), _text(sent, "report")
    spans = _spans(sent)
    if spans and report is None and event is not None:
        report = main_report(store, event)
    if spans and report is None:
        raise ConfigError("report: is missing; say which report the words stand in")
    return Said(
        kind=kind,
        coder=_text(sent, "coder") or "",
        event=event,
        field=_text(sent, "field"),
        value=_value(sent.get("value")),
        spans=_in_code_points(store, report, spans),
        report=report,
        others=_ids(sent),
        note=_text(sent, "note") or "",
    )


def _text(sent: Json, name: str) -> str | None:
    value = sent.get(name)
    if value is None or isinstance(value, str):
        return value or None
    raise ConfigError(f"{name}: is no text; send a string")


def _value(value: Any) -> str | None:
    """Numbers and truth values as the words they are written with."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    raise ConfigError("value: is neither text nor a whole number; send one of them")


def _ids(sent: Json) -> tuple[str, ...]:
    ids = sent.get("with") or []
    if not isinstance(ids, list) or not all(isinstance(one, str) for one in ids):
        raise ConfigError("with: is no list of ids; send the ids of events")
    return tuple(ids)


def _spans(sent: Json) -> list[Span]:
    """`span` is one stretch [start, end] in UTF-16 units, `spans` are several."""
    one, several = sent.get("span"), sent.get("spans") or []
    given = [*([one] if one is not None else []), *(several if isinstance(several, list) else [0])]
    for pair in given:
        if not (isinstance(pair, list) and len(pair) == 2 and all(type(at) is int for at in pair)):
            raise ConfigError("span: is no stretch of the text; send [start, end]")
    return [Span(*pair) for pair in given]


def _in_code_points(store: SqliteStore, report: str | None, spans: list[Span]) -> tuple[Span, ...]:
    if report is None or not spans:
        return ()
    units = Units(store.report(report).text)
    try:
        return tuple(units.back(span) for span in spans)
    except ValueError as error:
        raise ConfigError(f"span: {error}; select words of the report") from None
