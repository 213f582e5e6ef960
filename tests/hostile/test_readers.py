"""Input that is broken, huge or made to harm: each ends in a Refusal, and the rest is read."""

import csv
import gzip
import json
import os
import resource
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from dateline.limits import MAX_HTML_BYTES, MAX_REPORT_CHARS
from dateline.readers import read
from dateline.types import Refusal, Report

GOOD = b'{"text": "Two dead in Port Amal."}\n'


@contextmanager
def bounded(mebibytes: int, seconds: float) -> Iterator[None]:
    """Fails where the block holds more memory or takes longer."""
    tracemalloc.start()
    began = time.monotonic()
    try:
        yield
        assert tracemalloc.get_traced_memory()[1] < mebibytes * 1024**2
    finally:
        tracemalloc.stop()
    assert time.monotonic() - began < seconds


def read_bytes(tmp_path: Path, name: str, data: bytes) -> list[Report | Refusal]:
    path = tmp_path / name
    path.write_bytes(data)
    return list(read([path]))


def refusal_of(found: list[Report | Refusal]) -> Refusal:
    (refusal,) = (item for item in found if isinstance(item, Refusal))
    assert refusal.remedy
    return refusal


def texts_of(found: list[Report | Refusal]) -> list[str]:
    return [item.text for item in found if isinstance(item, Report)]


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.jsonl", "a.csv", "a"])
def test_an_empty_file(tmp_path: Path, name: str) -> None:
    assert refusal_of(read_bytes(tmp_path, name, b"")).reason == "the file is empty"


@pytest.mark.parametrize(("name", "data"), [("a.csv", b"id,text\n"), ("a.jsonl", b"\n \n")])
def test_a_file_of_rows_without_any(tmp_path: Path, name: str, data: bytes) -> None:
    assert "no reports" in refusal_of(read_bytes(tmp_path, name, data)).reason


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_a_file_of_blanks(tmp_path: Path, name: str) -> None:
    assert "only blanks" in refusal_of(read_bytes(tmp_path, name, b" \n\t \r\n")).reason


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.jsonl", "a.csv", "a.dat"])
@pytest.mark.parametrize(
    ("data", "what"),
    [
        (bytes(range(256)) * 40, "binary"),
        (b"\0" * 4096, "binary"),
        (b"".join(n.to_bytes(4, "little") for n in range(30)) * 40, "binary"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "PNG"),
        (b"PK\x03\x04\x14\0", "zip"),
    ],
)
def test_binary_data_under_any_name(tmp_path: Path, name: str, data: bytes, what: str) -> None:
    assert what in refusal_of(read_bytes(tmp_path, name, data)).reason


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le"])
def test_wide_texts_and_lines(tmp_path: Path, encoding: str) -> None:
    text = "Two dead in Port Amal, Zoë’s aide said."
    assert texts_of(read_bytes(tmp_path, "a.txt", text.encode(encoding))) == [text]
    lines = (json.dumps({"text": text}, ensure_ascii=False) + "\n") * 2
    assert texts_of(read_bytes(tmp_path, "a.jsonl", lines.encode(encoding))) == [text, text]


def test_latin_1(tmp_path: Path) -> None:
    text = "The café in Port Amal was hit twice, a witness said, and two people were killed."
    assert texts_of(read_bytes(tmp_path, "a.txt", text.encode("latin-1"))) == [text]
    assert texts_of(read_bytes(tmp_path, "a.csv", f'text\n"{text}"\n'.encode("latin-1"))) == [text]


def test_mojibake_in_every_form(tmp_path: Path) -> None:
    bad, good = "He said â€œnoâ€\x9d. Itâ€™s over.", "He said “no”. It’s over."
    assert texts_of(read_bytes(tmp_path, "a.txt", bad.encode())) == [good]
    assert texts_of(read_bytes(tmp_path, "a.csv", f"id,text\n1,{bad}\n".encode())) == [good]
    assert texts_of(read_bytes(tmp_path, "a.jsonl", json.dumps({"text": bad}).encode())) == [good]


def test_a_broken_line_3_of_5(tmp_path: Path) -> None:
    lines = [b'{"id": "%d", "text": "t%d"}\n' % (n, n) for n in range(1, 6)]
    lines[2] = b'{"id": "3", "text": "cut o\n'
    found = read_bytes(tmp_path, "reports.jsonl", b"".join(lines))
    assert texts_of(found) == ["t1", "t2", "t4", "t5"]
    assert isinstance(found[2], Refusal)
    assert found[2].where.endswith("reports.jsonl:3")
    assert "at column 27" in found[2].reason


@pytest.mark.parametrize("name", ["a.txt", "a.unknown"])
def test_a_text_of_50_mb(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"Two dead in Port Amal. " * (50_000_000 // 23))
    with bounded(20, 2):
        refusal = refusal_of(list(read([path])))
    assert f"{MAX_REPORT_CHARS:,}" in refusal.reason
    assert "several reports" in refusal.remedy


def test_a_text_at_the_limit_is_read(tmp_path: Path) -> None:
    assert len(texts_of(read_bytes(tmp_path, "a.txt", b"x " * (MAX_REPORT_CHARS // 2)))) == 1
    found = read_bytes(tmp_path, "b.txt", b"x " * (MAX_REPORT_CHARS // 2) + b"x")
    assert "more than" in refusal_of(found).reason


def test_a_file_above_all_limits_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    with path.open("wb") as stream:
        stream.truncate(3 * 1024**3)
    with bounded(1, 1):
        assert "3.0 GiB" in refusal_of(list(read([path]))).reason


def test_a_line_of_20_mb_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(GOOD + b'{"text": "' + b"x" * 20_000_000 + b'"}\n' + GOOD)
    with bounded(40, 3):
        found = list(read([path]))
    assert len(texts_of(found)) == 2
    assert refusal_of(found).where.endswith(":2")
    assert "longer than 16 MiB" in refusal_of(found).reason


def test_a_gzip_bomb_stops_and_what_came_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    with gzip.open(path, "wb") as stream:
        stream.write(GOOD)
        for _ in range(200):
            stream.write(b" " * 1024**2)
        stream.write(b"\n" + GOOD)
    with bounded(48, 4):
        found = list(read([path]))
    assert len(texts_of(found)) == 1
    assert isinstance(found[-1], Refusal)
    assert "unpacks to more than 200 times its size" in found[-1].reason


def test_gzip_inside_gzip(tmp_path: Path) -> None:
    data = gzip.compress(gzip.compress(GOOD))
    assert "inside gzip" in refusal_of(read_bytes(tmp_path, "a.jsonl.gz", data)).reason


def test_a_truncated_gzip_gives_what_was_whole(tmp_path: Path) -> None:
    lines = b"".join(
        json.dumps({"text": os.urandom(400).hex()}).encode() + b"\n" for _ in range(500)
    )
    data = gzip.compress(lines)
    found = read_bytes(tmp_path, "a.jsonl.gz", data[: len(data) // 2])
    whole = [json.loads(line)["text"] for line in lines.splitlines()]
    assert 100 < len(texts_of(found)) < 500
    assert texts_of(found) == whole[: len(texts_of(found))]
    assert "truncated" in refusal_of(found).reason
    assert "truncated" in refusal_of(read_bytes(tmp_path, "b.gz", data[:12])).reason


def test_a_damaged_gzip(tmp_path: Path) -> None:
    data = bytearray(gzip.compress(b"Two dead in Port Amal. " * 50))
    data[12:30] = b"\xff" * 18
    assert "reading failed" in refusal_of(read_bytes(tmp_path, "a.txt.gz", bytes(data))).reason


def test_what_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    found = list(read([tmp_path / "gone", tmp_path / "pipe", Path("/dev/null")]))
    reasons = [item.reason for item in found if isinstance(item, Refusal)]
    assert reasons == ["no such file or folder", "a named pipe, not a file", "a device, not a file"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x")
    (tmp_path / "a.txt").chmod(0)
    assert "permission" in refusal_of(list(read([tmp_path]))).reason


def test_a_file_that_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_bytes(b"x")

    def deny(self: Path, mode: str) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", deny)
    assert refusal_of(list(read([tmp_path]))).reason == "cannot be read: permission denied"


def test_nul_bytes_and_lone_surrogates_go(tmp_path: Path) -> None:
    data = b'{"text": "a\\u0000b \\ud800 c", "title": "t\\udfff", "x\\ud800": ["\\ud800y"]}\n'
    (report,) = read_bytes(tmp_path, "a.jsonl", data)
    assert isinstance(report, Report)
    assert (report.text, report.title, report.extra) == ("ab  c", "t", {"x": ["y"]})
    assert texts_of(read_bytes(tmp_path, "a.txt", b"Two dead\0 in Port Amal, he said.")) == [
        "Two dead in Port Amal, he said."
    ]


@pytest.mark.parametrize("depth", [40, 900, 200_000])
def test_deep_json(tmp_path: Path, depth: int) -> None:
    deep = b'{"text": "x", "y": ' + b"[" * depth + b"]" * depth + b"}\n"
    found = read_bytes(tmp_path, "a.jsonl", GOOD + deep + GOOD)
    assert len(texts_of(found)) == 2
    assert "nested" in refusal_of(found).reason


def test_a_number_too_long_to_convert(tmp_path: Path) -> None:
    found = read_bytes(tmp_path, "a.jsonl", b'{"text": "x", "n": ' + b"9" * 5000 + b"}\n" + GOOD)
    assert len(texts_of(found)) == 1
    assert "not usable JSON" in refusal_of(found).reason


def test_a_quote_never_closed_loses_one_row(tmp_path: Path) -> None:
    found = read_bytes(tmp_path, "a.csv", b'id,text\n1,one\n2,"two\n3,three\n4,four\n')
    assert texts_of(found) == ["one", "three", "four"]
    assert refusal_of(found).where.endswith(":3")
    assert "never closed" in refusal_of(found).reason


def test_a_quote_never_closed_before_much_data(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(
        b'id,text\n1,"one\n' + (b"2," + b"two dead in the port of Amal " * 400 + b"\n") * 2_000
    )
    with bounded(400, 60):
        found = [next(reports := read([path])), next(reports)]
    assert isinstance(found[0], Refusal)
    assert "longer than 16 MiB" in found[0].reason
    assert isinstance(found[1], Report)


def test_a_field_above_the_limit_of_the_csv_module(tmp_path: Path) -> None:
    csv.field_size_limit(131_072)
    text = "x " * 200_000
    assert texts_of(read_bytes(tmp_path, "a.csv", f'id,text\n1,"{text}"\n'.encode())) == [text]


def test_a_page_above_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(b"<html><body>" + b"<p>x</p>" * (MAX_HTML_BYTES // 8 + 1))
    with bounded(64, 2):
        assert "larger than 20 MiB" in refusal_of(list(read([path]))).reason


_MEASURE = (
    "import sys; from pathlib import Path; from dateline.readers import read; "
    "print([type(item).__name__ for item in read([Path(sys.argv[1])])])"
)


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 100_000 + "<p>Two dead.</p>" + "</div>" * 100_000,
        "<p><b><i>" * 30_000 + "Two dead.",
        "<table><tr><td>" * 5_000 + "Two dead.",
    ],
    ids=["divs", "inline", "tables"],
)
def test_deeply_nested_pages_do_not_end_the_process(tmp_path: Path, body: str) -> None:
    path = tmp_path / "a.html"
    path.write_text(f"<html><body>{body}</body></html>")
    began = time.monotonic()
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", _MEASURE, str(path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() in ("['Report']", "['Refusal']")
    assert done.stderr == ""
    assert time.monotonic() - began < 30
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < 1024**2


def test_a_very_deep_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    deep = Path(*["d"] * 900)
    deep.mkdir(parents=True)
    (deep / "a.txt").write_bytes(b"Two dead.")
    assert texts_of(list(read([tmp_path]))) == ["Two dead."]


def test_file_names_that_are_no_text(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))
    path.write_bytes(b"Two dead.")
    (report,) = read([path])
    assert isinstance(report, Report)
    report.origin.encode()


def test_one_bad_input_among_others(tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_bytes(b"One.")
    (tmp_path / "2.txt").write_bytes(b"\0" * 100)
    (tmp_path / "3.jsonl").write_bytes(b"{\n" + GOOD)
    (tmp_path / "4.txt").write_bytes(b"Four.")
    found = list(read([tmp_path]))
    assert [type(item) for item in found] == [Report, Refusal, Refusal, Report, Report]
