"""Runs: the loop that turns inputs into records, and what it may do that nothing below it may.

Only here is the clock read, and only here are processes and threads started.
"""

from dateline.run.interrupt import Interrupts
from dateline.run.lanes import Code, Input, Item, Outcome, code_in_order, code_side_by_side
from dateline.run.local import Amend, code_all
from dateline.run.marks import Known, Twin
from dateline.run.shelf import Shelf
from dateline.run.sifting import sift
from dateline.run.summary import Summary, Tally
from dateline.run.writer import Sink

__all__ = [
    "Amend",
    "Code",
    "Input",
    "Interrupts",
    "Item",
    "Known",
    "Outcome",
    "Shelf",
    "Sink",
    "Summary",
    "Tally",
    "Twin",
    "code_all",
    "code_in_order",
    "code_side_by_side",
    "sift",
]
