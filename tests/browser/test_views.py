"""One filter and one selection, whatever the view, and all of it in the address."""

import re

from playwright.sync_api import Page, expect
from tests.browser.conftest import Open, shown


def _pick(page: Page, facet: str, at: int = 0) -> int:
    """Press a value of a facet; how many events it is said to hold."""
    item = page.locator(".facets details", has=page.get_by_role("heading", name=facet, exact=True))
    button = item.locator(".facet").nth(at)
    expected = int(button.locator(".n").inner_text().replace(",", ""))
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    return expected


def test_the_views_agree_on_a_filter(visit: Open, desk: str) -> None:
    page = visit(desk + "?view=table")
    everything = shown(page, "table")[0]
    picked = _pick(page, "Type")
    expect(page.locator("#view-table .own")).to_contain_text(f"{picked} event")
    assert 0 < picked < everything
    expect(page.locator(".rows .row")).to_have_count(min(picked, 40))
    page.get_by_role("tab", name="Timeline").click()
    dated, undated, _ = shown(page, "timeline")
    assert dated + undated == picked
    page.get_by_role("tab", name="Map").click()
    page.locator(".map[data-drawn]").wait_for(state="attached")
    page.get_by_role("button", name="Whole world").click()
    page.wait_for_load_state("networkidle")
    assert sum(shown(page, "map")) == picked


def test_the_address_holds_filter_view_and_event(visit: Open, desk: str) -> None:
    page = visit(desk + "?view=table")
    shown(page, "table")
    picked = _pick(page, "Status")
    expect(page.locator("#view-table .own")).to_contain_text(f"{picked} event")
    page.locator(".rows .row").nth(1).click()
    title = page.locator("#reading .heading h2").inner_text()
    assert re.search(r"status=\w+", page.url) and "event=" in page.url
    colleague = visit(page.url)
    assert shown(colleague, "table")[0] == picked
    expect(colleague.locator("#reading h2")).to_have_text(title)
    expect(colleague.locator(".rows .row[aria-selected=true]")).to_have_count(1)
    page.go_back()
    page.go_back()
    expect(page.get_by_text("Choose on the left to see fewer")).to_be_visible()


def test_the_table_makes_only_the_rows_that_are_seen_and_is_walked_by_keys(
    visit: Open, desk: str
) -> None:
    page = visit(desk + "?view=table", height=500)
    total = shown(page, "table")[0]
    expect(page.locator(".grid")).to_have_attribute("aria-rowcount", str(total + 1))
    assert page.locator(".rows .row").count() < total
    page.locator(".grid").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#row-1")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("End")
    expect(page.locator(f"#row-{total - 1}")).to_be_visible()


def test_the_table_sorts_and_shows_the_columns_asked_for(visit: Open, desk: str) -> None:
    page = visit(desk + "?view=table&cols=confidence,trigger")
    shown(page, "table")
    expect(page.get_by_role("columnheader")).to_have_count(2)
    page.get_by_role("button", name="Conf.").click()
    expect(page.get_by_role("columnheader").first).to_have_attribute("aria-sort", "descending")
    page.wait_for_load_state("networkidle")
    sure = [
        int(text.split()[0])
        for text in page.locator(".row [role=gridcell]:first-child").all_inner_texts()
    ]
    assert sure == sorted(sure, reverse=True) and len(sure) > 5
    page.get_by_text("Columns").click()
    page.get_by_label("Place").check()
    expect(page.get_by_role("columnheader")).to_have_count(3)
    assert "cols=place%2Cconfidence%2Ctrigger" in page.url


def test_a_span_of_the_timeline_is_chosen_by_keys(visit: Open, desk: str) -> None:
    page = visit(desk + "?view=timeline&unit=month")
    before = shown(page, "timeline")[0]
    page.locator(".chart canvas").focus()
    page.keyboard.press("End")
    expect(page.locator(".chart .tip")).to_contain_text("event")
    page.keyboard.press("Enter")
    expect(page.locator("#view-timeline .own")).not_to_contain_text(f"{before} events with")
    assert 0 < shown(page, "timeline")[0] < before
    assert "since=" in page.url and "until=" in page.url


def test_an_actor_of_the_network_becomes_the_filter(visit: Open, desk: str) -> None:
    page = visit(desk + "?view=network")
    actors = shown(page, "network")[0]
    expect(page.locator(".node")).to_have_count(actors)
    page.locator(".node").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".chip")).to_contain_text("with")
    assert "either=" in page.url
    assert shown(page, "network")[0] <= actors


def test_a_place_of_the_map_opens_and_the_areas_stay_areas(visit: Open, desk: str) -> None:
    page = visit(desk)
    page.locator(".map[data-drawn]").wait_for(state="attached")
    page.get_by_text("Places as a list").click()
    place = page.locator(".places button").first
    count = int(place.locator(".n").inner_text())
    place.click()
    if count == 1:
        expect(page.locator("#reading .heading")).to_be_visible()
    else:
        expect(page.locator(".chip")).to_have_count(1)


def test_a_filter_that_nothing_passes_says_what_to_do(visit: Open, desk: str) -> None:
    page = visit(desk + "?view=table&type=AGREE&status=denied&since=1801-01-01&until=1801-01-02")
    expect(page.get_by_role("heading", name="No event passes the filter")).to_be_visible()
    page.get_by_role("button", name="Clear the filter").click()
    expect(page.locator(".rows .row").first).to_be_visible()


def test_a_filter_that_is_no_filter_is_explained(visit: Open, desk: str) -> None:
    page = visit(desk + "?view=table&near=here")
    expect(page.locator("#view-table .empty")).to_contain_text("near")
