"""Numbers of people in a sentence, and which event they belong to."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.find.count.quantities import quantities_in
from dateline.find.counts import counts_for, find_counts
from dateline.language.reading import EventReading, Reading, Token
from dateline.language.tokens import words_of
from dateline.spans import Span


def read(text: str, *triggers: tuple[str, str]) -> Reading:
    """A sentence without syntax, with events at the given words."""
    span = Span(0, len(text))
    tokens = tuple(Token(s, s.of(text), "X", -1, "") for s in words_of(text, span))
    words = [token.text for token in tokens]
    events = tuple(
        EventReading(words.index(word), kind, 1.0, "asserted", 1.0, ()) for word, kind in triggers
    )
    return Reading(span, tokens, (), events, ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels killed 12 people.", [("killed", 12, 12, 12)]),
        ("They freed 90 men held in a camp.", [("arrested", 90, 90, 90)]),
        ("Twelve people were killed.", [("killed", 12, 12, 12)]),
        ("A blast killed at least 17 villagers.", [("killed", 17, 17, None)]),
        ("More than 1,200 people died.", [("killed", 1200, 1201, None)]),
        ("Up to 130 people were killed.", [("killed", 130, None, 130)]),
        ("Between 5 and 7 soldiers died.", [("killed", None, 5, 7)]),
        ("Some 5-7 soldiers died.", [("killed", None, 5, 7)]),
        ("Dozens were wounded.", [("injured", None, 24, None)]),
        ("A dozen men were arrested.", [("arrested", 12, 12, 12)]),
        ("Hundreds of thousands of people fled.", [("displaced", None, 100_000, None)]),
        ("Twenty-five people were hurt.", [("injured", 25, 25, 25)]),
        ("Two hundred and six people died.", [("killed", 206, 206, 206)]),
        ("Shells left nine people dead.", [("killed", 9, 9, 9)]),
        ("They made 31 arrests.", [("arrested", 31, 31, 31)]),
        ("He deplored the killing of 17 striking marchers.", [("killed", 17, 17, 17)]),
        ("Gunmen kidnapped 30 girls.", [("abducted", 30, 30, 30)]),
        ("About 350 protesters blocked a road.", [("protesters", 350, None, None)]),
        ("A young farmer was ambushed and killed.", [("killed", 1, 1, 1)]),
        ("Five men, including two guards, were killed.", [("killed", 5, 5, 5)]),
        ("Guards killed 70 soldiers and 12 guides.", [("killed", 82, 82, 82)]),
        ("Three cooks and eight drivers were wounded.", [("injured", 11, 11, 11)]),
        (
            "They attacked, killing two soldiers and wounding five.",
            [("killed", 2, 2, 2), ("injured", 5, 5, 5)],
        ),
        ("Three died and 19 were injured.", [("killed", 3, 3, 3), ("injured", 19, 19, 19)]),
        ("REBELS KILLED 12 PEOPLE.", [("killed", 12, 12, 12)]),
    ],
)
def test_numbers_of_people(
    text: str, expected: list[tuple[str, int | None, int | None, int | None]]
) -> None:
    found = find_counts(read(text), text)
    assert [(c.kind, c.value, c.low, c.high) for c in found] == expected
    assert all(c.text == c.span.of(text) for c in found)


@pytest.mark.parametrize(
    "text",
    [
        "Rebels killed General Adan Weri.",
        "He died in 2004 after 30 years in power.",
        "The attack killed hopes, bringing the death toll to 23.",
        "Mr Weri, 51, was arrested at home.",
        "About 90 monks held a feast.",
        "They seized 20 rifles and were killed 5 km away.",
        "",
    ],
)
def test_what_counts_nobody(text: str) -> None:
    assert find_counts(read(text), text) == ()


def test_a_count_goes_to_the_event_it_speaks_of() -> None:
    text = "Police arrested six men after a raid that killed two guards ."
    reading = read(text, ("arrested", "COERCE"), ("raid", "COERCE"), ("killed", "ASSAULT"))
    arrest, raid, killing = (counts_for(event, reading, text) for event in reading.events)
    assert {kind: c.value for kind, c in arrest.items()} == {"arrested": 6}
    assert raid == {}
    assert {kind: c.value for kind, c in killing.items()} == {"killed": 2}


def test_syntax_tells_which_event_governs_the_count() -> None:
    text = "Raids hit camps , bombs hit a town , leaving 6 dead ."
    reading = read(text, ("Raids", "ASSAULT"), ("bombs", "ASSAULT"))
    heads = [1, -1, 1, 1, 5, 1, 7, 5, 1, 1, 9, 9, 1]
    tokens = tuple(replace(t, head=h) for t, h in zip(reading.tokens, heads, strict=True))
    raids = EventReading(1, "ASSAULT", 1.0, "asserted", 1.0, ())
    bombs = EventReading(5, "ASSAULT", 1.0, "asserted", 1.0, ())
    parsed = replace(reading, tokens=tokens, events=(raids, bombs))
    assert counts_for(bombs, parsed, text) == {}
    assert counts_for(raids, parsed, text)["killed"].value == 6


def test_an_attack_takes_the_counts_of_its_clause() -> None:
    text = "An attack in the north left 4 dead and 13 wounded ."
    reading = read(text, ("attack", "ASSAULT"))
    counts = counts_for(reading.events[0], reading, text)
    assert {kind: c.value for kind, c in counts.items()} == {"killed": 4, "injured": 13}


_SAID = (
    "killed and 5 7 - to between a dozen hundred thousand twenty five were of , wounded at least "
    "more than up dozens 1,000 people soldier death arrest the toll 0 999999999999"
)
WORDS = st.sampled_from(_SAID.split(" "))


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=20))
def test_any_words_are_counted_without_a_crash(words: list[str]) -> None:
    text = " ".join(words)
    for count in find_counts(read(text), text):
        assert count.low is None or count.high is None or count.low <= count.high
        assert count.text == count.span.of(text)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=20))
def test_quantities_lie_apart_and_in_order(words: list[str]) -> None:
    found = quantities_in(words)
    assert all(one.first <= one.last for one in found)
    assert all(one.last < other.last for one, other in pairwise(found))


def tree(text: str, arcs: str, *triggers: tuple[str, str]) -> Reading:
    """A sentence with the given tag, governor (1 is the first word, 0 the root) and relation."""
    plain = read(text, *triggers)
    told = [arc.split(":", 2) for arc in arcs.split()]
    tokens = tuple(
        replace(token, upos=upos, head=int(head) - 1, relation=relation)
        for token, (upos, head, relation) in zip(plain.tokens, told, strict=True)
    )
    return replace(plain, tokens=tokens)


@pytest.mark.parametrize(
    ("text", "arcs", "expected"),
    [
        (
            "The tall guard was killed .",
            "DET:3:det ADJ:3:amod NOUN:5:nsubj:pass AUX:5:aux:pass VERB:0:root PUNCT:5:punct",
            ("killed", 1, "The tall guard", "count:one"),
        ),
        (
            "Rebels killed three cooks and Weri .",
            "NOUN:2:nsubj VERB:0:root NUM:4:nummod NOUN:2:obj CCONJ:6:cc"
            " PROPN:4:conj PUNCT:2:punct",
            ("killed", 4, "three cooks and Weri", "count:tree"),
        ),
        (
            "Police arrested two men , Weri and Osso .",
            "NOUN:2:nsubj VERB:0:root NUM:4:nummod NOUN:2:obj PUNCT:6:punct PROPN:4:conj"
            " CCONJ:8:cc PROPN:4:conj PUNCT:2:punct",
            ("arrested", 2, "two", "count:tree"),
        ),
    ],
)
def test_those_it_is_done_to_are_counted(
    text: str, arcs: str, expected: tuple[str, int, str, str]
) -> None:
    [count] = find_counts(tree(text, arcs), text)
    assert (count.kind, count.value, count.text, count.rule) == expected


def test_nobody_is_not_one() -> None:
    text = "No man was killed ."
    arcs = "DET:2:det NOUN:4:nsubj:pass AUX:4:aux:pass VERB:0:root PUNCT:4:punct"
    assert find_counts(tree(text, arcs), text) == ()
