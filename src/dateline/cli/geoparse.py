"""`dateline geoparse`: the places that reports name, and where they lie."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.options import Paths, Quiet, option
from dateline.cli.tool import Code, Inputs, only, refusing, run_tool
from dateline.config import load_config
from dateline.errors import RefusedInput
from dateline.spans import Span
from dateline.types import CodedReport, Report

if TYPE_CHECKING:
    from dateline.export import Json
    from dateline.find.geoparser import Geoparser

EXAMPLE = """[bold]Examples[/]

  dateline geoparse reports/ --jsonl places.jsonl
  echo "Shells fell near Aleppo." | dateline geoparse -
  dateline geoparse feed.jsonl --given           only resolves the "toponyms" of each line

One line a report: {"id": …, "places": [{"start", "end", "text", "name", "lat", "lon", …}]}.
Ends with 0, or 3 where some inputs were refused, 1 where nothing could be read, 130 on Ctrl-C.
"""

_REMEDY = 'give "toponyms": [{"start": 0, "end": 5}], offsets of characters into "text"'


def geoparse(
    paths: Paths,
    jsonl: Annotated[str, option("OUT", "Where the lines go; else stdout.")] = "-",
    given: Annotated[
        bool,
        typer.Option("--given", help='Resolve the spans in "toponyms" of each report; no model.'),
    ] = False,
    gazetteer: Annotated[
        Path | None, option("FILE", "A gazetteer made by `dateline gazetteer import`.")
    ] = None,
    model: Annotated[Path | None, option("FOLDER", "A language model of your own.")] = None,
    workers: Annotated[int | None, option("N", "Reports read at the same time.")] = None,
    quiet: Quiet = False,
) -> None:  # fmt: skip
    """Find the places that reports name: which words, which place, where it lies."""
    config = load_config({"model": model, "workers": workers, "gazetteer": gazetteer})

    def load(workers: int) -> Code:
        tool = load_geoparser(config.model, config.gazetteer, workers, given)
        return located(tool) if given else found(tool)

    run_tool(
        paths, config, load, line, jsonl=jsonl, quiet=quiet, what="places",
        screen=with_toponyms if given else iter,
    )  # fmt: skip


def load_geoparser(
    model: Path | None, gazetteer: Path | None, workers: int, given: bool
) -> "Geoparser":
    """The tool; resolution alone needs no model."""
    from dateline.find.geoparser import Geoparser

    if given:
        return Geoparser.resolver(gazetteer)
    return Geoparser.load(model, gazetteer, threads=0 if workers == 1 else 1)


def found(tool: "Geoparser") -> Code:
    """Recognition and resolution."""
    return lambda report: only(report, places=tool.places(report))


def located(tool: "Geoparser") -> Code:
    """Resolution of the given toponyms."""
    return lambda report: only(report, places=tool.locate(report, toponyms(report)))


def line(coded: CodedReport) -> "Json":
    """One line of output."""
    from dateline.export import place_json

    return {"id": coded.report.id, "places": [place_json(place) for place in coded.places]}


def with_toponyms(inputs: Inputs) -> Inputs:
    """Refuse reports whose toponyms are missing or no spans of their text."""
    return refusing(inputs, toponyms)


def toponyms(report: Report) -> list[Span]:
    """The spans given with a report; raises RefusedInput."""
    given = report.extra.get("toponyms")
    if not isinstance(given, list):
        raise RefusedInput(report.origin or report.id, 'no list of "toponyms"', _REMEDY)
    return [_span(item, report) for item in given]


def _span(item: object, report: Report) -> Span:
    start, end = (item.get("start"), item.get("end")) if isinstance(item, dict) else (None, None)
    if not (isinstance(start, int) and isinstance(end, int)):
        raise RefusedInput(report.origin or report.id, f"{item!r} is no toponym", _REMEDY)
    if not 0 <= start < end <= len(report.text):
        reason = f"no text from {start} to {end}: it has {len(report.text):,} characters"
        raise RefusedInput(report.origin or report.id, reason, _REMEDY)
    return Span(start, end)
