"""What an input is, by its first bytes; its suffix decides only where they leave it open."""

import json
import re
from enum import Enum
from typing import NamedTuple

from dateline.readers.encoding import decode, wide_encoding

HEAD_BYTES = 65536


class Kind(Enum):
    """The forms of input that are told apart."""

    TEXT = "text"
    HTML = "html"
    LINES = "JSON lines"
    TABLE = "table"
    GZIP = "gzip"
    UNREADABLE = "unreadable"


class Sniffed(NamedTuple):
    """The kind; what it is in words and what to do, where it cannot be read."""

    kind: Kind
    what: str = ""
    remedy: str = ""


_CONVERT = "save it as text, HTML, JSON lines or CSV"
_UNPACK = "unpack it and give the files in it"
_MAGIC: tuple[tuple[bytes, int, str, str], ...] = (
    (b"%PDF-", 0, "a PDF", "extract its text first (pdftotext FILE)"),
    (b"PK\x03\x04", 0, "a zip archive or an Office document", f"{_UNPACK}, or {_CONVERT}"),
    (b"PK\x05\x06", 0, "an empty zip archive", _UNPACK),
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
    (b"ustar", 257, "a tar archive", _UNPACK),
    (b"\xd0\xcf\x11\xe0", 0, "an old Office document", _CONVERT),
    (b"{\\rtf", 0, "an RTF document", _CONVERT),
    (b"SQLite format 3", 0, "an SQLite database", "give the reports, not the store"),
    (b"PAR1", 0, "a Parquet file", "save it as CSV or JSON lines"),
    (b"\x7fELF", 0, "a program", "give reports"),
    (b"MZ\x90\0", 0, "a program", "give reports"),
    (b"WARC/", 0, "a web archive (WARC)", "extract its pages first"),
)
_BINARY = Sniffed(Kind.UNREADABLE, "binary data, not text", _CONVERT)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\b\x1b")) + b"\x7f"
_NO_CONTROLS = dict.fromkeys([*_CONTROLS, 0xFFFD])
_MANY_CONTROLS = 0.05
_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*"
    r"<(?:!doctype\s+html|html|head|body|meta|title|article|section|main|div|p|h[1-6]|table)\b",
    re.IGNORECASE | re.DOTALL,
)
_FEED_START = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:rss|feed|rdf:RDF)\b", re.S)
_COLUMNS = {"id", "title", "published", "publisher", "byline", "url", "language", "date", "source"}
DELIMITERS = ",;\t|"
_BY_SUFFIX = {
    ".jsonl": Kind.LINES, ".ndjson": Kind.LINES,
    ".csv": Kind.TABLE, ".tsv": Kind.TABLE,
    ".html": Kind.HTML, ".htm": Kind.HTML, ".xhtml": Kind.HTML,
}  # fmt: skip


def sniff(head: bytes, suffix: str) -> Sniffed:
    """The kind of an input from its first HEAD_BYTES and its suffix (".txt", lower case)."""
    if head.startswith(b"\x1f\x8b"):
        return Sniffed(Kind.GZIP)
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
        return Sniffed(Kind.UNREADABLE, "a news feed (RSS or Atom)", "save its pages as HTML")
    if suffix in _BY_SUFFIX:
        return Sniffed(_BY_SUFFIX[suffix])
    if _HTML_START.match(text):
        return Sniffed(Kind.HTML)
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
    """True where the first line names the column `text` and another of the known ones."""
    first = text.lstrip().partition("\n")[0][:1000].lower()
    for delimiter in DELIMITERS:
        names = {name.strip(" \"'\r") for name in first.split(delimiter)}
        if "text" in names and names & _COLUMNS:
            return True
    return False
