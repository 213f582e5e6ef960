"""A count with the word that says what it counts."""

from dataclasses import dataclass

from dateline.find.count.quantities import Quantity
from dateline.spans import Span
from dateline.types import CountKind, CountMention


@dataclass(frozen=True, slots=True)
class Sighting:
    """A count and the token of its cue ("killed"), by which it finds its event."""

    mention: CountMention
    cue: int

    @classmethod
    def of(
        cls, text: str, span: Span, number: Quantity, kind: CountKind, cue: int, rule: str
    ) -> "Sighting":
        """The quantity at `span` of the report's text."""
        mention = CountMention(
            span=span,
            text=span.of(text),
            kind=kind,
            value=number.value,
            low=number.low,
            high=number.high,
            rule=rule,
        )
        return cls(mention, cue)
