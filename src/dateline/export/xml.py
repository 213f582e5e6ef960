"""XML as text that every parser takes."""

import re
from xml.etree import ElementTree as ET

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that are not in XML 1.0 (section 2.2)."""


def written(element: ET.Element) -> str:
    """The element on a line, with U+FFFD for what XML 1.0 has no way to write."""
    return _NO_XML.sub("\ufffd", ET.tostring(element, "unicode")) + "\n"
