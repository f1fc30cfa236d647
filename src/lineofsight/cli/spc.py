"""`lineofsight spc FILE.csv`: has anything changed? A control chart of any series of numbers."""

import datetime as dt
import json
import re
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from lineofsight.cli.options import POINT
from lineofsight.kernel.periods import in_words
from lineofsight.kernel.problems import ChecksFailed, Refused
from lineofsight.kernel.quantities import halves_up

if TYPE_CHECKING:
    from lineofsight.indicators.judging.process_control import ControlChart, Point, Segment
    from lineofsight.records.intake.dated_values import Dated, DatedValue

SAID = 6
"""Months or weeks without a row that are named, at most."""
_OVERLAPS = re.compile(
    r"\b(rolling|moving|cumulative|ytd|year.to.date|12.?m|12.months?)\b", re.IGNORECASE
)


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--date", required=True, metavar="COL", help="Heading of the days or months.")
@click.option("--value", metavar="COL", help="Heading of the numbers.")
@click.option("--out-of", metavar="COL", help="Heading of what --value counts out of.")
@click.option("--events", is_flag=True, help="Each row is one rare event: chart days between.")
@click.option(
    "--better", required=True, type=click.Choice(("higher", "lower", "neutral")),
    help="Which way is good; with --events, of the days between.",
)  # fmt: skip
@click.option("--target", metavar="N", help="Target, in the unit of the chart.")
@click.option(
    "--fix-after", type=int, metavar="N",
    help="Fix limits on the first N: 12 or more, 13 to judge a target by them at once.",
)  # fmt: skip
@click.option("--rebase", type=POINT, multiple=True, metavar="DATE|MONTH",
              help="Work limits out afresh from this point.")  # fmt: skip
@click.option("--no-screening", is_flag=True, help="Keep great moving ranges in their average.")
@click.option(
    "--rules", type=click.Choice(("nhsr", "mdc")), default="nhsr", show_default=True,
    help="NHSRplotthedots 0.2.2, or the Making Data Count tools of 2024.",
)  # fmt: skip
@click.option(
    "--format", "shape", type=click.Choice(("table", "json", "svg")), default="table",
    show_default=True, help="How to print it.",
)  # fmt: skip
def spc(  # noqa: PLR0913, PLR0917  click gives an argument for each option
    file: Path,
    date: str,
    value: str | None,
    out_of: str | None,
    events: bool,  # noqa: FBT001  click gives flags by position
    better: Literal["higher", "lower", "neutral"],
    target: str | None,
    fix_after: int | None,
    rebase: tuple[dt.date, ...],
    no_screening: bool,  # noqa: FBT001
    rules: Literal["nhsr", "mdc"],
    shape: str,
) -> None:
    """Print which points of the series in FILE are special cause, with mean, limits and icons.

    FILE is any CSV: one row for each point, whatever its separator. Give values of a month or a
    day, never rolling or year-to-date ones. What to bear in mind goes to standard error.
    """
    from lineofsight.indicators.judging.process_control import Options, Rebase, control_chart

    if bool(value) == events or (out_of and not value):
        raise click.UsageError("Say --value (with --out-of for percentages), or --events.")
    _refuse_overlapping(value or "")
    dated = _read(file, date, value or "", out_of or "")
    if not events:
        _refuse_unusable(dated, file.name, date)
    points = _points(dated, out_of=bool(out_of), events=events)
    points += [] if events else _gaps(points)
    options = Options(
        kind=_kind(points, out_of=bool(out_of), events=events),
        target=_target(target),
        rules=rules,
        screening=not no_screening,
        fix_after=fix_after,
        rebases=tuple(Rebase(on) for on in rebase),
    )
    chart = control_chart(points, better=better, options=options)
    _warn(chart, dated, options.rules, screening=options.screening, gave_base=bool(out_of))
    click.echo(_written(chart, shape, measure=dated.heading or "Days between events",
                        is_percent=bool(out_of)))  # fmt: skip


def _refuse_overlapping(heading: str) -> None:
    if _OVERLAPS.search(heading.replace("_", " ")):
        raise Refused(
            "A control chart of periods that overlap says nothing: neighbours share months, and "
            "make trends of their own.",
            where=f"column {heading}",
            do="Chart the value of each month, or of each month's last day.",
        )


def _read(file: Path, date: str, value: str, out_of: str) -> "Dated":
    from lineofsight.indicators.reference.symbols import Symbol
    from lineofsight.records.intake.dated_values import read_dated

    gaps = [*(symbol.value for symbol in Symbol if symbol.value), "*", "hidden", "no data",
            "not applicable"]  # fmt: skip
    return read_dated(file, date=date, value=value, out_of=out_of, gaps=gaps)


def _refuse_unusable(dated: "Dated", name: str, date: str) -> None:
    """Refuse a series without a number, and one with two rows of a day."""
    if all(row.value is None for row in dated.rows):
        raise ChecksFailed(
            "It holds no number.",
            where=f"{name}, column {dated.heading}",
            do="Name the column that holds the numbers.",
        )
    lines: dict[dt.date, list[int]] = {}
    for row in dated.rows:
        lines.setdefault(row.on, []).append(row.line)
    twice = [on for on, found in lines.items() if len(found) > 1]
    if twice:
        more = f", and {len(twice) - 1} more days" if len(twice) > 1 else ""
        raise ChecksFailed(
            f"There is more than one point on {in_words(twice[0])}{more}.",
            where=f"{name}, column {date}, lines {' and '.join(map(str, lines[twice[0]]))}",
            do="Give one value for each day, and one series at a time.",
        )


def _points(dated: "Dated", *, out_of: bool, events: bool) -> list["Point"]:
    from lineofsight.indicators.judging.process_control import Point, rare_events

    if events:
        return rare_events.days_between(row.on for row in dated.rows)
    if not out_of:
        return [Point.of(row.on, row.value) for row in dated.rows]
    return [_percentage(row) for row in dated.rows]


def _gaps(points: list["Point"]) -> list["Point"]:
    """Give the months or weeks that have no row as points without a value, and say which."""
    from lineofsight.indicators.judging.process_control import Point, absent_months, absent_weeks

    months = {month.last_day: month.name for month in absent_months(points)}
    absent = months or {day: in_words(day) for day in absent_weeks(points)}
    if absent:
        named = ", ".join([*absent.values()][:SAID])
        more = f" and {len(absent) - SAID} more" if len(absent) > SAID else ""
        click.echo(f"No row is of {named}{more}.", err=True)
    return [Point(day, None) for day in absent]


def _percentage(row: "DatedValue") -> "Point":
    from lineofsight.indicators.judging.process_control import Point

    if row.value is None or not row.out_of:
        return Point(row.on, None)
    if not 0 <= row.value <= row.out_of:
        raise ChecksFailed(
            "More were counted than there were to count.",
            where=f"line {row.line}",
            do="Give as --value the count, and as --out-of what it is out of.",
        )
    return Point.of(row.on, 100 * Fraction(row.value) / Fraction(row.out_of), row.out_of)


def _kind(points: list["Point"], *, out_of: bool, events: bool) -> Any:
    from lineofsight.indicators.judging.process_control import Kind, chosen
    from lineofsight.settings import DEFAULT

    if events:
        return Kind.BETWEEN
    unit = "percent" if out_of else "score"
    small = DEFAULT.local_rules.small_base
    return chosen(points, unit=unit, over="month", better="neutral", small_base=small).kind


def _target(target: str | None) -> Decimal | None:
    from lineofsight.records.values.numbers import exact
    from lineofsight.records.values.reading import Unread

    found = exact(target)
    if isinstance(found, Unread):
        raise click.BadParameter(f"{target!r} is {found.problem}.", param_hint="--target")
    return found


def _warn(
    chart: "ControlChart", dated: "Dated", rules: str, *, screening: bool, gave_base: bool
) -> None:
    for note in (*dated.notes, *chart.warnings):
        click.echo(note[0].upper() + note[1:], err=True)
    if gave_base:
        click.echo(f"Charted as {chart.kind.words}.", err=True)
    if rules == "mdc" and screening:
        click.echo("The Making Data Count tools do not screen ranges: --no-screening matches them.",
                   err=True)  # fmt: skip


def _written(chart: "ControlChart", shape: str, *, measure: str, is_percent: bool) -> str:
    if shape == "json":
        return json.dumps(as_record(chart), indent=1)
    if shape == "svg":
        return _svg(chart, measure=measure, is_percent=is_percent)
    return _table(chart, is_percent=is_percent)


def as_record(chart: "ControlChart") -> dict[str, Any]:
    """Give a chart as JSON has it; limits that cannot be worked out are null."""
    record: dict[str, Any] = {
        "segments": [_as_segment(segment) for segment in chart.segments],
        "flagged": [
            {
                "date": one.point.on.isoformat(),
                "point_type": one.cause.kind(chart.better),
                "rule": one.cause.rule,
            }
            for one in chart.plotted
            if one.cause
        ],
        "variation_icon": chart.variation.value,
        "assurance_icon": chart.assurance.value if chart.assurance else None,
    }
    return record


def _as_segment(segment: "Segment") -> dict[str, Any]:
    limits = segment.limits
    return {
        "mean": None if limits is None else float(limits.mean),
        "lower_limit": None if limits is None or limits.lower is None else float(limits.lower),
        "upper_limit": None if limits is None or limits.upper is None else float(limits.upper),
        "trial": segment.is_trial,
    }


def _svg(chart: "ControlChart", *, measure: str, is_percent: bool) -> str:
    from lineofsight.reporting.charts.drawing import svg
    from lineofsight.reporting.control_charts import drawn

    places = _places(chart)

    def printed(number: Fraction) -> str:
        return _printed(number, places, is_percent=is_percent)

    spec = drawn(chart, measure=measure, key="spc", printed=printed)
    return svg(spec, name="spc", title=f"{measure}: {chart.variation.words}")


def _places(chart: "ControlChart") -> int:
    """Print as many places as tell the points apart: one, and more for a narrow spread."""
    values = [one.point.value for one in chart.plotted if one.point.value is not None]
    spread = max(values, default=Fraction(0)) - min(values, default=Fraction(0))
    places = 1
    while 0 < spread * 10**places < 50 and places < 6:
        places += 1
    return places


def _printed(number: Fraction, places: int, *, is_percent: bool) -> str:
    return f"{halves_up(number, places):,}{'%' if is_percent else ''}"


def _now(chart: "ControlChart") -> str:
    """Say what the last point says, and whether limits stand behind it."""
    if chart.segments[-1].are_meaningful:
        return chart.variation.words
    if chart.plotted[-1].cause:
        return f"{chart.variation.words}, by limits that are not meaningful"
    return "not judged, as the limits are not meaningful"


def _by_target(chart: "ControlChart") -> str:
    """Say how the limits stand to the target, or why they do not say."""
    if chart.segments[-1].is_trial:
        return "not judged by trial limits"
    if chart.assurance is None or not chart.segments[-1].are_meaningful:
        return "not judged, as the limits are not meaningful"
    return chart.assurance.words


def _table(chart: "ControlChart", *, is_percent: bool) -> str:
    places = _places(chart)

    def printed(number: Any) -> str:
        return "-" if number is None else _printed(Fraction(number), places, is_percent=is_percent)

    lines = [
        f"{'Day':10}  {'Value':>10}  {'Mean':>10}  {'Lower':>10}  {'Upper':>10}  Special cause"
    ]
    for one in chart.plotted:
        limits = one.limits
        drawn = (limits.mean, limits.lower, limits.upper) if limits else (None, None, None)
        value = "no data" if one.point.value is None else printed(one.point.value)
        kind = one.cause.kind(chart.better).removeprefix("special_cause_") if one.cause else ""
        why = f"{kind.replace('_', ' ')}: {one.cause.rule}" if one.cause else ""
        cells = "  ".join(f"{printed(number):>10}" for number in drawn)
        lines.append(f"{one.point.on.isoformat():10}  {value:>10}  {cells}  {why}".rstrip())
    lines.append(f"Now: {_now(chart)}.")
    if chart.target is not None:
        lines.append(f"Target {printed(chart.target)}: {_by_target(chart)}.")
    return "\n".join(lines)
