"""The small parts of a filter."""

import pytest

from dateline.store.conditions import full_text
from dateline.store.query import fold, terms


@pytest.mark.parametrize(
    ("text", "folded"),
    [("NATO", "nato"), ("Erdoğan", "erdogan"), ("STRASSE", "strasse"), ("Straße", "strasse"),
     ("Łódź", "łodz"), ("القاعدة", "القاعدة"), ("é", "e"), ("", "")],
)  # fmt: skip
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "found"),
    [("a b", ["a", "b"]), ('"a b" c', ["a b", "c"]), ('x"a b', ["x", "a b"]), ('""', []),
     ("a\0b", ["a", "b"]), (" \t", [])],
)  # fmt: skip
def test_terms(text: str, found: list[str]) -> None:
    assert terms(text) == found


@pytest.mark.parametrize(
    ("text", "query"),
    [("bomb*", '"bomb"*'), ("*", '"*"'), ("a:b NEAR(c)", '"a:b" "NEAR(c)"')],
)
def test_full_text(text: str, query: str) -> None:
    assert full_text(text) == query
