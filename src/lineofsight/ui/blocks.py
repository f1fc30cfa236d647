"""Blocks that hold other content: details, notifications, panels, the identity bar."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from lineofsight.ui.component import Component, Content


@dataclass(frozen=True)
class Details(Component):
    """Something that unfolds."""

    template: ClassVar[str] = "ui/details.html"

    summary: str
    content: Content
    is_open: bool = False


@dataclass(frozen=True)
class Notification(Component):
    """Something to know before reading on; `success` when it tells of a thing done."""

    template: ClassVar[str] = "ui/notification.html"

    content: Content
    title: str = "Important"
    kind: str = ""
    name: str = "notification"  # begins the id; unique on the page

    @property
    def is_plain(self) -> bool:
        """Whether the content is text alone."""
        return not isinstance(self.content, Component) and not hasattr(self.content, "__html__")


@dataclass(frozen=True)
class Inset(Component):
    """Something set apart from the text."""

    template: ClassVar[str] = "ui/inset.html"

    content: Content


@dataclass(frozen=True)
class Warned(Component):
    """Something that must not be missed."""

    template: ClassVar[str] = "ui/warning.html"

    content: Content


@dataclass(frozen=True)
class Interruption(Component):
    """A panel before a risky step."""

    template: ClassVar[str] = "ui/interruption.html"

    heading: str
    content: Content


@dataclass(frozen=True)
class Identity(Component):
    """The bar that says who a page is about."""

    template: ClassVar[str] = "ui/identity.html"

    title: str
    content: Content = ""
    facts: Sequence[tuple[str, Content]] = field(default_factory=tuple)


@dataclass(frozen=True)
class Narrow(Component):
    """The panel that narrows a list: a form whose answers stand in the address."""

    template: ClassVar[str] = "ui/narrow.html"

    heading: str
    content: Content
    button: str = "Show"
    clear: str = ""


@dataclass(frozen=True)
class Scroll(Component):
    """A frame for what is wider than a phone; it can be scrolled by keyboard."""

    template: ClassVar[str] = "ui/scroll.html"

    caption: str
    content: Content
