"""robots.txt (RFC 9309): what a site lets programs read, and how fast."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from dateline.errors import ConfigError, RefusedInput
from dateline.limits import MAX_CRAWL_DELAY_SECONDS
from dateline.readers.fetch_address import Target
from dateline.readers.fetch_http import Response

if TYPE_CHECKING:
    from protego import Protego

TOKEN = "Dateline"  # noqa: S105 - the name that a robots.txt calls this program by


class _Rules(NamedTuple):
    """What a site's robots.txt says; `why_not`, and what to do, where nothing of it may be read."""

    rules: "Protego | None" = None
    why_not: str = ""
    remedy: str = "try again later"


class Robots:
    """The rules of the sites met so far; `get` fetches a robots.txt, redirects and all."""

    def __init__(self, get: Callable[[Target], Response]) -> None:
        self._get = get
        self._sites: dict[str, _Rules] = {}
        _library()

    def refuse(self, target: Target) -> None:
        """Raises RefusedInput where the site does not let this page be read."""
        rules, why_not, remedy = self._rules(target)
        if why_not:
            raise RefusedInput(target.url, why_not, remedy)
        if rules is not None and not rules.can_fetch(target.url, TOKEN):
            reason = "the site's robots.txt keeps programs from this page"
            raise RefusedInput(target.url, reason, "open it in a browser and save it")

    def delay(self, target: Target) -> float:
        """Seconds that the site asks for between two requests, within bounds."""
        rules = self._rules(target).rules
        asked = rules.crawl_delay(TOKEN) if rules is not None else None
        return min(float(asked or 0), MAX_CRAWL_DELAY_SECONDS)

    def _rules(self, target: Target) -> _Rules:
        if target.origin not in self._sites:
            self._sites[target.origin] = self._fetched(target)
        return self._sites[target.origin]

    def _fetched(self, target: Target) -> _Rules:
        """Absent (4xx) allows all; out of order (5xx) nothing: RFC 9309, 2.3.1."""
        try:
            found = self._get(target._replace(path="/robots.txt"))
        except RefusedInput as refused:
            return _Rules(why_not=refused.reason, remedy=refused.remedy)
        if 400 <= found.status < 500:
            return _Rules()
        if found.status != 200:
            return _Rules(why_not=f"the site's robots.txt cannot be read ({found.status})")
        return _Rules(_library().parse(found.body.decode("utf-8", "replace")))


def _library() -> "type[Protego]":
    try:
        from protego import Protego
    except ImportError as error:
        raise ConfigError('fetching needs protego: pip install "dateline[fetch]"') from error
    return Protego
