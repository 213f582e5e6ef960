"""What two aligned reports are to each other: copy, cut, rewrite, embedded story, or strangers.

The bounds were set on invented and given pairs (bench/lineage.py measures them): independent
tellings of one story share quotes and names, but hardly ever six tenths of a report in blocks.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from dateline.lineage.align import Alignment, align
from dateline.lineage.words import Words

Derived = Literal["copy", "abridged", "rewritten"]
Kind = Derived | Literal["embedded"]

_WHOLE = 0.6
"""Share of one of the two that must stand in the other."""
_LEAST_WORDS = 25
_EMBEDDED = 0.35
_EMBEDDED_WORDS = 80
"""One stretch of a story in a longer report makes it embedded from this share and length on."""
_FULL = 0.8
"""A derived report that tells less of its original is abridged."""
_REWRITTEN = 30.0
"""Replacements in 1,000 aligned words: editors stay below 25, machines lie above 40."""
_MISSPELT = 0.6
_COHESIVE, _VERY_COHESIVE = 0.07, 0.3
_EVERYWHERE = frozenset(
    "about above across after again against among around because before being below between could "
    "during every first found other people really should since state still their there these thing "
    "think those three through today under until which while whose within without would years "
    "according called including later might never number often several told together world "
    "monday tuesday wednesday thursday friday saturday sunday country government police "
    "president minister million month group public right small start early little going".split()
)
"""Longer words that any two reports share."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much two reports tell alike; `a` and `b` are as given to `compare`.

    `share_a` of a's words lie in blocks; `same` is the share of equal words in the blocks;
    `replaced` counts other words in their place per 1,000 words of the blocks, `misspelt` those
    that are only spelt otherwise; `stretch_a` is the share of a in one block.
    """

    alignment: Alignment
    share_a: float
    share_b: float
    same: float
    replaced: float
    misspelt: float
    stretch_a: float
    stretch_b: float

    @property
    def share(self) -> float:
        """The greater of the two shares: containment, whichever way it goes."""
        return max(self.share_a, self.share_b)

    @property
    def whole(self) -> bool:
        """True where one is a version of the other."""
        return self.share >= _WHOLE and self.alignment.matched >= _LEAST_WORDS

    @property
    def embedded(self) -> bool:
        """True where a long stretch of one stands in the other, which is no version of it."""
        longest = max((block.b1 - block.b0 for block in self.alignment.blocks), default=0)
        stretch = max(self.stretch_a, self.stretch_b)
        return not self.whole and stretch >= _EMBEDDED and longest >= _EMBEDDED_WORDS

    def kind(self, *, derived: Literal["a", "b"]) -> Kind | None:
        """What the derived one is to the other; None where they are strangers."""
        if self.embedded:
            return "embedded"
        if not self.whole:
            return None
        return kind_of(self.replaced, self.share_b if derived == "a" else self.share_a)


def kind_of(replaced: float, told: float) -> Derived:
    """What a version is to its original, of which it tells the share `told`."""
    if replaced >= _REWRITTEN:
        return "rewritten"
    return "copy" if told >= _FULL else "abridged"


def compare(a: Words, b: Words) -> Likeness:
    """Align two reports and take the measure of what they share."""
    found = align(a.forms, b.forms)
    misspelt = sum(is_misspelt(a.forms[r.a0 : r.a1], b.forms[r.b0 : r.b1]) for r in found.replaced)
    per_thousand = 1000 / max(1, found.covered_b)
    longest_a = max((block.a1 - block.a0 for block in found.blocks), default=0)
    longest_b = max((block.b1 - block.b0 for block in found.blocks), default=0)
    return Likeness(
        alignment=found,
        share_a=found.covered_a / max(1, len(a)),
        share_b=found.covered_b / max(1, len(b)),
        same=found.matched / max(1, found.covered_b),
        replaced=(len(found.replaced) - misspelt) * per_thousand,
        misspelt=misspelt * per_thousand,
        stretch_a=longest_a / max(1, len(a)),
        stretch_b=longest_b / max(1, len(b)),
    )


def is_misspelt(old_words: Sequence[str], new_words: Sequence[str]) -> bool:
    """True where the words differ in some letters only, as after a scan or a typist."""
    old, new = "".join(old_words), "".join(new_words)
    if abs(len(old) - len(new)) > 2 + max(len(old), len(new)) // 6:
        return False
    if len(old) <= 3:
        return abs(len(old) - len(new)) <= 1 and bool(set(old) & set(new))
    return SequenceMatcher(None, old, new, autojunk=False).ratio() >= _MISSPELT


def is_cohesive(words: Words, outside: Sequence[range], *, strictly: bool) -> bool:
    """True where the words in `outside` speak of what the rest of the report speaks of.

    So what a copy lacks is told from what a page or a round-up puts around it: the longer words of
    the one come back in the other; `strictly` asks for more of them.
    """
    least = _VERY_COHESIVE if strictly else _COHESIVE
    without = {word for part in outside for word in words.forms[part.start : part.stop]}
    covered = {i for part in outside for i in part}
    within = {word for i, word in enumerate(words.forms) if i not in covered}
    telling = {word for word in without if len(word) > 4} - _EVERYWHERE
    return bool(telling) and len(telling & within) >= least * len(telling)
