"""`dateline fetch` on the command line."""

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from dateline.errors import RefusedInput
from dateline.readers import read
from dateline.readers.fetch import Known
from dateline.readers.fetch_http import Response
from dateline.types import Report

Run = Callable[..., Result]


class FakeFetcher:
    """Knows one page."""

    def fetch(self, url: str, _known: Known | None = None) -> Response | None:
        if not url.endswith("/good"):
            raise RefusedInput(url, "the server answers 404", "open it in a browser")
        return Response(url, 200, "OK", {"content-type": "text/plain"}, b"Two dead in Port Amal.")


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    import dateline.run.fetching as fetching

    monkeypatch.setattr(fetching, "polite_fetcher", lambda *_: FakeFetcher())


def test_what_became_of_each_address_and_where_to_go_on(dateline: Run) -> None:
    Path("list.txt").write_text("https://harbour.example/bad\n")
    result = dateline("fetch", "https://harbour.example/good", "--from", "list.txt", "-o", "out")
    assert result.exit_code == 3
    assert "2 asked = 1 fetched + 0 unchanged + 1 refused" in result.stderr
    assert "→ open it in a browser" in result.stderr
    assert "dateline code out" in result.stderr
    (report,) = read([Path("out")])
    assert isinstance(report, Report)
    assert report.url == "https://harbour.example/good"
    again = dateline("fetch", "https://harbour.example/good", "-o", "out")
    assert again.exit_code == 0
    assert "1 unchanged" in again.stderr


def test_nothing_to_fetch_and_nothing_fetched(dateline: Run) -> None:
    assert dateline("fetch").exit_code == 1
    assert dateline("fetch", "https://harbour.example/bad", "-q").exit_code == 1
    assert dateline("fetch", "--from", "none.txt").exit_code == 1
