import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.spans import Span, Units, to_utf16


def test_spans_overlap_only_where_they_share_a_character() -> None:
    assert Span(0, 3).overlaps(Span(2, 5))
    assert not Span(0, 3).overlaps(Span(3, 5))
    assert Span(0, 5).covers(Span(1, 5))
    assert not Span(1, 5).covers(Span(0, 5))


@given(st.text(max_size=50), st.data())
def test_utf16_offsets_cut_the_same_words(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    units = text.encode("utf-16-le", "surrogatepass")
    moved = to_utf16(text, Span(start, end))
    cut = units[2 * moved.start : 2 * moved.end].decode("utf-16-le", "surrogatepass")
    assert cut == text[start:end]


@given(st.text(max_size=50), st.data())
def test_units_go_there_and_back(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    units = Units(text)
    assert units.of(span) == to_utf16(text, span)
    assert units.back(units.of(span)) == span


def test_half_a_character_is_the_whole_and_outside_is_refused() -> None:
    units = Units("a\U0001f525b")
    assert units.back(Span(1, 2)) == Span(1, 2)
    assert units.back(Span(2, 4)) == Span(1, 3)
    for outside in (Span(0, 5), Span(-1, 2), Span(3, 2)):
        with pytest.raises(ValueError, match="does not lie"):
            units.back(outside)
