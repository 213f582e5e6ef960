"""One name for the many ways a report puts an actor without an entry of its own."""

import pytest

from dateline.find.actors import ActorFinder
from dateline.knowledge.actors import ActorRegistry
from dateline.language.reading import Reading, Token
from dateline.language.tokens import sentences_of, words_of
from dateline.spans import Span
from dateline.types import ActorMention, Report


@pytest.fixture(scope="module")
def finder() -> ActorFinder:
    return ActorFinder(ActorRegistry.load())


def who(finder: ActorFinder, text: str, words: str, published: str | None = None) -> ActorMention:
    readings = []
    for sentence in sentences_of(text):
        tokens = [Token(s, s.of(text), "X", -1, "dep") for s in words_of(text, sentence)]
        readings.append(Reading(sentence, tuple(tokens), (), (), ()))
    at = text.rfind(words)
    number = next(i for i, r in enumerate(readings) if r.span.start <= at < r.span.end)
    context = finder.read(Report("r", text, published=published), readings)
    return context.resolve(Span(at, at + len(words)), number)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Iraqi policemen", "Iraqi police"),
        ("Iraq's police force", "Iraqi police"),
        ("Norwegian troops", "Norwegian Armed Forces"),
        ("US soldiers", "United States Armed Forces"),
        ("the government of Gabon", "Gabonese government"),
        ("Malaysia's regime", "Malaysian government"),
        ("Libya's interim government", "Libyan interim government"),
        ("US-backed Kurdish forces", "US-backed Kurdish forces"),
        ("Peru's Ministry of Fisheries", "Peruvian Ministry of Fisheries"),
        ("three Chadian rebel fighters", "Chadian rebels"),
        ("a former Danish soldier", "former Danish soldier"),
        ("the villagers", "villagers"),
        ("residents of Lima", "residents of Lima"),
    ],
)
def test_a_role_has_one_name(finder: ActorFinder, words: str, name: str) -> None:
    assert who(finder, f"On that day {words} left.", words).name == name


@pytest.mark.parametrize(("day", "name"), [("2015-06", "Barack Obama"), ("2018", "Donald Trump")])
def test_a_post_is_its_holder_of_the_day(finder: ActorFinder, day: str, name: str) -> None:
    text = "On that day the US president spoke."
    assert who(finder, text, "the US president", day).name == name


def test_a_post_without_a_day_or_of_a_former_holder_is_nobody_known(finder: ActorFinder) -> None:
    text = "On that day the US president spoke."
    assert who(finder, text, "the US president").kind == "person"
    assert who(finder, text, "the US president").id == "USA:GOV"
    text = "On that day the former US president spoke."
    assert who(finder, text, "the former US president", "2018-06").id.startswith("USA:")


def test_then_holders_are_of_the_year_that_is_named(finder: ActorFinder) -> None:
    text = "In 2003 the then US president spoke."
    assert who(finder, text, "the then US president", "2018-06").name == "George W. Bush"


def test_heads_of_a_body_named_after_them_are_not_heads_of_state(finder: ActorFinder) -> None:
    text = "On that day the president of Chile's football league spoke."
    words = "the president of Chile's football league"
    assert not who(finder, text, words, "2015-06").id.startswith("michelle")


def test_the_only_example_is_who_is_meant(finder: ActorFinder) -> None:
    assert who(finder, "They fund groups such as Hamas.", "groups such as Hamas").id == "hamas"


def test_a_namesake_of_another_state_is_not_the_entry(finder: ActorFinder) -> None:
    words = "Chile's Defense Department"
    assert who(finder, f"So {words} said.", words).country == ("CHL",)


def test_members_of_the_group_spoken_of_are_that_group(finder: ActorFinder) -> None:
    text = "Hezbollah met. Later its fighters left."
    assert who(finder, text, "its fighters").id == "hezbollah"


@pytest.mark.parametrize(
    ("words", "sector"),
    [
        ("the president of the Supreme Court", "JUD"),
        ("a spokesman for the rebels", "REB"),
        ("army accountant", "MIL"),
        ("Senator Marco Rubio", "LEG"),
    ],
)
def test_the_body_or_the_title_gives_the_sector(
    finder: ActorFinder, words: str, sector: str
) -> None:
    assert who(finder, f"On that day {words} spoke.", words).sector[0] == sector


def test_one_of_them_is_them(finder: ActorFinder) -> None:
    text = "Hamas fighters met. One of them spoke."
    assert who(finder, text, "One of them").id == "hamas"
