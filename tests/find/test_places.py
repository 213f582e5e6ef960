"""Which words name a place, which place they mean, and where an event was."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.find.places import PlaceContext, PlaceFinder, Setting
from dateline.knowledge.gazetteer import Gazetteer
from dateline.language.reading import Phrase, Reading, Token
from dateline.spans import Span
from dateline.types import PlaceMention, Report

_WORD = re.compile(r"\w+(?:['’.-]\w+)*|[^\w\s]")


@pytest.fixture(scope="module")
def finder() -> PlaceFinder:
    return PlaceFinder(Gazetteer.load())


def reading(text: str, start: int, end: int, **labels: str) -> Reading:
    """A sentence without syntax; `labels` names its entities by label ("LOC=Mosul|Iraq")."""
    tokens = tuple(
        Token(Span(m.start(), m.end()), m.group(), "X", -1, "")
        for m in _WORD.finditer(text, start, end)
    )
    entities = []
    for label, names in labels.items():
        for name in names.split("|"):
            at = text.index(name, start)
            inside = [
                i for i, t in enumerate(tokens)
                if at <= t.span.start < at + len(name)
            ]  # fmt: skip
            entities.append(Phrase(inside[0], inside[-1], label, 0.9))
    return Reading(Span(start, end), tokens, tuple(entities), (), ())


def read(finder: PlaceFinder, *sentences: str, **labels: str) -> tuple[str, PlaceContext]:
    """The context of a report of these sentences; `labels` apply to the first."""
    text, readings, at = " ".join(sentences), [], 0
    for number, sentence in enumerate(sentences):
        named = labels if number == 0 else {}
        readings.append(reading(text, at, at + len(sentence), **named))
        at += len(sentence) + 1
    return text, finder.read(Report(id="r", text=text), readings)


def asked(text: str, context: PlaceContext, words: str, sentence: int = 0) -> PlaceMention | None:
    start = text.rindex(words)
    return context.resolve(Span(start, start + len(words)), sentence)


def test_names_after_prepositions_are_mentions_in_order(finder: PlaceFinder) -> None:
    text, context = read(
        finder, "Troops arrived in Mosul, Iraq, on Monday.", "Shelling went on near Aleppo."
    )
    assert [m.text for m in context.mentions] == ["Mosul", "Iraq", "Aleppo"]
    assert [m.country for m in context.mentions] == ["IRQ", "IRQ", "SYR"]
    assert all(m.span.of(text) == m.text for m in context.mentions)


def test_entities_are_mentions_wherever_they_stand(finder: PlaceFinder) -> None:
    _, context = read(
        finder, "Kabul fell quiet, Paris Jackson said.", LOC="Kabul", PER="Paris Jackson"
    )
    assert [m.text for m in context.mentions] == ["Kabul"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The Iraqi army moved on Monday.",
        "They met in May.",
        "He spoke in Arabic.",
        "Talks in Paris Hilton style.",
    ],
)
def test_adjectives_months_and_persons_are_no_places(finder: PlaceFinder, sentence: str) -> None:
    assert read(finder, sentence)[1].mentions == ()


@pytest.mark.parametrize(
    ("sentence", "admin1"),
    [
        ("A man was held in Paris, Texas, after a fire in Dallas.", "Texas"),
        ("A man was held in Paris after a fire in Lyon.", "Île-de-France"),
    ],
)
def test_the_other_places_tell_which_one_is_meant(
    finder: PlaceFinder, sentence: str, admin1: str
) -> None:
    assert read(finder, sentence)[1].mentions[0].admin1 == admin1


def test_a_city_and_its_province_are_kept_apart(finder: PlaceFinder) -> None:
    _, context = read(finder, "Shells fell in Idlib.", "Most of Idlib province was quiet.")
    assert [m.kind for m in context.mentions] == ["city", "admin1"]


def test_a_great_city_is_not_a_town_of_a_state_named_beside_it(finder: PlaceFinder) -> None:
    _, context = read(
        finder, "Talks on Iran were held in Berlin.", "The United States sent no one to Iraq."
    )
    assert {m.text: m.country for m in context.mentions}["Berlin"] == "DEU"


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Clashes in Helmand province.", "admin1"),
        ("Clashes in the city of Baghdad.", "city"),
        ("Clashes in Idlib province.", "admin1"),
        ("Clashes in Idlib.", "city"),
    ],
)
def test_wording_tells_the_kind(finder: PlaceFinder, sentence: str, kind: str) -> None:
    assert read(finder, sentence)[1].mentions[0].kind == kind


@pytest.mark.parametrize(
    ("words", "name", "country", "kind"),
    [
        ("northeast Jamaica", "Jamaica", "JAM", "region"),
        ("Khartoum's main market", "Khartoum", "SDN", "facility"),
        ("Baghdad airport", "Baghdad airport", "IRQ", "facility"),
        ("the Syrian border", "Syria", "SYR", "region"),
        ("the Indonesian capital", "Jakarta", "IDN", "city"),
        ("the province of Idlib", "Idlib", "SYR", "admin1"),
        ("Taiz, Yemen", "Taiz", "YEM", "city"),
        ("Syria’s northern Deir Ezzor province", "Deir ez-Zor", "SYR", "admin1"),
        ("Cairo university", "Cairo", "EGY", "facility"),
        ("the sea off northern Somalia", "Somalia", "SOM", "region"),
    ],
)
def test_event_words_resolve_to_the_named_part(
    finder: PlaceFinder, words: str, name: str, country: str, kind: str
) -> None:
    text, context = read(finder, f"Fighters attacked {words} at dawn.")
    found = asked(text, context, words)
    assert found is not None
    assert found.text == words
    assert (found.country, found.kind) == (country, kind)
    assert name in found.name or found.name in name


def test_bare_nouns_take_the_last_place_of_their_kind(finder: PlaceFinder) -> None:
    text, context = read(
        finder,
        "Rebels entered Aleppo in Syria.",
        "They burned shops in the city.",
        "Many fled from there.",
    )
    city, there = asked(text, context, "the city", 1), asked(text, context, "there", 2)
    assert city is not None and city.name == "Aleppo"
    assert there is not None and there.country == "SYR"


def test_a_direction_alone_is_part_of_the_state(finder: PlaceFinder) -> None:
    text, context = read(finder, "Police in Jamaica fired.", "Riots hit the northeast.")
    found = asked(text, context, "the northeast", 1)
    assert found is not None
    assert (found.country, found.kind) == ("JAM", "region")


def test_a_said_place_is_as_precise_as_its_words(finder: PlaceFinder) -> None:
    text, context = read(finder, "Two died in Mosul, one in Anbar province, ten in northern Iraq.")
    precisions = []
    for words in ("Mosul", "Anbar province", "northern Iraq"):
        start = text.index(words)
        place = context.for_event(Span(start, start + len(words)), 0)
        assert place is not None and place.said
        precisions.append(place.precision)
    assert precisions == ["city", "admin1", "country"]


def test_unknown_words_keep_their_span_and_take_the_state_around(finder: PlaceFinder) -> None:
    text, context = read(finder, "Soldiers in Yemen shelled Qwertyzabad.")
    start = text.index("Qwertyzabad")
    place = context.for_event(Span(start, start + 11), 0)
    assert place is not None and place.said
    assert place.mention.text == "Qwertyzabad"
    assert (place.mention.country, place.mention.lat) == ("YEM", None)
    assert place.precision == "country"


def test_context_tells_the_state_and_where_it_was_taken_from(finder: PlaceFinder) -> None:
    text, context = read(
        finder, "Crowds gathered in Tehran.", "Iranian police waited.", "Then they fired."
    )
    place = context.for_event(None, 2, Setting(("IRN",), ("IRN",)))
    assert place is not None and not place.said
    assert place.mention.country == "IRN"
    assert place.mention.span.of(text) == place.mention.text != ""


def test_no_place_is_told_for_an_event_between_states(finder: PlaceFinder) -> None:
    _, context = read(finder, "France criticised Turkey.")
    assert context.for_event(None, 0, Setting(("FRA",), ("TUR",), deed=False)) is None


def test_a_deed_between_states_is_where_the_report_is_not_where_its_doer_comes_from(
    finder: PlaceFinder,
) -> None:
    _, context = read(
        finder,
        "Turkish jets crossed the border.",
        "Villages in Syria burned.",
        "Turkey struck again.",
    )
    place = context.for_event(None, 2, Setting(("TUR",), ("SYR",)))
    assert place is not None and not place.said
    assert place.mention.country == "SYR"


def test_a_state_that_speaks_is_no_place_beside_one_that_things_happen_in(
    finder: PlaceFinder,
) -> None:
    _, context = read(
        finder, "Russia warned again.", "Russia denied shelling in Yemen.", "It began."
    )
    place = context.for_event(None, 2, Setting())
    assert place is not None and place.mention.country == "YEM"


def test_nothing_tells_nothing(finder: PlaceFinder) -> None:
    _, context = read(finder, "He left.")
    assert context.mentions == ()
    assert context.for_event(None, 0) is None
    assert finder.read(Report(id="r", text=""), []).for_event(None, 0, Setting(("IRQ",))) is None


def test_a_place_and_what_holds_it_are_two_mentions(finder: PlaceFinder) -> None:
    _, context = read(finder, "It began in Toronto, Canada.", LOC="Toronto, Canada")
    assert [(m.text, m.country) for m in context.mentions] == [
        ("Toronto", "CAN"),
        ("Canada", "CAN"),
    ]


def test_the_dateline_is_a_mention(finder: PlaceFinder) -> None:
    _, context = read(finder, "BAGHDAD, Jan 3 (Outlet) — Two rockets fell.")
    assert [m.name for m in context.mentions] == ["Baghdad"]


@pytest.mark.parametrize("change", [str.lower, str.upper])
def test_text_without_case_still_names_well_known_places(
    finder: PlaceFinder, change: type[str]
) -> None:
    _, context = read(finder, change("Two bombs went off in Baghdad near the market."))
    assert [m.name for m in context.mentions] == ["Baghdad"]


def test_given_words_are_located_in_their_order(finder: PlaceFinder) -> None:
    text = "Georgian troops left Gori; shops at Xyzzyvale stayed shut."
    spans = [Span(21, 25), Span(0, 8), Span(36, 45)]
    found = finder.locate(Report(id="r", text=text), spans)
    assert [m.text for m in found] == ["Gori", "Georgian", "Xyzzyvale"]
    assert [m.country for m in found] == ["GEO", "GEO", "GEO"]
    assert found[2].rule == "place:beside"
    assert finder.locate(Report(id="r", text=text), []) == ()


_NAMES = st.sampled_from(
    ["Mosul", "in", "the", "city", "of", "Iraqi", "Springfield", "near", ",", "northern", "U.S.",
     "'s", "—", "St. Louis", "AND", "there", "border", "é", "\U0001f525", "Isis-held"]
)  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(st.lists(_NAMES, min_size=1, max_size=14), st.data())
def test_whatever_the_words_spans_stay_inside_the_text(
    words: list[str], data: st.DataObject
) -> None:
    text, context = read(PlaceFinder(Gazetteer.load()), " ".join(words), "They fled there.")
    starts = [m.span.start for m in context.mentions]
    assert starts == sorted(starts)
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    for place in (context.for_event(span, 1), context.for_event(None, 1, Setting(("USA",)))):
        if place:
            assert place.mention.span.of(text) == place.mention.text
    assert all(m.span.of(text) == m.text for m in context.mentions)
