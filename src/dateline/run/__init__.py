"""Runs: the loop that turns inputs into records, and what it may do that nothing below it may.

Only here is the clock read, and only here are processes and threads started.
"""

from dateline.run.interrupt import Interrupts
from dateline.run.lanes import Code, Input, Outcome, code_in_order, code_side_by_side
from dateline.run.local import Shelf, Sink, code_all
from dateline.run.summary import Summary, Tally

__all__ = [
    "Code",
    "Input",
    "Interrupts",
    "Outcome",
    "Shelf",
    "Sink",
    "Summary",
    "Tally",
    "code_all",
    "code_in_order",
    "code_side_by_side",
]
