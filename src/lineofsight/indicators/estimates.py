"""Mid-year estimates that rates are over: the latest not after the month's year.

For the authority the seal names, from the `population` feed. Nothing is assumed: without a name,
a feed or a year the rate is *no data*, with the reason.
"""

from typing import NamedTuple

from lineofsight.kernel.codes import folded
from lineofsight.kernel.periods import Month
from lineofsight.records.opened import Opened

ESTIMATES = ("children", "aged_10_to_17")
"""What a rate can be over: columns of the population table."""


class Estimate(NamedTuple):
    """An estimate, or the reason why there is none."""

    number: int | None
    why_not: str = ""


class Estimates:
    """The estimates of one authority, by year and by which children they count."""

    def __init__(self, opened: Opened) -> None:
        self._authority = opened.seal.authority
        self._loaded = "population" in opened.seal.reach
        rows = opened.run(f"select area, year, {', '.join(ESTIMATES)} from population").to_pylist()
        wanted = folded(self._authority or "")
        self._rows = [row for row in rows if folded(row["area"]) == wanted]

    def of(self, month: Month, which: str = "children") -> Estimate:
        """Give the latest estimate whose year is not after the month's."""
        if not self._loaded:
            return Estimate(None, "the population feed was not loaded")
        if not self._authority:
            return Estimate(None, "the authority is not named, so no estimate can be chosen")
        by_year = {row["year"]: row[which] for row in self._rows if row[which] is not None}
        years = [year for year in by_year if year <= month.year]
        if not years:
            children = "" if which == "children" else f" of children {which.replace('_', ' ')}"
            return Estimate(
                None, f"population has no estimate{children} for {month.year} or before"
            )
        return Estimate(by_year[max(years)])
