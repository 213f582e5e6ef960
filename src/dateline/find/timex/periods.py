"""Dates coarser or odder than days and months: quarters, seasons, decades, centuries, feasts."""

from dateline.find.timex.calendar import month_day, moving_feast, partial_of, shift, year_value
from dateline.find.timex.rule import Rule, Timex
from dateline.find.timex.scene import Piece, Scene
from dateline.find.timex.words import DECADES, HOLIDAYS, SEASONS
from dateline.find.timex.years import date_timex, number_of, year_of


def _decade(piece: Piece, _: Scene) -> Timex | None:
    if piece.first and piece.lexed.words[piece.first - 1] in ("his", "her", "their", "my"):
        return None
    word = piece.word("E").strip("'’").rstrip("s")
    number = DECADES.get(word + "s", DECADES.get(word.replace("ie", "ies"), None))
    if number is None:
        if not word.isdigit() or len(word) not in (2, 4):
            return None
        if len(word) == 4:
            return Timex("DATE", word[:3])
        number = int(word)
    if number % 10 or (number < 20 and len(word) == 2):
        return None
    return Timex("DATE", f"19{number // 10}")


def _century(piece: Piece, _: Scene) -> Timex | None:
    number = number_of(piece.word("O")) - 1
    return date_timex(f"{'BC' if piece.word('B') else ''}{number:02d}")


def _season(piece: Piece, scene: Scene) -> Timex | None:
    """A season with its year said, or found by direction and tense."""
    word = piece.word("S")
    if not piece.word("yLXTvHs") and not _is_season_here(piece, word):
        return None
    year = piece.word("y")
    if year:
        return date_timex(f"{year}-{SEASONS[word]}")
    first_month = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[SEASONS[word]]
    return date_timex(f"{year_value(_season_year(piece, scene, first_month))}-{SEASONS[word]}")


def _is_season_here(piece: Piece, word: str) -> bool:
    if piece.before() not in "ioD" and piece.word("Debfr") == "":
        return False
    return word != "fall" or (piece.before() == "i" and piece.after() != "o")


def _season_year(piece: Piece, scene: Scene, month: int) -> int | None:
    base = scene.published
    if scene.narrative and scene.story.year is not None:
        after = month <= (scene.story.month or 12)
        return scene.story.year + (1 if piece.word("X") and after else -1 if piece.word("L") else 0)
    if base.year is None or base.month is None or piece.word("T"):
        return base.year
    if piece.word("X"):
        return base.year if month > base.month else base.year + 1
    ended = base.month > month + 2 or (piece.word("L") == "" and base.month >= month)
    return base.year if ended else base.year - 1


def _quarter(piece: Piece, scene: Scene) -> Timex | None:
    """A quarter: "the third quarter of 2011", "third-quarter", "next year's first quarter"."""
    number = number_of(piece.word("O"))
    if not 1 <= number <= 4:
        return None
    year = piece.word("y")
    if year:
        return date_timex(f"{year}-Q{number}")
    base = scene.published
    if base.year is None or base.month is None:
        return date_timex(f"XXXX-Q{number}")
    if "u" in piece.kinds:
        by = -1 if piece.word("L") else 1 if piece.word("X") else 0
        return date_timex(f"{base.year + by}-Q{number}")
    ahead = number - (base.month + 2) // 3
    coming = ahead == -3 and scene.tense(piece.first, piece.last) == "future"
    return date_timex(f"{base.year - (ahead > 1) + coming}-Q{number}")


def _holiday(piece: Piece, scene: Scene) -> Timex | None:
    if piece.word("u") not in ("", "day"):
        return None
    said, name = piece.word("y"), piece.word("Q")
    day = HOLIDAYS[name]
    month, number = day or (4, 5) if name == "easter" else day or (11, 25)
    year = int(said) if said else year_of(scene, piece, month, number)
    if day is None:
        return date_timex(moving_feast(name, year).isoformat() if year else None)
    value = month_day(year, month, number)
    if piece.word("w") and value:
        return date_timex(shift(partial_of(value), "day", -1))
    return date_timex(value)


def _half_year(piece: Piece, _: Scene) -> Timex | None:
    """As in "the first half of 2011"."""
    number = 2 if piece.word("L") else number_of(piece.word("O"))
    return date_timex(f"{piece.word('y')}-H{number}" if number in (1, 2) else None)


RULES = (
    Rule("half-year", "{the}?(?:{ordinal}|{last}){half}{of}{year}", _half_year),
    Rule("century", "{the}?{early}?{ordinal}-?{century}{bc}?", _century),
    Rule(
        "quarter",
        "{early}?(?:{the}(?!{fiscal}?{ordinal}-q))?(?:{year}{ordinal}-?{quarter}"
        "|(?:[TLX]u'x)?{fiscal}?{ordinal}-?{quarter}(?:{of}?{year})?)",
        _quarter,
    ),
    Rule(
        "season",
        "{early}?(?:{last}|{next}|{this}|{that}|{same}|{previous}|{the})*{season}"
        "(?:,?{of}?{year})?",
        _season,
    ),
    Rule("decade", "(?:{the})?{early}?{decade}", _decade),
    Rule("holiday", "{holiday}[uw]?{year}?", _holiday),
)
