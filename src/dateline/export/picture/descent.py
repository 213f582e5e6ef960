"""The graph of stories over time: who derives from whom, how, after how long, what was moved.

Each story is a band, its original on top; a line leads from it to every report that derives from
it, to the day that one was published on. Reports without a day stand in a column of their own.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dateline.dates import days_of
from dateline.export.picture.scene import Outline, Scene, Words, circle
from dateline.lineage.beside import beside
from dateline.lineage.findings import Finding

WIDTH, TOP, ROW, GAP = 1200, 124.0, 26.0, 16.0
LEFT, RIGHT, UNDATED = 190.0, 780.0, 110.0
INK, QUIET, GRID = "#222222", "#6b675f", "#dddad2"
COLOURS = {
    "original": "#222222", "copy": "#3182bd", "abridged": "#8c6bb1", "rewritten": "#b3261e",
    "holds it": "#a07a1f",
}  # fmt: skip
"""By role; each is told in words, too, for those who see no colours."""
MOST_ROWS = 120
"""Reports that are drawn; the largest stories come first, the rest is counted."""
_TITLE = 46


@dataclass(frozen=True, slots=True)
class Line:
    """A report of a story: how it derives (`role`), how long `after`, and all of it in words."""

    finding: Finding
    role: str
    day: date | None
    told: str
    after: str = ""


def draw_lineage(found: Sequence[Finding], title: str) -> Scene:
    """Every story that is told by two reports or more."""
    stories = _stories(found)
    shown: list[list[Line]] = []
    rows = 0
    for story in stories:
        if shown and rows + len(story) > MOST_ROWS:
            break
        shown.append(story)
        rows += len(story)
    height = TOP + rows * ROW + len(shown) * GAP + 60
    scene = Scene(WIDTH, int(height), (0, 0, WIDTH, height), title)
    days = sorted({line.day for story in shown for line in story if line.day})
    _head(scene, title, shown, len(stories))
    _ticks(scene, days, height - 44)
    y = TOP
    for story in shown:
        _story(scene, story, days, y)
        y += len(story) * ROW + GAP
    return scene


def _stories(found: Sequence[Finding]) -> list[list[Line]]:
    """Originals with what derives from or holds them, largest first, then by day."""
    by_id = {finding.report.id: finding for finding in found}
    children: defaultdict[str, list[Line]] = defaultdict(list)
    for finding in found:
        told = finding.traced.lineage
        if told.of is not None and told.of in by_id:
            children[told.of].append(_derived(finding, by_id[told.of]))
        for part in finding.traced.embeds:
            if part in by_id:
                day, where = _day(finding), f"{finding.report.id} holds {part}"
                children[part].append(Line(finding, "holds it", day, where))
    stories = [
        [_original(by_id[key]), *sorted(lines, key=_order)] for key, lines in children.items()
    ]
    return sorted(stories, key=lambda story: (-len(story), _order(story[0])))


def _order(line: Line) -> tuple[date, str]:
    return line.day or date.max, line.finding.report.id


def _original(finding: Finding) -> Line:
    return Line(finding, "original", _day(finding), f"{finding.report.id}: {_name(finding)}")


def _derived(finding: Finding, original: Finding) -> Line:
    """With delay, shared words and moved passages in words."""
    laid = beside(original.report.text, finding.report.text)
    day, first = _day(finding), _day(original)
    parts = [f"{finding.report.id}: {finding.traced.lineage.role} of {original.report.id}"]
    after = delay(first, day) if day and first else ""
    if after:
        parts.append(after)
    parts.append(f"{laid.kept_a:.0%} of its words, {laid.kept_b:.0%} of these")
    if laid.moved:
        parts.append(f"{laid.moved} {'passage' if laid.moved == 1 else 'passages'} moved")
    if finding.rewrites:
        parts.append(f"{len(finding.rewrites)} phrases replaced")
    return Line(finding, finding.traced.lineage.role, day, "; ".join(parts), after)


def delay(first: date, day: date) -> str:
    """How much later, in words."""
    days = (day - first).days
    if days == 0:
        return "the same day"
    return f"{abs(days)} {'day' if abs(days) == 1 else 'days'} {'later' if days > 0 else 'earlier'}"


def _day(finding: Finding) -> date | None:
    """The day of publication, where it is known to the day."""
    days = days_of(finding.report.published)
    return days.earliest if days is not None and days.days == 1 else None


def _name(finding: Finding) -> str:
    """Outlet and title, short enough for a line."""
    report = finding.report
    title = " ".join((report.title or report.text[: 2 * _TITLE]).split())
    short = title if len(title) <= _TITLE else title[: _TITLE - 1] + "…"
    return f"{report.publisher}: {short}" if report.publisher else short


def _head(scene: Scene, title: str, shown: list[list[Line]], stories: int) -> None:
    reports = sum(map(len, shown))
    rest = f"; {stories - len(shown):,} smaller not shown" if stories > len(shown) else ""
    many = "1 story" if len(shown) == 1 else f"{len(shown):,} stories"
    told = f"{reports:,} reports tell {many}{rest}" if shown else "no copies found"
    scene.over += [Words((24, 44), title, 26, INK, bold=True), Words((24, 70), told, 15, QUIET)]
    x = 24.0
    for role in dict.fromkeys(line.role for story in shown for line in story):
        scene.over.append(Outline((circle((x + 6, 95), 6),), fill=COLOURS[role]))
        words = Words((x + 18, 100), role, 13)
        scene.over.append(words)
        x += 18 + words.length + 22


def _ticks(scene: Scene, days: list[date], bottom: float) -> None:
    """The first and the last day and, where there is room, those between them."""
    last = float("-inf")
    for day in days:
        x = _x(day, days)
        if x - last >= 84 and (day == days[-1] or _x(days[-1], days) - x >= 84):
            line = Outline((((x, TOP - 8), (x, bottom)),), stroke=GRID, closed=False)
            scene.over += [line, Words((x, bottom + 20), day.isoformat(), 13, QUIET, "middle")]
            last = x


def _x(day: date | None, days: list[date]) -> float:
    if day is None:
        return UNDATED
    span = (days[-1] - days[0]).days
    return LEFT + (RIGHT - LEFT) * ((day - days[0]).days / span if span else 0.5)


def _story(scene: Scene, story: list[Line], days: list[date], top: float) -> None:
    """Lines first, so that dots and words lie on them."""
    rows = list(enumerate(story))
    start = (_x(story[0].day, days), top)
    scene.over += [_tie(start, (_x(line.day, days), top + n * ROW), line) for n, line in rows[1:]]
    for n, line in rows:
        x, y = _x(line.day, days), top + n * ROW
        scene.over.append(Outline((circle((x, y), 6),), fill=COLOURS[line.role], title=line.told))
        scene.over += _words(line, y)


def _tie(start: tuple[float, float], end: tuple[float, float], line: Line) -> Outline:
    """Down from the original, then along to the report."""
    path = (start, (start[0], end[1]), end)
    colour = COLOURS[line.role]
    return Outline((path,), stroke=colour, width=1.6, opacity=0.7, closed=False, title=line.told)


def _words(line: Line, y: float) -> Iterator[Words]:
    """The right margin names the report, the left one tells how much later it was published."""
    after = "no day" if line.day is None else line.after
    if after:
        yield Words((24, y + 4), after, 12, QUIET, italic=True)
    bold = line.role == "original"
    yield Words((RIGHT + 24, y + 4), _name(line.finding), 13, INK, bold=bold, title=line.told)
