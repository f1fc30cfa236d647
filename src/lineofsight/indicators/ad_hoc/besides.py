"""What a count says besides itself, worked out from its rows, of which nothing but counts is kept.

Of who is there at the end of a month, those that came lately, or have long been there, say beside
the month before who left: a stock narrowed by when its rows began is a flow, in whatever words it
was narrowed. So it is asked of the rows: are those counted, or those left out, all among the rows
of another month, and how many of that month are then left? Of what happened, a count of some days
says beside the whole what happened on the others.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Any

from lineofsight.indicators import compiling
from lineofsight.indicators.ad_hoc.columns import columns_of
from lineofsight.indicators.ad_hoc.question import Question, sql_of
from lineofsight.indicators.breakdowns import named
from lineofsight.kernel.periods import Month
from lineofsight.populations.catalogue import standing
from lineofsight.records.opened import Opened

Kept = tuple[int, ...]
"""Which conditions are kept, by position: those of `where`, those of `met`, then the group."""

Group = tuple[str, str]
"""A breakdown and one of its groups; two empty texts are the whole."""

FEW = 100
"""A number from here on is small nowhere: it need not be looked for."""

_SPANS_TIME = ("day", "number", "age", "flag")
"""Kinds of columns that may say since when."""

_BEGUN = "started_on"


@dataclass(frozen=True)
class Days:
    """Rows that some conditions keep, by day of the month, and on which days they are counted."""

    kept: Kept
    counts: tuple[int, ...]
    on: tuple[int, ...]


@dataclass(frozen=True)
class Besides:
    """What a count says besides itself."""

    leaves: int = 0  # the least number, above nought, that it leaves of another month
    days: tuple[Days, ...] = ()


NOTHING = Besides()


class Rows:
    """The rows a question asks about, one by one, in every month that is known."""

    def __init__(self, opened: Opened, question: Question, months: Iterable[Month]) -> None:
        self._question = question
        self._population = standing()[question.population]
        self._months = {month.index for month in months}
        self._conditions = (*question.where, *question.met)
        self._masks: dict[tuple[int, Kept, Group], int] = {}
        self._days: dict[tuple[int, Kept, Group], Counter[int]] = {}
        self._rows = self._read(opened) if self._months else []

    def besides(self, month: Month, group: Group, *, is_met: bool) -> Besides:
        """Give what a count of a month and group says besides itself."""
        many = len(self._conditions) if is_met else len(self._question.where)
        kept = (*range(many), *([len(self._conditions)] if group[0] else []))
        if self._is_at_moments:
            return Besides(leaves=min(self._left(month.index, kept, group), default=0))
        return Besides(days=tuple(self._days_of(month, kept, group)))

    @property
    def _is_at_moments(self) -> bool:
        return compiling.is_at_moments(self._population, self._question.asks)

    def _left(self, month: int, kept: Kept, group: Group) -> Iterator[int]:
        """Give what the rows counted, and those left out, leave of the rows of other months.

        Those of another month are looked at with fewer of the conditions, for any choice of them.
        """
        counted = self._mask(month, kept, group)
        for wider in _fewer(kept):
            those = self._mask(month, wider, group)
            if those == counted and not self._may_span_time(set(kept) - set(wider)):
                continue
            for mine in filter(None, (counted, those & ~counted)):
                for other in self._months - {month}:
                    its = self._mask(other, wider, group)
                    left = its.bit_count() - mine.bit_count()
                    outside = mine & ~its if left > 0 else its & ~mine
                    if its and 0 < abs(left) < FEW and not outside:
                        yield abs(left)

    def _may_span_time(self, positions: Collection[int]) -> bool:
        kinds = {one.name: one.kind for one in columns_of(self._population.name)}
        columns = [one.column for at, one in enumerate(self._conditions) if at in positions]
        return any(kinds[column] in _SPANS_TIME for column in columns)

    def _days_of(self, month: Month, kept: Kept, group: Group) -> Iterator[Days]:
        """Give the rows of which a count is some days, whole: those left without a day, and others.

        Another column may say the day as well, so any choice of the conditions is looked at.
        """
        day = compiling.day_column(self._population, self._question.asks)
        of_day = {at for at, one in enumerate(self._conditions) if one.column == day}
        without = tuple(at for at in kept if at not in of_day)
        counted = self._by_day(month.index, kept, group)
        for wider in dict.fromkeys((without, *_fewer(kept))):
            those = self._by_day(month.index, wider, group)
            on = tuple(at for at in sorted(those) if counted[at] == those[at])
            is_whole_days = sum(counted.values()) == sum(those[at] for at in on)
            if wider == without or (is_whole_days and len(on) < len(those)):
                last = month.last_day.day
                yield Days(wider, tuple(those[at] for at in range(1, last + 1)), on)

    def _mask(self, month: int, kept: Kept, group: Group) -> int:
        """Give the rows of a month that some conditions keep, a bit for each."""
        at = month, kept, self._of(kept, group)
        if at not in self._masks:
            bits = [one.place for one in self._kept(*at)]
            self._masks[at] = sum(1 << bit for bit in set(bits))
        return self._masks[at]

    def _by_day(self, month: int, kept: Kept, group: Group) -> Counter[int]:
        at = month, kept, self._of(kept, group)
        if at not in self._days:
            self._days[at] = Counter(one.day for one in self._kept(*at))
        return self._days[at]

    def _of(self, kept: Kept, group: Group) -> Group:
        return group if len(self._conditions) in kept else ("", "")

    def _kept(self, month: int, kept: Kept, group: Group) -> Iterator["_Row"]:
        wanted = sum(1 << at for at in kept if at < len(self._conditions))
        for one in self._by_month.get(month, ()):
            if one.meets & wanted == wanted and (not group[0] or group in one.groups):
                yield one

    @cached_property
    def _by_month(self) -> dict[int, list["_Row"]]:
        found: dict[int, list[_Row]] = defaultdict(list)
        for one in self._rows:
            found[one.month].append(one)
        return found

    def _read(self, opened: Opened) -> list["_Row"]:
        """Read the rows; two of one subject that began on one day are told apart by their order."""
        held = opened.run(self._sql()).to_pylist()
        places: dict[tuple[Any, ...], int] = {}
        seen: Counter[tuple[Any, ...]] = Counter()
        found = []
        for row in held:
            if row["month_asked"] not in self._months:
                continue
            who = row["subject"], row["begun"]
            seen[row["month_asked"], who] += 1
            place = places.setdefault((*who, seen[row["month_asked"], who]), len(places))
            meets = sum(row[f"f{at}"] << at for at in range(len(self._conditions)))
            groups = tuple((by, row[f"by_{by}"]) for by in self._question.by)
            found.append(_Row(row["month_asked"], row["day_asked"].day, place, meets, groups))
        return found

    def _sql(self) -> str:
        population, columns = self._population, {
            one.name: one for one in columns_of(self._population.name)
        }  # fmt: skip
        texts = [sql_of(one, columns) for one in self._conditions]
        begun = [_BEGUN] if _BEGUN in population.columns else []
        rows = compiling.asked(
            population,
            self._question.asks,
            columns=(population.subject, *begun, *compiling.used_columns(texts)),
            breakdowns=[named(by) for by in self._question.by],
            months=compiling.Months(min(self._months), max(self._months)),
        )
        selected = (
            "month_asked, day_asked",
            f"{population.subject} as subject",
            f"{begun[0] if begun else 'null'} as begun",
            *(f"case when {text} then 1 else 0 end as f{at}" for at, text in enumerate(texts)),
            *(f"by_{by}" for by in self._question.by),
        )
        return f"with asked as (\n{rows}\n)\nselect {', '.join(selected)} from asked"


@dataclass(frozen=True)
class _Row:
    month: int
    day: int
    place: int
    meets: int  # a bit for each condition that it meets
    groups: tuple[Group, ...]


def _fewer(kept: Kept) -> list[Kept]:
    """Give every choice of fewer than all of these."""
    return [one for size in range(len(kept)) for one in combinations(kept, size)]


def of_data(data: Mapping[str, Any]) -> Besides:
    """Read what was kept."""
    days = (
        Days(tuple(one["kept"]), tuple(one["counts"]), tuple(one["on"])) for one in data["days"]
    )
    return Besides(data["leaves"], tuple(days))
