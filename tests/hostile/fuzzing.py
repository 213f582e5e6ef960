"""Bytes that readers might stumble over: valid inputs of every kind, damaged."""

import gzip
import io
import json
import tarfile
import zipfile

from hypothesis import strategies as st
from tests.hostile.traps import GOOD, page
from tests.readers.webarchive import PAGE, pdf, record

_RSS = (
    b'<?xml version="1.0"?><rss version="2.0"><channel><title>The Harbour</title><item>'
    b"<title>Two dead</title><description>&lt;p&gt;Two dead.&lt;/p&gt;</description>"
    b"<pubDate>Fri, 05 Mar 2021 10:00:00 GMT</pubDate></item></channel></rss>"
)
_CSV = b'id,text,published\n1,"Two dead, ""he"" said.",2021-03-05\n2,Three dead.,2021\n'
_GDELT = b"\t".join([b"1", b"20210305", *[b"x"] * 58, b"https://harbour.example/a"]) + b"\n"


def _zip(data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.jsonl", data)
        archive.writestr("b/c.html", page(b""))
    return out.getvalue()


def _tar(data: bytes) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        info = tarfile.TarInfo("a.jsonl")
        info.size = len(data)
        archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


SEEDS = {
    ".txt": b"Two dead in Port Amal\n\nBy Ada Moss\n5 March 2021\n\nPORT AMAL, Mar 5 (AP) - Two.",
    ".html": PAGE.encode(),
    ".jsonl": GOOD * 3,
    ".json": json.dumps([{"text": "x"}]).encode(),
    ".csv": _CSV,
    ".tsv": _GDELT,
    ".jsonl.gz": gzip.compress(GOOD) + gzip.compress(GOOD),
    ".warc": record(PAGE.encode()) * 2,
    ".warc.gz": gzip.compress(record(PAGE.encode())),
    ".xml": _RSS,
    ".pdf": pdf("Two people were killed in Port Amal on Friday."),
    ".zip": _zip(GOOD),
    ".tar": _tar(GOOD),
    ".tgz": gzip.compress(_tar(GOOD)),
}
_TOKENS = (
    b"\0", b"\xff\xfe", b"\x1f\x8b\x08\0", b"PK\x03\x04", b"%PDF-1.4\n", b"WARC/1.0\r\n", b"<",
    b"<!--", b"<![CDATA[", b"&#0;", b"&#x110000;", b"&l;", b"<!ENTITY", b"<p>", b"</p>", b'"',
    b"\r", b"\r\n\r\n", b"\\ud800", b"{", b"[", b"9" * 40, b"-1", b"\t", b"\xe2\x80\xa8",
    b"Content-Length: 99999999999\r\n", b"obj", b"endstream", b"1 0 R", b"/Kids [2 0 R]", b"\x0c",
    b"1e999", b"2021-13-45", b"0x1p", b";",
)  # fmt: skip


@st.composite
def inputs(draw: st.DrawFn) -> tuple[str, bytes]:
    """A suffix, and bytes: a valid input (of that kind or another) cut, doubled, overwritten."""
    suffix = draw(st.sampled_from(sorted(SEEDS)))
    kind = draw(st.sampled_from([suffix, suffix, suffix, *sorted(SEEDS)]))
    data = bytearray(SEEDS[kind])
    for _ in range(draw(st.integers(0, 6))):
        at = draw(st.integers(0, len(data)))
        change = draw(st.integers(0, 4))
        if change == 0:
            data[at:at] = draw(st.sampled_from(_TOKENS)) * draw(st.integers(1, 3))
        elif change == 1:
            data[at : at + 3] = draw(st.binary(max_size=6))
        elif change == 2:
            del data[at : at + draw(st.integers(1, 200))]
        elif change == 3:
            data[at:at] = data[: draw(st.integers(0, 300))]
        elif at < len(data):
            data[at] ^= 1 << draw(st.integers(0, 7))
    return suffix, bytes(data)


ARGUMENTS = st.lists(
    st.one_of(
        st.sampled_from(
            "--limit --csv --jsonl - --since 2020 2020-13 --type ASSAULT --country XXX --status -1 "
            "--actor --store events.db none.db --min-confidence 2 nan --into --date x --publisher "
            "--workers 0 in in/a in/* [ ** --quiet --text \x00 é".split(" ")
        ),
        st.text(max_size=8),
    ),
    max_size=6,
)
"""Words of a command line, right and wrong."""
COMMANDS = ("code", "events", "show", "network", "doctor", "codebook", "actors", "fetch", "lineage")
