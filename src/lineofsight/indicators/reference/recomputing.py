"""Work a published figure out from its published parts, and find where the two part ways.

Halves go up. Where they differ, the parts as printed may be rounded: counts of England and its
regions to the nearest ten, FTE to a tenth. What even that does not explain is said to be so.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from lineofsight.indicators.reference.measures import TIMES, Measure
from lineofsight.indicators.reference.reading import Record
from lineofsight.indicators.reference.symbols import Cell, Symbol
from lineofsight.kernel.quantities import halves_up

Value = Fraction | Decimal | Symbol
"""A published figure: worked out, printed, or the symbol in its place."""


def worked_out(
    measure: Measure, record: Record, estimates: Record | None = None
) -> Fraction | None:
    """Work the figure out from its parts, unrounded; None where a part is a symbol or the base 0.

    `estimates` is the record of population_0_17 that a rate by population is over.
    """
    return _quotient(measure, record, estimates, Fraction(0), Fraction(0))


def printed(measure: Measure, record: Record) -> Cell:
    """Give the cell the publisher prints; blank where the table has no such category."""
    return record.cells.get(measure.published, Symbol.BLANK)


@dataclass(frozen=True)
class Departure:
    """A printed figure that its printed parts do not give to the last place."""

    measure: Measure
    record: Record
    printed: Decimal
    worked_out: Fraction
    is_rounding: bool  # parts rounded as the publisher rounds them could give it


def recomputed(measure: Measure, records: Iterable[Record]) -> tuple[int, list[Departure]]:
    """Recompute every printed figure that has its parts: how many agree, and which do not."""
    agreed, exceptions = 0, []
    for record in records:
        said, ours = printed(measure, record), worked_out(measure, record)
        if isinstance(said, Symbol) or ours is None:
            continue
        if halves_up(ours, measure.places) == said:
            agreed += 1
        else:
            may_be = _may_be_rounding(measure, record, said)
            exceptions.append(Departure(measure, record, said, ours, may_be))
    return agreed, exceptions


def _may_be_rounding(measure: Measure, record: Record, said: Decimal) -> bool:
    """Ask whether unrounded parts could give the figure: FTE to a tenth, areas' counts to ten."""
    is_counted = measure.rounded_to >= 1
    if is_counted and record.area.level == "Local authority":
        return False
    half = Fraction(measure.rounded_to) / 2
    least = _quotient(measure, record, None, -half, half)
    most = _quotient(measure, record, None, half, -half)
    if least is None or most is None:
        return False
    margin = Fraction(1, 2 * 10**measure.places)
    return least - margin <= Fraction(said) <= most + margin


def _quotient(
    measure: Measure, record: Record, estimates: Record | None, top_by: Fraction, base_by: Fraction
) -> Fraction | None:
    base_of = estimates if measure.per_estimate else record
    top = _sum(measure.numerator, record)
    base = _sum(measure.denominator, base_of) if base_of else None
    if top is None or base is None:
        return None
    parts = [part for part in measure.denominator if part not in measure.numerator]
    top_moved = top + top_by
    base_moved = base + base_by * len(parts) + top_by * (len(measure.denominator) - len(parts))
    if base == 0 or base_moved <= 0:
        return None
    days = _working_days(record.year) if measure.per_working_day else 1
    return top_moved / (base_moved * days) * TIMES[measure.unit]


def _sum(columns: tuple[str, ...], record: Record) -> Fraction | None:
    cells = list(_numbers(columns, record))
    return sum(cells, Fraction(0)) if len(cells) == len(columns) else None


def _numbers(columns: tuple[str, ...], record: Record) -> Iterator[Fraction]:
    for column in columns:
        found = record.cells.get(column)
        if isinstance(found, Decimal):
            yield Fraction(found)


def _working_days(year: int) -> int:
    return 254 if year % 4 == 0 else 253
