"""Inputs are known by what is in them."""

import pytest

from dateline.readers.sniff import Kind, sniff


@pytest.mark.parametrize(
    ("head", "suffix", "kind"),
    [
        (b"Two dead in Port Amal.", ".txt", Kind.TEXT),
        (b"Two dead in Port Amal.", ".weird", Kind.TEXT),
        (b"<!DOCTYPE html><html>", "", Kind.HTML),
        (b"<!-- saved -->\n<html lang=en>", ".txt", Kind.HTML),
        (b"<p>Two dead", "", Kind.HTML),
        (b'{"text": "Two dead"}\n{"text": "x"}\n', ".txt", Kind.LINES),
        (b'{"text": broken\n{"text": "x"}\n', "", Kind.LINES),
        (b'{"text": "' + b"x" * 60000, "", Kind.LINES),
        (b"not json", ".jsonl", Kind.LINES),
        (b"id,text\n1,Two dead\n", "", Kind.TABLE),
        (b'"title";"text"\n', ".txt", Kind.TABLE),
        (b"anything", ".tsv", Kind.TABLE),
        (b"\x1f\x8b\x08", ".txt", Kind.GZIP),
        (b"%PDF-1.7", ".txt", Kind.PDF),
        (b"PK\x03\x04", ".txt", Kind.ZIP),
        (b"a.txt" + b"\0" * 252 + b"ustar\x0000", "", Kind.TAR),
        (b"WARC/1.0\r\n", "", Kind.WARC),
        (b"PAR1", "", Kind.PARQUET),
        (b'<?xml version="1.0"?><rss version="2.0">', ".xml", Kind.FEED),
        (b'<?xml version="1.0"?>\n<?xml-stylesheet href="a"?><!-- a --><feed>', "", Kind.FEED),
        (b"<rdf:RDF xmlns:rdf='x'>", "", Kind.FEED),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><rss>', ".rss", Kind.FEED),
        (b'<?xml version="1.0"?><!DOCTYPE html><html>', ".xml", Kind.HTML),
        (b"stories_id,title,url,publish_date\n", "", Kind.TABLE),
        ("Two dead".encode("utf-16"), ".txt", Kind.TEXT),
        ("Two dead".encode("utf-16-le"), ".txt", Kind.TEXT),
        (b"[Editor's note] Two dead", ".txt", Kind.TEXT),
        (b"The text, he said, was clear.\n", ".txt", Kind.TEXT),
    ],
)
def test_kinds(head: bytes, suffix: str, kind: Kind) -> None:
    assert sniff(head, suffix).kind is kind


@pytest.mark.parametrize(
    ("head", "what"),
    [
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"\x00\x01\x02\x03\x04\x05", "binary"),
        (bytes(range(256)) * 4, "binary"),
        (b'[{"text": "x"}]', "one JSON document"),
        (b'{\n  "text": "x"\n}\n', "one JSON document"),
        (b'<?xml version="1.0"?><music/>', "XML"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "XML"),
    ],
)
def test_what_cannot_be_read_is_named(head: bytes, what: str) -> None:
    found = sniff(head, ".txt")
    assert found.kind is Kind.UNREADABLE
    assert what in found.what
    assert found.remedy
