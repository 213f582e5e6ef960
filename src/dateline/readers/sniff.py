"""What an input is, by its first bytes; its suffix decides only where they leave it open."""

import json
import re
from enum import Enum
from typing import NamedTuple

from dateline.readers.columns import gdelt_columns, is_header
from dateline.readers.encoding import decode, wide_encoding

HEAD_BYTES = 65536


class Kind(Enum):
    """The forms of input that are told apart."""

    TEXT = "text"
    HTML = "html"
    LINES = "JSON lines"
    TABLE = "table"
    GZIP = "gzip"
    ZIP = "zip archive"
    TAR = "tar archive"
    WARC = "web archive"
    FEED = "news feed"
    PDF = "PDF"
    PARQUET = "Parquet"
    UNREADABLE = "unreadable"


class Sniffed(NamedTuple):
    """The kind; what it is in words and what to do, where it cannot be read."""

    kind: Kind
    what: str = ""
    remedy: str = ""


_CONVERT = "save it as text, HTML, JSON lines or CSV"
_UNPACK = "unpack it and give the files in it"
_MAGIC: tuple[tuple[bytes, int, str, str], ...] = (
    (b"PK\x05\x06", 0, "an empty zip archive", "leave it out"),
    (b"\x89PNG", 0, "a PNG image", _CONVERT),
    (b"\xff\xd8\xff", 0, "a JPEG image", _CONVERT),
    (b"GIF8", 0, "a GIF image", _CONVERT),
    (b"II*\0", 0, "a TIFF image", _CONVERT),
    (b"MM\0*", 0, "a TIFF image", _CONVERT),
    (b"WEBP", 8, "a WebP image", _CONVERT),
    (b"WAVE", 8, "a WAV sound", _CONVERT),
    (b"ID3", 0, "an MP3 sound", _CONVERT),
    (b"ftyp", 4, "a film or sound (MP4)", _CONVERT),
    (b"BZh", 0, "a bzip2 archive", _UNPACK),
    (b"\xfd7zXZ", 0, "an xz archive", _UNPACK),
    (b"(\xb5/\xfd", 0, "a Zstandard archive", _UNPACK),
    (b"7z\xbc\xaf", 0, "a 7-Zip archive", _UNPACK),
    (b"Rar!", 0, "a RAR archive", _UNPACK),
    (b"\xd0\xcf\x11\xe0", 0, "an old Office document", _CONVERT),
    (b"{\\rtf", 0, "an RTF document", _CONVERT),
    (b"SQLite format 3", 0, "an SQLite database", "give the reports, not the store"),
    (b"\x7fELF", 0, "a program", "give reports"),
    (b"MZ\x90\0", 0, "a program", "give reports"),
)
_READ: tuple[tuple[bytes, int, Kind], ...] = (
    (b"\x1f\x8b", 0, Kind.GZIP),
    (b"PK\x03\x04", 0, Kind.ZIP),
    (b"ustar", 257, Kind.TAR),
    (b"WARC/", 0, Kind.WARC),
    (b"%PDF-", 0, Kind.PDF),
    (b"PAR1", 0, Kind.PARQUET),
)
_BINARY = Sniffed(Kind.UNREADABLE, "binary data, not text", _CONVERT)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\b\x1b")) + b"\x7f"
_NO_CONTROLS = dict.fromkeys([*_CONTROLS, 0xFFFD])
_MANY_CONTROLS = 0.05
_COMMENT = r"<!--(?:(?!-->).)*+-->"
_PROLOG = rf"\s*+(?:(?:<\?[^>]*+>|{_COMMENT})\s*+)*+"
"""Possessive throughout: a head of comments and comments would be tried in every division."""
_DOCTYPE = r"(?:<!DOCTYPE\b[^\[>]*+(?:\[[^\]]*+\]\s*+)?+>\s*+)?+"
_HTML_START = re.compile(
    rf"{_PROLOG}"
    r"<(?:!doctype\s+html|html|head|body|meta|title|article|section|main|div|p|h[1-6]|table)\b",
    re.IGNORECASE | re.DOTALL,
)
_FEED_START = re.compile(rf"{_PROLOG}{_DOCTYPE}(?:{_COMMENT}\s*+)*+<(?:rss|feed|rdf:RDF)\b", re.S)
_XML_START = re.compile(r"\s*+<(?:\?xml\b|!DOCTYPE\b)")
DELIMITERS = ",;\t|"
_BY_SUFFIX = {
    ".jsonl": Kind.LINES, ".ndjson": Kind.LINES,
    ".csv": Kind.TABLE, ".tsv": Kind.TABLE,
    ".html": Kind.HTML, ".htm": Kind.HTML, ".xhtml": Kind.HTML,
}  # fmt: skip


def sniff(head: bytes, suffix: str) -> Sniffed:
    """The kind of an input from its first HEAD_BYTES and its suffix (".txt", lower case)."""
    for magic, at, kind in _READ:
        if head.startswith(magic, at):
            return Sniffed(kind)
    for magic, at, what, remedy in _MAGIC:
        if head.startswith(magic, at):
            return Sniffed(Kind.UNREADABLE, what, remedy)
    if _is_binary(head):
        return _BINARY
    return _text_kind(decode(head), suffix)


def _is_binary(head: bytes) -> bool:
    """True for more control bytes than damage to a text explains."""
    if wide_encoding(head) is not None:
        text = decode(head)
        return len(text.translate(_NO_CONTROLS)) < (1 - _MANY_CONTROLS) * len(text)
    return len(head) - len(head.translate(None, _CONTROLS)) > _MANY_CONTROLS * len(head)


def _text_kind(text: str, suffix: str) -> Sniffed:
    if _FEED_START.match(text):
        return Sniffed(Kind.FEED)
    if suffix in _BY_SUFFIX:
        return Sniffed(_BY_SUFFIX[suffix])
    if _HTML_START.match(text):
        return Sniffed(Kind.HTML)
    if _XML_START.match(text):
        return Sniffed(Kind.UNREADABLE, "XML, and neither a web page nor a feed", _CONVERT)
    if text.lstrip()[:1] in ("{", "["):
        return _json_kind(text, suffix)
    return Sniffed(Kind.TABLE if _has_header(text) else Kind.TEXT)


def _json_kind(text: str, suffix: str) -> Sniffed:
    """JSON lines, one big JSON document, or a text that opens with a bracket."""
    if any(map(_is_object, text.splitlines())) or re.match(r'\s*\{\s*"[^\n]{4000}', text):
        return Sniffed(Kind.LINES)
    if suffix == ".json" or re.match(r'\s*(?:\[\s*\{|\{\s*)\s*"', text):
        return Sniffed(
            Kind.UNREADABLE,
            "one JSON document, not one report a line",
            "write one object a line (jq -c '.[]' FILE)",
        )
    return Sniffed(Kind.TEXT)


def _is_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _has_header(text: str) -> bool:
    """True where the first line names columns of a report, or is a row of GDELT's."""
    first = text.lstrip().partition("\n")[0]
    if gdelt_columns(first.rstrip("\r").split("\t")) is not None:
        return True
    columns = (first[:2000].lower().split(delimiter) for delimiter in DELIMITERS)
    return any(is_header([name.strip(" \"'\r") for name in names]) for names in columns)
