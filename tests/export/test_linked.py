"""JSON-LD: every annotation quotes words that stand in the report where it says they do."""

import json
from dataclasses import replace
from typing import Any

from hypothesis import HealthCheck, given, settings
from tests.export.rows import merged_row, rows_of
from tests.invented import coded_report
from tests.strategies import coded_reports

from dateline.export import record_of, stream
from dateline.export.rows import Row
from dateline.store.words import storable
from dateline.types import CodedReport, MentionRef


def graph(*rows: Row) -> list[dict[str, Any]]:
    document = json.loads(b"".join(stream("jsonld", rows)))
    assert document["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    found: list[dict[str, Any]] = document["@graph"]
    return found


def test_an_event_with_its_values_and_their_words() -> None:
    coded = coded_report(1)
    (event,) = graph(*rows_of(coded))
    assert event["eventType"] == "urn:dateline:plover:ASSAULT/artillery"
    assert (event["startDate"], event["location"]["name"]) == ("2020-01-02", "Oldport")
    fields = [annotation["field"] for annotation in event["annotations"]]
    assert fields == [
        "trigger", "actors", "recipients", "place", "date", "sources", "sources", "killed"
    ]  # fmt: skip
    actor = event["annotations"][1]
    quoted, position = actor["target"]["selector"]
    assert (quoted["type"], position["type"]) == ("TextQuoteSelector", "TextPositionSelector")
    assert quoted["exact"] == "soldiers of Northland"
    assert quoted["prefix"].endswith("January ")
    assert quoted["suffix"].startswith(" shelled")
    assert actor["body"]["value"] == "Soldiers Of Northland"


@settings(max_examples=20, suppress_health_check=list(HealthCheck))
@given(coded=coded_reports())
def test_selectors_point_at_the_words(coded: CodedReport) -> None:
    text = storable(coded.report.text)
    for event in graph(*rows_of(coded)):
        for annotation in event["annotations"]:
            quoted, position = annotation["target"]["selector"]
            start, end = position["start"], position["end"]
            around = quoted.get("prefix", "") + text[start:end] + quoted.get("suffix", "")
            assert around in text


def test_a_value_from_another_report_targets_that_report() -> None:
    coded = coded_report(1)
    (row,) = rows_of(coded)
    record = replace(record_of(row), chosen={"place": MentionRef("r 2", "e2")})
    (event,) = graph(merged_row(coded, record))
    targets = {a["field"]: a["target"] for a in event["annotations"]}
    assert targets["trigger"]["source"] == "urn:dateline:report:r1"
    assert targets["place"]["source"] == "urn:dateline:report:r%202"
    assert "prefix" not in targets["place"]["selector"][0]


def test_a_coarse_place_has_no_coordinates() -> None:
    coded = coded_report(1)
    place = coded.events[0].place
    assert place is not None
    event = replace(coded.events[0], place=replace(place, precision="admin1"))
    (node,) = graph(*rows_of(replace(coded, events=(event,))))
    assert set(node["location"]) == {"type", "name", "addressCountry"}
