"""FollowTheMoney: each entity has only properties of its schema, and every reference is met."""

import json
import re
from dataclasses import replace
from typing import Any

from hypothesis import HealthCheck, given, settings
from tests.export.rows import merged_row, rows_of
from tests.invented import coded_report
from tests.strategies import coded_reports

from dateline.export import record_of, stream
from dateline.export.rows import Row
from dateline.types import CodedReport, MentionRef

# The part of FollowTheMoney's schemata (version 4, MIT) that is used: properties by schema, their
# types where they are more than text, which schemata a reference may lead to, what is required.
THING = {"name", "country", "keywords", "publisher", "summary"}
SCHEMATA = {
    "Event": THING | {"startDate", "endDate", "location", "organizer", "involved", "recordId",
                      "proof"},
    "Article": THING | {"fileName", "title", "publishedAt"},
    "Person": THING, "Organization": THING, "PublicBody": THING, "LegalEntity": THING,
}  # fmt: skip
REQUIRED = {"Article": {"name", "fileName"}}
LEGAL = {"Person", "Organization", "PublicBody", "LegalEntity"}
RANGES = {"organizer": LEGAL, "involved": LEGAL, "proof": {"Article"}}
DATES = {"startDate", "endDate", "publishedAt"}
DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def entities(*rows: Row) -> list[dict[str, Any]]:
    lines = b"".join(stream("ftm", rows)).decode().splitlines()
    return [json.loads(line) for line in lines]


def check(found: list[dict[str, Any]]) -> None:
    schemata = {entity["id"]: entity["schema"] for entity in found}
    for entity in found:
        schema, properties = entity["schema"], entity["properties"]
        assert set(properties) <= SCHEMATA[schema]
        assert set(properties) >= REQUIRED.get(schema, {"name"})
        for name, values in properties.items():
            assert values
            assert all(isinstance(value, str) and value for value in values)
            if name in DATES:
                assert all(DATE.fullmatch(value) for value in values)
            if name == "country":
                assert all(re.fullmatch("[a-z]{2}", value) for value in values)
            if name in RANGES:
                assert {schemata[value] for value in values} <= RANGES[name]


def test_an_event_comes_after_those_it_refers_to() -> None:
    found = entities(*rows_of(coded_report(1)))
    check(found)
    assert [entity["schema"] for entity in found] == [
        "PublicBody", "PublicBody", "Article", "Event"
    ]  # fmt: skip
    event = found[-1]["properties"]
    assert event["name"] == ["ASSAULT (artillery): Soldiers Of Northland → Fishermen, Oldport"]
    assert (event["startDate"], event["country"]) == (["2020-01-02"], ["gb"])
    assert event["organizer"] == [found[0]["id"]]
    assert "endDate" not in event


def test_a_record_is_proven_by_every_report() -> None:
    coded = coded_report(1)
    (row,) = rows_of(coded)
    mentions = (MentionRef("r1", row.event.id), MentionRef("r2", "e2"))
    found = entities(merged_row(coded, replace(record_of(row), mentions=mentions)))
    check(found)
    assert len(found[-1]["properties"]["proof"]) == 2


def test_what_was_just_written_is_not_written_again() -> None:
    schemata = [e["schema"] for e in entities(*rows_of(coded_report(1, events=3)))]
    assert schemata.count("Article") == 1
    assert schemata.count("Event") == 3


@settings(max_examples=20, suppress_health_check=list(HealthCheck))
@given(coded=coded_reports())
def test_any_event_keeps_to_the_schemata(coded: CodedReport) -> None:
    check(entities(*rows_of(coded)))
