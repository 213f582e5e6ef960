"""The day in the address of a page: /2020/01/10/."""

import re

_DATE = re.compile(r"/((?:19|20)\d\d)/(\d\d)/(\d\d)(?=/|$)")


def url_date(url: str | None) -> str | None:
    """The ISO date in the path of a URL, which newspapers put there on the day of publication."""
    match = _DATE.search(url or "")
    return "-".join(match.groups()) if match else None
