"""The report of a run, for people and for programs."""

import resource
from dataclasses import asdict, dataclass

from dateline.run.summary import Summary


@dataclass(frozen=True, slots=True)
class RunReport:
    """What was run, by what, and what became of every input.

    `deaths` says why workers died; `peak_mib` is the most memory one process held.
    """

    version: str
    model: str
    codebook: str
    workers: int
    written_to: tuple[str, ...]
    summary: Summary
    deaths: tuple[str, ...]
    peak_mib: int

    def as_json(self) -> dict[str, object]:
        """The report as plain values; `in` = `coded` + `empty` + `copies` + `known` + `refused`."""
        counts = asdict(self.summary)
        refusals, reasons = counts.pop("refusals"), counts.pop("reasons")
        return {
            "version": self.version,
            "model": self.model,
            "codebook": self.codebook,
            "workers": self.workers,
            "written_to": list(self.written_to),
            "in": counts.pop("read"),
            **counts,
            "reports_per_second": self.per_second,
            "peak_mib": self.peak_mib,
            "worker_deaths": list(self.deaths),
            "refused_for": [{"reason": reason, "n": n} for reason, n in reasons],
            "first_refusals": list(refusals),
        }

    @property
    def per_second(self) -> float:
        """Reports a second, from the first report on."""
        return round(self.summary.read / max(self.summary.seconds, 0.001), 1)

    def as_text(self) -> str:
        """The same to be read."""
        s = self.summary
        lines = [
            f"Dateline {self.version}, model {self.model}, codebook {self.codebook}",
            f"{s.read:,} in = {s.coded:,} coded + {s.empty:,} empty + {s.copies:,} copy + "
            f"{s.known:,} known + {s.refused:,} refused",
            f"{s.events:,} events in {s.seconds:.1f} s, {self.per_second} reports/s, "
            f"{self.workers} workers, at most {self.peak_mib:,} MiB a process",
            *(["interrupted: what was done until then is kept"] if s.interrupted else []),
            *(f"written to {place}" for place in self.written_to),
            *(f"worker died: it {why}" for why in self.deaths),
            *(f"refused {n:,}: {reason}" for reason, n in s.reasons),
            *(f"  {r.where}: {r.reason} → {r.remedy}" for r in s.refusals),
        ]
        return "\n".join(lines) + "\n"


def peak_mib() -> int:
    """The most memory that this process or one it started has held, in MiB."""
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return max(resource.getrusage(kind).ru_maxrss for kind in kinds) // 1024
