"""Actors of one's own: imported, checked, and standing before the shipped ones."""

from pathlib import Path

import pytest

from dateline.errors import KnowledgeError
from dateline.knowledge.actor_checks import checked
from dateline.knowledge.actor_imports import as_rows, read_actors
from dateline.knowledge.actors import ActorRegistry

TABLE = "name,kind,country,sector,aliases\nHarbour Watch,group,SYR,REB,HWX; The Watchers\n"
WIKIDATA = '[{"itemLabel": "Harbour Watch", "itemAltLabel": "HWX, Watchers", "countryCode": "SYR"}]'
PETRARCH = "HARBOUR_WATCH_ [SYRREB]\n+HWX_\nDAWN_COUNCIL_\n\t[SYRGOV 020101-030101]\n\t[SYROPP]\n"


def imported(tmp_path: Path, name: str, text: str) -> Path:
    source, out = tmp_path / name, tmp_path / "own.psv"
    source.write_text(text, encoding="utf-8")
    out.write_text(as_rows(read_actors(source)), encoding="utf-8")
    return out


@pytest.mark.parametrize(
    ("name", "text"), [("a.csv", TABLE), ("w.json", WIKIDATA), ("p.txt", PETRARCH)]
)
def test_every_form_gives_a_sound_file(tmp_path: Path, name: str, text: str) -> None:
    own = imported(tmp_path, name, text)
    assert checked(own)[1] == []
    found = ActorRegistry.load(own).lookup("HWX")
    assert [(a.name, a.country) for a in found] == [("Harbour Watch", ("SYR",))]


def test_the_code_without_a_date_holds(tmp_path: Path) -> None:
    own = imported(tmp_path, "p.txt", PETRARCH)
    assert ActorRegistry.load(own).lookup("dawn council")[0].sector == ("OPP",)


def test_own_entries_replace_shipped_ones(tmp_path: Path) -> None:
    own = tmp_path / "own.psv"
    own.write_text("# kind: group\n[LBN]\nHezbollah | PTY\n", encoding="utf-8")
    assert ActorRegistry.load(own).by_id["hezbollah"].sector == ("PTY",)
    assert ActorRegistry.load().by_id["hezbollah"].sector[0] == "REB"


@pytest.mark.parametrize(
    "line", ["[XXQ]\nA Name | REB", "[SYR]\nA Name | XYZ", "[SYR]\nFront | REB",
             "[SYR]\nA Name | REB | B Name\nC Name | REB | B Name",
             "[SYR]\nA Name | GOV | | Minister 2010..2009"],
)  # fmt: skip
def test_unsound_lines_are_named(tmp_path: Path, line: str) -> None:
    own = tmp_path / "own.psv"
    own.write_text(f"# kind: group\n{line}\n", encoding="utf-8")
    problems = checked(own)[1]
    assert problems
    assert "own.psv:" in problems[0]
    with pytest.raises(KnowledgeError):
        ActorRegistry.load(own)


def test_a_file_of_no_known_form_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError):
        imported(tmp_path, "x.txt", "just words")
