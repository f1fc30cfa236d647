"""What is said of one row of a population, in plain words: `-- said: COLUMN: words` of its head.

Of a flag, or of a column of yes and no, `words | words where it is not | words where it is not
recorded`. `{column}` gives a number, a word or a day; `{due_on to done_on}` what was due and when
it was done, with how late; `{due_on}` of a day due alone, that it was due then. Pure.
"""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from lineofsight.kernel.codes import NOT_RECORDED
from lineofsight.kernel.periods import brief_day, weekday_and_day
from lineofsight.populations.steps import day_said, due_said

Facts = Mapping[str, object]
"""Column -> its value in one row."""

_PLACE = re.compile(r"\{(\w+)(?: to (\w+))?\}")
_YES = (1, True, "1", "yes")
_DUE = "due_on"
_NOT_RECORDED = 2
"""The place of the words where nothing is recorded, after those where it is so and where not."""


@dataclass(frozen=True)
class Said:
    """The words of one column: of every value, or where it is so, is not, and is not recorded."""

    column: str
    words: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The columns whose values the words give, and its own."""
        found = [name for words in self.words for pair in _PLACE.findall(words) for name in pair]
        return tuple(dict.fromkeys([self.column, *filter(None, found)]))

    def of(self, facts: Facts, *, on: dt.date, in_working_days: bool) -> str:
        """Say it of a row as it was known on a day."""
        value = facts.get(self.column)
        words = self.words[0]
        if value in (None, "", NOT_RECORDED) and not self._is_of_days:
            if len(self.words) <= _NOT_RECORDED:
                return f"{self.column.replace('_', ' ')} not recorded"
            words = self.words[_NOT_RECORDED]
        elif len(self.words) > 1 and value not in _YES:
            words = self.words[1]

        def told(place: re.Match[str]) -> str:
            name, done = place.groups()
            if name.endswith(_DUE):
                done_on = facts.get(done) if done else None
                return clock(
                    _day(facts.get(name)), _day(done_on), on=on, in_working_days=in_working_days
                )
            return _told(facts.get(name), on)

        return _PLACE.sub(told, words)

    @property
    def _is_of_days(self) -> bool:
        return self.column.endswith("_on")


def clock(
    due_on: dt.date | None, done_on: dt.date | None, *, on: dt.date, in_working_days: bool = False
) -> str:
    """Say when something was due and done, or that it is not, with the days it was late.

    What was done after the day asked was not done then.
    """
    if done_on is not None and done_on > on:
        done_on = None
    if due_on is None:
        return f"done {weekday_and_day(done_on, today=on)}" if done_on else "no day due is recorded"
    late = ((done_on or on) - due_on).days
    due = due_said(due_on, on=on, in_working_days=in_working_days and late > 0)
    if day_said(due_on, on=on) != due_on:  # beside it stands the last day in time, as a column
        due += f" (in time until {weekday_and_day(due_on, today=on)})"
    if done_on is None:
        return f"was {due} and is not done" if late > 0 else f"{due}, not done yet"
    done = f"done {weekday_and_day(done_on, today=on)}"
    if late > 0:
        done += f", {late:,} {'day' if late == 1 else 'days'} late"
    return f"{done}; {due}"


def plain(column: str, value: object, meaning: str, *, on: dt.date) -> str:
    """Say a column of which the population does not say how: a flag by its meaning, else its value.

    For an indicator of an authority's own, which may ask of any column.
    """
    flag = meaning.partition(";")[0].removeprefix("1: ")
    if meaning.startswith("1: "):
        return flag if value in _YES else f"not so: {flag}"
    return f"{column.replace('_', ' ')}: {_told(value, on)}"


def _told(value: object, on: dt.date) -> str:
    if value is None:
        return NOT_RECORDED
    if isinstance(value, dt.date):
        return brief_day(value, today=on)
    if isinstance(value, Decimal):
        return f"{value.normalize():,f}"
    return f"{value:,}" if isinstance(value, int) else str(value)


def _day(value: object) -> dt.date | None:
    return value if isinstance(value, dt.date) else None
