"""The value that words give an event: negation, implicatives, modals, conditions, purpose."""

import pytest
from tests.sentences import tagged

from dateline.find.factuality import Value, value_of
from dateline.knowledge.commitment import Commitment

COMMITMENT = Commitment.load()


def label(text: str, event: str, **words: tuple[str, str, str]) -> str:
    reading = tagged(text, **words)
    at = next(i for i, token in enumerate(reading.tokens) if token.text == event)
    return value_of(reading, at, COMMITMENT).label


def test_plain_words_are_certain() -> None:
    assert label("They left.", "left", left=("VERB", "root", "")) == "CT+"


def test_negation_turns_and_implicatives_turn_again() -> None:
    words = {"failed": ("VERB", "root", ""), "to": ("PART", "mark", "leave"),
             "leave": ("VERB", "xcomp", "failed")}  # fmt: skip
    assert label("They failed to leave.", "leave", **words) == "CT-"
    negated = {**words, "not": ("PART", "advmod", "failed")}
    assert label("They not failed to leave.", "leave", **negated) == "CT+"


@pytest.mark.parametrize(("modal", "value"), [("might", "PS+"), ("will", "PR+"), ("did", "CT+")])
def test_modals_lower_certainty(modal: str, value: str) -> None:
    words = {"leave": ("VERB", "root", ""), modal: ("AUX", "aux", "leave")}
    assert label(f"They {modal} leave.", "leave", **words) == value


def test_purpose_and_condition_commit_nobody() -> None:
    purpose = {"came": ("VERB", "root", ""), "to": ("PART", "mark", "talk"),
               "talk": ("VERB", "advcl", "came")}  # fmt: skip
    assert label("They came to talk.", "talk", **purpose) == "Uu"
    condition = {"stop": ("VERB", "root", ""), "attack": ("VERB", "advcl", "stop"),
                 "if": ("SCONJ", "mark", "attack")}  # fmt: skip
    assert label("They stop if rebels attack.", "attack", **condition) == "Uu"


def test_values_as_numbers() -> None:
    assert Value("PS", positive=False).number == -1
    assert Value("U").label == "Uu"
