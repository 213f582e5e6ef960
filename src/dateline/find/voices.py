"""The voices of an event: its sources from the outermost in, and what each commits to."""

from collections.abc import Sequence

from dateline.find.actors import ActorContext
from dateline.find.quote.nesting import extent
from dateline.language.reading import EventReading, Reading
from dateline.spans import Span
from dateline.types import Attribution, EventSource, Report, Status, View

_LOCAL_VALUE: dict[Status, str] = {
    "asserted": "CT+",
    "denied": "CT-",
    "possible": "PS+",
    "planned": "PR+",
    "hypothetical": "Uu",
}
"""What the voice that tells an event commits to, by its status (attribution scheme, rule 2)."""


def sources_of(
    event: EventReading,
    reading: Reading,
    sentence: int,
    attributions: Sequence[Attribution],
    actors: ActorContext,
    report: Report,
) -> tuple[EventSource, ...]:
    """To whom the sentence credits the event, outermost first; empty: the report's own voice.

    The model says which phrases are sources of this event; the attributions say how they nest,
    and add outlets that pass the whole sentence on ("according to the BBC") and media.
    """
    trigger = reading.tokens[event.trigger].span
    around = [a for a in attributions if any(c.covers(trigger) for c in a.content)]
    said = [reading.span_of(p.first, p.last) for p in event.arguments if p.label == "source"]
    chosen = [a for a in around if a.rule.startswith("formula:") or _names(a, said)]
    chain: list[tuple[Span, str | None]] = []
    for attribution in sorted(chosen, key=extent, reverse=True):
        chain.extend((_named_part(span, actors), attribution.id) for span in attribution.medium)
        for span in attribution.source[:1]:
            own = next((s for s in said if s.overlaps(span)), span)
            chain.append((own, attribution.id))
    covered = [span for span, _ in chain]
    loose = [s for s in said if not any(s.overlaps(c) for c in covered)]
    ordered = [(s, _attribution_of(s, attributions)) for s in loose] + chain
    return tuple(_source(span, sentence, link, actors, report) for span, link in ordered)


def views_of(status: Status, sources: Sequence[EventSource]) -> tuple[View, ...]:
    """One FactBank value a voice: only the innermost commits, the others pass it on."""
    local = _LOCAL_VALUE[status]
    if not sources:
        return (View(None, local),)
    outer = [View(None, "Uu"), *(View(k, "Uu") for k in range(len(sources) - 1))]
    return (*outer, View(len(sources) - 1, local))


def _names(attribution: Attribution, said: Sequence[Span]) -> bool:
    return any(s.overlaps(span) for s in said for span in attribution.source)


def _attribution_of(span: Span, attributions: Sequence[Attribution]) -> str | None:
    return next((a.id for a in attributions if any(span.overlaps(s) for s in a.source)), None)


def _named_part(medium: Span, actors: ActorContext) -> Span:
    """The name inside the phrase ("al-Naba" of "the weekly newspaper al-Naba"), else all of it."""
    named = [m for m in actors.mentions if medium.covers(m.span) and "JRN" in m.sector]
    return named[-1].span if named else medium


def _source(
    span: Span, sentence: int, attribution: str | None, actors: ActorContext, report: Report
) -> EventSource:
    name = actors.resolve(span, sentence).name
    return EventSource(span=span, text=span.of(report.text), name=name, attribution=attribution)
