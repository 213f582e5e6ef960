"""The coreference scorer against examples worked out by hand."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "bench"))

from coref.score import best_sum, ceaf_e, conll, conll_f1

KEY = [frozenset("abc"), frozenset("defg")]
RESPONSE = [frozenset("ab"), frozenset("cd"), frozenset("fghi")]


def test_equal_clusterings_score_one_and_singletons_count() -> None:
    key = [frozenset("ab"), frozenset("c")]
    assert conll_f1(key, key) == pytest.approx(1.0)
    alone = [frozenset("a"), frozenset("b"), frozenset("c")]
    figures = conll(key, alone)
    assert figures["MUC"].f1 == 0.0  # no link of the key is kept
    assert figures["B³"].precision == 1.0
    assert figures["B³"].recall == pytest.approx((0.5 + 0.5 + 1.0) / 3)
    # pairs: {a,b} with {a}: 2*1/3; {c} with {c}: 1
    assert figures["CEAFe"].recall == pytest.approx((2 / 3 + 1) / 2)
    assert figures["CEAFe"].precision == pytest.approx((2 / 3 + 1) / 3)


def test_the_example_of_luo_2005() -> None:
    """Key {1-5} {6,7} {8-12}; the response joins the last two with the first or one another."""
    key = [frozenset(range(1, 6)), frozenset((6, 7)), frozenset(range(8, 13))]
    joined = [frozenset(range(1, 6)), frozenset(range(6, 13))]
    figures = conll(key, joined)
    assert figures["MUC"].recall == 1.0
    assert figures["MUC"].precision == pytest.approx(9 / 10)
    assert figures["B³"].precision == pytest.approx((5 + 7 * (4 / 49 + 25 / 49)) / 12)
    assert figures["CEAFe"].precision == pytest.approx((1 + 10 / 12) / 2)


def test_muc_counts_the_links_between_parts() -> None:
    figures = conll(KEY, RESPONSE)["MUC"]
    # abc falls into two parts, defg into three (e is in none of the response): 1 + 1 of 5 links
    assert figures.recall == pytest.approx(2 / 5)


def test_the_pairing_is_the_best_one_not_the_greedy_one() -> None:
    similar = {(0, 0): 0.9, (0, 1): 0.8, (1, 0): 0.8}
    assert best_sum(similar) == pytest.approx(1.6)
    assert best_sum({(0, 0): 0.2, (1, 0): 0.7, (2, 0): 0.1}) == pytest.approx(0.7)


def test_no_clusters_score_nothing() -> None:
    assert ceaf_e([], []).f1 == 0.0
