"""Title, byline, publisher and date, where they stand in a plain text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.readers.head import Head, read_head

BODY = "Rebels shelled the harbour of Port Amal for a third day, killing two dockers, he said."


def test_a_scraped_first_line_gives_date_byline_and_outlet() -> None:
    head = read_head(f" date 2021-05-04 By Nora Quill For Mailonline\n\n{BODY}")
    assert head == Head(byline="Nora Quill", publisher="Mailonline", published="2021-05-04")


@pytest.mark.parametrize(
    ("opening", "publisher", "published"),
    [
        ("PORT AMAL, Jan 3 (Reuters) — ", "Reuters", "2020-01-03"),
        ("PORT AMAL, Dec. 31 (AP) - ", "AP", "2019-12-31"),
        ("PORT AMAL, Qadira, Jan. 3, 2019 (AFP) -- ", "AFP", "2019-01-03"),
        ("PORT AMAL, Qadira (AP) _\n\n", "AP", None),
        ("  SAN TELMO, 3 JAN 90 (ACAN-EFE) -- [TEXT] ", "ACAN-EFE", "1990-01-03"),
        ("SAN TELMO, 3 JAN 90 -- [TEXT] ", None, "1990-01-03"),
        ("ROME (ITALY), 11 JAN 90 (RADIO\nUNO) -- [TEXT] ", "RADIO UNO", "1990-01-11"),
        ("MOSCOW, January 3. /TASS/. ", "TASS", "2020-01-03"),
        ("Port Amal (CNN) — ", "CNN", None),
        ("(CNN) -- ", "CNN", None),
    ],
)
def test_wire_datelines(opening: str, publisher: str | None, published: str | None) -> None:
    assert read_head(opening + BODY, "2020-01-05") == Head(publisher=publisher, published=published)


def test_a_dateline_without_a_year_says_no_date_alone() -> None:
    assert read_head(f"PORT AMAL, Jan 3 (Reuters) - {BODY}").published is None


def test_the_year_may_stand_above_the_dateline() -> None:
    head = read_head(f"Date: 2020\n\nPORT AMAL, Jan 3 (Reuters) - {BODY}")
    assert head.published == "2020-01-03"


@pytest.mark.parametrize(
    ("line", "names", "outlet"),
    [
        ("By JANE DOE, Staff Writer", "JANE DOE", None),
        ("By Jane Doe and John Roe", "Jane Doe and John Roe", None),
        ("By Jane Doe, Ali bin Omar and Zoë O’Hara", "Jane Doe, Ali bin Omar and Zoë O’Hara", None),
        ("By Jane Doe in Port Amal", "Jane Doe", None),
        ("By Jane Doe for The Qadira Post", "Jane Doe", "The Qadira Post"),
        ("By Jane Doe, BBC News, Port Amal", "Jane Doe", "BBC News"),
        ("By JANE DOE, Associated Press Writer", "JANE DOE", "Associated Press"),
        ("By The Associated Press", "The Associated Press", "The Associated Press"),
        ("Author: Jane Doe", "Jane Doe", None),
    ],
)
def test_bylines(line: str, names: str, outlet: str | None) -> None:
    head = read_head(f"{line}\n\n{BODY}")
    assert (head.byline, head.publisher) == (names, outlet)


@pytest.mark.parametrize(
    "sentence",
    [
        "By Tuesday, the army had taken the town",
        "By Monday evening the town was quiet.",
        "By the river, soldiers dug in.",
        "He was killed by Omar Hadi.",
    ],
)
def test_a_sentence_with_by_is_no_byline(sentence: str) -> None:
    assert read_head(f"{sentence} {BODY}\n\n{BODY}").byline is None
    assert read_head(f"{sentence}\n{BODY}").byline is None


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Published: 3 March 2021", "2021-03-03"),
        ("Published 12:44 GMT, 10 January 2020 | Updated 13:00 GMT, 11 January 2020", "2020-01-10"),
        ("Friday, March 5, 2021, 5:00 PM EST", "2021-03-05"),
        ("2021-03-05", "2021-03-05"),
        ("Date: 2021", "2021"),
        ("The Guardian, 3 March 2021", "2021-03-03"),
    ],
)
def test_date_lines(line: str, published: str) -> None:
    assert read_head(f"{line}\n\n{BODY}").published == published


def test_a_date_in_the_body_is_not_the_date_of_the_report() -> None:
    assert read_head(f"On 3 March 2001 the harbour burned. {BODY}").published is None
    assert read_head(f"Harbour burned on 3 March 2001\n\n{BODY}").published is None


def test_a_title_is_a_short_line_set_off() -> None:
    head = read_head(f"Two dead in Port Amal\n\nBy Jane Doe\n3 March 2021\n\n{BODY}")
    assert head == Head("Two dead in Port Amal", "Jane Doe", None, "2021-03-03")
    assert read_head(f"# Two dead in Port Amal\n\n{BODY}").title == "Two dead in Port Amal"
    assert read_head(f"Headline: Two dead\nSource: Reuters\n\n{BODY}").title == "Two dead"


@pytest.mark.parametrize(
    "text",
    [
        "Two dead",
        BODY,
        f"He died.\n\n{BODY}",
        f"Two dead\n{BODY}",
        f"PORT AMAL _\n\n{BODY}",
        f"---\n\n{BODY}",
    ],
)
def test_what_is_no_title(text: str) -> None:
    assert read_head(text).title is None


@given(st.text(alphabet="By 12/Jan(AP)-—_:,.\nABCDe'#", max_size=400))
@settings(max_examples=100, deadline=500)
def test_any_head_is_read_without_raising_and_fast(text: str) -> None:
    read_head(text, "2020-01-02")
