"""A worker process from the outside: started, given reports, listened to, ended."""

import json
import queue
import signal
import subprocess
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import Any

from dateline.run.child import OUT_OF_MEMORY
from dateline.run.lanes import Outcome
from dateline.types import Report

Decode = Callable[[Mapping[str, Any], Report], Outcome]
"""From an answer of a worker, and the report it answers, to the outcome."""

_END_SECONDS = 5.0
_SIGNALS = {
    signal.SIGKILL: "was killed (by the system where memory ran out)",
    signal.SIGXCPU: "used up its processor time",
    signal.SIGSEGV: "crashed (segmentation fault)",
}


@dataclass(frozen=True, slots=True)
class Said:
    """A line from a worker; without a message it says no more: it has ended."""

    number: int
    message: Mapping[str, Any] | None


class Worker:
    """A process and the two threads that carry lines to it and from it."""

    def __init__(self, number: int, process: "subprocess.Popen[str]") -> None:
        self.number = number
        self._process = process
        self._outbox: queue.SimpleQueue[str | None] = queue.SimpleQueue()

    @classmethod
    def start(
        cls, number: int, command: list[str], settings: str, said: "queue.SimpleQueue[Said]"
    ) -> "Worker":
        """Start the command; `settings` is its first line, what it says goes to `said`."""
        process = subprocess.Popen(  # noqa: S603 - our own program, no shell
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="ascii",
            start_new_session=True,
        )
        worker = cls(number, process)
        worker._outbox.put(settings)
        for task in (worker._carry_out, lambda: worker._carry_in(said)):
            threading.Thread(target=task, daemon=True).start()
        return worker

    def give(self, report: Report) -> None:
        """Hand a report over; never waits."""
        self._outbox.put(json.dumps(asdict(report), default=str))

    def end(self) -> None:
        """End the process, whatever it is at, and wait until it is gone."""
        self._outbox.put(None)
        with suppress(ProcessLookupError):
            self._process.kill()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(_END_SECONDS)

    def obituary(self) -> str:
        """Why the process ended, as the end of a sentence about it."""
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(_END_SECONDS)
        code = self._process.returncode
        if code == OUT_OF_MEMORY:
            return "ran out of memory"
        if code is not None and code < 0:
            return _SIGNALS.get(signal.Signals(-code), f"died of {signal.Signals(-code).name}")
        return f"ended with code {code}"

    def _carry_out(self) -> None:
        stream = self._process.stdin
        with suppress(OSError, ValueError):  # it is gone: who listens is told
            while stream is not None and (line := self._outbox.get()) is not None:
                stream.write(line + "\n")
                stream.flush()
        with suppress(OSError, ValueError):
            if stream is not None:
                stream.close()

    def _carry_in(self, said: "queue.SimpleQueue[Said]") -> None:
        stream = self._process.stdout
        with suppress(ValueError):  # a line cut short by a sudden end
            for line in stream or ():
                said.put(Said(self.number, json.loads(line)))
        said.put(Said(self.number, None))
