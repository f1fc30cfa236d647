"""The worker beside a served site: missed when it ends by itself, and started again, within bounds.

A worker that was killed is a child of this process: until it is waited for, the machine still
lists it, and the next worker would take its work for work that goes on.
"""

import subprocess
import threading
import time
from collections.abc import Callable, Sequence

AT_MOST = 5
"""Starts within `WITHIN`: a worker that ends more often cannot work here."""

WITHIN = 600
"""Seconds."""

STARTED_AGAIN = "The worker ended by itself and is started again: work that broke off says so."
GIVEN_UP = (
    f"The worker ended {AT_MOST} times within {WITHIN // 60} minutes and is not started again: "
    "loads and exports wait. What it printed above says why; then start the site again."
)


class Beside:
    """A worker that runs from now until `end`.

    `say` is told what happens to it, and `left` is called where none is started again.
    """

    def __init__(
        self, words: Sequence[str], *, say: Callable[[str], object], left: Callable[[], object]
    ) -> None:
        self._words, self._say, self._left = words, say, left
        self._lock, self._is_ending = threading.Lock(), False
        self._starts: list[float] = []
        self._worker = self._started()
        self._keeper = threading.Thread(target=self._keep, daemon=True)
        self._keeper.start()

    def end(self) -> None:
        """End the worker, and wait until it has ended."""
        with self._lock:
            self._is_ending = True
            self._worker.terminate()
        self._keeper.join()

    def _started(self) -> subprocess.Popen[bytes]:
        self._starts = [*self._starts[1 - AT_MOST :], time.monotonic()]
        return subprocess.Popen(self._words)  # noqa: S603  our own program, by its full path

    def _keep(self) -> None:
        while self._has_another():
            pass

    def _has_another(self) -> bool:
        """Wait for the worker to end; where nobody ended it, start another."""
        self._worker.wait()
        with self._lock:
            if self._is_ending:
                return False
            if not self._is_hopeless():
                self._say(STARTED_AGAIN)
                self._worker = self._started()
                return True
        self._say(GIVEN_UP)
        self._left()
        return False

    def _is_hopeless(self) -> bool:
        return len(self._starts) == AT_MOST and time.monotonic() - self._starts[0] < WITHIN
