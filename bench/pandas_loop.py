"""Measure the engine against the pandas loop analysts use: six indicators, and the catalogue.

Run `python bench/pandas_loop.py`, after `.venv/bin/python -m uv pip install --group bench`. The
loop asks month after month, indicator after indicator, breakdown after breakdown, and shares
nothing between indicators, as a folder of scripts does. Its figures for the whole are compared
with the engine's first.

The six are run as they are, both sides in turn. The catalogue is *an estimate*: 21 indicators are
timed on every fifth month, a shape costs what those of its shape cost on average, and every
indicator of the catalogue costs what its shape does. Three of the ten breakdowns (service, uasc,
ward), the second and third period of an indicator, and its value and state are not charged to the
loop; the engine does them. Reading the tables to frames is not charged either, nor loading them.

Processor time says more than the clock on a busy machine: the loop has one thread, the engine two.
"""

import os
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import mean

sys.path.insert(0, str(Path(__file__).parent))

import big_authority
import pandas as pd
import pandas_counts as counts
import pandas_more as more

from lineofsight.indicators import breakdowns, catalogue, engine
from lineofsight.indicators.answering import Asked, Question
from lineofsight.indicators.definition import Indicator
from lineofsight.kernel.periods import Month
from lineofsight.populations.catalogue import standing
from lineofsight.records.opened import Opened

LAST = Month(2020, 12)
MONTHS = LAST.plus(-59).until(LAST)
EVERY = 5
ROUNDS = 3
FIVE = ("team", "age", "sex", "ethnicity", "disability")

Counting = Callable[[counts.Frames, pd.Timestamp, pd.Timestamp], counts.Frame]
Wholes = dict[tuple[str, Month], tuple[float, float]]

SIX: dict[str, Counting] = {
    "FD8": counts.fd8,
    "AMT2": counts.amt2,
    "W2": counts.w2,
    "CIN4": counts.cin4,
    "LAC20": counts.lac20,
    "LEG1": counts.leg1,
}
CHOSEN: dict[str, Counting] = SIX | {
    "FD1": more.fd1,
    "FD9": more.fd9,
    "MIS5": more.mis5,
    "LEG8": more.leg8,
    "CP12": more.cp12,
    "LEG2": more.leg2,
    "LEG9": more.leg9,
    "EH1": more.eh1,
    "CP7": more.cp7,
    "CP8": more.cp8,
    "LAC1": more.lac1,
    "LAC11": more.lac11,
    "MIS3": more.mis3,
    "P6r": more.p6r,
    "P7": more.p7,
}


def shape(indicator: Indicator) -> str:
    """Say what decides the cost of an indicator in a loop."""
    population = standing()[indicator.population]
    whose = "children" if breakdowns.is_about_children(population) else "others"
    if indicator.asks == "outstanding" and whose == "children":
        return "duty outstanding of children"
    if population.kind == "stock" or indicator.asks == "outstanding":
        return f"stock of {whose}"
    years = indicator.over[0] not in ("month", "snapshot")
    return f"flow of {whose}, {'a year or more' if years else 'a month'}"


def counted(
    read: counts.Frames, codes: Sequence[str], months: Sequence[Month], by: tuple[str, ...]
) -> tuple[Wholes, dict[str, float]]:
    """Count these in the loop: the whole of each month, and the processor time of each code."""
    found: Wholes = {}
    taken: dict[str, float] = defaultdict(float)
    for month in months:
        last = pd.Timestamp(month.last_day)
        for code in codes:
            began = time.process_time()
            year = catalogue.named(code).over[0] == "12m"
            first = pd.Timestamp(month.plus(-11 if year else 0).first_day)
            sums = counts.cut(read, CHOSEN[code](read, first, last), last, by)
            taken[code] += time.process_time() - began
            numerator, denominator = sums[""].iloc[0]
            found[code, month] = (float(numerator), float(denominator))
    return found, taken


def differing(opened: Opened, ours: Wholes) -> dict[str, int]:
    """Count the months of each indicator whose numerator or denominator is not the engine's."""
    codes = tuple({code: None for code, _ in ours})
    months = tuple({month: None for _, month in ours})
    found = dict.fromkeys(codes, 0)
    for figure in engine.compute(opened, codes=codes, months=months):
        pair = (float(figure.numerator or 0), float(figure.denominator or 0))
        hand = ours[figure.code, figure.month]
        found[figure.code] += any(abs(a - b) > 1e-6 for a, b in zip(pair, hand, strict=True))
    return found


def clocked(work: Callable[[], object]) -> tuple[float, float]:
    """Give the seconds a piece of work takes, by the clock and of the processor."""
    clock, processor = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - clock, time.process_time() - processor


def figures_alone(opened: Opened) -> None:
    """Work out the figures of the six, every population built anew."""
    opened.built.clear()
    engine.compute(opened, codes=SIX, months=MONTHS, by=FIVE)


def sums_alone(opened: Opened, codes: Sequence[str]) -> None:
    """Count in the engine as far as the loop goes: sums by month and group, no value or state."""
    opened.built.clear()
    question = Question(opened, tuple(MONTHS), FIVE, standing())
    engine.counted(question, [Asked(one, one.over[:1]) for one in catalogue.chosen(codes)])


def main() -> None:
    """Print both sides and their ratios."""
    read, opened = counts.frames(), big_authority.opened()
    opened.connection.execute("set threads = 2")
    load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    print(f"pandas {pd.__version__}, {len(MONTHS)} months, load {load}")
    _print_six(read, opened)
    _print_catalogue(read, opened)


def _print_six(read: counts.Frames, opened: Opened) -> None:
    found, taken = counted(read, tuple(SIX), MONTHS, FIVE)
    print(f"months in which the whole differs: {differing(opened, found)}")
    print(", ".join(f"{code} {seconds:.1f} s" for code, seconds in taken.items()))
    works: dict[str, Callable[[], object]] = {
        "loop": lambda: counted(read, tuple(SIX), MONTHS, FIVE),
        "engine, sums alone": lambda: sums_alone(opened, tuple(SIX)),
        "engine, figures": lambda: figures_alone(opened),
    }
    rounds = [{name: clocked(work) for name, work in works.items()} for _ in range(ROUNDS)]
    for name in works:
        clock, processor = (min(one[name][which] for one in rounds) for which in (0, 1))
        loops = [min(one["loop"][which] for one in rounds) for which in (0, 1)]
        print(f"six, five breakdowns, {name}: {clock:.2f} s, processor {processor:.2f} s, "
              f"ratios {loops[0] / clock:.1f} and {loops[1] / processor:.1f}")  # fmt: skip


def _print_catalogue(read: counts.Frames, opened: Opened) -> None:
    months = MONTHS[EVERY - 1 :: EVERY]
    found, taken = counted(read, tuple(CHOSEN), months, counts.BY)
    clock, processor = clocked(
        lambda: engine.compute(opened, months=MONTHS, over="all", by=tuple(breakdowns.BREAKDOWNS))
    )
    print(f"months of {len(months)} in which the whole differs: {differing(opened, found)}")
    each: dict[str, dict[str, float]] = defaultdict(dict)
    for code, seconds in taken.items():
        each[shape(catalogue.named(code))][code] = seconds / len(months)
    every = [shape(indicator) for indicator in catalogue.indicators().values()]
    loop = 0.0
    for name in sorted(set(every)):
        cost = mean(each[name].values())
        loop += cost * every.count(name) * len(MONTHS)
        print(f"{name}: {', '.join(f'{c} {s * 1000:.0f}' for c, s in each[name].items())} ms "
              f"a month, {every.count(name)} indicators")  # fmt: skip
    print(f"all {len(every)} indicators, processor: loop {loop:.0f} s (an estimate), "
          f"engine {processor:.1f} s ({clock:.1f} s by the clock), "
          f"ratio {loop / processor:.0f}")  # fmt: skip


if __name__ == "__main__":
    main()
