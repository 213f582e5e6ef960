"""Small web archives, feeds and PDFs, made up for tests."""

import gzip

STORY = (
    "<p>Two people were killed in Port Amal on Friday when a bomb went off near the fish market, "
    "the harbour police said.</p><p>The port was closed for the rest of the day, and the ferry "
    "company told its passengers to stay at home until Sunday.</p>"
)
PAGE = (
    "<html><head><title>Two dead in Port Amal</title>"
    '<meta property="article:published_time" content="2021-03-05T10:00:00Z"></head>'
    f"<body><article><h1>Two dead in Port Amal</h1>{STORY}</article></body></html>"
)


def record(
    body: bytes,
    url: str = "https://harbour.example/2021/03/05/bomb.html",
    *,
    kind: str = "response",
    content: str = "text/html; charset=utf-8",
    status: str = "200 OK",
    headers: str = "",
) -> bytes:
    """One record of a web archive, uncompressed."""
    http = f"HTTP/1.1 {status}\r\nContent-Type: {content}\r\n{headers}\r\n".encode()
    block = http + body if kind == "response" else body
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\n"
        "WARC-Date: 2024-06-01T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def packed(*records: bytes) -> bytes:
    """A .warc.gz: a gzip member for each record."""
    return b"".join(map(gzip.compress, records))


def pdf(*pages: str) -> bytes:
    """A PDF with these lines of text on its pages; bare, but complete."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    kids = []
    for text in pages:
        lines = " T* ".join(f"({line}) Tj" for line in text.splitlines())
        content = f"BT /F1 12 Tf 14 TL 72 720 Td {lines} ET".encode("latin-1")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
        kids.append(len(objects) + 1)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R /Resources "
            b"<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>"
            % len(objects)
        )
    refs = " ".join(f"{kid} 0 R" for kid in kids)
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{refs}] >>".encode()
    out, offsets = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % at for at in offsets)
    end = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
    xref = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    return bytes(out) + xref + table + end % (len(objects) + 1, len(out))
