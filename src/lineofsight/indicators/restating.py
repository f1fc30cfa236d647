"""What was published beside what is known now, and why the two differ.

A month is published from its own seal, the first version sealed of it; what is known now is the
same month's figure from a newer seal. The two stand side by side and are never mixed. A difference
is put down to the definition, to the settings, or to the records of the subjects behind it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from lineofsight.indicators import known, listing, results
from lineofsight.indicators.definition import Indicator
from lineofsight.indicators.figures import Figure
from lineofsight.kernel.codes import NOT_RECORDED
from lineofsight.kernel.periods import Month
from lineofsight.kernel.problems import Problem
from lineofsight.kernel.quantities import State, halves_up, in_words
from lineofsight.records.home import Home
from lineofsight.records.opened import Opened
from lineofsight.records.seals import Seal
from lineofsight.records.snapshots import open_month, sealed
from lineofsight.records.standard import TABLES

_EMPTY = (None, NOT_RECORDED)


class Cause(StrEnum):
    """Why a figure is another one today."""

    LATE = "late recording"
    CORRECTED = "correction"
    REMOVED = "removal"
    OTHERS = "a record of others changed, such as a worker or team"
    REDEFINED = "definition change"
    SETTINGS = "settings changed"
    ANSWERED = "answered now, and not then"
    UNANSWERED = "answered then, and not now"
    DIVIDED = "the number it is over changed"


@dataclass(frozen=True)
class Restatement:
    """One figure as it was published, as now known, and how many subjects each cause moved."""

    indicator: Indicator
    published: Figure
    now: Figure
    causes: Mapping[Cause, int]  # subjects; 0 where the cause is not one of subjects

    @property
    def values(self) -> tuple[float | None, float | None]:
        """Both values, to one decimal place; None for one without a value."""
        return _value(self.published), _value(self.now)

    @property
    def in_words(self) -> tuple[str, str]:
        """Both figures as they are printed, or why there is none."""
        return said(self.published), said(self.now)

    @property
    def words(self) -> str:
        """The causes in words: `late recording (2), correction (1)`."""
        return ", ".join(
            f"{cause} ({subjects})" if subjects else str(cause)
            for cause, subjects in self.causes.items()
        )


def said(figure: Figure) -> str:
    """Write a figure with its two numbers: `57.9% (11 of 19)`; or why there is none."""
    if figure.value is None:
        return f"{figure.state.words}: {figure.reason}"
    words = in_words(figure.value, figure.unit)
    if figure.numerator is not None and figure.denominator is not None:
        words += f" ({figure.numerator:,} of {figure.denominator:,})"
    return words


def _value(figure: Figure) -> float | None:
    return None if figure.value is None else float(halves_up(figure.value, 1))


def restatements(
    home: Home, indicators: Iterable[Indicator], *, month: Month | None = None
) -> list[Restatement]:
    """List the figures that are no longer what their month's own seal said.

    Of one month, or of every month sealed; figures of the whole, over the default period. Raises
    `Problem` where the month was never sealed.
    """
    indicators = tuple(indicators)
    found = []
    for seal in published_from(home, month):
        found += _of_month(home, seal, indicators)
    return found


def published_from(home: Home, month: Month | None = None) -> list[Seal]:
    """Give the seal each month was published from: its first version."""
    first: dict[Month, Seal] = {}
    for seal in sealed(home, month=month):
        if seal.month:
            first.setdefault(seal.month, seal)
    if not first:
        raise Problem(
            f"{month.name if month else 'No month'} was never sealed"
            f"{', so nothing was published from it' if month else ''}.",
            do="Load its files first (lineofsight load FOLDER --month YYYY-MM).",
        )
    return list(first.values())


def _of_month(home: Home, seal: Seal, indicators: Sequence[Indicator]) -> list[Restatement]:
    month = seal.month
    if month is None:
        return []
    named = {one.code: one for one in indicators}
    now = {one.code: one for one in known.figures_of(home, indicators, months=[month])}
    first = results.first_kept(home, seal)
    seals = {one.id: one for one in sealed(home)}
    found = []
    with open_month(home, seal) as then:
        counted = results.figures_of(home, then, indicators, months=[month])
        for again in counted:
            today = now[again.code]
            published = first.get((again.code, again.over, month), again)
            if _said(published) == _said(today):
                continue
            causes = _of_the_ruler(published, again)
            causes |= _of_the_records(home, named[again.code], then, again, today, seals)
            found.append(Restatement(named[again.code], published, today, causes))
    return found


def _said(figure: Figure) -> tuple[Any, ...]:
    return figure.state, figure.numerator, figure.denominator, figure.middle


def _of_the_ruler(published: Figure, again: Figure) -> dict[Cause, int]:
    """Say whether the same records are counted in another way than when it was published."""
    if _said(published) == _said(again):
        return {}
    changed = published.definition_version != again.definition_version
    return {Cause.REDEFINED if changed else Cause.SETTINGS: 0}


def _of_the_records(
    home: Home,
    indicator: Indicator,
    then: Opened,
    again: Figure,
    today: Figure,
    seals: Mapping[str, Seal],
) -> dict[Cause, int]:
    if _said(again) == _said(today):
        return {}
    if State.VALUE not in {again.state, today.state} or again.state is not today.state:
        return {Cause.ANSWERED if today.state is State.VALUE else Cause.UNANSWERED: 0}
    with open_month(home, seals[today.snapshot]) as now:
        causes = moved(indicator, then, now, month=again.month, over=again.over)
    counts = Counter(causes.values())
    return {cause: counts[cause] for cause in Cause if counts[cause]} or {Cause.DIVIDED: 0}


def moved(
    indicator: Indicator, then: Opened, now: Opened, *, month: Month, over: str
) -> dict[str, Cause]:
    """Say of each subject that counts in another way in the newer month why it does."""
    before, after = (_by_subject(one, indicator, month, over) for one in (then, now))
    changed = sorted(
        subject for subject in {*before, *after} if before.get(subject) != after.get(subject)
    )
    old, new = (listing.records_about(one, indicator, changed) for one in (then, now))
    of_others = bool(listing.tables_apart(indicator))
    causes = {one: _cause(old[one], new[one], month) for one in changed}
    later = Cause.OTHERS if of_others else Cause.LATE
    return {one: cause or later for one, cause in causes.items()}


def _by_subject(
    opened: Opened, indicator: Indicator, month: Month, over: str
) -> dict[str, Counter[tuple[Any, ...]]]:
    found: dict[str, Counter[tuple[Any, ...]]] = defaultdict(Counter)
    for row in listing.counted(opened, indicator, month=month, over=over):
        found[row.subject][row.asked_on, row.is_met, row.numerator, row.denominator] += 1
    return found


Records = Mapping[tuple[str, tuple[Any, ...]], Mapping[str, Any]]
"""Table and key of each record -> its facts."""


def _cause(old: Records, new: Records, month: Month) -> Cause | None:
    """Say what happened to one subject's records; None where only work of later months came.

    A record gone and another come in its table is one whose key changed. A fact that was empty
    and is filled was recorded late, and so was a record that is only in the newer seal, unless it
    began after the month: that is new work, and where a record is gone it hides no removal.
    """
    gone, come = set(old) - set(new), set(new) - set(old)
    changed = [(old[key], new[key]) for key in set(old) & set(new) if old[key] != new[key]]
    for key in sorted(gone, key=str):
        heir = next((one for one in sorted(come, key=str) if one[0] == key[0]), None)
        if heir:
            changed.append((old[key], new[heir]))
            gone, come = gone - {key}, come - {heir}
    if not all(_only_filled(before, after) for before, after in changed):
        return Cause.CORRECTED
    if changed or any(_had_begun(key[0], new[key], month) for key in come):
        return Cause.LATE
    if gone:
        return Cause.REMOVED
    return None if come else Cause.OTHERS


def _had_begun(table: str, record: Mapping[str, Any], month: Month) -> bool:
    begun = record.get(TABLES[table].begins)
    return begun is None or str(begun)[:10] <= month.last_day.isoformat()


def _only_filled(before: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
    return all(value in _EMPTY or after.get(name) == value for name, value in before.items())
