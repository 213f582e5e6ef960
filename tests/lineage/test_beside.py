"""Side by side: the pieces make up both texts, and say what differs."""

from hypothesis import given
from hypothesis import strategies as st
from tests.lineage.stories import HARBOUR

from dateline.lineage.beside import beside
from dateline.lineage.words import Words


def test_replaced_words_stand_beside_their_originals() -> None:
    changed = HARBOUR.replace("Union leader", "Union boss").replace("at dawn", "at first light")
    laid = beside(HARBOUR, changed)
    differing = [
        (HARBOUR[p.a.start : p.a.end], changed[p.b.start : p.b.end])
        for p in laid.pieces
        if p.kind == "differs" and p.a and p.b
    ]
    assert differing == [("leader", "boss"), ("dawn", "first light")]
    assert laid.kept_a > 0.97
    assert laid.moved == 0


def test_a_cut_and_an_addition_stand_on_one_side_only() -> None:
    paragraphs = HARBOUR.split("\n\n")
    cut = "\n\n".join([*paragraphs[:3], "Nothing of this was in the first report at all."])
    laid = beside(HARBOUR, cut)
    lost = " ".join(p.a.of(HARBOUR) for p in laid.pieces if p.kind == "first" and p.a)
    new = " ".join(p.b.of(cut) for p in laid.pieces if p.kind == "second" and p.b)
    assert "when a crane fell on two men" in lost
    assert "first report at all" in new
    assert laid.kept_b > 0.8 > 0.7 > laid.kept_a


def test_a_moved_paragraph_is_moved_not_new() -> None:
    paragraphs = HARBOUR.split("\n\n")
    reordered = "\n\n".join([paragraphs[4], *paragraphs[:4], paragraphs[5]])
    laid = beside(HARBOUR, reordered)
    assert laid.moved == 1
    assert {p.kind for p in laid.pieces} == {"same"}
    assert laid.pieces[0].moved


@given(
    a=st.lists(st.sampled_from("red blue green house tree river fell rose".split()), max_size=60),
    b=st.lists(st.sampled_from("red blue green house tree river fell rose".split()), max_size=60),
)
def test_the_pieces_make_up_both_texts(a: list[str], b: list[str]) -> None:
    one, other = " ".join(a), " ".join(b)
    pieces = beside(one, other).pieces
    ours = sorted(p.a for p in pieces if p.a)
    theirs = [p.b for p in pieces if p.b]
    assert [w for span in ours for w in Words.of(span.of(one)).forms] == a
    assert [w for span in theirs for w in Words.of(span.of(other)).forms] == b
    for piece in pieces:
        same = piece.a and piece.b and piece.a.of(one) == piece.b.of(other)
        assert bool(same) == (piece.kind == "same")
