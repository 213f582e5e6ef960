"""Answers kept until the store changes."""

from dateline.web import kept
from dateline.web.kept import Kept


def test_an_answer_is_kept_for_its_state_of_the_store_only() -> None:
    answers = Kept()
    assert answers.get("one", "/a") is None
    answers.put("one", "/a", b"first")
    assert answers.get("one", "/a") == b"first"
    assert answers.get("two", "/a") is None
    answers.put("two", "/b", b"second")
    assert answers.get("one", "/a") is None
    assert answers.get("two", "/b") == b"second"


def test_what_was_asked_for_longest_ago_goes_first() -> None:
    answers = Kept()
    piece = b"x" * (kept.MOST_BYTES // 5)
    for number in range(5):
        answers.put("one", f"/{number}", piece)
    assert answers.get("one", "/0") == piece
    answers.put("one", "/5", piece)
    assert answers.get("one", "/0") == piece
    assert answers.get("one", "/1") is None


def test_what_is_too_large_is_not_kept() -> None:
    answers = Kept()
    answers.put("one", "/a", b"x" * kept.MOST_BYTES)
    assert answers.get("one", "/a") is None
