"""Answers kept until the store changes: what every page asks first is made once."""

import threading
from collections import OrderedDict

MOST_BYTES = 16 * 1024**2
"""Held at most; the answers asked for longest ago go first."""


class Kept:
    """Answers by address, all of one state of the store; any thread may ask."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._tag = ""
        self._answers: OrderedDict[str, bytes] = OrderedDict()
        self._size = 0

    def get(self, tag: str, address: str) -> bytes | None:
        """The answer to that address in that state, where it is kept."""
        with self._lock:
            if tag != self._tag or address not in self._answers:
                return None
            self._answers.move_to_end(address)
            return self._answers[address]

    def put(self, tag: str, address: str, body: bytes) -> None:
        """Keep an answer; those of another state are let go."""
        with self._lock:
            if tag != self._tag:
                self._tag, self._size = tag, 0
                self._answers.clear()
            if len(body) > MOST_BYTES // 4 or address in self._answers:
                return
            self._answers[address] = body
            self._size += len(body)
            while self._size > MOST_BYTES:
                self._size -= len(self._answers.popitem(last=False)[1])
