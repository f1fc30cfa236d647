"""Lay out tables and words in Markdown: what every page of the reference is made with."""

from collections.abc import Iterable

WRITTEN = "*Written by `make fix` from the code; `make check` fails when it differs.*"


def cell(words: object) -> str:
    """Make words safe inside a table."""
    return str(words).replace("|", "\\|").replace("\n", " ")


def table(headings: list[str], rows: Iterable[Iterable[object]]) -> list[str]:
    """Lay out a table."""
    lines = [headings, ["---"] * len(headings), *rows]
    return ["| " + " | ".join(cell(part) for part in line) + " |" for line in lines] + [""]


def code(expression: str) -> str:
    """An expression as code, or nothing."""
    return f"`{expression}`" if expression else ""
