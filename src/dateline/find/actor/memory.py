"""Who was spoken of: the antecedents that pronouns and bare nouns point back to.

Simple salience (after Lappin and Leass 1994): recency first, subjects and names before others,
number, gender and animacy must agree.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from dateline.knowledge.roles import female_names, male_names
from dateline.types import ActorMention

Gender = Literal["f", "m", ""]
_WINDOW = 6
"""Sentences that a pronoun looks back."""
_SPEECH = 3
"""Sentences that a speech runs on without naming its speaker again."""
_PER_SENTENCE, _SUBJECT, _NAMED, _SAME_CLAUSE = 3.0, 2.0, 2.0, 5.0

_FEMALE = frozenset({
    "mrs", "ms", "miss", "queen", "princess", "lady", "dame", "woman", "mother", "sister",
    "chairwoman", "spokeswoman", "congresswoman", "wife", "daughter", "girl", "aunt", "widow",
    "bride", "schoolgirl", "policewoman", "businesswoman", "grandmother", "nun", "actress",
})  # fmt: skip
_MALE = frozenset({
    "mr", "king", "prince", "lord", "sir", "sheikh", "emir", "father", "brother", "man", "boy",
    "son", "husband", "uncle", "chairman", "spokesman", "congressman", "policeman", "schoolboy",
    "businessman", "gunman", "grandfather", "priest", "imam", "monk",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Antecedent:
    """An actor at tokens of a sentence, with what a pronoun must agree with.

    `noun` is the key of its last word.
    """

    sentence: int
    first: int
    last: int
    mention: ActorMention
    plural: bool
    named: bool
    subject: bool
    gender: Gender
    human: bool
    noun: str

    @property
    def person(self) -> bool:
        """True for one human being."""
        return self.human and not self.plural

    @property
    def armed(self) -> bool:
        """True for an armed group that has a name or a noun of its own."""
        return self.mention.kind == "group"


class Memory:
    """The antecedents of one report, in document order."""

    def __init__(
        self, antecedents: Sequence[Antecedent], sources: Mapping[int, tuple[int, int]]
    ) -> None:
        """`sources` tells by sentence which tokens name the last one who is said to speak."""
        self._all = sorted(antecedents, key=lambda a: (a.sentence, a.first))
        self._sources = sources

    def best(
        self,
        sentence: int,
        token: int,
        fits: Callable[[Antecedent], float],
        *,
        window: int = _WINDOW,
        objective: bool = False,
    ) -> Antecedent | None:
        """The most salient antecedent before a token.

        `fits` gives a bonus, or a negative number to rule one out. `objective` pronouns ("him",
        "them") do not point at the subject of their own clause.
        """
        found, most = None, 0.0
        for antecedent in self._all:
            distance = sentence - antecedent.sentence
            if distance > window:
                continue
            if distance < 0 or (distance == 0 and antecedent.last >= token):
                break
            bonus = fits(antecedent)
            if bonus < 0:
                continue
            score = 100.0 + bonus - distance * _PER_SENTENCE + 0.01 * antecedent.first
            score += _SUBJECT * antecedent.subject + _NAMED * antecedent.named
            if objective and distance == 0 and antecedent.subject:
                score -= _SAME_CLAUSE
            if score >= most:
                found, most = antecedent, score
        return found

    def within(self, sentence: int, first: int, last: int) -> Antecedent | None:
        """The last antecedent that lies inside these tokens of a sentence."""
        for antecedent in reversed(self._all):
            if antecedent.sentence == sentence and first <= antecedent.first <= antecedent.last:
                if antecedent.last <= last:
                    return antecedent
            elif antecedent.sentence < sentence:
                return None
        return None

    def after(
        self, sentence: int, token: int, fits: Callable[[Antecedent], float]
    ) -> Antecedent | None:
        """The first fitting antecedent after a token in its sentence ("I saw it, said Jane")."""
        for antecedent in self._all:
            if antecedent.sentence == sentence and antecedent.first > token:
                if fits(antecedent) >= 0:
                    return antecedent
            elif antecedent.sentence > sentence:
                return None
        return None

    def speaker_before(self, sentence: int) -> Antecedent | None:
        """Who was last said to speak in the few sentences before this one."""
        for earlier in range(sentence - 1, max(-1, sentence - 1 - _SPEECH), -1):
            if earlier in self._sources:
                return self.within(earlier, *self._sources[earlier])
        return None

    def recent(
        self,
        sentence: int,
        token: int,
        count: int,
        fits: Callable[[Antecedent], float],
        same: Callable[[Antecedent], str] = lambda antecedent: antecedent.mention.id,
    ) -> list[Antecedent]:
        """The last fitting antecedents before a token, latest first, no two of them the `same`."""
        found: dict[str, Antecedent] = {}
        for antecedent in reversed(self._all):
            if (antecedent.sentence, antecedent.first) < (sentence, token) and fits(
                antecedent
            ) >= 0:
                found.setdefault(same(antecedent), antecedent)
                if len(found) == count:
                    break
        return list(found.values())


def gender_of(name: str, words_before: Sequence[str]) -> Gender:
    """Gender by title or given name; empty where neither tells."""
    before = {word.lower().rstrip(".") for word in words_before}
    if before & _FEMALE:
        return "f"
    if before & _MALE:
        return "m"
    first = name.split()[0].lower()
    if first in female_names():
        return "f"
    return "m" if first in male_names() else ""
