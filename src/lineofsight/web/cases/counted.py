"""Why a child counts as it does behind an indicator, in words and without blame. Pure."""

import datetime as dt

from lineofsight.populations.steps import due_said
from lineofsight.web.cases import wording

MET = "counted"
UNMET = "not counted"


def why(
    *,
    is_met: bool,
    due_on: dt.date | None,
    done_on: dt.date | None,
    started_on: dt.date | None,
    asked_on: dt.date,
    seen_on: dt.date | None = None,
    in_working_days: bool = False,
) -> str:
    """Say why a row is met or not, from its days: `was due Friday 1 December and is not done`.

    Late is what is done after the last day in time, which is the day said (`steps.due_said`).
    """
    if due_on is not None:
        late = ((done_on or asked_on) - due_on).days
        due = due_said(due_on, on=asked_on, in_working_days=in_working_days and late > 0)
        if done_on is not None:
            return _done(due, done_on, asked_on, late=late)
        return _not_done(due, seen_on, asked_on, is_past=late > 0)
    if done_on is not None:
        return f"done {wording.weekday(done_on, today=asked_on)}"
    began = f"since {wording.day(started_on, today=asked_on)}" if started_on else ""
    counted = "counts towards the figure" if is_met else "is in the base and does not count"
    return f"{began}; {counted}" if began else counted


def _done(due: str, done_on: dt.date, asked_on: dt.date, *, late: int) -> str:
    done = f"done {wording.weekday(done_on, today=asked_on)}"
    if late <= 0:
        return f"{done}; {due}"
    return f"{done}, {late:,} {'day' if late == 1 else 'days'} late; {due}"


def _not_done(due: str, seen_on: dt.date | None, asked_on: dt.date, *, is_past: bool) -> str:
    words = f"was {due} and is not done" if is_past else f"{due}, not done yet"
    return f"{words}; {wording.last_seen(seen_on, today=asked_on)}" if seen_on else words
