"""Every group that a breakdown has, so that a group of nobody has its row like one of few.

They are those of its own code set, and those that any row of the population is in, in any month
the records reach: the same whatever is asked and of which months. A row that is left out says
nothing then, and a reader cannot tell nought from what is hidden.
"""

from lineofsight.indicators import compiling
from lineofsight.indicators.ad_hoc.question import MOST_MONTHS, Question
from lineofsight.indicators.breakdowns import in_order, looked_up, named
from lineofsight.kernel.periods import Month
from lineofsight.populations import moments
from lineofsight.populations.catalogue import standing
from lineofsight.records.opened import Opened
from lineofsight.records.seals import Seal

FARTHEST = 240
"""Months back that are looked at: nobody asks of more, and a day misread may be of long ago."""


def groups_of(opened: Opened, question: Question, by: str) -> list[str]:
    """Give every group of a breakdown of the population asked about, in the order shown."""
    population, breakdown = standing()[question.population], named(by)
    needed = [population.name, *looked_up([by], standing())]
    days = [month.last_day for month in _reached(opened.seal)]
    moments.build(opened, needed, days=days, populations=standing())
    rows = compiling.asked(population, question.asks, columns=(), breakdowns=[breakdown])
    held = opened.run(f"select distinct by_{by} as held from (\n{rows}\n) asked")
    found = {*breakdown.order, breakdown.otherwise, *held.column(0).to_pylist()}
    return sorted(found, key=in_order(breakdown))


def _reached(seal: Seal) -> list[Month]:
    """Give every month that any table reaches back to."""
    last = seal.month or Month.of(seal.extracted_on)
    firsts = [reach.first for reach in seal.reach.values() if reach.first is not None]
    first = Month.of(min(firsts)) if firsts else last.plus(1 - MOST_MONTHS)
    return max(first, last.plus(1 - FARTHEST)).until(last)
