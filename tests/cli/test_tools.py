"""`dateline geoparse` and `dateline timex`: a line a report, in order, and clear refusals."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from typer.testing import Result

import dateline as library
from dateline.cli import geoparse
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
