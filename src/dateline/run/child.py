"""A worker process from the inside: reports come in as lines of JSON, records go out.

The first line sent says who codes. Every report is answered by one line, in the order of coming.
A worker ends with its input; what it may use of memory and processor time is bounded, so that a
report that would exhaust the machine ends the worker instead, and whoever supervises it goes on.
"""

import json
import resource
import signal
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict
from typing import Any, TextIO

from dateline.errors import KnowledgeError, ModelError
from dateline.limits import MAX_WORKER_BYTES
from dateline.run.lanes import Code, code_one
from dateline.run.patience import seconds_for
from dateline.types import CodedReport, Refusal, Report

Json = Mapping[str, Any]
Encode = Callable[[CodedReport], Json]

OUT_OF_MEMORY = 71
"""Exit code of a worker whose memory did not suffice for a report."""


def serve(lines: Iterable[str], out: TextIO, load: Callable[[], "Loaded"], encode: Encode) -> int:
    """Code the reports of `lines` until they end; returns the exit code."""
    bound_memory(MAX_WORKER_BYTES)
    with suppress(ValueError):  # in a thread, as in a test
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the supervisor's to handle
    try:
        code, said = load()
        _say(out, said)
        for line in lines:
            report = Report(**json.loads(line))
            bound_time(seconds_for(report))
            _say(out, _answer(code_one(report, _or_die(code)), encode))
    except (ModelError, KnowledgeError) as error:
        _say(out, {"failed": type(error).__name__, "message": str(error)})
        return 1
    except MemoryError:
        return OUT_OF_MEMORY
    except BrokenPipeError:  # the supervisor is gone
        return 0
    return 0


Loaded = tuple[Code, Json]
"""What codes, and what it says of itself: {"model": …, "codebook": …}."""


def bound_memory(size: int) -> None:
    """At most so many bytes of data; where the system has no such limit, the one that is there."""
    for kind in (resource.RLIMIT_DATA, resource.RLIMIT_AS):
        room = size if kind == resource.RLIMIT_DATA else 4 * size  # files mapped count, too
        with suppress(ValueError, OSError):
            _, hard = resource.getrlimit(kind)
            resource.setrlimit(kind, (room, hard))


def bound_time(seconds: float) -> None:
    """At most so many seconds of processor time from now on."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    spent = used.ru_utime + used.ru_stime
    with suppress(ValueError, OSError):
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (int(spent + seconds) + 1, hard))


def _or_die(code: Code) -> Code:
    """The same, but where memory runs out the worker ends: what is left of it is not to be used."""

    def guarded(report: Report) -> CodedReport:
        try:
            return code(report)
        except MemoryError:
            raise SystemExit(OUT_OF_MEMORY) from None

    return guarded


def _answer(outcome: object, encode: Encode) -> Json:
    """The record without its report, which the supervisor has; or the refusal."""
    if isinstance(outcome, Refusal):
        return {"refusal": asdict(outcome)}
    if not isinstance(outcome, CodedReport):
        raise TypeError(f"a report was coded as {type(outcome).__name__}")
    return {"record": {**encode(outcome), "report": None}}


def _say(out: TextIO, message: Json) -> None:
    out.write(json.dumps(message, separators=(",", ":")) + "\n")
    out.flush()
