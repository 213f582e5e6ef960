"""Traps: each is refused or read within its limits, and the run goes on to its end."""

import io
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.hostile.traps import GOOD, TRAPS, page
from tests.readers.webarchive import PAGE, packed, record
from typer.testing import Result

from dateline import limits
from dateline.errors import RefusedInput
from dateline.readers import inputs, opened, read, streams
from dateline.readers.sniff import sniff
from dateline.types import Refusal, Report

Run = Callable[..., Result]

SAID = {
    "gzip bomb": "unpacks to more than 200 times its size",
    "attributes on one tag": "attributes on one tag",
    "nested divs": "inside one another",
    "elements side by side": "side by side",
    "one paragraph": "more than 1,000,000 characters",
    "billion laughs": "entities of its own",
    "one line": "longer than 16 MiB",
}
"""What a refusal says; traps that are not here are read."""


def set_trap(folder: Path, name: str) -> Path:
    file, make, _, size = TRAPS[name]
    path = folder / file
    with path.open("wb") as stream:
        stream.writelines(make(size))
    return path


SLOW_MACHINE = 2
"""Tests run beside others; bench/hostile.py measures."""


@pytest.fixture(scope="module", autouse=True)
def _loaded() -> None:
    """What is imported with the first page takes a second by itself."""
    import dateline.readers.extract  # noqa: F401


@pytest.mark.parametrize("name", TRAPS)
def test_a_trap_is_refused_or_read_within_its_limits(tmp_path: Path, name: str) -> None:
    path = set_trap(tmp_path, name)
    began = time.monotonic()
    found = list(read([path]))
    assert time.monotonic() - began < 2 * SLOW_MACHINE
    reasons = " ".join(item.reason for item in found if isinstance(item, Refusal))
    assert SAID.get(name, "") in reasons
    assert bool(reasons) is (name in SAID) or name == "comments"


@pytest.mark.parametrize("name", ["gzip bomb", "one line"])
def test_what_is_streamed_is_not_held(tmp_path: Path, name: str) -> None:
    path = set_trap(tmp_path, name)
    tracemalloc.start()
    list(read([path]))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 50 * 1024**2


def test_all_of_them_in_one_run(dateline: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.readers.count_inputs", lambda _: 1)  # coded in this process
    folder = Path("in")
    folder.mkdir()
    for name in TRAPS:
        set_trap(folder, name)
    (folder / "good.jsonl").write_bytes(GOOD)
    (folder / "cut.warc.gz").write_bytes(packed(record(PAGE.encode()), record(PAGE.encode()))[:-99])
    with zipfile.ZipFile(folder / "tricks.zip", "w") as archive:
        archive.writestr("../../outside.txt", "Two people were killed in Port Amal on Friday.")
    result = dateline("code", "in", "--into", "events.db")
    assert result.exit_code == 3, result.stderr
    assert "Traceback" not in result.stderr
    for words in (*SAID.values(), "truncated"):
        assert words in result.stderr
    assert sorted(path.name for path in Path().iterdir() if path.suffix != ".db") == ["in"]


def _shaped(body: bytes, tmp_path: Path) -> str:
    path = tmp_path / "a.html"
    path.write_bytes(page(body))
    (found,) = read([path])
    return found.reason if isinstance(found, Refusal) else ""


_AROUND = 6
"""html, body, article, two p; and a closing element."""


@pytest.mark.parametrize(
    ("most", "make", "said"),
    [
        (limits.MAX_TAG_ATTRIBUTES, lambda n: b"<p %s>" % b" ".join(b"a%d=b" % i for i in range(n)),
         "attributes on one tag"),
        (limits.MAX_HTML_SIBLINGS, lambda n: b"<div>" + b"<b>x</b>" * n, "side by side"),
        (limits.MAX_HTML_DEPTH - 2, lambda n: b"<div>" * n + b"x", "inside one another"),
        (limits.MAX_HTML_ELEMENTS - 5 - 10,
         lambda n: (b"<div>" + b"<b></b>" * (n // 10) + b"</div>") * 10 + b"<i></i>" * (n % 10),
         "elements"),
        (limits.MAX_HTML_ATTRIBUTES // 400 * 400,
         lambda n: (b"<b %s></b>" % b" ".join(b"a%d=b" % i for i in range(400))) * (n // 400)
         + b"<i %s></i>" % (b"a=b" * (n % 400)), "200,000 attributes"),
    ],
)  # fmt: skip
def test_pages_at_and_above_each_limit(
    tmp_path: Path, most: int, make: Callable[[int], bytes], said: str
) -> None:
    assert _shaped(make(most), tmp_path) == ""
    assert said in _shaped(make(most + 1), tmp_path)


def test_lines_at_and_above_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "MAX_LINE_BYTES", len(GOOD))
    (tmp_path / "a.jsonl").write_bytes(GOOD + GOOD[:-1] + b" \n" + GOOD)
    found = list(read([tmp_path / "a.jsonl"]))
    assert [type(item) for item in found] == [Report, Refusal, Report]


def test_files_at_and_above_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inputs, "MAX_FILE_BYTES", len(GOOD))
    for data in (GOOD, GOOD + b" "):
        (tmp_path / "a.jsonl").write_bytes(data)
        (found,) = read([tmp_path / "a.jsonl"])
        assert isinstance(found, Report) is (data == GOOD)


@pytest.mark.parametrize("packed_bytes", [0, 1_000_000])
def test_what_unpacks_at_and_above_the_limit(packed_bytes: int) -> None:
    most = max(limits.FREE_INFLATION_BYTES, limits.MAX_INFLATION * packed_bytes)
    allowance = opened.Allowance("a.gz")
    allowance.packed(packed_bytes)
    allowance.unpacked(most)
    assert not allowance.spent
    with pytest.raises(RefusedInput):
        allowance.unpacked(1)
    assert allowance.spent


def test_heads_that_regular_expressions_fear() -> None:
    for head in (b"<!-- -->" * 8000, b"<?x?>" * 12000, b"<!DOCTYPE " * 6000, b" " * 65000):
        began = time.monotonic()
        sniff(head, "")
        assert time.monotonic() - began < 1


def test_a_zip_of_itself_comes_to_an_end(tmp_path: Path) -> None:
    data = b"Two dead."
    for depth in range(12):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            archive.writestr("a.txt" if depth == 0 else "a.zip", data)
        data = out.getvalue()
    (tmp_path / "a.zip").write_bytes(data)
    (found,) = read([tmp_path / "a.zip"])
    assert isinstance(found, Refusal)
    assert "deep" in found.reason
