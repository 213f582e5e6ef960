"""What a person should look at first."""

from dataclasses import replace

from tests.invented import coded_report

from dateline.corrections.doubt import pressing, why
from dateline.types import Claim, CountMention, MentionRef, Record


def record(sure: float = 0.9, dead: int = 2, reports: int = 1, disputed: bool = False) -> Record:
    event = coded_report(1).events[0]
    killed = event.counts["killed"]
    event = replace(
        event,
        confidence={"event": 1.0, "actors": sure},
        counts={"killed": replace(killed, value=dead, low=dead)} if dead else {},
    )
    ref = MentionRef("r1", event.id)
    accounts = (Claim("place", "Oldport", (ref,), ("The Gazette",)),) if disputed else ()
    return Record(
        id=event.id, event=event, chosen={}, rules={}, mentions=(ref,), reports=reports,
        outlets=("The Gazette",), independent=1, first_hand=0, first_reported=None,
        last_reported=None, disputed=disputed, accounts=accounts,
    )  # fmt: skip


def test_more_doubt_and_graver_consequence_press_more() -> None:
    assert pressing(record(sure=0.4)) > pressing(record(sure=0.8)) > 0
    assert pressing(record(dead=200)) > pressing(record(dead=20)) > pressing(record(dead=0))
    assert pressing(record(reports=40)) > pressing(record(reports=1))


def test_what_is_sure_does_not_press_however_grave() -> None:
    assert pressing(record(sure=1.0, dead=1000)) == 0


def test_reports_that_disagree_are_a_doubt_of_their_own() -> None:
    event = record(sure=0.95, disputed=True)
    assert pressing(event) > pressing(record(sure=0.95))
    assert why(event) == "reports differ on place × 2 dead"


def test_what_a_person_accepted_is_out_of_the_queue_though_reports_differ() -> None:
    event = record(sure=0.95, disputed=True)
    accepted = replace(event.event, confidence=dict.fromkeys(event.event.confidence, 1.0))
    assert pressing(replace(event, event=accepted)) == 0


def test_the_reason_is_told_in_words() -> None:
    assert why(record(sure=0.41, dead=14)) == "low confidence of actors (0.41) × 14 dead"
    assert why(record(dead=0, reports=3)).endswith("× 3 reports")
    injured = CountMention(record().event.trigger.span, "", "injured", None, 30, None, "")
    event = record(dead=0)
    event = replace(event, event=replace(event.event, counts={"injured": injured}))
    assert why(event).endswith("× 30 injured")
