"""Figures already worked out, kept in the home folder so that a page need not count again.

A sealed month never changes, so a figure depends on its seal, on the definitions, on the local
rules set now and on what was asked. Each answer is one Parquet file, built aside and put in place
whole; where definitions have changed the old answers are thrown away, but for the first of a seal:
those are what was published. The running picture is always counted afresh.
"""

import shutil
from collections.abc import Iterable, Sequence
from contextlib import suppress
from decimal import Decimal
from fractions import Fraction
from functools import cache
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa
import pyarrow.parquet as pq

from lineofsight import __version__
from lineofsight.indicators import catalogue, engine
from lineofsight.indicators.definition import Indicator
from lineofsight.indicators.figures import Exact, Figure
from lineofsight.kernel.periods import Month
from lineofsight.kernel.quantities import State
from lineofsight.populations.catalogue import standing
from lineofsight.records.home import Home
from lineofsight.records.opened import Opened
from lineofsight.records.seals import Seal
from lineofsight.settings import load as load_settings

_TEXTS = ("code", "over", "by", "group", "unit", "state", "reason", "snapshot")
_NUMBERS = ("numerator", "denominator", "middle")  # exact, so kept as text


def figures_of(
    home: Home,
    opened: Opened,
    indicators: Iterable[Indicator],
    *,
    months: Sequence[Month],
    over: str | None = None,
    by: Sequence[str] = (),
) -> list[Figure]:
    """Give the figures of `engine.figures_of`, counted only if this was not asked before."""
    indicators = tuple(indicators)
    if opened.seal.month is None:
        return engine.figures_of(opened, indicators, months=months, over=over, by=by)
    rules = load_settings(home.settings_file).local_rules
    codes = tuple(one.code for one in indicators)
    asked = (codes, tuple(sorted(set(months))), over, tuple(by), rules)
    place = _folder(home, opened.seal) / f"{_digest(asked, indicators)}.parquet"
    kept = read(place)
    if kept is None:
        kept = engine.figures_of(opened, indicators, months=months, over=over, by=by)
        _forget_other_definitions(place.parent)
        keep(kept, place)
    return kept


def first_kept(home: Home, seal: Seal) -> dict[tuple[str, str, Month], Figure]:
    """Give the figures of the whole that were first worked out from a seal, while they are kept.

    By code, period and month: what a paper made at the time printed.
    """
    found: dict[tuple[str, str, Month], Figure] = {}
    for folder in _oldest_first(_of_seal(home, seal)):
        for place in _oldest_first(folder):
            for figure in read(place) or ():
                if figure.by is None:
                    found.setdefault((figure.code, figure.over, figure.month), figure)
    return found


def keep(figures: Sequence[Figure], place: Path) -> None:
    """Write figures to a file: aside first, then in place at one stroke."""
    place.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=place.parent, prefix=".aside-") as aside:
        written = Path(aside) / place.name
        pq.write_table(_as_table(figures), written)
        written.replace(place)


def read(place: Path) -> list[Figure] | None:
    """Read figures that were kept; None where there are none, or the file cannot be trusted."""
    with suppress(OSError, pa.ArrowInvalid):
        return _as_figures(pq.read_table(place))
    return None


@cache
def definitions_digest() -> str:
    """Give twelve characters that change with any population, indicator or version of ours."""
    populations = standing()
    texts = [__version__, *map(populations.text, populations.names)]
    texts += [repr(indicator) for indicator in catalogue.indicators().values()]
    return _digest(*texts)


def _of_seal(home: Home, seal: Seal) -> Path:
    return home.results / f"{seal.id} {seal.settings_digest}".replace(" ", "-")


def _folder(home: Home, seal: Seal) -> Path:
    return _of_seal(home, seal) / definitions_digest()


def _digest(*parts: object) -> str:
    return sha256("\0".join(str(part) for part in parts).encode()).hexdigest()[:12]


def _forget_other_definitions(folder: Path) -> None:
    """Throw away the answers of other definitions, but for the first: those were published."""
    for other in _oldest_first(folder.parent)[1:]:
        if other != folder:
            shutil.rmtree(other, ignore_errors=True)


def _oldest_first(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    kept = (path for path in folder.iterdir() if not path.name.startswith("."))
    return sorted(kept, key=lambda path: (path.stat().st_mtime_ns, path.name))


def _as_table(figures: Sequence[Figure]) -> pa.Table:
    columns: dict[str, pa.Array] = {
        name: pa.array([getattr(figure, name) for figure in figures], pa.string())
        for name in _TEXTS
    }
    for name in _NUMBERS:
        numbers = (getattr(figure, name) for figure in figures)
        texts = [None if number is None else str(number) for number in numbers]
        columns[name] = pa.array(texts, pa.string())
    columns["month"] = pa.array([figure.month.index for figure in figures], pa.int32())
    versions = [figure.definition_version for figure in figures]
    columns["definition_version"] = pa.array(versions, pa.int32())
    return pa.table(columns)


def _as_figures(table: pa.Table) -> list[Figure]:
    return [
        Figure(
            **{name: row[name] for name in _TEXTS if name != "state"},
            month=Month.at(row["month"]),
            numerator=_exact(row["numerator"]),
            denominator=_exact(row["denominator"]),
            state=State(row["state"]),
            definition_version=row["definition_version"],
            middle=None if row["middle"] is None else Fraction(row["middle"]),
        )
        for row in table.to_pylist()
    ]


def _exact(text: str | None) -> Exact | None:
    if text is None:
        return None
    return Decimal(text) if "." in text else int(text)
