"""Records: what is chosen, what stands beside it, who counts as a source."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))

from tell import telling

from dateline.matching import make_record, record_id
from dateline.types import Claim


def test_accounts_that_differ_stand_beside_the_chosen_number() -> None:
    told = [
        telling("a", killed=6, root="army", outlet="AFP"),
        telling("b", killed=6, root="ministry", outlet="The Gazette"),
        telling("c", killed=9, root="residents", outlet="Daily News"),
    ]
    record = make_record("r1", told)
    dead = record.event.counts["killed"]
    assert (dead.value, dead.low, dead.high) == (6, 6, 9)
    assert record.accounts == (
        Claim("counts.killed", "6", (told[0].ref, told[1].ref), ("AFP", "The Gazette")),
        Claim("counts.killed", "9", (told[2].ref,), ("Daily News",)),
    )
    assert record.independent == record.reports == 3


def test_a_correction_by_the_same_voice_wins_over_what_it_said_before() -> None:
    told = [
        telling("a", killed=9, root="army", outlet="AFP", published="2020-01-04"),
        telling("b", killed=9, root="army", outlet="BBC", published="2020-01-05"),
        telling("c", killed=4, root="army", outlet="AFP", published="2020-01-06"),
    ]
    record = make_record("r1", told)
    dead = record.event.counts["killed"]
    assert (dead.value, dead.low, dead.high) == (4, 4, 4)
    assert record.rules["counts.killed"] == "records:last said by each voice"
    assert record.chosen["counts.killed"] == told[2].ref
    assert {claim.value for claim in record.accounts} == {"4", "9"}  # nothing is forgotten
    assert (record.first_reported, record.last_reported) == ("2020-01-04", "2020-01-06")


@pytest.mark.parametrize(
    "second",
    [
        telling("b", group="a", root="mayor"),  # a copy of report a
        telling("b", root="army"),  # the same voice in another report
        telling("b", root="mayor", wire="AFP"),  # the same wire
    ],
)
def test_copies_voices_and_wires_count_once(second: object) -> None:
    first = telling("a", group="a", root="army", wire="AFP", first_hand=True)
    record = make_record("r1", [first, second])  # type: ignore[list-item]
    assert (record.reports, record.independent, record.first_hand) == (2, 1, 1)
    assert make_record("r1", [first, telling("c", root="mayor")]).independent == 2


def test_copies_do_not_outvote_a_report_of_its_own() -> None:
    copies = [telling(r, group="a", root="x", killed=9) for r in ("a", "b", "c")]
    others = [telling("d", root="army", killed=6), telling("e", root="mayor", killed=6)]
    assert make_record("r1", [*copies, *others]).event.counts["killed"].value == 6


def test_who_asserts_against_who_denies_is_disputed() -> None:
    told = [telling("a"), telling("b"), telling("c", status="denied")]
    record = make_record("r1", told)
    assert record.disputed
    assert record.event.status == "asserted"
    assert not make_record("r1", told[:2]).disputed


def test_what_happened_outweighs_what_was_planned() -> None:
    told = [telling("a", status="planned"), telling("b", status="planned"), telling("c")]
    assert make_record("r1", told).event.status == "asserted"


def test_the_id_stays_while_later_reports_come_in() -> None:
    first = telling("m", published="2020-01-04")
    later = [telling(r, published="2020-01-05") for r in ("a", "z")]
    assert record_id([first]) == record_id([later[0], first, later[1]])
    record = make_record(record_id([first]), [first, *later])
    assert record.id == record.event.id
    assert record == make_record(record.id, [*reversed(later), first])


def test_a_record_needs_a_mention() -> None:
    with pytest.raises(ValueError, match="needs a mention"):
        make_record("r1", [])
