"""The whole way of a report, with the shipped model, on sentences that leave no doubt."""

import pytest

from dateline.errors import ModelError, RefusedInput
from dateline.pipeline import Coder
from dateline.types import CodedReport, Event, Report

TEXT = """NAIROBI, May 4 (Harbour News) - Ethiopian troops killed six rebels near Gondar on Friday.

The rebels denied that they had lost any fighters.

Kenya will send 200 soldiers to Haiti next month, President William Ruto said.
"""


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder.load(threads=1)


@pytest.fixture(scope="module")
def coded(coder: Coder) -> CodedReport:
    return coder.code(Report(id="r1", text=TEXT, published="2024-05-04"))


def told_by(coded: CodedReport, word: str) -> Event:
    return next(event for event in coded.events if event.trigger.text == word)


def test_who_did_what_to_whom_where_and_when(coded: CodedReport) -> None:
    event = told_by(coded, "killed")
    assert (event.type, event.status) == ("ASSAULT", "asserted")
    assert [actor.country for actor in event.actors] == [("ETH",)]
    assert "rebels" in event.recipients[0].text
    assert event.place is not None
    assert (event.place.mention.text, event.place.mention.country) == ("Gondar", "ETH")
    assert event.place.said
    assert event.date is not None
    assert event.date.value == "2024-05-03"
    assert event.counts["killed"].value == 6


def test_a_plan_is_planned_and_has_its_source(coded: CodedReport) -> None:
    event = told_by(coded, "send")
    assert event.status == "planned"
    assert [actor.country for actor in event.actors] == [("KEN",)]
    assert event.date is not None
    assert event.date.value == "2024-06"


def test_every_span_says_its_words(coded: CodedReport) -> None:
    for mention in (*coded.actors, *coded.places, *coded.times):
        assert mention.span.of(TEXT) == mention.text
    for event in coded.events:
        assert event.trigger.span.of(TEXT) == event.trigger.text
        for value in (*event.actors, *event.recipients, *event.sources):
            assert value.span.of(TEXT) == value.text


def test_coding_is_a_pure_function_of_the_report(coder: Coder, coded: CodedReport) -> None:
    assert coder.code(coded.report) == coded


@pytest.mark.parametrize("text", ["", " \n", "…", "\x00\x01", "a" * 5000, "“" * 300, "🔥 " * 200])
def test_odd_texts_are_coded_without_complaint(coder: Coder, text: str) -> None:
    assert coder.code(Report(id="odd", text=text)).report.text == text


def test_a_missing_model_is_named(tmp_path: object) -> None:
    with pytest.raises(ModelError, match="cannot load the language model"):
        Coder.load(tmp_path)  # type: ignore[arg-type]


def test_the_publisher_is_not_whom_the_report_speaks_of(coder: Coder) -> None:
    text = (
        "Riot police cleared the road, witnesses told the Paraná Gazette.\n\n"
        "The union will strike again on Friday."
    )
    report = Report(id="r2", text=text, publisher="The Paraná Gazette", published="2024-05-04")
    strike = told_by(coder.code(report), "strike")
    assert [actor.name for actor in strike.actors] == ["union"]


def test_what_is_not_english_is_refused_and_never_coded(coder: Coder) -> None:
    text = "Bei einem Anschlag in Nairobi sind am Freitag zwei Menschen getötet worden."
    with pytest.raises(RefusedInput, match=r"not in English.*'de'"):
        coder.code(Report(id="r2", text=text, published="2024-05-04", language="en"))
