from itertools import pairwise, product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dateline.language import decode


def one_hot(tags: list[int], labels: int) -> decode.Floats:
    return np.eye(1 + 2 * labels, dtype=np.float32)[tags]


def phrases(tags: list[int], labels: int) -> decode.Phrases:
    return decode.phrases(one_hot(tags, labels), np.array(tags, np.intp))


def test_phrases_are_read_off_a_bio_row() -> None:
    # B0 I0 O B1 B1 I1
    found = phrases([1, 2, 0, 3, 3, 4], labels=2)
    assert [(label, first, last) for label, first, last, _ in found] == [
        (0, 0, 1),
        (1, 3, 3),
        (1, 4, 5),
    ]


def test_an_inside_tag_never_follows_anything_but_its_own_kind() -> None:
    scores = one_hot([2, 2, 4, 0], labels=2)[None]  # each word by itself prefers an inside tag
    best = decode.best_tags(scores, np.array([4]), decode.transitions(2))[0].tolist()
    for before, tag in zip([0, *best], best, strict=False):
        assert tag == 0 or tag % 2 == 1 or before in (tag - 1, tag)


def test_padding_does_not_change_the_best_row() -> None:
    scores = np.random.default_rng(1).normal(size=(1, 6, 5)).astype(np.float32)
    padded = np.concatenate([scores, np.full((1, 4, 5), 9.0, np.float32)], 1)
    between = decode.transitions(2)
    alone = decode.best_tags(scores, np.array([6]), between)
    assert (decode.best_tags(padded, np.array([6]), between)[:, :6] == alone).all()


@given(st.integers(1, 4), st.integers(0, 2**32 - 1))
def test_the_best_row_is_the_best_of_all_rows(words: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    scores = rng.normal(size=(1, words, 5)).astype(np.float32)
    between = decode.transitions(2) + rng.normal(size=(5, 5)).astype(np.float32)

    def worth(row: tuple[int, ...]) -> float:
        first = -1e4 if row[0] in (2, 4) else 0.0
        steps = sum(between[a, b] for a, b in pairwise(row))
        return first + steps + sum(scores[0, i, tag] for i, tag in enumerate(row))

    best = decode.best_tags(scores, np.array([words]), between)[0]
    assert worth(tuple(best)) >= max(map(worth, product(range(5), repeat=words))) - 1e-3


def test_the_best_tree_is_taken_where_the_best_governors_make_a_cycle() -> None:
    arcs = np.array(
        [
            # root  w0   w1   w2
            [1.0, -9.0, 5.0, 0.0],  # w0 prefers w1
            [2.0, 5.0, -9.0, 0.0],  # w1 prefers w0: a cycle
            [0.0, 0.0, 4.0, -9.0],
        ],
        np.float32,
    )
    assert decode.tree(arcs) == [1, -1, 1]


@given(st.integers(1, 14), st.integers(0, 2**32 - 1))
def test_every_score_matrix_gives_one_tree_with_one_root(size: int, seed: int) -> None:
    arcs = np.random.default_rng(seed).normal(size=(size, size + 1)).astype(np.float32)
    heads = decode.tree(arcs)
    assert heads.count(-1) == 1
    for word in range(size):
        steps = 0
        while word != -1:
            word = heads[word]
            steps += 1
            assert steps <= size


@given(st.lists(st.integers(0, 6), min_size=1, max_size=40))
def test_phrases_cover_exactly_the_marked_tokens(tags: list[int]) -> None:
    found = phrases(tags, labels=3)
    covered = [i for _, first, last, _ in found for i in range(first, last + 1)]
    assert covered == [i for i, tag in enumerate(tags) if tag]
