"""Who is compared with whom: names shared, in stretches that meet."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))

from tell import telling

from dateline.matching import block_keys
from dateline.matching.block import UNDATED, Blocks, Key

KEY, NEXT, LATER, UNKNOWN = (Key("a", n) for n in (7, 8, 9, UNDATED))


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        (KEY, KEY, True),
        (KEY, NEXT, True),
        (KEY, LATER, False),
        (KEY, UNKNOWN, True),
        (UNKNOWN, LATER, True),
        (KEY, Key("b", 7), False),
    ],
)
def test_stretches_meet_where_equal_neighbours_or_unknown(one: Key, other: Key, meet: bool) -> None:
    for keys in ([[one], [other]], [[other], [one]]):
        assert (1 in Blocks(keys).near(0)) is meet
        assert (0 in Blocks(keys).near(1)) is meet


def test_reports_of_one_matter_meet_through_the_words_of_their_triggers() -> None:
    topic = ("Oldport", "quay", "ferri", "Holm")
    a = telling("a", topic=topic, place=None, victims=())
    months_later = telling("b", topic=topic, published="2020-02-20", place=None, victims=())
    years_later = telling("c", topic=topic, published="2023-02-20", place=None, victims=())
    undated = telling("d", topic=topic, published=None, place=None, victims=())
    found = Blocks([block_keys(t) for t in (a, months_later, years_later, undated)])
    assert found.near(0) == {0, 1, 3}
    assert found.near(3) == {0, 1, 2, 3}


def test_a_telling_files_a_bounded_number_of_keys() -> None:
    told = telling("a", topic=tuple(f"Word{n}" for n in range(40)))
    assert len(block_keys(told)) == len(set(block_keys(told))) < 40
