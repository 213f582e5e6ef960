"""From the fields of an input to a Report: the same rules for every form of input."""

import hashlib
import math
from collections.abc import Mapping
from urllib.parse import urlsplit

from dateline.errors import RefusedInput
from dateline.limits import MAX_REPORT_CHARS
from dateline.readers.encoding import repair
from dateline.readers.head import Head, read_head
from dateline.readers.hints import Hints
from dateline.readers.published import parse_published
from dateline.types import Report

_OWN = ("id", "text", "title", "published", "publisher", "byline", "url", "language")
_DATE_SYNONYMS = ("date", "dct")
_PUBLISHER_SYNONYM = "source"
_MAX_NESTING = 32
"""Deeper values under `extra` are refused: what writes them out again recurses."""
_SPLIT = f"write it as several reports of at most {MAX_REPORT_CHARS:,} characters"


def build_report(given: Mapping[str, object], origin: str, hints: Hints) -> Report:
    """The report that the fields (keys of the record contract) describe.

    Strings are repaired; what the fields leave open is read from the head of the text, then from
    the URL's host, then from the hints. Raises RefusedInput.
    """
    fields = {str(_clean(key, origin)): _clean(value, origin) for key, value in given.items()}
    text = _text(fields, origin)
    extra = {key: value for key, value in fields.items() if key not in _OWN}
    own = {name: _own_string(name, fields, extra) for name in _OWN if name != "text"}
    published = _published(own["published"], fields, extra)
    head = _head(text, own, published, hints)
    publisher = own["publisher"] or _string(fields.get(_PUBLISHER_SYNONYM)) or head.publisher
    title = own["title"] or head.title
    publisher = publisher or _host(own["url"]) or hints.publisher
    published = published or head.published or hints.published
    return Report(
        id=own["id"] or content_id(text, title, publisher, published, own["url"]),
        text=text,
        title=title,
        publisher=publisher,
        byline=own["byline"] or head.byline,
        published=published,
        url=own["url"],
        language=own["language"] or "en",
        extra=extra,
        origin=origin,
    )


def content_id(text: str, *context: str | None) -> str:
    """An id that the same report gets in every run: a hash of its words and their context."""
    content = "\x1f".join((text, *(value or "" for value in context)))
    return "r" + hashlib.sha256(content.encode()).hexdigest()[:16]


def refuse_long(size: int, origin: str) -> None:
    """Raises RefusedInput for a text above the limit."""
    if size > MAX_REPORT_CHARS:
        raise RefusedInput(
            origin, f"the text has more than {MAX_REPORT_CHARS:,} characters", _SPLIT
        )


def _text(fields: Mapping[str, object], origin: str) -> str:
    text = fields.get("text")
    if not isinstance(text, str):
        reason = (
            f'"text" is {_json_type(text)}, not a string' if "text" in fields else 'no "text" in it'
        )
        raise RefusedInput(origin, reason, 'put the words of the report in "text", as a string')
    if not text.strip():
        raise RefusedInput(origin, "the text is empty", "leave the report out or give its text")
    refuse_long(len(text), origin)
    return text


def _clean(value: object, origin: str, depth: int = 0) -> object:
    """The value with every string in it repaired; NaN, as pandas writes a gap, is none."""
    if isinstance(value, str):
        return repair(value)
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if not isinstance(value, list | dict):
        return value
    if depth == _MAX_NESTING:
        raise RefusedInput(
            origin, f"values nested more than {_MAX_NESTING} deep", "leave the nested value out"
        )
    if isinstance(value, list):
        return [_clean(item, origin, depth + 1) for item in value]
    return {repair(key): _clean(item, origin, depth + 1) for key, item in value.items()}


def _string(value: object) -> str | None:
    """A string or number as a string; None for nothing and for all else."""
    if isinstance(value, str):
        return value if value.strip() else None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, list) and value and all(isinstance(item, str) for item in value):
        return "; ".join(value)
    return None


def _own_string(name: str, fields: Mapping[str, object], extra: dict[str, object]) -> str | None:
    """A field of the contract as a string; one of another type is kept under `extra`."""
    value = fields.get(name)
    written = _string(value)
    if written is None and value is not None and not isinstance(value, str):
        extra[name] = value
    return written


def _published(
    written: str | None, fields: Mapping[str, object], extra: dict[str, object]
) -> str | None:
    """The ISO prefix; a date that cannot be read is kept as written under `extra`."""
    if written is not None:
        published = parse_published(written)
        if published is None:
            extra["published"] = written
        return published
    for name in _DATE_SYNONYMS:
        published = parse_published(_string(fields.get(name)) or "")
        if published is not None:
            return published
    return None


def _head(text: str, own: Mapping[str, str | None], published: str | None, hints: Hints) -> Head:
    """What the head of the text says, read only where a field leaves something open."""
    if published and own["title"] and own["publisher"] and own["byline"]:
        return Head()
    return read_head(text, published or hints.published)


def _host(url: str | None) -> str | None:
    """The host of a URL without "www.", as the name of its publisher."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _json_type(value: object) -> str:
    names = {dict: "an object", list: "a list", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number")
