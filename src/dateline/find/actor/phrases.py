"""A noun phrase taken apart by its words: determiner, core with its head last, complement.

Done by words and not by syntax, because it must also work where no parser read the sentence.
"""

from dataclasses import dataclass

from dateline.find.actor.sightings import Sentence, Sighting
from dateline.find.actor.words import DEFINITE, LEADING, PARTITIVE, POSSESSIVE, STOPS
from dateline.knowledge.roles import Role, RoleLexicon

_STOP_MARKS = frozenset(",(;:–—")


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """Tokens `first` to `last` of a sentence are the core; the complement follows a preposition.

    `complement` is null where there is none; `link` is the key of the word that opens it.
    """

    sentence: Sentence
    first: int
    last: int
    link: str
    complement: tuple[int, int] | None
    definite: bool
    possessor: int | None

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the core's words."""
        return self.sentence.keys[self.first : self.last + 1]

    def sightings(self) -> list[Sighting]:
        """Names of the registry inside the core."""
        return self.sentence.within(self.first, self.last)

    def complement_sightings(self) -> list[Sighting]:
        """Names of the registry inside the complement."""
        return self.sentence.within(*self.complement) if self.complement else []

    def role(self, lexicon: RoleLexicon) -> tuple[Role, int] | None:
        """The role noun that heads the core, with its first token."""
        found = lexicon.ending_at(self.sentence.keys, self.last)
        return found if found is None else (found[0], max(found[1], self.first))


def parse(sentence: Sentence, first: int, last: int) -> NounPhrase:
    """Takes a phrase apart; "thousands of X" and "members of X" are read as X."""
    phrase = _parse(sentence, first, last)
    while phrase.complement and phrase.link == "of" and phrase.keys[-1] in PARTITIVE:
        if phrase.sentence.at(phrase.last):
            break
        phrase = _parse(sentence, *phrase.complement)
    return phrase


def _parse(sentence: Sentence, first: int, last: int) -> NounPhrase:
    words, keys = sentence.words, sentence.keys
    while last > first and not keys[last]:
        last -= 1
    definite = first > 0 and keys[first - 1] in DEFINITE
    possessor = first - 1 if first > 0 and keys[first - 1] in POSSESSIVE else None
    start = first
    while start < last and _skippable(sentence, start):
        definite = definite or keys[start] in DEFINITE
        possessor = start if keys[start] in POSSESSIVE else possessor
        start += 1
    end = start
    while end < last and not _stops(sentence, end + 1):
        end += 1
    opens = end + 1
    complement = (opens + 1, last) if opens < last and words[opens] not in _STOP_MARKS else None
    link = keys[opens] if opens <= last else ""
    while end > start and not keys[end]:
        end -= 1
    return NounPhrase(sentence, start, end, link, complement, definite, possessor)


def _skippable(sentence: Sentence, token: int) -> bool:
    key = sentence.keys[token]
    if sentence.at(token) or sentence.keys[token + 1] == "of":
        return False  # "one of them"
    return key in LEADING or not key or key[0].isdigit() or sentence.words[token] in "\"'“‘(,"


def _stops(sentence: Sentence, token: int) -> bool:
    covering = sentence.at(token)
    if covering is not None and covering.first < token:
        return False
    if sentence.keys[token] == "and" and covering is None:
        return False
    word = sentence.words[token]
    if word in _STOP_MARKS:
        return True
    after_hyphen = token > 0 and sentence.words[token - 1] in "-–"
    before_hyphen = token + 1 < len(sentence.words) and sentence.words[token + 1] in "-–"
    return sentence.keys[token] in STOPS and not after_hyphen and not before_hyphen
