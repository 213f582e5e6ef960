from dataclasses import replace

import pytest
from tests.sentences import phrase, reading_of

from dateline.find.actors import ActorFinder
from dateline.find.attribution import find_attributions
from dateline.find.voices import sources_of, views_of
from dateline.knowledge.actors import ActorRegistry
from dateline.language.reading import CueReading, EventReading, Reading
from dateline.spans import Span
from dateline.types import Attribution, EventSource, Report, View


@pytest.fixture(scope="module")
def finder() -> ActorFinder:
    return ActorFinder(ActorRegistry.load())


def with_cue(text: str, cue: str, **parts: str) -> Reading:
    reading = reading_of(text)
    at = phrase(reading, cue, "cue")
    found = tuple(phrase(reading, words, label) for label, words in parts.items())
    return replace(reading, cues=(CueReading(at.first, at.last, 0.9, found),))


def attributions(finder: ActorFinder, text: str, reading: Reading) -> tuple[Attribution, ...]:
    report = Report(id="r", text=text, published="2024-05-04")
    return find_attributions(report, [reading], finder.read(report, [reading]))


def test_an_outlet_outside_relays_what_an_army_inside_says(finder: ActorFinder) -> None:
    text = "The Malian army said gunmen burned a market, according to Reuters."
    reading = with_cue(text, "said", source="The Malian army", content="gunmen burned a market")
    inner, outer = attributions(finder, text, reading)
    assert (outer.kind, outer.source_name, outer.parent) == ("relay", "Reuters", None)
    assert inner.parent == outer.id
    assert [span.of(text) for span in inner.content] == ["gunmen burned a market"]
    assert inner.kind == "statement"


def test_a_rewritten_formula_counts_where_an_outlet_follows(finder: ActorFinder) -> None:
    text = "In response to the BBC, gunmen burned a market."
    (found,) = attributions(finder, text, reading_of(text))
    assert found.source_name == "BBC"
    assert found.rule == "formula:rewritten"


def test_a_response_to_an_army_is_no_attribution(finder: ActorFinder) -> None:
    text = "In response to the siege, gunmen burned a market."
    assert attributions(finder, text, reading_of(text)) == ()


def test_quotation_marks_tell_direct_from_mixed_speech(finder: ActorFinder) -> None:
    direct = "“We will stay”, the mayor said."
    reading = with_cue(direct, "said", source="the mayor", content="“ We will stay ”")
    assert attributions(finder, direct, reading)[0].quote == "direct"
    mixed = "The mayor said they “will stay” in town."
    reading = with_cue(mixed, "said", source="The mayor", content="they “ will stay ” in town")
    assert attributions(finder, mixed, reading)[0].quote == "mixed"


def test_sources_run_from_the_outermost_voice_in(finder: ActorFinder) -> None:
    text = "The Malian army said gunmen burned a market, according to Reuters."
    reading = with_cue(text, "said", source="The Malian army", content="gunmen burned a market")
    report = Report(id="r", text=text)
    actors = finder.read(report, [reading])
    found = find_attributions(report, [reading], actors)
    trigger = phrase(reading, "burned", "").first
    event = EventReading(
        trigger, "ASSAULT", 0.9, "asserted", 0.9, (phrase(reading, "The Malian army", "source"),)
    )
    sources = sources_of(event, reading, 0, found, actors, report)
    assert [source.text for source in sources] == ["Reuters", "The Malian army"]
    assert [source.attribution for source in sources] == ["A2", "A1"]


def test_only_the_innermost_voice_commits() -> None:
    voice = EventSource(Span(0, 1), "x", "x", None)
    assert views_of("asserted", ()) == (View(None, "CT+"),)
    assert views_of("denied", (voice, voice)) == (
        View(None, "Uu"),
        View(0, "Uu"),
        View(1, "CT-"),
    )


def test_a_factive_cue_takes_the_value_over_and_speech_that_runs_on_is_not_the_reports() -> None:
    text = "The army confirmed it"
    voice = EventSource(Span(0, 8), "The army", "army", "A1")
    said = Attribution(
        id="A1", parent=None, source=(Span(0, 8),), cue=(Span(9, 18),), content=(), medium=(),
        addressee=(), kind="evidence", cue_polarity="+", quote="indirect", source_id="",
        source_name="army", rule="model:cue",
    )  # fmt: skip
    assert views_of("asserted", (voice,), (said,), text) == (View(None, "CT+"), View(0, "CT+"))
    assert views_of("asserted", (), quoted=True) == (View(None, "Uu"),)
