"""A rule: which words it takes, as a pattern of categories, and how they are read."""

from collections.abc import Callable
from typing import NamedTuple

from dateline.find.timex.scene import Piece, Scene
from dateline.find.timex.words import NAMES
from dateline.types import TimeType


class Timex(NamedTuple):
    """A TIMEX3 type and value."""

    type: TimeType
    value: str


NO_TIME = Timex("DURATION", "")
"""What a rule makes of words that no other rule shall read."""

Read = Callable[[Piece, Scene], Timex | None]


class Rule(NamedTuple):
    """`pattern` is a regular expression over categories; `{month}` stands for `NAMES["month"]`.

    `read` returns None where the words are no time expression after all.
    """

    name: str
    pattern: str
    read: Read

    @property
    def expanded(self) -> str:
        """The pattern with its names filled in."""
        filled = self.pattern
        for name, categories in NAMES.items():
            filled = filled.replace("{" + name + "}", f"(?:{categories})")
        return filled
