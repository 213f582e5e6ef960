"""The seam behind which web pages are taken apart."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Page:
    """What a web page holds: its article, paragraphs parted by blank lines, and its metadata.

    `published` is as the page writes it.
    """

    text: str
    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None


class Extractor(Protocol):
    """Finds the article in a page; None where there is none. Any exception refuses the page."""

    def __call__(self, html: str) -> Page | None:
        """The article of the page."""
