"""Lengths of time ("for five years"), sets ("every day") and times of day ("at 3pm")."""

from dateline.find.timex.calendar import Partial, month_day, shift
from dateline.find.timex.relative import weekday_value
from dateline.find.timex.rule import NO_TIME, Rule, Timex
from dateline.find.timex.scene import Piece, Scene
from dateline.find.timex.words import (
    CLOCK_UNITS,
    DAY_PARTS,
    MONTHS,
    NOONS,
    OFTEN,
    PLURALS,
    SEASONS,
    TODAYS,
    UNITS,
    WEEKDAYS,
)
from dateline.find.timex.years import nearest_year

_AMOUNTS = frozenset(
    ("million", "billion", "thousand", "percent", "%", "dollars", "times", "twice", "once", ")")
)
_NEAR = 300
"""A time of day belongs to a date said at most so many words before."""


def _period(unit: str, count: int | None) -> str:
    """An ISO 8601 duration; decades and centuries in years, as TimeML writes them."""
    if count is not None and unit in ("decade", "century", "millennium"):
        count *= {"decade": 10, "century": 100, "millennium": 1000}[unit]
        unit = "year"
    if unit == "weekend":
        unit, count = "day", 2 * (count or 1)
    if unit == "fortnight":
        unit, count = "week", 2 * (count or 1)
    number = "X" if count is None else str(count)
    return f"P{'T' if unit in CLOCK_UNITS else ''}{number}{UNITS[unit]}"


def _unit_of(piece: Piece) -> str:
    word = piece.word("uqzU")
    return PLURALS.get(word, word)


def _duration(piece: Piece, _: Scene) -> Timex | None:
    """As in "five years", "a week", "several months", "the past three months", "two-day"."""
    unit, count = _unit_of(piece), piece.count()
    if _is_fraction(piece, unit) or _is_rate(piece):
        return NO_TIME
    value = _period(unit, count)
    if "h" in piece.kinds and unit == "year" and count is not None:
        value += "6M"
    if "h" in piece.kinds and unit in ("hour", "minute") and count is not None:
        value += "30" + ("M" if unit == "hour" else "S")
    return Timex("DURATION", value)


def _is_fraction(piece: Piece, unit: str) -> bool:
    """As in "three-quarters of the seats", "more than a quarter"."""
    return unit == "quarter" and ("A" in piece.kinds or "-" in piece.kinds or piece.after() == "o")


def _is_rate(piece: Piece) -> bool:
    """As in "90 tonnes a day", "twice a week": how much, not how long."""
    before = piece.lexed.words[piece.first - 1] if piece.first else ""
    return piece.kinds in ("Au", "AU") and (piece.before() in "ngyUM" or before in _AMOUNTS)


def _age(_: Piece, __: Scene) -> Timex | None:
    """An age ("a 9-year-old") tells no time: its words are taken, nothing is made of them."""
    return NO_TIME


def _vague(piece: Piece, _: Scene) -> Timex | None:
    """As in "recent weeks", "coming months", "years"."""
    return Timex("DURATION", _period(_unit_of(piece), None))


def _every(piece: Piece, _: Scene) -> Timex | None:
    """As in "every day", "each Monday", "every two years"."""
    if piece.word("uqzU"):
        return Timex("SET", _period(_unit_of(piece), piece.count() or 1))
    if piece.word("WV"):
        return Timex("SET", f"XXXX-WXX-{WEEKDAYS[piece.word('WV').rstrip('s')]}")
    if piece.word("M"):
        return Timex("SET", f"XXXX-{MONTHS[piece.word('M')]:02d}")
    if piece.word("S"):
        return Timex("SET", f"XXXX-{SEASONS[piece.word('S')]}")
    return Timex("SET", f"XXXX-XX-XXT{DAY_PARTS[piece.word('P')]}")


def _often(piece: Piece, _: Scene) -> Timex | None:
    return Timex("SET", OFTEN[piece.word("l")])


def _clock(piece: Piece, scene: Scene) -> Timex | None:
    """A time of day with the day said beside it, else the last day mentioned, else the report's."""
    time = _time_of_day(piece)
    return Timex("TIME", f"{_day_beside(piece, scene)}T{time}") if time else None


def _time_of_day(piece: Piece) -> str | None:
    if piece.word("p"):
        return NOONS[piece.word("p")]
    half = piece.word("j")
    parts = (piece.word("I") or piece.word("n")).split(":")
    hour, minute = int(parts[0]), parts[1] if len(parts) > 1 else "00"
    if hour > 24 or minute > "59" or (half and hour > 12):
        return None
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    elif piece.word("P"):
        hour = hour % 12 + (0 if piece.word("P") == "morning" else 12)
    return f"{hour:02d}:{minute}"


def _day_beside(piece: Piece, scene: Scene) -> str:
    if piece.word("W"):
        return weekday_value(piece, scene, scene.published, WEEKDAYS[piece.word("W")])
    if piece.word("t"):
        return shift(scene.published, "day", TODAYS[piece.word("t")])
    if piece.word("MmY"):
        return _month_day_beside(piece, scene)
    near = scene.said.exact and piece.first - scene.said_at <= _NEAR
    return shift(scene.said if near else scene.published, "day", 0)


def _month_day_beside(piece: Piece, scene: Scene) -> str:
    month = MONTHS[piece.word("MmY")]
    at = next(i for i in range(piece.first, piece.last + 1) if piece.lexed.categories[i] in "MmY")
    around = (at - 1, at + 1, at + 2)
    numbers = [i for i in around if i <= piece.last and piece.lexed.categories[i : i + 1] == "n"]
    day = int(piece.lexed.words[numbers[-1]]) if numbers else 1
    year = piece.word("y")
    tense = scene.tense(piece.first, piece.last)
    chosen = int(year) if year else nearest_year(scene.published, month, day, tense)
    return month_day(chosen, month, day) or Partial().value


_HOUR = "(?:{clock}{am}?|n{am}|{noon})"
_BESIDE = "(?:x?,?i?(?:{weekday}|{today}|{month}{day}(?:,?{year})?|{day}{month}{year}?))?"

RULES = (
    Rule("clock", "{about}?" + _HOUR + _BESIDE, _clock),
    Rule("clock-part", "niD{part}", _clock),
    Rule("every", "{every}(?:{of}?{count}?{units}|{weekday}|M|{season}|{part})", _every),
    Rule("weekdays", "{weekdays}", _every),
    Rule("often", "{often}", _often),
    Rule(
        "past-units",
        "(?:i4)?{the}?(?:{last}|{next}|{previous}|{ordinal})(?:{count}|{some}){more}?{units}",
        _duration,
    ),
    Rule("age", "(?:{the}|{a})?{count}-?{units}-?{old}", _age),
    Rule(
        "duration",
        "{about}?(?:(?:{the}|{a})(?!{count}-?{unit}))?(?:{count}|{some}|{a}){more}?(?:&A{half})?-?"
        "{units}(?!-[ba])(?:&A{half})?",
        _duration,
    ),
    Rule("vague", "(?:{the}?(?:{next}|{last}|R){plural})|(?<=[iG]){plural}", _vague),
)
