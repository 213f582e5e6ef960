"""The head of a plain text: title, byline, publisher and date, where they stand in it.

The text itself is only read: a report keeps its head, so that offsets hold.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace

from dateline.readers.byline import read_byline
from dateline.readers.outlets import is_outlet
from dateline.readers.published import FoundDate, in_year_of, parse_published, search_date
from dateline.readers.wire import WireLine, read_wire_line

_HEAD_CHARS = 3000
_HEAD_LINES = 12
_MAX_LINE = 200
"""A longer line is a paragraph of the body."""
_MAX_TITLE = 130
_MAX_BODY_LINE = 100
"""A line above this length that ends like a sentence is body too."""

_TITLE_FIELD = re.compile(r"\s*(?:title|headline)\s*:\s*(?P<value>\S.*)", re.I)
_OUTLET_FIELD = re.compile(
    r"\s*(?:source|publisher|outlet|publication)\s*:\s*(?P<value>\S.*)", re.I
)
_BYLINE_FIELD = re.compile(r"\s*(?:author|byline)s?\s*:\s*(?:by\s+)?(?P<value>\S.*)", re.I)
_DATE_LABEL = re.compile(
    r"\W*(?:(?:first |originally |last )?(?:published|posted|updated|modified|issued)"
    r"|(?:publication |release )?dated?)\b\s*:?\s*(?:(?:on|at)\b)?",
    re.I,
)
_NOISE = re.compile(
    r"\b(?:mon|tues?|wed(?:nes)?|thurs?|fri|sat(?:ur)?|sun)(?:day)?\b"
    r"|\d{1,2}[:.]\d\d(?::\d\d)?\s*(?:[ap]\.?m\b\.?)?|\b\d{1,2}\s*[ap]m\b"
    r"|\b(?:gmt|utc|bst|cet|[ecmp][sd]?t|at|on|local time)\b|[\W_]",
    re.I,
)
_TITLE_MARKUP = re.compile(r"^\s*#+\s+|\s+#*\s*$")


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of a text says; None where it says nothing."""

    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    at: int
    before_blank: bool


def read_head(text: str, around: str | None = None) -> Head:
    """The head of the text; `around` (an ISO prefix) gives a dateline without a year its year."""
    head, wire = Head(), None
    lines = list(_lines(text[:_HEAD_CHARS]))
    for number, line in enumerate(lines):
        wire = read_wire_line(text[line.at : line.at + _HEAD_CHARS])
        if wire is not None:
            break
        found = _read_line(line.text)
        if found is None and number == 0 and _is_title(line, lines[1:]):
            found = Head(title=_TITLE_MARKUP.sub("", line.text))
        if found is not None:
            head = _first_of(head, found)
        elif _is_body(line.text):
            break
    return _with_wire(head, wire, around) if wire else head


def _lines(text: str) -> Iterator[_Line]:
    at, count = 0, 0
    for raw in text.splitlines(keepends=True):
        start, at = at, at + len(raw)
        if raw.strip():
            after = text[at:].lstrip(" \t")
            yield _Line(raw.strip(), start, after.startswith("\n") or not after)
            count += 1
        if count == _HEAD_LINES:
            return


def _first_of(first: Head, second: Head) -> Head:
    """The values of `first`, completed by those of `second`."""
    missing = [field.name for field in fields(Head) if getattr(first, field.name) is None]
    return replace(first, **{name: getattr(second, name) for name in missing})


def _with_wire(head: Head, wire: WireLine, around: str | None) -> Head:
    """The head with what its dateline says, which may tell the day of a year above it."""
    day, said = wire.published, head.published
    year = said or around
    if wire.day_month is not None and year is not None:
        day = in_year_of(*wire.day_month, year)
    if said is not None and day is not None and day.startswith(said[:7]):
        head = replace(head, published=max(said, day, key=len))
    return _first_of(head, Head(publisher=wire.agency, published=day))


def _read_line(line: str) -> Head | None:
    """What a line of the head says; None for a line of another kind."""
    if len(line) > _MAX_LINE:
        return None
    return _read_field(line) or _read_byline(line) or _read_date(line)


def _read_field(line: str) -> Head | None:
    if match := _TITLE_FIELD.fullmatch(line):
        return Head(title=match["value"])
    if match := _OUTLET_FIELD.fullmatch(line):
        return Head(publisher=match["value"])
    if match := _BYLINE_FIELD.fullmatch(line):
        return Head(byline=match["value"])
    return None


def _read_byline(line: str) -> Head | None:
    """A line with "By NAME", alone or after a date."""
    byline = read_byline(line)
    if byline is None:
        return None
    found = search_date(line)
    if _residue(line[: byline.start], search_date(line[: byline.start])):
        return None
    return Head(
        byline=byline.names, publisher=byline.outlet, published=found.value if found else None
    )


def _read_date(line: str) -> Head | None:
    """A line that holds a date and at most a label, a time of day and an outlet."""
    label = _DATE_LABEL.match(line)
    rest = line[label.end() :] if label else line
    found = search_date(rest)
    if found is None:
        year = parse_published(rest) if label else None
        return Head(published=year) if year else None
    other = _residue(rest, found)
    if not other or (label and not _residue(rest[: found.span.start], None)):
        return Head(published=found.value)
    if is_outlet(other):
        return Head(published=found.value, publisher=other)
    return None


def _residue(line: str, found: FoundDate | None) -> str:
    """The words of a line beside its label, its date and its time of day."""
    if found is not None:
        line = f"{line[: found.span.start]} {line[found.span.end :]}"
    label = _DATE_LABEL.match(line)
    line = line[label.end() :] if label else line
    return " ".join(_NOISE.sub(" ", line).split())


def _is_title(line: _Line, rest: list[_Line]) -> bool:
    """Short, no full stop, and set off from the text that follows it."""
    if not rest or len(line.text) > _MAX_TITLE or line.text[-1] in ".,;:":
        return False
    if line.text[-1] in "\"'”’»)" and line.text[-2:-1] == ".":
        return False
    if line.text[0] in "([" or not any(map(str.isalpha, line.text)):
        return False
    return line.before_blank or _read_line(rest[0].text) is not None


def _is_body(line: str) -> bool:
    ends = line.rstrip("\"'”’»)")[-1:] in (".", "!", "?")
    return len(line) > _MAX_LINE or (ends and len(line) > _MAX_BODY_LINE)
