"""Each test of the contract runs with every store."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.contract.stores import STORES, Maker

from dateline.store import Store


@pytest.fixture(params=STORES)
def make(request: pytest.FixtureRequest) -> Maker:
    """Opens a store in a folder."""
    return STORES[request.param]


@pytest.fixture
def store(make: Maker, tmp_path: Path) -> Iterator[Store]:
    """A new, empty store."""
    opened = make(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def run(store: Store) -> int:
    """The number of a run in it."""
    return store.begin_run("0.1.0", "news-1", "2024-05-01T12:00:00Z")
