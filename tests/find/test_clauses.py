from dataclasses import replace

from tests.sentences import phrase, tagged

from dateline.find.clauses import one_event_a_clause
from dateline.language.reading import EventReading, Reading


def told(reading: Reading, word: str, **roles: str) -> EventReading:
    phrases = tuple(phrase(reading, words, label) for label, words in roles.items())
    at = phrase(reading, word, "").first
    return EventReading(at, "ASSAULT", 0.9, "asserted", 0.9, phrases)


def sentence() -> Reading:
    return tagged(
        "Colonel Sow was killed on Monday in a French drone strike.",
        killed=("VERB", "root", ""),
        strike=("NOUN", "obl", "killed"),
    )


def test_the_noun_gives_the_verb_what_it_alone_knows() -> None:
    reading = sentence()
    killed = told(reading, "killed", recipient="Colonel Sow")
    strike = told(reading, "strike", actor="French", recipient="Colonel Sow")
    (event,) = one_event_a_clause(replace(reading, events=(killed, strike)))
    words = {p.label: reading.span_of(p.first, p.last) for p in event.arguments}
    assert event.trigger == killed.trigger
    assert set(words) == {"actor", "recipient"}


def test_events_of_different_types_stay_apart() -> None:
    reading = sentence()
    strike = replace(told(reading, "strike"), type="PROTEST")
    assert len(one_event_a_clause(replace(reading, events=(told(reading, "killed"), strike)))) == 2


def test_events_with_different_victims_stay_apart() -> None:
    reading = sentence()
    events = (
        told(reading, "killed", recipient="Colonel Sow"),
        told(reading, "strike", recipient="Monday"),
    )
    assert len(one_event_a_clause(replace(reading, events=events))) == 2
