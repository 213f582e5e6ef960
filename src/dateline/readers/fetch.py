"""Pages from the web, one at a time, politely: robots.txt, a pause between two, nothing twice."""

from collections.abc import Callable, Mapping
from typing import NamedTuple
from urllib.parse import urljoin

from dateline.errors import RefusedInput
from dateline.limits import MAX_HTML_BYTES, MAX_REDIRECTS, MAX_ROBOTS_BYTES
from dateline.readers.fetch_address import Target, parse_target
from dateline.readers.fetch_http import Response, Wire, request
from dateline.readers.fetch_robots import Robots

_MOVED = (301, 302, 303, 307, 308)
_NOT_MODIFIED = 304
_READABLE = ("html", "text/plain", "xml", "rss", "atom", "pdf")


class Known(NamedTuple):
    """What is known of a page from when it was last fetched."""

    etag: str | None = None
    modified: str | None = None


class Fetcher:
    """Fetches pages over a wire; `sleep` waits so many seconds, `delay` lies between two of a host.

    Nothing here reads the clock: `wire.seconds` and `sleep` are given by who runs it.
    """

    def __init__(self, wire: Wire, sleep: Callable[[float], None], delay: float) -> None:
        self._wire = wire
        self._sleep = sleep
        self._delay = delay
        self._last: dict[str, float] = {}
        self._robots = Robots(self._robots_txt)

    def fetch(self, url: str, known: Known | None = None) -> Response | None:
        """The page, after redirects; None where it is as it was when it was last fetched.

        Raises RefusedInput for every address that may not or cannot be read.
        """
        asked = _conditions(known)
        target = parse_target(url)
        for _ in range(MAX_REDIRECTS + 1):
            self._robots.refuse(target)
            self._wait(target, self._robots.delay(target))
            found = request(target, asked, MAX_HTML_BYTES, self._wire)
            if found.status not in _MOVED:
                return _checked(found, asked)
            target = _next(target, found)
        raise _lost(url)

    def _robots_txt(self, target: Target) -> Response:
        start = target
        for _ in range(MAX_REDIRECTS + 1):
            self._wait(target, 0)
            found = request(target, {}, MAX_ROBOTS_BYTES, self._wire, cut=True)
            if found.status not in _MOVED:
                return found
            target = _next(target, found)
        raise _lost(start.url)

    def _wait(self, target: Target, asked: float) -> None:
        """Let the host rest since its last request; each host has a pause of its own."""
        last = self._last.get(target.host)
        now = self._wire.seconds()
        if last is not None:
            pause = max(self._delay, asked) - (now - last)
            if pause > 0:
                self._sleep(pause)
        self._last[target.host] = self._wire.seconds()


def _conditions(known: Known | None) -> Mapping[str, str]:
    given = known or Known()
    named = {"If-None-Match": given.etag, "If-Modified-Since": given.modified}
    return {name: value for name, value in named.items() if value}


def _next(target: Target, found: Response) -> Target:
    """Where a redirect leads; checked like every address before it is spoken to."""
    location = found.headers.get("location", "")
    try:
        return parse_target(urljoin(target.url, location))
    except ValueError as error:
        raise RefusedInput(target.url, "it sends on to no address", "check the address") from error


def _lost(url: str) -> RefusedInput:
    return RefusedInput(url, f"it sends on more than {MAX_REDIRECTS} times", "check the address")


def _checked(found: Response, asked: Mapping[str, str]) -> Response | None:
    if found.status == _NOT_MODIFIED and asked:
        return None
    if found.status != 200:
        reason = f"the server answers {found.status} {found.reason}".rstrip()
        raise RefusedInput(found.url, reason, "open it in a browser to see why")
    kind = found.headers.get("content-type", "text/html").lower()
    if not any(name in kind for name in _READABLE):
        raise RefusedInput(found.url, f"it is {kind[:60]}, not a page", "give the page around it")
    return found
