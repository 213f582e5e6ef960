"""Decisions sent to the desk: kept, applied everywhere, and still there after another model."""

import json
from dataclasses import replace
from typing import Any

import pytest
from starlette.testclient import TestClient
from tests.invented import coded_report
from tests.web.conftest import HERE, Fill, shifted, two_days

from dateline.limits import MAX_REQUEST_BYTES
from dateline.web.app import create_app

Json = dict[str, Any]


def rows(desk: TestClient, query: str = "") -> list[Json]:
    """The records of a filter."""
    found: list[Json] = desk.get(f"/api/events?limit=1000&sort=date&{query}").json()["events"]
    return found


def decide(desk: TestClient, kind: str, event: str | None = None, **said: object) -> Json:
    """A decision that is taken, as the desk answers it."""
    answer = desk.post(
        "/api/decisions", json={"kind": kind, "event": event, "coder": "anna", **said}
    )
    assert answer.status_code == 201, answer.text
    made: Json = answer.json()
    return made


def where(desk: TestClient, report: str, words: str) -> list[int]:
    """Where words stand in a report, as a browser counts."""
    text = desk.get(f"/api/reports/{report}").json()["report"]["text"]
    before = text[: text.index(words)]
    start = len(before.encode("utf-16-le")) // 2
    return [start, start + len(words.encode("utf-16-le")) // 2]


def test_a_corrected_value_stands_in_records_filters_facets_and_files(desk: TestClient) -> None:
    row = rows(desk, "report=r1")[0]
    span = where(desk, "r1", "the harbour master")
    made = decide(desk, "correct", row["id"], field="actors", span=span, report="r1")
    assert made["event"] == row["id"]
    now = desk.get(f"/api/events/{row['id']}").json()
    assert [actor["name"] for actor in now["actors"]] == ["the harbour master"]
    value = next(value for value in now["fields"] if value["field"] == "actor")
    assert (value["span"], value["rule"], value["confidence"]) == (span, "person:anna", 1.0)
    assert now["decisions"][0]["id"] == made["id"]
    assert [event["id"] for event in rows(desk, "actor=harbour")] == [row["id"]]
    actors = desk.get("/api/facets").json()["actor"]
    assert {"value": "the harbour master", "n": 1, "name": "the harbour master"} in actors
    exported = desk.get("/api/export?format=jsonl&actor=harbour").text
    assert json.loads(exported)["actors"][0]["name"] == "the harbour master"
    marks = desk.get("/api/reports/r1").json()["marks"]
    assert any(m["start"] == span[0] and m["kind"] == "actor" for m in marks)


def test_words_are_found_by_what_a_browser_counts(desk: TestClient) -> None:
    report = "wide/9%20%C3%A4"
    row = next(row for row in rows(desk) if row["report"].startswith("wide"))
    span = where(desk, report, "the harbour master")
    decide(desk, "correct", row["id"], field="recipients", span=span, report=row["report"])
    now = desk.get(f"/api/events/{row['id']}").json()
    assert now["recipients"][0]["name"] == "the harbour master"
    value = next(value for value in now["fields"] if value["field"] == "recipient")
    assert value["span"] == span
    assert value["text"] == "the harbour master"


def test_a_rejected_event_is_nowhere_until_that_is_undone(desk: TestClient) -> None:
    row = rows(desk, "report=r1")[0]
    made = decide(desk, "reject", row["id"])
    assert made["event"] is None
    assert len(rows(desk)) == 5
    assert desk.get(f"/api/events/{row['id']}").status_code == 404
    assert desk.get("/api/summary").json()["events"] == 5
    undone = decide(desk, "undo", value=made["id"])
    assert undone["kind"] == "undo"
    assert len(rows(desk)) == 6
    kept = desk.get("/api/decisions").json()["decisions"]
    assert [(d["kind"], d["undone"]) for d in kept] == [("reject", True), ("undo", False)]


def test_an_accepted_event_leaves_the_queue(desk: TestClient) -> None:
    queue = desk.get("/api/queue?limit=100").json()["queue"]
    assert [one["score"] for one in queue] == sorted((one["score"] for one in queue), reverse=True)
    assert "×" in queue[0]["why"]
    event = queue[0]["event"]["id"]
    decide(desk, "accept", event)
    left = desk.get("/api/queue?limit=100").json()["queue"]
    assert event not in {one["event"]["id"] for one in left}
    assert len(left) == len(queue) - 1


def test_the_queue_takes_filters_and_pages(desk: TestClient) -> None:
    page = desk.get("/api/queue?limit=1&report=r1").json()
    assert len(page["queue"]) == 1
    more = desk.get(f"/api/queue?limit=5&report=r1&after={page['next']}").json()
    assert len(more["queue"]) == 1
    assert more["queue"][0]["event"]["id"] != page["queue"][0]["event"]["id"]


def test_a_missed_event_is_added_and_corrected(desk: TestClient) -> None:
    span = where(desk, "r1", "killing")
    made = decide(desk, "add", report="r1", span=span, value="assault")
    assert made["value"] == "ASSAULT"
    added = desk.get(f"/api/events/{made['event']}").json()
    assert (added["type"], added["trigger"], added["status"]) == ("ASSAULT", "killing", "asserted")
    assert len(rows(desk)) == 7
    words = where(desk, "r1", "soldiers of Northland")
    decide(desk, "correct", made["event"], field="actors", span=words, report="r1")
    assert desk.get(f"/api/events/{made['event']}").json()["actors"][0]["country"] == ["NOR"]


def test_records_are_merged_and_split_by_hand(desk: TestClient) -> None:
    one, other = rows(desk)[0], rows(desk)[-1]
    assert one["report"] != other["report"]
    made = decide(desk, "merge", one["id"], **{"with": [other["id"]]})
    assert len(rows(desk)) == 5
    merged = desk.get(f"/api/events/{made['event']}").json()
    assert merged["reports"] == 2
    gone = {one["id"], other["id"]} - {merged["id"]}
    for event_id in gone:
        moved = desk.get(f"/api/events/{event_id}", follow_redirects=False)
        assert moved.status_code == 301
        assert moved.headers["location"].endswith(merged["id"])
    mentions = [m["event"] for m in merged["mentions"] if m["report"] == other["report"]]
    decide(desk, "split", merged["id"], **{"with": mentions})
    assert len(rows(desk)) == 6


def test_decisions_survive_another_model(fill: Fill) -> None:
    first, second = two_days(1), two_days(5)
    path = fill(first, second)
    with TestClient(create_app(path), base_url=HERE) as desk:
        wrong, doubtful = rows(desk, "report=r1")
        decide(desk, "reject", wrong["id"])
        span = where(desk, "r1", "the harbour master")
        decide(desk, "correct", doubtful["id"], field="status", value="possible", report="r1")
        decide(desk, "add", report="r1", span=span, value="CONSULT")
        recoded = tuple(
            replace(event, id=f"new-{i}", status="denied", actors=())
            for i, event in enumerate(first.events)
        )
        fill(replace(first, events=recoded), second, model="fake-2")
        left = rows(desk, "report=r1")
        assert {(row["type"], row["status"]) for row in left} == {
            ("ASSAULT", "possible"), ("CONSULT", "asserted"),
        }  # fmt: skip


def test_a_second_person_measures_agreement_and_changes_nothing(desk: TestClient) -> None:
    row = rows(desk, "report=r1")[0]
    decide(desk, "correct", row["id"], field="status", value="denied")
    sample = desk.get("/api/queue?sample=10&coder=ben").json()["queue"]
    assert [one["event"]["status"] for one in sample] == ["asserted"], "as coded, not as decided"
    assert desk.get("/api/queue?sample=10&coder=anna").json()["queue"] == []
    decide(desk, "accept", sample[0]["event"]["id"], coder="ben")
    assert desk.get(f"/api/events/{row['id']}").json()["status"] == "denied"
    found = desk.get("/api/agreement").json()
    assert (found["n"], found["coders"], found["f1"]) == (1, ["anna", "ben"], 1.0)
    assert found["by_field"]["status"]["f1"] == 0.0
    assert found["by_field"]["actors"]["f1"] == 1.0


def test_a_second_person_rules_on_what_the_first_rejected(desk: TestClient) -> None:
    row = rows(desk, "report=r1")[0]
    decide(desk, "reject", row["id"])
    (one,) = desk.get("/api/queue?sample=10&coder=ben").json()["queue"]
    span = where(desk, "r1", "the harbour master")
    decide(desk, "correct", one["event"]["id"], coder="ben", field="actors", span=span)
    decide(desk, "accept", one["event"]["id"], coder="ben")
    assert len(rows(desk)) == 5, "the first to rule has the word"
    found = desk.get("/api/agreement").json()
    assert (found["n"], found["f1"]) == (1, 0.0)


@pytest.mark.parametrize(
    ("said", "about"),
    [
        ({}, "kind"), ({"kind": "like"}, "kind"), ({"kind": "accept", "coder": "a"}, "event"),
        ({"kind": "accept", "event": "R"}, "coder"), ({"kind": 7}, "kind"),
        ({"kind": "accept", "event": 7, "coder": "a"}, "event"),
        ({"kind": "accept", "event": "R", "coder": " "}, "coder"),
        ({"kind": "accept", "event": "R", "coder": "a" * 81}, "coder"),
        ({"kind": "accept", "event": "R", "coder": "a", "note": "n" * 3000}, "note"),
        ({"kind": "accept", "event": "R", "coder": "a", "colour": 1}, "colour"),
        ({"kind": "correct", "event": "R", "coder": "a"}, "field"),
        ({"kind": "correct", "event": "R", "coder": "a", "field": "mood"}, "field"),
        ({"kind": "correct", "event": "R", "coder": "a", "field": "status", "value": "x"}, "value"),
        ({"kind": "correct", "event": "R", "coder": "a", "field": "status", "value": [1]}, "value"),
        ({"kind": "correct", "event": "R", "coder": "a", "field": "place", "span": [0]}, "span"),
        ({"kind": "correct", "event": "R", "coder": "a", "field": "place", "span": "x"}, "span"),
        ({"kind": "correct", "event": "R", "coder": "a", "field": "place", "spans": "x"}, "span"),
        ({"kind": "correct", "event": "R", "coder": "a", "field": "place", "span": [9, 4]}, "span"),
        ({"kind": "correct", "event": "R", "coder": "a", "field": "place", "span": [0, 9**9]},
         "span"),
        ({"kind": "correct", "event": "R", "coder": "a", "field": "place", "span": [True, 4]},
         "span"),
        ({"kind": "correct", "event": "R", "coder": "a", "field": "place", "span": [0, 4],
          "report": "r5"}, "report"),
        ({"kind": "merge", "event": "R", "coder": "a"}, "with"),
        ({"kind": "merge", "event": "R", "coder": "a", "with": "R"}, "with"),
        ({"kind": "merge", "event": "R", "coder": "a", "with": ["R"]}, "with"),
        ({"kind": "split", "event": "R", "coder": "a", "with": []}, "with"),
        ({"kind": "add", "coder": "a", "value": "AID"}, "span"),
        ({"kind": "add", "coder": "a", "value": "", "report": "r1", "span": [0, 4]}, "value"),
        ({"kind": "add", "coder": "a", "value": "AID", "span": [0, 4]}, "report"),
        ({"kind": "undo", "coder": "a", "value": "none"}, "decision"),
    ],
)  # fmt: skip
def test_what_cannot_be_decided_is_told_and_not_kept(
    desk: TestClient, said: Json, about: str
) -> None:
    event = rows(desk, "report=r1")[0]["id"]
    sent = json.loads(json.dumps(said).replace('"R"', json.dumps(event)))
    answer = desk.post("/api/decisions", json=sent)
    assert answer.status_code == 400, answer.text
    assert about in answer.json()["error"]
    assert answer.json()["hint"]
    assert desk.get("/api/decisions").json()["decisions"] == []


@pytest.mark.parametrize("event", ["none", "%00", "../x"])
def test_an_event_that_is_not_there_is_told(desk: TestClient, event: str) -> None:
    said = {"kind": "accept", "event": event, "coder": "anna"}
    assert desk.post("/api/decisions", json=said).status_code == 404
    said = {"kind": "add", "report": "none", "span": [0, 4], "value": "AID", "coder": "anna"}
    assert desk.post("/api/decisions", json=said).status_code == 404


@pytest.mark.parametrize(
    "body", [b"", b"x", b"[]", b'"accept"', b"{", b"\xff\xfe", b"[" * 10_000, b"1e999"]
)
def test_a_body_that_is_no_object_is_told(desk: TestClient, body: bytes) -> None:
    answer = desk.post("/api/decisions", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 400
    assert set(answer.json()) == {"error", "hint"}


def test_a_body_larger_than_any_decision_is_not_read(desk: TestClient) -> None:
    body = json.dumps({"note": "x" * MAX_REQUEST_BYTES})
    headers = {"Content-Type": "application/json"}
    assert desk.post("/api/decisions", content=body, headers=headers).status_code == 413
    pieces = (b"x" * 1000 for _ in range(1 + MAX_REQUEST_BYTES // 1000))
    assert desk.post("/api/decisions", content=pieces, headers=headers).status_code == 413


def test_the_same_decision_sent_twice_at_once_is_one(
    desk: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    import dateline.web.deciding as deciding

    monkeypatch.setattr(deciding, "now", lambda: "2031-01-01T00:00:00+00:00")
    event = rows(desk)[0]["id"]
    assert decide(desk, "accept", event)["id"] == decide(desk, "accept", event)["id"]
    assert len(desk.get("/api/decisions").json()["decisions"]) == 1


def test_a_store_that_cannot_be_written_takes_no_decision(
    desk: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    import dateline.store.sqlite as sqlite
    import dateline.web.deciding as deciding

    for module in (sqlite, deciding):
        monkeypatch.setattr(module, "can_write", lambda _: False)
    said = {"kind": "accept", "event": rows(desk)[0]["id"], "coder": "anna"}
    assert desk.post("/api/decisions", json=said).status_code == 403
    assert desk.get("/api/summary").json()["read_only"] is True


def test_wide_characters_before_the_words_do_not_shift_them(fill: Fill) -> None:
    coded = shifted(coded_report(3), "\U0001f525\U0001f525 ")
    with TestClient(create_app(fill(coded)), base_url=HERE) as desk:
        span = where(desk, "r3", "Oldport")
        decide(desk, "correct", rows(desk)[0]["id"], field="place", span=span, report="r3")
        place = rows(desk)[0]["place"]
        assert (place["name"], place["lat"], place["radius_km"]) == ("Oldport", 51.25, 4.5)


@pytest.mark.parametrize(
    ("field", "words", "value"),
    [
        ("status", None, "denied"), ("type", None, "COERCE"), ("mode", None, "airstrike"),
        ("background", None, "true"), ("actors", "the harbour master", None),
        ("recipients", "the harbour master", None), ("sources", "fishermen", None),
        ("place", "the market", None), ("date", "the market", "2020-01-03"),
        ("killed", "3 fishermen", "5"),
    ],
)  # fmt: skip
def test_one_report_corrected_outweighs_all_that_tell_the_same(
    fill: Fill, field: str, words: str | None, value: str | None
) -> None:
    told = [
        replace(coded, report=replace(coded.report, publisher=f"The {coded.report.id} Times"))
        for coded in (coded_report(1, report_id=name) for name in ("a", "b", "c"))
    ]
    with TestClient(create_app(fill(*told)), base_url=HERE) as desk:
        (row,) = rows(desk)
        assert row["reports"] == 3
        said: Json = {"field": field, "report": "c", "value": value}
        if words:
            said["span"] = where(desk, "c", words)
        decide(desk, "correct", row["id"], **said)
        now = desk.get(f"/api/events/{row['id']}").json()
        name = {"actors": "actor", "recipients": "recipient", "sources": "source"}.get(field, field)
        (found,) = [one for one in now["fields"] if one["field"] == name]
        assert found["value"] == (value or words)
        if field not in ("mode", "background", "status"):
            assert found["report"] == "c"
        text = desk.get(f"/api/reports/{found['report']}").json()["report"]["text"]
        assert text[slice(*found["span"])] == found["text"]
        assert found["rule"] == "person:anna"
        assert found["confidence"] == 1.0
