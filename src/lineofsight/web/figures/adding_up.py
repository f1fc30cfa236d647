"""Totals of the workforce page that must add up, and the sentences that say whether they do. Pure.

A sentence is written only where every figure in it has a value: nothing is added to what is
hidden or not known.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import starmap

from lineofsight.picture import Balance, Said
from lineofsight.reporting.charts.specs import BarChart, Series
from lineofsight.reporting.runs import NumberRun

Figures = Mapping[str, Said]


@dataclass(frozen=True)
class Held:
    """Open children by who holds them, as a picture and a sentence."""

    chart: BarChart | None  # None: the records do not say who holds them
    words: str


def sums(figures: Figures) -> list[str]:
    """Say of each total whether its parts make it."""
    made: Iterable[tuple[tuple[str, ...], Callable[..., str]]] = (
        (("P12", "P11", "P12n"), _net),
        (("P3", "P6", "P6s"), _workers),
        (("P13", "P1"), _covered),
    )
    return [
        words(*(figures[code] for code in codes)) for codes, words in made if _all(figures, codes)
    ]


def _all(figures: Figures, codes: Iterable[str]) -> bool:
    return all(code in figures and figures[code].has_value for code in codes)


def _net(starters: Said, leavers: Said, net: Said) -> str:
    words = f"Starters ({starters.words}) less leavers ({leavers.words}) make {net.words}"
    made = (starters.value or 0) - (leavers.value or 0)
    return _judged(words, "the net staffing change", is_right=made == net.value)


def _workers(direct: Said, agency: Said, share: Said) -> str:
    words = f"Establishment staff ({direct.words}) and agency staff ({agency.words})"
    made = (direct.value or 0) + (agency.value or 0)
    return _judged(
        f"{words} make {made:,.0f}", "the number the agency share is out of",
        is_right=made == share.denominator,
    )  # fmt: skip


def _covered(unfilled: Said, vacant: Said) -> str:
    empty, posts = unfilled.numerator or 0, vacant.numerator or 0
    return _judged(
        f"Of {posts:,.0f} vacant posts {posts - empty:,.0f} covered by agency staff and "
        f"{empty:,.0f} not covered make {posts:,.0f}",
        "the posts of the local vacancy rate",
        is_right=0 <= empty <= posts,
    )


def _judged(words: str, what: str, *, is_right: bool) -> str:
    return f"{words}, {what}." if is_right else f"{words}, which is not {what}: mend the records."


def balance(found: Iterable[Balance], no_holders: str = "") -> Held | None:
    """Draw open children as named, manager-held and held by nobody; None where there is none.

    `no_holders`: why the records do not say who holds them, so that there is nothing to draw.
    """
    whole = [one for one in found if one.children is not None]
    total, named, managers, nobody = (
        sum(getattr(one, name) or 0 for one in whole)
        for name in ("children", "named", "managers", "nobody")
    )
    if not total:
        return None
    if no_holders:
        return Held(None, f"{total:,} open children. Who holds them: no data, {no_holders}.")
    parts = (
        ("A named worker", named),
        ("A manager until one is named", managers),
        ("Nobody", nobody),
    )
    return Held(_bars(parts), _balanced(total, named, managers, nobody))


def _bars(parts: tuple[tuple[str, int], ...]) -> BarChart:
    numbers = starmap(_number, parts)
    return BarChart(
        "Open children",
        tuple(name for name, _ in parts),
        (Series("Open children", tuple(numbers)),),
        label_heading="Held by",
    )


def _number(name: str, many: int) -> NumberRun:
    return NumberRun(f"{many:,}", f"held/{name}")


def _balanced(total: int, named: int, managers: int, nobody: int) -> str:
    words = (
        f"{total:,} open children: {named:,} held by a named worker, {managers:,} by a manager, "
        f"{nobody:,} by nobody"
    )
    if named + managers + nobody == total:
        return f"{words}. The three add up to the whole."
    return f"{words}. The three do not add up to the whole: mend the allocations."
