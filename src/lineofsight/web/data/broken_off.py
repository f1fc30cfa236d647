"""Work that broke off: a worker that was ended in the midst of it left it marked as going on.

A page would say for ever that the files are being loaded. The next worker sees that nobody by that
number is running on this machine, and says what happened.
"""

import os
import platform

from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from lineofsight.kernel.problems import Problem
from lineofsight.records.one_load import runs
from lineofsight.web.data.loading import ended
from lineofsight.web.data.models import Upload

BROKEN = Problem(
    "The work broke off: the program was ended in the midst of it.",
    do="See under Data whether a new version was sealed. If none was, send the files again.",
)


def this_worker() -> str:
    """Name this worker: its machine and its process."""
    return f"{_machine()}-{os.getpid()}"


def _machine() -> str:
    return platform.node()[:40]


def say_so() -> int:
    """Note on every upload whose worker is no more that the work broke off; give how many."""
    found = [one for one in DBTaskResult.objects.running() if _is_dead(one.worker_ids)]
    for one in found:
        upload = Upload.objects.filter(pk__in=one.args_kwargs["args"]).first()
        if upload is not None and upload.stands.goes_on:
            ended(upload, BROKEN)
        one.status = TaskResultStatus.FAILED
        one.save(update_fields=["status"])
    return len(found)


def _is_dead(workers: list[str]) -> bool:
    machine, _, process = (workers or [""])[-1].rpartition("-")
    return machine == _machine() and not runs(int(process))
