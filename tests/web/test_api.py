"""What the desk answers: names as documented, offsets for browsers, errors that help."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.routing import Route
from starlette.testclient import TestClient
from tests.web.conftest import HERE, Fill
from tests.web.payloads import PAYLOADS

from dateline.store import PARAMETERS, SqliteStore
from dateline.web import openapi
from dateline.web.app import application, create_app
from dateline.web.desk import Desk
from dateline.web.openapi import ENDPOINTS, document


def first(desk: TestClient) -> dict[str, Any]:
    """A record of the store."""
    return desk.get("/api/events?limit=1&sort=date").json()["events"][0]


def test_the_document_has_every_route_and_no_other(path: Path) -> None:
    routes = {
        (route.path.replace(":path}", "}"), method.lower())
        for route in application(Desk(path)).routes
        if isinstance(route, Route) and route.path != "/"
        for method in (route.methods or ()) - {"HEAD"}
    }
    told = {(where, method) for where, item in document()["paths"].items() for method in item}
    assert told == routes


def test_the_document_names_every_filter() -> None:
    assert set(openapi.FILTER) == set(PARAMETERS)
    operation = document()["paths"]["/api/events"]["get"]
    assert set(PARAMETERS) < {parameter["name"] for parameter in operation["parameters"]}


def test_the_document_is_served_as_it_is(desk: TestClient) -> None:
    assert desk.get("/openapi.json").json() == json.loads(json.dumps(document()))


def _names(value: object, where: str = "") -> Iterator[str]:
    """Every name in a JSON value, with the names it stands under; keys that are data are left."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield f"{where}.{name}"
            if name not in ("by_type", "countries", "counts", "by_field"):
                yield from _names(inner, f"{where}.{name}")
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        yield from _names(value[0], where)


@pytest.mark.parametrize(
    "address",
    ["/api/summary", "/api/events", "/api/facets", "/api/timeline", "/api/map", "/api/queue",
     "/api/decisions", "/api/agreement", "/api/events/{event_id}", "/api/reports/{report_id:path}",
     "/healthz"],
)  # fmt: skip
def test_answers_have_the_names_of_their_examples(desk: TestClient, address: str) -> None:
    row = first(desk)
    decided = {"kind": "correct", "event": row["id"], "field": "status", "value": "possible"}
    assert desk.post("/api/decisions", json={**decided, "coder": "anna"}).status_code == 201
    example = next(e.example for e in ENDPOINTS if e.path == address and e.method == "get")
    wanted = address.replace("{event_id}", row["id"]).replace("{report_id:path}", row["report"])
    answer = desk.get(wanted)
    assert answer.status_code == 200, answer.text
    found, shown = set(_names(answer.json())), set(_names(example))
    empty = {name for name in shown if any(name.startswith(f"{gone}.") for gone in shown - found)}
    assert found <= shown
    for name in shown - found - empty:
        inside = name.rpartition(".")[0].rpartition(".")[2]
        assert inside in ("rewrites", "accounts", "areas", "decisions", "quad"), name


def test_a_page_of_events_leads_to_the_next(desk: TestClient) -> None:
    seen, after = [], ""
    for _ in range(9):
        page = desk.get(f"/api/events?limit=2&sort=-date&after={after}").json()
        assert page["total"] == 6
        seen += [event["id"] for event in page["events"]]
        after = page["next"]
        if after is None:
            break
    assert len(seen) == len(set(seen)) == 6


def test_filters_are_those_of_the_command_line(desk: TestClient) -> None:
    def total(query: str) -> int:
        return int(desk.get(f"/api/events?{query}").json()["total"])

    assert total("") == total("type=ASSAULT") == total("type=aid&type=assault") == 6
    assert total("type=AID") == 0
    assert total("report=r1") == 2
    assert total("country=NOR&min_confidence=0.9") == 6
    assert total("since=2020-02") == 0
    assert total("either=fishermen&place=oldport&status=any&min_roots=1") == 6


@pytest.mark.parametrize(
    ("query", "about"),
    [
        ("colour=red", "colour"), ("since=May", "May"), ("limit=0", "limit"), ("limit=x", "limit"),
        ("limit=99999", "limit"), ("sort=size", "sort"), ("after=zzz", "after"),
        ("near=1,2", "near"), ("status=maybe", "status"), ("min_confidence=7", "min_confidence"),
        ("text=" + "x" * 3000, "text"), ("&".join("type=AID" for _ in range(300)), "parameters"),
    ],
)  # fmt: skip
def test_what_cannot_be_asked_is_told(desk: TestClient, query: str, about: str) -> None:
    answer = desk.get(f"/api/events?{query}")
    assert answer.status_code == 400
    assert about in answer.json()["error"]
    assert answer.json()["hint"]


@pytest.mark.parametrize(
    "address",
    ["/api/timeline?unit=age", "/api/timeline?by=colour", "/api/map?zoom=x", "/api/map?bbox=1,2",
     "/api/network?limit=5000", "/api/facets?sort=date", "/api/export?format=xls",
     "/api/summary?type=AID", "/api/queue?sample=5", "/api/map?bbox=0,0,1,1,2,2"],
)  # fmt: skip
def test_views_tell_as_well(desk: TestClient, address: str) -> None:
    answer = desk.get(address)
    assert answer.status_code == 400
    assert set(answer.json()) == {"error", "hint"}


@pytest.mark.parametrize(
    "address",
    ["/api/events/none", "/api/reports/none", "/api/nothing", "/static/../app.py",
     "/static/..%2fapp.py", "/static/%2e%2e/%2e%2e/app.py", "/static/....//app.py",
     "/static/%5c..%5capp.py", "/static//etc/passwd", "/api/reports/../../../../etc/passwd",
     "/static/none.js", "/..%2f..%2fetc/passwd", "/api/events/%00", "/static/%00"],
)  # fmt: skip
def test_what_is_not_there_is_told(desk: TestClient, address: str) -> None:
    answer = desk.get(address)
    assert answer.status_code == 404, answer.text
    assert set(answer.json()) == {"error", "hint"}


def test_methods_that_change_nothing_here_are_refused(desk: TestClient) -> None:
    for method in ("PUT", "DELETE", "PATCH", "OPTIONS"):
        answer = desk.request(method, "/api/events")
        assert answer.status_code == 405
        assert "access-control-allow-origin" not in answer.headers
    assert desk.post("/api/events", json={}).status_code == 405


def test_offsets_are_those_of_a_browser(desk: TestClient) -> None:
    answer = desk.get("/api/reports/wide/9%20%C3%A4").json()
    units = answer["report"]["text"].encode("utf-16-le")
    triggers = [mark for mark in answer["marks"] if mark["kind"] == "trigger"]
    assert len(triggers) == 2
    for mark in triggers:
        cut = units[2 * mark["start"] : 2 * mark["end"]].decode("utf-16-le")
        assert cut == "shelled"
        assert mark["event"] in {event["id"] for event in answer["events"]}
    event = desk.get(f"/api/events/{triggers[0]['event']}").json()
    for value in event["fields"]:
        start, end = value["span"]
        assert units[2 * start : 2 * end].decode("utf-16-le") == value["text"]
    start, end = event["at"]
    assert event["sentence"][start:end] == "shelled"


def test_a_mention_leads_to_its_record(desk: TestClient) -> None:
    row = desk.get(f"/api/events/{first(desk)['id']}").json()
    mention = row["mentions"][0]["event"]
    answer = desk.get(f"/api/events/{mention}", follow_redirects=False)
    if mention != row["id"]:
        assert answer.status_code == 301
        assert answer.headers["location"] == f"/api/events/{row['id']}"


def test_an_unchanged_store_is_not_sent_again(desk: TestClient, path: Path) -> None:
    for address in ("/api/summary", "/api/events", "/api/facets", "/api/map"):
        tag = desk.get(address).headers["etag"]
        again = desk.get(address, headers={"If-None-Match": tag})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == tag
        weak = desk.get(address, headers={"If-None-Match": f'"other", W/{tag}'})
        assert weak.status_code == 304


def test_the_tag_changes_when_anybody_changes_the_store(
    desk: TestClient, path: Path, fill: Fill
) -> None:
    from tests.invented import coded_report

    tags = [desk.get("/api/events").headers["etag"]]
    fill(coded_report(77))
    tags.append(desk.get("/api/events").headers["etag"])
    said = {"kind": "accept", "event": first(desk)["id"], "coder": "anna"}
    assert desk.post("/api/decisions", json=said).status_code == 201
    answer = desk.get("/api/events", headers={"If-None-Match": tags[-1]})
    assert answer.status_code == 200
    tags.append(answer.headers["etag"])
    assert len(set(tags)) == 3


def test_reading_cannot_write(desk: TestClient, path: Path) -> None:
    from dateline.errors import StoreError

    with SqliteStore.open(path, create=False, read_only=True) as store:
        with pytest.raises(StoreError):
            store.begin_run("0", "fake", "2031-01-01T00:00:00Z")
        assert store.summary().reports == 3


def test_text_that_a_page_could_run_comes_back_as_it_is_and_inert(fill: Fill) -> None:
    from dataclasses import replace

    from tests.invented import coded_report

    reports = []
    for number, payload in enumerate(PAYLOADS):
        coded = coded_report(number)
        event = coded.events[0]
        actor = replace(event.actors[0], name=payload, id=payload)
        assert event.place is not None
        place = replace(event.place, mention=replace(event.place.mention, name=payload))
        source = replace(event.sources[0], name=payload)
        assert event.date is not None
        day = f"{1990 + number}-06-05"  # years apart: no two are one event
        date = replace(event.date, value=day, earliest=day, latest=day)
        event = replace(event, actors=(actor,), place=place, sources=(source,), date=date)
        report = replace(
            coded.report, title=payload, publisher=payload, byline=payload, url=payload,
            extra={payload: payload},
        )  # fmt: skip
        reports.append(replace(coded, report=report, events=(event,)))
    with TestClient(create_app(fill(*reports)), base_url=HERE) as desk:
        rows = desk.get("/api/events?limit=1000&sort=date").json()["events"]
        assert {row["title"] for row in rows} == set(PAYLOADS)
        assert {row["actors"][0]["name"] for row in rows} == set(PAYLOADS)
        addresses = ["/api/events?limit=1000", "/api/facets", "/api/network", "/api/map?zoom=9"]
        addresses += [f"/api/events/{row['id']}" for row in rows]
        addresses += [f"/api/reports/{row['report']}" for row in rows]
        for address in addresses:
            answer = desk.get(address)
            assert answer.status_code == 200
            assert answer.headers["content-type"] == "application/json"
            assert answer.headers["x-content-type-options"] == "nosniff"
            assert not set(b"<>&") & set(answer.content)


def test_payloads_in_the_address_come_back_inert_too(desk: TestClient) -> None:
    for payload in PAYLOADS:
        for params in ({payload: "x"}, {"since": payload}, {"sort": payload}, {"after": payload}):
            answer = desk.get("/api/events", params=params)
            assert answer.status_code in (200, 400)
            assert answer.headers["content-type"] == "application/json"
            assert not set(b"<>") & set(answer.content)


def test_a_mistake_of_ours_shows_no_trace(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError("the inside of the program")

    monkeypatch.setattr(SqliteStore, "summary", fails)
    app = create_app(path)
    with TestClient(app, base_url=HERE, raise_server_exceptions=False) as desk:
        answer = desk.get("/api/summary")
    assert answer.status_code == 500
    assert set(answer.json()) == {"error", "hint"}
    assert "inside" not in answer.text
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_every_format_can_be_downloaded(desk: TestClient) -> None:
    for form in desk.get("/api/summary").json()["formats"]:
        answer = desk.get(f"/api/export?format={form}&type=ASSAULT")
        assert answer.status_code == 200, answer.text
        assert "attachment" in answer.headers["content-disposition"]
        assert int(answer.headers["content-length"]) == len(answer.content) > 0
    lines = desk.get("/api/export?format=jsonl&report=r1").text.splitlines()
    assert len(lines) == 2


def test_saved_watches_are_looked_through(desk: TestClient, path: Path) -> None:
    from dateline.watch import Watch, save_watches

    first = desk.get("/api/watch")
    assert first.json() == []
    save_watches(path, [Watch("shelling", {"type": "ASSAULT"})])
    again = desk.get("/api/watch", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 200, "what is watched changed, the store did not"
    example = next(e.example for e in ENDPOINTS if e.path == "/api/watch")
    assert isinstance(example, list)
    assert all(set(alarm) == set(example[0]) for alarm in again.json())


def test_an_answer_that_was_kept_is_the_same_answer(desk: TestClient) -> None:
    for address in ("/api/events?type=ASSAULT", "/api/facets", "/api/map?zoom=3"):
        assert desk.get(address).content == desk.get(address).content
    assert desk.get("/api/events?report=r1").json() != desk.get("/api/events?report=r5").json()


def test_the_page_or_what_to_do_about_it(desk: TestClient) -> None:
    answer = desk.get("/")
    assert answer.status_code in (200, 404)
    assert "text/html" in answer.headers["content-type"] or "web/" in answer.json()["hint"]


def test_health_is_told(desk: TestClient) -> None:
    assert desk.get("/healthz").json() == {"status": "ok"}
