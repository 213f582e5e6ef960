"""Words marked in their sentence: in colour on a terminal, in brackets elsewhere."""

from collections.abc import Iterable
from dataclasses import dataclass

from rich.text import Text

from dateline.spans import Span

STYLES = {
    "trigger": "bold underline red",
    "actor": "bold blue",
    "recipient": "bold magenta",
    "place": "green",
    "date": "yellow",
    "source": "cyan",
}
COUNT_STYLE = "bold white on grey23"


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of a report and the field they support."""

    field: str
    span: Span


def mark_words(sentence: str, where: Span, marks: Iterable[Mark], colour: bool) -> Text:
    """The sentence that stands at `where`, with those marks that lie inside it.

    >>> mark_words("Rain fell.", Span(10, 20), [Mark("trigger", Span(15, 19))], False).plain
    'Rain [trigger: fell].'
    """
    inside = [Mark(m.field, m.span.shifted(-where.start)) for m in marks if where.covers(m.span)]
    if not colour:
        return Text(_in_brackets(sentence, inside))
    text = Text(sentence)
    for mark in sorted(inside, key=lambda mark: mark.span.start - mark.span.end):
        text.stylize(STYLES.get(mark.field, COUNT_STYLE), *mark.span)
    return text


def legend(fields: Iterable[str]) -> Text:
    """The colours used, each named by its field."""
    used = dict.fromkeys(fields)
    parts = [Text(field, STYLES.get(field, COUNT_STYLE)) for field in used]
    return Text("  ").join(parts)


def _in_brackets(sentence: str, marks: list[Mark]) -> str:
    """Brackets nest: what opens together opens longest first, what closes together last first."""
    inserts: list[tuple[int, int, int, str]] = []
    for mark in marks:
        length = mark.span.end - mark.span.start
        inserts.append((mark.span.start, 1, -length, f"[{mark.field}: "))
        inserts.append((mark.span.end, 0, length, "]"))
    pieces, at = [], 0
    for position, _, _, text in sorted(inserts):
        pieces += [sentence[at:position], text]
        at = position
    return "".join((*pieces, sentence[at:]))
