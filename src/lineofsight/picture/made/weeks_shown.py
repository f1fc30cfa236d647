"""Which weeks may be shown: the weeks of a month are a breakdown of it, shown whole or not at all.

A month is parted into the weeks that lie in it and the days that are left. A week that lies in two
months is never shown: month after month, with the months on both sides, such weeks would tell of
the few days at either end. Nor is a week whose month is not shown, or not published yet.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from lineofsight.indicators.weekly import WeekFigure
from lineofsight.kernel.periods import Month, Week
from lineofsight.picture.made.protected import Numbers, numbers_of, shown_beside

LEFT = "the days that are left"


def shown_weeks(
    weeks: Iterable[WeekFigure],
    *,
    months: Mapping[tuple[str, Month], Numbers],
    families: Sequence[set[str]],
    threshold: int,
) -> Iterator[tuple[str, Week]]:
    """Name the weeks that may be shown: code and week.

    `weeks`: of the whole, each code's together, what is wanted most first. `months`: the numbers
    of each month that is shown. Of codes that could give one another back, each is shown beside
    those before it, unless together they would give away what is small.
    """
    held: dict[Month, dict[str, dict[str, WeekFigure]]] = defaultdict(lambda: defaultdict(dict))
    for one in weeks:
        month = Month.of(one.week.first_day)
        if month == Month.of(one.week.last_day) and (one.code, month) in months:
            held[month][one.code][one.week.name] = one
    for month, by_code in held.items():
        parted = {
            code: parts
            for code, found in by_code.items()
            if (parts := _parted(found.values(), months[code, month]))
        }
        for family in families:
            mine = [[code] for code in parted if code in family]
            for code in shown_beside(parted, mine, threshold):
                yield from ((code, one.week) for one in by_code[code].values())


def _parted(weeks: Iterable[WeekFigure], month: Numbers) -> dict[str, Numbers]:
    """Part a month into its weeks and what they leave; nothing where a week is not counted."""
    parts = {one.week.name: numbers_of(one) for one in weeks}
    if any(len(numbers) != len(month) for numbers in parts.values()):
        return {}
    sums = (sum(each) for each in zip(*parts.values(), strict=True))
    left = tuple(whole - told for whole, told in zip(month, sums, strict=True))
    return {**parts, LEFT: left}
