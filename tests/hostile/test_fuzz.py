"""Made-up damage: whatever comes in, readers end in reports and refusals, commands in exit codes.

A few examples here; `python bench/fuzz.py --minutes 10` looks for longer.
"""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.hostile.fuzzing import ARGUMENTS, COMMANDS, inputs
from typer.testing import Result

from dateline.errors import RefusedInput
from dateline.language.detect import detect
from dateline.readers import count_inputs, read
from dateline.readers.fetch_address import parse_target
from dateline.readers.fetch_urls import urls_in
from dateline.types import Refusal, Report

Run = Callable[..., Result]


def check_readers(given_input: tuple[str, bytes]) -> None:
    """Every input ends in reports that can be written, and refusals that say what to do."""
    suffix, data = given_input
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"a{suffix}"
        path.write_bytes(data)
        count_inputs([path])
        found = list(read([path]))
        try:
            list(urls_in(path))
        except RefusedInput as refused:
            assert refused.remedy
    assert found
    for item in found:
        if isinstance(item, Report):
            assert item.text.strip()
            item.text.encode()
            "".join(filter(None, (item.title, item.byline, item.publisher, item.url))).encode()
        else:
            assert item.where
            assert item.reason
            assert item.remedy
            f"{item.where}{item.reason}".encode()
    assert all(isinstance(item, Report | Refusal) for item in found)


def check_language(text: str) -> None:
    """Any text has a language, and a probability."""
    found = detect(text)
    assert found.language
    assert 0 <= found.probability <= 1


def check_address(url: str) -> None:
    """Any string is an address that can be sent safely, or refused."""
    try:
        target = parse_target(url)
    except RefusedInput:
        return
    assert target.url.isascii()
    assert not set(target.url) & set(" \r\n\t\0")


def check_command(run: Run, command: str, arguments: list[str]) -> None:
    """Any command line ends in one of the exit codes, and never in a traceback."""
    result = run(command, *arguments)
    known = result.exception is None or isinstance(result.exception, SystemExit)
    assert known, (command, arguments, result.exception)
    assert result.exit_code in (0, 1, 2, 3)


@settings(max_examples=40)
@given(inputs())
def test_readers(given_input: tuple[str, bytes]) -> None:
    check_readers(given_input)


@settings(max_examples=100)
@given(st.text(max_size=300))
def test_language(text: str) -> None:
    check_language(text)


@settings(max_examples=100)
@given(st.one_of(st.text(), st.text().map(lambda rest: f"http://{rest}")))
def test_addresses(url: str) -> None:
    check_address(url)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(command=st.sampled_from(COMMANDS), arguments=ARGUMENTS)
def test_commands(dateline: Run, command: str, arguments: list[str]) -> None:
    Path("in").mkdir(exist_ok=True)
    check_command(dateline, command, arguments)
