"""The loop over addresses: what is fetched goes into a web archive, what is known is not."""

import hashlib
import json
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from dateline.errors import RefusedInput
from dateline.readers.fetch import Fetcher, Known
from dateline.readers.fetch_address import Network
from dateline.readers.fetch_http import Response, Wire
from dateline.readers.fetch_urls import links_of
from dateline.readers.fetch_warc import warc_record
from dateline.run.clock import now
from dateline.run.interrupt import Interrupts
from dateline.types import Refusal

INDEX = ".fetched.jsonl"
"""What is known of the pages in a folder; hidden, so that `dateline code FOLDER` passes it over."""


@dataclass(slots=True)
class Fetched:
    """What became of the addresses: asked = new + unchanged + refused."""

    new: int = 0
    unchanged: int = 0
    interrupted: bool = False
    refusals: list[Refusal] = field(default_factory=list)

    @property
    def asked(self) -> int:
        """Addresses done with."""
        return self.new + self.unchanged + len(self.refusals)


def polite_fetcher(agent: str, delay: float, allow: Sequence[Network] = ()) -> Fetcher:
    """A fetcher by this machine's clock; `allow` lets networks through that are not public."""
    return Fetcher(Wire(agent, time.monotonic, after, allow), time.sleep, delay)


@contextmanager
def after(seconds: float, call: Callable[[], None]) -> Iterator[None]:
    """Call it once so many seconds have passed, unless the block is left before."""
    timer = threading.Timer(seconds, call)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def fetch_all(
    urls: Iterable[str],
    folder: Path,
    fetcher: Fetcher,
    *,
    follow: bool = False,
    notice: Callable[[Fetched], None] = lambda _: None,
) -> Fetched:
    """Fetch every address into `folder`; with `follow` also the pages that fetched feeds name.

    Ctrl-C ends it after the page being written; what is fetched is kept.
    """
    done = Fetched()
    with ExitStack() as stack:
        shelf = stack.enter_context(_Shelf(folder))
        interrupts = stack.enter_context(Interrupts())
        try:
            for url in _each(urls):
                following = _fetch_one(url, fetcher, shelf, interrupts, done)
                notice(done)
                for link in _each(following if follow else ()):
                    _fetch_one(link, fetcher, shelf, interrupts, done)
                    notice(done)
        except KeyboardInterrupt:
            done.interrupted = True
    return done


def _each(urls: Iterable[str]) -> Iterator[str]:
    yield from dict.fromkeys(urls)


def _fetch_one(
    url: str, fetcher: Fetcher, shelf: "_Shelf", interrupts: Interrupts, done: Fetched
) -> list[str]:
    """Fetch and shelve one page; the addresses it names where it is a feed."""
    try:
        found = fetcher.fetch(url, shelf.known(url))
    except RefusedInput as refused:
        done.refusals.append(Refusal(refused.where, refused.reason, refused.remedy))
        return []
    if found is None:
        done.unchanged += 1
        return []
    with interrupts.held():
        if shelf.add(url, found):
            done.new += 1
        else:
            done.unchanged += 1
    return list(links_of(found))


class _Shelf:
    """A folder of web archives, and the index of what they hold."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._stack = ExitStack()
        self._archive: BinaryIO | None = None
        self._pages = _index(folder / INDEX)

    def __enter__(self) -> "_Shelf":
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def known(self, url: str) -> Known | None:
        """What was said of the page when it was last fetched."""
        page = self._pages.get(url)
        return Known(page.get("etag"), page.get("modified")) if page else None

    def add(self, url: str, found: Response) -> bool:
        """Write the page; False where it is there already, word for word."""
        digest = hashlib.sha256(found.body).hexdigest()
        before = self._pages.get(url, {}).get("sha256")
        page = {
            "url": url,
            "etag": found.headers.get("etag"),
            "modified": found.headers.get("last-modified"),
            "sha256": digest,
            "fetched": now().replace("+00:00", "Z"),
        }
        if before != digest:
            archive = self._opened()
            archive.write(warc_record(found, str(page["fetched"])))
            archive.flush()
        self._pages[url] = page
        with (self._folder / INDEX).open("a", encoding="utf-8") as index:
            index.write(json.dumps(page) + "\n")
        return before != digest

    def _opened(self) -> BinaryIO:
        """A new archive for each run: one that was cut off is never written on."""
        if self._archive is None:
            number = 1
            while True:
                path = self._folder / f"fetched-{number:04}.warc.gz"
                try:
                    self._archive = self._stack.enter_context(path.open("xb"))
                    break
                except FileExistsError:
                    number += 1
        return self._archive


def _index(path: Path) -> dict[str, dict[str, str | None]]:
    """The last line of each page; a line cut off by a crash is passed over."""
    pages: dict[str, dict[str, str | None]] = {}
    if not path.exists():
        return pages
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        try:
            page = json.loads(line)
        except ValueError:
            continue
        if isinstance(page, dict) and isinstance(page.get("url"), str):
            pages[page["url"]] = page
    return pages
