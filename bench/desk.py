"""How fast the page of the desk is in a browser, on a large store.

    python bench/desk.py [--events 100000] [--store FILE] [--json FILE]

The store is that of `bench/serve.py` (give `--store` to make it once and measure both on it). A
Chromium without a screen opens the page: how long until something is painted, until the events
are there, until a filter has changed every part, and how many frames a second the map draws while
it is dragged. Needs the extra `test` and a Chromium; without a graphics card the frames are those
of software rendering, which says nothing of a machine that has one.
"""

import argparse
import math
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.store import SqliteStore
from figures import show
from serve import make, server

if TYPE_CHECKING:
    from playwright.sync_api import Page

FILTERS = 6
"""Values of the facet of types that are pressed in turn."""

PAINTED = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
COUNT = """() => {
  window.drawn = 0;
  const count = () => { window.drawn++; requestAnimationFrame(count); };
  requestAnimationFrame(count);
}"""
DRAG_S = 4.0
FLAGS = ("--no-sandbox", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist")


def measured(address: str, chromium: str) -> list[list[object]]:
    """A row for each measure."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.set_default_timeout(180_000)
        rows: list[list[object]] = []
        for when in ("first", "again"):
            started = time.perf_counter()
            page.goto(address + "?view=table")
            page.locator(".rows .row").first.wait_for()
            there = (time.perf_counter() - started) * 1000
            page.wait_for_load_state("networkidle")
            rows.append([f"first paint, ms ({when})", round(page.evaluate(PAINTED))])
            rows.append([f"events in the table, ms ({when})", round(there)])
        taken = [_filtered(page, at) for at in range(FILTERS)]
        rows.append(["filter changed everywhere, ms (median)", round(statistics.median(taken))])
        rows.append(["filter changed everywhere, ms (slowest)", round(max(taken))])
        started = time.perf_counter()
        page.goto(address)
        page.locator(".map[data-drawn]").wait_for(state="attached")
        rows.append(["map drawn, ms", round((time.perf_counter() - started) * 1000)])
        rows.append(["frames a second while the map is dragged", round(_dragged(page))])
        rows.append(["renderer", page.evaluate(_RENDERER)])
        browser.close()
    return rows


_RENDERER = """() => {
  const gl = document.createElement('canvas').getContext('webgl');
  const names = gl?.getExtension('WEBGL_debug_renderer_info');
  return names ? gl.getParameter(names.UNMASKED_RENDERER_WEBGL) : 'unknown';
}"""


def _dragged(page: "Page") -> float:
    """Frames a second while the pointer drags the map to and fro; it must have moved."""
    box = page.locator(".map canvas").bounding_box()
    if box is None:
        raise SystemExit("the map has no size")
    middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.move(*middle)
    page.mouse.down()
    page.evaluate(COUNT)
    started, step = time.perf_counter(), 0
    while time.perf_counter() - started < DRAG_S:
        step += 1
        page.mouse.move(middle[0] + 120 * math.sin(step / 15), middle[1])
    passed, frames = time.perf_counter() - started, page.evaluate("window.drawn")
    with page.expect_response(lambda answer: "api/map" in answer.url):
        page.mouse.move(middle[0] + 90, middle[1] + 40)
        page.mouse.up()
    return float(frames / passed)


def _filtered(page: "Page", at: int) -> float:
    """Milliseconds from a press on a type until table and facets show what is left."""
    button = page.locator(".facets details").first.locator(".facet").nth(at)
    started = time.perf_counter()
    with (
        page.expect_response(lambda answer: "api/facets" in answer.url),
        page.expect_response(lambda answer: "api/events?" in answer.url),
    ):
        button.click()
    page.evaluate("() => new Promise(done => requestAnimationFrame(done))")
    passed = (time.perf_counter() - started) * 1000
    page.wait_for_load_state("networkidle")
    button.click()
    page.wait_for_load_state("networkidle")
    return passed


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--store", type=Path, help="where the store is kept, and found again")
    parser.add_argument("--json", type=Path, help="write the figures here as JSON")
    given = parser.parse_args()
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        print("not measured: there is no Chromium on this machine")
        sys.exit(0)
    with tempfile.TemporaryDirectory() as folder:
        store = given.store or Path(folder) / "events.db"
        if not store.exists():
            make(store, given.events)
        with SqliteStore.open(store, create=False) as opened:
            held = opened.summary()
        with server(store) as (port, _):
            rows = measured(f"http://127.0.0.1:{port}/", chromium)
    show(f"The page on {held.records:,} records", ["measure", "value"], rows, given.json)


if __name__ == "__main__":
    main()
