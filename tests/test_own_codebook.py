"""Coding with a codebook of one's own, from file to store, with the shipped model."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from dateline.cli import app
from dateline.errors import ModelError
from dateline.export.cameo import cameo_root
from dateline.knowledge.codebook import Codebook
from dateline.language.reading import Reading
from dateline.pipeline import Coder
from dateline.run.examples import check_examples
from dateline.store import SqliteStore
from dateline.types import Report

DOCS = Path(__file__).parent.parent / "docs"
LABOUR = DOCS / "examples" / "labour.toml"
TEXT = "Nurses walked out of three hospitals in Leeds on Monday. Acme will cut 300 jobs in June."


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder.load(threads=1, codebook=LABOUR)


def test_the_shipped_example_passes_its_own_examples(coder: Coder) -> None:
    checked = check_examples(coder.codebook, coder.code)
    assert checked.examples > 30
    assert [(f.example.text, f.problem) for f in checked.failures] == []
    assert all(score.precision == score.recall == 1 for score in checked.scores)


def test_failures_are_counted_and_named(coder: Coder) -> None:
    data: dict[str, Any] = {
        "name": "Bad", "version": "1", "types": {
            "STRIKE": {
                "definition": "x", "triggers": ["walkout"],
                "examples": ["Nurses walked off.", {"text": "A walkout began.", "actor": "Tom"}],
                "counterexamples": ["The walkout ended."],
            },
        },
    }  # fmt: skip
    codebook = Codebook.of(data)
    checked = check_examples(codebook, replace(coder, codebook=codebook).code)
    (score,) = checked.scores
    assert (score.right, score.missed, score.wrong) == (1, 1, 1)
    assert (score.precision, score.recall) == (0.5, 0.5)
    assert (checked.values, checked.values_right) == (1, 0)
    problems = [failure.problem for failure in checked.failures]
    assert problems[0] == "not found"
    assert problems[1].startswith("actor: wanted Tom")
    assert problems[2] == "STRIKE found"


def test_an_event_has_all_that_others_have(coder: Coder) -> None:
    strike, layoff = coder.code(Report(id="r", text=TEXT, published="2024-05-08")).events
    assert (strike.type, strike.intensity, strike.quad_class) == ("STRIKE", -5.0, 4)
    assert strike.date is not None and strike.date.value == "2024-05-06"
    assert strike.decided_by["type"] == "codebook:trigger"
    assert "event" not in strike.confidence
    assert cameo_root(strike) is None
    assert layoff.type == "LAYOFF"
    assert layoff.status == "planned"


def test_another_codebook_codes_a_stored_report_anew(coder: Coder, tmp_path: Path) -> None:
    report = Report(id="r", text=TEXT)
    with SqliteStore.open(tmp_path / "a.db") as store:
        for codebook, outcome in (("A 1", "added"), ("A 1", "duplicate"), ("A 2", "recoded")):
            run = store.begin_run("0", "m", "2024", codebook)
            assert store.add(run, coder.code(report)) == outcome
            assert store.codebooks() == [codebook]
        stored = store.coded("r").events
    assert {event.type for event in stored} == {"STRIKE", "LAYOFF"}


def test_ids_hold_the_name_of_the_codebook(coder: Coder) -> None:
    renamed = replace(coder, codebook=replace(coder.codebook, name="Other"))
    report = Report(id="r", text=TEXT)
    ids = [{event.id for event in c.code(report).events} for c in (coder, renamed)]
    assert ids[0].isdisjoint(ids[1])


def test_a_backend_that_cannot_be_asked_is_named(coder: Coder) -> None:
    class Plain:
        version = "plain"

        def read(self, text: str) -> tuple[Reading, ...]:
            raise AssertionError(text)

    with pytest.raises(ModelError, match=r"plain cannot be asked.*read_asking"):
        replace(coder, backend=Plain()).code(Report(id="r", text=TEXT))


def test_the_command_line_codes_filters_and_checks(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("note.txt").write_text(TEXT)

    def run(*arguments: str) -> tuple[int, str]:
        result = CliRunner().invoke(app, list(arguments))
        return result.exit_code, result.output

    assert run("code", "note.txt", "--codebook", str(LABOUR), "--into", "a.db")[0] == 0
    again = CliRunner().invoke(app, ["code", "note.txt", "--into", "a.db"])
    assert "coded by Labour disputes 1" in again.stderr
    assert "coded anew by PLOVER" in " ".join(again.stderr.split())
    assert run("code", "note.txt", "--codebook", str(LABOUR), "--into", "a.db", "-q")[0] == 0
    assert "walked" in run("events", "--store", "a.db", "--type", "strike")[1]
    assert run("events", "--store", "a.db", "--type", "nonsense")[0] == 2
    assert "STRIKE_CALLED" in run("codebook", "show", str(LABOUR))[1]
    assert "ASSAULT" in run("codebook", "show")[1]
    assert "Precision" in run("codebook", "check", str(LABOUR))[1]
    assert run("codebook", "check", "missing.toml")[0] == 1


def test_the_toml_of_the_document_is_read() -> None:
    import tomllib

    text = (DOCS / "codebooks.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```toml\n(.*?)```", text, re.S)
    head = 'name = "x"\nversion = "1"\n[types.STRIKE]\ndefinition = "x"\ntriggers = ["walkout"]\n'
    Codebook.of(tomllib.loads(blocks[0]))
    for block in blocks[1:]:
        Codebook.of(tomllib.loads(head + block))


def test_the_python_of_the_document_runs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(LABOUR.parent)
    text = (DOCS / "codebooks.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"```python\n(.*?)```", text, re.S)
    exec(block, {})  # noqa: S102 - the document's own code is what is tested
    assert capsys.readouterr().out == "STRIKE asserted ['Nurses']\n"
