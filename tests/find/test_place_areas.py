"""Where an event was, when it is told by other places: areas, with a radius."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.find.place.extent import precision_of_km
from dateline.find.place.geometry import km_between, middle, moved
from dateline.find.places import PlaceFinder, Setting
from dateline.knowledge.gazetteer import Gazetteer
from dateline.language.reading import Reading, Token
from dateline.language.tokens import sentences_of, words_of
from dateline.spans import Span
from dateline.types import EventPlace, Report

MOSUL = (36.335, 43.119)


@pytest.fixture(scope="module")
def finder() -> PlaceFinder:
    return PlaceFinder(Gazetteer.load())


def place(finder: PlaceFinder, text: str, words: str, *countries: str) -> EventPlace:
    """The place of an event whose place words are `words`."""
    readings = []
    for sentence in sentences_of(text):
        tokens = tuple(Token(s, s.of(text), "X", -1, "") for s in words_of(text, sentence))
        readings.append(Reading(sentence, tokens, (), (), ()))
    context = finder.read(Report(id="r", text=text), readings)
    start = text.rindex(words)
    number = next(i for i, r in enumerate(readings) if r.span.start <= start < r.span.end)
    found = context.for_event(Span(start, start + len(words)), number, Setting(countries))
    assert found is not None
    return found


def km_from(found: EventPlace, point: tuple[float, float]) -> float:
    assert found.mention.lat is not None and found.mention.lon is not None
    return km_between((found.mention.lat, found.mention.lon), point)


@pytest.mark.parametrize("words", ["Mosul", "20 km north of Mosul", "north of Mosul"])
def test_a_distance_and_a_direction_move_the_place(finder: PlaceFinder, words: str) -> None:
    text = "A convoy was attacked 20 km north of Mosul in Iraq."
    found = place(finder, text, words)
    assert found.mention.text == "20 km north of Mosul"
    assert found.mention.name == "20 km north of Mosul"
    assert found.mention.lat is not None and found.mention.lat > MOSUL[0] + 0.15
    assert 18 < km_from(found, MOSUL) < 25
    assert found.radius_km is not None and 8 < found.radius_km < 30
    assert (found.mention.country, found.mention.geonameid) == ("IRQ", None)


@pytest.mark.parametrize(
    ("text", "name", "least", "most"),
    [
        ("Rebels struck 12 miles (19 km) southwest of the city of Mosul.",
         "19 km southwest of Mosul", 18, 25),
        ("A mine exploded 50 kilometres from Mosul.", "50 km from Mosul", 0, 4),
        ("A mine exploded near Mosul.", "Mosul", 0, 4),
        ("A mine exploded just south of Mosul.", "south of Mosul", 10, 20),
    ],
)  # fmt: skip
def test_ways_to_tell_a_place_by_a_town(
    finder: PlaceFinder, text: str, name: str, least: float, most: float
) -> None:
    found = place(finder, text, "Mosul")
    assert found.mention.name == name
    assert least <= km_from(found, MOSUL) <= most
    assert found.radius_km is not None and found.radius_km > 5


@pytest.mark.parametrize(
    ("text", "words", "here"),
    [
        ("Clashes broke out on the Syrian-Turkish border.", "the Syrian-Turkish border", "SYR"),
        ("Clashes broke out on the Syria-Turkey border.", "Syria-Turkey border", "SYR"),
        ("He fled to the border between Turkey and Syria.", "the border", "TUR"),
        ("Turkish troops massed along Turkey's southern border with Syria.",
         "Turkey's southern border", "TUR"),
        ("In Turkey, in Ankara, troops massed on the Syrian border.", "the Syrian border", "TUR"),
    ],
)  # fmt: skip
def test_a_border_is_an_area(finder: PlaceFinder, text: str, words: str, here: str) -> None:
    found = place(finder, text, words)
    assert found.mention.rule == "place:border"
    assert 36 < (found.mention.lat or 0) < 37.5
    assert 37 < (found.mention.lon or 0) < 42
    assert found.mention.country == here
    assert found.precision == "country" and found.radius_km is not None and found.radius_km > 200


def test_a_town_beside_a_border_stays_the_town(finder: PlaceFinder) -> None:
    found = place(finder, "Shells hit Kilis on the Syrian border in Turkey.", "Kilis")
    assert found.mention.name == "Kilis"
    assert found.precision == "city"


def test_between_two_towns(finder: PlaceFinder) -> None:
    text = "The bus was stopped on the road between Homs and Palmyra in Syria."
    found = place(finder, text, "the road between Homs and Palmyra")
    assert found.mention.rule == "place:between"
    assert (found.mention.country, found.mention.text) == ("SYR", "between Homs and Palmyra")
    assert found.radius_km is not None and 60 < found.radius_km < 90


def test_states_are_not_between_each_other(finder: PlaceFinder) -> None:
    found = place(finder, "Fighting flared between Armenia and Azerbaijan.", "Azerbaijan")
    assert found.mention.name == "Azerbaijan"
    assert found.precision == "country"


def test_a_radius_grows_with_the_kind_of_place(finder: PlaceFinder) -> None:
    radii = [
        place(finder, f"A bomb went off in {words}.", words).radius_km
        for words in ("Baghdad airport", "Baghdad", "Anbar province", "Iraq")
    ]
    assert all(radii) and radii == sorted(radii, key=lambda km: km or 0.0)
    assert radii[-1] is not None and 300 < radii[-1] < 700


def test_something_in_a_state_is_no_pin(finder: PlaceFinder) -> None:
    found = place(finder, "Jets left an airbase in Syria.", "an airbase in Syria")
    assert found.precision == "country"
    assert found.radius_km is not None and found.radius_km > 200


def test_the_open_sea_has_no_radius(finder: PlaceFinder) -> None:
    assert place(finder, "A ship sank in the Red Sea.", "the Red Sea").radius_km is None


points = st.tuples(st.floats(-80, 80), st.floats(-179, 179))


@settings(max_examples=50)
@given(points, st.floats(0, 360), st.floats(0.1, 2000))
def test_moving_covers_the_distance(point: tuple[float, float], bearing: float, km: float) -> None:
    assert math.isclose(km_between(point, moved(point, bearing, km)), km, rel_tol=1e-6)


@settings(max_examples=50)
@given(points, points)
def test_the_middle_is_as_far_from_both(
    one: tuple[float, float], other: tuple[float, float]
) -> None:
    if km_between(one, other) < 15_000:
        half = middle(one, other)
        assert math.isclose(km_between(one, half), km_between(half, other), abs_tol=0.01)


def test_precision_follows_the_radius() -> None:
    assert [precision_of_km(km) for km in (3, 20, 60, 200, 900)] == [
        "point", "city", "admin2", "admin1", "country",
    ]  # fmt: skip
