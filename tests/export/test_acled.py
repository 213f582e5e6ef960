"""Events as ACLED would hold them, and those it would not."""

import csv
import io
from dataclasses import replace
from typing import Any

import pytest
from tests.export.rows import rows_of
from tests.invented import coded_report

from dateline.export import Tally, stream
from dateline.export.acled import ACLED_COLUMNS
from dateline.knowledge.acled import coding_of, rules
from dateline.knowledge.codebook import Codebook
from dateline.types import ActorMention, Event

EVENTS = {
    "Battles", "Protests", "Riots", "Explosions/Remote violence", "Violence against civilians",
    "Strategic developments",
}  # fmt: skip


def event(**changes: Any) -> Event:
    told = replace(coded_report(1).events[0], recipients=(party("CVL"),))
    return replace(told, **changes)


def party(sector: str, country: str = "GBR", text: str = "they") -> ActorMention:
    actor = coded_report(1).events[0].actors[0]
    return replace(actor, sector=(sector,), country=(country,), text=text, name=text)


def table(*events: Event) -> tuple[list[dict[str, str]], Tally]:
    tally = Tally()
    text = b"".join(stream("acled", rows_of(replace(coded_report(1), events=events)), tally))
    return list(csv.DictReader(io.StringIO(text.decode(), newline=""))), tally


def test_the_columns_are_acleds_31() -> None:
    assert len(ACLED_COLUMNS) == 31
    assert ACLED_COLUMNS[:3] == ("event_id_cnty", "event_date", "year")
    assert ACLED_COLUMNS[-2:] == ("tags", "timestamp")


def test_a_shelling_of_civilians() -> None:
    (row,), tally = table(event(mode="heavy-weapons", recipients=(party("CVL", text="Fishermen"),)))
    assert row["event_id_cnty"] == f"GBR{event().id}"
    assert (row["event_date"], row["year"], row["time_precision"]) == ("2020-01-02", "2020", "1")
    assert row["event_type"] == "Explosions/Remote violence"
    assert row["sub_event_type"] == "Shelling/artillery/missile attack"
    assert (row["actor1"], row["inter1"]) == ("Soldiers Of Northland", "External/Other forces")
    assert (row["actor2"], row["assoc_actor_2"]) == ("Civilians (United Kingdom)", "Fishermen")
    assert row["interaction"] == "Civilians-External/Other forces"
    assert row["civilian_targeting"] == "Civilian targeting"
    assert (row["iso"], row["region"], row["country"]) == ("826", "Europe", "United Kingdom")
    assert (row["location"], row["longitude"], row["geo_precision"]) == ("Oldport", "-3.5", "1")
    assert (row["fatalities"], row["tags"]) == ("3", "")
    assert row["timestamp"] == "1578614400"  # 2020-01-10T00:00Z
    assert tally.written == 1


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"actors": (party("REB"),), "recipients": (party("MIL"),), "mode": "firearms"},
         ("Battles", "Armed clash", "Rebel group", "State forces")),
        ({"actors": (), "recipients": (party("MIL"),), "mode": None},
         ("Battles", "Armed clash", "Political militia", "State forces")),
        ({"actors": (party("COP"),), "recipients": (party("CVL", text="protesters"),),
          "mode": "crowd-control", "counts": {}},
         ("Protests", "Protest with intervention", "Protesters", "State forces")),
        ({"actors": (party("COP"),), "mode": None,
          "recipients": (party("CVL", text="protesters"),)},
         ("Protests", "Excessive force against protesters", "Protesters", "State forces")),
        ({"type": "PROTEST", "mode": "riot", "recipients": ()},
         ("Riots", "Violent demonstration", "External/Other forces", "")),
        ({"type": "PROTEST", "mode": None, "actors": (party("LAB"),), "recipients": ()},
         ("Protests", "Peaceful protest", "Protesters", "")),
        ({"actors": (party("CVL"),), "mode": "beat"},
         ("Riots", "Mob violence", "Rioters", "Civilians")),
        ({"actors": (party("UAF"),), "mode": "abduct"},
         ("Violence against civilians", "Abduction/forced disappearance", "Political militia",
          "Civilians")),
        ({"type": "COERCE", "mode": "arrest", "actors": (party("COP"),)},
         ("Strategic developments", "Arrests", "State forces", "Civilians")),
    ],
)  # fmt: skip
def test_types_and_sides(changes: dict[str, Any], expected: tuple[str, ...]) -> None:
    coding = coding_of(event(**changes), "GBR")
    assert coding is not None
    assert (coding.event, coding.sub, *coding.sides) == expected


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"status": "denied"}, "not told as having happened (denied)"),
        ({"type": "CONSULT", "mode": "visit"}, "types that ACLED does not hold"),
        ({"date": None}, "no date within a month"),
        ({"place": None}, "no place below the country"),
        ({"recipients": (), "counts": {}, "mode": "firearms"}, "types that ACLED does not hold"),
    ],
)
def test_what_acled_would_not_hold_is_counted(changes: dict[str, Any], reason: str) -> None:
    rows, tally = table(event(**changes))
    assert rows == []
    assert [reason in told for told in tally.left_out] == [True]
    assert (tally.read, tally.written) == (1, 0)


def test_a_date_known_to_the_month_is_its_middle() -> None:
    date = event().date
    assert date is not None
    month = replace(date, value="2020-01", earliest="2020-01-01", latest="2020-01-31")
    year = replace(date, value="2020", earliest="2020-01-01", latest="2020-12-31")
    (row,), tally = table(event(date=month, mode="aerial"), event(date=year, mode="aerial"))
    assert (row["event_date"], row["time_precision"]) == ("2020-01-16", "3")
    assert tally.left_out == {"no date within a month": 1}


def test_every_rule_names_what_both_schemes_have() -> None:
    types = Codebook.load().types
    for rule in rules():
        assert rule.event in EVENTS
        assert rule.modes <= {*types[rule.type].modes, ""}
        assert rule.contexts <= set(Codebook.load().contexts)


def test_a_users_own_type_is_not_acleds() -> None:
    own = event(decided_by={"type": "codebook:trigger"}, mode="aerial")
    from dateline.knowledge.rules import OWN_TYPE

    assert coding_of(replace(own, decided_by={"type": OWN_TYPE}), "GBR") is None
