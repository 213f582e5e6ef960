"""Those named by their armed group are of it, whatever their noun says."""

import pytest

from dateline.find.actors import ActorFinder
from dateline.knowledge.actors import ActorRegistry
from dateline.language.reading import Reading, Token
from dateline.language.tokens import words_of
from dateline.spans import Span
from dateline.types import Report

FINDER = ActorFinder(ActorRegistry.load())


@pytest.mark.parametrize(
    ("phrase", "sector"),
    [
        ("CPI-Maoist cadre", "REB"),
        ("a Taliban commander", "REB"),
        ("a cadre of the CPI-Maoist", "REB"),
        ("Police personnel", "COP"),
        ("an Indian commander", "MIL"),
        ("a Taliban victim", "CVL"),
    ],
)
def test_sector_of_those_named_by_their_body(phrase: str, sector: str) -> None:
    text = f"{phrase} left."
    span = Span(0, len(text))
    tokens = tuple(Token(s, s.of(text), "X", -1, "") for s in words_of(text, span))
    context = FINDER.read(Report("r", text), [Reading(span, tokens, (), (), ())])
    mention = context.resolve(Span(0, len(phrase)), 0)
    assert mention.sector[0] == sector
    assert mention.id.split(":")[-1] in (sector, mention.id)
