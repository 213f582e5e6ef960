from dataclasses import replace

from tests.sentences import phrase, reading_of, tagged

from dateline.find.arguments import tidy
from dateline.language.reading import EventReading, Phrase, Reading


def actors(reading: Reading, *phrases: Phrase) -> list[str]:
    event = EventReading(len(reading.tokens) - 1, "CONSULT", 0.9, "asserted", 0.9, phrases)
    found = tidy(event, reading).arguments
    return [" ".join(t.text for t in reading.tokens[p.first : p.last + 1]) for p in found]


def test_a_phrase_without_a_content_word_is_none() -> None:
    reading = tagged("The rebels met.", The=("DET", "det", "rebels"))
    assert actors(reading, phrase(reading, "The", "actor")) == []


def test_no_source_is_an_article_alone() -> None:
    reading = tagged("The rebels met.", The=("DET", "det", "rebels"))
    assert actors(reading, phrase(reading, "The", "source")) == []


def test_two_phrases_side_by_side_are_one_where_one_governs_the_other() -> None:
    reading = tagged(
        "The father of Awa Sy pleaded.",
        father=("NOUN", "nsubj", "pleaded"), of=("ADP", "case", "Awa"),
        Awa=("PROPN", "nmod", "father"), Sy=("PROPN", "flat", "Awa"),
    )  # fmt: skip
    parts = phrase(reading, "father of", "actor"), phrase(reading, "Awa Sy", "actor")
    assert actors(reading, *parts) == ["father of Awa Sy"]


def test_of_a_noun_and_its_apposition_the_name_stays() -> None:
    reading = tagged(
        "The minister , Doe , resigned.",
        minister=("NOUN", "nsubj", "resigned"), Doe=("PROPN", "appos", "minister"),
    )  # fmt: skip
    parts = phrase(reading, "minister", "actor"), phrase(reading, "Doe", "actor")
    assert actors(reading, *parts) == ["Doe"]


def test_a_phrase_that_is_likely_wrong_is_left_out() -> None:
    reading = reading_of("Rebels met elders.")
    doubtful = replace(phrase(reading, "elders", "actor"), score=0.3)
    assert actors(reading, phrase(reading, "Rebels", "actor"), doubtful) == ["Rebels"]


def test_marks_at_the_ends_are_no_part_of_a_name() -> None:
    reading = tagged(
        "The “ rebels ” met.", **{"“": ("PUNCT", "punct", "met"), "”": ("PUNCT", "punct", "met")}
    )
    assert actors(reading, phrase(reading, "“ rebels ”", "actor")) == ["rebels"]


def test_other_roles_stay_as_they_are() -> None:
    reading = tagged("The rebels met there.", The=("DET", "det", "rebels"))
    assert actors(reading, phrase(reading, "The", "place")) == ["The"]
