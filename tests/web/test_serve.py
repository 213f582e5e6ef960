"""Where the desk may listen, and what it asks for there."""

import socket

import pytest

from dateline.errors import ConfigError
from dateline.web.serve import _listen, address_of

TOKEN = "a-long-enough-token"


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "127.0.0.2"])
def test_this_machine_alone_needs_no_token(host: str) -> None:
    assert address_of(host).door.token is None


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7", "desk.example.org", ""])
def test_others_are_let_in_with_a_token_only(host: str) -> None:
    for token in (None, "short"):
        with pytest.raises(ConfigError, match="--token"):
            address_of(host, token=token)
    assert address_of(host, token=TOKEN).door.token == TOKEN


def test_behind_another_name_a_token_is_asked_for_as_well() -> None:
    with pytest.raises(ConfigError, match="--token"):
        address_of(names=["desk.example.org"])
    address = address_of(names=["Desk.Example.org"], token=TOKEN)
    assert address.door.answers_to("desk.example.org")
    assert not address.door.answers_to("192.0.2.7")


def test_a_token_that_no_address_or_cookie_holds_is_refused() -> None:
    with pytest.raises(ConfigError, match="letters"):
        address_of(token="white space; and more")


def test_the_address_to_open_has_the_token_and_a_name_that_works() -> None:
    assert address_of(port=9000).url(9000) == "http://127.0.0.1:9000/"
    assert address_of("::1").url(80) == "http://[::1]:80/"
    assert address_of("0.0.0.0", token=TOKEN).url(1) == f"http://localhost:1/?token={TOKEN}"


def test_a_port_that_is_taken_is_told() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as taken,
        pytest.raises(ConfigError, match="another dateline serve"),
    ):
        _listen(address_of(port=taken.getsockname()[1]))
