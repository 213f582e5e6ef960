"""Words marked in their sentence: nothing of the sentence is lost or moved."""

import re

from hypothesis import given
from hypothesis import strategies as st

from dateline.cli.marks import Mark, legend, mark_words
from dateline.spans import Span

SENTENCE = "Police arrested two miners in Ndola."


def test_brackets_nest_where_spans_do() -> None:
    marks = [
        Mark("arrested", Span(116, 119)),
        Mark("recipient", Span(116, 126)),
        Mark("actor", Span(100, 106)),
        Mark("trigger", Span(107, 115)),
    ]
    marked = mark_words(SENTENCE, Span(100, 136), marks, colour=False)
    assert marked.plain == (
        "[actor: Police] [trigger: arrested] [recipient: [arrested: two] miners] in Ndola."
    )


def test_colour_keeps_the_sentence_and_styles_the_words() -> None:
    marks = [Mark("actor", Span(100, 106)), Mark("killed", Span(116, 119))]
    marked = mark_words(SENTENCE, Span(100, 136), marks, colour=True)
    assert marked.plain == SENTENCE
    assert [marked.plain[span.start : span.end] for span in marked.spans] == ["Police", "two"]
    assert legend(["actor", "killed", "actor"]).plain == "actor  killed"


def test_words_of_another_sentence_are_not_marked() -> None:
    marks = [Mark("place", Span(20, 26)), Mark("date", Span(130, 140))]
    assert mark_words(SENTENCE, Span(100, 136), marks, colour=False).plain == SENTENCE


@given(
    st.text("abc ", min_size=1),
    st.lists(st.tuples(st.integers(0, 20), st.integers(1, 20)), max_size=6),
)
def test_taking_the_marks_out_gives_the_sentence(text: str, spans: list[tuple[int, int]]) -> None:
    marks = [Mark("x", Span(start, start + length)) for start, length in spans]
    marked = mark_words(text, Span(0, len(text)), marks, colour=False).plain
    assert re.sub(r"\[x: |\]", "", marked) == text
