"""What a picture consists of: shapes in pixels, y downwards, drawn in order.

Small on purpose: whatever can draw filled outlines and words can draw these.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import cos, pi, sin
from typing import Literal

Point = tuple[float, float]
Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Outline:
    """Closed rings, filled by the even-odd rule, or one open line (`closed` false).

    Colours are "#rrggbb" or "" for none; `title` is what a reader sees who points at it.
    """

    rings: tuple[Sequence[Point], ...]
    fill: str = ""
    stroke: str = ""
    width: float = 1.0
    opacity: float = 1.0
    closed: bool = True
    dashed: bool = False
    title: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text; `at` is on its baseline, at its start, middle or end. `halo`: white edge."""

    at: Point
    text: str
    size: float = 13.0
    colour: str = "#222222"
    anchor: Anchor = "start"
    bold: bool = False
    italic: bool = False
    halo: bool = False
    title: str = ""

    @property
    def length(self) -> float:
        """About how wide it is: sans-serif letters are 0.56 of their size on average."""
        return 0.56 * self.size * len(self.text) * (1.06 if self.bold else 1.0)


@dataclass(slots=True)
class Scene:
    """A picture in the making; `frame` clips `clipped` shapes: left, top, right, bottom."""

    width: int
    height: int
    frame: tuple[float, float, float, float]
    title: str
    clipped: list[Outline] = field(default_factory=list)
    over: list[Outline | Words] = field(default_factory=list)


def circle(centre: Point, radius: float) -> list[Point]:
    """A ring of points around the centre."""
    steps = max(16, min(96, int(radius * 2)))
    turns = (2 * pi * step / steps for step in range(steps))
    return [(centre[0] + radius * cos(t), centre[1] + radius * sin(t)) for t in turns]


def box(left: float, top: float, right: float, bottom: float) -> list[Point]:
    """A ring around a rectangle."""
    return [(left, top), (right, top), (right, bottom), (left, bottom)]
