"""Invented coded reports of any number, built by hand: no model, the same on every call."""

from dateline.spans import Span
from dateline.types import (
    ActorMention,
    Attribution,
    CodedReport,
    CountMention,
    Event,
    EventDate,
    EventPlace,
    EventSource,
    Lineage,
    PlaceMention,
    Report,
    TimeMention,
    Trigger,
    View,
)

_SENTENCE = (
    "On {day} January soldiers of Northland shelled the market of Oldport, killing {dead} "
    "fishermen, the harbour master told the Gazette. "
)


def coded_report(number: int = 1, events: int = 1, report_id: str | None = None) -> CodedReport:
    """A report with that many sentences, an event in each; numbers differ in text and ids."""
    parts = [
        _SENTENCE.format(day=1 + (number + i) % 28, dead=2 + (number + i) % 90)
        for i in range(events)
    ]
    text = "".join(parts) or "Nothing happened."
    starts = [sum(map(len, parts[:i])) for i in range(len(parts))]
    sentences = tuple(
        Span(start, start + len(part)) for start, part in zip(starts, parts, strict=True)
    )
    coded = [_event(text, number, i, span) for i, span in enumerate(sentences)]
    return CodedReport(
        report=Report(
            report_id or f"r{number}", text, title=f"Shelling no. {number}",
            publisher="The Gazette", byline="A. Writer", published="2020-01-10",
            extra={"desk": "foreign"}, origin=f"invented.jsonl:{number}",
        ),
        lineage=Lineage(report_id or f"r{number}", "original", None, 1.0),
        rewrites=(),
        sentences=sentences or (Span(0, len(text)),),
        actors=tuple(actor for e in coded for actor in (*e.actors, *e.recipients)),
        places=tuple(e.place.mention for e in coded if e.place),
        times=tuple(
            TimeMention(e.date.span, e.date.text, "DATE", e.date.value, e.date.earliest,
                        e.date.latest, e.date.rule)
            for e in coded if e.date
        ),
        attributions=tuple(_attribution(text, i, span) for i, span in enumerate(sentences)),
        events=tuple(coded),
    )  # fmt: skip


def find(text: str, words: str, inside: Span) -> Span:
    """Where the words first stand inside that stretch."""
    start = text.index(words, inside.start, inside.end)
    return Span(start, start + len(words))


def actor(text: str, words: str, inside: Span, actor_id: str, country: str) -> ActorMention:
    """A group named by those words."""
    span = find(text, words, inside)
    return ActorMention(
        span, words, actor_id, words.title(), "group", (country,), ("MIL",), 0.9, "registry:alias"
    )


def _event(text: str, number: int, ordinal: int, inside: Span) -> Event:
    day, dead = 1 + (number + ordinal) % 28, 2 + (number + ordinal) % 90
    oldport = find(text, "Oldport", inside)
    place = PlaceMention(
        oldport, "Oldport", "Oldport", 1234567, 51.25, -3.5, "GBR", "Avon", "city", 0.8,
        "gazetteer:name",
    )  # fmt: skip
    date = f"2020-01-{day:02d}"
    return Event(
        id=f"{number:06x}{ordinal:04x}", sentence=ordinal,
        trigger=Trigger(find(text, "shelled", inside), "shelled"),
        type="ASSAULT", mode="artillery", contexts=("military",), status="asserted",
        background=False,
        actors=(actor(text, "soldiers of Northland", inside, "northland-army", "NOR"),),
        recipients=(actor(text, "fishermen", inside, "GBR:CVL", "GBR"),),
        place=EventPlace(place, "city", True, 4.5),
        date=EventDate(
            find(text, f"On {day} January", inside), f"On {day} January", date, date, date, True,
            "timex:day",
        ),
        sources=(
            EventSource(find(text, "the Gazette", inside), "the Gazette", "The Gazette", None),
            EventSource(
                find(text, "the harbour master", inside), "the harbour master", "harbour master",
                f"A{ordinal}",
            ),
        ),
        views=(View(None, "Uu"), View(1, "CT+")),
        counts={
            "killed": CountMention(
                find(text, f"{dead} fishermen", inside), f"{dead} fishermen", "killed", dead,
                dead, dead, "count:exact",
            )
        },
        confidence={"event": 0.97, "type": 0.95, "date": 0.9, "status": 0.9, "sources": 0.8},
        decided_by={"trigger": "model:trigger", "type": "model:type", "status": "model:status",
                    "mode": "codebook:word", "background": "rule:dates"},
    )  # fmt: skip


def _attribution(text: str, ordinal: int, inside: Span) -> Attribution:
    source = find(text, "the harbour master", inside)
    return Attribution(
        f"A{ordinal}", None, (source,), (find(text, "told", inside),),
        (Span(inside.start, source.start - 2),), (), (find(text, "the Gazette", inside),),
        "statement", "+", "indirect", "", "harbour master", "model:cue",
    )  # fmt: skip
