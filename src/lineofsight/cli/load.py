"""`lineofsight load`: the returns and feeds of a month, read, checked and sealed."""

import contextlib
import datetime as dt
import getpass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lineofsight.cli import progress
from lineofsight.cli.options import DAY, MONTH, home_option
from lineofsight.cli.picture import built_if_sealed
from lineofsight.kernel.periods import Month, in_words
from lineofsight.kernel.problems import Refused

if TYPE_CHECKING:
    from lineofsight.records.home import Home


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--from", "address", metavar="URL", help="A database that holds the SSD.")
@click.option("--schema", metavar="NAME", help="The schema its tables lie in [default: found].")
@click.option("--month", type=MONTH, help="The month the files describe; it is sealed.")
@click.option("--today", is_flag=True, help="Replace the running picture instead; seal nothing.")
@click.option("--extracted", type=DAY, help="Day of the extract [default: the month's last day].")
@click.option("--covers-from", type=DAY, help="Every source answers from this day on.")
@click.option("--authority", metavar="NAME", help="Whose records they are [default: settings].")
@click.option(
    "--accept-fall", is_flag=True, help="Load although rows fell, are few, look old or name nobody."
)
@click.option("--check", is_flag=True, help="Report what is wrong and write nothing.")
@click.option("--no-picture", is_flag=True, help="Do not build what the pages read afterwards.")
@home_option
def load(  # noqa: PLR0913, PLR0917  one argument for each option
    paths: tuple[Path, ...],
    address: str | None,
    schema: str | None,
    month: Month | None,
    today: bool,  # noqa: FBT001  click gives flags by position
    extracted: dt.date | None,
    covers_from: dt.date | None,
    authority: str | None,
    accept_fall: bool,  # noqa: FBT001
    check: bool,  # noqa: FBT001
    no_picture: bool,  # noqa: FBT001
    home: Path,
) -> None:
    """Read PATHS (files or folders) or a database, check what they hold, and seal the month.

    Lists are known by their content: Annex A, SSDA903, local feeds, and the Standard Safeguarding
    Dataset as CSV, Parquet or --from postgresql://HOST/DATABASE or mssql://HOST/DATABASE. The
    load report says what was read, assumed and set aside, and what each table can answer. A sealed
    month is never changed: load it again, and a second version is kept beside the first.
    """
    from lineofsight.indicators.at_load import of_figures
    from lineofsight.records import intake
    from lineofsight.records.home import Home
    from lineofsight.records.load_report import in_lines
    from lineofsight.settings import load as load_settings

    _check_said(is_sealed=bool(month), today=today, reads_something=bool(paths or address))
    kept = Home(home)
    settings = load_settings(kept.settings_file)
    began = dt.datetime.now(tz=dt.UTC)
    with _held(kept, began, check=check), progress.shown("Reading") as step:
        result = intake.load(
            paths,
            database=intake.Database(address, schema or "") if address else None,
            home=kept,
            settings=settings,
            figures=of_figures(kept, settings),
            month=month,
            extracted=_drawn_on(month, extracted),
            covers_from=covers_from,
            authority=authority,
            accept_fall=accept_fall,
            check=check,
            loaded_at=began,
            progress=step,
        )
    for line in in_lines(result.report):
        click.echo(line)
    _finish(kept, check=check, no_picture=no_picture)


def _check_said(*, is_sealed: bool, today: bool, reads_something: bool) -> None:
    if is_sealed == today:
        raise click.UsageError("Say --month YYYY-MM for a month to seal, or --today.")
    if not reads_something:
        raise click.UsageError("Name the files or folders to read, or a database with --from.")


def _held(
    home: "Home", began: dt.datetime, *, check: bool
) -> contextlib.AbstractContextManager[None]:
    """Hold the home while it is loaded into; a check holds nothing, for it writes nothing."""
    from lineofsight.records.one_load import one_load

    if check:
        return contextlib.nullcontext()
    who = f"The account {getpass.getuser()} of this machine"
    return one_load(home, since=f"{began.astimezone():%H:%M on %d %B}", by=who)


def _finish(home: "Home", *, check: bool, no_picture: bool) -> None:
    """Say that nothing was written, or build what the pages read from what was."""
    if check:
        click.echo("Checked only: nothing was written.")
    elif not no_picture:
        built_if_sealed(home)


def _drawn_on(month: Month | None, extracted: dt.date | None) -> dt.date | None:
    """Give the day the files were drawn: as said, or today for the running picture.

    Refuses a month that has not ended, and a day to come: no file can know it.
    """
    today = dt.date.today()  # noqa: DTZ011  the only clock is here
    if month and month.last_day > today:
        raise Refused(
            f"{month.name} has not ended: no file can say what it will hold.",
            where=f"--month {month}",
            do=f"Load it after {in_words(month.last_day)}; until then load the day's files with "
            "--today.",
        )
    if extracted and extracted > today:
        raise Refused(
            f"{in_words(extracted)} has not come yet.",
            where=f"--extracted {extracted}",
            do="Give the day the files were drawn.",
        )
    return extracted or (None if month else today)
