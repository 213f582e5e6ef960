"""Dates that name their own day, month or year."""

from dateline.dates import days_of
from dateline.find.timex.calendar import month_day, year_value
from dateline.find.timex.rule import Rule, Timex
from dateline.find.timex.scene import Piece, Scene
from dateline.find.timex.words import CARDINALS, DAY_PARTS, MONTHS
from dateline.find.timex.years import date_timex, number_of, year_of

_RANGE_WORDS = 4


def _day(piece: Piece, value: str | None) -> Timex | None:
    """A day, or the part of it said before ("the night of 2 June 2011")."""
    part = DAY_PARTS.get(piece.word("P"))
    return Timex("TIME", f"{value}T{part}") if value and part else date_timex(value)


def _numeric(piece: Piece, scene: Scene) -> Timex | None:
    """2020-01-03, 01/03/2020 (month first unless that is impossible), 03.01.2020 (day first)."""
    word = piece.word("Z")
    if "-" in word:
        value = word.replace(" ", "T")
        if days_of(value.upper()) is None:
            return None
        return Timex("TIME" if "T" in value.upper() else "DATE", value.upper())
    dotted = "." in word
    first, second, year = (int(part) for part in word.replace(".", "/").split("/"))
    year = _full_year(year, scene) if year < 100 else year
    month, day = (second, first) if dotted or first > 12 else (first, second)
    return date_timex(month_day(year, month, day))


def _full_year(year: int, scene: Scene) -> int:
    """Two digits to the year nearest the report that does not lie far after it."""
    now = scene.reference.year or scene.published.year or 2000
    century = now // 100 * 100
    full = century + year
    return full - 100 if full > now + 20 else full


def _full_date(piece: Piece, scene: Scene) -> Timex | None:
    year = piece.word("y")
    number = int(year) if year else _full_year(int(piece.word("g'").strip("'’") or 0), scene)
    month = MONTHS[piece.word("MmY")]
    return _day(piece, month_day(number, month, number_of(piece.word("nO"))))


def _month_year(piece: Piece, _: Scene) -> Timex | None:
    return date_timex(f"{piece.word('y')}-{MONTHS[piece.word('MmY')]:02d}")


def _day_month(piece: Piece, scene: Scene) -> Timex | None:
    month, day = MONTHS[piece.word("MmY")], number_of(piece.word("nO"))
    if month_day(None, month, day) is None:
        return None
    if piece.word("H"):
        return _day(piece, month_day(scene.reference.year, month, day))
    return _day(piece, month_day(year_of(scene, piece, month, day), month, day))


def _range_start(piece: Piece, scene: Scene) -> Timex | None:
    """The first day of "2-4 June 2011" or "3 to 9 June"."""
    lexed = piece.lexed
    rest = range(piece.last + 1, min(len(lexed.words), piece.last + 7))
    month = next((MONTHS[lexed.words[i]] for i in rest if lexed.categories[i] in "MmY"), None)
    year = next((int(lexed.words[i]) for i in rest if lexed.categories[i] == "y"), None)
    if month is None:
        return None
    day = int(piece.word("n"))
    return date_timex(month_day(year or year_of(scene, piece, month, day), month, day))


def _range_end(piece: Piece, scene: Scene) -> Timex | None:
    """The last day of "June 2-4" or "June 2 and 4th", in the month just said."""
    said, day = scene.said, number_of(piece.word("nO"))
    near = piece.first - scene.said_at <= _RANGE_WORDS
    if not near or said.day is None or said.month is None or day <= said.day:
        return None
    return date_timex(month_day(said.year, said.month, day))


def _month(piece: Piece, scene: Scene) -> Timex | None:
    """A month by itself: "in December", "last April", "early next March", "that June"."""
    month = MONTHS[piece.word("MmY")]
    if "m" in piece.kinds and piece.kinds[-1] == "m":
        return None
    if "Y" in piece.kinds and not _is_month_here(piece):
        return None
    year = _directed_year(piece, scene, month)
    return date_timex(f"{year_value(year)}-{month:02d}")


def _is_month_here(piece: Piece) -> bool:
    """Whether "May" or "March" is a month: after a preposition or in a longer expression."""
    return piece.last > piece.first or piece.before() in "io&,-HTLXv"


def _directed_year(piece: Piece, scene: Scene, month: int) -> int | None:
    base = scene.published
    if piece.word("Hsv"):
        year = scene.reference.year
        return year - 1 if year and "v" in piece.kinds else year
    if base.month is not None and base.year is not None:
        if piece.word("L"):
            return base.year if month < base.month else base.year - 1
        if piece.word("X"):
            return base.year if month > base.month else base.year + 1
    if piece.word("T"):
        return base.year
    return year_of(scene, piece, month, None)


def _year(piece: Piece, scene: Scene) -> Timex | None:
    """A year by itself, or "the 1988 quarter"; a number of things ("2000 troops") is none."""
    year = piece.word("y")
    if "q" in piece.kinds and scene.said_quarter:
        return Timex("DATE", f"{year}{scene.said_quarter[4:]}")
    if year >= "1900" or piece.last > piece.first or piece.before() in "io&":
        return Timex("DATE", year)
    return Timex("DATE", year) if "1400" <= year <= "1900" and piece.after() in ".,-x" else None


def _year_in_words(piece: Piece, _: Scene) -> Timex | None:
    """As in "nineteen eighty-two", as speech is written down."""
    numbers = [CARDINALS.get(word, 0) for word in piece.lexed.words[piece.first : piece.last + 1]]
    century, rest = numbers[0], sum(numbers[1:])
    if century not in (18, 19, 20) or not 10 <= rest <= 99:
        return None
    return Timex("DATE", f"{century}{rest}")


def _month_of_near_year(piece: Piece, scene: Scene) -> Timex | None:
    """As in "June last year", "in June next year"."""
    if piece.lexed.words[piece.last] != "year" or scene.published.year is None:
        return None
    by = -1 if piece.word("L") else 1 if piece.word("X") else 0
    month, number = MONTHS[piece.word("MmY")], piece.word("nO")
    if number:
        return date_timex(month_day(scene.published.year + by, month, number_of(number)))
    return date_timex(f"{scene.published.year + by:04d}-{month:02d}")


def _bc(piece: Piece, _: Scene) -> Timex | None:
    return Timex("DATE", f"BC{int(piece.word('yng')):04d}")


RULES = (
    Rule("numeric", "{date}", _numeric),
    Rule(
        "day-month-year",
        "{night}?(?:{weekday},?)?{the}?{day}-?{of}?{month}[,-]?(?:{year}|(?:(?<=m.)|(?<=m))(?:g|'))",
        _full_date,
    ),
    Rule(
        "month-day-year",
        "{night}?(?:{weekday},?)?{early}?{month}{the}?{day}(?:-n)?,?{year}",
        _full_date,
    ),
    Rule("month-year", "{early}?{month},?{of}?{year}", _month_year),
    Rule(
        "month-near-year",
        "{early}?{month}{day}?{of}?(?:{last}|{this}|{next})u",
        _month_of_near_year,
    ),
    Rule("year-in-words", "C-?C(?:-?C)?", _year_in_words),
    Rule("day-month", "{night}?(?:{weekday},?)?{the}?{day}{of}?{month}(?:oHu)?", _day_month),
    Rule(
        "month-day", "{night}?(?:{weekday},?)?{early}?[LTX]?{month}{the}?{day}(?:oHu)?", _day_month
    ),
    Rule("range-start", "n(?=(?:-|&|2){day}{of}?{month})", _range_start),
    Rule("range-end", "(?<=[nO_][-&]){day}(?![uUMm-])", _range_end),
    Rule("year-bc", "{integer}{bc}", _bc),
)

BARE_RULES = (
    Rule(
        "month",
        "{early}?(?:{the}?(?:{last}|{next}|{this}|{that}|{previous}))?{month}(?:oHu)?",
        _month,
    ),
    Rule("year", "(?:{early}|[ef]i|(?:{the}|@)(?=y[q#])|@)?{year}(?:(?<=[D@]y)[q#])?", _year),
)
"""A month or a year alone: tried after all that may hold one."""
