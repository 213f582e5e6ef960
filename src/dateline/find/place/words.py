"""Words that name a place, and what their wording says about it ("the town of", "province")."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dateline.find.place.vocabulary import (
    AROUND,
    DIRECTION,
    DIRECTION_WORD,
    FACILITY,
    KIND_AFTER,
    KIND_BEFORE,
    KIND_OF,
    KIND_WORDS,
    MODIFIERS,
    NOT_PLACES,
    SMALL_ARTICLES,
)
from dateline.knowledge.gazetteer import Gazetteer, Place, inside
from dateline.knowledge.placenames import place_key
from dateline.types import PlaceKind

MAX_WORDS = 5
"""Longest run of words looked up as one name."""

MIN_KEY = 3
"""Shorter keys ("US", "LA") are taken only for well-known places."""

MAX_ABBREVIATION = 6
"""Longest word that keeps its full stop inside a sentence ("Calif.")."""

WORD = re.compile(r"[^\W\d_](?:[\w’'.&]|-(?=\w))*")

WELL_KNOWN = 50
"""Rank from which a name is trusted among words that are no part of it."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name found in words.

    `start`/`end` are its own characters within them; `part`: only a part of the place is meant
    ("northern Iraq"); `facility`: something within it is meant ("Khartoum's main market").
    """

    start: int
    end: int
    key: str
    places: tuple[Place, ...]
    kinds: frozenset[PlaceKind] = frozenset()
    part: bool = False
    facility: bool = False


def named(words: str, gazetteer: Gazetteer) -> Named | None:
    """The place that a phrase names; None where it names none the gazetteer knows."""
    if DIRECTION.fullmatch(words):
        return None
    found = (
        _whole(words, gazetteer)
        or _kind_of(words, gazetteer)
        or _typed(words, gazetteer)
        or _modified(words, gazetteer)
        or _within(words, gazetteer)
    )
    return found and _fitted(found, gazetteer)


def runs(words: str, gazetteer: Gazetteer, cased: bool = True) -> Iterator[Named]:
    """Every name in the words, longest first from left to right; `cased`: capitalised ones only."""
    spans = [match.span() for match in WORD.finditer(words)]
    at = 0
    while at < len(spans):
        opens = not cased or _opens(words, spans[at][0])
        found = _longest(words, spans[at : at + MAX_WORDS], gazetteer, cased) if opens else None
        if found is None:
            at += 1
            continue
        yield found
        while at < len(spans) and spans[at][0] < found.end:
            at += 1


def _longest(
    words: str, spans: list[tuple[int, int]], gazetteer: Gazetteer, cased: bool
) -> Named | None:
    start = spans[0][0]
    for _, end in reversed(spans):
        text = words[start:end]
        if "," in text or (cased and not _closes(text)) or (len(text) < 3 and not text.isupper()):
            continue
        key = place_key(text)
        places = gazetteer.find_key(key) if key else ()
        if places and (len(key) >= MIN_KEY or places[0].rank >= WELL_KNOWN):
            end -= _ending(words, start, end)
            found = Named(start, end, key, places, _kinds_beside(words, start, end))
            return _fitted(found, gazetteer)
    return None


def _fitted(found: Named, gazetteer: Gazetteer) -> Named:
    """ "Deir Ezzor province" where only the city has that spelling: its division joins in."""
    best = found.places[0]
    if "admin2" not in found.kinds or any(place.kind in found.kinds for place in found.places):
        return found
    around = gazetteer.find(best.admin1) if best.admin1 else []
    divisions = (p for p in around if p.kind == "admin1" and p.country == best.country)
    return replace(found, places=(*found.places, *divisions))


def _kinds_beside(words: str, start: int, end: int) -> frozenset[PlaceKind]:
    """What the words around a name say it is: "Idlib province", "the city of Homs"."""
    match = KIND_AFTER.match(words, end) or KIND_BEFORE.search(words[max(0, start - 30) : start])
    return KIND_WORDS.get(match[1].casefold(), frozenset()) if match else frozenset()


def _ending(words: str, start: int, end: int) -> int:
    """Length of what ends the words but is no part of the name: "'s", a sentence's full stop."""
    text = words[start:end]
    if text.endswith(("'s", "’s")):
        return 2
    if text.endswith(("'", "’")):
        return 1
    last = text.rsplit(" ", 1)[-1]
    stop = last.endswith(".") and last.count(".") == 1
    return int(stop and (len(last) > MAX_ABBREVIATION or end == len(words.rstrip())))


def _opens(words: str, start: int) -> bool:
    """A name begins with a capital, or with an article written small ("al-Bab")."""
    return words[start].isupper() or words[start : start + 3] in SMALL_ARTICLES


def _closes(text: str) -> bool:
    """A name ends with a word that has a capital in it ("Deir al-Zor")."""
    last = text[text.rfind(" ") + 1 :]
    return last != last.lower()


def _whole(words: str, gazetteer: Gazetteer) -> Named | None:
    key = place_key(words)
    places = gazetteer.find_key(key) if key else ()
    return Named(0, len(words), key, places) if places else None


def _kind_of(words: str, gazetteer: Gazetteer) -> Named | None:
    """ "the town of Bab", "the province of Anbar"."""
    match = KIND_OF.match(words)
    if not match or (kinds := KIND_WORDS.get(match["kind"].casefold())) is None:
        return None
    rest = match["name"]
    found = _whole(rest, gazetteer) or next(runs(rest, gazetteer), None)
    return found and _moved(found, match.start("name"), kinds)


def _typed(words: str, gazetteer: Gazetteer) -> Named | None:
    """ "Anbar province", "the Iraqi city Mosul"'s last word or first."""
    head, _, last = words.rstrip().rpartition(" ")
    kinds = KIND_WORDS.get(last.casefold())
    if not head or kinds is None:
        return None
    found = _whole(head, gazetteer) or _modified(head, gazetteer)
    return found and _moved(found, 0, kinds)


def _modified(words: str, gazetteer: Gazetteer) -> Named | None:
    """ "northern Iraq", "Isis-held Raqqa"."""
    match = MODIFIERS.match(words)
    if not match or match.end() == len(words):
        return None
    rest = words[match.end() :]
    found = _whole(rest, gazetteer) or _typed(rest, gazetteer)
    return found and _moved(found, match.end(), found.kinds, part=bool(match["part"]))


def _within(words: str, gazetteer: Gazetteer) -> Named | None:
    """The first well-formed name in a longer phrase ("Khartoum's main market")."""
    names = [name for name in runs(words, gazetteer) if stands_alone(words, name, gazetteer)]
    if not names:
        return None
    best = _innermost(names)
    rest = words[: best.start] + " " + words[best.end :]
    part = bool(re.search(rf"\b{DIRECTION_WORD}\b", words[: best.start], re.I)) or bool(
        AROUND.search(rest)
    )
    facility = bool(FACILITY.search(rest)) and not part
    kinds = next(
        (k for word in WORD.findall(rest) if (k := KIND_WORDS.get(word.casefold()))), frozenset()
    )
    return Named(best.start, best.end, best.key, best.places, kinds, part, facility)


def _innermost(names: list[Named]) -> Named:
    """ "Deir Ezzor" of "Syria's northern Deir Ezzor": the first name, or one that lies in it."""
    outer = names[0].places[0]
    if outer.kind in ("country", "admin1"):
        for name in names[1:]:
            within = tuple(place for place in name.places if inside(place, outer))
            if within:
                return replace(name, places=within)
    return names[0]


def stands_alone(words: str, name: Named, gazetteer: Gazetteer) -> bool:
    """False for a piece of a longer name the gazetteer lacks ("Khan" of "Khan Sheikhoun")."""
    text = words[name.start : name.end]
    if gazetteer.demonym(text) or text.casefold() in NOT_PLACES:
        return False
    before = re.search(r"([^\W\d_][\w’'-]*)[ -]$", words[: name.start])
    after = re.match(r"[ -]([^\W\d_][\w’'-]*)", words[name.end :])
    return not any(near and _belongs(near[1], gazetteer) for near in (before, after))


def _belongs(word: str, gazetteer: Gazetteer) -> bool:
    """True for a capitalised word that is likely part of the name beside it."""
    if not any(map(str.isupper, word)) or word.endswith(("'s", "’s")):
        return False
    if FACILITY.match(word) or AROUND.match(word) or word.casefold() in KIND_WORDS:
        return False
    return not (re.fullmatch(DIRECTION_WORD, word, re.IGNORECASE) or gazetteer.demonym(word))


def _moved(found: Named, by: int, kinds: frozenset[PlaceKind], part: bool = False) -> Named:
    return Named(
        found.start + by, found.end + by, found.key, found.places,
        kinds or found.kinds, part or found.part, found.facility,
    )  # fmt: skip
