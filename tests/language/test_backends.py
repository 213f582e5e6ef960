"""docs/backends.md shows a backend of a user's own: it runs as printed."""

import re
from pathlib import Path
from typing import Any

DOCUMENT = Path(__file__).parents[2] / "docs" / "backends.md"


def test_the_example_of_the_document_works() -> None:
    blocks = re.findall(r"```python\n(.*?)```", DOCUMENT.read_text(encoding="utf-8"), re.S)
    names: dict[str, Any] = {"__name__": "example"}
    for block in blocks:
        exec(block, names)  # noqa: S102 - the document's own code is what is tested
    assert ("downed", "PROTEST") in names["triggers"]
    assert names["coder"].model_version.endswith("+1 words")
