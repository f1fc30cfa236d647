"""A training site's borough: made up, loaded, and its picture built, where there is none yet."""

import datetime as dt
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from lineofsight import picture
from lineofsight.kernel.periods import Month
from lineofsight.kernel.problems import Refused
from lineofsight.kernel.progress import Step
from lineofsight.records import intake, sample
from lineofsight.records.home import Home
from lineofsight.records.origin import Origin, decide, origin_of
from lineofsight.records.snapshots import sealed
from lineofsight.settings import load as load_settings

CHILDREN = 1000
MONTH = Month(2017, 11)
PLAN = "plan.xlsx"


def borough(home: Home, *, now: dt.datetime, progress: Step) -> Iterator[str]:
    """Make the borough where the home is empty, and yield what was done.

    Raises `Refused` for a home that holds records of another origin: training accounts have a
    password that is printed, and must never stand beside real children.
    """
    if sealed(home) and origin_of(home) is not Origin.MADE_UP:
        raise Refused(
            "This home holds records that no training site made.",
            where=str(home.path),
            do="Leave out --sample, or give --home an empty folder.",
        )
    if not sealed(home):
        decide(home, Origin.MADE_UP)
        _load(home, now=now, progress=progress)
        yield f"A borough of {CHILDREN:,} invented children is loaded, up to {MONTH.name}."
    if not picture.is_current(home):
        picture.build(home, today=now.date(), made_at=now, progress=progress)
        yield "What the pages read is built."


def _load(home: Home, *, now: dt.datetime, progress: Step) -> None:
    with tempfile.TemporaryDirectory() as folder:
        returns = Path(folder)
        sample.write(returns, month=MONTH, children=CHILDREN, seed=7, progress=progress)
        shutil.copy(returns / "authority.toml", home.settings_file)
        shutil.copy(returns / "feeds" / PLAN, home.path / PLAN)
        intake.load(
            (returns,), home=home, settings=load_settings(home.settings_file), month=MONTH,
            loaded_at=now, progress=progress,
        )  # fmt: skip
