"""The page that is shipped is the one whose sources are here."""

import hashlib
from pathlib import Path

import pytest

import dateline

STATIC = Path(dateline.__file__).parent / "web" / "static"
SOURCES = Path(__file__).parents[2] / "web"


def test_the_built_page_is_that_of_the_sources() -> None:
    if not SOURCES.is_dir():
        pytest.skip("the sources of the page are not in this distribution")
    found = {path.relative_to(SOURCES).as_posix(): path for path in SOURCES.rglob("*")}
    digest = hashlib.sha256()
    for name in sorted(found):
        if found[name].is_file() and "node_modules" not in name and not name.endswith(".md"):
            digest.update(f"{name}\0".encode() + found[name].read_bytes())
    built = (STATIC / "SOURCES.sha256").read_text().strip()
    assert digest.hexdigest() == built, "build the page: npm ci && npm run build in web/"


def test_the_page_is_small_and_names_what_it_bundles() -> None:
    assert sum(path.stat().st_size for path in STATIC.iterdir()) < 3_500_000
    assert (STATIC / "basemap.json").stat().st_size < 1_500_000
    assert "MapLibre" in (STATIC / "LICENSES.txt").read_text("utf-8")
