"""The words that stand beside place names, and what they say of the place."""

import re

from dateline.types import PlaceKind

DIRECTION_WORD = (
    r"(?:north|south|east|west|central|northern|southern|eastern|western|upper|lower|mid|inner|outer"
    r"|(?:north|south)[- ]?(?:east|west|eastern|western|central))"
)
DIRECTION = re.compile(
    rf"(?:(?:the|its)\s+)?{DIRECTION_WORD}(?:\s+of\s+the\s+(?:country|nation|islands?|kingdom))?",
    re.IGNORECASE,
)
"""A direction alone, which names a part of the state that is spoken of."""

MODIFIERS = re.compile(
    rf"^(?:(?:the|far|rural|remote|greater|downtown|mainland|war-torn|all|parts|much|most|of|near"
    rf"|outside|\w+-(?:held|controlled|occupied|ruled|administered|run)|(?P<part>{DIRECTION_WORD}))\s+)+",
    re.IGNORECASE,
)
"""Words before a name that are no part of it; `part`: only a part of the place is meant."""

_KINDS_BY_WORDS: tuple[tuple[str, frozenset[PlaceKind]], ...] = (
    ("city town village capital port suburb settlement hamlet municipality", frozenset({"city"})),
    (
        "province governorate state prefecture oblast region",
        frozenset({"admin1", "admin2", "region"}),
    ),
    ("district county parish borough raion subdistrict", frozenset({"admin2", "admin1"})),
    ("river lake sea ocean strait gulf bay canal", frozenset({"water"})),
    (
        "island islands peninsula valley desert mountains",
        frozenset({"region", "admin1", "country"}),
    ),
    ("country nation republic kingdom", frozenset({"country"})),
)
KIND_WORDS = {word: kinds for words, kinds in _KINDS_BY_WORDS for word in words.split()}
"""What a word beside a name says the place is."""

KIND_AFTER = re.compile(r"\s+([A-Za-z]+)")
KIND_BEFORE = re.compile(r"\b([A-Za-z]+)\s+of\s+(?:the\s+)?$")
KIND_OF = re.compile(r"^(?:.*?\s)?(?P<kind>[a-z]+)\s+of\s+(?:the\s+)?(?P<name>.+)$", re.IGNORECASE)
FACILITY = re.compile(
    r"\b(?:airport|airfield|air ?base|airbase|base|barracks|camp|prison|jail|hospital|clinic"
    r"|market|bazaar|mosque|church|cathedral|temple|synagogue|school|university|college|embassy"
    r"|consulate|palace|square|street|avenue|road|highway|bridge|station|port|harbou?r|checkpoint"
    r"|crossing|hotel|mall|stadium|court|courthouse|parliament|headquarters|compound|plant|refinery"
    r"|dam|factory|stronghold|suburb|neighbou?rhood|quarter|restaurant|cemetery|tower)s?\b",
    re.IGNORECASE,
)
"""Words for something within the place whose name stands beside them."""

AROUND = re.compile(r"\b(?:border|coast|frontier|territory|waters|countryside|outskirts)\b", re.I)
"""Words for a part of the place whose name stands beside them."""

NOT_PLACES = frozenset(
    """
    afp allah apr april arab arabic arabs army aug august autumn bath battle bbc best bridge
    bush castro center central centre christmas church cnn college commonwealth congress
    court day dec december district east easter eastern english enterprise facebook feb
    february federal french friday general god government grand hall hamas home hope hospital
    house i'll internet islam islamic islands i’ll jan january jul july jun june junior male
    man mar march may metro mobile monday most muslim news nice north northern nov november
    obama oct october of ok opposition parliament party police post president ramadan reading
    reuters rio rivers russian saturday senate senior sep sept september shia south southern
    spanish spring street summer sunday sunni thursday times tuesday twitter union university
    web wednesday week west western winter
    """.split()
)
"""Words with a capital that are hardly ever the places of their names."""

SMALL_ARTICLES = frozenset(("al-", "el-", "ar-", "as-", "ad-", "an-"))
"""Articles that open a name without a capital."""
