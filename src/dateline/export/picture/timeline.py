"""A timeline of events: how many in each day, week, month or year, by what kind they are."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.export.picture.scene import Outline, Scene, Words, box
from dateline.store import EventRow

WIDTH, HEIGHT = 1200, 560
FRAME = (70.0, 110.0, 1176.0, 470.0)
INK, QUIET, GRID = "#222222", "#6b675f", "#dddad2"
KINDS: tuple[tuple[int | None, str, str], ...] = (
    (1, "verbal cooperation", "#9ecae1"),
    (2, "material cooperation", "#3182bd"),
    (3, "verbal conflict", "#fdae6b"),
    (4, "material conflict", "#b3261e"),
    (None, "other", "#999999"),
)
"""Quad classes of PLOVER from the bottom of a bar to its top, with their colours."""

MOST_BARS = 130
"""Steps are chosen so long that there are no more bars than this."""

COARSE_DAYS = 32
"""An event known no better than this says nothing about how far the scale must reach."""

SHOWN = 0.85
"""A shorter step must still show this share of the events that the longer ones show."""

TICK_WIDTHS = {"day": 92.0, "week": 92.0, "month": 70.0, "year": 48.0}
"""Pixels that a date takes below the bars."""

TICK_MONTHS = (1, 2, 3, 6, 12, 24, 60)


@dataclass(frozen=True, slots=True)
class Step:
    """The length of time that a bar stands for; `days`: the longest it can be."""

    name: str
    days: int

    def start(self, day: date) -> date:
        """The first day of the step that the day lies in."""
        if self.name == "week":
            return day - timedelta(days=day.weekday())
        if self.name == "day":
            return day
        return day.replace(day=1, month=day.month if self.name == "month" else 1)

    def after(self, start: date) -> date:
        """The first day of the next step."""
        return self.start(start + timedelta(days=self.days))

    def label(self, start: date) -> str:
        """The step in words, as precise as it is."""
        return start.isoformat()[: {"month": 7, "year": 4}.get(self.name, 10)]


STEPS = (Step("day", 1), Step("week", 7), Step("month", 31), Step("year", 366))


@dataclass(frozen=True, slots=True)
class Dated:
    """Events by bar and kind, and how many are in none: `coarse` ones are dated more coarsely
    than a bar is long, `earlier` ones lie long before nearly all others."""

    step: Step
    counts: Counter[tuple[date, int | None]]
    coarse: int
    earlier: int
    undated: int


def draw_timeline(rows: Iterable[EventRow], title: str) -> Scene:
    """The bars, their scale, what the colours mean, and how many events are not shown."""
    dated = _dated(rows)
    scene = Scene(WIDTH, HEIGHT, FRAME, title)
    starts = list(_starts(dated))
    totals = Counter[date]()
    for (start, _), count in dated.counts.items():
        totals[start] += count
    top = _round_up(max(totals.values(), default=1))
    _draw_scale(scene, top)
    _draw_bars(scene, dated, starts, top)
    _draw_ticks(scene, dated.step, starts)
    _frame(scene, dated, title)
    return scene


def _dated(rows: Iterable[EventRow]) -> Dated:
    """The shortest step that keeps the bars few; an event lies in one only if all its days do."""
    spans: list[tuple[date, date, int | None]] = []
    events = 0
    for events, row in enumerate(rows, start=1):  # noqa: B007 - counted
        if row.event.date:
            first, last = row.event.date.earliest, row.event.date.latest
            spans.append((_day(first), _day(last), row.event.quad_class))
    begin, end = _window([(first, last) for first, last, _ in spans])
    shown = [span for span in spans if span[1] >= begin]
    step = _step(shown, (end - begin).days)
    counts = Counter(
        (step.start(first), kind) for first, last, kind in shown if _fits(step, first, last)
    )
    coarse = len(shown) - counts.total()
    return Dated(step, counts, coarse, len(spans) - len(shown), events - len(spans))


def _step(shown: list[tuple[date, date, int | None]], reach: int) -> Step:
    """The shortest step with bars enough and few, that shows nearly as many events as months do."""
    few = [step for step in STEPS if reach / step.days <= MOST_BARS] or [STEPS[-1]]
    fitting = [sum(_fits(step, first, last) for first, last, _ in shown) for step in few]
    most = max((n for n, step in zip(fitting, few, strict=True) if step.days <= COARSE_DAYS),
               default=0)  # fmt: skip
    return next(step for n, step in zip(fitting, few, strict=True) if n >= SHOWN * most)


def _fits(step: Step, first: date, last: date) -> bool:
    return step.start(first) == step.start(last)


def _window(spans: list[tuple[date, date]]) -> tuple[date, date]:
    """The first and last day to show: news looks back, and a few far looks would take the room.

    The earliest 5 % are left out where the others fit into half of the time.
    """
    fine = sorted(span for span in spans if (span[1] - span[0]).days < COARSE_DAYS) or sorted(spans)
    if not fine:
        return date.min, date.min
    begin, end = fine[0][0], max(last for _, last in fine)
    later = fine[len(fine) // 20][0]
    return (later if (end - later) < (end - begin) / 2 else begin), end


def _day(iso: str) -> date:
    return date.fromisoformat(iso[:10])


def _starts(dated: Dated) -> Iterator[date]:
    """The first days of all bars, empty ones too."""
    if not dated.counts:
        return
    start, last = min(dated.counts)[0], max(start for start, _ in dated.counts)
    while start <= last:
        yield start
        start = dated.step.after(start)


def _round_up(count: int) -> int:
    """The next of 1, 2, 5, 10, 20 … that the highest bar fits under, or half-way steps of it."""
    size: int = 10 ** (len(str(count)) - 1)
    return next(size * factor for factor in (1, 2, 3, 4, 5, 6, 8, 10) if size * factor >= count)


def _draw_scale(scene: Scene, top: int) -> None:
    left, up, right, down = FRAME
    parts = next(n for n in (4, 5, 3, 2, 1) if top % n == 0)
    for part in range(parts + 1):
        y = down - (down - up) * part / parts
        line = Outline((((left, y), (right, y)),), stroke=GRID, width=1, closed=False)
        scene.over += [
            line,
            Words((left - 10, y + 5), f"{top * part // parts:,}", 13, QUIET, "end"),
        ]


def _draw_bars(scene: Scene, dated: Dated, starts: list[date], top: int) -> None:
    left, up, right, down = FRAME
    width = min(60.0, (right - left) / max(1, len(starts)))
    gap = min(3.0, width * 0.15)
    for number, start in enumerate(starts):
        x, y = left + number * width, down
        for kind, name, colour in KINDS:
            count = dated.counts[start, kind]
            if count:
                height = (down - up) * count / top
                title = f"{dated.step.label(start)}: {count:,} {name}"
                ring = box(x + gap / 2, y - height, x + width - gap / 2, y)
                scene.over.append(Outline((ring,), fill=colour, title=title))
                y -= height


def _draw_ticks(scene: Scene, step: Step, starts: list[date]) -> None:
    left, _, right, down = FRAME
    width = min(60.0, (right - left) / max(1, len(starts)))
    every = max(1, math.ceil(TICK_WIDTHS[step.name] / width))
    if step.name == "month":
        every = next((months for months in TICK_MONTHS if months >= every), TICK_MONTHS[-1])
    for number, start in enumerate(starts):
        counted = start.year * 12 + start.month - 1 if step.name == "month" else number
        if counted % every == 0:
            x = left + (number + 0.5) * width
            tick = Outline((((x, down), (x, down + 6)),), stroke=QUIET, closed=False)
            scene.over += [tick, Words((x, down + 24), step.label(start), 13, QUIET, "middle")]
    scene.over.append(Outline((((left, down), (right, down)),), stroke=INK, closed=False))


def _frame(scene: Scene, dated: Dated, title: str) -> None:
    shown = dated.counts.total()
    kinds = {kind for _, kind in dated.counts}
    hidden = [
        f"{count:,} {why}"
        for count, why in ((dated.coarse, f"dated more coarsely than a {dated.step.name}"),
                           (dated.earlier, "long before"), (dated.undated, "without a date"))
        if count
    ]  # fmt: skip
    rest = f"; not shown: {', '.join(hidden)}" if hidden else ""
    scene.over += [
        Words((24, 44), title, 26, INK, bold=True),
        Words((24, 70), f"{shown:,} events by {dated.step.name}{rest}", 15, QUIET),
    ]
    x = 24.0
    for kind, name, colour in KINDS:
        if kind in kinds:
            scene.over.append(Outline((box(x, HEIGHT - 38, x + 16, HEIGHT - 22),), fill=colour))
            words = Words((x + 24, HEIGHT - 25), name, 13)
            scene.over.append(words)
            x += 24 + words.length + 26
