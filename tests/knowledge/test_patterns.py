"""Words and phrases in any form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import KnowledgeError
from dateline.knowledge.inflection import forms_of
from dateline.knowledge.patterns import Patterns, pieces_of


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("strike", "strikes struck striking stricken"),
        ("stop", "stops stopped stopping"),
        ("agree", "agrees agreed agreeing"),
        ("ratify", "ratifies ratified ratifying"),
        ("pay", "pays paid paying"),
        ("lay", "lays laid laying"),
        ("tie", "ties tied tying"),
        ("clash", "clashes clashed clashing"),
        ("union", "unions"),
        ("agency", "agencies"),
        ("woman", "women"),
        ("be", "is are was were been being"),
    ],
)
def test_forms(lemma: str, forms: str) -> None:
    assert {lemma, *forms.split()} <= forms_of(lemma)


@pytest.mark.parametrize(
    ("pattern", "words", "tokens"),
    [
        ("walk out", "Nurses walked out again", (1, 2)),
        ("walk out", "a walk - out of nurses", (1, 3)),
        ("walk-out", "Walk-outs spread", (0,)),
        ("call ... off", "they called the long strike off", (1, 5)),
        ("call ... off", "they called a b c d e f g off", None),
        ("unioni*", "staff UNIONISED", (1,)),
        ("strike", "striker strikingly", None),
    ],
)
def test_where_a_pattern_stands(pattern: str, words: str, tokens: tuple[int, ...] | None) -> None:
    found = next(Patterns.of([pattern]).found(pieces_of(words.split())), None)
    assert (found.tokens if found else None) == tokens


@pytest.mark.parametrize("pattern", ["", "...", "... off", "call ...", "Strike", "a*", "*", "a,b"])
def test_a_pattern_that_is_none_is_refused(pattern: str) -> None:
    with pytest.raises(KnowledgeError):
        Patterns.of([pattern])


@given(st.lists(st.text(max_size=8), max_size=12), st.integers(0, 11))
def test_tokens_found_are_tokens_of_the_sentence(words: list[str], at: int) -> None:
    words.insert(min(at, len(words)), "striking")
    patterns = Patterns.of(["strike", "str*"])
    found = list(patterns.found(pieces_of(words)))
    assert {match.number for match in found} >= {0, 1}
    assert all(0 <= token < len(words) for match in found for token in match.tokens)
