"""A record on the terminal: its values, who else says what, and the reports that tell it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from dateline.cli.marks import Mark, legend, mark_words
from dateline.cli.show import MARKED, value_in_words, words_in_brackets

if TYPE_CHECKING:
    from dateline.store import MentionRow, RecordEvidence, RecordRow
    from dateline.types import Claim, Record

MOST_MENTIONS = 40
"""Mentions that are listed; of more, the rest is counted."""
_SENTENCE_CHARS = 110


def print_record(
    row: "RecordRow",
    evidence: "Sequence[RecordEvidence]",
    mentions: "Sequence[MentionRow]",
    screen: Console,
) -> None:
    """The record's head, the sentence that stands for it, the values, the mentions."""
    record = row.record
    screen.print(_head(row))
    here = [item for item in evidence if item.report == row.report_id]
    marks = [Mark(item.field, item.span) for item in here if item.field in MARKED]
    colour = screen.is_terminal and not screen.no_color
    screen.print()
    sentence = mark_words(row.sentence_text, row.sentence_span, marks, colour)
    screen.print(*sentence.split("\n"), sep=" ")
    if colour:
        screen.print(legend([mark.field for mark in marks]))
    screen.print()
    screen.print(_values(row, evidence))
    if len(record.mentions) > 1:
        screen.print()
        screen.print(_mentions(mentions))
        if len(mentions) > MOST_MENTIONS:
            screen.print(Text(f"… and {len(mentions) - MOST_MENTIONS:,} more", "dim"))


def _head(row: "RecordRow") -> Text:
    record = row.record
    origin = ", ".join(part for part in (row.publisher, row.published) if part)
    return Text.assemble(
        (f"Event {record.id}", "bold"),
        f"\n{row.title or 'Untitled report'}",
        f" ({origin})" if origin else "",
        (f"\nreport {row.report_id}, sentence {row.event.sentence + 1}", "dim"),
        (f"\n{_told(record)}", "dim"),
    )


def _told(record: "Record") -> str:
    """How often, by how many, since when it is told."""
    if len(record.mentions) == 1:
        return "told by one report"
    reports = f"{record.reports} reports" if record.reports > 1 else "one report"
    outlets = f"{len(record.outlets)} outlets" if len(record.outlets) > 1 else "one outlet"
    since = f", {record.first_reported} to {record.last_reported}" if record.first_reported else ""
    disputed = "; they contradict each other" if record.disputed else ""
    return (
        f"told {len(record.mentions)} times by {reports} of {outlets}{since}: "
        f"{record.independent} independent {'sources' if record.independent > 1 else 'source'}, "
        f"{record.first_hand} at first hand{disputed}"
    )


def _values(row: "RecordRow", evidence: "Sequence[RecordEvidence]") -> Table:
    """Each value with its words; beside it all accounts, where reports differ."""
    claims: dict[str, list[Claim]] = defaultdict(list)
    for claim in row.record.accounts:
        claims[claim.field].append(claim)
    table = Table(header_style="bold", box=None, pad_edge=False)
    for heading in ("", "Value", "Words", "Decided by", "Confidence"):
        table.add_column(heading, overflow="fold")
    if claims:
        table.add_column("Accounts", overflow="fold")
    numbers: dict[str, int] = defaultdict(int)
    for item in evidence:
        ordinal = numbers[item.field]
        numbers[item.field] += 1
        here = item.report == row.report_id and row.sentence_span.covers(item.span)
        rule = ", ".join(part for part in (item.rule, item.choice) if part)
        cells = [
            Text(item.field, "dim"),
            Text(value_in_words(row.event, item.field, ordinal, item.value)),
            Text(_words(item, row.report_id, here) if item.field in MARKED else ""),
            Text(rule),
            Text(f"{item.confidence:.2f}" if item.confidence is not None else ""),
        ]
        told = _claims(claims, item.field) if ordinal == 0 else []
        table.add_row(*cells, *([Text(accounts(told))] if claims else []))
    return table


def _claims(claims: "Mapping[str, Sequence[Claim]]", field: str) -> "Sequence[Claim]":
    """The claims on a field by the name of one of its values ("actor", "killed")."""
    names = (field, f"{field}s", f"counts.{field}")
    return next((claims[name] for name in names if name in claims), [])


def _words(item: "RecordEvidence", report: str, here: bool) -> str:
    told = words_in_brackets(item.text)
    if here:
        return told
    return f"{told} (context)" if item.report == report else f"{told} ({item.report})"


def accounts(claims: "Sequence[Claim]") -> str:
    """Each value with who gives it: "6 (army, AFP; police) / 9 (residents)"."""
    return " / ".join(
        f"{claim.value} ({'; '.join(claim.voices)})" if claim.voices else claim.value
        for claim in claims
    )


def _mentions(mentions: "Sequence[MentionRow]") -> Table:
    table = Table(header_style="bold", box=None, pad_edge=False)
    for heading in ("Mention", "Published", "Outlet", "Report"):
        table.add_column(heading, no_wrap=True)
    table.add_column("Sentence", overflow="ellipsis", ratio=1)
    for row in mentions[:MOST_MENTIONS]:
        lineage = row.lineage
        role = "" if lineage.role == "original" else f" ({lineage.role} of {lineage.of or '?'})"
        sentence = " ".join(row.sentence_text.split())[:_SENTENCE_CHARS]
        cells = (row.event.id, (row.published or "")[:10], row.publisher or "")
        table.add_row(*map(Text, (*cells, f"{row.report_id}{role}", sentence)))
    return table
