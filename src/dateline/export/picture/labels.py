"""Words on a picture that do not run into each other: the first come is the first served."""

from dataclasses import replace

from dateline.export.picture.scene import Anchor, Words

_Box = tuple[float, float, float, float]


class Labels:
    """What room is taken already, within a frame."""

    def __init__(self, frame: _Box) -> None:
        self._frame = frame
        self._taken: list[_Box] = []

    def take(self, left: float, top: float, right: float, bottom: float) -> None:
        """Keep words out of a rectangle."""
        self._taken.append((left, top, right, bottom))

    def beside(self, words: Words, gap: float) -> Words | None:
        """The words right of their point, left of it, above or below; None where no room is."""
        x, y = words.at
        third = words.size * 0.35
        places: tuple[tuple[float, float, Anchor], ...] = (
            (x + gap, y + third, "start"),
            (x - gap, y + third, "end"),
            (x, y - gap - 1, "middle"),
            (x, y + gap + words.size * 0.8, "middle"),
        )
        return self._first([replace(words, at=(px, py), anchor=a) for px, py, a in places])

    def near(self, words: Words) -> Words | None:
        """The words over their point, or a line or two above or below it; None without room."""
        x, y = words.at
        line = words.size * 1.25
        return self._first([replace(words, at=(x, y + step * line)) for step in (0, 1, -1, 2, -2)])

    def _first(self, ways: list[Words]) -> Words | None:
        for words in ways:
            room = _room(words)
            if self._free(room):
                self._taken.append(room)
                return words
        return None

    def _free(self, room: _Box) -> bool:
        left, top, right, bottom = room
        inside = (
            left >= self._frame[0] and top >= self._frame[1]
            and right <= self._frame[2] and bottom <= self._frame[3]
        )  # fmt: skip
        return inside and not any(
            left < r and l < right and top < b and t < bottom
            for l, t, r, b in self._taken  # noqa: E741
        )


def _room(words: Words) -> _Box:
    x, y = words.at
    left = {"start": x, "middle": x - words.length / 2, "end": x - words.length}[words.anchor]
    return left - 1, y - words.size * 0.85, left + words.length + 1, y + words.size * 0.3
