"""CSV and its like."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.readers import read
from dateline.types import Refusal, Report

_WORDS = ("Two", "dead,", "“in”", ";", '"', "'", "Port|Amal", "\n", "\t", "Zoë’s")
_CELL = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=20).map(" ".join)


def _read(tmp_path: Path, content: str, name: str = "r.csv") -> list[Report | Refusal]:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8", newline="")
    return list(read([path]))


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiters_are_found(tmp_path: Path, delimiter: str) -> None:
    rows = [["id", "Title", "text", "desk"], ["7", "T", "Two dead.", "night"]]
    content = "\r\n".join(delimiter.join(row) for row in rows)
    (report,) = _read(tmp_path, content)
    assert isinstance(report, Report)
    assert (report.id, report.title, report.text) == ("7", "T", "Two dead.")
    assert report.extra == {"desk": "night"}
    assert report.origin == f"{tmp_path}/r.csv:2"


@given(st.lists(_CELL.filter(str.strip), min_size=1, max_size=5))
@settings(max_examples=60)
def test_cells_come_back_exactly(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    out = io.StringIO()
    csv.writer(out).writerows([("id", "text"), *enumerate(texts)])
    reports = _read(tmp_path_factory.mktemp("table"), out.getvalue())
    assert [report.text for report in reports] == texts


def test_a_row_that_is_wrong_leaves_the_rest(tmp_path: Path) -> None:
    found = _read(tmp_path, "id,text\n1,one\n2,a,b\n3,\n4,four\n")
    assert [type(item) for item in found] == [Report, Refusal, Refusal, Report]
    assert isinstance(found[1], Refusal)
    assert found[1].where.endswith("r.csv:3")
    assert "3 cells" in found[1].reason


def test_a_table_without_a_text_column_is_refused(tmp_path: Path) -> None:
    (refusal,) = _read(tmp_path, "id;words\n1;one\n")
    assert isinstance(refusal, Refusal)
    assert "no column is named text (the header is: id;words)" in refusal.reason


def test_wide_tables_are_read(tmp_path: Path) -> None:
    path = tmp_path / "r.tsv"
    path.write_bytes("id\ttext\n1\tZoë’s “aide”\n2\ttwo\n".encode("utf-16"))
    assert [report.text for report in read([path])] == ["Zoë’s “aide”", "two"]


def test_media_cloud_with_texts(tmp_path: Path) -> None:
    rows = (
        "stories_id,publish_date,media_name,url,language,title,story_text\n"
        "7,2021-03-05,The Harbour,https://harbour.example/a,en,Two dead,Two people died.\n"
    )
    (report,) = _read(tmp_path, rows)
    assert isinstance(report, Report)
    assert (report.id, report.published, report.publisher) == ("7", "2021-03-05", "The Harbour")
    assert (report.title, report.text) == ("Two dead", "Two people died.")


def test_a_header_that_is_not_one_line(tmp_path: Path) -> None:
    (refusal,) = _read(tmp_path, "id\rtext\tx\n1\n")
    assert isinstance(refusal, Refusal)


GDELT_EVENT = "\t".join(["1042", "20210305", *["x"] * 58, "https://harbour.example/a"]) + "\n"
GDELT_GKG = "\t".join(["20210305-0", *["x"] * 3, "https://harbour.example/a", *["x"] * 22]) + "\n"


@pytest.mark.parametrize(
    "table",
    [
        "id,media_name,url,title\n7,The Harbour,https://harbour.example/a,Two dead\n",
        "URL,MobileURL,Date,Title\nhttps://harbour.example/a,,20210305,Two dead\n",
        "id,text,url\n7,,https://harbour.example/a\n",
        GDELT_EVENT,
        GDELT_GKG,
    ],
)
@pytest.mark.parametrize("name", ["r.csv", "r.txt"])
def test_rows_with_an_address_only_are_sent_to_fetch(tmp_path: Path, table: str, name: str) -> None:
    (tmp_path / name).write_text(table)
    (refusal,) = read([tmp_path / name])
    assert isinstance(refusal, Refusal)
    assert "address of a report, not its text" in refusal.reason
    assert "dateline fetch" in refusal.remedy
