"""The authority's own indicators and titles, beside those that come with the product.

One TOML file for each indicator, in the folder `indicators` of the home folder. It has the fields
of `definition.Indicator`; `of`, `met`, `value`, `per` and `weight` are single SQL expressions over
one population, read and refused by `checker` as those of the catalogue are, and never run as
anything but SQL that the engine wrote.
"""

import datetime as dt
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import Any, get_args, get_type_hints

from lineofsight.indicators import catalogue
from lineofsight.indicators.checker import ANY_UNIT, faults
from lineofsight.indicators.definition import UNIT_OF, Indicator, own_period
from lineofsight.kernel.codes import indicator_code, nearest
from lineofsight.kernel.problems import Problem, Unreadable
from lineofsight.kernel.quantities import UNITS
from lineofsight.populations.catalogue import Catalogue, standing
from lineofsight.records.home import Home
from lineofsight.settings import Settings
from lineofsight.settings import load as load_settings

Known = Mapping[str, Indicator]

NEEDED = (
    "code", "measure", "title", "why", "population", "basis", "edges", "checked_by", "review_by",
)  # fmt: skip
"""What a file must say: a figure nobody can explain is not counted."""

_READ = ("of", "met", "value", "per", "weight")
"""Fields that hold an expression: read whatever is wrong with the rest."""

_HINTS = {name: hint for name, hint in get_type_hints(Indicator).items() if name != "estimate"}
"""Every field a file may have, and its kind."""

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
    indicator, wrong = _read(path, populations or standing())
    if indicator is None or wrong:
        raise wrong[0]
    return indicator


def all_faults(paths: Iterable[Path]) -> Iterator[Problem]:
    """Give everything wrong with these files, for `indicators lint`."""
    taken = dict.fromkeys(catalogue.indicators(), "the catalogue")
    for path in paths:
        try:
            indicator, wrong = _read(path, standing())
        except Problem as problem:
            yield problem
            continue
        yield from wrong
        if indicator and indicator.code in taken:
            yield _wrong(
                path, "code",
                f"{indicator.code} is taken by {taken[indicator.code]}: choose a code of your own",
            )  # fmt: skip
        elif indicator:
            taken[indicator.code] = path.name


def _read(path: Path, populations: Catalogue) -> tuple[Indicator | None, list[Problem]]:
    """Give the indicator of a file, and everything wrong with it.

    Where some fields are wrong the expressions of the others are read all the same; None where
    it is not known what is counted.
    """
    given = _loaded(path)
    wrong = list(_not_said(path, given))
    values: dict[str, Any] = dict.fromkeys(NEEDED, "") | {"review_by": None}
    for name in (name for name in given if name in _HINTS):
        try:
            values[name] = _value(path, name, _HINTS[name], given[name])
        except Problem as problem:
            wrong.append(problem)
    if values["population"] and values["population"] not in populations:
        near = nearest(values["population"], populations.names)
        wrong.append(
            _wrong(path, "population", f"there is no population {values['population']}{near}")
        )
    elif values["measure"] and values["population"]:
        indicator = _completed(values)
        found = faults(indicator, populations)
        wrong += [_wrong(path, field, why) for field, why in found if not wrong or field in _READ]
        return indicator, wrong
    return None, wrong


def _not_said(path: Path, given: Mapping[str, Any]) -> Iterator[Problem]:
    """Name the fields there are none of, and those that are wanting."""
    for name in (name for name in given if name not in _HINTS):
        yield _wrong(path, name, f"there is no such field{nearest(name, _HINTS)}")
    for name in NEEDED:
        if not given.get(name):
            yield _wrong(path, name, "it must be said")
    if given.get("measure") in ANY_UNIT and not given.get("unit"):
        yield _wrong(path, "unit", f"say in what the value is: {', '.join(UNITS)}")


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


def _completed(values: dict[str, Any]) -> Indicator:
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
        f"An indicator of your own cannot stand: {why}{'' if why.endswith('?') else '.'}",
        where=f"{path.name}, {field}",
        do="Mend the file, and try it with: lineofsight indicators lint.",
    )
