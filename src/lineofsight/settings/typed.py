"""The words that somebody typed into `authority.toml`, each with where it stands in the file."""

from collections.abc import Iterator
from dataclasses import fields
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


def typed(settings: Settings) -> Iterator[tuple[str, str]]:
    """Give where every text that is not as it comes stands, and it: whatever sections there are."""
    for part in fields(settings):
        held = getattr(settings, part.name)
        if isinstance(held, tuple):
            for number, one in enumerate(held, start=1):
                yield from _texts(f"[[{part.name}]] number {number}", one)
        elif part.name != "is_set":
            yield from _texts(f"[{part.name}]", held)


def _texts(heading: str, section: Any) -> Iterator[tuple[str, str]]:
    usual = type(section)()
    for item in fields(section):
        held = getattr(section, item.name)
        if held == getattr(usual, item.name):
            continue
        for one in held if isinstance(held, tuple) else (held,):
            if isinstance(one, str):
                yield f"{FILE}, {heading}, {item.name}", one
