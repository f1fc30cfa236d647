"""Long work that somebody asked for: whether they still may, and how far it has come.

Rights are asked again when the work runs, of the account as it is then; the page that gives the
result asks a third time.
"""

import time
from typing import Any

from lineofsight.accounts.backend import sleeps
from lineofsight.accounts.matrix import Right
from lineofsight.accounts.models import Person
from lineofsight.accounts.models.work import Work
from lineofsight.accounts.standing import may
from lineofsight.kernel.problems import Problem, on_a_page
from lineofsight.kernel.progress import Step

BETWEEN = 0.5
"""Seconds between two notes of progress: the database is not asked for every row."""

UNFORESEEN = Problem(
    "This could not be done, for a reason the program did not foresee.",
    do="Tell whoever looks after the site: what the worker printed says more.",
)


def may_still(person: Person, right: Right) -> bool:
    """Whether who asked may still have it: an account that is closed or sleeps may nothing."""
    return person.is_active and not sleeps(person) and may(person, right)


def note(work: Work, **fields: Any) -> None:
    """Keep how the work stands now; what it found may hold anything that stood in a file."""
    for name, value in fields.items():
        setattr(work, name, _without_null(value))
    work.save(update_fields=list(fields))


def _without_null(value: Any) -> Any:
    """Replace null bytes, which PostgreSQL keeps in no text and no JSON: none is ever meant."""
    if isinstance(value, str):
        return value.replace("\x00", "\ufffd")
    if isinstance(value, dict):
        return {_without_null(key): _without_null(held) for key, held in value.items()}
    if isinstance(value, list | tuple):
        return [_without_null(held) for held in value]
    return value


def ended_as(work: Work, problem: Problem, *, state: str) -> None:
    """Note that the work came to nothing, and why."""
    said = {name: on_a_page(getattr(problem, name)) for name in ("what", "where", "do")}
    note(work, state=state, problem=said, doing="", share=1)


def progress_of(work: Work, *, begins: float = 0, ends: float = 1) -> Step:
    """Give what notes the progress of a part of the work, which lies between these shares.

    It never falls, and a part that ends before the whole does not say that it is done.
    """
    last, furthest = 0.0, begins

    def step(doing: str, share: float) -> None:
        nonlocal last, furthest
        now = time.monotonic()
        furthest = max(furthest, begins + share * (ends - begins))
        if now - last > BETWEEN and (share < 1 or ends == 1):
            last = now
            note(work, doing=doing[:100], share=furthest)

    return step
