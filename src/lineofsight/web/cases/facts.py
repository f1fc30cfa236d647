"""A child's record in words: who it is, what is owed, who is involved, what happened. Pure."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from lineofsight.picture import Child, Duty, Event, Involvement, ListedChild
from lineofsight.populations.steps import day_said
from lineofsight.web.cases import lines, wording
from lineofsight.web.cases.holders import NO_DATA, unsaid
from lineofsight.web.cases.unanswered import Kinds

COLOURS = {"overdue": "orange", "today": "yellow", "due": "blue", "no day due": "grey"}
TAGS = {"overdue": "Overdue", "today": "Due today", "due": "Due", "no day due": "No day due"}


@dataclass(frozen=True)
class Bar:
    """What stays on top of a child's record."""

    called: str
    facts: tuple[tuple[str, str], ...]
    marks: tuple[tuple[str, str], ...]  # a tag and what it means


@dataclass(frozen=True)
class Owed:
    """One thing owed, with its clock in words."""

    what: str
    tag: str
    colour: str
    clock: str
    why: str

    @property
    def asks(self) -> str:
        """The question that unfolds the rule."""
        return f"Why is this here: {self.what}"


@dataclass(frozen=True)
class Involved:
    """Somebody involved, and from when to when."""

    who: str
    as_what: str
    team: str
    when: str


@dataclass(frozen=True)
class Happened:
    """One line of the record."""

    day: str
    title: str
    detail: str
    source: str


def bar(child: Child, *, today: dt.date, no_holders: str, lacking: Kinds) -> Bar:
    """Give who the page is about, with whatever a reader must know before anything else.

    `no_holders`: why the records do not say who holds a child; empty where they do. `lacking`: the
    duties that they cannot answer for.
    """
    listed = child.listed
    found = (
        ("Identifier", listed.child_id if listed.child_id != listed.label else ""),
        ("Age", wording.age(listed.age, unborn=child.is_unborn)),
        ("Status", lines.status(listed)),
        ("Worker", _worker(child, is_known=not no_holders)),
        ("Last seen", _seen(listed, today, lacking)),
    )
    known = tuple((name, value) for name, value in found if value)
    return Bar(listed.label, known, tuple(_marks(child)))


def _worker(child: Child, *, is_known: bool) -> str:
    held, team = lines.worker(child.listed), child.listed.team
    if not (held or team or is_known) and child.listed.statuses:
        return NO_DATA
    return ", ".join(part for part in (held, team) if part) or lines.CLOSED


def _marks(child: Child) -> list[tuple[str, str]]:
    found = []
    if child.is_restricted:
        found.append(("Restricted", "Only people on a named list see this record."))
    if child.died_on:
        found.append(("Died", f"on {_long(child.died_on)}"))
    if child.listed.is_unallocated:
        found.append(("Unallocated", "Nobody holds this case."))
    return found


def due_heading(owed: Sequence[Duty]) -> str:
    """Give the heading of what is owed: how much of it is overdue."""
    overdue = sum(one.is_overdue for one in owed)
    return f"Due now: {overdue:,} overdue" if overdue else "Due now"


def duty(one: Duty) -> Owed:
    """Give one thing owed: when it is or was due, and how far that day is."""
    state = "today" if one.days_left == 0 else one.state
    due = wording.due(one.due_on, today=one.asked_on, in_working_days=one.in_working_days)
    hour = f" by {one.due_at[11:]}" if one.due_at else ""
    parts = [
        f"{due}{hour}",
        _far(one),
    ]
    if one.last_done_on:
        parts.append(f"last done {wording.day(one.last_done_on, today=one.asked_on)}")
    return Owed(
        what=one.title,
        tag=TAGS[state],
        colour=COLOURS[state],
        clock="; ".join(part for part in parts if part),
        why=_why(one),
    )


def _far(one: Duty) -> str:
    """Say how far the day is that is said beside it."""
    if one.due_on is None or one.due_on == one.asked_on:
        return ""
    return wording.far((day_said(one.due_on, on=one.asked_on) - one.asked_on).days)


def _why(one: Duty) -> str:
    """Give what is owed in a sentence, and by which rule."""
    owed = one.meaning.split(", one ")[0].rstrip(".")
    return f"{owed}. {one.rule[:1].upper()}{one.rule[1:]}"


def about_child(child: Child) -> list[tuple[str, str]]:
    """Give the facts of a summary, those that are on the record."""
    found = [
        ("Also known as", child.also_known_as),
        ("Born", _long(child.born_on) if child.born_on else ""),
        ("Sex", child.listed.sex),
        ("Ethnicity", child.ethnicity),
        ("Disability", ", ".join(child.disabilities) or child.is_disabled),
        ("Came to this country alone", "Yes" if child.is_unaccompanied else ""),
        ("Open since", _long(child.open_since_on) if child.open_since_on else ""),
        *((one.words, _since(one.since, one.detail)) for one in child.listed.statuses),
        ("NHS number", child.health_number),
        ("Unique pupil number", child.upn),
    ]
    return [(name, value) for name, value in found if value]


def _seen(listed: ListedChild, today: dt.date, lacking: Kinds) -> str:
    seen_on = listed.last_seen_on
    return wording.weekday(seen_on, today=today) if seen_on else lacking.never_seen(listed)


def _since(since: dt.date | None, detail: str) -> str:
    words = f"since {_long(since)}" if since else "no first day recorded"
    return f"{words}: {detail}" if detail else words


def involved(child: Child, *, now: bool, today: dt.date) -> list[Involved]:
    """Give who is involved now, or who was before; unnamed to whoever may not know the child."""
    named = child.listed.is_named
    return [_involved(one, today, named=named) for one in child.involved if one.is_now == now]


def uninvolved(no_holders: str) -> dict[str, str]:
    """Say that nobody is involved, now or before, or why the records do not say who is."""
    if no_holders:
        return {"now": unsaid(no_holders), "before": f"{NO_DATA.capitalize()}."}
    return {
        "now": "Nobody is allocated on the record.",
        "before": "Nobody before is on the record.",
    }


def _involved(one: Involvement, today: dt.date, *, named: bool) -> Involved:
    when = f"since {wording.day(one.started_on, today=today)}"
    if one.ended_on is not None:
        when = f"{_long(one.started_on)} to {_long(one.ended_on)}"
        when += f" ({one.reason})" if one.reason else ""
    who = (one.worker_name or one.worker) if named else ""
    return Involved(who or "A worker", one.role, one.team, when)


def event(one: Event) -> Happened:
    """Give one line of the record, with the file, sheet and row it stands in."""
    place = [one.file, one.sheet, f"row {one.row:,}" if one.row else ""]
    return Happened(
        day=f"{_long(one.on)}{f' at {one.time}' if one.time else ''}",
        title=one.title,
        detail=one.detail,
        source=", ".join(part for part in place if part),
    )


def _long(value: dt.date) -> str:
    return f"{value.day} {value:%B} {value.year}"
