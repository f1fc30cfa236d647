"""How long protection takes, how it grows, and how much it hides: `python bench/disclosure.py`.

Tables with margins of growing size, cubes with every margin, a chain of months, and whole papers;
each protected and then attacked. Times are of one run in seconds, after one to warm up.
"""

import random
from collections.abc import Callable, Iterator
from itertools import product
from time import perf_counter

from lineofsight.indicators.disclosure import audit, protect, publish
from lineofsight.indicators.figures import Figure
from lineofsight.kernel.periods import Month
from lineofsight.kernel.quantities import State

System = tuple[dict[str, int], list[tuple[list[str], str]]]

NOW = Month(2017, 11)


def count(rng: random.Random, small: float) -> int:
    """Draw a cell: small with this chance, else zero now and then, else up to 60."""
    if rng.random() < small:
        return rng.randint(1, 5)
    return 0 if rng.random() < 0.1 else rng.randint(6, 60)


def box(sizes: tuple[int, ...], small: float, seed: int) -> System:
    """Draw a table of so many rows, columns ... with every margin."""
    rng = random.Random(seed)
    exact = {at: count(rng, small) for at in product(*map(range, sizes))}
    cells, sums = {}, []
    for spot in product(*([*range(size), "all"] for size in sizes)):
        inside = (at for at in exact if all(m in ("all", t) for m, t in zip(spot, at, strict=True)))
        cells[str(spot)] = sum(exact[at] for at in inside)
        for axis, size in enumerate(sizes):
            if spot[axis] == "all":
                parts = [(*spot[:axis], one, *spot[axis + 1 :]) for one in range(size)]
                sums.append(([str(part) for part in parts], str(spot)))
    return cells, sums


def months(years: int, small: float, seed: int) -> System:
    """Draw months, with each rolling year and each year to date."""
    rng = random.Random(seed)
    cells = {f"month {i}": count(rng, small) for i in range(12 * years)}
    sums = []
    for last in range(11, 12 * years):
        sums.append(([f"month {i}" for i in range(last - 11, last + 1)], f"year {last}"))
        sums.append(([f"month {i}" for i in range(last - last % 12, last + 1)], f"to {last}"))
    for parts, total in sums:
        cells[total] = sum(cells[part] for part in parts)
    return cells, sums


def paper(codes: int, how_many_months: int, teams: int, seed: int) -> Iterator[Figure]:
    """Draw percentages by team for each month, their whole, and rolling years of the whole."""
    rng = random.Random(seed)
    for code in (f"X{i}" for i in range(codes)):
        wholes: dict[Month, tuple[int, int]] = {}
        for month in NOW.plus(1 - how_many_months).until(NOW):
            met = [count(rng, 0.3) for _ in range(teams)]
            unmet = [count(rng, 0.3) for _ in range(teams)]
            wholes[month] = sum(met), sum(met) + sum(unmet)
            yield figure(code, "month", month, None, *wholes[month])
            for i, (a, b) in enumerate(zip(met, unmet, strict=True)):
                yield figure(code, "month", month, f"team {i}", a, a + b)
        for month in wholes:
            year = month.plus(-11).until(month)
            if all(one in wholes for one in year):
                parts = zip(*(wholes[one] for one in year), strict=True)
                yield figure(code, "12m", month, None, *(sum(part) for part in parts))


def figure(code: str, over: str, month: Month, team: str | None, n: int, d: int) -> Figure:
    """Write one percentage."""
    state = State.VALUE if d else State.NOT_APPLICABLE
    by = "team" if team else None
    return Figure(code, over, month, by, team, n, d, "percent", state, "", "bench", 1)


def timed(work: Callable[[], object]) -> tuple[object, float]:
    """Give what some work gives, and the seconds it took."""
    started = perf_counter()
    result = work()
    return result, perf_counter() - started


def of_counts(name: str, system: System) -> None:
    """Protect and attack one system, and print what it took."""
    cells, sums = system
    shown, took = timed(lambda: protect(cells, sums))
    leaks, attacked = timed(lambda: audit(shown, sums))
    assert leaks == ()
    small = sum(0 < exact < 6 for exact in cells.values())
    hidden = sum(value is None for value in shown.values())
    print(
        f"{name:<26}{len(cells):>7} cells{len(sums):>6} sums{small:>6} small{hidden:>6} hidden"
        f"{took:>9.3f} s{attacked:>9.3f} s audit"
    )


def of_figures(name: str, figures: list[Figure]) -> None:
    """Publish one paper, attack included, and print what it took."""
    shown, took = timed(lambda: publish(figures, protects={}))
    hidden = sum(one.is_hidden for one in shown)
    print(f"{name:<26}{len(figures):>7} figures{hidden:>22} hidden{took:>9.3f} s with attack")


def main() -> None:
    """Run everything."""
    protect(*box((4, 4), 0.3, 1))
    for sizes in ((12, 10), (24, 10), (48, 10), (96, 10)):
        for small in (0.05, 0.3):
            of_counts(f"{sizes[0]} x {sizes[1]}, {small:.0%} small", box(sizes, small, 7))
    for sizes in ((4, 4, 4), (6, 5, 4), (8, 8, 8)):
        of_counts(" x ".join(map(str, sizes)) + ", 10% small", box(sizes, 0.1, 7))
    for years in (2, 4, 8):
        of_counts(f"{years} years of months", months(years, 0.1, 7))
    wholes = [one for one in paper(45, 24, 1, 7) if one.by is None]
    of_figures("45 codes, whole, 24 months", wholes)
    for codes in (11, 22, 45):
        of_figures(f"{codes} codes, 8 teams, 24 m", list(paper(codes, 24, 8, 7)))


if __name__ == "__main__":
    main()
