"""A real browser before a real server over the shipped sample, coded by the shipped model.

Without Chromium these tests are skipped, with the reason; where DATELINE_BROWSER=required is set,
as in CI, its absence is a failure.
"""

import os
import re
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, expect, sync_playwright
from typer.testing import CliRunner

import dateline
from dateline.cli import app
from dateline.run.merge import merge_waiting
from dateline.store import SqliteStore
from dateline.web.app import create_app

SAMPLE = Path(dateline.__file__).parent / "sample" / "reports"
FLAGS = (
    "--no-sandbox",  # CI runs as root, where Chromium has no sandbox
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",  # WebGL without a graphics card
    "--ignore-gpu-blocklist",
)
PATIENCE_MS = 60_000
expect.set_options(timeout=PATIENCE_MS / 2)

Open = Callable[..., Page]


def _chromium() -> str:
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found:
        return found
    reason = "no Chromium on this machine: install it (Debian: apt-get install chromium)"
    if os.environ.get("DATELINE_BROWSER") == "required":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    path = _chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def coded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample as the shipped model codes it, merged over its reports."""
    path = tmp_path_factory.mktemp("desk") / "events.db"
    done = CliRunner().invoke(app, ["code", str(SAMPLE), "--into", str(path)])
    assert done.exit_code == 0, done.output
    with SqliteStore.open(path) as store:
        merge_waiting(store)
    return path


@pytest.fixture(scope="session")
def desk(coded: Path) -> Iterator[str]:
    """The address of a desk that no test may change."""
    with _served(coded) as address:
        yield address


@pytest.fixture
def own_desk(coded: Path, tmp_path: Path) -> Iterator[str]:
    """The address of a desk for one test to decide on."""
    path = tmp_path / "events.db"
    shutil.copyfile(coded, path)
    with _served(path) as address:
        yield address


class _served:  # noqa: N801 - read as a verb
    """`with _served(store) as address:` runs a desk in a thread."""

    def __init__(self, store: Path) -> None:
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._server = uvicorn.Server(
            uvicorn.Config(create_app(store), log_level="warning", ws="none", lifespan="off")
        )

    def __enter__(self) -> str:
        self._thread = threading.Thread(target=self._server.run, args=([self._listening],))
        self._thread.start()
        while not self._server.started:
            time.sleep(0.02)
        return f"http://127.0.0.1:{self._listening.getsockname()[1]}/"

    def __exit__(self, *_: object) -> None:
        self._server.should_exit = True
        self._server.force_exit = True
        self._thread.join()
        self._listening.close()


@pytest.fixture
def visit(browser: Browser) -> Iterator[Open]:
    """Opens an address in a window of its own; the test fails where the page complains."""
    complaints: list[str] = []
    contexts = []

    def opened(address: str, width: int = 1280, height: int = 640, dark: bool = False) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
        )
        contexts.append(context)
        context.set_default_timeout(PATIENCE_MS)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "console", lambda m: complaints.append(m.text) if "Content Security" in m.text else None
        )
        page.goto(address)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []


def shown(page: Page, view: str) -> list[int]:
    """The numbers that a view says of itself, once it says them."""
    line = page.locator(f"#view-{view} .denominators .own")
    line.filter(has_text=re.compile(r"\d")).wait_for()
    return [int(n.replace(",", "")) for n in re.findall(r"\d[\d,]*", line.inner_text())]
