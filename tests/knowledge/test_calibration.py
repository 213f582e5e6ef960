"""What a confidence is worth: maps that rise, for the model they were measured on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.knowledge.calibration import UNCALIBRATED, Calibration
from dateline.language.model import OnnxBackend

KNOTS = {"actors": ((0.2, 0.5), (0.6, 0.7), (0.9, 0.95))}


@pytest.mark.parametrize(
    ("raw", "right"), [(0.0, 0.5), (0.2, 0.5), (0.4, 0.6), (0.6, 0.7), (0.9, 0.95), (1.0, 0.95)]
)
def test_between_knots_the_map_is_a_line_and_beyond_them_flat(raw: float, right: float) -> None:
    assert Calibration("m", KNOTS).of("actors", raw) == pytest.approx(right)


def test_a_field_without_knots_keeps_its_numbers() -> None:
    assert Calibration("m", KNOTS).of_all({"actors": 0.4, "type": 0.4}) == {
        "actors": 0.6,
        "type": 0.4,
    }


@given(st.floats(0, 1), st.floats(0, 1))
def test_more_confidence_never_becomes_less(one: float, other: float) -> None:
    calibration = Calibration("m", KNOTS)
    low, high = sorted((one, other))
    assert calibration.of("actors", low) <= calibration.of("actors", high)


def test_the_shipped_maps_are_of_the_shipped_model() -> None:
    version = OnnxBackend().version
    assert Calibration.load(version).fields


def test_another_model_keeps_its_numbers() -> None:
    assert Calibration.load("another-1") == UNCALIBRATED
