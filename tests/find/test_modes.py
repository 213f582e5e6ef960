"""Modes and contexts from the words around a trigger."""

import pytest

from dateline.find.modes import contexts_of, mode_of
from dateline.knowledge.codebook import Codebook
from dateline.language.reading import Reading, Token
from dateline.language.tokens import words_of
from dateline.spans import Span

CODEBOOK = Codebook.load()


def read(text: str, trigger: str) -> tuple[int, Reading]:
    span = Span(0, len(text))
    tokens = tuple(Token(s, s.of(text), "X", -1, "") for s in words_of(text, span))
    at = [token.text for token in tokens].index(trigger)
    return at, Reading(span, tokens, (), (), ())


@pytest.mark.parametrize(
    ("event_type", "text", "trigger", "mode"),
    [
        ("ASSAULT", "A car bomb killed nine people.", "killed", "explosives"),
        ("ASSAULT", "A suicide bombing killed nine people.", "bombing", "suicide-attack"),
        ("ASSAULT", "Jets carried out an air-strike on a camp.", "strike", "aerial"),
        ("ASSAULT", "Two men were beheaded.", "beheaded", "targeted"),
        ("ASSAULT", "Gunmen kidnapped a teacher.", "kidnapped", "abduct"),
        ("ASSAULT", "POLICE FIRED TEAR GAS AT MARCHERS.", "FIRED", "crowd-control"),
        ("ASSAULT", "The two sides clashed.", "clashed", None),
        ("PROTEST", "Prisoners began a hunger strike.", "strike", "hunger"),
        ("PROTEST", "Nurses went on strike.", "strike", "strike"),
        ("PROTEST", "Thousands marched.", "marched", "demo"),
        ("RETREAT", "The minister resigned.", "resigned", "resign"),
        ("RETREAT", "Rebels freed four captives.", "freed", "release"),
        ("COERCE", "Police arrested nine.", "arrested", "arrest"),
        ("COERCE", "The mayor declared a curfew.", "curfew", "curfew"),
        ("ACCUSE", "The envoy condemned the raid.", "condemned", "disapprove"),
        ("ACCUSE", "A panel is investigating the raid.", "investigating", "investigate"),
        ("CONSULT", "The two spoke by phone.", "spoke", "phone"),
        ("MOBILIZE", "The state deployed troops.", "deployed", "troops"),
        ("AGREE", "Both sides agreed to a truce.", "agreed", None),
        ("NOTHING", "Both sides agreed.", "agreed", None),
    ],
)
def test_modes(event_type: str, text: str, trigger: str, mode: str | None) -> None:
    at, reading = read(text, trigger)
    found, rule = mode_of(event_type, at, reading, CODEBOOK)
    assert found == mode
    assert (rule == "mode:none") == (mode is None)


def test_words_far_from_the_trigger_do_not_speak_for_it() -> None:
    text = "They met; a car bomb went off."
    at, reading = read(text, "met")
    assert mode_of("CONSULT", at, reading, CODEBOOK) == (None, "mode:none")
    assert contexts_of("CONSULT", at, reading, CODEBOOK) == ()


@pytest.mark.parametrize(
    ("text", "trigger", "contexts"),
    [
        ("Troops shelled an Al-Qaeda camp.", "shelled", ("military", "terrorism")),
        ("The court jailed a mayor for bribery.", "jailed", ("legal", "corruption")),
        ("Hackers attacked a bank.", "attacked", ("cyber",)),
        ("The two men met.", "met", ()),
    ],
)
def test_contexts(text: str, trigger: str, contexts: tuple[str, ...]) -> None:
    at, reading = read(text, trigger)
    assert contexts_of("ASSAULT", at, reading, CODEBOOK) == contexts
    assert contexts_of("NOTHING", at, reading, CODEBOOK) == ()
