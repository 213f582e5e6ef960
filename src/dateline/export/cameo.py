"""Events under the older CAMEO scheme, for those who join them with ICEWS or GDELT data."""

from dateline.knowledge.cameo import root_of
from dateline.knowledge.rules import OWN_TYPE
from dateline.types import Event


def cameo_root(event: Event) -> str | None:
    """The CAMEO root code of an event of a PLOVER type, "01" to "20"; else null."""
    if event.decided_by.get("type") == OWN_TYPE:
        return None
    return root_of(event.type, event.mode, event.contexts)
