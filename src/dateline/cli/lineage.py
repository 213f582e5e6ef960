"""`dateline lineage`: which reports are copies of which, and what a machine rewrote."""

from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table
from rich.text import Text

from dateline.cli.exits import Exit, tell
from dateline.cli.options import Paths, option
from dateline.cli.output import text_output
from dateline.cli.pictures import ending_of, write_picture
from dateline.cli.screen import console, error_console, note, show_refusals
from dateline.cli.side_by_side import show_beside
from dateline.config import load_config
from dateline.errors import ConfigError
from dateline.types import Refusal, Report

if TYPE_CHECKING:
    from dateline.export import Json
    from dateline.lineage.findings import Finding
    from dateline.run import Input, Summary

EXAMPLE = """[bold]Examples[/]

  dateline lineage reports/                      who copied whom, as a table
  dateline lineage feed.jsonl --jsonl lineage.jsonl
  dateline lineage feed.jsonl --all              reports that stand alone, too
  dateline lineage feed.jsonl --picture stories.svg
  dateline lineage feed.jsonl --beside a12 b7    which words differ

All reports are compared with one another. One line of JSON a report: {"id", "group", "role",
"of", "score", "rewritten", "rewrites", "embeds"}.
Ends with 0, or 3 where some inputs were refused, 1 where nothing could be read.
"""

_REPLACED_SHOWN = 3


def lineage(
    paths: Paths,
    jsonl: Annotated[
        str | None, option("OUT", "Write JSON lines here, - is stdout; no table then.")
    ] = None,
    picture: Annotated[
        Path | None, option("FILE", "Draw who derives from whom and when: .svg, .html, .png.")
    ] = None,
    beside: Annotated[
        tuple[str, str] | None,
        option("ID ID", "Lay two of the reports side by side: an original and what became of it."),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="List also reports that nothing is known of.")
    ] = False,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="No closing summary.")
    ] = False,
) -> None:  # fmt: skip
    """Find copies, cuts and rewrites among reports, and what a rewriting machine replaced."""
    config = load_config({})
    if picture is not None:
        ending_of(picture, "--picture")
    from dateline.lineage.findings import findings
    from dateline.lineage.restore import Restorer
    from dateline.readers import Hints, read

    with ExitStack() as stack:
        stream = stack.enter_context(text_output(jsonl, "--jsonl")) if jsonl else None
        hints = Hints(published=config.date, publisher=config.publisher)
        reports, summary = _collected(read(paths, hints))
        if beside is not None:
            show_beside(*(_one(reports, key) for key in beside))
            return
        found = findings(reports, Restorer.load())
        if stream is not None:
            from dateline.export import write_line

            for finding in found:
                write_line(stream, line(finding))
        else:
            _show(found, everything)
    if picture is not None:
        _draw(found, picture)
    if not quiet:
        _close(found, summary)
    if not summary.read:
        tell("no reports found", "name files or folders that hold .txt, .html, .jsonl or .csv")
    if not reports:
        raise typer.Exit(Exit.ERROR)
    raise typer.Exit(Exit.REFUSED if summary.refused else Exit.OK)


def _one(reports: list[Report], key: str) -> Report:
    """The report of that id; raises ConfigError."""
    found = next((report for report in reports if report.id == key), None)
    if found is None:
        raise ConfigError(f"--beside: there is no report {key!r} among the {len(reports):,} read")
    return found


def _draw(found: "list[Finding]", out: Path) -> None:
    from dateline.export.picture import draw_lineage

    write_picture(out, draw_lineage(found, "Who derives from whom"), out.suffix.lower(), [])
    note(f"drawn to {out}")


def line(finding: "Finding") -> "Json":
    """One line of output, as docs/record.md has it."""
    from dateline.export import rewrite_json

    told = finding.traced.lineage
    return {
        "id": finding.report.id, "group": told.group, "role": told.role, "of": told.of,
        "score": told.score, "rewritten": round(finding.rewritten, 3),
        "rewrites": [rewrite_json(rewrite) for rewrite in finding.rewrites],
        "embeds": list(finding.traced.embeds),
    }  # fmt: skip


def _collected(inputs: "Iterable[Input]") -> tuple[list[Report], "Summary"]:
    """All reports at once, since each is compared with each; refusals counted."""
    from dateline.run.summary import Tally

    tally, reports = Tally(), list[Report]()
    for item in inputs:
        tally.read += 1
        if isinstance(item, Refusal):
            tally.add_refusal(item)
        else:
            reports.append(item)
    return reports, tally.close(0.0, False)


def _show(found: "list[Finding]", everything: bool) -> None:
    table = Table(box=None, header_style="bold", pad_edge=False)
    for heading in ("report", "role", "of", "score", "rewritten", "published", "replaced words"):
        table.add_column(heading, overflow="fold")
    parents = {finding.traced.lineage.of for finding in found}
    for finding in found:
        told = finding.traced.lineage
        if everything or told.of or told.role != "original" or told.group in parents:
            table.add_row(*_cells(finding))
    console().print(table)


def _cells(finding: "Finding") -> list[Text]:
    told = finding.traced.lineage
    samples = [f"{r.text} → {r.restored}" for r in finding.rewrites[:_REPLACED_SHOWN]]
    more = len(finding.rewrites) - len(samples)
    if more > 0:
        samples.append(f"and {more} more")
    embeds = finding.traced.embeds
    of = told.of or (f"holds {', '.join(embeds)}" if embeds else "")
    cells = (
        finding.report.id, told.role, of, f"{told.score:.2f}" if told.of else "",
        f"{finding.rewritten:.2f}", finding.report.published or "", "; ".join(samples),
    )  # fmt: skip
    return [Text(cell) for cell in cells]


def _close(found: "list[Finding]", summary: "Summary") -> None:
    screen = error_console()
    derived = sum(finding.traced.lineage.of is not None for finding in found)
    odd = sum(finding.rewritten >= 0.9 for finding in found)
    screen.print(
        f"[bold]{summary.read:,}[/] in = [green]{len(found):,} read[/] + {summary.refused:,} "
        f"refused   ({derived:,} derive from others, {odd:,} rewritten by a machine)",
        highlight=False,
        soft_wrap=True,
    )
    show_refusals(summary, screen, kept="")
