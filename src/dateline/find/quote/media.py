"""The channel of an attribution: "in its newspaper", "on Telegram", "in an interview with X"."""

from dateline.language.reading import Reading
from dateline.spans import Span

_NOUNS = frozenset(
    "newspaper newsletter magazine weekly daily channel website statement video broadcast radio "
    "television tv telegram twitter facebook agency interview letter tweet post report".split()
)
_PREPOSITIONS = frozenset("in within on through via".split())
_NEAR = frozenset(
    ("det", "amod", "compound", "nmod:poss", "flat", "appos", "nummod", "case", "punct")
)


def medium_of(reading: Reading, cue: int, source: tuple[Span, ...]) -> tuple[Span, ...]:
    """The phrase that names a channel and hangs on the cue."""
    for i, token in enumerate(reading.tokens):
        if token.text.lower() not in _NOUNS or token.upos not in {"NOUN", "PROPN"}:
            continue
        first, last = _noun_phrase(reading, i)
        before = reading.tokens[first - 1].text.lower() if first else ""
        span = reading.span_of(first, last)
        if (
            before in _PREPOSITIONS
            and _governs(reading, cue, i)
            and not any(span.overlaps(s) for s in source)
        ):
            return (span,)
    return ()


def _governs(reading: Reading, cue: int, token: int) -> bool:
    """True where the token is an oblique of the cue, directly or through one noun."""
    head = reading.tokens[token].head
    return head == cue or (head >= 0 and reading.tokens[head].head == cue)


def _noun_phrase(reading: Reading, noun: int) -> tuple[int, int]:
    """The noun with its determiners, modifiers and names, as one stretch of tokens."""
    first = last = noun
    while (
        first > 0
        and reading.hangs_on(first - 1, noun, _NEAR - {"appos"})
        and reading.tokens[first - 1].text.lower() not in _PREPOSITIONS
    ):
        first -= 1
    while (
        last + 1 < len(reading.tokens)
        and reading.hangs_on(last + 1, noun, _NEAR)
        and reading.tokens[last + 1].text != ","
    ):
        last += 1
    return first, last
