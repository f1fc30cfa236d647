"""Whether what an action was to move has moved, by process control and nothing softer. Pure.

The months after delivery are read off the indicator's own control chart: a special cause in the
expected direction says moved, one against it that goes on the wrong way, none of either not yet.
Only one that began after delivery counts: what was under way before it is no effect of the action.
How far it was meant to move, from where it stood at delivery, and by which month decide the words:
what had not begun to move by that month, and did later, has moved late. What a month that is
hidden or has no figure would have to tell, nobody can tell.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from lineofsight.kernel.periods import Month
from lineofsight.plan import levels
from lineofsight.plan.content import Action, Effect
from lineofsight.plan.levels import Told, capital, joined, latest_known
from lineofsight.plan.sides import Seen, Sides, Window, latest

NOT_DELIVERED, MOVED, LATE, NOT_YET, WRONG_WAY, CANNOT_TELL = (
    "not delivered",
    "moved",
    "moved late",
    "not yet",
    "wrong way",
    "cannot tell",
)
KEY = {
    NOT_YET: (
        "Is in its usual range, no further than at delivery, or goes the other way as before it.",
        "Delivered without effect",
    ),
    WRONG_WAY: (
        "Moved beyond its usual range the other way since delivery, and is there still.",
        "Delivered without effect",
    ),
    CANNOT_TELL: (
        "Has too few months, no limits or no figure to tell by, or was there or moving so before.",
        "Delivered, effect not known",
    ),
    LATE: (
        "Moved as expected, or came as far as was meant, only after the month that was meant.",
        "Delivered, effect late: no more without effect, and not moved in time",
    ),
    MOVED: (
        "Moved beyond its usual range as expected, by the month that was meant.",
        "Moved, and the verdict says whether as far as was meant",
    ),
    NOT_DELIVERED: (
        "Is not asked yet: the action, or a milestone of it, is not done.",
        "Not delivered",
    ),
}
"""Verdict -> what makes it so, and as what it counts; delivered without effect heads the page."""

ORDER = tuple(KEY)

ENOUGH_MONTHS = 3
"""Months after delivery below which a chart cannot say that nothing moved."""


@dataclass(frozen=True)
class Verdict:
    """What became of one expected effect; `words` say it with how far and by when it was meant."""

    action: Action
    effect: Effect
    said: str
    why: str
    how_far: str = ""

    @property
    def words(self) -> str:
        """The verdict as it is printed: `moved, not yet as far as meant`."""
        return f"{MOVED if self.said == LATE else self.said}{self.how_far}"

    @property
    def heading(self) -> str:
        """The words as a line of their own begins with them; months keep their capitals."""
        return capital(self.words)

    @property
    def in_short(self) -> str:
        """The verdict without how far and by when; of what moved late that is the verdict."""
        return self.words if self.said == LATE else self.said


AS_FAR, NOT_YET_AS_FAR, SHORT, NO_LONGER, TURNED = (
    " as far as meant",
    ", not yet as far as meant",
    ", not as far as meant",
    ", as far as meant by {by} and no longer",
    ", as far as meant by {by}, and turned since",
)
ONLY, SHORT_AND_ONLY, AS_FAR_ONLY = (
    ", but only in {month}: it was meant by {by}",
    ", not as far as meant, and only in {month}: it was meant by {by}",
    ", but as far as meant only in {month}: it was meant by {by}",
)
AHEAD, PAST = ": its month is still ahead", ", though its month is past"
NOT_KNOWN = ", and {lacking}"
BY_THEN = " whether by {by}: it moved{how_far}"


@dataclass(frozen=True)
class Charted:
    """The control chart of an indicator as a verdict reads it.

    `why_not` says why it has no limits, and is empty where it has. `better` is the way that is
    better news, 1 up and -1 down: it decides where an effect says only the level to reach.
    """

    seen: Sequence[Seen] = ()
    why_not: str = ""
    better: int = 0
    unit: str = "count"


def verdict(action: Action, effect: Effect, chart: Charted) -> Verdict:
    """Judge one expected effect from the chart of its indicator."""
    if not action.is_delivered or any(one.done_on is None for one in action.milestones):
        return Verdict(action, effect, NOT_DELIVERED, "It is not delivered yet.")
    if action.delivered_on is None:
        why = (
            "It has no milestone, and was complete when it was first written down: "
            "on which day it was delivered is not known."
        )
        known = joined(why, latest_known(effect, latest(chart.seen), chart.unit))
        return Verdict(action, effect, CANNOT_TELL, known)
    sides = Sides.of(chart.seen, action.delivered_on, _began(action))
    case = _Case(effect, effect.way or chart.better, sides, chart.unit)
    why = _unreadable(case, chart)
    if why or not case.is_measured:
        return Verdict(action, effect, CANNOT_TELL, joined(why, _sums(case)))
    return Verdict(action, effect, *_judged(case))


def _began(action: Action) -> str:
    """Say what happened on the day from which its effect is looked for."""
    if action.milestones:
        return "was delivered"
    return "was reported complete (it has no milestone)"


@dataclass(frozen=True)
class _Case:
    """An expected effect beside the chart of its indicator; it `wanted` to go up (1) or down."""

    effect: Effect
    wanted: int
    sides: Sides
    unit: str

    def as_of(self, month: Month) -> "_Case":
        """Give it as it was in an earlier month."""
        return replace(self, sides=self.sides.up_to(month))

    @property
    def newest(self) -> Month:
        """The newest month that is known of those since delivery."""
        return self.sides.after[-1].month

    @property
    def is_measured(self) -> bool:
        """Say whether it is known where it stood at delivery, and where since, if it was counted.

        One month of those that say so is enough, as it is where no more have been counted.
        """
        now = self.sides.now
        return bool(self.sides.before.known) and bool(now.known or not now.months)

    @cached_property
    def before(self) -> Fraction:
        return self.sides.before.level

    @cached_property
    def now(self) -> Fraction:
        return self.sides.now.level

    @property
    def meant(self) -> Fraction:
        return self.effect.level_from(self.before)

    @property
    def further(self) -> Fraction:
        """How much further it stands, the way that was meant, than at delivery."""
        return (self.now - self.before) * self.wanted

    @property
    def is_ahead(self) -> bool:
        """Say whether no month is known yet since that by which it was meant, or of it."""
        return self.newest < self.effect.by

    @property
    def is_by_unknown(self) -> bool:
        """Say whether the month by which it was meant came after delivery, and is not known."""
        return self.sides.is_after(self.effect.by) and not self.sides.is_known(self.effect.by)

    @property
    def is_as_far(self) -> bool:
        return (self.now - self.meant) * self.wanted >= 0

    @property
    def was_there(self) -> bool:
        """Say whether a level was reached before delivery."""
        return self.effect.is_level and (self.before - self.meant) * self.wanted >= 0

    @property
    def has_moved(self) -> bool:
        """Say whether it moved as meant, holds that side, and stands further than at delivery.

        What turned back has not: a little more than at delivery, months later, is chance.
        """
        last = self.sides.begun[-1] if self.sides.begun else None
        held = last is not None and last.way == self.wanted and self.sides.stands(last)
        return held and self.is_measured and self.further > 0


def _unreadable(case: _Case, chart: Charted) -> str:
    """Say why a chart cannot be read at all; nothing where it can."""
    if chart.why_not or not chart.seen:
        return capital(f"{chart.why_not or 'There is no data'}.")
    if not case.wanted:
        return "Neither way is better, and none is expected."
    if not case.sides.before.months:
        return "There is no month before it was delivered to measure from."
    return ""


def _judged(case: _Case) -> tuple[str, str, str]:
    """Give the verdict, why it is so, and how far it came by when."""
    said, why = _read(case)
    if said == CANNOT_TELL or (said == WRONG_WAY and case.further < 0):
        return said, joined(why, _sums(case)), ""
    if case.was_there:
        there = "It was there before, so what the action added cannot be told."
        return CANNOT_TELL, joined(_sums(case), there), ""
    if case.has_moved:
        said, how_far = _came(case)
        return said, joined(why, _sums(case, also_then=True), _by_then(case, said)), how_far
    if not case.is_ahead and (then := case.as_of(case.effect.by)).has_moved and then.is_as_far:
        how_far = (TURNED if case.is_as_far else NO_LONGER).format(by=case.effect.by.name)
        return MOVED, joined(why, _sums(case, also_then=True)), how_far
    return NOT_YET, joined(why, _sums(case), _despite(case, said)), _when(case)


def _when(case: _Case) -> str:
    """Say of what has not moved how it stands with the month by which it was to."""
    by = case.effect.by
    if not case.is_ahead:
        return PAST
    lacking = case.sides.lacking(by, by)
    return NOT_KNOWN.format(lacking=lacking) if lacking else AHEAD


def _read(case: _Case) -> tuple[str, str]:
    """Read off a chart what began after delivery; of that, what came last decides."""
    sides, code = case.sides, case.effect.code
    moved = f"{code} moved beyond its usual range"
    last = sides.begun[-1] if sides.begun else None
    if last:
        back = "" if sides.goes_on(last) else f", up to {last.last.name}, and came back within it"
        if last.way == case.wanted:
            return MOVED, f"{moved} as expected {sides.since}{back}."
        if not back:
            return WRONG_WAY, f"{moved} the other way {sides.since}."
        if any(one.way == case.wanted for one in sides.begun):
            return MOVED, f"{moved} as expected {sides.since}, then the other way{back}."
    many = levels.many_months(len(sides.after))
    if len(sides.after) < ENOUGH_MONTHS:
        return CANNOT_TELL, f"Only {many} counted {sides.since}."
    if last:
        return NOT_YET, f"{moved} the other way {sides.since}{back}."
    if not sides.runs:
        return NOT_YET, f"{code} stayed within its usual range in {many} {sides.since}."
    return _held(case)


def _held(case: _Case) -> tuple[str, str]:
    """Read off a chart the run that reaches past delivery, and that delivery did not begin."""
    [run] = case.sides.runs
    way = "so" if run.way == case.wanted else "the other way"
    why = f"{case.effect.code} was moving {way} {case.sides.until(run)}"
    if not case.sides.goes_on(run):
        return NOT_YET, f"{why}, and came back within its usual range."
    if run.way == case.wanted or case.sides.may_have_begun(run):
        return CANNOT_TELL, f"{why}: what the action added cannot be told."
    turned = "no month that is known" if case.sides.lacking(run.first, run.last) else "nothing"
    return NOT_YET, f"{why}; {turned} turned it."


def _despite(case: _Case, read: str) -> str:
    """Say why it is not yet, where the chart or the figures alone would say something else."""
    if read == MOVED and case.further <= 0:
        return "That is no further than it was."
    if read == WRONG_WAY:
        return "That is no worse than it was."
    if case.is_as_far and not case.sides.after[-1].cause:
        return "That is as far as was meant, and within its usual range: it may be chance."
    return ""


def _came(case: _Case) -> tuple[str, str]:
    """Say how far a figure that moved has come, and whether by the month that was meant.

    In time is what had begun to move by that month, as today's chart shows it: a run that was
    complete only later counts from its first month.
    """
    by = case.effect.by
    if case.is_ahead:
        return MOVED, AS_FAR if case.is_as_far else NOT_YET_AS_FAR
    then = case.as_of(by)
    if then.has_moved and case.is_as_far and then.is_as_far:
        return MOVED, AS_FAR
    if then.has_moved and not case.is_as_far:
        return MOVED, NO_LONGER.format(by=by.name) if then.is_as_far else SHORT
    since = [*(case.as_of(one.month) for one in case.sides.after if one.month > by), case]
    moved = [one for one in since if one.has_moved]
    came = next(one for one in moved if one.is_as_far) if case.is_as_far else moved[0]
    if case.is_by_unknown and (then.has_moved or since[0].has_moved):
        how_far = AS_FAR if case.is_as_far else SHORT
        return CANNOT_TELL, BY_THEN.format(by=by.name, how_far=how_far)
    words = AS_FAR_ONLY if then.has_moved or came is not moved[0] else ONLY
    words = words if case.is_as_far else SHORT_AND_ONLY
    lacking = case.sides.lacking_before(came.newest)
    month = f"{came.newest.name} ({lacking})" if lacking else came.newest.name
    return LATE, words.format(month=month, by=by.name)


def _by_then(case: _Case, said: str) -> str:
    """Say why it cannot be told whether a figure that moved had by the month that was meant."""
    if said != CANNOT_TELL:
        return ""
    by = case.effect.by
    first = next(one.month for one in case.sides.after if one.month > by)
    lacking = case.sides.lacking_before(first)
    return f"Whether that was by {by.name} cannot be told: {lacking}."


def _sums(case: _Case, *, also_then: bool = False) -> str:
    """Say where a figure stood at delivery, was to come to, and stands; where it stood then too."""
    effect, sides = case.effect, case.sides
    if not sides.before.known:
        why = sides.before.lacking
        why = why and f"Where it stood when it {sides.began} cannot be told: {why}."
        return joined(why, latest_known(effect, sides.now, case.unit))
    then = sides.up_to(effect.by).now if also_then and not case.is_ahead else Window(())
    if not then.known or then.months[-1] == sides.months[-1]:
        then = Window(())
    known = [one.level for one in (sides.before, then, sides.now) if one.known]
    told = Told(case.unit, levels.places([*known, case.meant], case.unit))
    stood = (
        f"It stood at {told.average(sides.before)} when it {sides.began}, "
        f"{levels.over(sides.before)}, and was to come to "
        f"{told.figure(case.meant)} by {effect.by.name}; "
    )
    if not sides.now.months:
        return f"{stood}no month since has been counted."
    now = levels.came_to(sides.now, levels.last(sides.now), told)
    if not then.known:
        return f"{stood}{now}."
    by_then = f"the {levels.many_months(len(then.months))} up to {then.months[-1].month.name}"
    now = (
        f"{levels.last(sides.now)} to {told.average(sides.now)}"
        if sides.now.is_whole
        else f"and {now}"
    )
    return f"{stood}{levels.came_to(then, by_then, told)}, {now}."


_PLAINLY = {
    NOT_DELIVERED: "not done yet",
    MOVED: "done, and the figure moved",
    NOT_YET: "done, and the figure has not moved yet",
    WRONG_WAY: "done, and the figure moved the wrong way",
    CANNOT_TELL: "nobody can say yet what it did",
}
_WITH_HOW_FAR = {LATE: "done, and the figure moved", CANNOT_TELL: "done, and nobody can say"}
"""Verdict that how far and by when it came is part of -> what stands before that."""


def in_plain_words(one: Verdict, title: str) -> str:
    """Say a verdict to those who know neither references nor codes: `title` is of its figure."""
    head = _WITH_HOW_FAR.get(one.said) if one.how_far else None
    plainly = f"{head}{one.how_far}" if head else _PLAINLY[one.said]
    said = f"\u201c{one.action.action}\u201d: {plainly}."
    why = re.sub(rf"\b{re.escape(one.effect.code)}\b", f"\u201c{title}\u201d", one.why)
    return said if one.said == NOT_DELIVERED else f"{said} {why}"


def in_order(verdicts: Iterable[Verdict]) -> list[Verdict]:
    """Give verdicts with those that should trouble the reader most at the head."""
    return sorted(verdicts, key=lambda one: ORDER.index(one.said))
