"""Features as RFC 7946 has them: a point only where a point is known."""

import json
from dataclasses import replace
from typing import Any

import pytest
from tests.export.rows import rows_of
from tests.invented import coded_report

from dateline.export import stream
from dateline.types import EventPlace, Precision


def features(*places: EventPlace | None) -> list[dict[str, Any]]:
    coded = coded_report(1)
    events = tuple(replace(coded.events[0], place=place) for place in places)
    data = json.loads(b"".join(stream("geojson", rows_of(replace(coded, events=events)))))
    assert set(data) == {"type", "features"}  # RFC 7946 wants no crs
    assert data["type"] == "FeatureCollection"
    found: list[dict[str, Any]] = data["features"]
    for feature in found:
        assert set(feature) == {"type", "id", "geometry", "properties"}
        assert feature["type"] == "Feature"
    return found


def place(precision: Precision, lat: float | None = 51.25) -> EventPlace:
    told = coded_report(1).events[0].place
    assert told is not None
    mention = replace(told.mention, lat=lat)
    return EventPlace(mention, precision, said=True, radius_km=80.0)


@pytest.mark.parametrize("precision", ["point", "city"])
def test_a_town_is_a_point_longitude_first(precision: Precision) -> None:
    (town,) = features(place(precision))
    assert town["geometry"] == {"type": "Point", "coordinates": [-3.5, 51.25]}
    assert town["properties"]["radius_km"] == 80.0


@pytest.mark.parametrize("precision", ["admin2", "admin1", "country"])
def test_a_coarse_place_has_no_pin_in_its_middle(precision: Precision) -> None:
    (area,) = features(place(precision))
    assert area["geometry"] is None
    assert (area["properties"]["around"], area["properties"]["radius_km"]) == ([-3.5, 51.25], 80.0)
    assert area["properties"]["precision"] == precision


def test_an_event_without_place_or_coordinates_has_no_geometry() -> None:
    nowhere, unplaced = features(None, place("city", lat=None))
    assert nowhere["geometry"] is unplaced["geometry"] is None
    assert nowhere["properties"]["place"] is None
    assert unplaced["properties"]["place"] == "Oldport"
