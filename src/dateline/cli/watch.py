"""`dateline watch`: saved filters, and what departs from its own past in them."""

from collections.abc import Iterable
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table
from rich.text import Text

from dateline.cli.filters import Filters, with_filters
from dateline.cli.options import option
from dateline.cli.output import STDOUT, text_output
from dateline.cli.screen import console, note
from dateline.cli.stores import merged_store
from dateline.config import load_config
from dateline.errors import ConfigError

if TYPE_CHECKING:
    from dateline.watch import Findings, Watch

    Look = tuple[Watch, Findings]

EXAMPLE = """[bold]Examples[/]

  dateline watch iraq.db --save arrests --type COERCE --country IRQ
  dateline watch iraq.db                       what departs from its past, in all that is saved
  dateline watch iraq.db --until 2024-05-12    as it stood that day
  dateline watch iraq.db --actor police        a look without saving
  dateline watch iraq.db --atom alarms.xml
  dateline watch iraq.db --forget arrests

How it is computed, and what it may miss: docs/watch.md
"""

UNSAVED = "these events"
"""The name of a watch that is looked through without saving."""


@with_filters()
def watch(
    filters: Filters,
    store: Annotated[
        Path | None,
        typer.Argument(
            metavar="[STORE]", help="The store to read, else events.db.", show_default=False
        ),
    ] = None,
    save: Annotated[str | None, option("NAME", "Keep these filters under a name.")] = None,
    forget: Annotated[str | None, option("NAME", "Drop what was saved under a name.")] = None,
    days: Annotated[int, typer.Option(metavar="N", help="How many days are now.")] = 7,
    history: Annotated[
        int, typer.Option(metavar="N", help="How many days before them are the past.")
    ] = 182,
    rate: Annotated[
        float, typer.Option(metavar="P", help="The share of alarms that may be false.")
    ] = 0.05,
    atom: Annotated[str | None, option("OUT", "Write the alarms as an Atom feed.")] = None,
    jsonl: Annotated[str | None, option("OUT", "Write the alarms as JSON lines.")] = None,
) -> None:
    """Tell which actors, places and types depart from their own past; save what to watch.

    Now is the days up to --until, else up to the last day that the store's reports are of.
    """
    from dateline.watch import Settings, look

    path = load_config({"store": store}).store
    settings = Settings(days, history, rate)
    until, wanted = _asked(filters, path)
    if save is not None or forget is not None:
        _keep(path, save, forget, wanted)
        return
    with merged_store(path) as opened:
        found = list(look(opened, _watches(path, wanted), settings, until))
    _write(found, atom, jsonl)
    if STDOUT not in (atom, jsonl):
        _show(found)


def _asked(filters: Filters, path: Path) -> tuple[date | None, dict[str, str | list[str]]]:
    """The last day to look at, and the other filters; raises ConfigError as they are checked."""
    from dateline.dates import days_of

    filters.chosen(path)
    wanted = filters.parameters()
    told = days_of(str(wanted.pop("until", "")))
    return told.latest if told else None, wanted


def _watches(path: Path, wanted: dict[str, str | list[str]]) -> "list[Watch]":
    """What is asked for now, else all that is saved, else everything."""
    from dateline.watch import Watch, load_watches

    if wanted:
        return [Watch(UNSAVED, wanted)]
    return load_watches(path) or [Watch(UNSAVED, {})]


def _keep(
    path: Path, save: str | None, forget: str | None, wanted: dict[str, str | list[str]]
) -> None:
    from dateline.watch import Watch, load_watches, save_watches, watch_file

    if not path.exists():
        raise ConfigError(f"{path}: there is no such store; `dateline code PATH` makes one")
    watches = {one.name: one for one in load_watches(path)}
    if forget is not None and watches.pop(forget, None) is None:
        names = ", ".join(watches) or "nothing"
        raise ConfigError(f"--forget: there is no {forget!r}; saved: {names}")
    if save is not None:
        watches[save] = Watch(save, wanted)
    save_watches(path, sorted(watches.values(), key=lambda one: one.name))
    note(f"{len(watches):,} saved in {watch_file(path)}: {', '.join(sorted(watches)) or 'nothing'}")


def _write(found: "list[Look]", atom: str | None, jsonl: str | None) -> None:
    from dateline.export import write_line
    from dateline.watch import alarm_to_json
    from dateline.watch import atom as feed

    with ExitStack() as stack:
        if atom is not None:
            title = ", ".join(one.name for one, _ in found)
            stack.enter_context(text_output(atom, "--atom")).write(feed(found, title))
        if jsonl is not None:
            stream = stack.enter_context(text_output(jsonl, "--jsonl"))
            for one, findings in found:
                for alarm in findings.alarms:
                    write_line(stream, alarm_to_json(one, alarm))


def _show(found: "Iterable[Look]") -> None:
    from dateline.watch import headline

    table = Table(header_style="bold", box=None, pad_edge=False)
    for heading in ("Watch", "", "What", "Now", "Expected", "Usual", "p"):
        numeric = heading in ("Now", "Expected", "Usual", "p")
        table.add_column(heading, justify="right" if numeric else "left", overflow="fold")
    looks = list(found)
    for one, findings in looks:
        for alarm in findings.alarms:
            cells = (
                one.name, alarm.direction, headline(alarm), f"{alarm.now:,}",
                f"{alarm.expected:.1f}", f"{alarm.usual[0]:,}–{alarm.usual[1]:,}", f"{alarm.p:.2g}",
            )  # fmt: skip
            table.add_row(*map(Text, cells))
    if table.row_count:
        console().print(table)
    for one, findings in looks:
        note(f"{one.name}: {_summary(findings)}")


def _summary(findings: "Findings") -> str:
    if findings.trouble:
        return findings.trouble
    told = f"{len(findings.alarms):,} of {findings.tested:,} series depart from their past"
    return f"{told} ({findings.past_days} days before; now ends {findings.until})"
