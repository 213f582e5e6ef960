"""Words in a form that does not tell "killed", "killing" and "kills" apart.

Not a dictionary form but a stem to compare by: irregular forms by list, then endings by rule in the
manner of Porter (1980), with the endings that make nouns of verbs ("invasion", "announcement").
"""

from functools import lru_cache

from dateline.knowledge.inflection import irregular_lemmas

_DERIVED = (
    ("ization", ""), ("isation", ""), ("ification", "ify"), ("ation", ""), ("ition", ""),
    ("ution", "ut"), ("ision", "id"), ("usion", "ud"), ("osion", "od"), ("asion", "ad"),
    ("ssion", "ss"), ("nsion", "nd"), ("ction", "ct"), ("ption", "pt"), ("tion", "t"),
    ("ement", ""), ("ment", ""), ("ance", ""), ("ence", ""), ("ings", ""), ("ers", ""),
    ("ors", ""), ("ise", ""), ("ize", ""), ("ate", ""), ("ity", ""), ("age", ""), ("ness", ""),
    ("ful", ""), ("ously", ""), ("ous", ""), ("ally", ""), ("ly", ""), ("al", ""), ("ery", ""),
    ("ee", ""), ("er", ""), ("or", ""),
)  # fmt: skip
_WITH_IE = {form: head + "ie" for head in "dlt" for form in (f"{head}ied", f"{head}ying")}
_WITH_E = ("at", "iz", "enc", "anc")
_VOWELS = frozenset("aeiouy")
_SHORTEST = 3


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The stem of a word in small letters; words with digits stay as they are.

    >>> stem("killings"), stem("shot"), stem("explosion") == stem("exploded")
    ('kil', 'shoot', True)
    """
    if not word.isalpha() or len(word) < _SHORTEST:
        return word
    return _closed(_without_derivation(uninflected(word)))


def uninflected(word: str) -> str:
    """The word without its inflection, as far as rules tell: "hop" of "hoping" as of "hopped"."""
    known = irregular_lemmas().get(word)
    return known or _without_inflection(word)


def _without_inflection(word: str) -> str:
    """Plural, third person, past and participle endings off."""
    if word in _WITH_IE:
        return _WITH_IE[word]
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith(("sses", "xes", "ches", "shes", "zes")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ied", "ed"):
        head = word[: -len(ending)]
        if word.endswith(ending) and len(head) >= 2 and not _VOWELS.isdisjoint(head):
            if ending == "ed" and head.endswith("e"):
                return word  # "need", "speed"
            if head.endswith(_WITH_E) and not head.endswith("eat") and len(head) > 4:
                return head + "e"  # "negotiating", "seizing", "sentenced"
            return head + "y" if ending == "ied" else head
    return word


def _without_derivation(word: str) -> str:
    """The first ending off that leaves enough of the word."""
    for ending, instead in _DERIVED:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            head = word[: -len(ending)]
            return word if _VOWELS.isdisjoint(head) else head + instead
    return word


def _closed(word: str) -> str:
    """Without what inflection may have left or taken: a final e, a doubled letter, y for i."""
    if word.endswith("e") and len(word) > _SHORTEST:
        word = word[:-1]
    if len(word) > _SHORTEST and word[-1] == word[-2]:
        word = word[:-1]
    return word[:-1] + "i" if word.endswith("y") else word
