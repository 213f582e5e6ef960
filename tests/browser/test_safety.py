"""Nothing from outside, and no words of a report that act."""

import itertools
import json
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Page, Route, expect
from tests.browser.conftest import Open, shown
from tests.browser.payloads import PAYLOADS

VIEWS = ("map", "timeline", "table", "network", "review")
KEPT = frozenset(("id", "event", "report", "of", "kind", "role", "published", "made", "status"))
"""Keys whose values the page looks things up by; all other text is anybody's."""

HARMFUL = (
    "script:not([src]), iframe, img[onerror], svg[onload], object, embed, base, meta[http-equiv]"
)


def test_sixty_payloads_are_tried() -> None:
    assert len(set(PAYLOADS)) >= 60


def test_every_view_asks_this_server_only(visit: Open, desk: str) -> None:
    page = visit("about:blank")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for view in VIEWS[1:]:
        page.goto(f"{desk}?view={view}")
        page.wait_for_load_state("networkidle")
    page.goto(desk)
    page.locator(".map[data-drawn]").wait_for(state="attached")
    assert len(asked) > 20
    assert {urlsplit(url).netloc for url in asked} == {urlsplit(desk).netloc}


def test_payloads_in_every_field_are_inert(visit: Open, desk: str) -> None:
    page = visit("about:blank")
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    outside: list[str] = []
    page.on("request", lambda request: "evil" in request.url and outside.append(request.url))
    words = itertools.cycle(PAYLOADS)
    page.route("**/api/**", lambda route: _poisoned(route, words))
    for view in VIEWS:
        page.goto(f"{desk}?view={view}")
        page.wait_for_load_state("networkidle")
        if view == "table":
            page.locator(".rows .row").first.click()
            _through_panes(page)
        assert page.locator(HARMFUL).count() == 0, view
    assert dialogs == [] and outside == []


def _through_panes(page: Page) -> None:
    for name in ("Accounts", "Evidence", "Decisions", "Report"):
        page.locator("#reading").get_by_role("tab", name=name).click()
        page.wait_for_load_state("networkidle")
        assert page.locator(HARMFUL).count() == 0, name
    assert "alert(1)" in page.locator("#reading").inner_text()
    page.locator("#reading mark").first.hover()
    expect(page.locator("#reading .tip")).to_be_visible()


def _poisoned(route: Route, words: Any) -> None:
    answer = route.fetch()
    route.fulfill(response=answer, body=json.dumps(_spoil(answer.json(), words)))


def _spoil(value: Any, words: Any, key: str = "") -> Any:
    """The same answer with a payload in place of every text that is not looked up."""
    if isinstance(value, dict):
        return {
            name: _long(inner, words) if name == "text" else _spoil(inner, words, name)
            for name, inner in value.items()
        }
    if isinstance(value, list):
        return [_spoil(inner, words, key) for inner in value]
    return next(words) if isinstance(value, str) and key not in KEPT else value


def _long(text: Any, words: Any) -> Any:
    """Payloads up to the length of the text, so that spans still lie inside it."""
    if not isinstance(text, str):
        return text
    made = ""
    while len(made) < len(text):
        made += next(words) + " "
    return made


def test_the_page_may_run_nothing_but_its_own_files(visit: Open, desk: str) -> None:
    page = visit(desk + "?view=table")
    shown(page, "table")
    policy = page.request.get(desk).headers["content-security-policy"]
    assert "script-src 'self'" in policy and "unsafe" not in policy
