"""From a record to the words it rests on."""

from playwright.sync_api import expect
from tests.browser.conftest import Open, shown


def test_the_words_of_an_event_are_marked_and_explained(visit: Open, desk: str) -> None:
    page = visit(desk + "?view=table&cols=trigger&sort=confidence")
    shown(page, "table")
    row = page.locator(".rows .row").first
    trigger = row.locator("[role=gridcell]").inner_text()
    row.click()
    mark = page.locator("#reading mark.own.trigger").first
    expect(mark).to_have_text(trigger)
    mark.focus()
    tip = page.locator("#reading .tip")
    expect(tip).to_contain_text("Trigger:")
    expect(tip).to_contain_text("decided by")
    expect(tip).to_contain_text("% sure")


def test_rewritten_words_show_their_originals(visit: Open, desk: str) -> None:
    page = visit(desk + "?view=table&report=" + _rewritten(visit, desk))
    shown(page, "table")
    page.locator(".rows .row").first.click()
    page.get_by_label("A machine rewrote").check()
    mark = page.locator("mark.rewritten[data-restored]").first
    original = mark.get_attribute("data-restored")
    assert original and original != mark.inner_text()
    mark.hover()
    expect(page.locator("#reading .tip")).to_contain_text(original)


def _rewritten(visit: Open, desk: str) -> str:
    """The id of the sample's report that a machine rewrote: the page's own server tells it."""
    api = visit(desk).request
    events = api.get(desk + "api/events?limit=500").json()["events"]
    reports = dict.fromkeys(event["report"] for event in events)
    return next(
        report for report in reports if api.get(f"{desk}api/reports/{report}").json()["rewrites"]
    )


def test_a_record_shows_who_tells_it_and_who_copied(visit: Open, desk: str) -> None:
    page = visit(desk + "?view=table&sort=reports&cols=reports")
    shown(page, "table")
    row = page.locator(".rows .row").first
    reports = int(row.locator("[role=gridcell]").inner_text())
    assert reports > 1
    row.click()
    page.get_by_role("tab", name="Accounts").click()
    expect(page.locator(".descent .role")).to_have_count(reports)
    page.locator(".descent button").last.click()
    expect(page.locator("#reading mark.own.trigger").first).to_be_visible()


def test_evidence_names_rule_and_confidence_of_each_value(visit: Open, desk: str) -> None:
    page = visit(desk + "?view=table&pane=evidence")
    shown(page, "table")
    page.locator(".rows .row").first.click()
    rows = page.locator(".evidence tbody tr")
    expect(rows.filter(has_text="type").first).to_contain_text("model:")
