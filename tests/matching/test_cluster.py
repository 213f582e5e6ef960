"""Clusters: what joins, what never does, and that neither order nor neighbours have a say."""

import random
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).resolve().parent))

from tell import telling

from dateline.matching import block_keys, cluster, compare, linked
from dateline.matching.block import Blocks
from dateline.types import Ruling, Telling


def test_one_killing_told_by_three_reports_is_one_record() -> None:
    told = [telling("a"), telling("b", trigger="murder"), telling("c", trigger="slain")]
    assert cluster(told) == (tuple(t.ref for t in told),)


@pytest.mark.parametrize(
    ("other", "field"),
    [
        (telling("b", day="2020-01-09"), "date"),
        (telling("b", place="Farhaven"), "place"),
        (telling("b", victims=("Britt Moe",)), "recipients"),
        (telling("b", trigger="agreed", kind="AGREE"), "type"),
    ],
)
def test_a_hard_field_that_contradicts_keeps_apart(other: Telling, field: str) -> None:
    found = compare(telling("a"), other)
    assert found.clash
    assert not linked(telling("a"), other)
    assert [r.agrees for r in found.reasons if r.field == field] == ["no"]
    assert len(cluster([telling("a"), other])) == 2


def test_neighbouring_days_and_towns_rule_nothing_out() -> None:
    assert not compare(telling("a"), telling("b", day="2020-01-04", place="Newtown")).clash


def test_a_comparison_has_no_order_and_its_reasons_add_up() -> None:
    a, b = telling("a"), telling("b", trigger="dead", victims=())
    found = compare(a, b)
    assert found == compare(b, a)
    assert found.score == pytest.approx(sum(r.weight for r in found.reasons), abs=0.02)
    assert any(r.field == "place" and "Oldport / Oldport" in r.words for r in found.reasons)


def test_rulings_join_and_part_whatever_speaks_against_them() -> None:
    a, b, c = telling("a"), telling("b"), telling("c", day="2020-01-09")
    same, apart = Ruling("same", a.ref, c.ref), Ruling("apart", a.ref, b.ref)
    assert cluster([a, b, c], [same, apart]) == ((a.ref, c.ref), (b.ref,))
    assert cluster([a, b], [Ruling("same", a.ref, b.ref), apart]) == ((a.ref,), (b.ref,))
    assert cluster([a], [same, apart]) == ((a.ref,),)


DAYS = ("2020-01-03", "2020-01-04", "2020-02-11", None)
TRIGGERS = ("killed", "murder", "shot", "explosion", "arrested")
VICTIMS = ((), ("Arne Holm",), ("Britt Moe",))
TELLINGS = st.lists(
    st.builds(
        telling, st.sampled_from("abcdefgh"), event=st.sampled_from(("e1", "e2", "e3")),
        trigger=st.sampled_from(TRIGGERS), day=st.sampled_from(DAYS),
        place=st.sampled_from(("Oldport", "Newtown", "Farhaven", None)),
        victims=st.sampled_from(VICTIMS),
    ),
    max_size=14, unique_by=lambda t: t.ref,
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(TELLINGS, st.randoms(use_true_random=False))
def test_the_order_of_reports_makes_no_difference(
    told: list[Telling], chance: random.Random
) -> None:
    first = cluster(told)
    assert sorted(ref for group in first for ref in group) == sorted(t.ref for t in told)
    for _ in range(5):
        chance.shuffle(told)
        assert cluster(told) == first


@settings(max_examples=40, deadline=None)
@given(TELLINGS)
def test_a_component_alone_comes_out_as_it_does_among_all(told: list[Telling]) -> None:
    """What a store relies on: it clusters the components that a new report is linked to."""
    component: dict[object, set[object]] = {t.ref: {t.ref} for t in told}
    for i, a in enumerate(told):
        for b in told[:i]:
            if 1 in Blocks([block_keys(a), block_keys(b)]).near(0) and linked(a, b):
                joined = component[a.ref] | component[b.ref]
                for ref in joined:
                    component[ref] = joined
    parts = {frozenset(members) for members in component.values()}
    alone = [g for part in parts for g in cluster([t for t in told if t.ref in part])]
    assert tuple(sorted(alone)) == cluster(told)
