"""A scene as SVG 1.1: text of our own, which needs no library and stays small and sharp."""

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from dateline.export.picture.scene import Outline, Point, Scene, Words
from dateline.store.words import storable

_FONT = "Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif"


def svg(scene: Scene) -> str:
    """The picture as one element, its title first: for readers who cannot see it."""
    left, top, right, bottom = scene.frame
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {scene.width} {scene.height}"'
        f' width="{scene.width}" height="{scene.height}" font-family="{_FONT}" role="img">',
        f"<title>{_text(scene.title)}</title>",
        f'<rect width="{scene.width}" height="{scene.height}" fill="#ffffff"/>',
        f'<clipPath id="frame"><rect x="{left:g}" y="{top:g}" width="{right - left:g}"'
        f' height="{bottom - top:g}"/></clipPath>',
        '<g clip-path="url(#frame)" stroke-linejoin="round">',
        *map(_outline, scene.clipped),
        "</g>",
        *(_outline(item) if isinstance(item, Outline) else _words(item) for item in scene.over),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _outline(shape: Outline) -> str:
    data = " ".join(_path(ring, shape.closed) for ring in shape.rings)
    look = f' fill="{shape.fill or "none"}"' + (' fill-rule="evenodd"' if shape.fill else "")
    if shape.stroke:
        look += f' stroke="{shape.stroke}" stroke-width="{shape.width:g}"'
    if shape.dashed:
        look += ' stroke-dasharray="6 4"'
    if shape.opacity < 1:
        look += f' opacity="{shape.opacity:g}"'
    return f'<path d="{data}"{look}{_titled("path", shape.title)}'


def _path(ring: Sequence[Point], closed: bool) -> str:
    return "M" + "L".join(_pairs(ring)) + ("Z" if closed else "")


def _pairs(ring: Sequence[Point]) -> Iterator[str]:
    for x, y in ring:
        yield f"{x:.1f},{y:.1f}"


def _words(words: Words) -> str:
    look = f' font-size="{words.size:g}" fill="{words.colour}" text-anchor="{words.anchor}"'
    look += ' font-weight="bold"' if words.bold else ""
    look += ' font-style="italic"' if words.italic else ""
    if words.halo:
        look += ' stroke="#ffffff" stroke-width="3" stroke-linejoin="round" paint-order="stroke"'
    title = f"<title>{_text(words.title)}</title>" if words.title else ""
    x, y = words.at
    return f'<text x="{x:.1f}" y="{y:.1f}"{look}>{title}{_text(words.text)}</text>'


def _titled(tag: str, title: str) -> str:
    return f"><title>{_text(title)}</title></{tag}>" if title else "/>"


def _text(words: str) -> str:
    """Without what XML cannot hold (control characters, lone surrogates)."""
    kept = "".join(c if c in "\t\n" or ord(c) >= 32 else " " for c in storable(words))
    return escape(kept)
