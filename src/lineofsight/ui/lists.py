"""Lists of pairs, tasks, moments and pages: what is read from top to bottom."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from django.utils.html import format_html
from django.utils.safestring import SafeString

from lineofsight.ui.component import Component, Content

Pair = tuple[str, Content] | tuple[str, Content, Component]
"""A key, its value, and perhaps what may be done about it."""

_AROUND = 3


@dataclass(frozen=True)
class Summary(Component):
    """Keys beside their values."""

    template: ClassVar[str] = "ui/summary.html"

    rows: Sequence[Pair]

    def lines(self) -> Iterator[tuple[str, Content, Content]]:
        """Give each row whole: where nothing may be done, the third is empty."""
        for key, value, *act in self.rows:
            yield key, value, act[0] if act else ""

    @property
    def has_actions(self) -> bool:
        """Whether anything may be done about any row."""
        return any(len(row) > 2 for row in self.rows)


@dataclass(frozen=True)
class Task:
    """One thing to do, and how it stands."""

    title: str
    href: str = ""
    hint: str = ""
    status: Content = ""


@dataclass(frozen=True)
class TaskList(Component):
    """Things to do, each with its state."""

    template: ClassVar[str] = "ui/task_list.html"

    tasks: Sequence[Task]
    name: str = "task-list"  # begins the ids; unique on the page


@dataclass(frozen=True)
class Moment:
    """One thing that happened."""

    title: str
    when: str
    detail: Content = ""
    by: str = ""
    href: str = ""


@dataclass(frozen=True)
class Timeline(Component):
    """What happened, in the order given."""

    template: ClassVar[str] = "ui/timeline.html"

    moments: Sequence[Moment]
    level: int = 3


@dataclass(frozen=True)
class PageNumber:
    """One number of a row of pages; no number is an ellipsis."""

    number: int | None
    href: str = ""
    current: bool = False


@dataclass(frozen=True)
class Pagination(Component):
    """The way to the other pages of a list; the page's number is put after `address`."""

    template: ClassVar[str] = "ui/pagination.html"

    page: int
    pages: int
    address: str = "?page="

    @property
    def previous(self) -> str:
        """The address of the page before; nothing on the first."""
        return f"{self.address}{self.page - 1}" if self.page > 1 else ""

    @property
    def next(self) -> str:
        """The address of the page after; nothing on the last."""
        return f"{self.address}{self.page + 1}" if self.page < self.pages else ""

    def numbers(self) -> Iterator[PageNumber]:
        """Give the first, the last, and those around this one; ellipses for those left out."""
        last = 0
        for number in range(1, self.pages + 1):
            if number in {1, self.pages} or abs(number - self.page) < _AROUND:
                if number > last + 1:
                    yield PageNumber(None)
                yield PageNumber(number, f"{self.address}{number}", number == self.page)
                last = number


@dataclass(frozen=True)
class NavItem:
    """One entry of a navigation; `count` is what waits there."""

    text: str
    href: str
    current: bool = False
    count: int | None = None


@dataclass(frozen=True)
class SubNavigation(Component):
    """The parts of one subject, side by side."""

    template: ClassVar[str] = "ui/sub_navigation.html"

    items: Sequence[NavItem]
    name: str = "Parts of this page"


@dataclass(frozen=True)
class Back(Component):
    """The link back."""

    text: str
    href: str

    def render(self) -> SafeString:
        """Give the link."""
        return format_html('<a href="{}" class="govuk-back-link">{}</a>', self.href, self.text)
