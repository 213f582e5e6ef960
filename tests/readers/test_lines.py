"""JSON lines: one report a line."""

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.readers import Hints, read
from dateline.readers.hints import NO_HINTS
from dateline.types import Refusal, Report

# Whole words: letters strewn at random can spell mojibake that no clean text holds.
_WORDS = ("Two", "dead", "“in”", "Amal,", "Zoë’s", "aide", "–", "\n\n", "\t", "\\", '"', "{[", "]}")
_TEXTS = st.lists(
    st.lists(st.sampled_from(_WORDS), max_size=30).map(" ".join).filter(str.strip), max_size=8
)


def _write(path: Path, *objects: object) -> Path:
    path.write_text("".join(json.dumps(item) + "\n" for item in objects), encoding="utf-8")
    return path


def _one(path: Path, hints: Hints = NO_HINTS) -> Report:
    (report,) = read([path], hints)
    assert isinstance(report, Report), report
    return report


@given(_TEXTS)
@settings(max_examples=60)
def test_texts_come_back_exactly(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    path = _write(
        tmp_path_factory.mktemp("lines") / "r.jsonl", {"text": "x"}, *map(_as_text, texts)
    )
    assert [report.text for report in read([path])][1:] == texts


def _as_text(text: str) -> dict[str, str]:
    return {"text": text}


def test_every_key_of_the_contract(tmp_path: Path) -> None:
    given = {
        "id": "a-1", "text": "Two dead.", "title": "T", "published": "2020-01", "publisher": "P",
        "byline": "B", "url": "https://x.example/1", "language": "fr", "desk": {"n": [1, None]},
    }  # fmt: skip
    report = _one(_write(tmp_path / "r.jsonl", given))
    assert report == Report(
        "a-1", "Two dead.", "T", "P", "B", "2020-01", "https://x.example/1", "fr",
        {"desk": {"n": [1, None]}}, f"{tmp_path}/r.jsonl:1",
    )  # fmt: skip


def test_numbers_become_ids_and_hashes_fill_gaps(tmp_path: Path) -> None:
    assert _one(_write(tmp_path / "a.jsonl", {"id": 7, "text": "x"})).id == "7"
    first = _one(_write(tmp_path / "b.jsonl", {"text": "x"}))
    again = _one(_write(tmp_path / "c.jsonl", {"id": None, "text": "x", "desk": 1}))
    other = _one(_write(tmp_path / "d.jsonl", {"text": "x", "publisher": "P"}))
    assert first.id == again.id != other.id
    assert len(first.id) == 17 and first.id.startswith("r")


def test_synonyms_stand_in_and_stay_under_extra(tmp_path: Path) -> None:
    report = _one(_write(tmp_path / "a.jsonl", {"text": "x", "dct": "1998-01-08", "source": "AP"}))
    assert (report.published, report.publisher) == ("1998-01-08", "AP")
    assert report.extra == {"dct": "1998-01-08", "source": "AP"}
    report = _one(
        _write(tmp_path / "b.jsonl", {"text": "x", "date": "2001", "published": "2002-03"})
    )
    assert report.published == "2002-03"


def test_a_date_that_cannot_be_read_is_kept_as_written(tmp_path: Path) -> None:
    report = _one(_write(tmp_path / "a.jsonl", {"text": "x", "published": "last week"}))
    assert report.published is None
    assert report.extra == {"published": "last week"}


def test_the_head_completes_a_line_and_stays_in_its_text(tmp_path: Path) -> None:
    text = "PORT AMAL, 3 JAN 90 (EFE) -- Two dead."
    report = _one(_write(tmp_path / "a.jsonl", {"text": text}))
    assert (report.publisher, report.published, report.text) == ("EFE", "1990-01-03", text)


def test_hints_come_last(tmp_path: Path) -> None:
    hints = Hints("2020-05", "The Desk")
    assert _one(_write(tmp_path / "a.jsonl", {"text": "x"}), hints).publisher == "The Desk"
    assert _one(_write(tmp_path / "b.jsonl", {"text": "x"}), hints).published == "2020-05"
    said = {"text": "x", "url": "https://www.post.example/a", "published": "2019"}
    report = _one(_write(tmp_path / "c.jsonl", said), hints)
    assert (report.publisher, report.published) == ("post.example", "2019")


def test_values_are_repaired(tmp_path: Path) -> None:
    report = _one(
        _write(tmp_path / "a.jsonl", {"text": "itâ€™s", "title": "â€œNoâ€\x9d", "x": ["itâ€™s"]})
    )
    assert (report.text, report.title, report.extra) == ("it’s", "“No”", {"x": ["it’s"]})


def test_a_value_of_another_type_is_kept_under_extra(tmp_path: Path) -> None:
    report = _one(
        _write(tmp_path / "a.jsonl", {"text": "x", "title": {"a": 1}, "byline": ["A", "B"]})
    )
    assert (report.title, report.byline, report.extra) == (None, "A; B", {"title": {"a": 1}})


def test_gaps_of_pandas_are_none(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "x", "title": NaN, "n": NaN}\n')
    report = _one(path)
    assert report.title is None
    assert json.loads(json.dumps(dict(report.extra), allow_nan=False)) == {"n": None}


def test_gzip_lines(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl.gz"
    path.write_bytes(gzip.compress(b'{"text": "one"}\n') + gzip.compress(b'{"text": "two"}\n'))
    assert [report.text for report in read([path])] == ["one", "two"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"text": 5}', '"text" is a number, not a string'),
        ('{"text": ["x"]}', '"text" is a list, not a string'),
        ('{"text": null}', '"text" is null, not a string'),
        ('{"body": "x"}', 'no "text" in it'),
        ('{"text": "  "}', "the text is empty"),
        ('["x"]', "not a JSON object"),
        ('{"text": "x",}', "not JSON: "),
    ],
)
def test_lines_without_a_report_are_refused(tmp_path: Path, line: str, reason: str) -> None:
    path = tmp_path / "r.jsonl"
    path.write_text(f'{{"text": "ok"}}\n\n{line}\n')
    report, refusal = read([path])
    assert isinstance(report, Report)
    assert isinstance(refusal, Refusal)
    assert refusal.where == f"{path}:3"
    assert refusal.reason.startswith(reason)
    assert refusal.remedy
