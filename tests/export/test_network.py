"""Events as a network: ties counted, signed, dated, and written as well-formed XML."""

from xml.etree import ElementTree as ET

import pytest

from dateline.export.network import gexf, graphml, network_of
from dateline.spans import Span
from dateline.types import ActorMention, Event, Status, Trigger


def actor(name: str) -> ActorMention:
    return ActorMention(Span(0, 1), name, name.lower(), name, "group", (), ("REB",), 1.0, "r")


def event(intensity: float, status: Status = "asserted") -> Event:
    return Event(
        "e", 0, Trigger(Span(0, 1), "t"), "ASSAULT", None, (), status, False,
        (actor("A & B"),), (actor("C"),), None, None, (), (), {}, {}, {}, intensity,
    )  # fmt: skip


def test_ties_gather_events_with_mean_intensity_and_days() -> None:
    told = [(event(-9.0), "2020-02-01"), (event(-5.0), "2020-01-01T10:00")]
    tie = network_of(told).ties["a & b", "c"]
    assert (tie.count, tie.intensity / tie.count) == (2, -7.0)
    assert (tie.first, tie.last) == ("2020-01-01", "2020-02-01")


def test_what_did_not_happen_ties_nobody() -> None:
    assert not network_of([(event(-9.0, "denied"), None), (event(1.0, "hypothetical"), None)]).ties


@pytest.mark.parametrize("writer", [gexf, graphml])
def test_both_forms_are_well_formed(writer) -> None:  # type: ignore[no-untyped-def]
    root = ET.fromstring("".join(writer(network_of([(event(-9.0), None)]))))  # noqa: S314
    assert len([e for e in root.iter() if e.tag.endswith("}node")]) == 2
    assert len([e for e in root.iter() if e.tag.endswith("}edge")]) == 1
