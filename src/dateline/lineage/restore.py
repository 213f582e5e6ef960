"""The likely originals of rewritten words; the sure ones make a text that is read in its place.

Names come first, then titles, attribution cues and the rest. How many there were cannot be known
once a machine has put "hundreds" for "thousands": such a change is suggested, never applied.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dateline.knowledge.actors import ActorRegistry
from dateline.knowledge.gazetteer import Gazetteer
from dateline.lineage.language import WordStatistics
from dateline.lineage.names import NameRestorer, cased
from dateline.lineage.phrases import PhraseTable
from dateline.lineage.rewrites import Detector, Marked, Verdict
from dateline.lineage.shadow import Shadow
from dateline.lineage.suspects import SuspectFinder
from dateline.spans import Span
from dateline.types import Rewrite

SURE = 0.85
"""A change from this confidence on is applied for coding; the others are suggestions."""
_QUANTITY = 0.4
_SOURCE = 0.9
_TELLING = 0.9
_NAMED_SOURCE = re.compile(r"\s+(?:the\s+|an?\s+)?(?:[A-Z]|officials|witnesses|police|sources)")
_COMMA_SOON = re.compile(r"[^.!?,\n]{2,60},")


@dataclass(frozen=True, slots=True)
class Restoration:
    """The verdict on a text, every change with its confidence, and the text to code by."""

    verdict: Verdict
    rewrites: tuple[Rewrite, ...]
    shadow: Shadow

    @property
    def applied(self) -> bool:
        """True where the text that is coded differs from the one that was published."""
        return bool(self.shadow.edits)


class Restorer:
    """Judges a text and undoes what a machine did to it; holds the tables, shared freely."""

    def __init__(self, detector: Detector, names: NameRestorer, finder: SuspectFinder) -> None:
        self._detector = detector
        self._finder = finder
        self._names = names

    @classmethod
    def load(cls) -> "Restorer":
        """With the shipped tables, registry and gazetteer, read once a process."""
        return _shipped()

    def oddness(self, text: str) -> float:
        """How likely a machine rewrote the text."""
        return self._detector.judge(text).probability

    def read(self, text: str) -> Restoration:
        """The verdict and, where the text is rewritten, its likely originals."""
        verdict = self._detector.judge(text)
        if not verdict.rewritten:
            return Restoration(verdict, (), Shadow(text, text, ()))
        found = self._names.restore(text, verdict.words)
        found += self._cues(text, verdict)
        taken = {at for rewrite in found for at in range(*rewrite.span)}
        for marked in verdict.marked:
            rewrite = _restored(text, verdict, marked)
            if taken.isdisjoint(range(*rewrite.span)):
                found.append(rewrite)
        found.sort(key=lambda rewrite: rewrite.span)
        sure = [rewrite for rewrite in found if rewrite.confidence >= SURE]
        return Restoration(verdict, tuple(found), Shadow.of(text, sure))

    def _cues(self, text: str, verdict: Verdict) -> Iterator[Rewrite]:
        """Attribution formulas before a named source: "In accordance with the BBC, …"."""
        for first, phrase in self._finder.phrases_in(verdict.words):
            if phrase.kind != "attribution" or len(phrase.words) == 1:
                continue
            span = verdict.words.span(first, first + len(phrase.words))
            if _NAMED_SOURCE.match(text, span.end) and _stands_apart(text, span):
                stands = span.of(text)
                original = cased(phrase.originals[0], stands)
                yield Rewrite(span, stands, original, "attribution", _SOURCE)


def _stands_apart(text: str, span: Span) -> bool:
    """True for an aside: it opens a sentence and ends in a comma, or it follows a comma."""
    before = text[: span.start].rstrip(" ")
    if before.endswith(","):
        return True
    opens = not before or before[-1] in '.!?\n”"'
    return opens and bool(_COMMA_SOON.match(text, span.end))


def _restored(text: str, verdict: Verdict, marked: Marked) -> Rewrite:
    suspect = marked.suspect
    span = verdict.words.span(suspect.first, suspect.end)
    original, confidence = suspect.originals[0][0], marked.probability * _share(suspect.originals)
    if suspect.telling:
        confidence = max(confidence, _TELLING)
    if suspect.kind == "quantity":
        confidence = min(confidence, _QUANTITY)
    kind = suspect.kind if suspect.kind in ("attribution", "quantity") else "term"
    return Rewrite(span, span.of(text), cased(original, span.of(text)), kind, round(confidence, 3))


def _share(originals: tuple[tuple[str, float], ...]) -> float:
    """The best original's share among all, by their scores."""
    best = originals[0][1]
    return 1 / sum(math.exp(score - best) for _, score in originals)


@cache
def _shipped() -> Restorer:
    finder = SuspectFinder(WordStatistics.load(), PhraseTable.load())
    registry, gazetteer = ActorRegistry.load(), Gazetteer.load()
    names = NameRestorer(
        finder,
        known=lambda name: bool(registry.lookup(name)) or bool(gazetteer.find(name)),
        person=lambda word: bool(registry.surname(word)),
    )
    return Restorer(Detector(finder), names, finder)
