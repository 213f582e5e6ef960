"""Review by keys alone: what a person decides stands."""

import json

from playwright.sync_api import Page, expect
from tests.browser.conftest import Open


def _begin(visit: Open, desk: str) -> Page:
    page = visit(desk + "?view=review")
    page.locator("#coder").fill("Ada")
    page.keyboard.press("Enter")
    return page


def test_a_field_corrected_by_keys_stands_after_a_reload_and_in_the_export(
    visit: Open, own_desk: str
) -> None:
    page = _begin(visit, own_desk)
    page.keyboard.press("j")
    expect(page.locator(".card")).to_contain_text("2 of")
    page.locator(".review-text mark.trigger.own").first.wait_for()
    page.keyboard.press("c")
    expect(page.locator("#field")).to_be_focused()
    page.keyboard.press("ArrowDown")  # from actor to recipient
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    chosen = page.locator(".correct .preview").first.inner_text().strip("“”")
    page.keyboard.press("Enter")
    expect(page.locator("#toast")).to_have_text("Recipient corrected")
    expect(page.locator(".decisions")).to_contain_text("correct recipients")
    event = page.url.partition("event=")[2].partition("&")[0]
    page.goto(f"{own_desk}?view=table&event={event}&pane=evidence")
    recipient = page.locator(".evidence tr", has_text="recipient")
    expect(recipient).to_contain_text(f"“{chosen}”")
    expect(recipient).to_contain_text("person:Ada")
    page.get_by_role("button", name="Export").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="JSON lines").click()
    rows = [json.loads(line) for line in download.value.path().read_text("utf-8").splitlines()]
    texts = [party["text"] for row in rows if row["id"] == event for party in row["recipients"]]
    assert len(texts) == 1 and chosen in texts[0]


def test_accepting_and_rejecting_move_on_to_the_next(visit: Open, own_desk: str) -> None:
    page = _begin(visit, own_desk)
    place = page.locator(".card > .quiet").first
    left = int(place.inner_text().split()[2])
    page.keyboard.press("a")
    expect(place).to_contain_text(f"1 of {left - 1}")
    page.keyboard.press("r")
    expect(place).to_contain_text(f"1 of {left - 2}")
    told = page.request.get(own_desk + "api/decisions").json()["decisions"]
    assert [(one["kind"], one["coder"]) for one in told] == [("accept", "Ada"), ("reject", "Ada")]


def test_a_type_is_corrected_and_taken_back(visit: Open, own_desk: str) -> None:
    page = _begin(visit, own_desk)
    kind = page.locator(".card .kind")
    before = kind.inner_text()
    page.keyboard.press("c")
    page.locator("#field").select_option("type")
    page.get_by_label("Right value").select_option("AID" if "Aid" not in before else "AGREE")
    page.get_by_label("Right value").press("Enter")
    expect(page.locator("#toast")).to_have_text("Type corrected")
    expect(kind).not_to_have_text(before)
    page.get_by_role("button", name="Take back").click()
    expect(kind).to_contain_text(before.split(" ")[0])


def test_a_missed_event_is_added_by_its_word(visit: Open, own_desk: str) -> None:
    page = _begin(visit, own_desk)
    page.locator(".review-text mark.trigger.own").first.wait_for()
    event = page.url.partition("event=")[2]
    report = page.request.get(f"{own_desk}api/events/{event}").json()["report"]
    page.keyboard.press("n")
    page.keyboard.press("ArrowRight")
    word = page.locator(".correct:not([hidden]) .preview").inner_text()
    page.get_by_label("Type of the event").select_option("REJECT")
    page.keyboard.press("Enter")
    expect(page.locator("#toast")).to_have_text("Reject added")
    read = page.request.get(f"{own_desk}api/reports/{report}").json()
    added = [mark for mark in read["marks"] if mark["rule"] == "person:Ada"]
    assert [(mark["kind"], mark["label"]) for mark in added] == [("trigger", "REJECT")]
    assert read["report"]["text"][added[0]["start"] : added[0]["end"]] == word


def test_events_are_merged_and_split_again(visit: Open, own_desk: str) -> None:
    page = _begin(visit, own_desk)

    def tellings() -> int:
        event = page.url.partition("event=")[2].partition("&")[0]
        return len(page.request.get(f"{own_desk}api/events/{event}").json()["mentions"])

    assaults = page.request.get(own_desk + "api/events?type=ASSAULT&sort=date").json()["events"]
    # Where the day is unknown, every other event of the type is offered.
    undated = next(event for event in assaults if event["date"] is None)
    page.goto(f"{own_desk}?view=review&event={undated['id']}")
    page.locator(".review-text mark.trigger.own").first.wait_for()
    before = tellings()
    page.keyboard.press("m")
    page.locator(".pick input").first.wait_for()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.locator("#toast")).to_contain_text("Merged with 1 event")
    expect(page.locator(".card")).to_contain_text("Take back")
    merged = tellings()
    assert merged > before
    page.keyboard.press("s")
    page.locator(".pick input").last.check()
    page.keyboard.press("Enter")
    expect(page.locator("#toast")).to_have_text("1 telling split off")
    expect(page.locator(".decisions")).to_contain_text("split")
    assert tellings() < merged


def test_nothing_is_decided_without_a_name(visit: Open, own_desk: str) -> None:
    page = visit(own_desk + "?view=review")
    page.locator(".card .rulings").wait_for()
    page.keyboard.press("a")
    expect(page.locator("#toast")).to_contain_text("Write your name first")
    expect(page.locator("#coder")).to_be_focused()
    assert page.request.get(own_desk + "api/decisions").json()["decisions"] == []
