"""`lineofsight figures`: figures of any month, as now known, from the newest sealed month."""

import csv
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lineofsight.cli.options import MONTH, engine_options, home_option
from lineofsight.kernel.periods import Month, over_named
from lineofsight.kernel.problems import Problem, Refused
from lineofsight.kernel.quantities import halves_up, in_words
from lineofsight.kernel.spreadsheet import formula_safe

if TYPE_CHECKING:
    from lineofsight.indicators.judging.benchmarks import Beside
    from lineofsight.indicators.judging.bounds import Bounds
    from lineofsight.indicators.judging.judged import Judged
    from lineofsight.indicators.judging.own_series import OwnSeries
    from lineofsight.records.home import Home
    from lineofsight.records.opened import Opened
    from lineofsight.settings import Settings

BREAKDOWNS = (
    "team", "service", "age", "sex", "ethnicity", "disability", "uasc", "need", "placement", "ward",
)  # fmt: skip
COLUMNS = (
    "code", "over", "month", "by", "group", "numerator", "denominator", "value", "unit", "state",
    "rag", "change", "snapshot", "definition_version",
)  # fmt: skip
BESIDE = ("comparators", "compared_with", "not_comparable")
"""What `--compare` adds to the columns."""
CHANGED = ("variation", "assurance", "not_judged")
"""What `--spc` adds to the columns."""
WIDE = ("lower", "upper", "undecided")
"""What `--bounds` adds to the columns."""


@click.command()
@click.argument("codes", nargs=-1)
@click.option("--month", type=MONTH, help="One month [default: the newest sealed].")
@click.option("--from", "first", type=MONTH, help="First of several months.")
@click.option("--to", "last", type=MONTH, help="Last of several months.")
@click.option("--over", metavar="PERIOD", help="snapshot, month, 12m, ytd ..., or all.")
@click.option("--by", type=click.Choice(BREAKDOWNS), help="Give the groups of one breakdown.")
@click.option("--compare", is_flag=True, help="Put published figures beside, or say why not.")
@click.option("--spc", is_flag=True, help="Say whether each has changed, by control chart.")
@click.option(
    "--bounds", is_flag=True, help="How far each could move, if what is missing were not."
)
@click.option(
    "--format", "shape", type=click.Choice(("table", "csv", "json")), default="table",
    show_default=True, help="How to print them.",
)  # fmt: skip
@engine_options
@home_option
def figures(  # noqa: PLR0913, PLR0917  click gives each option by itself
    codes: tuple[str, ...],
    month: Month | None,
    first: Month | None,
    last: Month | None,
    over: str | None,
    by: str | None,
    compare: bool,  # noqa: FBT001  click gives flags by position
    spc: bool,  # noqa: FBT001
    bounds: bool,  # noqa: FBT001
    shape: str,
    engine: str | None,
    schema: str,
    home: Path,
) -> None:
    """Print figures: all of them, or those with CODES, such as FD8 or "CIN 4".

    Every month is as now known: worked out from the newest sealed month. What a month's sources
    cannot answer is no data, which is not zero. A published figure is dated, and colours nothing.
    With --engine they are counted where the records lie, and only sums come back.
    """
    from lineofsight.indicators.judging.benchmarks import comparing
    from lineofsight.indicators.judging.judged import compared, judged, targets_of
    from lineofsight.records.home import Home
    from lineofsight.settings import load

    kept = Home(home)
    period = over if over in (None, "all") else over_named(over)
    if spc:
        _refuse_overlapping(period)
    if bounds and engine:
        raise click.UsageError("--bounds are counted from the sealed month: leave out --engine.")
    settings = load(kept.settings_file)
    with _opened(kept, engine, schema, settings) as opened:
        months = _months(month, first, last, opened.seal.month)
        targets = targets_of(opened)
        published = comparing(kept, opened, settings) if compare else None
        found = judged(
            kept, codes=codes or None, months=months, over=period, by=(by,) if by else (),
            targets=targets, settings=settings,
            opened=opened if engine else None, newest_opened=None if engine else opened,
        )  # fmt: skip
    _check_asked(codes, period, found)
    wanted = [item for item in found if item.figure.by == by]
    if published:
        wanted = compared(wanted, published, months=months)
    printed = {"json": _print_json, "csv": _print_csv, "table": _print_table}[shape]
    printed(wanted, spc=spc, wide=_bounds(kept, wanted) if bounds else None)
    if spc:
        _say_not_rebased(wanted, settings)


def _say_not_rebased(found: Sequence["Judged"], settings: "Settings") -> None:
    from lineofsight.indicators.judging.own_series import charted_months, not_rebased

    charts = ((item.figure.code, item.judgement.own_series) for item in found)
    for line in not_rebased(settings, charted_months(charts)):
        click.echo(line, err=True)


Wide = Sequence["Bounds | None"] | None
"""The bounds of each figure printed; None where they were not asked for."""


def _bounds(home: "Home", found: Sequence["Judged"]) -> Wide:
    from lineofsight.indicators.judging.bounds import bounds_in

    return bounds_in(home, [(item.indicator, item.figure) for item in found])


def _bounds_record(bounds: "Bounds | None") -> dict[str, Any]:
    """Give bounds under the keys of `WIDE`; empty where the figure has none."""
    if bounds is None:
        return dict.fromkeys(WIDE)
    return {
        "lower": _number(halves_up(bounds.lower, 1)),
        "upper": _number(halves_up(bounds.upper, 1)),
        "undecided": bounds.undecided,
    }


def _records(found: Sequence["Judged"], *, spc: bool, wide: Wide) -> list[dict[str, Any]]:
    records = [as_record(item, spc=spc) for item in found]
    if wide is None:
        return records
    return [
        {**record, **_bounds_record(bounds)} for record, bounds in zip(records, wide, strict=True)
    ]


def _opened(home: "Home", engine: str | None, schema: str, settings: "Settings") -> "Opened":
    """Open the newest sealed month, or the records at the engine's address."""
    from lineofsight.records.engines import opened_at
    from lineofsight.records.snapshots import newest, open_month

    if engine:
        return opened_at(engine, home=home, settings=settings, schema=schema)
    return open_month(home, newest(home))


def _months(
    month: Month | None, first: Month | None, last: Month | None, sealed: Month | None
) -> list[Month]:
    if month and (first or last):
        raise click.UsageError("Give --month, or --from and --to, not both.")
    if month:
        return [month]
    end = last or sealed
    if end is None:
        raise click.UsageError("Say which month with --month.")
    start = first or end
    if end < start:
        raise click.UsageError(f"--to {end} is before --from {start}.")
    return start.until(end)


def _refuse_overlapping(period: str | None) -> None:
    from lineofsight.indicators.judging.process_control.choosing import CHARTED

    if period not in (None, "all", *CHARTED):
        raise Refused(
            f"Figures over {period} are not judged by control chart: their periods overlap, and "
            "neighbours that share months make trends of their own.",
            do=f"Leave --spc out, or say --over {' or '.join(CHARTED)}.",
        )


def _check_asked(codes: Sequence[str], over: str | None, found: Sequence["Judged"]) -> None:
    """Refuse a period that none of the codes asked for has, rather than print nothing."""
    if codes and not found:
        raise Problem(
            f"None of these is asked over {over}.",
            where=", ".join(codes),
            do="Leave --over out, or say --over all.",
        )


def as_record(item: "Judged", *, spc: bool = False) -> dict[str, Any]:
    """Give one figure as a record with the keys of `COLUMNS`; numbers rounded as printed.

    With `spc` those of `CHANGED` as well: the two icons, or why the figure is not judged.
    """
    figure, judgement = item.figure, item.judgement
    change = judgement.change
    beside = {} if item.beside is None else _beside(item.beside)
    return {
        "code": figure.code,
        "over": figure.over,
        "month": str(figure.month),
        "by": figure.by,
        "group": figure.group,
        "numerator": _number(figure.numerator),
        "denominator": _number(figure.denominator),
        "value": None if figure.value is None else _number(halves_up(figure.value, 1)),
        "unit": figure.unit,
        "state": str(figure.state),
        "rag": judgement.rag.colour,
        "change": None if change is None else _number(halves_up(change.size, 1)),
        "snapshot": figure.snapshot,
        "definition_version": figure.definition_version,
        **(_changed(judgement.own_series) if spc else {}),
        **beside,
    }


def _changed(own: "OwnSeries") -> dict[str, Any]:
    return {
        "variation": own.variation,
        "assurance": own.assurance,
        "not_judged": own.why_not or None,
    }


def _beside(beside: "Beside") -> dict[str, Any]:
    """Give what was published elsewhere under the keys of `BESIDE`."""
    return {
        "comparators": [
            {
                "area": one.area,
                "value": _number(halves_up(one.value, one.places)),
                "released": one.released,
                "average": one.average or None,
                "of_neighbours": one.counted or None,
                "model": one.model or None,
            }
            for one in beside.benchmarks
        ],
        "compared_with": "; ".join((beside.dated, *beside.notes, *beside.absent))
        if beside.dated
        else None,
        "not_comparable": beside.reason or None,
    }


def _number(number: Any) -> int | float | None:
    if number is None:
        return None
    return int(number) if number == int(number) else float(number)


def _print_json(found: Sequence["Judged"], *, spc: bool, wide: Wide) -> None:
    click.echo(json.dumps(_records(found, spc=spc, wide=wide), indent=1))


def _print_csv(found: Sequence["Judged"], *, spc: bool, wide: Wide) -> None:
    columns = (
        *COLUMNS,
        *(CHANGED if spc else ()),
        *(BESIDE if any(item.beside for item in found) else ()),
        *(WIDE if wide is not None else ()),
    )
    writer = csv.DictWriter(sys.stdout, columns, lineterminator="\n")
    writer.writeheader()
    for item, record in zip(found, _records(found, spc=spc, wide=wide), strict=True):
        if item.beside:
            record["comparators"] = ", ".join(one.words for one in item.beside.benchmarks)
        writer.writerow({name: _cell(value) for name, value in record.items()})


def _cell(value: Any) -> Any:
    return formula_safe(value) if isinstance(value, str) else value


def _print_table(found: Sequence["Judged"], *, spc: bool, wide: Wide) -> None:
    """Print a line for each figure: value, n of N, colour in words, change, or the reason."""
    from lineofsight.indicators.breakdowns import named

    if not found:
        click.echo("No group has anything to count.")
    for at, item in enumerate(found):
        figure = item.figure
        group = f" · {named(figure.by).said(figure.group)}" if figure.by and figure.group else ""
        head = f"{figure.code:6} {figure.month} {figure.over:8}{group}"
        click.echo(f"{head}  {_said(item)}{_changed_words(item) if spc else ''}")
        if item.beside:
            click.echo(f"{'':17}{item.beside.words}")
        if wide and (bounds := wide[at]):
            click.echo(f"{'':17}{bounds.words}")


def _changed_words(item: "Judged") -> str:
    own = item.judgement.own_series
    if item.figure.value is None:
        return ""
    return f" · {own.words}{f' · {own.assurance.words}' if own.assurance else ''}"


def _said(item: "Judged") -> str:
    figure, judgement = item.figure, item.judgement
    if figure.value is None:
        return f"{figure.state.words}: {figure.reason}"
    parts = [in_words(figure.value, figure.unit)]
    if figure.numerator is not None and figure.denominator is not None:
        parts.append(f"({figure.numerator:,} of {figure.denominator:,})")
    if judgement.rag.colour:
        parts.append(judgement.rag.colour.said(is_high_risk=judgement.is_high_risk))
    if judgement.change:
        parts.append(judgement.change.words)
    return " · ".join(parts)
