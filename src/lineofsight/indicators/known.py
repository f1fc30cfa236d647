"""Figures as now known: each month from the newest seal that can answer it.

The newest sealed month answers for every month its sources reach back to. Where it cannot, the
next older seal that can is asked, as when five yearly returns were each sealed on their own.
Every figure names the seal it came from.
"""

from collections.abc import Iterable, Mapping, Sequence

from lineofsight.indicators import results
from lineofsight.indicators.definition import Indicator
from lineofsight.indicators.figures import Figure
from lineofsight.kernel.periods import Month
from lineofsight.kernel.quantities import State
from lineofsight.records.home import Home
from lineofsight.records.opened import Opened
from lineofsight.records.seals import Seal
from lineofsight.records.snapshots import newest, open_month, sealed

Key = tuple[str, str, Month]


def figures_of(
    home: Home,
    indicators: Iterable[Indicator],
    *,
    months: Sequence[Month],
    over: str | None = None,
    by: Sequence[str] = (),
    opened: Opened | None = None,
) -> list[Figure]:
    """Give the figures of `engine.figures_of` as now known; `Problem` when nothing is sealed.

    `opened` is the newest sealed month, for whoever has opened it already.
    """
    indicators = tuple(indicators)
    seals = [newest(home), *_older(home)]
    if opened is None:
        found = _asked(home, seals[0], indicators, months, over, by)
    else:
        found = results.figures_of(home, opened, indicators, months=months, over=over, by=by)
    for seal in seals[1:]:
        wanting = _wanting(found)
        if not wanting:
            break
        again = sorted({month for _, _, month in wanting if seal.month and month <= seal.month})
        if again:
            found = _with(found, _asked(home, seal, indicators, again, over, by), wanting)
    return found


def _older(home: Home) -> list[Seal]:
    """List the newest version of each month before the newest, the latest month first."""
    latest: dict[Month, Seal] = {seal.month: seal for seal in sealed(home) if seal.month}
    return [latest[month] for month in sorted(latest, reverse=True)[1:]]


def _asked(
    home: Home,
    seal: Seal,
    indicators: Sequence[Indicator],
    months: Sequence[Month],
    over: str | None,
    by: Sequence[str],
) -> list[Figure]:
    with open_month(home, seal) as opened:
        return results.figures_of(home, opened, indicators, months=months, over=over, by=by)


def _wanting(found: Iterable[Figure]) -> set[Key]:
    """Name what the seals asked so far cannot answer for the whole."""
    return {
        (figure.code, figure.over, figure.month)
        for figure in found
        if figure.by is None and figure.state is State.NO_DATA
    }


def _with(found: list[Figure], older: Iterable[Figure], wanting: set[Key]) -> list[Figure]:
    """Put an older seal's figures, of every group, where it can answer what was wanting."""
    answered: dict[Key, list[Figure]] = {}
    for figure in older:
        key = figure.code, figure.over, figure.month
        if key in wanting:
            answered.setdefault(key, []).append(figure)
    better = {key: figures for key, figures in answered.items() if not _wanting(figures)}
    return list(_replaced(found, better))


def _replaced(found: Iterable[Figure], better: Mapping[Key, list[Figure]]) -> Iterable[Figure]:
    placed: set[Key] = set()
    for figure in found:
        key = figure.code, figure.over, figure.month
        if key not in better:
            yield figure
        elif key not in placed:
            placed.add(key)
            yield from better[key]
