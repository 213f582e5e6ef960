"""`dateline events`: what is in a store, as a table or as files."""

import difflib
from pathlib import Path
from typing import Annotated, get_args

import typer

from dateline.cli.listing import list_events
from dateline.cli.options import option
from dateline.config import load_config
from dateline.errors import ConfigError
from dateline.types import Status

EXAMPLE = """[bold]Examples[/]

  dateline events                                   the newest of events.db
  dateline events --type ASSAULT --country SYR --since 2024-05
  dateline events --actor police --type COERCE --type ASSAULT
  dateline events --status denied --source "interior ministry"
  dateline events --text '"water plant" strike*' --limit 200
  dateline events --store iraq.db --csv events.csv --jsonl events.jsonl

What each type means, and what the table and the files hold: docs/cli.md
"""

TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
STATUSES = get_args(Status)
FILTERS = "Filters"

Text = str | None


def events(
    store: Annotated[Path | None, option("FILE", "The store to read, else events.db.")] = None,
    types: Annotated[
        list[str] | None,
        option("TYPE", f"{', '.join(TYPES)}; may be given again.", "--type", panel=FILTERS),
    ] = None,
    actor: Annotated[
        Text, option("NAME", "Who did it: part of a name, id or words.", panel=FILTERS)
    ] = None,
    recipient: Annotated[
        Text, option("NAME", "To whom: part of a name, id or words.", panel=FILTERS)
    ] = None,
    country: Annotated[
        Text,
        option("CODE", "Of the place, an actor or a recipient: SYR (alpha-3).", panel=FILTERS),
    ] = None,
    place: Annotated[Text, option("NAME", "Where: part of a name.", panel=FILTERS)] = None,
    since: Annotated[
        Text, option("DATE", "Not before: 2024, 2024-05 or 2024-05-12.", panel=FILTERS)
    ] = None,
    until: Annotated[
        Text, option("DATE", "Not after; that day, month or year still counts.", panel=FILTERS)
    ] = None,
    status: Annotated[Text, option("STATUS", f"{', '.join(STATUSES)}.", panel=FILTERS)] = None,
    source: Annotated[
        Text, option("NAME", "According to whom: part of a name.", panel=FILTERS)
    ] = None,
    text: Annotated[
        Text,
        option("WORDS", 'Words, "phrases" and begin* of words in the report.', panel=FILTERS),
    ] = None,
    report: Annotated[Text, option("ID", "Only events of this report.", panel=FILTERS)] = None,
    min_confidence: Annotated[
        float | None,
        typer.Option(
            metavar="P",
            min=0.0,
            max=1.0,
            help="How sure that the event is one of its type, 0 to 1.",
            show_default=False,
            rich_help_panel=FILTERS,
        ),
    ] = None,
    limit: Annotated[
        int | None,
        typer.Option(
            metavar="N",
            min=1,
            help="At most so many, newest first; else the table shows 50 and files hold all.",
            show_default=False,
        ),
    ] = None,
    jsonl: Annotated[Text, option("OUT", "Write them as JSON lines; - is stdout.")] = None,
    csv: Annotated[Text, option("OUT", "Write them as CSV; - is stdout.")] = None,
    fold_planned: Annotated[
        bool,
        typer.Option(
            "--fold-planned",
            help="Planned acts as PLOVER counts them: AGREE, CONCEDE, THREATEN.",
        ),
    ] = False,
) -> None:
    """Show the events of a store as a table, newest first, or write them to files.

    Filters add up: an event is shown where all of them fit.
    Case and accents do not matter.
    """
    from dateline.store import Filter

    path = load_config({"store": store}).store
    wanted = Filter(
        types=types_of(path, types or []),
        actor=actor,
        recipient=recipient,
        country=country,
        place=place,
        since=since,
        until=until,
        status=one_of(status.lower(), STATUSES, "--status") if status else None,
        source=source,
        text=text,
        report=report,
        min_confidence=min_confidence,
    )
    list_events(path, wanted, limit, jsonl=jsonl, csv=csv, fold=fold_planned)


def types_of(path: Path, given: list[str]) -> tuple[str, ...]:
    """Types of PLOVER's or, where one is not, of the codebook that the store was coded by."""
    from dateline.store import SqliteStore

    wanted = tuple(name.upper() for name in given)
    if set(wanted) <= set(TYPES) or not path.exists():
        return tuple(one_of(name, TYPES, "--type") for name in wanted)
    with SqliteStore.open(path, create=False) as store:
        stored = store.summary().by_type
    allowed = (*TYPES, *(name for name in stored if name not in TYPES))
    return tuple(one_of(name, allowed, "--type") for name in wanted)


def one_of(given: str, allowed: tuple[str, ...], name: str) -> str:
    """The value of an option that takes one of a few; raises ConfigError with a hint."""
    if given in allowed:
        return given
    near = difflib.get_close_matches(given, allowed, 1, cutoff=0.5)
    hint = f"did you mean {near[0]}?" if near else f"write one of {', '.join(allowed)}"
    raise ConfigError(f"{name}: there is no {given!r}; {hint}")
