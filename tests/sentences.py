"""Readings of small texts for tests that need no model: right words, as much syntax as given."""

from collections.abc import Sequence
from dataclasses import replace

from dateline.language.reading import CueReading, EventReading, Phrase, Reading, Token
from dateline.language.tokens import sentences_of, words_of


def reading_of(
    text: str,
    *,
    entities: Sequence[Phrase] = (),
    events: Sequence[EventReading] = (),
    cues: Sequence[CueReading] = (),
) -> Reading:
    """The one sentence of `text`, without syntax."""
    (sentence,) = sentences_of(text)
    tokens = tuple(Token(span, span.of(text), "X", -1, "dep") for span in words_of(text, sentence))
    return Reading(sentence, tokens, tuple(entities), tuple(events), tuple(cues))


def phrase(reading: Reading, words: str, label: str) -> Phrase:
    """The first stretch of tokens that reads as `words` (joined by blanks)."""
    texts = [token.text for token in reading.tokens]
    wanted = words.split()
    for first in range(len(texts)):
        if texts[first : first + len(wanted)] == wanted:
            return Phrase(first, first + len(wanted) - 1, label, 0.9)
    raise AssertionError(f"{words!r} does not stand in {texts}")


def tagged(text: str, **words: tuple[str, str, str]) -> Reading:
    """`reading_of`, with words tagged and governed: `Doe=("PROPN", "appos", "minister")`."""
    reading = reading_of(text)
    tokens = list(reading.tokens)
    for word, (upos, relation, head) in words.items():
        at = phrase(reading, word, "").first
        governor = phrase(reading, head, "").first if head else -1
        tokens[at] = replace(tokens[at], upos=upos, relation=relation, head=governor)
    return replace(reading, tokens=tuple(tokens))
