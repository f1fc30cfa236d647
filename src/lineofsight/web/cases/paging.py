"""One page of a list: which rows, and the addresses of the page before and after. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

SIZE = 50
"""Children on a page: what can be read on a screen and printed on two sides."""


@dataclass(frozen=True)
class Pages:
    """Where a page stands in its list."""

    page: int
    last: int
    asked: Mapping[str, str]

    @property
    def address(self) -> str:
        """The address of a page of the list, up to where its number stands."""
        kept = urlencode({name: value for name, value in self.asked.items() if value})
        return f"?{kept}&page=" if kept else "?page="


def pages(count: int, *, page: int, asked: Mapping[str, str], size: int = SIZE) -> Pages:
    """Give where a page stands in a list of so many; past the end is the last one."""
    last = max(1, -(-count // size))
    return Pages(min(max(page, 1), last), last, asked)
