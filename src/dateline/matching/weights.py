"""The weight of each sign, read from `weights.toml`: the table by which tellings are compared."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from dateline.errors import KnowledgeError
from dateline.matching.signs import Sign


@dataclass(frozen=True, slots=True)
class Weights:
    """`start` is the log-odds of any two tellings that are compared, before a sign is seen.

    Two groups are joined where the mean score of their pairs is above `join`; a single score is
    held within `bound`, so that one loud pair does not outvote the others.
    """

    start: float
    join: float
    bound: float
    signs: Mapping[Sign, float]

    def of(self, sign: Sign) -> float:
        """What the sign adds; one that was never met in learning adds nothing."""
        return self.signs.get(sign, 0.0)


@cache
def shipped_weights() -> Weights:
    """The table that comes with the package; raises KnowledgeError where it is damaged."""
    path = resources.files("dateline.matching") / "weights.toml"
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        signs = {
            Sign(field, value): float(weight)
            for field, values in table["signs"].items()
            for value, weight in values.items()
        }
        return Weights(float(table["start"]), float(table["join"]), float(table["bound"]), signs)
    except (OSError, ValueError, KeyError, AttributeError, TypeError) as error:
        raise KnowledgeError(f"weights of matching: cannot be read from {path}: {error}") from error
