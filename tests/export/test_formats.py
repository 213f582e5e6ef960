"""Every format is read back by a reader of its own, and holds what was written."""

import csv
import io
import json
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings
from tests.export.rows import merged_row, rows_of
from tests.invented import coded_report
from tests.strategies import coded_reports

from dateline.errors import ConfigError
from dateline.export import FORMATS, Tally, event_to_json, format_for, stream
from dateline.export.parquet import schema_of
from dateline.types import Claim, CodedReport, MentionRef, Record


def written(name: str, coded: CodedReport, tally: Tally | None = None) -> bytes:
    return b"".join(stream(name, rows_of(coded), tally))


def read(name: str, data: bytes) -> int:
    """How many events a reader of the format finds; raises where it is none."""
    if name in ("csv", "acled"):
        return len(list(csv.DictReader(io.StringIO(data.decode(), newline=""))))
    if name == "parquet":
        parquet = pytest.importorskip("pyarrow.parquet")
        return int(parquet.read_table(io.BytesIO(data)).num_rows)
    if name == "geojson":
        return len(json.loads(data)["features"])
    if name == "jsonld":
        return len(json.loads(data)["@graph"])
    if name in ("graphml", "gexf"):
        ET.fromstring(data)  # noqa: S314
        return -1
    lines = [json.loads(line) for line in data.decode().splitlines()]
    return sum(line.get("schema", "Event") == "Event" for line in lines)


@pytest.mark.parametrize("name", FORMATS)
def test_a_reader_finds_every_event(name: str) -> None:
    tally = Tally()
    found = read(name, written(name, coded_report(1, events=3), tally))
    assert found in (3, -1)
    assert (tally.read, tally.written) == (3, 3)


@pytest.mark.parametrize("name", FORMATS)
def test_no_events_are_a_sound_file(name: str) -> None:
    assert read(name, written(name, coded_report(1, events=0))) in (0, -1)


@settings(max_examples=6, suppress_health_check=list(HealthCheck))
@given(coded=coded_reports())
def test_any_events_are_a_sound_file(coded: CodedReport) -> None:
    for name in FORMATS:
        tally = Tally()
        found = read(name, written(name, coded, tally))
        assert tally.read == len(coded.events)
        if name != "ftm":  # two events of one id and content are one entity
            assert found in (tally.written, -1)


def test_rows_are_taken_one_by_one() -> None:
    """A format that holds all rows before it writes would take them all for the first piece."""
    taken = 0

    def rows():  # type: ignore[no-untyped-def]
        nonlocal taken
        (row,) = rows_of(coded_report(1))
        for taken in range(1, 20_001):
            yield replace(row, event=replace(row.event, id=str(taken)))

    for name in set(FORMATS) - {"graphml", "gexf"}:
        taken = 0
        next(iter(stream(name, rows())))
        assert taken <= 5_000, name


def test_parquet_holds_the_merged_form_nested() -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    coded = coded_report(1)
    here, there = MentionRef("r1", coded.events[0].id), MentionRef("r2", "e2")
    record = Record(
        id=coded.events[0].id, event=coded.events[0], chosen={"place": there}, rules={},
        mentions=(here, there), reports=2, outlets=("A", "B"), independent=2, first_hand=1,
        first_reported="2020-01-09", last_reported="2020-01-10", disputed=True,
        accounts=(Claim("place", "Oldport", (there,), ("B",)),),
    )  # fmt: skip
    row = merged_row(coded, record)
    table = parquet.read_table(io.BytesIO(b"".join(stream("parquet", [row]))))
    assert table.schema.equals(schema_of())
    (found,) = table.to_pylist()
    told = event_to_json(row)
    same = {"id", "type", "actors", "place", "date", "sources", "views", "mentions", "outlets"}
    assert {key: found[key] for key in same} == {key: told[key] for key in same}
    assert dict(found["confidence"]) == told["confidence"]
    assert found["counts"] == [{"kind": "killed", **told["counts"]["killed"]}]
    assert found["accounts"] == [{"field": "place", **told["accounts"]["place"][0]}]
    assert found["chosen"] == [{"field": "place", "report": "r2", "event": "e2"}]


def test_networkx_reads_the_ties() -> None:
    networkx = pytest.importorskip("networkx")
    graph = networkx.read_graphml(io.BytesIO(written("graphml", coded_report(1, events=2))))
    assert graph.edges["northland-army", "GBR:CVL"]["weight"] == 2


def test_what_xml_has_no_letters_for_is_replaced() -> None:
    coded = coded_report(1)
    event = coded.events[0]
    actor = replace(event.actors[0], name="a\x00\x0b <b>")
    coded = replace(coded, events=(replace(event, actors=(actor,)),))
    root = ET.fromstring(written("gexf", coded))  # noqa: S314
    assert "a\ufffd\ufffd <b>" in {node.get("label") for node in root.iter()}


def test_an_unknown_format_is_told_the_near_one() -> None:
    with pytest.raises(ConfigError, match="did you mean geojson"):
        stream("geojsn", [])


@pytest.mark.parametrize(
    ("path", "name"),
    [("a.csv", "csv"), ("b/x.ftm.jsonl", "ftm"), ("X.JSONL", "jsonl"), ("y.GeoJSON", "geojson")],
)
def test_the_ending_tells_the_format(path: str, name: str) -> None:
    form = format_for(path)
    assert form is not None
    assert form.name == name


def test_an_ending_of_no_format_tells_nothing() -> None:
    assert format_for("events.xlsx") is None


@pytest.mark.parametrize("name", FORMATS)
def test_half_a_letter_is_replaced_not_fatal(name: str) -> None:
    coded = coded_report(1)
    coded = replace(coded, report=replace(coded.report, title="half \ud800 letter"))
    data = written(name, coded)
    assert read(name, data) in (1, -1)
    if name == "parquet":
        parquet = pytest.importorskip("pyarrow.parquet")
        assert parquet.read_table(io.BytesIO(data))["title"].to_pylist() == ["half \ufffd letter"]
