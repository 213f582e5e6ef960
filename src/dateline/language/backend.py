"""The seam behind which any language model stands.

A backend turns the sentences of one text into readings. The shipped one is `model.OnnxBackend`;
docs/backends.md shows how to put another in its place (spaCy, GLiNER, an LLM endpoint).
"""

from collections.abc import Callable, Collection, Sequence
from typing import Protocol, runtime_checkable

from dateline.language.reading import Reading

Ask = Callable[[Sequence[str]], Collection[int]]
"""From the words of a sentence to the indices of those to be read as if they stated events."""


class Backend(Protocol):
    """Reads texts. Must be deterministic: the same text gives the same readings."""

    @property
    def version(self) -> str:
        """Name and version, kept with every run, so that results can be told apart."""
        ...

    def read(self, text: str) -> tuple[Reading, ...]:
        """The sentences of the text in order, each read; spans are offsets into `text`."""
        ...


@runtime_checkable
class AskingBackend(Backend, Protocol):
    """A backend that finds status and arguments of any word: a user's own codebook needs one."""

    def read_asking(self, text: str, ask: Ask) -> tuple[Reading, ...]:
        """As `read`, with `Reading.asked` filled for the words that `ask` names."""
        ...
