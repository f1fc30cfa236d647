"""Read `authority.toml` into `Settings`, or say which setting is wrong and what was meant."""

import dataclasses
import datetime as dt
import re
import tomllib
from dataclasses import fields, is_dataclass
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, TypeVar, get_args, get_origin, get_type_hints

from lineofsight.kernel.codes import indicator_code, nearest
from lineofsight.kernel.problems import Problem, Unreadable
from lineofsight.settings.wanted import LEAST, Label, Rebase, ReferencePeriod, Settings

T = TypeVar("T")

DEFAULT = Settings()
"""What holds where nothing is set."""

AVERAGES = ("median", "mean")
"""What can be shown of several areas at once."""

_LARGEST = 400  # no interval or limit in this field is longer


def load(path: Path) -> Settings:
    """Read the file; the defaults when there is none. Raises `Problem` for what cannot stand."""
    if not path.exists():
        return DEFAULT
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise Unreadable(
            "The settings could not be read.", where=path.name, do="Save the file as UTF-8 text."
        ) from error
    return parse(text, where=path.name)


def parse(text: str, *, where: str = "authority.toml") -> Settings:
    """Read settings from the text of a file."""
    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Unreadable(
            f"The settings are not valid TOML: {error}.", where=where, do="Mend the line named."
        ) from error
    known = [item.name for item in fields(Settings) if item.name != "is_set"]
    _check_known(given, known, where)
    built: dict[str, Any] = {name: _part(name, value, where) for name, value in given.items()}
    return Settings(**built, is_set=True)


def _part(name: str, value: object, where: str) -> object:
    """Build one section, or a list of them."""
    if name in _LISTED:
        if not isinstance(value, list):
            raise _wrong(f"{where}, {name}", f"Write each as [[{name}]].")
        return tuple(_LISTED[name](item, where) for item in value)
    return _section(type(getattr(DEFAULT, name)), value, f"{where}, [{name}]")


def _period(value: object, where: str) -> ReferencePeriod:
    place = f"{where}, [[reference_periods]]"
    period = _section(ReferencePeriod, value, place)
    if not period.name or period.until is None:
        raise _wrong(place, "Give each reference period a name and the day it ends before.")
    return period


def _rebase(value: object, where: str) -> Rebase:
    place = f"{where}, [[rebases]]"
    rebase = _section(Rebase, value, place)
    if not (rebase.indicator and rebase.on and rebase.reason and rebase.by):
        raise _wrong(place, "Give each rebase an indicator, a day, a reason and who decided.")
    return dataclasses.replace(rebase, indicator=indicator_code(rebase.indicator))


def _label(value: object, where: str) -> Label:
    place = f"{where}, [[labels]]"
    label = _section(Label, value, place)
    if not (label.indicator and label.title):
        raise _wrong(place, "Give each label an indicator and a title.")
    return dataclasses.replace(label, indicator=indicator_code(label.indicator))


_LISTED = {"reference_periods": _period, "rebases": _rebase, "labels": _label}
"""Setting that is a list of sections -> what reads one of them."""


def _section(kind: type[T], value: object, where: str) -> T:
    """Build one dataclass of settings from a TOML table, checking names, kinds and ranges."""
    if not isinstance(value, dict) or not is_dataclass(kind):
        raise _wrong(where, "Write it as a section.")
    hints = get_type_hints(kind, include_extras=True)
    _check_known(value, list(hints), where)
    built = {name: _value(hints[name], item, f"{where}, {name}") for name, item in value.items()}
    return kind(**built)


def _value(hint: Any, given: object, where: str) -> object:
    wanted = get_args(hint)[0] if get_origin(hint) is Annotated else hint
    if get_origin(wanted) is tuple:
        if not isinstance(given, list) or not all(isinstance(item, str) for item in given):
            raise _wrong(where, 'Write a list of texts: ["one", "two"].')
        codes = where.endswith(", indicators")
        return tuple(indicator_code(item) if codes else item for item in given)
    if wanted is int:
        return _whole_number(given, where)
    if isinstance(wanted, UnionType):
        return _date(given, where)
    if not isinstance(given, str):
        raise _wrong(where, "Write the text between quotation marks.")
    if where.endswith(", accent") and not re.fullmatch(r"#[0-9a-fA-F]{6}", given):
        raise _wrong(where, "Write the colour as #rrggbb.")
    if where.endswith(", average") and given.strip() not in AVERAGES:
        raise _wrong(where, f"Write one of: {', '.join(AVERAGES)}.")
    return given.strip()


def _whole_number(given: object, where: str) -> int:
    if not isinstance(given, int) or isinstance(given, bool):
        raise _wrong(where, "Write a whole number without quotation marks.")
    longest = 3660 if where.endswith("cp_long_days") else _LARGEST
    least = 0 if "[months_before]" in where else LEAST.get(where.rpartition(", ")[2], 1)
    if not least <= given <= longest:
        raise _wrong(where, f"Give a number from {least} to {longest}.")
    return given


def _date(given: object, where: str) -> dt.date:
    if isinstance(given, dt.datetime) or not isinstance(given, dt.date):
        raise _wrong(where, "Write the day as 2017-12-12, without quotation marks.")
    return given


def _check_known(given: dict[str, Any], known: list[str], where: str) -> None:
    for name in given:
        if name not in known:
            raise Problem(
                f"There is no setting called {name}{nearest(name, known) or '.'}",
                where=where,
                do=f"Known here: {', '.join(known)}.",
            )


def _wrong(where: str, do: str) -> Problem:
    return Problem("A setting has a value that cannot stand.", where=where, do=do)
