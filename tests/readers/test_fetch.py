"""Fetching: only public addresses, politely, within bounds; against a server of our own."""

import gzip
import socket
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address, ip_network
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.readers.webarchive import PAGE

from dateline.errors import ConfigError, RefusedInput
from dateline.limits import MAX_REDIRECTS, MAX_ROBOTS_BYTES
from dateline.readers import fetch as fetching
from dateline.readers import fetch_robots, read
from dateline.readers.fetch import Fetcher, Known
from dateline.readers.fetch_address import is_public, parse_target
from dateline.readers.fetch_http import Response, Wire
from dateline.readers.fetch_urls import urls_in
from dateline.run.fetching import after, fetch_all
from dateline.types import Report

HERE = (ip_network("127.0.0.1/32"),)


class Answer(NamedTuple):
    """What the server says to one path."""

    body: bytes = PAGE.encode()
    status: int = 200
    headers: tuple[tuple[str, str], ...] = (("Content-Type", "text/html; charset=utf-8"),)
    drip: float = 0.0


class Site:
    """A server on this machine: its answers by path, the requests it saw."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.seen: list[tuple[str, dict[str, str]]] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.seen.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
                answer = site.answers.get(self.path, Answer(b"", 404))
                etag = dict(answer.headers).get("ETag")
                if etag and self.headers.get("If-None-Match") == etag:
                    answer = answer._replace(status=304, body=b"")
                self.send_response(answer.status)
                for name, value in answer.headers:
                    self.send_header(name, value)
                self.end_headers()
                try:
                    for at in range(0, len(answer.body), 1 if answer.drip else 1 << 20):
                        self.wfile.write(answer.body[at : at + (1 if answer.drip else 1 << 20)])
                        self.wfile.flush()
                        time.sleep(answer.drip)
                except OSError:
                    pass

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.port = self.server.server_port
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    @property
    def paths(self) -> list[str]:
        return [path for path, _ in self.seen if path != "/robots.txt"]


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()
    yield made
    made.server.shutdown()
    made.server.server_close()


def fetcher(
    *, sleep: Callable[[float], None] = lambda _: None, delay: float = 0, patience: float = 10
) -> Fetcher:
    return Fetcher(Wire("Dateline/test", time.monotonic, after, HERE, patience), sleep, delay)


def refusal_of(url: str, by: Fetcher | None = None) -> str:
    with pytest.raises(RefusedInput) as refused:
        (by or fetcher()).fetch(url)
    assert refused.value.remedy
    return refused.value.reason


def test_a_page_goes_into_an_archive_that_is_read(site: Site, tmp_path: Path) -> None:
    site.answers["/2021/03/05/a?b=c"] = Answer(
        gzip.compress(PAGE.encode()),
        headers=(("Content-Type", "text/html"), ("Content-Encoding", "gzip")),
    )
    done = fetch_all([site.url("/2021/03/05/a?b=c#part"), site.url("/no")], tmp_path, fetcher())
    assert (done.asked, done.new, done.unchanged, len(done.refusals)) == (2, 1, 0, 1)
    assert "404" in done.refusals[0].reason
    (report,) = read([tmp_path])
    assert isinstance(report, Report)
    assert report.url == site.url("/2021/03/05/a?b=c")
    assert "killed in Port Amal" in report.text
    asked = site.seen[-2][1]
    assert asked["user-agent"] == "Dateline/test"
    assert asked["host"] == f"127.0.0.1:{site.port}"


def test_what_has_not_changed_is_not_fetched_again(site: Site, tmp_path: Path) -> None:
    headers = (("Content-Type", "text/html"), ("ETag", '"1"'))
    site.answers = {"/tagged": Answer(headers=headers), "/plain": Answer()}
    urls = [site.url("/tagged"), site.url("/plain")]
    assert fetch_all(urls, tmp_path, fetcher()).new == 2
    again = fetch_all(urls, tmp_path, fetcher())
    assert (again.new, again.unchanged) == (0, 2)
    assert len(list(read([tmp_path]))) == 2
    site.answers["/tagged"] = Answer(PAGE.replace("Two", "Three").encode(), headers=headers[:1])
    changed = fetch_all(urls, tmp_path, fetcher())
    assert (changed.new, changed.unchanged) == (1, 1)
    assert sorted(path.name for path in tmp_path.glob("*.gz")) == [
        "fetched-0001.warc.gz", "fetched-0002.warc.gz",
    ]  # fmt: skip


ROBOTS = b"User-agent: *\nCrawl-delay: 7\nDisallow: /private\nDisallow: /*?print=\n"


def test_robots_txt_is_heeded(site: Site) -> None:
    site.answers = {"/robots.txt": Answer(ROBOTS), "/private/a": Answer(), "/a?print=1": Answer()}
    site.answers["/a"] = Answer()
    by = fetcher()
    assert "robots.txt keeps" in refusal_of(site.url("/private/a"), by)
    assert "robots.txt keeps" in refusal_of(site.url("/a?print=1"), by)
    assert by.fetch(site.url("/a")) is not None
    assert [path for path, _ in site.seen] == ["/robots.txt", "/a"]


def test_robots_txt_is_heeded_where_a_page_sends_on(site: Site) -> None:
    site.answers = {
        "/robots.txt": Answer(ROBOTS),
        "/a": Answer(b"", 302, (("Location", "/private/a"),)),
        "/private/a": Answer(),
    }
    assert "robots.txt keeps" in refusal_of(site.url("/a"))
    assert site.paths == ["/a"]


def test_a_robots_txt_is_read_to_the_limit(site: Site) -> None:
    site.answers = {"/a": Answer(), "/b": Answer()}
    rule = b"User-agent: *\nDisallow: /a\n"
    fill = b"#" * (MAX_ROBOTS_BYTES - len(rule) - 1) + b"\n"
    site.answers["/robots.txt"] = Answer(fill + rule + b"Disallow: /b\n")
    by = fetcher()
    assert "robots.txt keeps" in refusal_of(site.url("/a"), by)
    assert by.fetch(site.url("/b")) is not None


@pytest.mark.parametrize(("asked", "heeded"), [("0.5", 0.5), ("60", 60), ("61", 60), ("x", 0)])
def test_a_pause_that_a_site_asks_for_is_heeded_up_to_the_limit(asked: str, heeded: float) -> None:
    text = f"User-agent: *\nCrawl-delay: {asked}\n".encode()
    robots = fetch_robots.Robots(lambda target: Response(target.url, 200, "OK", {}, text))
    assert robots.delay(parse_target("https://harbour.example/")) == heeded


def test_a_robots_txt_out_of_order_keeps_all_out(site: Site) -> None:
    site.answers = {"/robots.txt": Answer(b"", 503), "/a": Answer()}
    assert "cannot be read (503)" in refusal_of(site.url("/a"))
    assert site.paths == []


def test_without_protego_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent() -> object:
        raise ConfigError('pip install "dateline[fetch]"')

    monkeypatch.setattr(fetch_robots, "_library", absent)
    with pytest.raises(ConfigError, match="dateline"):
        fetcher()


def test_a_host_rests_between_two_requests(site: Site) -> None:
    pauses: list[float] = []
    site.answers = {f"/{name}": Answer() for name in "ab"}
    by = fetcher(sleep=pauses.append, delay=3)
    for name in "ab":
        by.fetch(site.url(f"/{name}"))
    assert len(pauses) == 2  # robots.txt and /a; /a and /b
    assert all(2.5 < pause <= 3 for pause in pauses)
    site.answers["/robots.txt"] = Answer(ROBOTS)
    pauses.clear()
    fetcher(sleep=pauses.append, delay=3).fetch(site.url("/a"))
    assert [round(pause) for pause in pauses] == [7]


PRIVATE = [
    "127.0.0.2", "localhost", "10.0.0.1", "172.16.3.4", "192.168.1.1", "169.254.169.254",
    "100.64.0.1", "0.0.0.0", "224.0.0.1", "255.255.255.255", "[::1]", "[fe80::1]",
    "[fd00:ec2::254]", "[::ffff:127.0.0.2]", "[64:ff9b::7f00:2]", "[2002:7f00:2::]", "2130706434",
    "0x7f.2", "0177.0.0.2",
]  # fmt: skip


@pytest.mark.parametrize("host", PRIVATE)
def test_addresses_that_are_not_public(site: Site, host: str) -> None:
    by = Fetcher(Wire("x", time.monotonic, after), lambda _: None, 0)
    reason = refusal_of(f"http://{host}:{site.port}/latest/meta-data", by)
    assert any(words in reason for words in ("private or reserved", "is unknown"))
    assert site.seen == []


@pytest.mark.parametrize("public", ["8.8.8.8", "2606:4700::1111", "2002:808:808::"])
def test_public_addresses_are_let_through(public: str) -> None:
    assert is_public(ip_address(public))


@pytest.mark.parametrize("host", ["127.0.0.2", "[::1]", "10.0.0.1", "169.254.169.254"])
def test_a_page_that_sends_on_to_a_private_address(site: Site, host: str) -> None:
    site.answers["/a"] = Answer(b"", 302, (("Location", f"http://{host}/"),))
    assert "private or reserved" in refusal_of(site.url("/a"))


@pytest.mark.parametrize(
    "to", ["file:///etc/passwd", "ftp://x/", "gopher://x", "", "http://[", "//"]
)
def test_a_page_that_sends_on_to_no_web_address(site: Site, to: str) -> None:
    site.answers["/a"] = Answer(b"", 302, (("Location", to),))
    reason = refusal_of(site.url("/a"))
    assert "address" in reason or "sends on" in reason


def test_redirects_up_to_the_limit(site: Site) -> None:
    for number in range(MAX_REDIRECTS + 1):
        site.answers[f"/{number}"] = Answer(b"", 301, (("Location", f"/{number + 1}"),))
    site.answers[f"/{MAX_REDIRECTS + 1}"] = Answer()
    found = fetcher().fetch(site.url("/1"))
    assert found is not None
    assert found.url == site.url(f"/{MAX_REDIRECTS + 1}")
    assert "sends on more than" in refusal_of(site.url("/0"))


def test_the_name_is_looked_up_once_and_that_address_spoken_to(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.answers["/a"] = Answer()
    asked: list[str] = []
    lookup = socket.getaddrinfo

    def rebinding(host: str, *rest: object, **named: object) -> object:
        asked.append(host)
        first = asked.count("rebind.example") % 2
        return lookup("127.0.0.1" if host == "rebind.example" and first else host, *rest, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    with pytest.raises(RefusedInput):  # robots.txt goes through, the second look-up does not
        fetcher().fetch(site.url("/a", "rebind.example"))
    assert [path for path, _ in site.seen] == ["/robots.txt"]
    assert site.seen[0][1]["host"] == f"rebind.example:{site.port}"
    assert set(asked) == {"rebind.example", "127.0.0.1"}


def test_a_name_with_a_private_address_among_others(monkeypatch: pytest.MonkeyPatch) -> None:
    both = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, 80)) for ip in ("8.8.8.8", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: both)
    assert "10.0.0.1" in refusal_of("http://both.example/")


@pytest.mark.parametrize(
    "url",
    ["", "x", "file:///etc/passwd", "ftp://a/b", "javascript:alert(1)", "http://", "http://a:99999/",
     "http://u:p@a.example/", "http://[::1", "http://" + "a" * 5000 + "/", "https:/a",
     "http://a b/", "http://a\x0bb/", "http://[fe80::1%25eth0]/"],
)  # fmt: skip
def test_what_is_no_address(url: str) -> None:
    assert refusal_of(url)


def test_addresses_are_made_safe_to_send() -> None:
    target = parse_target("HTTP://Bücher.example/ü b\r\nX: y?q=é#f")
    assert target.url == "http://xn--bcher-kva.example/%C3%BC%20bX:%20y?q=%C3%A9"


def test_pages_at_and_above_the_limit(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "MAX_HTML_BYTES", 1000)
    site.answers = {"/at": Answer(b"x" * 1000), "/above": Answer(b"x" * 1001)}
    assert fetcher().fetch(site.url("/at")) is not None
    assert "larger than" in refusal_of(site.url("/above"))


def test_a_server_that_drips_is_given_up(site: Site) -> None:
    site.answers["/a"] = Answer(b"x" * 200, drip=0.05)
    began = time.monotonic()
    assert "longer than 0.4 seconds" in refusal_of(site.url("/a"), fetcher(patience=0.4))
    assert time.monotonic() - began < 3


def test_a_server_that_drips_its_header_is_given_up() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:

        def drip() -> None:
            connection, _ = server.accept()
            with connection:
                for byte in b"HTTP/1.1 200 OK\r\nX: " + b"x" * 200:
                    try:
                        connection.send(bytes([byte]))
                    except OSError:
                        return
                    time.sleep(0.05)

        threading.Thread(target=drip, daemon=True).start()
        url = f"http://127.0.0.1:{server.getsockname()[1]}/"
        began = time.monotonic()
        assert "longer than 0.4 seconds" in refusal_of(url, fetcher(patience=0.4))
        assert time.monotonic() - began < 3


def test_what_is_no_page_and_a_server_that_is_down(site: Site) -> None:
    site.answers["/a"] = Answer(b"x", headers=(("Content-Type", "image/png"),))
    assert "image/png" in refusal_of(site.url("/a"))
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    assert "cannot be" in refusal_of(f"http://127.0.0.1:{port}/")


def test_not_modified_without_having_asked_is_an_error(site: Site) -> None:
    site.answers["/a"] = Answer(b"", 304)
    assert "304" in refusal_of(site.url("/a"))
    assert fetcher().fetch(site.url("/a"), Known(etag='"1"')) is None


def test_the_pages_that_a_feed_names(site: Site, tmp_path: Path) -> None:
    items = "".join(
        f"<item><title>{n}</title><link>{site.url(f'/{n}')}</link></item>" for n in "ab"
    )
    feed = f"<rss><channel>{items}</channel></rss>".encode()
    xml = (("Content-Type", "application/rss+xml"),)
    site.answers = {"/feed": Answer(feed, headers=xml), "/a": Answer(), "/b": Answer()}
    assert fetch_all([site.url("/feed")], tmp_path / "1", fetcher()).new == 1
    assert fetch_all([site.url("/feed")], tmp_path / "2", fetcher(), follow=True).new == 3
    found = list(read([tmp_path / "2"]))
    assert [item.url for item in found if isinstance(item, Report)] == [
        site.url("/a"), site.url("/b"),
    ]  # fmt: skip


A, B = "https://harbour.example/a", "https://harbour.example/b"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("l.txt", f"# a list\n{A}\n\n  {B} \n{A}\n"),
        ("l.csv", f"id,media_name,url\n1,The Harbour,{A}\n2,x,{B}\n3,x,\n"),
        ("l.tsv", f"title\turl\nx\t{A}\ny\t{B}\n"),
        ("l.jsonl", f'{{"url": "{A}"}}\nbroken\n{{"id": 1}}\n{{"url": "{B}"}}\n'),
        ("l.csv", "".join("\t".join(["1", "20210305", *["x"] * 58, u]) + "\n" for u in (A, B))),
        ("l.xml", f"<rss><item><link>{A}</link></item><item><link>{B}</link></item></rss>"),
    ],
)
def test_addresses_in_files(tmp_path: Path, name: str, data: str) -> None:
    (tmp_path / name).write_text(data)
    assert list(urls_in(tmp_path / name)) == [A, B]


def test_a_file_without_addresses(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4")
    for path in (tmp_path / "a.pdf", tmp_path / "none"):
        with pytest.raises(RefusedInput):
            list(urls_in(path))
