"""The desk as an ASGI application: its addresses, and what is said where something goes wrong."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from dateline.errors import ConfigError, DatelineError, UnknownEvent
from dateline.web.answers import Json, JsonResponse, problem, rendered
from dateline.web.asking import Asked
from dateline.web.deciding import decide
from dateline.web.desk import Desk
from dateline.web.exporting import export
from dateline.web.guard import Door, Guard
from dateline.web.openapi import ENDPOINTS, document

STATIC = Path(__file__).parent / "static"
"""The page, built from `web/`; a source checkout may lack it."""

Build = Callable[..., Json | list[Json]]


def create_app(path: Path, door: Door | None = None) -> ASGIApp:
    """The desk of a store; `door` says who may speak to it (null: programs of this machine).

    The store must exist and be of this version: open it once before, which migrates it.
    """
    # The guard is outside of everything: its headers are on errors of the application as well.
    return Guard(application(Desk(path)), door or Door())


def application(desk: Desk) -> Starlette:
    """The addresses of a desk, unguarded."""
    app = Starlette(
        routes=_routes(),
        exception_handlers={
            HTTPException: _refused,
            DatelineError: _explained,
            Exception: _surprised,
        },
    )
    app.state.desk = desk
    return app


def _routes() -> list[BaseRoute]:
    reads = [
        Route(endpoint.path, _reading(endpoint.build), methods=["GET"])
        for endpoint in ENDPOINTS
        if endpoint.build is not None
    ]
    return [
        Route("/", _page, methods=["GET"]),
        *reads,
        Route("/api/decisions", decide, methods=["POST"]),
        Route("/api/export", export, methods=["GET"]),
        Route("/openapi.json", _openapi, methods=["GET"]),
        Route("/healthz", _health, methods=["GET"]),
        Mount("/static", StaticFiles(directory=STATIC, check_dir=False)),
    ]


def _reading(build: Build) -> Callable[[Request], Response]:
    """An endpoint that answers from the store, or that nothing has changed since."""

    def endpoint(request: Request) -> Response:
        desk: Desk = request.app.state.desk
        store, tag = desk.reader(), desk.tag()
        if tag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers={"ETag": tag})
        address = str(request.url.replace(scheme="", netloc=""))
        body = desk.kept.get(tag, address)
        if body is None:
            # The tag is older than the answer, never newer: a change in between is asked again.
            asked = Asked.of(request.query_params)
            answer = build(store, asked, *request.path_params.values())
            if moved := _moved(request, answer):
                return moved
            body = rendered(answer)
            desk.kept.put(tag, address, body)
        return Response(body, media_type="application/json", headers={"ETag": tag})

    return endpoint


def _moved(request: Request, answer: Any) -> Response | None:
    """Records are merged and split: the id asked for may be another one's by now."""
    wanted = request.path_params.get("event_id")
    if wanted is None or wanted == answer["id"]:
        return None
    return RedirectResponse("/api/events/" + quote(answer["id"], safe=""), 301)


def _page(_: Request) -> Response:
    page = STATIC / "index.html"
    if page.is_file():
        return FileResponse(page)
    return problem(
        404,
        "the page is not built in this checkout",
        "build it as web/README.md says, or install a release; the API is there: /openapi.json",
    )


def _openapi(_: Request) -> Response:
    return JsonResponse(document())


def _health(_: Request) -> Response:
    return JsonResponse({"status": "ok"})


def _refused(_: Request, error: Exception) -> Response:
    """No such address, or not with this method."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    what = {404: "there is nothing at this address", 405: "this address takes another method"}
    headers = dict(error.headers or {}) if isinstance(error, HTTPException) else {}
    return problem(
        status, what.get(status, "refused"), "/openapi.json lists what there is", headers
    )


def _explained(_: Request, error: Exception) -> Response:
    """What Dateline raises on purpose says itself what to do, after a semicolon."""
    status = 400 if isinstance(error, ConfigError) else 404 if _missing(error) else 503
    what, hint = (*str(error).split("; ", 1), "")[:2]
    if not hint:
        hint = "/openapi.json tells what can be asked"
        if status == 503:
            hint = "dateline doctor --store checks the store; the request can be sent again"
    return problem(status, what, hint)


def _missing(error: Exception) -> bool:
    return isinstance(error, UnknownEvent) or str(error).startswith("no report")


def _surprised(_: Request, __: Exception) -> Response:
    """A mistake of ours: its trace goes to the terminal of the server, never to the page."""
    return problem(
        500, "something went wrong in Dateline", "the terminal of dateline serve tells what"
    )
