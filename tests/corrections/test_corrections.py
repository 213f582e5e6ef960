"""What people rule, laid over what was coded."""

from dataclasses import replace

import pytest
from tests.invented import coded_report, find

from dateline.corrections import anchored, correct, new_event, overlaid, standing
from dateline.errors import ConfigError
from dateline.spans import Span
from dateline.types import Anchor, CodedReport, Decision, DecisionKind, Event

PRINT = "f" * 64


def decision(
    coded: CodedReport, kind: DecisionKind = "correct", coder: str = "anna", **given: object
) -> Decision:
    """A decision about the first event of the report, unless it names other anchors."""
    made: dict[str, object] = {
        "id": f"d{kind}{given.get('field')}{given.get('value')}{coder}",
        "made": "2031-05-01T12:00:00Z",
        "anchors": (Anchor(PRINT, coded.events[0].trigger.span),),
    }
    return Decision(kind=kind, coder=coder, **(made | given))  # type: ignore[arg-type]


def words(coded: CodedReport, text: str) -> tuple[Span, ...]:
    return (find(coded.report.text, text, Span(0, len(coded.report.text))),)


def laid(coded: CodedReport, *decisions: Decision) -> Event:
    return overlaid(coded, PRINT, decisions)[0]


def test_words_that_the_coder_knew_bring_what_it_knew_of_them() -> None:
    coded = coded_report(1)
    event = laid(
        coded, decision(coded, field="recipients", spans=words(coded, "soldiers of Northland"))
    )
    (party,) = event.recipients
    assert (party.id, party.country, party.sector) == ("northland-army", ("NOR",), ("MIL",))
    assert (party.rule, party.confidence) == ("person:anna", 1.0)
    assert event.confidence["recipients"] == 1.0
    assert event.decided_by["recipients"] == "person:anna"


def test_several_words_make_several_parties_and_none_makes_none() -> None:
    coded = coded_report(1)
    both = words(coded, "soldiers of Northland") + words(coded, "the harbour master")
    actors = laid(coded, decision(coded, field="actors", spans=both)).actors
    assert [actor.text for actor in actors] == ["soldiers of Northland", "the harbour master"]
    assert laid(coded, decision(coded, field="actors")).actors == ()


def test_another_type_takes_its_own_scores_and_no_mode() -> None:
    coded = coded_report(1)
    event = laid(coded, decision(coded, field="type", value="AID"))
    assert (event.type, event.mode, event.quad_class) == ("AID", None, 2)
    assert event.intensity is not None
    assert event.intensity > 0


def test_a_day_is_read_from_the_words_or_given() -> None:
    coded = coded_report(1)
    spans = words(coded, "On 2 January")
    date = laid(coded, decision(coded, field="date", spans=spans)).date
    assert date is not None
    assert date.value == "2020-01-02"
    date = laid(coded, decision(coded, field="date", spans=spans, value="2019-12")).date
    assert date is not None
    assert (date.earliest, date.latest) == ("2019-12-01", "2019-12-31")
    with pytest.raises(ConfigError, match="no day is read"):
        correct(
            coded.events[0],
            coded,
            decision(coded, field="date", spans=words(coded, "the market")),
        )


def test_the_place_keeps_what_is_known_of_it() -> None:
    coded = coded_report(1, events=2)
    last = coded.events[1].place
    assert last is not None
    place = laid(coded, decision(coded, field="place", spans=(last.mention.span,))).place
    assert place is not None
    assert (place.mention.lat, place.precision, place.radius_km) == (51.25, "city", 4.5)
    assert not place.said
    assert laid(coded, decision(coded, field="place")).place is None


@pytest.mark.parametrize(
    ("field", "value"),
    [("status", "maybe"), ("background", "yes"), ("killed", "many"), ("type", ""), ("mood", "x")],
)
def test_values_that_a_field_cannot_take_are_told(field: str, value: str) -> None:
    coded = coded_report(1)
    wrong = decision(coded, field=field, value=value, spans=words(coded, "fishermen"))
    with pytest.raises(ConfigError):
        correct(coded.events[0], coded, wrong)
    assert laid(coded, wrong) == coded.events[0]


def test_a_value_without_words_is_refused() -> None:
    coded = coded_report(1)
    with pytest.raises(ConfigError, match="needs the words"):
        correct(coded.events[0], coded, decision(coded, field="killed", value="4"))


def test_words_outside_the_report_are_refused() -> None:
    coded = coded_report(1)
    for span in (Span(0, 10_000), Span(-3, 2), Span(4, 4)):
        with pytest.raises(ConfigError, match="outside"):
            correct(coded.events[0], coded, decision(coded, field="actors", spans=(span,)))


def test_a_rejected_event_is_gone_until_that_is_undone() -> None:
    coded = coded_report(1, events=2)
    reject = decision(coded, "reject")
    undo = decision(coded, "undo", value=reject.id)
    assert overlaid(coded, PRINT, [reject]) == coded.events[1:]
    assert overlaid(coded, PRINT, [reject, undo]) == coded.events


def test_what_a_second_person_says_of_a_field_only_measures_agreement() -> None:
    coded = coded_report(1)
    first = decision(coded, field="status", value="denied")
    second = decision(coded, coder="ben", field="status", value="planned")
    later = decision(coded, field="status", value="possible")
    assert standing([first, second, later]) == [first, later]
    assert laid(coded, first, second).status == "denied"
    undone = decision(coded, "undo", value=first.id)
    assert laid(coded, first, second, undone).status == "planned"


def test_a_decision_finds_its_event_by_the_words_after_another_model() -> None:
    coded = coded_report(1, events=2)
    first, other = coded.events
    span = Span(first.trigger.span.start, first.trigger.span.end + 4)
    wider = replace(first, id="another", trigger=replace(first.trigger, span=span))
    recoded = replace(coded, events=(wider, other))
    event = laid(recoded, decision(coded, field="status", value="denied"))
    assert (event.id, event.status) == ("another", "denied")
    gone = replace(coded, events=(other,))
    assert overlaid(gone, PRINT, [decision(coded, field="status", value="denied")]) == (other,)


def test_a_decision_about_another_report_does_nothing_here() -> None:
    coded = coded_report(1)
    foreign = replace(
        decision(coded, "reject"), anchors=(Anchor("0" * 64, coded.events[0].trigger.span),)
    )
    assert overlaid(coded, PRINT, [foreign]) == coded.events


def test_a_missed_event_is_added_and_can_be_corrected() -> None:
    coded = coded_report(1)
    (span,) = words(coded, "killing")
    anchors = (Anchor(PRINT, span),)
    add = decision(coded, "add", value="ASSAULT", anchors=anchors)
    actor = decision(
        coded, field="actors", anchors=anchors, spans=words(coded, "soldiers of Northland")
    )
    _, event = overlaid(coded, PRINT, [add, actor])
    assert (event.type, event.trigger.text, event.sentence) == ("ASSAULT", "killing", 0)
    assert event.actors[0].id == "northland-army"
    assert event.id == new_event(coded, add).id
    assert anchored(anchors[0], coded.events) is None
    undo = decision(coded, "undo", value=add.id, anchors=anchors)
    assert overlaid(coded, PRINT, [add, undo]) == coded.events
