"""The plain decisions about updates: what comes next month, and what may be saved or sent. Pure."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Self

from lineofsight.accounts.rules import SHORTEST_NAME, has_letters, is_reason
from lineofsight.kernel.periods import Month
from lineofsight.kernel.problems import Refused
from lineofsight.kernel.saying import names_nothing
from lineofsight.plan.content import Action

LONGEST = 4000
"""Letters of what was achieved."""

MOST_CHALLENGES = 8


@dataclass(frozen=True)
class Challenge:
    """What stands in the way, and what is done about it, or that nothing is yet."""

    what: str
    mitigation: str = ""
    nothing_yet: bool = False

    @property
    def is_said(self) -> bool:
        """Whether it says what the challenge is; *awaiting approval* is one, and no mitigation."""
        return has_letters(self.what) and not names_nothing(self.what)

    @property
    def wrong(self) -> str:
        """What keeps it from being sent; nothing where it is answered."""
        if not self.is_said:
            is_begun = self.what or self.mitigation or self.nothing_yet
            return "Say what the challenge is" if is_begun else ""
        if not self.nothing_yet and not is_reason(self.mitigation, shortest=SHORTEST_NAME):
            return "Say what is done about it, or that nothing is done yet"
        if self.mitigation and self.nothing_yet:
            return "Either something is done about it or nothing is"
        return ""


@dataclass(frozen=True)
class Coming:
    """What an action owes next month: itself, or one of its milestones."""

    ref: str
    action: str
    lead: str
    step: str  # empty: the action itself is due
    due_on: dt.date

    def as_data(self) -> dict[str, str]:
        """Give plain values that JSON keeps."""
        return {**asdict(self), "due_on": self.due_on.isoformat()}

    @classmethod
    def of_data(cls, data: Mapping[str, Any]) -> Self:
        """Give back what `as_data` made plain."""
        return cls(**{**data, "due_on": dt.date.fromisoformat(data["due_on"])})


def coming(actions: Iterable[Action], month: Month) -> list[Coming]:
    """List what is due in the month after `month`, by its day; an action beside its milestones."""
    owed = (one for action in actions if action.is_open for one in owed_by(action))
    after = month.plus(1)
    return sorted((one for one in owed if Month.of(one.due_on) == after), key=_by_day)


def owed_by(action: Action) -> Iterator[Coming]:
    """Give what an action still owes: milestones not reached, and itself."""
    for step in action.milestones:
        if step.due_on and not step.done_on:
            yield Coming(action.ref, action.action, action.lead, step.what, step.due_on)
    if action.due:
        yield Coming(action.ref, action.action, action.lead, "", action.due)


def _by_day(one: Coming) -> dt.date:
    return one.due_on


def by_stream(actions: Iterable[Action]) -> dict[str, list[Action]]:
    """Give the actions of each work stream, in the order of the plan."""
    found: dict[str, list[Action]] = {}
    for one in actions:
        found.setdefault(one.work_stream, []).append(one)
    return found


def sros(actions: Iterable[Action]) -> list[str]:
    """List the senior responsible officers of actions, each once."""
    return list(dict.fromkeys(one.sro for one in actions if one.sro))


def keys(streams: Iterable[str]) -> dict[str, str]:
    """Give each work stream a word that can stand in an address: word -> name."""
    found: dict[str, str] = {}
    for name in streams:
        key = begun = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-") or "stream"
        again = 2
        while key in found:
            key, again = f"{begun}-{again}", again + 1
        found[key] = name
    return found


def folded(name: str) -> str:
    """Give a name as it is compared: without capitals, blanks as one."""
    return re.sub(r"\s+", " ", name).strip().casefold()


def check_may_follow(*, was_sent: bool, sends: bool, why: str) -> None:
    """Refuse to go back behind a month that was sent: it is corrected aloud, and sent again."""
    if was_sent and not sends:
        raise Refused("This month was sent.", do="Send a correction, and say why.")
    if was_sent and not why:
        raise Refused("This month was sent already.", do="Say why it is corrected.")
