"""The codebook holds all of PLOVER, and a broken one is refused with the place named."""

from pathlib import Path
from typing import Any

import pytest

from dateline.errors import KnowledgeError
from dateline.knowledge.codebook import Codebook
from dateline.knowledge.lexicon import Lexicon, parts_of

CODEBOOK = Codebook.load()


def small(**changes: Any) -> dict[str, Any]:
    """A codebook of one type with one mode, with the type's table changed."""
    kind: dict[str, Any] = {
        "quad": 4, "score": -9, "recipient_required": False, "definition": "Violence.",
        "modes": {"beat": {"definition": "Blows.", "triggers": ["beat*"]}},
    }  # fmt: skip
    return {"version": "1", "types": {"ASSAULT": kind | changes}, "contexts": {}}


def test_all_of_plover_is_there() -> None:
    assert len(CODEBOOK.types) == 16
    assert len(CODEBOOK.contexts) == 37
    assert sum(len(kind.modes) for kind in CODEBOOK.types.values()) == 67
    assert {n for n, t in CODEBOOK.types.items() if t.recipient_required} == {
        "COOPERATE", "AID", "SANCTION",
    }  # fmt: skip


def test_conflict_scores_below_cooperation() -> None:
    for kind in CODEBOOK.types.values():
        scores = [kind.score, *(m.score for m in kind.modes.values() if m.score is not None)]
        if kind.quad <= 2:
            assert min(scores) > 0
        elif kind.name != "REQUEST":
            assert max(scores) < 0


def test_every_context_and_most_modes_have_words() -> None:
    words = CODEBOOK.context_words
    entries = [*words.whole.values(), *words.stems.values()]
    assert {entry.name for group in entries for entry in group} == set(CODEBOOK.contexts)


def test_the_intensity_of_an_event_is_that_of_its_mode() -> None:
    assert CODEBOOK.intensity_of("ASSAULT", "drone") == -9.5
    assert CODEBOOK.intensity_of("ASSAULT", None) == -9
    assert CODEBOOK.intensity_of("PROTEST", "vandalize") == -5
    assert CODEBOOK.intensity_of("ACCUSE", None) == -3
    assert CODEBOOK.intensity_of("NOTHING", None) is None


def test_the_quad_class_is_that_of_the_type() -> None:
    assert CODEBOOK.quad_class_of("ASSAULT") == 4
    assert CODEBOOK.quad_class_of("AGREE") == 1
    assert CODEBOOK.quad_class_of("NOTHING") is None


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"score": -11}, "between"),
        ({"score": True}, "between"),
        ({"score": None}, "needs a score"),
        ({"quad": 5}, "quad"),
        ({"definition": " "}, "definition"),
        ({"colour": "red"}, "unknown keys colour"),
        ({"modes": {"beat": "blows"}}, "modes"),
        ({"modes": {"beat": {"definition": "Blows.", "words": "fists"}}}, "no list"),
        ({"modes": {"beat": {"definition": "Blows.", "words": ["Fists"]}}}, "lower case"),
        ({"modes": {"beat": {"definition": "Blows.", "words": [""]}}}, "lower case"),
    ],
)
def test_a_broken_codebook_is_refused(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(KnowledgeError, match=message):
        Codebook.of(small(**changes))


def test_a_file_that_is_no_toml_or_not_there_is_refused(tmp_path: Path) -> None:
    broken = tmp_path / "broken.toml"
    broken.write_text("types = [", "utf-8")
    for path in (broken, tmp_path / "missing.toml"):
        with pytest.raises(KnowledgeError, match=path.name):
            Codebook.load(path)


def test_a_lexicon_finds_words_stems_and_phrases() -> None:
    lexicon = Lexicon.of({"air": ["air strike*", "al-qaeda"], "bomb": ["bomb*", "ied"]})
    assert lexicon.found(parts_of("Bombers flew an AIR STRIKES mission")) == ("air", "bomb")
    assert lexicon.found(parts_of("an Al-Qaeda man")) == ("air",)
    assert lexicon.found(parts_of("they died of the air")) == ()
    assert [tuple(hit) for hit in lexicon.hits(["an", "air", "strike"])] == [("air", 1, 2)]
