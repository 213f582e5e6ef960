"""The words that time expressions are made of, each with its category and its meaning.

A category is one character, so that a text becomes a short string that regular expressions
(`grammar`) can search: "on 3 January 2020" is "xnMy". Rules are written with the names in `NAMES`.
"""


def _words(text: str) -> list[str]:
    return text.split()


NAMES = {
    "year": "y", "number": "n", "integer": "[ngy]", "ordinal": "O_?", "decade": "E_?",
    "month": r"(?:[MY]|m\.?)", "day": "(?:n|O_?)", "weekday": "W", "weekdays": "V",
    "part": "P", "noon": "p", "unit": "[uqz]", "units": "[uqzU]", "quarter": "q", "century": "z",
    "plural": "U", "season": "S", "fiscal": "(?:@-?)",
    "last": "L", "previous": "v", "next": "X", "this": "T", "that": "H", "same": "s",
    "a": "A", "the": "D",
    "ago": "a", "before": "[bJ]", "after": "[fN]", "of": "o",
    "today": "t", "every": "K", "often": "l", "clock": "I", "am": "j",
    "date": "Z", "bc": "B", "half": "h", "holiday": "Q", "old": "d",
    "night": "(?:D?Po)",
    "early": "(?:[ebf]-?|D?e-?|D?ro|D?eo)", "about": "(?:G>?|[+G]>|i4)", "more": r"\+",
    "count": "(?:(?:[ng]|C)(?:-?C|&C)*)", "some": "(?:D?A?F|AF|D?Aco?|co?)", "orso": "(?:&~)",
}  # fmt: skip
"""Names for use in rules: a category, or a short pattern of categories ("a couple of")."""

OTHER = "x"

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun",
            "july jul", "august aug", "september sept sep", "october oct", "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS = {
    name: number
    for number, name in enumerate(
        ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"), 1
    )
}
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
DAY_PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "overnight": "NI"}
NOONS = {"noon": "12:00", "midday": "12:00", "midnight": "24:00"}
UNITS = {
    "second": "S", "minute": "M", "hour": "H", "day": "D", "week": "W", "month": "M", "year": "Y",
    "quarter": "Q", "decade": "E", "century": "C", "weekend": "WE", "fortnight": "FN",
    "millennium": "L",
}  # fmt: skip
"""Units with their TIMEX letter; minutes and seconds stand behind a T ("PT5M")."""

CLOCK_UNITS = frozenset({"second", "minute", "hour"})
PLURALS = {unit + "s": unit for unit in UNITS} | {"centuries": "century", "millennia": "millennium"}

CARDINALS = {
    word: number
    for number, word in enumerate(
        _words(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
            "fifteen sixteen seventeen eighteen nineteen"
        )
    )
} | {
    word: 10 * number
    for number, word in enumerate(
        _words("twenty thirty forty fifty sixty seventy eighty ninety"), 2
    )
}
SCALES = {"hundred": 100, "thousand": 1000, "dozen": 12}
ORDINALS = {
    word: number
    for number, word in enumerate(
        _words(
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
            "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth "
            "twentieth"
        ),
        1,
    )
}
DECADES = {
    word: 10 * number
    for number, word in enumerate(
        _words("twenties thirties forties fifties sixties seventies eighties nineties"), 2
    )
}
TODAYS = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0, "tonite": 0}
REFERENCES = {
    "now": "PRESENT_REF", "currently": "PRESENT_REF", "nowadays": "PRESENT_REF",
    "current": "PRESENT_REF", "presently": "PRESENT_REF",
    "recently": "PAST_REF", "recent": "PAST_REF", "lately": "PAST_REF",
    "soon": "FUTURE_REF", "shortly": "FUTURE_REF", "future": "FUTURE_REF",
}  # fmt: skip
OFTEN = {
    "hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "fortnightly": "P2W",
    "monthly": "P1M", "yearly": "P1Y", "annually": "P1Y",
}  # fmt: skip
HOLIDAYS = {"christmas": (12, 25), "thanksgiving": None, "halloween": (10, 31), "easter": None}
"""Month and day; None: the day moves with the year."""

# Where one word could be two things, the later line wins.
CATEGORIES: dict[str, str] = (
    dict.fromkeys(CARDINALS, "C")
    | dict.fromkeys(SCALES, "C")
    | dict.fromkeys(ORDINALS, "O")
    | dict.fromkeys(DECADES, "E")
    | dict.fromkeys(MONTHS, "M")
    | dict.fromkeys((name for name in MONTHS if len(name) <= 4), "m")
    | dict.fromkeys(("june", "july"), "M")
    | dict.fromkeys(WEEKDAYS, "W")
    | dict.fromkeys((name + "s" for name in WEEKDAYS), "V")
    | dict.fromkeys(DAY_PARTS, "P")
    | dict.fromkeys((f"{part}s" for part in DAY_PARTS), OTHER)
    | dict.fromkeys(NOONS, "p")
    | dict.fromkeys((unit for unit in UNITS if unit != "second"), "u")
    | {"quarter": "q", "century": "z"}
    | dict.fromkeys(PLURALS, "U")
    | dict.fromkeys(SEASONS, "S")
    | dict.fromkeys(TODAYS, "t")
    | dict.fromkeys(REFERENCES, "R")
    | dict.fromkeys(OFTEN, "l")
    | dict.fromkeys(HOLIDAYS, "Q")
    | dict.fromkeys(("last", "past", "latest"), "L")
    | dict.fromkeys(("previous", "preceding", "prior"), "v")
    | dict.fromkeys(("next", "coming", "upcoming", "following"), "X")
    | {"this": "T", "these": "T", "that": "H", "those": "H", "same": "s", "each": "K", "every": "K"}
    | {"a": "A", "an": "A", "the": "D", "ago": "a", "of": "o", "and": "&", "or": "&", "more": "+"}
    | {"earlier": "b", "before": "J", "later": "f", "after": "N"}
    | dict.fromkeys(("afterwards", "afterward", "hence"), "N")
    | dict.fromkeys(("few", "several", "many", "some"), "F")
    | {
        "couple": "c",
        "half": "h",
        "old": "d",
        "so": "~",
        "than": ">",
        "eve": "w",
        "to": "2",
        "only": "1",
    }
    | dict.fromkeys(("early", "mid", "late"), "e")
    | dict.fromkeys(("beginning", "start", "middle", "end", "close", "rest"), "r")
    | dict.fromkeys(("about", "around", "nearly", "almost", "over", "roughly"), "G")
    | dict.fromkeys(("approximately", "under", "just", "less"), "G")
    | {"least": "4", "right": "%", "fiscal": "@", "period": "#"}
    | dict.fromkeys(("in", "during", "since", "by", "until", "till", "from", "on"), "i")
    | dict.fromkeys(("throughout", "between", "through", "for", "at", "within"), "i")
    | {"bc": "B", "bce": "B", "may": "Y", "march": "Y", "am": "j", "pm": "j"}
    | dict.fromkeys(("a.m.", "a.m", "p.m.", "p.m", "a. m.", "p. m."), "j")
    | {"b.c.": "B", "b.c": "B"}
)
"""Category of each word in lower case; words that are not here are of category `OTHER`."""
