"""The readings of a chart as a table for paper: a row a year where months are many and short."""

from lineofsight.kernel.periods import Month
from lineofsight.reporting.charts.font import width
from lineofsight.reporting.charts.specs import ColumnChart, LineChart, Series
from lineofsight.reporting.document import Cell, Chart, Column, Row, Table, words

_MANY = 13
_LAYOUTS = {True: (16, 3.25), False: (26, 2.9)}
"""One series or several: the share of the first column (a month has 10), the room of a month."""


def for_paper(chart: Chart) -> Table:
    """Give the data table of a chart, laid out by year where that saves pages."""
    spec = chart.spec
    plain = chart.data_table()
    if not isinstance(spec, LineChart | ColumnChart) or len(spec.months) < _MANY:
        return plain
    alone = len(spec.series) == 1
    first, room = _LAYOUTS[alone]
    texts = (reading.text for series in spec.series for reading in series.readings)
    if any(width(text, 1) > room for text in texts):
        return plain
    months = [Month(2000, number).name[:3] for number in range(1, 13)]
    columns = (Column("Year", share=first), *(Column(name, "number", 10) for name in months))
    rows = tuple(
        row for series in spec.series for row in _years(series, spec.months, named=not alone)
    )
    return Table(plain.caption, columns, rows, note=plain.note)


def _years(series: Series, months: tuple[Month, ...], *, named: bool) -> list[Row]:
    """One row for each year a series reaches into; a month outside the chart stays empty."""
    found = dict(zip(months, series.readings, strict=True))
    rows = []
    for year in range(months[0].year, months[-1].year + 1):
        head = f"{series.name}, {year}" if named else str(year)
        cells: list[Cell] = [words(head)]
        for number in range(1, 13):
            reading = found.get(Month(year, number))
            cells.append((reading,) if reading else ())
        rows.append(Row(tuple(cells)))
    return rows
