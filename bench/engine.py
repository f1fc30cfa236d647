"""Measure the engine: all indicators of a big authority, and six against SQL written by hand.

Run `python bench/engine.py`. Both sides of a ratio are timed in turn in one process, on two
threads, and the best of each taken, so that a busy machine slows them alike. The rows counted by
hand and by the engine are compared first: a figure that differs stops the run.
"""

import os
import resource
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import big_authority
import by_hand

from lineofsight.indicators import catalogue, compiling, duties, engine
from lineofsight.indicators.answering import Asked, Pass, Question
from lineofsight.indicators.breakdowns import BREAKDOWNS
from lineofsight.kernel.periods import Month
from lineofsight.populations.catalogue import standing
from lineofsight.records.opened import Opened

LAST = Month(2020, 12)
MONTHS = LAST.plus(-59).until(LAST)
BY = tuple(BREAKDOWNS)
BY_HAND = ("team", "age", "sex", "ethnicity", "disability")  # what the hand wrote
ROUNDS = 5
ASKED_OF_A_LIST = 0.1  # seconds

Sums = dict[tuple[int, str, str], tuple[float, float]]


def best(*works: Callable[[], object], rounds: int = ROUNDS) -> list[float]:
    """Give the least seconds each piece of work takes, tried in turn."""
    taken: list[list[float]] = [[] for _ in works]
    for _ in range(rounds):
        for place, work in enumerate(works):
            began = time.perf_counter()
            work()
            taken[place].append(time.perf_counter() - began)
    return [min(times) for times in taken]


def anew(opened: Opened) -> None:
    """Forget what stands, so that the next to ask builds every population again."""
    opened.built.clear()


def by_engine(opened: Opened, codes: Sequence[str]) -> dict[tuple[str, str], Pass]:
    """Count as the engine does, to the sums by month and group."""
    anew(opened)
    question = Question(opened, tuple(MONTHS), BY_HAND, standing())
    return engine.counted(question, [Asked(one, one.over[:1]) for one in catalogue.chosen(codes)])


def by_hands(opened: Opened, codes: Sequence[str]) -> dict[str, list[dict[str, object]]]:
    """Count by hand, to the same sums."""
    opened.ask_about(month.last_day for month in MONTHS)
    for sql in by_hand.SHARED:
        opened.connection.execute(sql)
    return {code: opened.run(by_hand.BY_HAND[code]).to_pylist() for code in codes}


def differences(opened: Opened) -> int:
    """Count the cells in which hand and engine differ, over all six indicators."""
    found = 0
    passes = by_engine(opened, tuple(by_hand.BY_HAND))
    for code, rows in by_hands(opened, tuple(by_hand.BY_HAND)).items():
        indicator = catalogue.named(code)
        ours = _sums(opened, passes[indicator.population, indicator.asks], code)
        hand: Sums = {
            (row["month_asked"], row["breakdown"], row["member"]): (  # type: ignore[misc]
                row["numerator"],
                row["denominator"],
            )
            for row in rows
        }
        found += sum(ours.get(cell, (0, 0)) != hand.get(cell, (0, 0)) for cell in ours | hand)
    return found


def _sums(opened: Opened, counted: Pass, code: str) -> Sums:
    indicator = catalogue.named(code)
    parts = compiling.parts(indicator)
    sql = compiling.sums(
        standing()[indicator.population],
        indicator.asks,
        counted=(parts.numerator, parts.denominator),
        by=BY_HAND,
        months=counted.months,
    )
    return {
        (row["month_asked"], row["breakdown"], row["member"]): (row["s0"], row["s1"])
        for row in opened.run(sql).to_pylist()
    }


def everything(opened: Opened, months: Sequence[Month], codes: Sequence[str] | None = None) -> int:
    """Work out every figure, its value and its state, all built anew; give how many there are."""
    anew(opened)
    figures = engine.compute(opened, codes=codes, months=months, over="all", by=BY)
    return sum(figure.value is not None or bool(figure.reason) for figure in figures)


def main() -> None:
    """Print what everything takes."""
    opened = big_authority.opened()
    rows = sum(opened.seal.tables.values())
    opened.connection.execute("set threads = 2")
    load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    print(f"{rows:,} rows, {len(MONTHS)} months, {len(BY)} breakdowns, load {load}")
    if differ := differences(opened):
        sys.exit(f"hand and engine differ in {differ} cells: one of them is wrong")
    print("hand and engine agree in every cell")
    _print_all(opened)
    _print_six(opened)
    _print_growth(opened)
    _print_lists(opened)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"peak memory of the whole run {peak} MB")


def _print_all(opened: Opened) -> None:
    many = len(catalogue.indicators())
    [seconds] = best(lambda: everything(opened, MONTHS), rounds=2)
    figures = everything(opened, MONTHS)
    print(f"all {many} indicators over all periods: {seconds:.2f} s, {figures:,} figures")


def _print_six(opened: Opened) -> None:
    six = tuple(by_hand.BY_HAND)
    for codes in (six, *((code,) for code in six)):
        ours, hand = best(
            lambda codes=codes: by_engine(opened, codes),  # type: ignore[misc]
            lambda codes=codes: by_hands(opened, codes),  # type: ignore[misc]
        )
        name = codes[0] if len(codes) == 1 else "all six"
        print(f"{name}: engine {ours * 1000:.0f} ms, by hand {hand * 1000:.0f} ms, "
              f"ratio {ours / hand:.2f}")  # fmt: skip


def _print_growth(opened: Opened) -> None:
    codes = list(catalogue.indicators())
    one, half, full = best(
        lambda: everything(opened, MONTHS[-1:]),
        lambda: everything(opened, MONTHS[-30:]),
        lambda: everything(opened, MONTHS),
        rounds=2,
    )
    print(f"1 month {one:.2f} s, 30 months {half:.2f} s, 60 months {full:.2f} s")
    [some] = best(lambda: everything(opened, MONTHS, codes[::2]), rounds=2)
    print(f"half of the indicators {some:.2f} s, all of them {full:.2f} s")
    [owed] = best(lambda: owed_within_ten_days(opened), rounds=3)
    print(f"duties of every kind on one day {owed:.2f} s")
    [cold] = best(lambda: drill_down(opened, is_anew=True), rounds=3)
    print(
        f"{drill_down(opened, is_anew=True):,} rows behind CIN4: {cold * 1000:.0f} ms from nothing"
    )


def _print_lists(opened: Opened) -> None:
    """Print how long the rows of the last month take to list, indicator by indicator."""
    for is_anew, when in ((True, "from nothing"), (False, "of figures just counted")):
        anew(opened)
        if not is_anew:
            engine.compute(opened, months=[LAST], over="all")
        works = [
            partial(drill_down, opened, one, is_anew=is_anew) for one in catalogue.indicators()
        ]
        taken = sorted(best(*works, rounds=3))
        slow = sum(seconds > ASKED_OF_A_LIST for seconds in taken)
        print(f"rows behind each of {len(taken)} indicators {when}: median "
              f"{taken[len(taken) // 2] * 1000:.0f} ms, most {taken[-1] * 1000:.0f} ms, "
              f"{slow} over {ASKED_OF_A_LIST * 1000:.0f} ms")  # fmt: skip


def owed_within_ten_days(opened: Opened) -> int:
    """List what is overdue or due within ten days, built anew; give how many there are."""
    anew(opened)
    return len(duties.duties(opened, on=LAST.last_day, within=10))


def drill_down(opened: Opened, code: str = "CIN4", *, is_anew: bool) -> int:
    """List the rows behind a figure of the last month; give how many there are."""
    if is_anew:
        anew(opened)
    return len(engine.rows(opened, code, month=LAST))


if __name__ == "__main__":
    main()
