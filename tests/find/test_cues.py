import pytest
from tests.sentences import reading_of

from dateline.find.cues import formulas_in, is_negative, kind_of


@pytest.mark.parametrize(
    ("cue", "kind"),
    [
        ("said", "statement"),
        ("denied", "denial"),
        ("threatened", "threat"),
        ("have pledged", "promise"),
        ("demanded", "demand"),
        ("is calling for", "demand"),
        ("warned", "warning"),
        ("believe", "belief"),
        ("video shows", "evidence"),
        ("asked whether", "question"),
    ],
)
def test_the_words_of_a_cue_tell_its_kind(cue: str, kind: str) -> None:
    assert kind_of(cue) == kind


@pytest.mark.parametrize(
    ("cue", "negative"),
    [("said", False), ("denied", True), ("did not say", True), ("did n't claim", True),
     ("declined to confirm", True), ("noted", False)],
)  # fmt: skip
def test_a_cue_that_withholds_belief_is_negative(cue: str, negative: bool) -> None:
    assert is_negative(cue) is negative


def test_a_formula_that_closes_the_sentence_holds_all_before_it() -> None:
    text = "Two boats sank off Pemba, according to the coast guard."
    (found,) = formulas_in(reading_of(text))
    words = [token.text for token in reading_of(text).tokens]
    assert words[found.source[0] : found.source[1] + 1] == ["the", "coast", "guard"]
    assert words[found.content[0] : found.content[1] + 1] == words[:5]
    assert found.plain


def test_a_formula_that_opens_the_sentence_holds_all_after_it() -> None:
    text = "In accordance with the ministry, rebels left the town."
    (found,) = formulas_in(reading_of(text))
    words = [token.text for token in reading_of(text).tokens]
    assert words[found.content[0] : found.content[1] + 1] == ["rebels", "left", "the", "town"]
    assert not found.plain


def test_a_formula_inside_its_clause_is_none() -> None:
    text = "The army acted in response to an attack on its base in the north and withdrew."
    assert list(formulas_in(reading_of(text))) == []
