"""Who may speak to the desk, and what a browser may do with its answers.

The desk holds a person's corpus and their decisions, and a browser lets any page of the web send
requests to this machine. So: the Host must be a name of ours (a foreign name that resolves to us
is DNS rebinding), a browser's request must come from our own page (CSRF), changes must be JSON (no
form can send that), and whoever is not on this machine shows the token.
"""

import hmac
import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dateline.web.answers import problem

LOOPBACK = frozenset(("localhost", "127.0.0.1", "::1"))
COOKIE = "dateline-token"
_HOST = re.compile(r"[A-Za-z0-9.:\[\]_-]+")
_OPEN_PATHS = frozenset(("/healthz",))
"""Answered without the token: they tell nothing of the store."""

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
"""Everything from this server, nothing inline; images may be drawn by the page itself."""

HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


@dataclass(frozen=True, slots=True)
class Door:
    """The names this server answers to, and the token it asks for (null: none).

    `numbers` says that any IP address is a name of ours as well: nobody can rebind a number.
    """

    names: frozenset[str] = LOOPBACK
    token: str | None = None
    numbers: bool = False

    def answers_to(self, host: str) -> bool:
        """True where the Host header names this server, whatever the port."""
        if not _HOST.fullmatch(host):
            return False
        try:
            name = urlsplit(f"//{host}").hostname or ""
        except ValueError:
            return False
        return name in self.names or (self.numbers and _is_address(name))

    def admits(self, shown: str | None) -> bool:
        """True where no token is asked for, or it is the one shown."""
        if self.token is None:
            return True
        return shown is not None and hmac.compare_digest(shown.encode(), self.token.encode())


class Guard:
    """Turns away what is not from here, and puts the headers on every answer."""

    def __init__(self, app: ASGIApp, door: Door) -> None:
        self.app = app
        self.door = door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer in place of the application where a request is turned away."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
        elif scope["type"] == "http":
            request = Request(scope)
            answer = _refusal(request, self.door) or _unknown(request, self.door)
            await (answer or self.app)(scope, receive, _sealed(send))
        else:
            await send({"type": "websocket.close", "code": 1008})


def _sealed(send: Send) -> Send:
    async def wrapped(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
            headers.setdefault("Cache-Control", "private, no-cache")
        await send(message)

    return wrapped


def _refusal(request: Request, door: Door) -> Response | None:
    """The answer to a request that does not come from our own page or a program; else null."""
    host = request.headers.get("host", "")
    if not door.answers_to(host):
        return problem(
            421, "the request names another host", "open the address that dateline serve printed"
        )
    origin = request.headers.get("origin")
    site = request.headers.get("sec-fetch-site", "none")
    followed = request.headers.get("sec-fetch-mode") == "navigate" and request.method == "GET"
    if (origin is not None and not _same(origin, host)) or (
        site not in ("none", "same-origin") and not followed
    ):
        return problem(403, "the request comes from another page", "use the desk's own page")
    if request.method == "POST" and _media_type(request) != "application/json":
        return problem(415, "the body must be JSON", "send Content-Type: application/json")
    return None


def _unknown(request: Request, door: Door) -> Response | None:
    """The answer to one who does not show the token where it is asked for; else null.

    A link with `?token=` is turned into a cookie once, so that the token stays in no address.
    """
    if request.url.path in _OPEN_PATHS or door.token is None:
        return None
    given = request.query_params.get("token")
    if request.method == "GET" and given is not None and door.admits(given):
        return _with_cookie(request, door.token)
    scheme, _, bearer = request.headers.get("authorization", "").partition(" ")
    shown = bearer.strip() if scheme.lower() == "bearer" else None
    if door.admits(shown or request.cookies.get(cookie_name(request))):
        return None
    return problem(
        401,
        "this desk asks for its token",
        "open the address with ?token=… that dateline serve printed, "
        "or send Authorization: Bearer …",
        {"WWW-Authenticate": "Bearer"},
    )


def cookie_name(request: Request) -> str:
    """Cookies know no ports: the port is in the name, so that two desks do not share one."""
    return f"{COOKIE}-{request.url.port or 0}"


def _with_cookie(request: Request, token: str) -> Response:
    kept = [pair for pair in parse_qsl(request.url.query) if pair[0] != "token"]
    query = f"?{urlencode(kept)}" if kept else ""
    # One slash at the front: "//name" would lead to another server.
    target = "/" + request.url.path.lstrip("/") + query
    answer = RedirectResponse(target, status_code=303)
    answer.set_cookie(
        cookie_name(request), token, httponly=True, samesite="strict",
        secure=request.url.scheme == "https",
    )  # fmt: skip
    return answer


def _same(origin: str, host: str) -> bool:
    try:
        return urlsplit(origin).netloc.lower() == host.lower() and bool(host)
    except ValueError:
        return False


def _media_type(request: Request) -> str:
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
