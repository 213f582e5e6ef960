"""Two reports side by side on the terminal: words that differ, in brackets and in colour."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.text import Text

from dateline.cli.screen import console
from dateline.types import Report

if TYPE_CHECKING:  # numpy comes with it, and would be loaded for every help page
    from dateline.lineage.beside import Beside, Piece

_LOST, _NEW = "red strike", "green"
_AROUND = 12
"""Words of a long equal stretch that are shown at each of its ends."""


def show_beside(original: Report, other: Report) -> None:
    """Print what became of the original, piece by piece."""
    from dateline.lineage.beside import beside

    laid = beside(original.text, other.text)
    screen = console()
    screen.print(_head(original, other, laid))
    screen.print()
    for line in _lines(original.text, other.text, laid):
        screen.print(line, soft_wrap=False)


def _head(original: Report, other: Report, laid: Beside) -> Text:
    moved = f", {laid.moved} passages in another order" if laid.moved else ""
    return Text.assemble(
        (f"{original.id} → {other.id}", "bold"),
        f"\n{laid.kept_a:.0%} of the words of {original.id} stand in {other.id}, ",
        f"{laid.kept_b:.0%} of its words are from there{moved}\n",
        ("[-only there-]", _LOST), " ", ("{+only here+}", _NEW), " ~moved~",
    )  # fmt: skip


def _lines(a: str, b: str, laid: Beside) -> Iterator[Text]:
    """Text in one flow; a long stretch that one of the two lacks has a line of its own."""
    flow = Text()
    for piece in laid.pieces:
        flow.append_text(_shown(piece, a, b))
        flow.append(" ")
        if piece.kind in ("first", "second") and len(_words(piece, a, b)) > _AROUND:
            yield flow
            flow = Text()
    if flow.plain.strip():
        yield flow


def _words(piece: Piece, a: str, b: str) -> list[str]:
    span, text = (piece.b, b) if piece.b else (piece.a, a)
    return span.of(text).split() if span else []


def _shown(piece: Piece, a: str, b: str) -> Text:
    mark = "~" if piece.moved else ""
    if piece.kind == "same":
        return Text(mark + _short(_words(piece, a, b)) + mark)
    shown = Text(mark)
    if piece.a is not None:
        shown.append(f"[-{' '.join(piece.a.of(a).split())}-]", _LOST)
    if piece.b is not None:
        shown.append(f"{{+{' '.join(piece.b.of(b).split())}+}}", _NEW)
    return shown.append(mark)


def _short(words: list[str]) -> str:
    """The ends of a long stretch; what is the same is not what one looks for."""
    if len(words) <= 2 * _AROUND:
        return " ".join(words)
    left = len(words) - 2 * _AROUND
    return f"{' '.join(words[:_AROUND])} … ({left} words) … {' '.join(words[-_AROUND:])}"
