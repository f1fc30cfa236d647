"""What a plan says: its actions with their milestones, evidence and expected effects. Pure.

An action is one immutable value. A plan on a day is its actions on that day, in the order of their
references: a reference is text, and 2.10 follows 2.9.
"""

import dataclasses
import datetime as dt
import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Any, Self

from lineofsight.accounts.rules import SHORTEST_NAME, is_reason
from lineofsight.kernel.codes import action_key, indicator_code
from lineofsight.kernel.periods import Month
from lineofsight.kernel.problems import Problem

NOT_STARTED, ON_TRACK, AT_RISK, OFF_TRACK = "not started", "on track", "at risk", "off track"
AWAITING, EMBEDDED = "complete awaiting evidence", "complete and embedded"
PAUSED = "paused"
DELIVERED = frozenset({AWAITING, EMBEDDED})

KEY = {
    NOT_STARTED: ("Grey", "It begins on a later day."),
    ON_TRACK: ("Green", "Its milestones are met, or forecast to be met within the due date."),
    AT_RISK: (
        "Amber",
        "It may slip, or has slipped by a month at most, and a recovery is planned.",
    ),
    OFF_TRACK: ("Red", "It is overdue, or slips by more than a month, or no recovery is planned."),
    AWAITING: ("Pale blue", "It is delivered, and its effect is not shown yet."),
    EMBEDDED: ("Blue", "Two audits, figures or voices in a row show it, and the board agreed."),
    PAUSED: ("White", "The board decided to pause it."),
}
"""State of an action -> its colour and what makes it so: the key that stands on every plan."""

EFFECT = re.compile(
    r"(?P<code>[A-Za-z]+ ?\d+[a-z]*)\s*(?P<how>[+-]|\bto\b)\s*(?P<size>\d+(?:\.\d+)?)"
    r"(?P<unit>\s*(?:points?|%)|)\s+by\s+(?P<by>\d{4}-\d{2})"
)


@dataclass(frozen=True)
class Effect:
    """What an action is meant to move: an indicator, which way, how far, by which month."""

    code: str
    size: Decimal  # in the indicator's own unit: how far, below 0 down; or the level to reach
    by: Month
    unit: str = ""  # as it was written: `points`, `%` or nothing
    is_level: bool = False  # `CP5 to 85`: a level to reach, the better way

    @property
    def way(self) -> int:
        """1 up, -1 down; 0 where only the level to reach is said, or no way at all."""
        return 0 if self.is_level else (self.size > 0) - (self.size < 0)

    @property
    def words(self) -> str:
        """The effect as the workbook writes it: `AMT2 +10 points by 2018-03`."""
        return f"{self.code} {self.size_words} by {self.by}"

    @property
    def size_words(self) -> str:
        """How far it is to move, or the level to reach: `+10 points`, `to 85`."""
        unit = f" {self.unit}" if self.unit.startswith("point") else self.unit
        size = f"to {self.size}" if self.is_level else f"{self.size:+}"
        return f"{size}{unit}"

    def level_from(self, figure: Fraction) -> Fraction:
        """Give the level that is meant: as said, so much from a figure, or a share of it."""
        size = Fraction(self.size)
        if self.is_level:
            return size
        return figure * (1 + size / 100) if self.unit == "%" else figure + size


@dataclass(frozen=True)
class Milestone:
    """A step of an action."""

    what: str
    due_on: dt.date | None
    done_on: dt.date | None
    agreed_on: dt.date | None = field(default=None, compare=False)
    """The day it had before any decision put it off, in whatever words: read off the entries."""

    @property
    def put_off(self) -> int:
        """Days by which it was put off by decision; 0 once it is reached."""
        if self.agreed_on is None or self.due_on is None or self.done_on is not None:
            return 0
        return max(0, (self.due_on - self.agreed_on).days)

    def as_data(self) -> dict[str, Any]:
        """Give it as plain values that JSON keeps exactly."""
        days = {"due_on": self.due_on, "done_on": self.done_on}
        return {"what": self.what, **_plain(days)}


@dataclass(frozen=True)
class Evidence:
    """One piece of evidence: a document, an audit, a data signal, or what a child or staff said."""

    kind: str
    dated_on: dt.date | None
    held: str
    says: str

    @property
    def is_said(self) -> bool:
        """Say whether it says what it shows: no light turns on *not applicable*."""
        return is_reason(self.says, shortest=SHORTEST_NAME)


@dataclass(frozen=True)
class Action:
    """One action of a plan, whole."""

    ref: str
    action: str
    work_stream: str
    sro: str
    priority: int | None
    priority_name: str
    lead: str
    due_on: dt.date | None
    status: str
    deputy: str = ""
    partners: str = ""
    started_on: dt.date | None = None
    revised_due_on: dt.date | None = None
    revised_why: str = ""
    progress: str = ""
    outcome: str = ""
    indicators: tuple[str, ...] = ()
    effects: tuple[Effect, ...] = ()
    finding: str = ""
    came_from: str = ""
    budget: Decimal | None = None
    spent: Decimal | None = None
    risk: str = ""
    milestones: tuple[Milestone, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    reported_on: dt.date | None = field(default=None, compare=False)
    """The day it was reported complete, where no milestone says it: read off its entries."""

    times_moved: int = field(default=0, compare=False)
    """How often its revised day became another one: read off its entries."""

    @property
    def codes(self) -> tuple[str, ...]:
        """The indicators it is tied to: linked, or to be moved by it."""
        return tuple(dict.fromkeys((*self.indicators, *(one.code for one in self.effects))))

    @property
    def due(self) -> dt.date | None:
        """The day that holds now: revised under change control, or as first agreed."""
        return self.revised_due_on or self.due_on

    @property
    def put_off(self) -> int:
        """Days by which a milestone still to be reached was put off by decision."""
        return max((one.put_off for one in self.milestones), default=0)

    @property
    def has_recovery(self) -> bool:
        """Say whether it is written down how a slip is got round, in words that say something."""
        return any(is_reason(one, shortest=SHORTEST_NAME) for one in (self.risk, self.revised_why))

    @property
    def is_delivered(self) -> bool:
        """Say whether it is declared done, its effect shown or not."""
        return self.status in DELIVERED

    @property
    def is_open(self) -> bool:
        """Say whether anything is still owed: neither delivered nor paused by the board."""
        return not self.is_delivered and self.status != PAUSED

    def is_under_way(self, on: dt.date) -> bool:
        """Say whether somebody is to report on it every month: open, and begun or to have begun."""
        return self.is_open and (self.status != NOT_STARTED or self.is_to_have_begun(on))

    def is_to_have_begun(self, on: dt.date) -> bool:
        """Say whether the day has passed on which it was to begin, and it is said not to have."""
        is_past = self.started_on is not None and self.started_on < on
        return self.status == NOT_STARTED and is_past

    @property
    def delivered_on(self) -> dt.date | None:
        """The day its last milestone was reached, without any the day it was reported complete.

        None while it is not declared done, and where neither day is known.
        """
        done = [one.done_on for one in self.milestones if one.done_on]
        return max(done, default=self.reported_on) if self.is_delivered else None

    def as_data(self) -> dict[str, Any]:
        """Give the action as plain values that JSON keeps exactly."""
        found: dict[str, Any] = _plain(dataclasses.asdict(self))
        found["effects"] = [one.words for one in self.effects]
        found["milestones"] = [one.as_data() for one in self.milestones]
        for name in ("reported_on", "times_moved"):
            del found[name]
        return found

    @classmethod
    def of_data(cls, data: Mapping[str, Any]) -> Self:
        """Give back the action that `as_data` made plain."""
        days = {name: _day(data[name]) for name in _DAYS}
        told = {name: in_lines(data[name]) for name in ("progress", "risk")}
        pounds = {name: _pounds(data[name]) for name in ("budget", "spent")}
        parts = {
            "effects": effects_of("; ".join(data["effects"])),
            "indicators": tuple(data["indicators"]),
            "milestones": steps_of(data["milestones"]),
            "evidence": tuple(
                Evidence(one["kind"], _day(one["dated_on"]), one["held"], one["says"])
                for one in data["evidence"]
            ),
        }
        return cls(**{**data, **days, **pounds, **told, **parts})


_DAYS = ("due_on", "started_on", "revised_due_on")
FIELDS = tuple(one.name for one in fields(Action) if one.compare)

REPORTED = frozenset({"status", "progress", "spent", "risk", "evidence", "milestones"})
"""What those who carry an action out report as they go; all else is what was agreed.

Of its milestones only the days on which they were reached: see `is_report`.
"""

TOLD = frozenset({"progress", "risk", "spent"})
"""What is told of an action as it goes: the newest stands in the place of what was told before."""

DECIDED = frozenset({PAUSED, EMBEDDED})
"""States that the board decides on, by the key: nobody reports an action into or out of them."""


def is_report(before: Action | None, after: Action | None) -> bool:
    """Say whether a change only reports progress, and so waits for nobody's decision.

    A report adds to what was reported: what takes any of it back is no report.
    """
    if before is None or after is None:
        return False
    return is_agreed_alike(before, after) and not _takes_back(before, after)


def is_agreed_alike(before: Action | None, after: Action | None) -> bool:
    """Say whether the same was agreed of an action, whatever was reported of it."""
    if before is None or after is None:
        return before is after
    return what_was_agreed(before) == what_was_agreed(after)


def _takes_back(before: Action, after: Action) -> bool:
    """Say whether evidence, a day that was reached, progress or money spent is there no more."""
    steps = zip(before.milestones, after.milestones, strict=True)  # alike but for their days
    return (
        not set(before.evidence) <= set(after.evidence)
        or any(old.done_on not in (None, new.done_on) for old, new in steps)
        or bool(before.progress and not after.progress)
        or (before.spent is not None and after.spent is None)
    )


def reported_of(before: Action | None, after: Action | None) -> Action | None:
    """Give an action with what a change of it only reports; the rest of the change waits."""
    if before is None or after is None:
        return before
    found = before
    for name in sorted(REPORTED):
        alone = dataclasses.replace(before, **{name: getattr(after, name)})
        if is_report(before, alone):
            found = dataclasses.replace(found, **{name: getattr(after, name)})
    return found


def what_was_agreed(one: Action) -> Action:
    """Give an action without what is reported as it goes: what a board approves and decides on."""
    reported: dict[str, Any] = {name: getattr(_BLANK, name) for name in REPORTED}
    reported["status"] = one.status if one.status in DECIDED else ""
    steps = tuple(dataclasses.replace(step, done_on=None) for step in one.milestones)
    return dataclasses.replace(one, **{**reported, "milestones": steps})


_BLANK = Action("", "", "", "", None, "", "", None, "")


def digest(actions: Iterable[Action]) -> str:
    """Give the SHA-256 of what was agreed in a plan, in hexadecimal.

    Reported progress leaves it as it is: a body's approval is of the plan and not of a month.
    """
    agreed = [what_was_agreed(one).as_data() for one in in_order(actions)]
    written = json.dumps(agreed, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(written.encode()).hexdigest()


LONGEST_REFERENCE = 40
LONGEST_NAME = 200
"""Characters of a work stream, and of who answers for an action or leads it."""
LONGEST_TEXT = 1000
LONGEST_PROGRESS = 2000


def in_lines(text: str) -> str:
    """Give a text with its lines parted as a workbook parts them, whatever they were typed in.

    A browser parts them by two signs, of which a workbook writes the first as `_x000D_`.
    """
    return text.replace("_x000D_", "\r").replace("\r\n", "\n").replace("\r", "\n")


def is_reference(text: str) -> bool:
    """Say whether a text can be an action's reference: it is part of the address of its page."""
    return 0 < len(text) <= LONGEST_REFERENCE and not set(text) & set("/?#%\\")


def reference_key(text: str) -> str:
    """Give what a reference has in common with its other spellings: `02.4.` is 2.4."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    plain = "".join(one for one in plain if not one.isspace() and unicodedata.category(one) != "Cf")
    without_noughts = re.sub(r"\d+", lambda number: str(int(number.group())), plain)
    return re.sub(r"\W+$", "", without_noughts)


@lru_cache(maxsize=4096)
def effects_of(text: str) -> tuple[Effect, ...]:
    """Read `AMT2 +10 points by 2018-03; CP5 to 85 by 2018-06`. Raises `Problem` for all else."""
    found = []
    for part in filter(None, (one.strip() for one in text.split(";"))):
        match = EFFECT.fullmatch(part)
        if match is None:
            raise Problem(
                "An expected effect cannot be read.",
                do="Write it as `AMT2 +10 points by 2018-03` or `CP5 to 85 by 2018-03`, "
                "several parted by semicolons.",
            )
        is_level = match["how"] == "to"
        size = Decimal(match["size"] if is_level else match["how"] + match["size"])
        code, by = indicator_code(match["code"]), Month.parse(match["by"])
        found.append(Effect(code, size, by, match["unit"].strip(), is_level))
    return tuple(found)


def steps_of(data: Iterable[Mapping[str, Any]]) -> tuple[Milestone, ...]:
    """Give back the milestones that `as_data` made plain."""
    return tuple(Milestone(one["what"], _day(one["due_on"]), _day(one["done_on"])) for one in data)


def in_order(actions: Iterable[Action]) -> tuple[Action, ...]:
    """Give actions as a plan prints them, by reference."""
    return tuple(sorted(actions, key=lambda one: action_key(one.ref)))


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    return value


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _pounds(text: str | None) -> Decimal | None:
    return Decimal(text) if text is not None else None
