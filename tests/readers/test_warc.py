"""Web archives: the pages in them, and where they break off."""

import gzip
import zlib
from pathlib import Path

import pytest
from tests.readers.webarchive import PAGE, STORY, packed, record

from dateline.limits import MAX_HTML_BYTES, MAX_WARC_HEADER_BYTES
from dateline.readers import read
from dateline.types import Refusal, Report

URL = "https://harbour.example/2021/03/05/bomb.html"


def _read(tmp_path: Path, data: bytes, name: str = "a.warc.gz") -> list[Report | Refusal]:
    path = tmp_path / name
    path.write_bytes(data)
    return list(read([path]))


def _reports(found: list[Report | Refusal]) -> list[Report]:
    return [item for item in found if isinstance(item, Report)]


def _refusals(found: list[Report | Refusal]) -> list[str]:
    return [item.reason for item in found if isinstance(item, Refusal)]


def test_a_page_with_its_url_and_its_own_date(tmp_path: Path) -> None:
    info = record(b"software: x\r\n", kind="warcinfo")
    (report,) = _read(tmp_path, packed(info, record(PAGE.encode())))
    assert isinstance(report, Report)
    assert (report.url, report.published) == (URL, "2021-03-05T10:00:00Z")
    assert report.publisher == "harbour.example"
    assert report.extra["crawled"] == "2024-06-01T00:00:00Z"
    assert "\n\nTwo people were killed" in report.text
    assert report.origin.endswith("a.warc.gz:2")


def test_a_date_that_only_the_address_tells_and_never_that_of_the_crawl(tmp_path: Path) -> None:
    page = f"<html><body><article>{STORY}</article></body></html>".encode()
    dated, undated = _reports(
        _read(tmp_path, record(page) + record(page, "https://harbour.example/bomb"), "a.warc")
    )
    assert (dated.published, undated.published) == ("2021-03-05", None)


def test_the_charset_of_the_header_counts(tmp_path: Path) -> None:
    page = PAGE.replace("fish market", "café").encode("cp1250")
    (report,) = _read(tmp_path, packed(record(page, content="text/html; charset=windows-1250")))
    assert isinstance(report, Report)
    assert "café" in report.text


def _chunked(data: bytes) -> bytes:
    half = len(data) // 2
    return b"".join(b"%x;a=b\r\n%s\r\n" % (len(p), p) for p in (data[:half], data[half:], b""))


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (gzip.compress(PAGE.encode()), "Content-Encoding: gzip\r\n"),
        (PAGE.encode(), "Content-Encoding: gzip\r\n"),
        (PAGE.encode(), "Content-Encoding: br\r\n"),
        (zlib.compress(PAGE.encode()), "Content-Encoding: deflate\r\n"),
        (zlib.compress(PAGE.encode())[2:-4], "Content-Encoding: deflate\r\n"),
        (_chunked(PAGE.encode()), "Transfer-Encoding: chunked\r\n"),
        (PAGE.encode(), "Transfer-Encoding: chunked\r\n"),
        (
            _chunked(gzip.compress(PAGE.encode())),
            "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n",
        ),
    ],
)
def test_bodies_as_they_came_or_undone(tmp_path: Path, body: bytes, headers: str) -> None:
    (report,) = _read(tmp_path, packed(record(body, headers=headers)))
    assert isinstance(report, Report)
    assert report.text.endswith("until Sunday.")


def test_what_is_no_page_is_passed_over(tmp_path: Path) -> None:
    page = PAGE.encode()
    found = _read(
        tmp_path,
        packed(
            record(b"\xff\xd8\xff\xe0", content="image/jpeg"),
            record(page, status="404 Not Found"),
            record(page, kind="request"),
            record(page, kind="revisit"),
            record(b"not http", "dns:harbour.example", content="text/dns"),
            record(page),
        ),
    )
    assert len(found) == len(_reports(found)) == 1


def test_an_archive_without_pages_says_so(tmp_path: Path) -> None:
    found = _read(tmp_path, packed(record(b"", kind="warcinfo")))
    assert _refusals(found) == ["no pages are in the archive"]


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_a_cut_archive_keeps_what_was_whole_and_says_that_it_is_cut(
    tmp_path: Path, name: str
) -> None:
    records = [record(PAGE.encode(), f"https://harbour.example/{n}") for n in range(3)]
    data = packed(*records) if name.endswith(".gz") else b"".join(records)
    for share, whole in ((0.99, 2), (0.5, 1), (0.1, 0)):
        found = _read(tmp_path, data[: int(share * len(data))], name)
        assert len(_reports(found)) == whole
        assert any("cut off" in reason or "truncated" in reason for reason in _refusals(found))
    assert len(_reports(_read(tmp_path, data, name))) == 3
    assert _refusals(_read(tmp_path, data, name)) == []


def test_damage_between_records_is_told(tmp_path: Path) -> None:
    page = record(PAGE.encode())
    for damage in (b"garbage\r\n\r\n", b"WARC/1.0\r\nContent-Length: -5\r\n\r\n"):
        found = _read(tmp_path, page + damage + page, "a.warc")
        assert len(_reports(found)) == 1
        assert ["damaged" in reason for reason in _refusals(found)] == [True]


def test_a_page_of_a_compressed_bomb_is_refused_and_the_next_is_read(tmp_path: Path) -> None:
    bomb = gzip.compress(b"<html>" + b" " * (MAX_HTML_BYTES + 1))
    found = _read(
        tmp_path,
        packed(record(bomb, headers="Content-Encoding: gzip\r\n"), record(PAGE.encode())),
    )
    assert len(_reports(found)) == 1
    assert "larger than 20 MiB" in _refusals(found)[0]


@pytest.mark.parametrize("extra", [0, 1])
def test_a_header_at_the_limit_is_read_and_one_above_it_is_not(tmp_path: Path, extra: int) -> None:
    page = record(PAGE.encode())
    first, rest = page.split(b"\r\n", 1)
    fixed = len(rest.partition(b"\r\n\r\n")[0]) + len(b"X: \r\n") + 4
    line = b"X: " + b"x" * (MAX_WARC_HEADER_BYTES - fixed + extra) + b"\r\n"
    found = _read(tmp_path, first + b"\r\n" + line + rest, "a.warc")
    assert len(_reports(found)) == 1 - extra
