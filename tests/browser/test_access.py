"""Everyone can use it: checked by axe in every view, and at the width of a tablet."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from tests.browser.conftest import Open, shown

LIGHT = (
    "?view=map",
    "?view=timeline",
    "?view=network",
    "?view=review",
    "?view=table",
    "?view=table&pane=accounts",
    "?view=table&pane=evidence",
)
DARK = ("?view=timeline", "?view=network", "?view=review", "?view=table")


def _settled(page: Page, address: str) -> None:
    page.wait_for_load_state("networkidle")
    if "view=table" in address:
        page.locator(".rows .row").first.click()
        page.locator("#reading .heading").wait_for()
        page.wait_for_load_state("networkidle")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing(visit: Open, desk: str, dark: bool) -> None:
    page = visit("about:blank", dark=dark)
    for address in DARK if dark else LIGHT:
        page.goto(desk + address)
        _settled(page, address)
        found = Axe().run(page).response["violations"]
        told = [(one["id"], [node["target"] for node in one["nodes"]][:3]) for one in found]
        assert told == [], address


def test_on_a_tablet_filter_and_reading_open_over_the_view(visit: Open, desk: str) -> None:
    page = visit(desk + "?view=table", width=820, height=1100)
    shown(page, "table")
    assert page.evaluate("document.documentElement.scrollWidth") <= 820
    expect(page.locator("#facets")).not_to_be_visible()
    page.get_by_role("button", name="Filter", exact=True).click()
    expect(page.locator("#facets")).to_be_visible()
    page.get_by_role("button", name="Filter", exact=True).click()
    page.locator(".rows .row").first.click()
    expect(page.locator("#reading .heading")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#reading .heading")).to_have_count(0)


def test_help_tells_the_keys(visit: Open, desk: str) -> None:
    page = visit(desk + "?view=table")
    shown(page, "table")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_contain_text("accept")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).not_to_be_visible()
