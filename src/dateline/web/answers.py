"""What the server sends: JSON that no browser takes for anything else, and errors that help."""

import json
from typing import Any

from starlette.responses import Response

Json = dict[str, Any]

_AS_ESCAPES = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})
"""Letters that could begin markup; in JSON they stand only within strings, so escapes are the same
value to every reader."""


def rendered(content: Any) -> bytes:
    """JSON in UTF-8 without a letter that HTML would act on, whatever the values hold.

    Text of reports and names of actors are anybody's words: they stay inert here.
    """
    plain = json.dumps(content, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return plain.translate(_AS_ESCAPES).encode("utf-8", "replace")


class JsonResponse(Response):
    """An answer in JSON."""

    media_type = "application/json"

    def render(self, content: Any) -> bytes:
        """See `rendered`."""
        return rendered(content)


def problem(
    status: int, error: str, hint: str, headers: dict[str, str] | None = None
) -> JsonResponse:
    """An error as JSON: what went wrong, and what to do about it."""
    return JsonResponse({"error": error, "hint": hint}, status, headers)
