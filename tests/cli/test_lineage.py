import json
from pathlib import Path

from tests.lineage.spun import HARBOUR_SPUN
from tests.lineage.stories import HARBOUR, MARKET
from typer.testing import CliRunner

from dateline.cli import app


def _reports(folder: Path) -> str:
    rows = [
        {"id": "first", "text": HARBOUR, "published": "2024-02-13"},
        {"id": "second", "text": HARBOUR, "published": "2024-02-14"},
        {"id": "other", "text": MARKET},
        {"id": "spun", "text": HARBOUR_SPUN},
    ]
    path = folder / "reports.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return str(path)


def test_lines_follow_the_input_and_hold_the_record_fields(tmp_path):
    ran = CliRunner().invoke(app, ["lineage", _reports(tmp_path), "--jsonl", "-", "--quiet"])
    assert ran.exit_code == 0, ran.output
    lines = [json.loads(line) for line in ran.stdout.splitlines()]
    assert [line["id"] for line in lines] == ["first", "second", "other", "spun"]
    assert list(lines[0]) == [
        "id", "group", "role", "of", "score", "rewritten", "rewrites", "embeds",
    ]  # fmt: skip
    assert [line["role"] for line in lines] == ["original", "copy", "original", "rewritten"]
    assert [line["of"] for line in lines] == [None, "first", None, None]
    assert lines[3]["rewritten"] > 0.9
    assert {"text": "Basic", "restored": "General"}.items() <= next(
        rewrite.items() for rewrite in lines[3]["rewrites"] if rewrite["kind"] == "title"
    )


def test_the_table_leaves_out_what_stands_alone(tmp_path):
    ran = CliRunner().invoke(app, ["lineage", _reports(tmp_path)])
    assert ran.exit_code == 0
    assert "second" in ran.stdout
    assert "other" not in ran.stdout
    assert "1 derive from others" in ran.stderr


def test_nothing_to_read_ends_with_an_error(tmp_path):
    assert CliRunner().invoke(app, ["lineage", str(tmp_path)]).exit_code == 1


def test_two_reports_side_by_side(tmp_path):
    spun = HARBOUR.replace("Union leader", "Union boss")
    rows = [{"id": "first", "text": HARBOUR}, {"id": "spun", "text": spun}]
    path = tmp_path / "two.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    ran = CliRunner().invoke(app, ["lineage", str(path), "--beside", "first", "spun"])
    assert ran.exit_code == 0, ran.output
    assert "first → spun" in ran.stdout
    assert "[-leader-]{+boss+}" in ran.stdout
    wrong = CliRunner().invoke(app, ["lineage", str(path), "--beside", "first", "none"])
    assert wrong.exit_code == 2
    assert "no report 'none' among the 2 read" in wrong.stderr


def test_a_picture_of_who_copied_whom(tmp_path):
    out = tmp_path / "stories.svg"
    ran = CliRunner().invoke(app, ["lineage", _reports(tmp_path), "--picture", str(out)])
    assert ran.exit_code == 0, ran.output
    svg = out.read_text(encoding="utf-8")
    assert "second: copy of first; 1 day later; 100% of its words" in svg
    assert "2 reports tell 1 story" in svg
    wrong = CliRunner().invoke(app, ["lineage", str(tmp_path), "--picture", "x.gif"])
    assert wrong.exit_code == 2
