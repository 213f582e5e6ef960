"""Codebooks of a user's own: what their rules match, and what is refused."""

from pathlib import Path
from typing import Any

import pytest

from dateline.errors import KnowledgeError
from dateline.knowledge.codebook import Codebook
from dateline.knowledge.rules import Party, Rules
from dateline.spans import Span
from dateline.types import ActorMention

EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "labour.toml"


def own(**changes: Any) -> dict[str, Any]:
    """A codebook of one type, with the type's table changed."""
    kind: dict[str, Any] = {"definition": "Work stops.", "triggers": ["strike"]}
    return {"name": "Labour", "version": "1", "types": {"STRIKE": kind | changes}}


def matched(sentence: str, **conditions: Any) -> list[tuple[int, ...]]:
    rules = Rules.of({"STRIKE": {"triggers": ["strike"], **conditions}})
    return [match.tokens for match in rules.matches(sentence.split())]


def test_words_near_a_trigger_decide() -> None:
    assert matched("a strike at the plant") == [(1,)]
    assert matched("a strike at the plant", near=["plant"]) == [(1,)]
    assert matched("a strike at the plant", near=["plant"], reach=2) == []
    assert matched("an air strike", unless=["air"]) == []


def test_the_longer_phrase_goes_first_then_the_type_written_first() -> None:
    rules = Rules.of({
        "STRIKE": {"triggers": ["strike"]},
        "OTHER": {"triggers": ["strike"]},
        "ENDED": {"triggers": ["end ... strike"]},
    })  # fmt: skip
    kinds = [match.rule.type for match in rules.matches("they ended the strike".split())]
    assert kinds == ["ENDED", "STRIKE", "OTHER"]
    assert rules.asked("they ended the strike".split()) == {1, 3}


def test_a_party_is_a_sector_a_kind_or_a_word() -> None:
    miners = ActorMention(
        Span(0, 0), "striking miners", "x", "miners", "people", (), ("LAB",), 0.5, "r"
    )
    for term in ("LAB", "people", "miner"):
        assert Party.of([term]).admits([miners]), term
    for term in ("MIL", "country", "union"):
        assert not Party.of([term]).admits([miners]), term
    assert not Party.of(["LAB"]).admits([])


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"triggers": []}, "needs triggers"),
        ({"triggers": "strike"}, "no list of words"),
        ({"triggers": ["Strike"]}, "lower case"),
        ({"rules": [{"pos": ["noun"]}]}, "needs triggers"),
        ({"rules": {"triggers": ["strike"]}}, "no list of tables"),
        ({"rules": [{"triggers": ["strike"], "colour": 1}]}, "unknown keys colour"),
        ({"pos": ["nuon"]}, "'nuon' is none of verb"),
        ({"reach": 0}, "between"),
        ({"quad": 5}, "quad"),
        ({"score": 11}, "between"),
        ({"colour": "red"}, "unknown keys colour"),
        ({"examples": "They strike."}, "no list"),
        ({"examples": [3]}, "write a text"),
        ({"examples": [{"text": "They strike.", "actr": "They"}]}, "unknown keys actr"),
        ({"examples": [{"text": "They strike.", "also": ["NONE"]}]}, "no type"),
    ],
)
def test_a_broken_codebook_is_refused(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(KnowledgeError, match=message):
        Codebook.of(own(**changes))


def test_types_are_named_in_capitals_and_keys_are_known() -> None:
    lower = {"name": "L", "version": "1", "types": {"strike": own()["types"]["STRIKE"]}}
    for data, message in ((lower, "capitals"), (own() | {"colour": 1}, "colour")):
        with pytest.raises(KnowledgeError, match=message):
            Codebook.of(data)


def test_the_label_changes_with_the_file(tmp_path: Path) -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    changed = tmp_path / "labour.toml"
    changed.write_text(text + "\n# one line more\n", encoding="utf-8")
    labels = {Codebook.load(path).label for path in (EXAMPLE, changed)}
    assert len(labels) == 2
    assert all(label.startswith("Labour disputes 1 (sha256 ") for label in labels)
    assert Codebook.load().label == "PLOVER 2.0 draft"
