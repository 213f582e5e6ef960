"""A filter written as text: what is read, and what is said of what is not."""

import pytest

from dateline.errors import ConfigError
from dateline.store import PARAMETERS, Box, Dyad, Filter, Near, Polygon


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, Filter()),
        ({"type": "ASSAULT"}, Filter(types=("ASSAULT",))),
        ({"type": ["ASSAULT", "COERCE"], "quad": ["3", "4"]},
         Filter(types=("ASSAULT", "COERCE"), quads=(3, 4))),
        ({"actor": ["a", "b"], "place": ""}, Filter(actor="b")),
        ({"near": "33.3, 44.4,50"}, Filter(near=Near(33.3, 44.4, 50))),
        ({"within": "-10,35,5,44"}, Filter(within=Box(-10, 35, 5, 44))),
        ({"within": "170,-20,-170,0"}, Filter(within=Box(170, -20, -170, 0))),
        ({"within": "0,0,10,0,5,8"}, Filter(within=Polygon(((0, 0), (10, 0), (5, 8))))),
        ({"dyad": "rebels > army"}, Filter(dyad=Dyad("rebels", "army", True))),
        ({"dyad": "rebels<>army"}, Filter(dyad=Dyad("rebels", "army", False))),
        ({"status": "Denied"}, Filter(status="denied")),
        ({"status": "any"}, Filter()),
        ({"min_roots": "2", "min_confidence": "0.5"}, Filter(min_roots=2, min_confidence=0.5)),
        ({"background": "true", "disputed": "0"}, Filter(background=True, disputed=False)),
    ],
)  # fmt: skip
def test_what_is_written_is_read(given: dict[str, str | list[str]], expected: Filter) -> None:
    assert Filter.from_parameters(given) == expected


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("colour", "red", "there is no filter 'colour'"),
        ("near", "33.3,44.4", "LAT,LON,KM"),
        ("near", "44.4,133.3,-1", "above 0"),
        ("near", "nan,0,1", "LAT,LON,KM"),
        ("within", "1,2,3", "WEST,SOUTH,EAST,NORTH"),
        ("within", "0,50,10,40", "upside down"),
        ("within", "0,50,190,60", "-180 to 180"),
        ("dyad", "rebels", "A > B"),
        ("quad", "5", "4 .material conflict"),
        ("status", "maybe", "asserted"),
        ("min_roots", "0", "from 1 on"),
        ("min_confidence", "2", "from 0 to 1"),
        ("background", "perhaps", "true nor false"),
        ("since", "yesterday", "write 2020"),
    ],
)
def test_what_cannot_be_read_is_told_with_what_to_write(name: str, value: str, says: str) -> None:
    with pytest.raises(ConfigError, match=says):
        Filter.from_parameters({name: value})


def test_every_field_of_a_filter_can_be_written() -> None:
    fields = {"types": "type", "modes": "mode", "quads": "quad"}
    assert set(PARAMETERS) == {fields.get(name, name) for name in Filter.__dataclass_fields__}


def test_a_circle_over_the_antimeridian_has_a_box_over_it() -> None:
    circle = Near(0, 179.9, 50)
    assert circle.box.west > circle.box.east
    for lat, lon in ((0.0, -179.9), (0.2, 179.6), (-0.3, 180.0)):
        assert circle.holds(lat, lon)
        assert circle.box.holds(lat, lon)
    assert not circle.holds(0, -179)
    assert Near(89.9, 0, 100).box.north == 90
