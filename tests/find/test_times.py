"""Time expressions and their values, on sentences made up for the purpose."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.find.times import find_times, find_times_in
from dateline.find.timex.words import PLURALS, UNITS
from dateline.language.reading import Reading, Token
from dateline.language.tokens import words_of
from dateline.spans import Span
from dateline.types import Report

FRIDAY = "2020-01-10"


def values(text: str, published: str | None = FRIDAY) -> list[tuple[str, str]]:
    return [(mention.text, mention.value) for mention in find_times_in(text, published)]


@pytest.mark.parametrize(
    ("text", "found", "value"),
    [
        ("It began on 3 January 2020.", "3 January 2020", "2020-01-03"),
        ("It began on January 3, 2020.", "January 3, 2020", "2020-01-03"),
        ("It began on the 3rd of January.", "the 3rd of January", "2020-01-03"),
        ("It began on Jan. 3 in the north.", "Jan. 3", "2020-01-03"),
        ("SAN PEDRO, 3 JAN 90 (NEWS) -- IT BEGAN.", "3 JAN 90", "1990-01-03"),
        ("It began on 2020-01-03.", "2020-01-03", "2020-01-03"),
        ("It began on 01/03/2020.", "01/03/2020", "2020-01-03"),
        ("It began on 23/03/2019.", "23/03/2019", "2019-03-23"),
        ("It began in March 2014.", "March 2014", "2014-03"),
        ("It began in early 2014.", "early 2014", "2014"),
        ("It began in mid-2015.", "mid-2015", "2015"),
        ("It began in the 1990s.", "the 1990s", "199"),
        ("It began in the nineteenth century.", "the nineteenth century", "18"),
        ("It began in the summer of 2014.", "the summer of 2014", "2014-SU"),
        ("They won the second quarter of 2018.", "the second quarter of 2018", "2018-Q2"),
        ("Rome fell silent in 310 BC.", "310 BC", "BC0310"),
        ("They met on Christmas Day.", "Christmas Day", "2019-12-25"),
        ("They met at Easter 2019.", "Easter 2019", "2019-04-21"),
    ],
)
def test_dates_that_say_all(text: str, found: str, value: str) -> None:
    assert values(text) == [(found, value)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Rebels attacked the town on Wednesday.", "2020-01-08"),
        ("Rebels attacked the town on Friday.", "2020-01-10"),
        ("Rebels attacked the town on Saturday.", "2020-01-04"),
        ("Envoys will meet on Saturday.", "2020-01-11"),
        ("The trial is scheduled for Monday.", "2020-01-13"),
        ("The talks will be held on Tuesday.", "2020-01-14"),
        ("Rebels attacked the town last Friday.", "2020-01-03"),
        ("Envoys will meet next Friday.", "2020-01-17"),
        ("Rebels attacked the town yesterday.", "2020-01-09"),
        ("Rebels attacked the town last week.", "2020-W01"),
        ("Rebels attacked the town last month.", "2019-12"),
        ("Rebels attacked the town late last year.", "2019"),
        ("Rebels attacked the town in December.", "2019-12"),
        ("Many were hurt by Thursday's raid.", "2020-01-09"),
        ("Troops left following Thursday's raid.", "2020-01-09"),
        ("The town fell three years ago.", "2017"),
        ("The town fell two months ago.", "2019-11"),
        ("The town fell 12 days ago.", "2019-12-29"),
        ("The town fell a week ago.", "2020-01-03"),
        ("The town fell two weeks ago.", "2019-W52"),
        ("The town fell on Dec. 15.", "2019-12-15"),
        ("The term will end on Feb. 2.", "2020-02-02"),
        ("The town fell last night.", "2020-01-09TNI"),
        ("The town fell on Thursday evening.", "2020-01-09TEV"),
        ("The town fell over the weekend.", "2020-W01-WE"),
        ("The town fell in July last year.", "2019-07"),
    ],
)
def test_dates_that_lean_on_the_report(text: str, value: str) -> None:
    assert [v for _, v in values(text)] == [value]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They fought for five years.", [("five years", "P5Y")]),
        ("They fought for the past three months.", [("the past three months", "P3M")]),
        ("A two-day visit ended.", [("two-day", "P2D")]),
        ("They held out for almost two days.", [("almost two days", "P2D")]),
        ("They held out over the next two days.", [("the next two days", "P2D")]),
        ("They want an end to the current siege.", [("current", "PRESENT_REF")]),
        ("They meet more often in fiscal 2019.", [("fiscal 2019", "2019")]),
        ("They end it in next year's first quarter.", [("next year's first quarter", "2021-Q1")]),
        ("They march every day.", [("every day", "P1D")]),
        ("They march weekly.", [("weekly", "P1W")]),
        (
            "They paid more in the year ended May 31.",
            [("the year", "P1Y"), ("May 31", "2019-05-31")],
        ),
        ("They will leave by year's end.", [("year's end", "2020")]),
        ("A 9-year-old girl was hurt.", []),
        ("They may march against the fall of the town.", []),
        ("Theresa May spoke to 2,000 troops.", []),
    ],
)
def test_lengths_sets_and_what_is_none(text: str, found: list[tuple[str, str]]) -> None:
    assert values(text) == found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met on 2-4 June 2011.", ["2011-06-02", "2011-06-04"]),
        ("They met from June 3-9.", ["2019-06-03", "2019-06-09"]),
        ("They met on June 2-4, 2011.", ["2011-06-02"]),
        ("It fell on the night of Oct. 9.", ["2019-10-09TNI"]),
        ("Talks may go on until Tuesday.", ["2020-01-14"]),
        ("He was seen last Oct. 9.", ["2019-10-09"]),
        ("They want a deal in the current year.", ["2020"]),
        ("It paid $8 million a year in the past.", ["PAST_REF"]),
        ("He won three-quarters of the seats.", []),
        ("They dined on Thanksgiving.", ["2019-11-28"]),
        ("On 2020-13-45 nothing happened.", []),
    ],
)
def test_ranges_limits_and_rates(text: str, expected: list[str]) -> None:
    assert [v for _, v in values(text)] == expected


def test_a_time_of_day_takes_the_day_beside_it() -> None:
    assert values("Guns fired at 3pm on Monday.") == [("3pm on Monday", "2020-01-06T15:00")]
    assert values("Guns fired at 8:20 a.m. and stopped.")[0][1] == "2020-01-10T08:20"


def test_later_dates_count_from_the_date_before() -> None:
    text = "The siege began on 5 March 2014. Two days later the mayor fled."
    assert [v for _, v in values(text)] == ["2014-03-05", "2014-03-07"]


def test_a_history_keeps_the_year_it_is_in() -> None:
    text = (
        "In 1911 the war began. In 1912 the port fell. By May 1913 peace was near. "
        "In 1914 war returned. In March 1915 ships came. On 7 August troops landed."
    )
    assert values(text, "2009-12-19")[-1] == ("7 August", "1915-08-07")


def test_a_year_mentioned_aside_does_not_turn_the_story() -> None:
    text = (
        "In 1914 the war began. On 5 May 1915 ships came, the largest fleet seen since 1790. "
        "On 7 August troops landed. In 1916 the port fell. The film of 1984 shows it. "
        "In January peace was near. By 1930 few were left. In June 1917 it was over."
    )
    found = dict(values(text, "2009-12-19"))
    assert found["7 August"] == "1915-08-07"
    assert found["January"] == "1916-01"


@pytest.mark.parametrize(
    ("published", "text", "value"),
    [
        (None, "They met on Friday.", "XXXX-WXX-5"),
        ("2020", "They met on Friday.", "XXXX-WXX-5"),
        ("2020", "They met last year.", "2019"),
        ("2020", "They met last month.", "XXXX-XX"),
        ("2020-01", "They met last month.", "2019-12"),
        ("2020-01", "They met yesterday.", "XXXX-XX-XX"),
        (None, "They met on 3 January.", "XXXX-01-03"),
        (None, "They met at 3pm.", "XXXX-XX-XXT15:00"),
        ("not a date", "They met in 2014.", "2014"),
    ],
)
def test_what_is_not_known_stays_open(published: str | None, text: str, value: str) -> None:
    (mention,) = find_times_in(text, published)
    assert mention.value == value
    assert (mention.earliest is None) == ("X" in value)


@pytest.mark.parametrize(
    "text", ["THEY MET ON FRIDAY IN MAY 2019.", "they met on friday in may 2019."]
)
def test_case_does_not_matter(text: str) -> None:
    assert [v for _, v in values(text)] == ["2020-01-10", "2019-05"]


def test_a_verb_is_no_month() -> None:
    text = "Crowds in March ."
    span = Span(0, len(text))
    tags = ["NOUN", "ADP", "VERB", "PUNCT"]
    words = words_of(text, span)
    tokens = tuple(Token(s, s.of(text), t, -1, "dep") for s, t in zip(words, tags, strict=True))
    report = Report(id="r", text=text, published=FRIDAY)
    assert len(find_times_in(text, FRIDAY)) == 1
    assert find_times(report, (Reading(span, tokens, (), (), ()),)) == ()


_WORDS = (
    "the last next this May march 31 30 February 1999 2020 0 , . - ' two days ago later noon 3 pm "
    "Friday of 40th 99:99 13/13/2013 00 BC quarter first century year \n\n every few a and"
)


@pytest.mark.parametrize(
    "text",
    ["9" * 9000 + " years ago", "1/1/11/" * 3000, "\n \t" * 3000, "May " * 3000, "9999 years ago"],
    ids=["digits", "slashes", "blanks", "months", "years"],
)
def test_hostile_numbers_are_read_quickly(text: str) -> None:
    started = time.process_time()
    find_times_in(text, FRIDAY)
    assert time.process_time() - started < 2


PIECES = st.sampled_from(_WORDS.split(" "))


@settings(max_examples=150, deadline=None)
@given(
    st.lists(PIECES, max_size=25), st.sampled_from([None, "2020", "2020-02", "2020-02-29", "0001"])
)
def test_any_words_are_read_without_a_crash(pieces: list[str], published: str | None) -> None:
    text = " ".join(pieces)
    mentions = find_times_in(text, published)
    ends = [0]
    for mention in mentions:
        assert mention.text == mention.span.of(text)
        assert mention.span.start >= ends[-1]
        ends.append(mention.span.end)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_read_without_a_crash(text: str) -> None:
    assert all(m.span.of(text) == m.text for m in find_times_in(text, "2020-03-01"))


def test_the_reports_own_weekday_is_the_day_itself_only_in_news_of_that_day() -> None:
    far = "The harbour was quiet. " * 30
    told = far + "The mayor was shot on Friday near the port."
    assert values(told, "2020-01-10")[-1] == ("Friday", "2020-01-03")
    assert values("A strike began Friday. " + told, "2020-01-10")[-1] == ("Friday", "2020-01-10")
    assert values("LAGOS, Nigeria (AP) - " + told, "2020-01-10")[-1] == ("Friday", "2020-01-10")


_LEAD = "The town has been quiet. " * 20


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        (_LEAD + "Rebels attacked the town on Friday.", "2020-01-10", "2020-01-03"),
        (_LEAD + "Rebels attacked the town on Friday.", "2020-01-10T18:40", "2020-01-10"),
        (_LEAD + "Rebels attacked the town on Friday.", "2020-01-10T00:00", "2020-01-03"),
        (_LEAD + "The mayor declined to comment Friday.", "2020-01-10", "2020-01-10"),
        ("They may come as soon as Monday, he said.", "2020-01-10", "2020-01-13"),
    ],
)
def test_the_weekday_of_the_report_is_its_own_day_in_wire_copy(
    text: str, published: str, value: str
) -> None:
    assert [found for _, found in values(text, published)] == [value]


@pytest.mark.parametrize("unit", sorted({*UNITS, *PLURALS}))
@pytest.mark.parametrize(
    "phrase",
    ["the end of the {}", "early in the {}", "last {}", "two {} ago", "the first {} of 2019",
     "the {} before", "every {}", "within {}", "the following {}", "a {} earlier"],
)  # fmt: skip
def test_every_unit_is_read_in_every_phrase(phrase: str, unit: str) -> None:
    for published in (FRIDAY, "2020", None):
        values(f"It was {phrase.format(unit)} here.", published)


def test_a_millennium_is_its_first_digit() -> None:
    assert values("It was the end of the millennium.", "1999-05-01") == [
        ("the end of the millennium", "1")
    ]
