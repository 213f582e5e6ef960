"""Whose account it is: roots, relays, wire credits, and people without a name."""

from dataclasses import replace

import pytest

from dateline.find.accounts import Account, anonymous_class, independent, wire_credit
from dateline.types import Report

OWN = Account(root="", first_hand=True, relays=(), wire="", anonymous="")


@pytest.mark.parametrize(
    ("text", "byline", "agency"),
    [
        ("KABUL (Reuters) - Rain fell.", None, "Reuters"),
        ("Rain fell.\n\nAFP contributed to this report.", None, "AFP"),
        ("Rain fell. With reporting by the Associated Press.", None, "AP"),
        ("Rain fell.", "AP", "AP"),
        ("Reuters reported rain.", "Jane Doe", ""),
    ],
)
def test_a_report_credits_its_wire(text: str, byline: str | None, agency: str) -> None:
    assert wire_credit(Report(id="r", text=text, byline=byline)) == agency


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("two senior military officials", "officials"),
        ("residents", "witnesses"),
        ("local media", "media"),
        ("a source close to the talks", "sources"),
        ("General Ali Hassan", ""),
        ("the army", ""),
    ],
)
def test_people_without_a_name_are_classed(source: str, kind: str) -> None:
    assert anonymous_class(source) == kind


def test_two_outlets_with_one_root_are_one_account() -> None:
    relayed = replace(OWN, root="Islamic State", relays=("BBC",), first_hand=False)
    other = replace(relayed, relays=("Reuters",))
    assert not independent(relayed, other)
    assert independent(relayed, replace(other, root="Syrian army"))


def test_a_report_and_the_wire_it_credits_are_one_account() -> None:
    assert not independent(replace(OWN, wire="AFP"), replace(OWN, wire="AFP"))
    assert not independent(replace(OWN, wire="AFP"), replace(OWN, relays=("AFP",)))
    assert independent(OWN, OWN)
