"""Work that broke off: a worker that was ended in the midst of it left it marked as going on.

A page would say for ever that it is being done. The next worker sees that nobody by that number is
running on this machine, and says what happened.
"""

import os
import platform
from collections.abc import Callable, Mapping

from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from lineofsight.answers import preparing
from lineofsight.feeds import exports
from lineofsight.web.data import loading

SAYING: Mapping[str, Callable[[int], None]] = {
    loading.look_at.module_path: loading.broke_off,
    loading.seal.module_path: loading.broke_off,
    exports.make.module_path: exports.broke_off,
    preparing.prepare.module_path: preparing.broke_off,
}
"""Each kind of work, by the path of its task -> how the page that waits for it is told."""


def this_worker() -> str:
    """Name this worker: its machine and its process."""
    return f"{_machine()}-{os.getpid()}"


def _machine() -> str:
    return platform.node()[:40]


def say_so() -> int:
    """Note on all work whose worker is no more that it broke off; give how many."""
    found = [one for one in DBTaskResult.objects.running() if _is_dead(one.worker_ids)]
    for one in found:
        told = SAYING.get(one.task_path)
        if told is not None:
            told(*one.args_kwargs["args"])
        one.status = TaskResultStatus.FAILED
        one.save(update_fields=["status"])
    return len(found)


def _is_dead(workers: list[str]) -> bool:
    """Say whether the last worker of some work is no more; asked before any work is taken.

    So one of this very number is a worker before: in a container each has the same.
    """
    machine, _, process = (workers or [""])[-1].rpartition("-")
    return machine == _machine() and (int(process) == os.getpid() or not runs(int(process)))


def runs(process: int) -> bool:
    """Say whether a process of this number goes on, on this machine."""
    if process <= 0 or os.name == "nt":  # Windows: a signal of 0 would end the process
        return process > 0
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
