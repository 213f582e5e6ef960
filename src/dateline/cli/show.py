"""`dateline show`: one event with the words and the rule behind each value."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from dateline.cli.marks import Mark, legend, mark_words
from dateline.cli.options import option
from dateline.cli.screen import console
from dateline.cli.stores import merged_store
from dateline.config import load_config

if TYPE_CHECKING:
    from dateline.store import EventRow, Evidence
    from dateline.types import CountMention, Event

EXAMPLE = """[bold]Examples[/]

  dateline show 3f2a91c0                    the event whose id begins so
  dateline show 3f2a91c0 --store iraq.db
  dateline show 77b01d2e --mention          as that one report tells it, not merged

Ids stand in the first column of `dateline events`.
"""


def show(
    event: Annotated[
        str,
        typer.Argument(metavar="EVENT", help="The id of an event, or how it begins."),
    ],
    store: Annotated[Path | None, option("FILE", "The store to read, else events.db.")] = None,
    mention: Annotated[
        bool,
        typer.Option("--mention", help="As one report tells it: EVENT is the id of a mention."),
    ] = False,
) -> None:
    """Show one event: its words marked in their sentence, and what decided each value.

    Values taken from elsewhere in the report ("context") name the words they were taken from.
    Of an event that several reports tell, it shows who says what, and all mentions.
    """
    from dateline.cli.record import print_record

    with merged_store(load_config({"store": store}).store) as opened:
        if mention:
            told = opened.event(event)
            print_event(told, opened.evidence(told.event.id), console())
        else:
            row = opened.record(event)
            found = row.record.id
            print_record(row, opened.record_evidence(found), opened.mentions(found), console())


def print_event(row: "EventRow", evidence: list["Evidence"], screen: Console) -> None:
    """The report's head, the sentence, the values."""
    screen.print(_head(row))
    marks = [Mark(item.field, item.span) for item in evidence if item.field in MARKED]
    colour = screen.is_terminal and not screen.no_color
    sentence = mark_words(row.sentence_text, row.sentence_span, marks, colour)
    screen.print()
    screen.print(*sentence.split("\n"), sep=" ")
    if colour:
        screen.print(legend([mark.field for mark in marks]))
    screen.print()
    screen.print(_values(row, evidence))


QUAD_CLASSES = {
    1: "verbal cooperation",
    2: "material cooperation",
    3: "verbal conflict",
    4: "material conflict",
}

_COUNTS = ("killed", "injured", "arrested", "abducted", "displaced", "protesters")
# Values such as type and status have no words of their own: they stand on the trigger.
MARKED = {"trigger", "actor", "recipient", "place", "date", "source", *_COUNTS}


def _head(row: "EventRow") -> Text:
    origin = ", ".join(part for part in (row.publisher, row.published) if part)
    return Text.assemble(
        (f"Event {row.event.id}", "bold"),
        f"\n{row.title or 'Untitled report'}",
        f" ({origin})" if origin else "",
        (f"\nreport {row.report_id}, sentence {row.event.sentence + 1}", "dim"),
    )


def _values(row: "EventRow", evidence: list["Evidence"]) -> Table:
    table = Table(header_style="bold", box=None, pad_edge=False)
    for heading in ("", "Value", "Words", "Decided by", "Confidence"):
        table.add_column(heading, overflow="fold")
    for item in evidence:
        inside = row.sentence_span.covers(item.span)
        table.add_row(
            Text(item.field, "dim"),
            Text(value_in_words(row.event, item.field, item.ordinal, item.value)),
            Text(_words(item, inside) if item.field in MARKED else ""),
            Text(item.rule),
            f"{item.confidence:.2f}" if item.confidence is not None else "",
        )
    return table


def _words(item: "Evidence", inside: bool) -> str:
    return words_in_brackets(item.text) + ("" if inside else " (context)")


def words_in_brackets(text: str) -> str:
    """Words of a report, quoted, on one line."""
    return f"“{' '.join(text.split())}”"


def value_in_words(event: "Event", field: str, ordinal: int, value: str | None) -> str:
    """The value, with what a name alone does not tell: countries, sectors, coordinates, days."""
    match field:
        case "actor" | "recipient":
            actors = event.actors if field == "actor" else event.recipients
            actor = actors[ordinal]
            codes = ", ".join((*actor.country, *actor.sector))
            return f"{actor.name} ({codes})" if codes else actor.name
        case "type":
            return _kind(event)
        case "contexts":
            return ", ".join(event.contexts)
        case "background":
            return "yes" if event.background else "no"
        case "place" if event.place is not None:
            place = event.place.mention
            known = place.lat is not None and place.lon is not None
            where = f", {place.lat:.2f} {place.lon:.2f}" if known else ""
            parts = ", ".join(part for part in (place.name, place.admin1, place.country) if part)
            return f"{parts} ({event.place.precision}{where})"
        case "date" if event.date is not None and event.date.earliest != event.date.latest:
            return f"{event.date.value} ({event.date.earliest} to {event.date.latest})"
        case "killed" | "injured" | "arrested" | "abducted" | "displaced" | "protesters":
            return _number(event.counts[field])
    return value or ""


def _kind(event: "Event") -> str:
    """The type with its quad class and intensity, where the codebook gives them."""
    quad = QUAD_CLASSES[event.quad_class] if event.quad_class else ""
    intensity = f"intensity {event.intensity:+.1f}" if event.intensity is not None else ""
    known = ", ".join(part for part in (quad, intensity) if part)
    return f"{event.type} ({known})" if known else event.type


def _number(count: "CountMention") -> str:
    """The number with its bounds; a number without bounds was given as a rough one."""
    match count.low, count.high:
        case None, None:
            return f"about {count.value}" if count.value is not None else "not told"
        case low, None:
            return f"{low} or more"
        case None, high:
            return f"up to {high}"
        case low, high if low == high:
            return f"{low}"
        case low, high:
            return f"{low} to {high}"
