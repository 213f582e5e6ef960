from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.lineage.shadow import Shadow
from dateline.spans import Span
from dateline.types import Rewrite

_WORDS = st.lists(st.tuples(st.text("abc", min_size=1, max_size=4), st.booleans()), max_size=8)


def _shadow(words: list[tuple[str, bool]]) -> Shadow:
    text, rewrites = "", []
    for word, replaced in words:
        if replaced:
            span = Span(len(text), len(text) + len(word))
            rewrites.append(Rewrite(span, word, "XYZ" * (len(word) % 3 + 1), "term", 1.0))
        text += word + " "
    return Shadow.of(text, rewrites)


def test_restored_words_stand_in_the_shadow_and_lead_back():
    shadow = Shadow.of("Basic Ray left", [Rewrite(Span(0, 5), "Basic", "General", "title", 0.9)])
    assert shadow.text == "General Ray left"
    assert shadow.back(Span(0, 7)) == Span(0, 5)
    assert shadow.back(Span(2, 11)) == Span(0, 9)
    assert shadow.back(Span(12, 16)) == Span(10, 14)


@settings(max_examples=60, deadline=None)
@given(_WORDS)
def test_words_that_were_kept_lead_back_to_themselves(words):
    shadow = _shadow(words)
    at = 0
    for word, replaced in words:
        size = len("XYZ" * (len(word) % 3 + 1)) if replaced else len(word)
        back = shadow.back(Span(at, at + size))
        assert back.of(shadow.original) == word
        at += size + 1


@settings(max_examples=60, deadline=None)
@given(_WORDS, st.data())
def test_every_span_leads_into_the_original(words, data):
    shadow = _shadow(words)
    start = data.draw(st.integers(0, len(shadow.text)))
    end = data.draw(st.integers(start, len(shadow.text)))
    back = shadow.back(Span(start, end))
    assert 0 <= back.start <= back.end <= len(shadow.original)
