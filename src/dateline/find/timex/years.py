"""Which year a day or month belongs to that is said without one."""

from dateline.find.timex.calendar import Partial
from dateline.find.timex.rule import Timex
from dateline.find.timex.scene import Piece, Scene, Tense
from dateline.find.timex.words import ORDINALS

_NEAR_DAYS = 120
"""Without a tense a day or month is the one ahead when it lies no farther than this."""

_NEAR_DAYS_PAST = 45
"""In the past tense too a day so near is the one ahead: tense is read by words, and may err."""

_NEAR_MONTH_PAST = 1
"""A bare month in the past tense is the one behind, unless it is the report's own."""


def year_of(scene: Scene, piece: Piece, month: int, day: int | None) -> int | None:
    """The year of a day or month said without one."""
    if scene.narrative and scene.story.year is not None:
        return scene.story.year_of(month)
    limit = piece.first and piece.lexed.words[piece.first - 1] in ("until", "till", "by")
    tense = "unknown" if limit else scene.tense(piece.first, piece.last)
    return nearest_year(scene.published, month, day, tense)


def nearest_year(base: Partial, month: int, day: int | None, tense: Tense) -> int | None:
    """The year of a month or day near `base`: the nearest, or what the tense asks for midway.

    None where the base is too coarse to choose.
    """
    if base.year is None or base.month is None:
        return None
    here, there = (base.month, base.day or 15), (month, day or base.day or 15)
    ahead = (30 * (there[0] - here[0]) + there[1] - here[1]) % 360
    near = _NEAR_DAYS
    if tense == "past":
        near = _NEAR_MONTH_PAST if day is None else _NEAR_DAYS_PAST
    coming = ahead < near or (tense == "future" and ahead < 360 - _NEAR_DAYS)
    if coming:
        return base.year if there >= here else base.year + 1
    return base.year if there <= here else base.year - 1


def number_of(word: str) -> int:
    """The value of "3", "3rd" or "third"; 0 for anything else."""
    digits = word.rstrip("stndrh")
    return int(digits) if digits.isdigit() else ORDINALS.get(word, 0)


def date_timex(value: str | None) -> Timex | None:
    """A value as a TIMEX of type DATE, None for None."""
    return Timex("DATE", value) if value else None
