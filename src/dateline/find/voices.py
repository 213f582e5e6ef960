"""The voices of an event: its sources from the outermost in, and what each commits to."""

from collections.abc import Sequence

from dateline.find.actors import ActorContext
from dateline.find.cues import vouched
from dateline.find.quote.nesting import extent
from dateline.language.reading import EventReading, Reading
from dateline.spans import Span
from dateline.types import Attribution, AttributionKind, EventSource, Report, Status, View

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
    chosen = [
        a for a in around
        if a.rule.startswith("formula:") or _names(a, said)
    ]  # fmt: skip
    chain: list[tuple[Span, str | None]] = []
    for attribution in sorted(chosen, key=extent, reverse=True):
        chain.extend((_named_part(span, actors), attribution.id) for span in attribution.medium)
        for span in attribution.source[:1]:
            own = next((s for s in said if s.overlaps(span)), span)
            chain.append((own, attribution.id))
    covered = [span for span, _ in chain]
    loose = [s for s in said if not any(s.overlaps(c) for c in covered)]
    ordered = [(s, _attribution_of(s, attributions)) for s in loose] + chain
    names = {a.source[0]: a.source_name for a in chosen if a.source}
    return tuple(
        EventSource(
            span=span,
            text=span.of(report.text),
            name=names.get(span) or actors.resolve(span, sentence).name,
            attribution=link,
        )
        for span, link in ordered
    )


def views_of(
    status: Status,
    sources: Sequence[EventSource],
    attributions: Sequence[Attribution] = (),
    text: str = "",
    worded: str = "",
    *,
    quoted: bool = False,
) -> tuple[View, ...]:
    """One FactBank value a voice, the report first.

    The innermost voice commits, by the event's status or, where that leaves it open how surely, by
    the words about it (`worded`). A voice that uses a factive cue ("confirmed") takes the value
    over, one that calls it false turns it round, and others only pass it on: "Uu". `quoted`: the
    sentence names no source but stands in speech that runs on: the report commits to nothing.
    """
    if quoted and not sources:
        return (View(None, "Uu"),)
    cues = {a.id: a.cue[0].of(text) for a in attributions}
    kinds = {a.id: a.kind for a in attributions}
    inner = sources[-1].attribution if sources else None
    value = _local(status, kinds.get(inner or "", "statement"), worded)
    views = [View(len(sources) - 1 if sources else None, value)]
    for k in range(len(sources) - 1, -1, -1):
        value = _taken_over(value, cues.get(sources[k].attribution or "", ""))
        views.append(View(k - 1 if k else None, value))
    return tuple(reversed(views))


def _local(status: Status, kind: AttributionKind, worded: str) -> str:
    """What the voice that tells the event commits to."""
    if status == "planned":
        likely = "PS" if kind in ("threat", "demand", "intention", "warning") else "PR"
        return likely + ("-" if worded.endswith("-") else "+")
    if status == "possible" and worded[:2] in ("PR", "PS"):
        return worded
    return _LOCAL_VALUE[status]


def _taken_over(value: str, cue: str) -> str:
    """What the voice outside a cue commits to, given what the voice inside does."""
    sign = vouched(cue)
    if not sign or not value.startswith("CT"):
        return "Uu"
    return value if sign > 0 else {"CT+": "CT-", "CT-": "CT+"}[value]


def _names(attribution: Attribution, said: Sequence[Span]) -> bool:
    return any(s.overlaps(span) for s in said for span in attribution.source)


def _attribution_of(span: Span, attributions: Sequence[Attribution]) -> str | None:
    return next((a.id for a in attributions if any(span.overlaps(s) for s in a.source)), None)


def _named_part(medium: Span, actors: ActorContext) -> Span:
    """The name inside the phrase ("al-Naba" of "the weekly newspaper al-Naba"), else all of it."""
    named = [m for m in actors.mentions if medium.covers(m.span) and "JRN" in m.sector]
    return named[-1].span if named else medium
