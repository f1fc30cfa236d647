"""Options that several verbs share, and how their values are read."""

import datetime as dt
import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import click

from lineofsight.kernel.periods import Month
from lineofsight.kernel.problems import Problem

DEFAULT_HOME = Path("lineofsight-home")


class MonthType(click.ParamType[Month]):
    """A month written as 2017-10."""

    name = "YYYY-MM"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> Month:
        """Read the month, or fail as a usage error."""
        if isinstance(value, Month):
            return value
        try:
            return Month.parse(value)
        except Problem as problem:
            return self.fail(f"{problem.what} {problem.do}", param, ctx)


class DayType(click.ParamType[dt.date]):
    """A day written as 2017-10-31, or day first as 31/10/2017."""

    name = "DATE"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> dt.date:
        """Read the day, or fail as a usage error."""
        if isinstance(value, dt.date):
            return value
        found = re.fullmatch(
            r"(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})/(\d{1,2})/(\d{4})", value.strip()
        )
        try:
            if found and found[1]:
                return dt.date(int(found[1]), int(found[2]), int(found[3]))
            if found:
                return dt.date(int(found[6]), int(found[5]), int(found[4]))
        except ValueError:
            pass
        return self.fail(f"{value!r} is not a day. Write it as 2017-10-31.", param, ctx)


class PointType(DayType):
    """The day of a point, or a month, which stands for its first day as it does in a series."""

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> dt.date:
        """Read the day or the month, or fail as a usage error."""
        with suppress(click.BadParameter):
            return super().convert(value, param, ctx)
        if re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", value.strip()):
            return Month.parse(value.strip()).first_day
        return self.fail(
            f"{value!r} is no day and no month. Write it as 2017-10-31, or as 2017-10 for the "
            "first of the month.",
            param,
            ctx,
        )


MONTH = MonthType()
DAY = DayType()
POINT = PointType()

Command = Callable[..., None]


def home_option(command: Command) -> Command:
    """Let a verb take --home itself; else the program's --home, LINEOFSIGHT_HOME, the default."""

    def settle(ctx: click.Context, param: click.Parameter, value: Path | None) -> Path:
        del param
        return value or ctx.find_object(Path) or DEFAULT_HOME

    return click.option(
        "--home",
        callback=settle,
        type=click.Path(file_okay=False, path_type=Path),
        help="Folder that keeps everything [default: LINEOFSIGHT_HOME, or ./lineofsight-home].",
    )(command)


def engine_options(command: Command) -> Command:
    """Let a verb take --engine, where to count, and --schema, where in a database."""
    command = schema_option(command)
    return click.option(
        "--engine",
        metavar="ADDRESS",
        help="Count at postgresql://..., mssql://..., spark://HOST:PORT or spark:local "
        "[default: here].",
    )(command)


def schema_option(command: Command) -> Command:
    """Let a verb take --schema, where in a database the records stand."""
    return click.option(
        "--schema",
        default="lineofsight",
        show_default=True,
        metavar="NAME",
        help="Schema of the database that holds the records.",
    )(command)
