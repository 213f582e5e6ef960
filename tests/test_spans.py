from hypothesis import given
from hypothesis import strategies as st

from dateline.spans import Span, to_utf16


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
