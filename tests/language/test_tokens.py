from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.language.tokens import sentences_of, words_of
from dateline.limits import MAX_SENTENCE_TOKENS
from dateline.spans import Span


def words(text: str) -> list[str]:
    return [span.of(text) for span in words_of(text, Span(0, len(text)))]


def sentences(text: str) -> list[str]:
    return [span.of(text) for span in sentences_of(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels didn't fire.", ["Rebels", "did", "n't", "fire", "."]),
        ("Mali’s army", ["Mali", "’s", "army"]),
        ("the US-led raid", ["the", "US", "-", "led", "raid"]),
        ("an anti-government rally", ["an", "anti-government", "rally"]),
        ("Gen. Okoro of the U.S. Army", ["Gen.", "Okoro", "of", "the", "U.S.", "Army"]),
        ("killed 1,200 on 3.5 km", ["killed", "1,200", "on", "3.5", "km"]),
        ("a $10bn fee", ["a", "$", "10bn", "fee"]),
        ("Shi'ite O’Brien", ["Shi'ite", "O’Brien"]),
        ("“Stop,” she said", ["“", "Stop", ",", "”", "she", "said"]),
        ("see http://a.example/x?y=1 now", ["see", "http://a.example/x?y=1", "now"]),
    ],
)
def test_words_follow_the_treebanks(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_sentences_end_at_full_stops_but_not_at_abbreviations() -> None:
    text = "Gen. Amadou met U.S. officials in St. Louis. He left on Jan. 5. “No,” he said."
    assert sentences(text) == [
        "Gen. Amadou met U.S. officials in St. Louis.",
        "He left on Jan. 5.",
        "“No,” he said.",
    ]


def test_paragraphs_end_sentences_without_a_full_stop() -> None:
    assert sentences("Clashes in the north\n\nTwo were hurt") == [
        "Clashes in the north",
        "Two were hurt",
    ]


def test_hard_wrapped_text_goes_on_over_the_line_break() -> None:
    line = "THE ARMY SAID TODAY THAT ITS TROOPS HAD BEEN ATTACKED NEAR THE\n"
    assert len(sentences(line * 5 + "RIVER.")) == 1


def test_text_without_capitals_is_still_split() -> None:
    assert sentences("police fired on the crowd. two men died in the city hospital.") == [
        "police fired on the crowd.",
        "two men died in the city hospital.",
    ]


def test_an_endless_sentence_is_cut_within_the_limit() -> None:
    text = "one two, " * 200
    pieces = sentences_of(text)
    assert len(pieces) > 1
    assert all(len(words_of(text, piece)) <= MAX_SENTENCE_TOKENS for piece in pieces)


@given(st.text(max_size=300))
def test_nothing_is_lost_and_nothing_overlaps(text: str) -> None:
    pieces = sentences_of(text)
    assert all(a.end <= b.start for a, b in pairwise(pieces))
    kept = {i for piece in pieces for i in range(piece.start, piece.end)}
    assert all(text[i].isspace() for i in range(len(text)) if i not in kept)
    for piece in pieces:
        found = words_of(text, piece)
        assert all(piece.covers(word) for word in found)
        assert all(a.end <= b.start for a, b in pairwise(found))
        joined = "".join(word.of(text) for word in found)
        assert joined == "".join(c for c in piece.of(text) if not c.isspace())
