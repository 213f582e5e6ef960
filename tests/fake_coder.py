"""A coder without a model: knows the invented reports, finds nothing in others."""

import hashlib
from dataclasses import dataclass, replace

from tests.invented import coded_report

from dateline.spans import Span
from dateline.types import CodedReport, Lineage, Report


@dataclass(frozen=True, slots=True)
class FakeCoder:
    """Stands in for the pipeline behind the command line."""

    model_version: str = "fake-1"
    codebook_version: str = "PLOVER 2.0 draft"

    def code(self, report: Report) -> CodedReport:
        """The invented events where the text is invented; fails where the text says so."""
        if "make the coder fail" in report.text:
            raise IndexError("list index out of range")
        number = report.extra.get("number")
        if isinstance(number, int):
            coded = coded_report(number, events=2)
            if coded.report.text + tail(number) == report.text:
                return replace(coded, report=report, lineage=_alone(report))
        whole = (Span(0, len(report.text)),)
        return CodedReport(report, _alone(report), (), whole, (), (), (), (), ())


def line(number: int) -> dict[str, object]:
    """A line of JSON that the fake coder finds two events in."""
    report = coded_report(number, events=2).report
    return {
        "id": report.id,
        "text": report.text + tail(number),
        "title": report.title,
        "publisher": report.publisher,
        "published": report.published,
        "number": number,
    }


def tail(number: int) -> str:
    """Words of its own, so that no report is taken for a copy of another."""
    digits = hashlib.sha256(str(number).encode()).hexdigest()
    own = (f"w{number}{digits[i : i + 3]}" for i in range(60))
    return "Then: " + " ".join(own) + "."


def _alone(report: Report) -> Lineage:
    return Lineage(report.id, "original", None, 1.0)
