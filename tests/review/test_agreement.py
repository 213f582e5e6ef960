"""Agreement, against worked examples: those of Krippendorff's paper of 2011, and one by hand."""

import pytest

from dateline.review.agreement import Coding, agreement, alpha, f1


def units(*coders: str) -> list[tuple[str, ...]]:
    """One row of letters a coder; a dot is a unit the coder left out."""
    return [tuple(v for v in unit if v != ".") for unit in zip(*coders, strict=True)]


@pytest.mark.parametrize(
    ("coders", "expected"),
    [
        (("0100000010", "1110010000"), 0.095),
        (("aabbdcccedda", "babbbccceddd"), 0.692),
        (("123321412...", "1233224125.3", ".3332342251.", "12332441251."), 0.743),
    ],
)
def test_alpha_of_the_worked_examples(coders: tuple[str, ...], expected: float) -> None:
    assert alpha(units(*coders)) == pytest.approx(expected, abs=0.0006)


def test_alpha_by_hand() -> None:
    # Four units, two coders: values a a, a b, b b, b b; 3 times a, 5 times b.
    # Observed: 2 disagreeing ordered pairs of 8. By chance: 2 * 3 * 5 / (8 * 7) of pairs.
    observed = 2 / 8
    by_chance = 2 * 3 * 5 / (8 * 7)
    assert alpha(units("aabb", "abbb")) == pytest.approx(1 - observed / by_chance)


def test_alpha_has_nothing_to_say_of_one_value_or_one_coder() -> None:
    assert alpha(units("aaa", "aaa")) is None
    assert alpha(units("abc", "...")) is None
    assert alpha([]) is None


def test_total_agreement_and_total_disagreement() -> None:
    assert alpha(units("abab", "abab")) == 1.0
    assert (alpha(units("abab", "baba")) or 0) < 0


def test_f1_by_hand() -> None:
    # One value in common of 2 + 1 and 1 + 1 given; then none of 0 + 1: 2 * 2 / 6.
    some = [
        [frozenset("ab"), frozenset("a")],
        [frozenset("c"), frozenset("c")],
        [frozenset(), frozenset("d")],
    ]
    assert f1(some) == pytest.approx(4 / 6)
    assert f1([[frozenset(), frozenset()]]) is None


def test_only_units_that_two_coded_count_and_fields_stand_apart() -> None:
    def coding(coder: str, unit: int, kind: str, place: str | None = None) -> Coding:
        values = {"type": frozenset({kind})}
        return Coding(coder, unit, values | ({"place": frozenset({place})} if place else {}))

    found = agreement(
        [
            coding("anna", 1, "ASSAULT", "Aden"), coding("ben", 1, "ASSAULT", "Aden"),
            coding("anna", 2, "ASSAULT"), coding("ben", 2, "COERCE", "Sanaa"),
            coding("anna", 3, "AID"),
        ]
    )  # fmt: skip
    assert found["type"].n == 2
    assert found["type"].f1 == 0.5
    assert found["place"].n == 1
    assert found["place"].f1 == 1.0
    assert found["place"].alpha is None
