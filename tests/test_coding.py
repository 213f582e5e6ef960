"""Events put together from readings that a backend gave: no model needed."""

from dataclasses import dataclass, replace

import pytest
from tests.sentences import phrase, reading_of

from dateline.find.actors import ActorFinder
from dateline.find.places import PlaceFinder
from dateline.knowledge.actors import ActorRegistry
from dateline.knowledge.codebook import Codebook
from dateline.knowledge.gazetteer import Gazetteer
from dateline.language.reading import EventReading, Reading
from dateline.pipeline import Coder
from dateline.types import Event, Report


@dataclass(frozen=True)
class Given:
    """A backend that knows one sentence."""

    reading: Reading
    version: str = "given"

    def read(self, text: str) -> tuple[Reading, ...]:
        assert text
        return (self.reading,)


@pytest.fixture(scope="module")
def empty() -> Coder:
    return Coder(
        Given(reading_of("Nothing.")),
        ActorFinder(ActorRegistry.load()),
        PlaceFinder(Gazetteer.load()),
        Codebook.load(),
    )


def only_event(
    coder: Coder, text: str, trigger: str, roles: dict[str, str], compound: str = ""
) -> Event:
    reading = reading_of(text)
    if compound:
        at = phrase(reading, compound, "").last
        tokens = list(reading.tokens)
        tokens[at] = replace(tokens[at], relation="compound", head=at + 1)
        tokens[at + 1] = replace(tokens[at + 1], upos="NOUN")
        reading = replace(reading, tokens=tuple(tokens))
    phrases = tuple(phrase(reading, words, role) for role, words in roles.items())
    at = phrase(reading, trigger, "").first
    event = EventReading(at, "ASSAULT", 0.8, "asserted", 0.9, phrases)
    coder = replace(coder, backend=Given(replace(reading, events=(event,))))
    (coded,) = coder.code(Report(id="r", text=text, published="2024-05-08")).events
    return coded


def test_arguments_become_resolved_mentions(empty: Coder) -> None:
    event = only_event(
        empty, "Hezbollah shelled Haifa on Monday.", "shelled",
        {"actor": "Hezbollah", "place": "Haifa", "time": "Monday"},
    )  # fmt: skip
    assert [actor.name for actor in event.actors] == ["Hezbollah"]
    assert event.place is not None
    assert event.place.mention.country == "ISR"
    assert event.date is not None
    assert event.date.value == "2024-05-06"
    assert event.confidence["event"] == 0.8


def test_a_place_takes_in_the_noun_it_names(empty: Coder) -> None:
    event = only_event(
        empty, "Two guards died at Kabul airport.", "died", {"place": "Kabul"}, compound="Kabul"
    )
    assert event.place is not None
    assert event.place.mention.text == "Kabul airport"
    assert event.place.precision == "point"


def test_an_event_without_words_for_its_time_has_no_date(empty: Coder) -> None:
    event = only_event(empty, "Hezbollah shelled Haifa.", "shelled", {"actor": "Hezbollah"})
    assert event.date is None


def test_the_id_is_a_hash_of_report_trigger_and_type(empty: Coder) -> None:
    first = only_event(empty, "Hezbollah shelled Haifa.", "shelled", {})
    again = only_event(empty, "Hezbollah shelled Haifa.", "shelled", {})
    other = only_event(empty, "Hezbollah shelled Haifa.", "Haifa", {})
    assert first.id == again.id != other.id
