import pytest
from tests.lineage.spun import ELECTION_SPUN, GAZA_SPUN, HARBOUR_SPUN
from tests.lineage.stories import HARBOUR, HARBOUR_AGAIN, MARKET

from dateline.lineage.restore import SURE, Restorer


@pytest.fixture(scope="module")
def restorer() -> Restorer:
    return Restorer.load()


@pytest.mark.parametrize("text", [HARBOUR, HARBOUR_AGAIN, MARKET, "", "Fire.", "A\n\nB"])
def test_a_clean_text_comes_through_untouched(restorer, text):
    read = restorer.read(text)
    assert read.rewrites == ()
    assert read.shadow.text == text


@pytest.mark.parametrize("text", [HARBOUR_SPUN, ELECTION_SPUN, GAZA_SPUN])
def test_a_rewritten_text_is_told_and_its_changes_point_into_it(restorer, text):
    read = restorer.read(text)
    assert read.verdict.rewritten
    assert all(rewrite.span.of(text) == rewrite.text for rewrite in read.rewrites)
    ends = [0, *(rewrite.span.end for rewrite in read.rewrites)]
    assert all(r.span.start >= end for r, end in zip(read.rewrites, ends, strict=False))


@pytest.mark.parametrize(
    ("text", "substitute", "original", "kind"),
    [
        (HARBOUR_SPUN, "Basic", "General", "title"),
        (HARBOUR_SPUN, "in accordance with", "according to", "attribution"),
        (ELECTION_SPUN, "In response to", "According to", "attribution"),
        (ELECTION_SPUN, "nationwide meeting", "national assembly", "name"),
        (GAZA_SPUN, "Safety Council", "Security Council", "name"),
        (GAZA_SPUN, "Center East", "Middle East", "name"),
    ],
)
def test_names_titles_and_cues_are_sure_and_applied(restorer, text, substitute, original, kind):
    read = restorer.read(text)
    (found,) = [r for r in read.rewrites if r.text.startswith(substitute)]
    assert (found.restored, found.kind) == (original, kind)
    assert found.confidence >= SURE
    assert original in read.shadow.text


def test_how_many_cannot_be_known(restorer):
    found = [r for r in restorer.read(HARBOUR_SPUN).rewrites if r.kind == "quantity"]
    assert found
    assert all(rewrite.confidence < 0.5 for rewrite in found)


def test_an_acronym_in_the_text_gives_a_name_back_wherever_it_stands(restorer):
    text = HARBOUR_SPUN + (
        " The Well-liked Harvest Union (PHU) marched in Kassala. Fighters of the widespread "
        "harvest union have been seen throughout the area."
    )
    found = {r.text: r.restored for r in restorer.read(text).rewrites if r.kind == "name"}
    assert found["Well-liked"] == "Popular"
    assert found["widespread"] == "popular"
