"""A scene as the bytes of a file, by the ending of its name."""

from collections.abc import Callable, Sequence
from html import escape

from dateline.export.picture.png import png
from dateline.export.picture.scene import Scene
from dateline.export.picture.svg import svg

Table = Sequence[Sequence[str]]

_STYLE = """body { font: 15px/1.45 Helvetica, Arial, sans-serif; color: #222; margin: 2em auto;
  max-width: 1200px; padding: 0 1em } svg { width: 100%; height: auto } table { border-collapse:
  collapse; margin-top: 1.5em } th, td { text-align: left; padding: .2em 1.2em .2em 0;
  border-bottom: 1px solid #ddd } td.n, th.n { text-align: right }"""


def rendered(scene: Scene, ending: str, table: Table = ()) -> bytes:
    """The file; `table` (its first row the heading) goes below the picture of a page."""
    return FORMATS[ending](scene, table)


def _page(scene: Scene, table: Table) -> bytes:
    """One page without scripts or links to elsewhere: it can be mailed and printed."""
    head, rows = (table[0], table[1:]) if table else ((), ())
    body = "".join(
        "<tr>" + "".join(f"<td{_number(cell)}>{escape(cell)}</td>" for cell in row) + "</tr>\n"
        for row in rows
    )
    heads = "".join(f"<th>{escape(cell)}</th>" for cell in head)
    listing = f"<table>\n<tr>{heads}</tr>\n{body}</table>\n" if table else ""
    page = (
        f'<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8">\n'
        f"<title>{escape(scene.title)}</title>\n<style>{_STYLE}</style></head>\n"
        f"<body>\n{svg(scene)}{listing}</body>\n</html>\n"
    )
    return page.encode("utf-8", "replace")


def _number(cell: str) -> str:
    return ' class="n"' if cell.replace(",", "").isdigit() else ""


FORMATS: dict[str, Callable[[Scene, Table], bytes]] = {
    ".png": lambda scene, _: png(scene),
    ".svg": lambda scene, _: svg(scene).encode("utf-8", "replace"),
    ".html": _page,
}
"""Ending of a file's name → what makes it."""
