"""Why a child counts as it does behind an indicator, in words and without blame. Pure."""

import datetime as dt

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
) -> str:
    """Say why a row is met or not, from its days: `was due Friday 1 December and is not done`."""
    if due_on is not None and done_on is not None:
        return _done(due_on, done_on, asked_on)
    if due_on is not None:
        return _not_done(due_on, seen_on, asked_on)
    if done_on is not None:
        return f"done {wording.weekday(done_on, today=asked_on)}"
    began = f"since {wording.day(started_on, today=asked_on)}" if started_on else ""
    counted = "counts towards the figure" if is_met else "is in the base and does not count"
    return f"{began}; {counted}" if began else counted


def _done(due_on: dt.date, done_on: dt.date, asked_on: dt.date) -> str:
    done = f"done {wording.weekday(done_on, today=asked_on)}"
    due = f"due {wording.weekday(due_on, today=asked_on)}"
    late = (done_on - due_on).days
    if late <= 0:
        return f"{done}; {due}"
    return f"{done}, {late:,} {'day' if late == 1 else 'days'} after it was {due}"


def _not_done(due_on: dt.date, seen_on: dt.date | None, asked_on: dt.date) -> str:
    due = wording.due(due_on, today=asked_on)
    words = f"{due} and is not done" if due_on < asked_on else f"{due}, not done yet"
    return f"{words}; {wording.last_seen(seen_on, today=asked_on)}" if seen_on else words
