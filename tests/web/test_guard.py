"""Who is let in, who is turned away, and what every answer tells the browser."""

from collections.abc import Callable

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from dateline.web.guard import LOOPBACK, Door, Guard

TOKEN = "correct-horse-battery"
HERE = "http://127.0.0.1:8765"

Client = Callable[..., TestClient]


def client(door: Door | None = None, base: str = HERE) -> TestClient:
    """A guarded application that answers everything with "in"."""

    def answer(_: Request) -> PlainTextResponse:
        return PlainTextResponse("in")

    app = Starlette(
        routes=[Route("/{path:path}", answer, methods=["GET", "POST"])],
        middleware=[Middleware(Guard, door=door or Door())],
    )
    return TestClient(app, base_url=base, follow_redirects=False)


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost:9", "LOCALHOST", "[::1]:8765"])
def test_this_machine_is_let_in_by_any_of_its_names(host: str) -> None:
    assert client().get("/", headers={"Host": host}).text == "in"


@pytest.mark.parametrize(
    "host",
    ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:8765", "", "[::1",
     "10.0.0.1", "evil.example@127.0.0.1", "127.0.0.1@evil.example"],
)  # fmt: skip
def test_a_foreign_name_that_leads_here_is_turned_away(host: str) -> None:
    answer = client().get("/api/events", headers={"Host": host})
    assert answer.status_code == 421
    assert "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "http://127.0.0.1:9999"},
        {"Origin": "http://localhost:8765"},
        {"Origin": "null"},
        {"Origin": ""},
        {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "cors"},
        {"Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "no-cors"},
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_another_page_can_neither_read_nor_write(headers: dict[str, str], method: str) -> None:
    sent = {"Content-Type": "application/json", **headers}
    answer = client().request(method, "/api/decisions", headers=sent)
    assert answer.status_code == 403
    assert set(answer.json()) == {"error", "hint"}


def test_our_own_page_reads_and_writes() -> None:
    own = {"Origin": HERE, "Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "cors"}
    assert client().get("/api/events", headers=own).text == "in"
    sent = {**own, "Content-Type": "application/json; charset=utf-8"}
    assert client().post("/api/decisions", headers=sent).text == "in"


def test_a_link_on_another_page_opens_the_desk_but_its_form_posts_nothing() -> None:
    followed = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
    assert client().get("/?type=ASSAULT", headers=followed).text == "in"
    sent = {**followed, "Content-Type": "application/json"}
    assert client().post("/api/decisions", headers=sent).status_code == 403


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""]
)
def test_what_a_form_can_send_is_no_decision(kind: str) -> None:
    answer = client().post("/api/decisions", content=b"{}", headers={"Content-Type": kind})
    assert answer.status_code == 415


def test_every_answer_says_what_a_browser_may_not_do() -> None:
    for answer in (client().get("/"), client().get("/", headers={"Host": "evil.example"})):
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert "http" not in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["x-frame-options"] == "DENY"
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert "private" in answer.headers["cache-control"]


def test_the_token_is_asked_for_wherever_there_is_one() -> None:
    guarded = client(Door(token=TOKEN))
    assert guarded.get("/api/events").status_code == 401
    assert guarded.get("/").headers["www-authenticate"] == "Bearer"
    assert guarded.get("/healthz").text == "in"
    for wrong in ("", "x", TOKEN[:-1], TOKEN + "x", "ünïcode"):
        shown = {"Authorization": f"Bearer {wrong}".encode()}
        assert guarded.get("/api/events", headers=shown).status_code == 401  # type: ignore[arg-type]
        assert guarded.get(f"/?token={wrong}").status_code == 401
    shown = {"Authorization": f"Bearer {TOKEN}"}
    assert guarded.get("/api/events", headers=shown).text == "in"
    assert guarded.get("/api/events", headers={"Authorization": TOKEN}).status_code == 401


def test_a_link_with_the_token_becomes_a_cookie_and_an_address_without_it() -> None:
    guarded = client(Door(token=TOKEN))
    moved = guarded.get(f"/?type=ASSAULT&token={TOKEN}&country=OLD")
    assert moved.status_code == 303
    assert moved.headers["location"] == "/?type=ASSAULT&country=OLD"
    cookie = moved.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert guarded.get("/api/events").text == "in"
    elsewhere = guarded.get(f"{HERE}//evil.example/?token={TOKEN}")
    assert elsewhere.headers["location"] == "/evil.example/"


def test_a_token_alone_does_not_open_the_door_to_other_pages() -> None:
    shown = {"Authorization": f"Bearer {TOKEN}", "Origin": "https://evil.example"}
    assert client(Door(token=TOKEN)).get("/api/events", headers=shown).status_code == 403


def test_other_names_are_let_in_where_they_are_ours() -> None:
    door = Door(LOOPBACK | {"desk.example.org"}, TOKEN, numbers=True)
    shown = {"Authorization": f"Bearer {TOKEN}"}
    for host in ("desk.example.org", "192.0.2.7:8765", "[2001:db8::1]:8765"):
        assert client(door).get("/", headers={"Host": host, **shown}).text == "in"
    assert client(door).get("/", headers={"Host": "evil.example", **shown}).status_code == 421


def test_web_sockets_are_closed() -> None:
    with pytest.raises(WebSocketDisconnect) as closed, client().websocket_connect("/"):
        pass
    assert closed.value.code == 1008
