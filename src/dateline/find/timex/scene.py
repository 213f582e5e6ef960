"""What a time expression is read against: the report's date, the last date said, the tense."""

from dataclasses import dataclass, field
from typing import Literal

from dateline.find.timex.calendar import Partial, partial_of
from dateline.find.timex.lexer import Lexed
from dateline.find.timex.story import Story
from dateline.find.timex.words import (
    CARDINALS,
    SCALES,
)

Tense = Literal["past", "future", "unknown"]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_FUTURE = _words(
    "will shall ll would should must due plan plans planned planning scheduled expected expect "
    "expects slated hope hopes intend intends upcoming aims aim vowed deadline payable effective"
)
_PAST = _words(
    "was were had did said told began came fell felt found gave got grew held hit kept killed knew "
    "led left lost made met put ran rose saw sent shot sold spoke struck took went won wrote broke "
    "brought built bought became cut drew drove fought fled flew hurt laid paid read shut sank "
    "set spent stood swore taught thought threw withdrew has have been"
)
_TO_COME = _words("be begin start meet hold resume open vote leave arrive sign expire")
"""Infinitives that tell of what is to come ("due to begin Friday")."""

_AUXILIARY = frozenset(("will", "shall", "would", "ll", "to"))
_LOOK_BACK = (["since"], ["of"], ["the"], ["until"], ["by"])
_WINDOW = 40


@dataclass(slots=True)
class Scene:
    """The state of reading one text from start to end.

    `said` is the last date mentioned; `narrative` is true of histories, whose dates hang on one
    another and not on the day of publication; `same_day` of wire copy, and of
    reports whose lead names their own weekday or today.
    """

    lexed: Lexed
    published: Partial
    narrative: bool
    same_day: bool
    said: Partial
    said_at: int = -1
    said_quarter: str = ""
    story: Story = field(default_factory=Story)

    @property
    def reference(self) -> Partial:
        """The last date mentioned, else the report's own."""
        return self.said if self.said.year is not None else self.published

    def mention(self, value: str, at: int, last: int) -> None:
        """Remember a date (words `at` to `last`) for the expressions that lean on it.

        In a story a bare year after "since" or "of" looks back ("the worst since 1790").
        """
        if self.narrative and len(value) == 4 and self.lexed.words[at - 1 : at] in _LOOK_BACK:
            return
        if value[4:6] == "-Q":
            self.said_quarter = value
        date = partial_of(value)
        if date.year is not None:
            self.said, self.said_at = date, at
            if "y" in self.lexed.categories[at : last + 1]:
                opens = "." in self.lexed.categories[max(0, at - 3) : at]
                self.story.tell(date.year, date.month, opens=opens)

    def tense(self, first: int, last: int) -> Tense:
        """The tense around words `first` to `last`: the nearest cue before, else after, them."""
        words = self.lexed.words
        if (
            set(words[max(0, first - 4) : first]) & _TO_COME
            and "to" in words[max(0, first - 5) : first]
        ):
            return "future"
        before = range(first - 1, max(-1, first - _WINDOW), -1)
        after = range(last + 1, min(len(words), last + _WINDOW))
        return self._nearest_cue(before) or self._nearest_cue(after) or "unknown"

    def _nearest_cue(self, places: range) -> Tense | None:
        """The first cue on the way to the end of the sentence."""
        categories, words = self.lexed.categories, self.lexed.words
        for i in places:
            if categories[i] == "." and not _abbreviates(words, i):
                return None
            if _is_future(words, i):
                return "future"
            if words[i] in _PAST or (words[i].endswith("ed") and len(words[i]) > 4):
                return "past"
        return None


def _is_future(words: list[str], at: int) -> bool:
    """As in "will", "is scheduled", "set to", or a participle under them ("will be held")."""
    word = words[at]
    if word == "set":
        return words[at + 1 : at + 2] in (["to"], ["for"])
    if word in _FUTURE:
        return True
    return words[max(0, at - 1) : at] == ["be"] and bool(
        _AUXILIARY & set(words[max(0, at - 4) : at])
    )


def _abbreviates(words: list[str], stop: int) -> bool:
    """A full stop after one letter ("U.S.") or a title ends no sentence."""
    before = words[stop - 1] if stop else ""
    return len(before) == 1 or before in ("gen", "mr", "mrs", "dr", "sen", "rep", "gov", "st")


@dataclass(frozen=True, slots=True)
class Piece:
    """The words of one expression: `first` to `last`, inclusive, with their categories."""

    lexed: Lexed
    first: int
    last: int

    @property
    def kinds(self) -> str:
        """Its categories, one character a word."""
        return self.lexed.categories[self.first : self.last + 1]

    def word(self, kinds: str) -> str:
        """Its first word of one of these categories, "" where there is none."""
        for i in range(self.first, self.last + 1):
            if self.lexed.categories[i] in kinds:
                return self.lexed.words[i]
        return ""

    def before(self) -> str:
        """The category of the word before it ("." at the start of the text)."""
        return self.lexed.categories[self.first - 1] if self.first else "."

    def after(self) -> str:
        """The category of the word after it ("." at the end of the text)."""
        rest = self.lexed.categories[self.last + 1 : self.last + 2]
        return rest or "."

    def count(self) -> int | None:
        """The number it states; 1 for "a"; None where it is vague ("several")."""
        total = current = 0
        seen = False
        for i in range(self.first, self.last + 1):
            kind, word = self.lexed.categories[i], self.lexed.words[i]
            if kind in "ngy":
                current, seen = int(float(word.replace(",", ""))), True
            elif kind == "C" and word in SCALES:
                current, seen = (current or 1) * SCALES[word], True
                if word == "thousand":
                    total, current = total + current, 0
            elif kind == "C":
                current, seen = current + CARDINALS[word], True
            elif kind in "uqzU":
                break
        if seen:
            return total + current
        kinds = self.kinds
        if "c" in kinds:
            return 2
        return None if "F" in kinds or "A" not in kinds else 1
