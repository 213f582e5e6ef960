"""Downloads: the records of a filter in any format of `dateline export`."""

import tempfile
from collections.abc import Iterator
from typing import IO

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from dateline.export.formats import format_of, stream
from dateline.web.asking import Asked
from dateline.web.desk import Desk

_IN_MEMORY = 4 * 1024**2
"""A larger download is kept in a temporary file until it is sent."""
_PIECE = 1 << 16


def export(request: Request) -> Response:
    """The records of a filter as a file.

    It is whole before its first byte is sent: what goes wrong is told as an error instead of
    cutting the file short, and a slow reader holds no transaction open.
    """
    asked = Asked.of(request.query_params)
    form = format_of(asked.text("format") or "csv")
    where = asked.filter("format")
    desk: Desk = request.app.state.desk
    # Not a `with`: the response reads and closes it.
    file = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115
    try:
        for piece in stream(form.name, desk.reader().all_records(where)):
            file.write(piece)
        size = file.tell()
        file.seek(0)
    except BaseException:
        file.close()
        raise
    name = f"dateline{'-acled' if form.name == 'acled' else ''}{form.ending}"
    return StreamingResponse(
        _pieces(file),
        media_type=form.media_type,
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "Content-Length": str(size),
        },
    )


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        while piece := file.read(_PIECE):
            yield piece
