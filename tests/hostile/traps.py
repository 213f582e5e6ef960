"""Traps of every kind: what each is called, and the bytes of it at a given size."""

import gzip
import json
from collections.abc import Callable, Iterator

Pieces = Iterator[bytes]

STORY = (
    b"<p>Two people were killed in Port Amal on Friday when a bomb went off near the fish market, "
    b"the harbour police said.</p><p>The port was closed for the rest of the day.</p>"
)
GOOD = b'{"text": "Two people were killed in Port Amal on Friday, the harbour police said."}\n'
_MIB = 1024**2


def page(body: bytes) -> bytes:
    """A web page with a story, and the body after it."""
    return b"<html><body><article>" + STORY + b"</article>" + body + b"</body></html>"


def gzip_bomb(size: int) -> Pieces:
    """A good line, then blanks without end in members of 64 MiB, which are cheap to make."""
    yield gzip.compress(GOOD)
    member = gzip.compress(b" " * min(size, 64 * _MIB))
    for _ in range(max(1, size // (64 * _MIB))):
        yield member


def attributes(size: int) -> Pieces:
    """One tag with so many attributes."""
    yield page(b"<div " + b" ".join(b"a%d=x" % n for n in range(size)) + b">x</div>")


def nested_divs(size: int) -> Pieces:
    """So many elements inside one another."""
    yield page(b"<div>" * size + STORY + b"</div>" * size)


def siblings(size: int) -> Pieces:
    """So many elements side by side."""
    yield page(b"<table><tr>" + b"<td>x</td>" * size)


def colspan(size: int) -> Pieces:
    """A table cell that claims to be so wide and high."""
    yield page(b"<table><tr><td colspan=%d rowspan=%d>x</td></tr></table>" % (size, size))


def paragraph(size: int) -> Pieces:
    """A web page of one paragraph of so many bytes."""
    yield b"<html><body><p>" + b"Two dead in Port Amal. " * (size // 23) + b"</p></body></html>"


def laughs(size: int) -> Pieces:
    """A feed with so many layers of entities, each ten times the one before."""
    declared = b"".join(
        b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10 if n else b"ha") for n in range(size)
    )
    yield b"<!DOCTYPE rss [" + declared + b"]><rss><channel><item><description>"
    yield b"&l%d;</description></item></channel></rss>" % (size - 1)


def long_line(size: int) -> Pieces:
    """A good line, one of so many bytes, another good one."""
    yield GOOD + b'{"text": "'
    for _ in range(max(1, size // _MIB)):
        yield b"x" * min(size, _MIB)
    yield b'"}\n' + GOOD


def nul_bytes(size: int) -> Pieces:
    """A line whose words have NUL bytes and halves of surrogate pairs among them."""
    words = "Two \0people \ud800were killed in Port Amal on Friday, the harbour police said. "
    yield json.dumps({"text": words * size}).encode() + b"\n"


def comments(size: int) -> Pieces:
    """A file that begins with so many comments: nested repetition, if one is not careful."""
    yield b"<!-- -->" * size + b"x"


TRAPS: dict[str, tuple[str, Callable[[int], Pieces], int, int]] = {
    "gzip bomb": ("bomb.jsonl.gz", gzip_bomb, 1024 * _MIB, 1024 * _MIB),
    "attributes on one tag": ("attributes.html", attributes, 300_000, 30_000),
    "nested divs": ("divs.html", nested_divs, 300_000, 300_000),
    "elements side by side": ("cells.html", siblings, 300_000, 300_000),
    "colspan": ("colspan.html", colspan, 10**9, 10**9),
    "one paragraph": ("paragraph.html", paragraph, 20_000_000, 4_000_000),
    "billion laughs": ("laughs.xml", laughs, 10, 10),
    "one line": ("line.jsonl", long_line, 1024 * _MIB, 32 * _MIB),
    "NUL bytes and surrogates": ("nul.jsonl", nul_bytes, 1000, 10),
    "comments": ("comments.html", comments, 1_000_000, 8000),
}
"""By name: the file's name, what makes it, its full size, and one that is quick in tests."""
