"""The tables of the pages that name children: lines as components, a child always as its link."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from lineofsight.ui.component import Content
from lineofsight.ui.tables import Column, Phone, Table
from lineofsight.ui.words import Link, Tag
from lineofsight.web.cases.facts import Happened
from lineofsight.web.cases.lines import Line

CHILDREN = {"Child": "name", "Age": "age", "Status": None, "Worker": "worker",
            "Next thing due": "", "Last seen": "seen"}  # fmt: skip
"""Column -> the order of the list it stands for; None: it is not sorted by."""
REASONS = ("Child", "Worker", "Why")
ON_A_PHONE: dict[str, Phone] = {
    "Age": "beside",
    "Status": "out",
    "Worker": "plain",
    "Next thing due": "lead",
    "Last seen": "out",
    "Why": "lead",
    "What is overdue": "lead",
    "Team": "plain",
    "Counted as": "beside",
    "Counted under": "out",
    "Last held by": "plain",
}
"""Column of a list of children -> how it stands on a phone, where a child takes three lines."""
COUNTED = ("Child", "Team", "Counted as", "Why")
RECORD = (
    Column("Day"), Column("What happened", phone="lead"),
    Column("Where it is recorded", phone="plain"),
)  # fmt: skip


def columns(names: Iterable[str]) -> tuple[Column, ...]:
    """Give plain columns of these names."""
    return tuple(Column(name) for name in names)


def of_children(names: Iterable[str]) -> tuple[Column, ...]:
    """Give the columns of a list of children."""
    return tuple(Column(name, phone=ON_A_PHONE.get(name, "named")) for name in names)


def child(token: str, called: str, identifier: str = "", *, opens: bool = True) -> SafeString:
    """Give a child as the link to its record, where it opens, with the identifier beneath."""
    name: Content = Link(called, reverse("child", args=[token])) if opens else called
    return beneath(name, quiet(identifier))


def quiet(words: str) -> SafeString:
    """Give words that matter less, in small grey; nothing of nothing."""
    return format_html('<span class="los-quiet">{}</span>' if words else "", words)


def beneath(*parts: Content) -> SafeString:
    """Give parts one beneath the other, or side by side where a phone folds them."""
    return format_html_join(SafeString(" <br>"), "{}", ((one,) for one in parts if str(one)))


def children(
    lines: Sequence[Line],
    *,
    caption: str,
    empty: str,
    ways: Mapping[str, str] = MappingProxyType({}),
    by: str = "",
) -> Table:
    """Give a list of children; `ways` are the addresses of its orders, `by` the one it is in."""
    heads = tuple(
        Column(name, address=ways.get(code or "", "") if code is not None else "",
               is_sorted=bool(ways) and code == by, phone=ON_A_PHONE.get(name, "named"))
        for name, code in CHILDREN.items()
    )  # fmt: skip
    rows = [
        (
            child(one.token, one.called, one.identifier),
            one.age,
            one.status,
            beneath(one.worker, quiet(one.team)),
            beneath(Tag("Overdue", "orange"), one.due) if one.is_overdue else one.due,
            one.seen,
        )
        for one in lines
    ]
    return Table(caption, heads, rows, quiet_caption=True, empty=empty)


def record(events: Iterable[Happened], *, caption: str, empty: str) -> Table:
    """Give the lines of a child's record, each with the row of the source it stands in."""
    rows = [(one.day, told(one), quiet(one.source)) for one in events]
    return Table(caption, RECORD, rows, quiet_caption=True, empty=empty)


def told(one: Happened) -> SafeString:
    """Give what happened, with what is told of it."""
    words = "<strong>{}</strong>: {}" if one.detail else "<strong>{}</strong>{}"
    return format_html(words, one.title, one.detail)
