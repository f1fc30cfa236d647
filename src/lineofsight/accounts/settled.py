"""What the authority has settled, as pages may print it: without words that point to somebody."""

from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from lineofsight import picture
from lineofsight.accounts.places import picture_now
from lineofsight.kernel.problems import Unreadable
from lineofsight.picture import Picture
from lineofsight.records import snapshots
from lineofsight.settings import Settings, load
from lineofsight.settings.typed import typed, without


def settled() -> Settings:
    """Give the settings, held against the names of today's picture."""
    given = _given()
    return without(given, _withheld(given))


def withheld_now() -> str:
    """Say where words stand that no page prints, to whoever can mend them; empty: none."""
    return picture.said_of(_withheld(_given())) if picture_now() else ""


def _withheld(given: Settings) -> tuple[str, ...]:
    """Give where they stand; every place where there are records and no picture says whose."""
    shown = picture_now()
    with suppress(Unreadable):
        if shown is not None:
            return _pointing(given, shown)
    is_new = not (snapshots.sealed(settings.HOME) or snapshots.running(settings.HOME))
    return () if is_new else tuple(at for at, _ in typed(given))


@lru_cache(maxsize=4)  # asked for each page, and another with the settings or the picture alone
def _pointing(given: Settings, shown: Picture) -> tuple[str, ...]:
    return picture.withheld(shown, given)


def _given() -> Settings:
    """Read them again when the file changes."""
    file: Path = settings.HOME.settings_file
    return _read(file, file.stat().st_mtime_ns if file.exists() else 0)


@lru_cache(maxsize=4)
def _read(file: Path, _changed: int) -> Settings:
    return load(file)
