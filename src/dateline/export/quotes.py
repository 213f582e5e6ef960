"""Who said what as a table: one row an attribution, in words instead of offsets."""

import csv
from collections.abc import Callable
from typing import TextIO

from dateline.export.tables import safe
from dateline.spans import Span
from dateline.types import Attribution, CodedReport

_BETWEEN = " … "
"""Between the pieces of an interrupted phrase."""

_TABLE: dict[str, Callable[[CodedReport, Attribution], str]] = {
    "report": lambda coded, _: coded.report.id,
    "quote": lambda _, said: said.id,
    "within": lambda _, said: said.parent or "",
    "source": lambda _, said: said.source_name,
    "source_id": lambda _, said: said.source_id,
    "kind": lambda _, said: said.kind,
    "polarity": lambda _, said: "negative" if said.cue_polarity == "-" else "positive",
    "speech": lambda _, said: said.quote,
    "source_words": lambda coded, said: words(coded, said.source),
    "cue": lambda coded, said: words(coded, said.cue),
    "content": lambda coded, said: words(coded, said.content),
    "medium": lambda coded, said: words(coded, said.medium),
    "addressee": lambda coded, said: words(coded, said.addressee),
    "rule": lambda _, said: said.rule,
    "title": lambda coded, _: coded.report.title or "",
    "publisher": lambda coded, _: coded.report.publisher or "",
    "published": lambda coded, _: coded.report.published or "",
}

QUOTE_COLUMNS = tuple(_TABLE)
"""The names of the columns, in order."""


class QuoteTable:
    """Writes a header at once and the attributions of each report as it comes.

    Open the stream with `newline=""`.
    """

    def __init__(self, stream: TextIO) -> None:
        self._writer = csv.writer(stream)
        self._writer.writerow(QUOTE_COLUMNS)

    def write(self, coded: CodedReport) -> int:
        """One row an attribution; returns how many."""
        for said in coded.attributions:
            self._writer.writerow([safe(column(coded, said)) for column in _TABLE.values()])
        return len(coded.attributions)


def words(coded: CodedReport, spans: tuple[Span, ...]) -> str:
    """The words of a phrase on one line, its pieces apart."""
    pieces = (" ".join(span.of(coded.report.text).split()) for span in spans)
    return _BETWEEN.join(piece for piece in pieces if piece)
