"""PLOVER's fold of planned acts, and CAMEO roots."""

from dataclasses import replace

import pytest
from tests.invented import coded_report

from dateline.export import folded
from dateline.export.cameo import cameo_root
from dateline.knowledge.codebook import Codebook
from dateline.types import Event, EventSource, Status

CODEBOOK = Codebook.load()


def event(kind: str, status: Status, mode: str | None = None) -> Event:
    return replace(coded_report(1).events[0], type=kind, status=status, mode=mode, sources=())


@pytest.mark.parametrize(
    ("kind", "becomes"),
    [
        ("CONSULT", "AGREE"), ("SUPPORT", "AGREE"), ("COOPERATE", "AGREE"), ("AID", "AGREE"),
        ("RETREAT", "CONCEDE"), ("ASSAULT", "THREATEN"), ("CONCEDE", "CONCEDE"),
        ("COERCE", "COERCE"), ("PROTEST", "PROTEST"), ("STRIKE_CALLED", "STRIKE_CALLED"),
    ],
)  # fmt: skip
def test_what_a_planned_act_is_counted_as(kind: str, becomes: str) -> None:
    planned = event(kind, "planned")
    result = folded(planned, CODEBOOK)
    assert (result.type, result.status, result.id) == (becomes, "planned", planned.id)
    assert folded(event(kind, "asserted"), CODEBOOK).type == kind


def test_intensity_and_quad_class_follow_and_the_rule_is_named() -> None:
    result = folded(event("ASSAULT", "planned", "drone"), CODEBOOK)
    assert (result.mode, result.intensity, result.quad_class) == ("violence", -3.5, 3)
    assert result.decided_by["type"] == "fold:planned"


def test_hypothetical_violence_is_a_threat_where_its_actor_speaks() -> None:
    spoken = event("ASSAULT", "hypothetical")
    assert folded(spoken, CODEBOOK).type == "ASSAULT"
    actor = spoken.actors[0]
    spoken = replace(spoken, sources=(EventSource(actor.span, actor.text, actor.name, None),))
    assert folded(spoken, CODEBOOK).type == "THREATEN"
    assert folded(replace(spoken, type="AID"), CODEBOOK).type == "AID"


@pytest.mark.parametrize(
    ("kind", "mode", "contexts", "root"),
    [
        ("AGREE", None, (), "03"),
        ("ACCUSE", "investigate", ("military",), "09"),
        ("ACCUSE", "allege", (), "11"),
        ("ASSAULT", None, (), "18"),
        ("ASSAULT", None, ("crime", "military"), "19"),
        ("ASSAULT", "suicide-attack", ("military",), "18"),
        ("ASSAULT", "heavy-weapons", (), "19"),
        ("COERCE", "restrict", ("diplomatic",), "16"),
        ("COERCE", "arrest", ("military",), "17"),
        ("STRIKE_CALLED", None, (), None),
    ],
)
def test_cameo_roots(
    kind: str, mode: str | None, contexts: tuple[str, ...], root: str | None
) -> None:
    assert cameo_root(replace(event(kind, "asserted", mode), contexts=contexts)) == root
