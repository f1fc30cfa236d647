"""The authority's own indicators and titles, beside those that come with the product.

One TOML file for each indicator, in the folder `indicators` of the home folder. It has the fields
of `definition.Indicator`; `of`, `met`, `value`, `per` and `weight` are single SQL expressions over
one population, read and refused by `checker` as those of the catalogue are, and never run as
anything but SQL that the engine wrote.
"""

import datetime as dt
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import Any, get_args, get_type_hints

from lineofsight.indicators import catalogue
from lineofsight.indicators.checker import faults
from lineofsight.indicators.definition import UNIT_OF, Indicator, own_period
from lineofsight.kernel.codes import indicator_code, nearest
from lineofsight.kernel.problems import Problem, Unreadable
from lineofsight.populations.catalogue import Catalogue, standing
from lineofsight.records.home import Home
from lineofsight.settings import Settings
from lineofsight.settings import load as load_settings

Known = Mapping[str, Indicator]

NEEDED = (
    "code", "measure", "title", "why", "population", "basis", "edges", "checked_by", "review_by",
)  # fmt: skip
"""What a file must say: a figure nobody can explain is not counted."""

_KINDS: Mapping[type, str] = {
    str: "a text between quotation marks",
    bool: "true or false",
    int: "a whole number",
    Decimal: "a number",
    dt.date: "a day, as 2027-04-01 without quotation marks",
    tuple: 'a list of texts, as ["one", "two"]',
}


def known_to(home: Home, settings: Settings | None = None) -> Known:
    """Give every indicator by code: the product's under the authority's titles, then its own."""
    settings = settings or load_settings(home.settings_file)
    known = dict(catalogue.indicators())
    for label in settings.labels:
        code = catalogue.named(label.indicator).code
        known[code] = replace(known[code], title=label.title)
    for path in files(home):
        own = read(path)
        if own.code in known:
            raise _wrong(path, "code", f"{own.code} is taken: choose a code of your own")
        known[own.code] = own
    return MappingProxyType(known)


def files(home: Home) -> list[Path]:
    """List the files of the authority's own indicators, by name."""
    return sorted(home.indicators.glob("*.toml"))


def read(path: Path, populations: Catalogue | None = None) -> Indicator:
    """Read and check one file; raises `Problem` for the first thing wrong with it."""
    indicator = parse(path)
    for field, why in faults(indicator, populations or standing()):
        raise _wrong(path, field, why)
    return indicator


def all_faults(path: Path) -> Iterator[Problem]:
    """Give everything wrong with one file, for `indicators lint`."""
    try:
        indicator = parse(path)
    except Problem as problem:
        yield problem
        return
    if indicator.code in catalogue.indicators():
        yield _wrong(path, "code", f"{indicator.code} is taken: choose a code of your own")
    for field, why in faults(indicator, standing()):
        yield _wrong(path, field, why)


def parse(path: Path) -> Indicator:
    """Read one file into an indicator, its fields in their kinds; not yet checked."""
    given = _loaded(path)
    hints = get_type_hints(Indicator)
    names = [item.name for item in fields(Indicator) if item.name != "estimate"]
    for name in given:
        if name not in names:
            raise _wrong(path, name, f"there is no such field{nearest(name, names)}")
    for name in NEEDED:
        if not given.get(name):
            raise _wrong(path, name, "it must be said")
    values = {name: _value(path, name, hints[name], value) for name, value in given.items()}
    return _completed(path, values)


def _loaded(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise Unreadable(
            "An indicator could not be read.", where=path.name, do="Save the file as UTF-8 text."
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise Unreadable(
            f"An indicator is not valid TOML: {error}.", where=path.name, do="Mend the line named."
        ) from error


def _completed(path: Path, values: dict[str, Any]) -> Indicator:
    if values["population"] not in standing():
        near = nearest(values["population"], standing().names)
        raise _wrong(path, "population", f"there is no population {values['population']}{near}")
    values["code"] = indicator_code(values["code"])
    values.setdefault("unit", UNIT_OF[values["measure"]])
    values.setdefault("over", (own_period(values["population"], values.get("asks", "")),))
    if values["measure"] == "rate":
        values["estimate"] = "children"
    return Indicator(**values)


def _value(path: Path, name: str, hint: Any, given: object) -> object:
    options = get_args(hint)
    if options and all(isinstance(one, str) for one in options):
        if given not in options:
            raise _wrong(path, name, f"say one of: {', '.join(one for one in options if one)}")
        return given
    kinds = [one for one in (options or (hint,)) if one is not type(None)]
    wanted = tuple if str in kinds and Ellipsis in kinds else kinds[0]
    if wanted is Decimal and isinstance(given, int | float) and not isinstance(given, bool):
        return Decimal(str(given))
    if wanted is tuple and isinstance(given, list) and all(isinstance(one, str) for one in given):
        return tuple(given)
    if wanted is not tuple and type(given) is wanted:
        return given.strip() if isinstance(given, str) else given
    raise _wrong(path, name, f"write {_KINDS[wanted]}")


def _wrong(path: Path, field: str, why: str) -> Problem:
    return Problem(
        f"An indicator of your own cannot stand: {why}.",
        where=f"{path.name}, {field}",
        do="Mend the file, and try it with: lineofsight indicators lint.",
    )
