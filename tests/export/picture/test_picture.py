"""Pictures: every event is drawn or counted as not shown; coarse places are areas, not dots."""

import io
import xml.etree.ElementTree as ElementTree
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.invented import coded_report

from dateline.errors import ConfigError
from dateline.export.picture import draw_map, draw_timeline, rendered, sites_of
from dateline.export.picture.labels import Labels
from dateline.export.picture.map import division_of
from dateline.export.picture.projection import view_of
from dateline.export.picture.scene import Outline, Scene, Words
from dateline.export.picture.sites import Site, gathered
from dateline.knowledge.atlas import Atlas
from dateline.knowledge.gazetteer import Gazetteer
from dateline.spans import Span
from dateline.store import EventRow
from dateline.types import EventDate, EventPlace, PlaceKind, Precision

FRAME = (24.0, 84.0, 1176.0, 806.0)


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return Atlas.load()


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def row(place: EventPlace | None = None, day: str = "", last: str = "") -> EventRow:
    event = coded_report(1).events[0]
    dated = EventDate(Span(0, 1), "x", day, day, last or day, True, "") if day else None
    event = replace(event, place=place, date=dated, quad_class=4)
    return EventRow(event, "r1", None, None, None, "", Span(0, 1))


def at(
    name: str, country: str, lat: float, lon: float, precision: Precision, km: float | None,
    kind: PlaceKind = "city",
) -> EventPlace:  # fmt: skip
    known = coded_report(1).events[0].place
    assert known is not None
    mention = replace(
        known.mention, name=name, text=name, country=country, lat=lat, lon=lon, kind=kind,
        admin1="", rule="place:said",
    )  # fmt: skip
    return EventPlace(mention, precision, True, km)


ALEPPO = at("Aleppo", "SYR", 36.2, 37.16, "city", 14.0)
SYRIA = at("Syria", "SYR", 35.0, 38.0, "country", 319.0, "country")
SEA = at("Red Sea", "", 20.0, 38.0, "country", None, "water")


def words_of(scene: Scene) -> list[str]:
    return [item.text for item in scene.over if isinstance(item, Words)]


def titles(scene: Scene, fill: str) -> list[str]:
    return [shape.title for shape in scene.clipped if shape.fill == fill and shape.title]


def test_a_town_is_a_dot_and_a_state_an_area(atlas: Atlas, gazetteer: Gazetteer) -> None:
    rows = [row(ALEPPO), row(ALEPPO), row(SYRIA), row(SEA), row(None)]
    located = sites_of(rows)
    assert (located.events, located.lost) == (5, 2)
    scene = draw_map(located, "Here", atlas, gazetteer)
    assert titles(scene, "#b3261e") == ["Aleppo, SYR: 2 events"]
    assert "Syria, SYR: 1 event (somewhere within 319 km)" in titles(scene, "#e08a2e")
    assert {"Here", "Aleppo", "Syria (1)"} <= set(words_of(scene))
    assert any("3 events; not shown: 2 without a known place" in text for text in words_of(scene))


def test_something_in_a_town_and_the_town_are_one_dot() -> None:
    market = replace(ALEPPO, precision="point", radius_km=3.0)
    assert [site.count for site in sites_of([row(ALEPPO), row(market)]).sites] == [2]


def test_no_events_are_a_map_of_the_world(atlas: Atlas, gazetteer: Gazetteer) -> None:
    scene = draw_map(sites_of([]), "Nothing", atlas, gazetteer)
    assert any(text.startswith("0 events") for text in words_of(scene))
    assert len(scene.clipped) > 200


def test_a_few_far_sites_do_not_make_the_map_tiny() -> None:
    near = [Site(f"n{n}", "SYR", "", "city", 35.0, 37 + n / 10, 3.0, False, 10) for n in range(9)]
    far = Site("far", "USA", "", "city", 40.0, -100.0, 3.0, False, 1)
    assert far not in gathered([*near, far])
    often = replace(far, count=50)
    assert often in gathered([*near, often])
    assert far in gathered([*near[:3], far])


def test_a_division_is_found_by_its_name_or_by_its_point(atlas: Atlas) -> None:
    site = Site("Nineveh", "IRQ", "Nineveh", "admin1", 36.3, 42.5, 100.0, True, 1)
    shape = division_of(site, atlas)
    assert shape is not None and shape.country == "IRQ"
    assert shape == division_of(replace(site, name="Ninawa"), atlas)
    assert division_of(replace(site, country="XXX"), atlas) is None


@pytest.mark.parametrize("ending", [".svg", ".html"])
def test_the_picture_is_well_formed(ending: str, atlas: Atlas, gazetteer: Gazetteer) -> None:
    strange = at("A & <b>\x01\ud800", "SYR", 35.0, 37.0, "city", 5.0)
    scene = draw_map(sites_of([row(strange)]), 'Q "<&>"', atlas, gazetteer)
    table = [("Place", "Events"), ("A & <b>", "1")]
    text = rendered(scene, ending, table).decode()
    root = ElementTree.fromstring(text[text.index("<svg") : text.index("</svg>") + 6])  # noqa: S314
    assert root.findtext("{http://www.w3.org/2000/svg}title") == 'Q "<&>"'
    if ending == ".html":
        assert "<td>A &amp; &lt;b&gt;</td>" in text and "<script" not in text


def test_png_is_painted_or_says_what_it_needs() -> None:
    scene = Scene(80, 60, (0, 0, 80, 60), "t", over=[Words((5, 20), "$5 for é")])
    scene.clipped.append(Outline((((0, 0), (9, 0), (9, 9)),), fill="#ff0000"))
    try:
        painted = rendered(scene, ".png")
    except ConfigError as error:
        assert "dateline[pictures]" in str(error)
    else:
        assert io.BytesIO(painted).read(4) == b"\x89PNG"


@settings(max_examples=40)
@given(st.lists(st.tuples(st.floats(-180, 180), st.floats(-85, 85)), min_size=1, max_size=8))
def test_every_site_lies_in_the_frame(points: Sequence[tuple[float, float]]) -> None:
    view = view_of(points, FRAME)
    for lon, lat in points:
        x, y = view.to_pixels(lon, lat)
        assert FRAME[0] - 1 <= x <= FRAME[2] + 1
        assert FRAME[1] - 1 <= y <= view.frame[3] + 1


def test_labels_keep_out_of_each_others_way() -> None:
    labels = Labels((0, 0, 300, 100))
    first = labels.beside(Words((100, 50), "first"), 5)
    second = labels.beside(Words((100, 50), "second"), 5)
    assert first and second and first.at != second.at
    assert labels.beside(Words((400, 50), "outside"), 5) is None


def test_the_timeline_counts_what_it_does_not_show() -> None:
    rows = [row(day=f"2024-05-{n:02}") for n in range(1, 29)]
    rows += [row(day="2024-01-01", last="2024-12-31"), row(), row()]
    scene = draw_timeline(rows, "When")
    head = next(text for text in words_of(scene) if "events by" in text)
    assert head == (
        "28 events by day; not shown: 1 dated more coarsely than a day, 2 without a date"
    )


@settings(max_examples=40)
@given(st.lists(st.tuples(st.integers(0, 9000), st.sampled_from([0, 6, 27, 364])), max_size=30))
def test_every_event_is_in_a_bar_or_counted(days: list[tuple[int, int]]) -> None:
    rows = []
    for start, length in days:
        first = date(2000, 1, 1) + timedelta(days=start)
        rows.append(row(day=first.isoformat(), last=(first + timedelta(days=length)).isoformat()))
    scene = draw_timeline(rows, "When")
    head = next(text for text in words_of(scene) if "events by" in text)
    numbers = [int(part.split()[0]) for part in head.replace("not shown: ", "").split("; ")]
    rest = head.partition("not shown: ")[2]
    hidden = sum(int(part.split()[0]) for part in rest.split(", ")) if rest else 0
    assert numbers[0] + hidden == len(days)
    bars = [s for s in scene.over if isinstance(s, Outline) and s.title]
    assert sum(int(bar.title.split(": ")[1].split()[0]) for bar in bars) == numbers[0]


def test_without_events_the_timeline_is_empty() -> None:
    assert any(text.startswith("0 events") for text in words_of(draw_timeline([], "When")))
