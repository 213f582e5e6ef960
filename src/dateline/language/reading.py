"""What a language backend says about one sentence. Every later step works on this.

Token positions are indices into `Reading.tokens`; `first`/`last` are inclusive. Character
offsets are those of the report's text.
"""

from collections.abc import Container
from dataclasses import dataclass

from dateline.spans import Span
from dateline.types import Status


@dataclass(frozen=True, slots=True)
class Token:
    """A word: its tag and its governor in the Universal Dependencies scheme.

    `head` is the index of the governing token, -1 for the root.
    """

    span: Span
    text: str
    upos: str
    head: int
    relation: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """A stretch of tokens with a label and the model's probability for it."""

    first: int
    last: int
    label: str
    score: float


@dataclass(frozen=True, slots=True)
class EventReading:
    """An event as the model sees it: one trigger token, its PLOVER type, status and arguments."""

    trigger: int
    type: str
    score: float
    status: Status
    status_score: float
    arguments: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class CueReading:
    """An attribution as the model sees it: the cue's tokens, its source and content phrases."""

    first: int
    last: int
    score: float
    parts: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """One sentence, read.

    `asked` holds words that the backend was asked for (`AskingBackend`), read as if each stated an
    event: with status and arguments, whatever `type` and `score` the model gives them.
    """

    span: Span
    tokens: tuple[Token, ...]
    entities: tuple[Phrase, ...]
    events: tuple[EventReading, ...]
    cues: tuple[CueReading, ...]
    asked: tuple[EventReading, ...] = ()

    def span_of(self, first: int, last: int) -> Span:
        """The characters from token `first` to token `last`, inclusive."""
        return Span(self.tokens[first].span.start, self.tokens[last].span.end)

    def tokens_in(self, span: Span) -> range:
        """Indices of the tokens that overlap `span` (empty where none does)."""
        inside = [i for i, token in enumerate(self.tokens) if token.span.overlaps(span)]
        return range(inside[0], inside[-1] + 1) if inside else range(0)

    def head_of(self, first: int, last: int) -> int:
        """The token of the phrase that governs it: the first whose own head lies outside."""
        for i in range(first, last + 1):
            if not first <= self.tokens[i].head <= last:
                return i
        return last

    def hangs_on(self, token: int, head: int, relations: Container[str]) -> bool:
        """True where the token depends on the head, in at most four steps of these relations."""
        for _ in range(4):
            if self.tokens[token].relation not in relations:
                return False
            token = self.tokens[token].head
            if token == head:
                return True
        return False
