"""Pictures of the events of a store: a map and a timeline, as SVG, PNG or a page of HTML.

Both are drawn into one list of shapes (`scene`), which `svg` writes as text and `png` paints.
"""

from dateline.export.picture.formats import FORMATS, rendered
from dateline.export.picture.map import Site, draw_map, sites_of
from dateline.export.picture.timeline import draw_timeline

__all__ = ["FORMATS", "Site", "draw_map", "draw_timeline", "rendered", "sites_of"]
