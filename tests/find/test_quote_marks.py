"""Quotations: straight, curly, odd, nested and unbalanced marks, over several paragraphs."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.find.quote.marks import quotations_in


def quoted(text: str) -> list[str]:
    return [quotation.span.of(text) for quotation in quotations_in(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('"We stay," he said. "We fight."', ['"We stay,"', '"We fight."']),
        ("“We stay,” he said.", ["“We stay,”"]),
        ("''We stay,'' he said.", ["''We stay,''"]),
        ("``We stay,'' he said.", ["``We stay,''"]),
        ("«We stay», he said.", ["«We stay»"]),
        ("„We stay“, he said.", ["„We stay“"]),
        ("‘We’re not leaving,’ he said.", ["‘We’re not leaving,’"]),
        ("The '90s were the rebels' best years.", []),
        ('We stay," he said. "We fight."', ['"We fight."']),
        ("He is 5'10\" tall, she said.", []),
        ('He said: "We stay.\nThe town was calm.', ['"We stay.']),
        ("“He called it ‘a crime’ twice,” she said.", ["“He called it ‘a crime’ twice,”"]),
    ],
)
def test_marks_of_all_kinds(text: str, found: list[str]) -> None:
    assert quoted(text) == found


def test_a_quotation_goes_on_where_the_next_paragraph_opens_with_a_mark() -> None:
    text = "He said: “We stay.\n\n“We fight.”\n\n“They lie,” she said."
    assert [q.continues for q in quotations_in(text)] == [False, True, False]


@settings(max_examples=150)
@given(st.text(alphabet="ab .,\n\"“”'‘’«»„`", max_size=60))
def test_quotations_are_ordered_and_lie_apart(text: str) -> None:
    spans = [quotation.span for quotation in quotations_in(text)]
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
