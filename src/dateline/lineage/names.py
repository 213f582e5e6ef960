"""Names and titles that a machine took apart: "Well-liked Front (PF)", "Basic Soleimani".

A name is restored where putting an original back gives a name that the registry of actors, the
gazetteer or an acronym of the text itself knows, and the words as they stand give none.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from dateline.lineage.suspects import SuspectFinder
from dateline.lineage.words import Words
from dateline.spans import Span
from dateline.types import Rewrite

Known = Callable[[str], bool]
"""True for the name of an actor or a place."""

_LONGEST = 4
_SURE, _LIKELY = 0.95, 0.7
_ACRONYM = re.compile(r"\(([A-Z]{2,6})\)")
_SMALL = frozenset("of the and for in".split())


@dataclass(frozen=True, slots=True)
class _Unit:
    """A word or phrase that may stand for others, by its words `first` to before `end`."""

    first: int
    end: int
    originals: tuple[str, ...]
    kind: str
    telling: bool = False


class NameRestorer:
    """Restores names in a text that is taken as rewritten."""

    def __init__(self, finder: SuspectFinder, known: Known, person: Known) -> None:
        self._finder = finder
        self._known = known
        self._person = person

    def restore(self, text: str, words: Words) -> list[Rewrite]:
        """The changes, each with how sure it is; at most one to a word."""
        units = self._units(words)
        found: dict[int, Rewrite] = {
            unit.first: _rewrite(text, words, unit, unit.originals[0], "name", _SURE)
            for unit in units
            if unit.kind == "name" and unit.telling
        }
        names: set[tuple[str, ...]] = set()
        for unit, original, name in (
            *self._by_acronym(text, words, units), *self._by_registry(text, words, units)
        ):  # fmt: skip
            if unit.first not in found:
                found[unit.first] = _rewrite(text, words, unit, original, "name", _SURE)
                names.add(name)
        for unit, original in _recurring(words, units, names):
            found.setdefault(unit.first, _rewrite(text, words, unit, original, "name", _SURE))
        for unit in units:
            if unit.kind == "title" and unit.first not in found:
                sure = self._before_person(text, words, unit.end)
                if sure:
                    original = unit.originals[0]
                    found[unit.first] = _rewrite(text, words, unit, original, "title", sure)
        return sorted(found.values(), key=lambda rewrite: rewrite.span)

    def _units(self, words: Words) -> list[_Unit]:
        units, at = [], set[int]()
        for first, phrase in self._finder.phrases_in(words):
            end = first + len(phrase.words)
            more = self._finder.originals_of(words.forms[first]) if end == first + 1 else []
            originals = tuple(dict.fromkeys([*phrase.originals, *more]))
            units.append(_Unit(first, end, originals, phrase.kind, phrase.telling))
            at.update(range(first, end))
        for first, form in enumerate(words.forms):
            if first not in at and len(form) > 2:
                originals = tuple(self._finder.originals_of(form))
                if originals:
                    units.append(_Unit(first, first + 1, originals, "term"))
        return sorted(units, key=lambda unit: unit.first)

    def _by_acronym(
        self, text: str, words: Words, units: Sequence[_Unit]
    ) -> Iterator[tuple[_Unit, str, tuple[str, ...]]]:
        """A name before its acronym, one of whose letters is not that of the word."""
        starts = {span.start: number for number, span in enumerate(words.spans)}
        for match in _ACRONYM.finditer(text):
            end = starts.get(match.start() + 1, 0)
            letters = match.group(1).lower()
            for unit in units:
                if not end - 2 * len(letters) - 3 <= unit.first < unit.end <= end:
                    continue
                name = _spelling(words.forms, unit, end, letters)
                original = next((o for o in unit.originals if name and o[0] == name[1]), None)
                if name and original and words.forms[unit.first][0] != name[1]:
                    rest = words.forms[unit.end : end]
                    yield unit, original, (*name[0], *original.split(), *rest)

    def _by_registry(
        self, text: str, words: Words, units: Sequence[_Unit]
    ) -> Iterator[tuple[_Unit, str, tuple[str, ...]]]:
        """A stretch with capitals that is a name as soon as an original is put back."""
        forms, spans = words.forms, words.spans
        capital = [text[span.start].isupper() for span in spans]
        for unit in units:
            low, high = max(0, unit.first - _LONGEST), min(len(forms), unit.end + _LONGEST)
            windows = [
                (a, b)
                for a in range(low, unit.first + 1)
                for b in range(unit.end, high + 1)
                if 2 <= (b - a) - (unit.end - unit.first) + 1 <= _LONGEST
                and _is_name(text, spans, capital, a, b, unit)
            ]
            hit = self._first_known(text, words, unit, windows)
            if hit:
                yield hit

    def _first_known(
        self, text: str, words: Words, unit: _Unit, windows: list[tuple[int, int]]
    ) -> tuple[_Unit, str, tuple[str, ...]] | None:
        for a, b in sorted(windows, key=lambda window: window[0] - window[1]):
            if self._known(words.span(a, b).of(text)):
                return None
            before, after = words.forms[a : unit.first], words.forms[unit.end : b]
            for original in unit.originals:
                name = (*before, *original.lower().split(), *after)
                if self._known(" ".join(word.title() for word in name)):
                    return unit, original, name
        return None

    def _before_person(self, text: str, words: Words, at: int) -> float:
        """How sure a title stands before a person's name; 0 where it does not."""
        spans = words.spans
        capital = [text[span.start].isupper() for span in spans[at - 1 : at + 3]]
        joined = at < len(spans) and text[spans[at - 1].end : spans[at].start] == " "
        if at < 2 or not joined or not all(capital[:2]):
            return 0.0
        following = [span.of(text) for span in spans[at : at + 3] if text[span.start].isupper()]
        if any(map(self._person, following)):
            return _SURE
        return _LIKELY if not self._finder.originals_of(words.forms[at]) else 0.0


def _is_name(
    text: str, spans: Sequence[Span], capital: Sequence[bool], a: int, b: int, unit: _Unit
) -> bool:
    """True for words in one row of which others than the unit are written as names."""
    others = [n for n in range(a, b) if not unit.first <= n < unit.end]
    telling = [n for n in others if capital[n] and spans[n].of(text).lower() not in _SMALL]
    if not telling or not (capital[unit.first] or len(telling) > 1 or unit.kind == "name"):
        return False
    if any(text[spans[n].end : spans[n + 1].start] not in (" ", "-") for n in range(a, b - 1)):
        return False
    return all(capital[n] or spans[n].of(text) in _SMALL for n in others)


def _spelling(
    forms: Sequence[str], unit: _Unit, end: int, letters: str
) -> tuple[tuple[str, ...], str] | None:
    """The words before the unit and its right initial, if all other initials spell the acronym."""
    after = [form[0] for form in forms[unit.end : end]]
    ahead = len(letters) - len(after) - 1
    if ahead < 0 or unit.first < ahead:
        return None
    before = forms[unit.first - ahead : unit.first]
    if [form[0] for form in before] + after != [*letters[:ahead], *letters[ahead + 1 :]]:
        return None
    return tuple(before), letters[ahead]


def _recurring(
    words: Words, units: Sequence[_Unit], names: set[tuple[str, ...]]
) -> Iterator[tuple[_Unit, str]]:
    """Other mentions of the names restored: the same words but one."""
    forms = words.forms
    for unit in units:
        for name in names:
            for at, original in enumerate(name):
                size = len(name) - at - 1
                if (
                    len(name) > 2 and original in unit.originals and unit.first >= at
                    and forms[unit.first - at : unit.first] == name[:at]
                    and forms[unit.end : unit.end + size] == name[at + 1 :]
                ):  # fmt: skip
                    yield unit, original


def _rewrite(
    text: str, words: Words, unit: _Unit, original: str, kind: str, confidence: float
) -> Rewrite:
    span = words.span(unit.first, unit.end)
    return Rewrite(span, span.of(text), cased(original, span.of(text)), kind, confidence)


def cased(original: str, stands: str) -> str:
    """The original written as what stands there: with a capital where that has one."""
    if stands[:1].isupper():
        every = stands.istitle() and " " in original
        return original.title() if every else original[:1].upper() + original[1:]
    return original
