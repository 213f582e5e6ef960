"""A fetched page as a record of a web archive (WARC 1.1), which `dateline code` reads."""

import gzip
import hashlib
import re
from uuid import UUID

from dateline.readers.fetch_http import Response

_KEPT = ("content-type", "content-encoding", "content-language", "last-modified", "etag", "date")
_BREAKS = re.compile(r"[\r\n\0]+")


def warc_record(response: Response, when: str) -> bytes:
    """One record, gzipped by itself; `when` is the moment of fetching, ISO 8601 in UTC.

    Chunks are joined by then, compression is as it came; of the headers those stay that matter to
    whoever reads the page.
    """
    lines = [f"HTTP/1.1 {response.status} {response.reason}"]
    lines += [f"{name}: {response.headers[name]}" for name in _KEPT if name in response.headers]
    lines.append(f"content-length: {len(response.body)}")
    head = "\r\n".join(_BREAKS.sub(" ", line) for line in lines) + "\r\n\r\n"
    block = head.encode("utf-8", "replace") + response.body
    digest = hashlib.sha256(f"{response.url}\n{when}\n".encode() + block).digest()
    header = (
        "WARC/1.1\r\nWARC-Type: response\r\n"
        f"WARC-Record-ID: <urn:uuid:{UUID(bytes=digest[:16], version=4)}>\r\n"
        f"WARC-Target-URI: {response.url}\r\nWARC-Date: {when}\r\n"
        "Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    return gzip.compress(header.encode() + block + b"\r\n\r\n", mtime=0)
