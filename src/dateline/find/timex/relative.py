"""Dates that lean on the day of the report or on the last date mentioned."""

from datetime import timedelta

from dateline.find.timex.calendar import UNKNOWN, Partial, partial_of, shift
from dateline.find.timex.rule import Rule, Timex
from dateline.find.timex.scene import Piece, Scene
from dateline.find.timex.words import DAY_PARTS, PLURALS, REFERENCES, TODAYS, UNITS, WEEKDAYS


def _part(piece: Piece) -> str:
    return DAY_PARTS.get(piece.word("P"), "")


def _of_day(value: str, part: str) -> Timex:
    """A day, or a part of it: "2020-01-03TNI"."""
    return Timex("TIME", f"{value}T{part}") if part else Timex("DATE", value)


def _today(piece: Piece, scene: Scene) -> Timex | None:
    word = piece.word("t")
    day = scene.reference if scene.narrative else scene.published
    part = "NI" if word.startswith("ton") else _part(piece)
    return _of_day(shift(day, "day", TODAYS[word]), part)


def _weekday(piece: Piece, scene: Scene) -> Timex | None:
    number = WEEKDAYS[piece.word("W")]
    base = scene.reference if piece.word("H") else scene.published
    return _of_day(weekday_value(piece, scene, base, number), _part(piece))


def weekday_value(piece: Piece, scene: Scene, base: Partial, number: int) -> str:
    """Back for the past, on for the future; what "Friday's" stands before has mostly been.

    The report's own weekday is the day itself where the lead tells news of that day (guide,
    decision 11), else the one a week before: "was killed on Friday" far down a Friday's report.
    """
    day = base.exact
    if day is None:
        return f"XXXX-WXX-{number}"
    back = (day.isoweekday() - number) % 7
    possessive = piece.after() == "'"
    if piece.word("X") and not (possessive and piece.word("X") == "following"):
        return (day + timedelta(days=(7 - back))).isoformat()
    if piece.word("Lv"):
        return (day - timedelta(days=back or 7)).isoformat()
    if back and not possessive and _is_limit(piece):
        return (day + timedelta(days=7 - back)).isoformat()
    if back and not possessive and scene.tense(piece.first, piece.last) == "future":
        return (day + timedelta(days=7 - back)).isoformat()
    if not back and not scene.same_day and scene.tense(piece.first, piece.last) == "past":
        back = 7
    return (day - timedelta(days=back)).isoformat()


def _is_limit(piece: Piece) -> bool:
    """As in "until Tuesday", "as soon as Tuesday": a limit lies ahead."""
    before = piece.lexed.words[piece.first - 1] if piece.first else ""
    return before in ("until", "till", "by", "as")


def _day_part(piece: Piece, scene: Scene) -> Timex | None:
    """As in "this morning", "last night", "the next morning", "that evening"."""
    kinds = piece.kinds
    if kinds == "P":
        overnight = piece.word("P") == "overnight"
        return _of_day(shift(scene.published, "day", 0), "NI") if overnight else None
    if "T" in kinds or "L" in kinds:
        by = -1 if "L" in kinds else 0
        base = scene.reference if scene.narrative else scene.published
        return _of_day(shift(base, "day", by), _part(piece))
    by = 1 if "X" in kinds else -1 if "v" in kinds else 0
    return _of_day(shift(scene.reference, "day", by), _part(piece))


def _unit_of(piece: Piece) -> str:
    word = piece.word("uqzU")
    return PLURALS.get(word, word)


def _direction(kinds: str) -> int:
    return -1 if "L" in kinds or "v" in kinds else 1 if "X" in kinds else 0


def _unit(piece: Piece, scene: Scene) -> Timex | None:
    """As in "last week", "this year", "the next day", "the previous month", "that year"."""
    kinds, unit = piece.kinds, _unit_of(piece)
    leans = any(kind in kinds for kind in "Hvs") or ("X" in kinds and "D" in kinds)
    base = scene.reference if leans or scene.narrative else scene.published
    if unit == "second":
        return None
    if unit in ("hour", "minute"):
        return None
    return Timex("DATE", shift(base, unit, _direction(kinds)))


def _the_quarter(_: Piece, scene: Scene) -> Timex | None:
    """As in "for the quarter": the one last mentioned, else the last one that is over."""
    said = scene.said_quarter
    return Timex("DATE", said or shift(scene.published, "quarter", -1))


def _whole_unit(piece: Piece, scene: Scene) -> Timex | None:
    """As in "in the year ended March 31", "sales for the year,"."""
    words, unit = piece.lexed.words, _unit_of(piece)
    if words[piece.last + 1 : piece.last + 2] in (["ended"], ["ending"]):
        return Timex("DURATION", f"P1{UNITS[unit]}") if unit in ("year", "month", "week") else None
    told = words[max(0, piece.first - 1) : piece.first] == ["for"] and piece.after() in ".,"
    return Timex("DATE", shift(scene.published, unit, 0)) if told and unit in UNKNOWN else None


def _year_end(piece: Piece, scene: Scene) -> Timex | None:
    """As in "by year's end", "at year-end"."""
    if piece.word("u") != "year" or piece.lexed.words[piece.last] != "end":
        return None
    return Timex("DATE", shift(scene.published, "year", 0))


def _these_days(piece: Piece, _: Scene) -> Timex | None:
    return Timex("DATE", "PRESENT_REF") if piece.word("U") == "days" else None


def _weekend(piece: Piece, scene: Scene) -> Timex | None:
    """As in "over the weekend": the latest one, unless the tense says the one to come."""
    if piece.word("uqz") != "weekend":
        return None
    base = scene.published.exact
    if base is None:
        return Timex("DATE", UNKNOWN["weekend"])
    ahead = scene.tense(piece.first, piece.last) == "future"
    by = 0 if ahead or base.isoweekday() >= 6 else -1
    return Timex("DATE", shift(scene.published, "weekend", by))


def _edge_of_unit(piece: Piece, scene: Scene) -> Timex | None:
    """As in "the end of the year", "later in the month"."""
    base = scene.reference if scene.narrative else scene.published
    unit = _unit_of(piece)
    return Timex("DATE", shift(base, unit, 0)) if unit in UNKNOWN else None  # no end of an hour


def _ago(piece: Piece, scene: Scene) -> Timex | None:
    return _offset(piece, scene.published, -1)


def _later(piece: Piece, scene: Scene) -> Timex | None:
    """As in "two days later", "a year earlier", from the last date mentioned."""
    kinds = piece.kinds
    sign = -1 if "b" in kinds or "J" in kinds else 1
    if piece.lexed.words[piece.last] in ("after", "before") and piece.after() not in ".,i":
        return None
    return _offset(piece, scene.reference, sign)


def _offset(piece: Piece, base: Partial, sign: int) -> Timex | None:
    unit, count = _unit_of(piece), piece.count()
    if unit in ("hour", "minute", "second"):
        return (
            Timex("TIME", f"{base.value}TXX:XX")
            if base.exact
            else Timex("TIME", "XXXX-XX-XXTXX:XX")
        )
    if count is None or ("U" in piece.kinds and count == 1):
        return Timex("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF")
    if unit == "week" and count == 1:  # "a week ago" means the day, "two weeks ago" the week
        return Timex("DATE", shift(base, "day", sign * 7))
    if unit == "decade":
        return Timex("DATE", shift(base, "year", sign * 10 * count))
    return Timex("DATE", shift(base, unit, sign * count))


def _year_earlier(piece: Piece, scene: Scene) -> Timex | None:
    """A year before what was last said, at its grain: "the third quarter ... a year earlier"."""
    if piece.word("u") != "year":
        return None
    said = scene.said_quarter
    sign = -1 if piece.word("ba") else 1
    if said[:4].isdigit():
        return Timex("DATE", f"{int(said[:4]) + sign:04d}{said[4:]}")
    base = scene.published if piece.word("a") else scene.reference
    return Timex("DATE", shift(base, "year", sign))


def _ordinal_day(piece: Piece, scene: Scene) -> Timex | None:
    """As in "the 20th", "the 9th of that month": a day of the month last mentioned."""
    digits = piece.word("O")
    if not digits.isdigit() or piece.after() not in ".,i&" or scene.said.month is None:
        return None
    said = scene.said
    value = Partial(said.year, said.month, int(digits)).value
    return Timex("DATE", value) if partial_of(value).day else None


def _leans(piece: Piece) -> bool:
    """True for "soon after", "as soon as": the word leans on another event."""
    words = piece.lexed.words
    return words[piece.last + 1 : piece.last + 2] in (["after"], ["as"], ["before"], ["thereafter"])


def _the_past(piece: Piece, _: Scene) -> Timex | None:
    """As in "in the past": before now, nobody knows when."""
    return Timex("DATE", "PAST_REF") if piece.word("L") == "past" else None


def _current_unit(piece: Piece, scene: Scene) -> Timex | None:
    """As in "the current year"."""
    if piece.word("R") != "current" or _unit_of(piece) not in UNKNOWN:
        return None
    return Timex("DATE", shift(scene.published, _unit_of(piece), 0))


def _reference(piece: Piece, scene: Scene) -> Timex | None:
    """As in "right now", "more recently", "soon": no date, only a side of the present.

    An article belongs to the noun ("the current crisis"), but for "in the future".
    """
    word = piece.word("R")
    if (word == "future") != bool(piece.word("D")):
        return None
    if word in ("soon", "shortly") and (scene.narrative or _leans(piece)):
        return None
    return Timex("DATE", REFERENCES[word])


RULES = (
    Rule("today", "{early}?{today}{part}?", _today),
    Rule(
        "weekday",
        "(?:e-?)?(?:{the}?(?:{last}|{next}|{this}|{that}|{same}|{previous}))?{weekday}{part}?",
        _weekday,
    ),
    Rule(
        "day-part",
        "{early}?(?:{last}|{this}|{that}{same}?|{the}(?:{next}|{previous}|{same}))?{part}",
        _day_part,
    ),
    Rule("year-earlier", "(?:Du-[ba][q#]|u-[ba]|(?:D?A)?u[ba])(?=.|$)", _year_earlier),
    Rule("ago", "{about}?(?:{count}|{some}|{a})?{units}(?:{orso})?{ago}", _ago),
    Rule(
        "later",
        "{about}?(?:{count}|{some}|{a}|{the}){units}(?:{orso})?(?:{before}|{after})",
        _later,
    ),
    Rule(
        "unit",
        "{early}?(?:{last}|{this}|{that}{same}?|{the}?{next}|{the}{last}|{the}"
        "(?:{previous}|{same})){unit}(?!{ago})",
        _unit,
    ),
    Rule("the-quarter", "{the}(?:{quarter}|L#)", _the_quarter),
    Rule("whole-unit", "{the}{fiscal}?u(?=[x.,])", _whole_unit),
    Rule("year-end", "u(?:'x)?-?r(?!{of})", _year_end),
    Rule("these-days", "{this}{plural}", _these_days),
    Rule("edge", "(?:{early}i|{the}?r{of}){the}{unit}", _edge_of_unit),
    Rule("weekend", "{early}?{the}{unit}", _weekend),
    Rule("ordinal-day", "{the}O_(?:oHu)?", _ordinal_day),
    Rule("current-unit", "{the}?R{fiscal}?{unit}", _current_unit),
    Rule("the-past", "(?<=i){the}{last}(?=[x.,&i])", _the_past),
    Rule("reference", "(?:D|%|[+])?R(?!U)", _reference),
)
