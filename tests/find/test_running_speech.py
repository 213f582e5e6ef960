"""Speech over several sentences and paragraphs belongs to the cue that introduces it."""

from dateline.find.quote.marks import quotations_in
from dateline.find.quote.running import Layout, run_on
from dateline.language.tokens import sentences_of
from dateline.spans import Span
from dateline.types import Attribution


def contents(text: str, cue: str, content: str) -> list[str]:
    """What `run_on` makes of the content that a reader of one sentence finds."""

    def span(words: str) -> Span:
        at = text.index(words)
        return Span(at, at + len(words))

    found = Attribution(
        id="", parent=None, source=(), cue=(span(cue),), content=(span(content),), medium=(),
        addressee=(), kind="statement", cue_polarity="+", quote="direct", source_id="",
        source_name="", rule="model:cue",
    )  # fmt: skip
    layout = Layout(text, tuple(sentences_of(text)), quotations_in(text))
    return [piece.of(text) for piece in run_on([found], layout)[0].content]


def test_sentences_before_and_after_the_cue() -> None:
    text = "“We hold it. We stay,” she said. “Nobody left.” Rain fell."
    assert contents(text, "said", "We stay,”") == ["“We hold it. We stay,”", "“Nobody left.”"]


def test_paragraphs_that_each_open_with_a_mark() -> None:
    text = "He said: “We stay.\n\n“We fight.”\n\nRain fell."
    assert contents(text, "said", "“We stay.") == ["“We stay.", "“We fight.”"]


def test_a_quotation_with_a_cue_of_its_own_is_another_voice() -> None:
    text = "“We stay,” she said. “We fear them,” a man added."
    assert contents(text, "said", "“We stay,”") == ["“We stay,”"]


def test_words_in_marks_within_reported_speech_stay_part_of_it() -> None:
    text = "He said the “brave” men left. They came back."
    assert contents(text, "said", "the “brave” men left") == ["the “brave” men left"]
