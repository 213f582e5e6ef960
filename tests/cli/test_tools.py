"""`dateline geoparse` and `dateline timex`: a line a report, in order, and clear refusals."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from typer.testing import Result

import dateline as library
from dateline.cli import geoparse, quotes
from dateline.find.geoparser import Geoparser
from dateline.spans import Span

Run = Callable[..., Result]
TEXT = "Shells fell near Aleppo on Friday."


def feed(*reports: dict[str, object]) -> str:
    path = Path("feed.jsonl")
    path.write_text("".join(json.dumps(report) + "\n" for report in reports))
    return str(path)


def test_given_toponyms_are_resolved_without_a_model(
    dateline: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Geoparser, "load", None)
    path = feed({"id": "a", "text": TEXT, "toponyms": [{"start": 17, "end": 23}]},
                {"id": "b", "text": TEXT, "toponyms": []})  # fmt: skip
    result = dateline("geoparse", path, "--given", "--jsonl", "out.jsonl")
    assert result.exit_code == 0
    first, second = [json.loads(line) for line in Path("out.jsonl").read_text().splitlines()]
    assert (first["id"], second) == ("a", {"id": "b", "places": []})
    (place,) = first["places"]
    assert (place["start"], place["end"], place["name"]) == (17, 23, "Aleppo")
    assert place["country"] == "SYR"
    assert "2 in = 2 read + 0 refused   (1 places" in result.stderr


@pytest.mark.parametrize(
    "toponyms",
    [None, "Aleppo", [{"start": 1}], [{"start": 9, "end": 9}], [{"start": 0, "end": 99}]],
)
def test_a_report_without_usable_toponyms_is_refused_and_the_rest_goes_on(
    dateline: Run, toponyms: object
) -> None:
    good = {"id": "a", "text": TEXT, "toponyms": [{"start": 17, "end": 23}]}
    path = feed({"id": "b", "text": TEXT, "toponyms": toponyms}, good)
    result = dateline("geoparse", path, "--given")
    assert result.exit_code == 3
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["a"]
    assert '→ give "toponyms"' in result.stderr


def test_places_are_written_in_input_order(dateline: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    resolver = Geoparser.resolver()

    class Known:
        """Finds Aleppo where it stands."""

        def places(self, report: library.Report) -> tuple[library.PlaceMention, ...]:
            at = report.text.find("Aleppo")
            return resolver.locate(report, [Span(at, at + 6)] if at >= 0 else [])

    monkeypatch.setattr(geoparse, "load_geoparser", lambda *_: Known())
    path = feed(*({"id": str(n), "text": "In Aleppo." if n % 2 else "Rain."} for n in range(9)))
    result = dateline("geoparse", path, "--workers", "3", "--quiet")
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [line["id"] for line in lines] == [str(n) for n in range(9)]
    assert [len(line["places"]) for line in lines] == [n % 2 for n in range(9)]


def test_times_are_resolved_against_the_report_or_the_option(dateline: Run) -> None:
    path = feed({"id": "a", "text": TEXT, "dct": "2020-01-08"}, {"id": "b", "text": TEXT})
    result = dateline("timex", path, "--date", "2021-01-06", "--quiet")
    assert result.exit_code == 0
    values = [json.loads(line)["times"][0]["value"] for line in result.stdout.splitlines()]
    assert values == ["2020-01-03", "2021-01-01"]


def test_nothing_to_read_is_an_error(dateline: Run) -> None:
    assert dateline("timex", "missing.txt").exit_code == 1


def test_a_missing_gazetteer_is_named(dateline: Run) -> None:
    path = feed({"id": "a", "text": TEXT, "toponyms": []})
    result = dateline("geoparse", path, "--given", "--gazetteer", "none.bin")
    assert result.exit_code == 1
    assert "none.bin" in result.stderr


def test_times_of_a_text_take_a_date_or_an_iso_prefix() -> None:
    (friday,) = library.times("They met on Friday.", published=date(2020, 1, 8))
    assert friday.value == "2020-01-03"
    assert library.times("They met on Friday.")[0].earliest is None
    with pytest.raises(ValueError, match="not a date"):
        library.times("They met on Friday.", published="January")


def test_a_resolver_locates_given_words() -> None:
    report = library.Report(id="r", text=TEXT)
    (place,) = library.Geoparser.resolver().locate(report, [Span(17, 23)])
    assert place.geonameid == 170063


def quoting(dateline: Run, monkeypatch: pytest.MonkeyPatch, *options: str) -> Result:
    said = library.Attribution(
        id="A1", parent=None, source=(Span(0, 8),), cue=(Span(9, 13),), content=(Span(14, 23),),
        medium=(), addressee=(), kind="statement", cue_polarity="+", quote="indirect",
        source_id="", source_name="the army", rule="model:cue",
    )  # fmt: skip

    class Known:
        """Finds one quote."""

        def attributions(self, _: library.Report) -> tuple[library.Attribution, ...]:
            return (said, replace(said, id="A2", parent="A1", source_name="=villagers"))

    monkeypatch.setattr(quotes, "load_quoter", lambda *_: Known())
    path = feed({"id": "a", "text": "The army said they fled."})
    return dateline("quotes", path, *options)


def test_quotes_are_a_table_with_inner_ones_below(
    dateline: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    result = quoting(dateline, monkeypatch)
    lines = result.stdout.splitlines()
    assert result.exit_code == 0
    assert any(line.startswith("the army") and "they fled" in line for line in lines)
    assert any(line.startswith("  =villagers") for line in lines)
    assert "(2 quotes" in result.stderr


def test_quotes_as_rows_and_as_lines(dateline: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = quoting(dateline, monkeypatch, "--csv", "-", "-q").stdout.splitlines()
    assert rows[1].startswith("a,A1,,the army,,statement,positive,indirect,The army,said,they fled")
    assert "'=villagers" in rows[2]
    (line,) = quoting(dateline, monkeypatch, "--jsonl", "-", "-q").stdout.splitlines()
    assert json.loads(line)["attributions"][1]["parent"] == "A1"
    assert quoting(dateline, monkeypatch, "--jsonl", "-", "--csv", "-").exit_code == 2
