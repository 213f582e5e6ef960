"""The documents: links lead somewhere, and every document can be found."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
LINK = re.compile(r"\]\(([^)\s#]+)(?:#[^)]*)?\)")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_to_files_lead_to_files(document: Path) -> None:
    for target in LINK.findall(document.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (document.parent / target).exists(), target


def test_every_document_can_be_reached_from_the_front_page() -> None:
    reached, open_ends = set(), [ROOT / "README.md"]
    while open_ends:
        document = open_ends.pop().resolve()
        if document in reached or document.suffix != ".md" or not document.exists():
            continue
        reached.add(document)
        links = LINK.findall(document.read_text(encoding="utf-8"))
        open_ends += [document.parent / target for target in links if "://" not in target]
    missing = {path.name for path in DOCUMENTS} - {path.name for path in reached}
    assert not missing
