"""One page of a list: which rows, and the addresses of the page before and after."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeVar
from urllib.parse import urlencode

from django.db.models import Model, QuerySet

Row = TypeVar("Row", bound=Model)

SIZE = 50
"""Rows on a page: what can be read on a screen and printed on two sides."""
LAST_PAGE = 100_000


@dataclass(frozen=True)
class Pages:
    """Where a page stands in its list."""

    page: int
    last: int
    asked: Mapping[str, str]
    size: int = SIZE

    @property
    def rows(self) -> slice:
        """Which rows of the list stand on the page."""
        return slice((self.page - 1) * self.size, self.page * self.size)

    @property
    def address(self) -> str:
        """The address of a page of the list, up to where its number stands."""
        kept = urlencode({name: value for name, value in self.asked.items() if value})
        return f"?{kept}&page=" if kept else "?page="


def pages(count: int, *, page: int, asked: Mapping[str, str], size: int = SIZE) -> Pages:
    """Give where a page stands in a list of so many; past the end is the last one."""
    last = max(1, -(-count // size))
    return Pages(min(max(page, 1), last), last, asked, size)


def page_number(text: str | None) -> int:
    """Read the number of a page; 1 where it is none."""
    words = (text or "").strip()
    if not (words.isascii() and words.isdigit() and len(words) <= len(str(LAST_PAGE))):
        return 1
    return min(max(int(words), 1), LAST_PAGE)


def paged(
    found: QuerySet[Row], *, page: str | None, asked: Mapping[str, str] = MappingProxyType({})
) -> tuple[list[Row], Pages]:
    """Give the rows of one page of a query, and where it stands; two queries, however many rows."""
    where = pages(found.count(), page=page_number(page), asked=asked)
    return list(found[where.rows]), where
