"""The glossary as the help pages print it: `glossary.md` beside this file, read once. Pure.

`make fix` writes that file from `docs/glossary.md`, so the two cannot differ.
"""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_TERM = re.compile(r"\* \*\*(.+?)\*\*:? (.*)")
_MARKS = re.compile(r"\*\*|`|\*(?=\S)|(?<=\S)\*|\[|\]\([^)]*\)")


@dataclass(frozen=True)
class Term:
    """A word and its meaning."""

    name: str
    meaning: str


@dataclass(frozen=True)
class Section:
    """Words that belong together."""

    title: str
    terms: tuple[Term, ...]


@cache
def glossary() -> tuple[Section, ...]:
    """Give the words by section, in the order of the file."""
    text = (files("lineofsight.web.helping") / "glossary.md").read_text("utf-8")
    return read(text)


def read(text: str) -> tuple[Section, ...]:
    """Read the sections of a glossary and the terms of each; other text is left out."""
    found: list[Section] = []
    for part in text.split("\n## ")[1:]:
        title, _, body = part.partition("\n")
        items = re.split(r"\n(?=\* )", body.strip())
        terms = [Term(_plain(m[1]), _plain(m[2])) for item in items if (m := _matched(item))]
        found.append(Section(title.strip(), tuple(terms)))
    return tuple(found)


def _matched(item: str) -> re.Match[str] | None:
    return _TERM.fullmatch(" ".join(item.split()))


def _plain(text: str) -> str:
    return _MARKS.sub("", text)
