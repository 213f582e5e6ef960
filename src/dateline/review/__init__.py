"""Review: what to look at next, what people decide, how far they agree, what models learn."""

from dateline.review.agreement import Coding, FieldAgreement, agreement, alpha, f1
from dateline.review.annotation import Annotated, annotation
from dateline.review.deciding import KINDS, Said, decision_of, main_report
from dateline.review.second import Agreed, agreed, blind_sample

__all__ = [
    "KINDS",
    "Agreed",
    "Annotated",
    "Coding",
    "FieldAgreement",
    "Said",
    "agreed",
    "agreement",
    "alpha",
    "annotation",
    "blind_sample",
    "decision_of",
    "f1",
    "main_report",
]
