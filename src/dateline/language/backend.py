"""The seam behind which any language model stands.

A backend turns the sentences of one text into readings. The shipped one is `model.OnnxBackend`;
docs/backends.md shows how to put another in its place (spaCy, GLiNER, an LLM endpoint).
"""

from typing import Protocol

from dateline.language.reading import Reading


class Backend(Protocol):
    """Reads texts. Must be deterministic: the same text gives the same readings."""

    @property
    def version(self) -> str:
        """Name and version, kept with every run, so that results can be told apart."""
        ...

    def read(self, text: str) -> tuple[Reading, ...]:
        """The sentences of the text in order, each read; spans are offsets into `text`."""
        ...
