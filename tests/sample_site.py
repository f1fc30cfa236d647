"""A small made-up borough, loaded once and shared by every worker that tests the pages."""

import datetime as dt
import shutil
import time
from pathlib import Path

from lineofsight.kernel.periods import Month
from lineofsight.picture import build
from lineofsight.records import intake, sample
from lineofsight.records.home import Home
from lineofsight.settings import load as load_settings

MONTH = Month.parse("2017-11")
CHILDREN = 250
LOADED_AT = dt.datetime(2017, 12, 5, 6, 10, tzinfo=dt.UTC)
LONGEST_WAIT = 300  # seconds for the worker that makes it


def loaded_borough(shared: Path) -> Home:
    """Give the home in which the borough is loaded; the first worker to ask makes it."""
    home = Home(shared / "borough" / "home")
    ready = shared / "borough-ready"
    try:
        (shared / "borough").mkdir()
    except FileExistsError:
        _wait_for(ready)
        return home
    _load(shared / "borough" / "returns", home)
    ready.touch()
    return home


def _load(returns: Path, home: Home) -> None:
    sample.write(returns, month=MONTH, children=CHILDREN, seed=7)
    home.path.mkdir(parents=True)
    shutil.copy(returns / "authority.toml", home.settings_file)
    shutil.copy(returns / "feeds" / "plan.xlsx", home.path / "plan.xlsx")  # a training site has it
    intake.load(
        (returns,),
        home=home,
        settings=load_settings(home.settings_file),
        month=MONTH,
        loaded_at=LOADED_AT,
    )
    build(home, today=LOADED_AT.date(), made_at=LOADED_AT, progress=lambda _words, _share: None)


def _wait_for(ready: Path) -> None:
    end = time.monotonic() + LONGEST_WAIT
    while not ready.exists():
        assert time.monotonic() < end, "another worker did not finish making the borough"
        time.sleep(0.1)
