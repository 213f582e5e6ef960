"""Pictures: the events of a store as map and timeline, the descent of reports; SVG, PNG or HTML.

All are drawn into one list of shapes (`scene`), which `svg` writes as text and `png` paints.
"""

from dateline.export.picture.descent import draw_lineage
from dateline.export.picture.formats import FORMATS, rendered
from dateline.export.picture.map import Site, draw_map, sites_of
from dateline.export.picture.timeline import draw_timeline

__all__ = ["FORMATS", "Site", "draw_lineage", "draw_map", "draw_timeline", "rendered", "sites_of"]
