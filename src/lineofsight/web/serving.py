"""Make the site ready and run it: for a laptop, for training, and for upkeep."""

import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence

import django
from django.conf import settings
from django.core.management import call_command, execute_from_command_line
from django.core.servers.basehttp import run as serve_threads
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.utils import timezone

from lineofsight.kernel.progress import Step
from lineofsight.records.origin import Origin, decide, origin_of
from lineofsight.web.beside import Beside

_PROGRAM = "from lineofsight.cli import main; main()"
"""The program as this Python runs it, wherever its script lies."""


def prepare(*, sample: bool, progress: Step) -> Iterator[str]:
    """Bring the tables up to date and yield what to print; with `sample`, who may sign in."""
    _set_up()
    if sample:
        yield from _borough(progress)
    call_command("migrate", verbosity=0)
    yield "The tables are up to date."
    yield from _withheld()
    if sample:
        yield from _people()
        yield from _plan()
        yield from _boards()


def _borough(progress: Step) -> Iterator[str]:
    from lineofsight.web import training  # noqa: PLC0415  the engine is asked for only here

    yield "This is a training site: every child in it is invented."
    yield from training.borough(settings.HOME, now=timezone.now(), progress=progress)


def _withheld() -> Iterator[str]:
    from lineofsight.accounts.settled import withheld_now  # noqa: PLC0415  models come after set-up

    if words := withheld_now():
        yield words


def _people() -> Iterator[str]:
    from lineofsight.accounts import sample_people  # noqa: PLC0415  models come after set-up

    yield from sample_people.make(training=settings.TRAINING)


def _plan() -> Iterator[str]:
    from lineofsight.plan import sample  # noqa: PLC0415  models come after set-up
    from lineofsight.plan.updates import sample as of_updates  # noqa: PLC0415
    from lineofsight.settings import load  # noqa: PLC0415
    from lineofsight.web import training  # noqa: PLC0415

    yield from sample.make(
        settings.HOME.path / training.PLAN, settings=load(settings.HOME.settings_file)
    )
    yield from of_updates.make()


def _boards() -> Iterator[str]:
    from lineofsight.boards import sample  # noqa: PLC0415  models come after set-up

    yield from sample.make()


def run(port: int, *, say: Callable[[str], object]) -> None:
    """Serve to this machine alone, a thread for each request, until stopped; a worker beside it."""
    beside = [sys.executable, "-c", _PROGRAM, "--home", str(settings.HOME.path), "work"]
    # Asked to end, Python would end at once and leave the worker running.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    worker = Beside(beside, say=say, left=_say_what_broke_off)
    try:
        serve_threads("127.0.0.1", port, get_wsgi_application(), threading=True)
    finally:
        worker.end()


def _say_what_broke_off() -> None:
    from lineofsight.web.data import broken_off  # noqa: PLC0415  models come after set-up

    broken_off.say_so()
    connection.close()


def work() -> None:
    """Do the long work that pages ask for, one piece after another, until stopped."""
    _set_up()
    from lineofsight.web.data import broken_off  # noqa: PLC0415  models come after set-up

    broken_off.say_so()
    call_command("db_worker", interval=1, worker_id=broken_off.this_worker(), verbosity=0)


def first_administrator(email: str, name: str, password: str) -> str:
    """Make an account that may make others, and say so; a home not yet decided is a live one."""
    _set_up()
    if origin_of(settings.HOME) is None:
        decide(settings.HOME, Origin.REAL)
    call_command("migrate", verbosity=0)
    from lineofsight.accounts import actions  # noqa: PLC0415  models come after set-up

    person = actions.first_administrator(email, name, password)
    return f"{person.email} may now sign in and make accounts."


def manage(words: Sequence[str]) -> None:
    """Run one of Django's commands."""
    _set_up()
    execute_from_command_line(["lineofsight manage", *words])


def _set_up() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lineofsight.web.settings")
    django.setup()
    settings.HOME.path.mkdir(parents=True, exist_ok=True)
