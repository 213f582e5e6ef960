"""A scene painted as PNG, by matplotlib's Agg: the one part of pictures that needs a library."""

import io
from importlib import import_module
from typing import Any

from dateline.errors import ConfigError
from dateline.export.picture.scene import Outline, Scene, Words

SCALE = 2
"""Pixels of the file for each of the scene, so that it can be printed."""

_DPI = 100
_POINTS = 72 / _DPI
_HORIZONTAL = {"start": "left", "middle": "center", "end": "right"}


def png(scene: Scene) -> bytes:
    """The picture; raises ConfigError where matplotlib is not installed."""
    canvas_class = _matplotlib("backends.backend_agg").FigureCanvasAgg
    figure = _matplotlib("figure").Figure(
        figsize=(scene.width / _DPI, scene.height / _DPI), dpi=_DPI * SCALE
    )
    canvas = canvas_class(figure)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, scene.width)
    axes.set_ylim(scene.height, 0)
    axes.axis("off")
    left, top, right, bottom = scene.frame
    frame = _matplotlib("patches").Rectangle(
        (left, top), right - left, bottom - top, transform=axes.transData
    )
    for order, shape in enumerate(scene.clipped):
        axes.add_patch(_patch(shape, order)).set_clip_path(frame)
    for order, item in enumerate(scene.over, start=len(scene.clipped)):
        if isinstance(item, Outline):
            axes.add_patch(_patch(item, order))
        else:
            _write(axes, item, order)
    out = io.BytesIO()
    canvas.print_png(out, metadata={"Title": scene.title, "Software": None})
    return out.getvalue()


def _matplotlib(module: str) -> Any:
    """A module of the library, which is no part of a plain installation."""
    try:
        return import_module(f"matplotlib.{module}")
    except ImportError:
        raise ConfigError(
            "--out: PNG needs matplotlib; pip install 'dateline[pictures]', or write .svg or .html"
        ) from None


def _patch(shape: Outline, order: int) -> Any:
    path = _matplotlib("path").Path
    points: list[tuple[float, float]] = []
    codes: list[int] = []
    for ring in shape.rings:
        points += list(ring)
        codes += [path.MOVETO] + [path.LINETO] * (len(ring) - 1)
        if shape.closed:
            points.append(ring[0])
            codes.append(path.CLOSEPOLY)
    return _matplotlib("patches").PathPatch(
        path(points, codes),
        facecolor=shape.fill or "none",
        edgecolor=shape.stroke or "none",
        linewidth=shape.width * _POINTS if shape.stroke else 0,
        linestyle=(0, (6, 4)) if shape.dashed else "solid",
        alpha=shape.opacity if shape.opacity < 1 else None,
        joinstyle="round",
        zorder=order,
    )


def _write(axes: Any, words: Words, order: int) -> None:
    edge = _matplotlib("patheffects").withStroke(linewidth=3 * _POINTS, foreground="white")
    axes.text(
        *words.at,
        words.text.replace("$", r"\$"),
        fontsize=words.size * _POINTS * 0.93,  # DejaVu Sans is wider than what SVG is shown in
        color=words.colour,
        ha=_HORIZONTAL[words.anchor],
        va="baseline",
        fontweight="bold" if words.bold else "normal",
        fontstyle="italic" if words.italic else "normal",
        path_effects=[edge] if words.halo else [],
        zorder=order,
    )
