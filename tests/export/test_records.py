"""Records are the contract: names, order, nulls; and they read back."""

import io
import json
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.invented import coded_report
from tests.strategies import coded_reports

from dateline.errors import RefusedInput
from dateline.export import from_json, to_json, write_jsonl
from dateline.types import CodedReport, Rewrite


def without_origin(coded: CodedReport) -> CodedReport:
    return replace(coded, report=replace(coded.report, origin=""))


def line_of(coded: CodedReport) -> str:
    stream = io.StringIO()
    write_jsonl(stream, coded)
    return stream.getvalue()


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(coded=coded_reports())
def test_a_record_reads_back(coded: CodedReport) -> None:
    line = line_of(coded)
    assert line.endswith("\n")
    assert len(line.splitlines()) == 1
    assert from_json(json.loads(line)) == without_origin(coded)


@settings(max_examples=30, deadline=None)
@given(text=st.text(st.characters() | st.characters(categories=["Cs"]), min_size=1))
def test_any_text_is_written_and_keeps_its_offsets(text: str) -> None:
    coded = coded_report(1, events=0)
    line = line_of(replace(coded, report=replace(coded.report, text=text)))
    back = json.loads(line.encode("utf-8"))["report"]["text"]
    assert len(back) == len(text)
    assert all(a == b or "\ud800" <= a <= "\udfff" for a, b in zip(text, back, strict=True))


def test_names_and_order_are_those_of_the_contract() -> None:
    coded = coded_report(1)
    span = coded.events[0].trigger.span
    coded = replace(coded, rewrites=(Rewrite(span, "shelled", "bombed", "term", 0.7),))
    record = to_json(coded)
    assert list(record) == [
        "report", "lineage", "rewrites", "sentences", "actors", "places", "times",
        "attributions", "events",
    ]  # fmt: skip
    assert list(record["report"]) == [
        "id", "url", "title", "publisher", "byline", "published", "language", "text", "extra",
    ]  # fmt: skip
    assert list(record["lineage"]) == ["group", "role", "of", "score"]
    assert list(record["rewrites"][0]) == ["start", "end", "text", "restored", "kind", "confidence"]
    assert list(record["sentences"][0]) == ["start", "end"]
    assert list(record["actors"][0]) == [
        "start", "end", "text", "id", "name", "kind", "country", "sector", "confidence", "rule",
    ]  # fmt: skip
    assert list(record["places"][0]) == [
        "start", "end", "text", "name", "geonameid", "lat", "lon", "country", "admin1", "kind",
        "confidence", "rule",
    ]  # fmt: skip
    assert list(record["times"][0])[:5] == ["start", "end", "text", "type", "value"]
    assert list(record["attributions"][0])[:7] == [
        "id", "parent", "source", "cue", "content", "medium", "addressee",
    ]  # fmt: skip
    event = record["events"][0]
    assert list(event) == [
        "id", "sentence", "trigger", "type", "mode", "contexts", "intensity", "quad_class",
        "status", "background", "actors", "recipients", "place", "date", "sources", "views",
        "counts", "confidence", "decided_by",
    ]  # fmt: skip
    assert list(event["actors"][0])[:7] == [
        "start", "end", "text", "id", "name", "country", "sector",
    ]  # fmt: skip
    assert list(event["place"])[:11] == [
        "start", "end", "text", "name", "geonameid", "lat", "lon", "country", "admin1",
        "precision", "said",
    ]  # fmt: skip
    assert list(event["date"])[:7] == [
        "start", "end", "text", "value", "earliest", "latest", "said",
    ]  # fmt: skip
    assert list(event["sources"][0]) == ["start", "end", "text", "name", "attribution"]
    assert list(event["counts"]["killed"])[:5] == ["value", "low", "high", "start", "end"]


def test_what_nothing_tells_is_null() -> None:
    coded = coded_report(1)
    bare = replace(coded.events[0], place=None, date=None, mode=None)
    record = json.loads(line_of(replace(coded, events=(bare,))))
    assert record["report"]["url"] is None
    assert record["events"][0]["place"] is None
    assert record["events"][0]["date"] is None
    assert record["events"][0]["mode"] is None


def test_extra_that_json_cannot_say() -> None:
    coded = coded_report(1)
    odd = {"ratio": float("nan"), "seen": {1}, "rows": (1, float("inf")), "ok": True}
    record = json.loads(line_of(replace(coded, report=replace(coded.report, extra=odd))))
    assert record["report"]["extra"] == {
        "ratio": None, "seen": "{1}", "rows": [1, None], "ok": True,
    }  # fmt: skip


@pytest.mark.parametrize("record", [{}, {"report": {"id": "a"}}, {"report": None}, []])
def test_what_is_no_record_is_refused(record: object) -> None:
    with pytest.raises(RefusedInput, match="not a record"):
        from_json(record)  # type: ignore[arg-type]
