"""Hypothesis strategies for the types that flow: any Unicode, every span inside its text."""

from typing import get_args

from hypothesis import strategies as st

from dateline.spans import Span
from dateline.types import (
    ActorMention,
    Attribution,
    CodedReport,
    CountKind,
    CountMention,
    Event,
    EventDate,
    EventPlace,
    EventSource,
    Lineage,
    PlaceMention,
    Report,
    Rewrite,
    TimeMention,
    Trigger,
    View,
)

WORDS = st.text(max_size=12)
MAYBE = st.none() | WORDS
SCORES = st.floats(0, 1)
CODES = st.lists(st.sampled_from(["IRQ", "USA", "DEU", "MIL", "REB"]), max_size=2).map(tuple)
DAYS = st.dates().map(str)
COUNT_KINDS: tuple[CountKind, ...] = get_args(CountKind)
NUMBERS = st.none() | st.integers(0, 10**9)
ISO = st.none() | st.sampled_from(["2020", "2020-01", "2020-01-10", "2020-01-10T08:00:00Z"])
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    | WORDS,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(WORDS, inner, max_size=2),
    max_leaves=4,
)  # fmt: skip


def spans(text: str) -> st.SearchStrategy[Span]:
    """A stretch of the text, perhaps empty."""
    ends = st.lists(st.integers(0, len(text)), min_size=2, max_size=2)
    return ends.map(lambda pair: Span(*sorted(pair)))


def several_spans(text: str) -> st.SearchStrategy[tuple[Span, ...]]:
    """Up to two stretches of the text."""
    return st.lists(spans(text), max_size=2).map(tuple)


def reports() -> st.SearchStrategy[Report]:
    """A report of any characters."""
    return st.builds(
        Report, id=st.text(min_size=1, max_size=8), text=st.text(min_size=1, max_size=60),
        title=MAYBE, publisher=MAYBE, byline=MAYBE, published=ISO, url=MAYBE,
        language=st.sampled_from(["en", "ar"]), extra=st.dictionaries(WORDS, JSON, max_size=2),
        origin=WORDS,
    )  # fmt: skip


@st.composite
def actor_mentions(draw: st.DrawFn, text: str) -> ActorMention:
    """Words of the text that name an actor."""
    span = draw(spans(text))
    return ActorMention(
        span, span.of(text), draw(WORDS), draw(WORDS),
        draw(st.sampled_from(["person", "organization", "group", "country", "people"])),
        draw(CODES), draw(CODES), draw(SCORES), draw(WORDS),
    )  # fmt: skip


@st.composite
def place_mentions(draw: st.DrawFn, text: str) -> PlaceMention:
    """Words of the text that name a place."""
    span = draw(spans(text))
    return PlaceMention(
        span, span.of(text), draw(WORDS), draw(NUMBERS), draw(st.none() | st.floats(-90, 90)),
        draw(st.none() | st.floats(-180, 180)), draw(st.sampled_from(["", "IRQ", "FRA"])),
        draw(WORDS), draw(st.sampled_from(["country", "city", "region", "facility"])),
        draw(SCORES), draw(WORDS),
    )  # fmt: skip


@st.composite
def time_mentions(draw: st.DrawFn, text: str) -> TimeMention:
    """Words of the text that name a time."""
    span = draw(spans(text))
    return TimeMention(
        span, span.of(text), draw(st.sampled_from(["DATE", "TIME", "DURATION", "SET"])),
        draw(WORDS), draw(st.none() | DAYS), draw(st.none() | DAYS), draw(WORDS),
    )  # fmt: skip


@st.composite
def count_mentions(draw: st.DrawFn, text: str, kind: CountKind) -> CountMention:
    """Words of the text that count people."""
    span = draw(spans(text))
    return CountMention(
        span, span.of(text), kind, draw(NUMBERS), draw(NUMBERS), draw(NUMBERS), draw(WORDS)
    )


@st.composite
def attributions(draw: st.DrawFn, text: str) -> Attribution:
    """Who says what, in stretches of the text."""
    parts = several_spans(text)
    return Attribution(
        draw(WORDS), draw(MAYBE), draw(parts), draw(parts), draw(parts), draw(parts), draw(parts),
        draw(st.sampled_from(["statement", "denial", "belief"])), draw(st.sampled_from(["+", "-"])),
        draw(st.sampled_from(["direct", "mixed", "indirect"])),
        draw(WORDS), draw(WORDS), draw(WORDS),
    )  # fmt: skip


@st.composite
def event_dates(draw: st.DrawFn, text: str) -> EventDate:
    """When it happened, by words of the text."""
    span = draw(spans(text))
    first, last = sorted([draw(DAYS), draw(DAYS)])
    return EventDate(span, span.of(text), first, first, last, draw(st.booleans()), draw(WORDS))


@st.composite
def event_sources(draw: st.DrawFn, text: str) -> EventSource:
    """A voice, by words of the text."""
    span = draw(spans(text))
    return EventSource(span, span.of(text), draw(WORDS), draw(MAYBE))


@st.composite
def events(draw: st.DrawFn, text: str, sentences: int) -> Event:
    """An event in one of that many sentences."""
    span = draw(spans(text))
    kinds = draw(st.lists(st.sampled_from(COUNT_KINDS), unique=True, max_size=3))
    return Event(
        id=draw(st.text("0123456789abcdef", min_size=1, max_size=6)),
        sentence=draw(st.integers(0, sentences - 1)),
        trigger=Trigger(span, span.of(text)),
        type=draw(st.sampled_from(["ASSAULT", "ACCUSE", "SUPPORT"])),
        mode=draw(st.none() | st.sampled_from(["targeted", "deny"])),
        contexts=draw(st.lists(st.sampled_from(["military", "legal"]), max_size=2).map(tuple)),
        status=draw(st.sampled_from(["asserted", "denied", "possible", "planned"])),
        background=draw(st.booleans()),
        actors=tuple(draw(st.lists(actor_mentions(text), max_size=2))),
        recipients=tuple(draw(st.lists(actor_mentions(text), max_size=2))),
        place=draw(st.none() | event_places(text)),
        date=draw(st.none() | event_dates(text)),
        sources=tuple(draw(st.lists(event_sources(text), max_size=2))),
        views=tuple(draw(st.lists(views(), max_size=2))),
        counts={kind: draw(count_mentions(text, kind)) for kind in kinds},
        confidence=draw(st.dictionaries(st.sampled_from(["event", "type", "date"]), SCORES)),
        decided_by=draw(st.dictionaries(st.sampled_from(["type", "mode", "status"]), WORDS)),
        intensity=draw(st.none() | st.floats(-10, 10)),
        quad_class=draw(st.sampled_from([None, 1, 2, 3, 4])),
    )


def views() -> st.SearchStrategy[View]:
    """A FactBank value with its voice."""
    return st.builds(
        View, st.none() | st.integers(0, 2), st.sampled_from(["CT+", "CT-", "PR+", "PS+", "Uu"])
    )


def event_places(text: str) -> st.SearchStrategy[EventPlace]:
    """Where it happened, by words of the text."""
    precise = st.sampled_from(["point", "city", "admin1", "country"])
    return st.builds(EventPlace, place_mentions(text), precise, st.booleans())


def lineages() -> st.SearchStrategy[Lineage]:
    """Where a report comes from."""
    roles = st.sampled_from(["original", "copy", "abridged", "rewritten"])
    return st.builds(Lineage, WORDS, roles, MAYBE, SCORES)


@st.composite
def rewrites(draw: st.DrawFn, text: str) -> Rewrite:
    """Words of the text that a machine put there."""
    span = draw(spans(text))
    return Rewrite(span, span.of(text), draw(WORDS), "term", draw(SCORES))


@st.composite
def coded_reports(draw: st.DrawFn) -> CodedReport:
    """A report with anything found in it; event ids differ within the report."""
    report = draw(reports())
    text = report.text
    sentences = draw(st.lists(spans(text), min_size=1, max_size=3).map(tuple))
    return CodedReport(
        report=report,
        lineage=draw(lineages()),
        rewrites=tuple(draw(st.lists(rewrites(text), max_size=1))),
        sentences=sentences,
        actors=tuple(draw(st.lists(actor_mentions(text), max_size=2))),
        places=tuple(draw(st.lists(place_mentions(text), max_size=2))),
        times=tuple(draw(st.lists(time_mentions(text), max_size=2))),
        attributions=tuple(draw(st.lists(attributions(text), max_size=2))),
        events=tuple(
            draw(
                st.lists(events(text, len(sentences)), max_size=3, unique_by=lambda event: event.id)
            )
        ),
    )
