"""The words that somebody typed into `authority.toml`, each with where it stands in the file."""

from collections.abc import Collection, Iterator
from dataclasses import fields, replace
from typing import Any

from lineofsight.settings.wanted import Settings

FILE = "authority.toml"
OF_PLACES = (
    f"{FILE}, [authority], name",
    f"{FILE}, [authority], full_name",
    f"{FILE}, [comparators], areas",
)
"""Where the names of authorities stand: many a family is called like one."""
ADDRESSES = (f"{FILE}, [authority], data_protection", f"{FILE}, [paper], contact_officer")
"""Whom people write to: an office may stand there with its street and postcode."""
_NEEDED = {
    "labels": ("indicator", "title"),
    "reference_periods": ("name",),
    "rebases": ("indicator",),
}
"""List of sections -> the texts without which one of them says nothing."""


def typed(settings: Settings) -> Iterator[tuple[str, str]]:
    """Give where every text that is not as it comes stands, and it: whatever sections there are."""
    for part in fields(settings):
        held = getattr(settings, part.name)
        if isinstance(held, tuple):
            for number, one in enumerate(held, start=1):
                yield from _texts(_numbered(part.name, number), one)
        elif part.name != "is_set":
            yield from _texts(f"[{part.name}]", held)


def without(settings: Settings, places: Collection[str]) -> Settings:
    """Give the settings with what stands at these places as it comes.

    A title or a period that has none of its own is left out; a rebase stands without its reason.
    """
    if not places:
        return settings
    named = [one.name for one in fields(settings) if one.name != "is_set"]
    return replace(
        settings, **{name: _left(name, getattr(settings, name), places) for name in named}
    )


def _left(part: str, held: Any, places: Collection[str]) -> Any:
    if not isinstance(held, tuple):
        return _as_it_comes(f"[{part}]", held, places)
    each = [
        _as_it_comes(_numbered(part, number), one, places)
        for number, one in enumerate(held, start=1)
    ]
    return tuple(one for one in each if all(getattr(one, name) for name in _NEEDED[part]))


def _as_it_comes(heading: str, section: Any, places: Collection[str]) -> Any:
    usual = type(section)()
    named = [item.name for item in fields(section) if _at(heading, item.name) in places]
    return replace(section, **{name: getattr(usual, name) for name in named})


def _texts(heading: str, section: Any) -> Iterator[tuple[str, str]]:
    usual = type(section)()
    for item in fields(section):
        held = getattr(section, item.name)
        if held == getattr(usual, item.name):
            continue
        for one in held if isinstance(held, tuple) else (held,):
            if isinstance(one, str):
                yield _at(heading, item.name), one


def _numbered(part: str, number: int) -> str:
    return f"[[{part}]] number {number}"


def _at(heading: str, name: str) -> str:
    return f"{FILE}, {heading}, {name}"
