"""How often a model that says 0.8 is right: measured on held-out annotation, by field.

`data/calibration.toml` is written by `training/language/calibrate.py` for one version of the
language model; the numbers of any other model stay as they are.
"""

import tomllib
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from itertools import pairwise

from dateline.errors import KnowledgeError

Knots = tuple[tuple[float, float], ...]
"""(what the model says, how often that was right), both rising."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """Piecewise linear maps from raw to calibrated confidence, by field of an event."""

    model: str
    fields: Mapping[str, Knots]

    @classmethod
    def load(cls, model: str) -> "Calibration":
        """The shipped maps if they were measured for `model`, else none; raises KnowledgeError."""
        path = resources.files("dateline.knowledge") / "data" / "calibration.toml"
        try:
            data = tomllib.loads(path.read_text("utf-8"))
            if data["model"] != model:
                return UNCALIBRATED
            return cls(model, {name: _knots(pairs) for name, pairs in data["fields"].items()})
        except (OSError, ValueError, KeyError) as error:
            raise KnowledgeError(f"calibration.toml: {error!r}") from error

    def of_all(self, raw: Mapping[str, float]) -> dict[str, float]:
        """The confidence of every field of an event, calibrated."""
        return {field: round(self.of(field, score), 3) for field, score in raw.items()}

    def of(self, field: str, raw: float) -> float:
        """The share of values of this field that are right where the model says `raw`."""
        knots = self.fields.get(field)
        if not knots:
            return raw
        at = bisect_right(knots, (raw, 1.0))
        if at == 0:
            return knots[0][1]
        if at == len(knots):
            return knots[-1][1]
        (x0, y0), (x1, y1) = knots[at - 1], knots[at]
        return y0 + (y1 - y0) * (raw - x0) / (x1 - x0)


UNCALIBRATED = Calibration("", {})
"""Leaves every number as it is."""


def _knots(pairs: Sequence[Sequence[float]]) -> Knots:
    knots = tuple((float(raw), float(right)) for raw, right in pairs)
    for (raw, right), (next_raw, next_right) in pairwise(knots):
        if next_raw <= raw or next_right < right:
            raise ValueError(f"knots must rise: {raw} {right}, {next_raw} {next_right}")
    return knots
