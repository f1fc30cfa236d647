"""The services a head answers for, side by side: what stands out of each, and the rest in a line.

A line in which every service is in order is no row: it is named beneath. In order is only what the
records can say: a line says where it has no data, and where there is nobody to ask about.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from lineofsight import picture
from lineofsight.kernel.quantities import State
from lineofsight.picture import Overdue, ScorecardRow, Team
from lineofsight.ui.blocks import Details
from lineofsight.ui.component import Content
from lineofsight.ui.figures import Figure
from lineofsight.ui.tables import Column, Table
from lineofsight.ui.words import Link, Rag, unseen
from lineofsight.web.cases.holders import NO_DATA
from lineofsight.web.cases.not_seen import VISITS
from lineofsight.web.homes import moved
from lineofsight.web.homes.part import Part, Reader

KINDS = 4
"""Kinds of things overdue that are written out."""
OUT = 4
"""Measures that stand out and are written out; the others unfold."""
PEOPLE = {"P1": "Vacancy", "W2": "Caseload", "P6s": "Agency"}
"""What says whether there are the people, in the word a table has room for."""
UNSAID = f"{NO_DATA}: who holds a child"
_NAMED = {*PEOPLE, *(code for code, _, _ in VISITS)}


@dataclass(frozen=True)
class Side:
    """One service: its teams, its figures by code, and what is overdue to its children."""

    name: str
    teams: Sequence[Team]
    rows: Mapping[str, ScorecardRow]
    overdue: Sequence[Overdue]
    unanswered: int = 0  # kinds of duty to children that the records cannot answer for


def services(reader: Reader) -> Part | None:
    """Set the services side by side; None for who answers for none."""
    if not reader.services:
        return None
    return side_by_side(_sides(reader))


def _sides(reader: Reader) -> list[Side]:
    rows = picture.rows_of_services(reader.kept, reader.services, exactness=reader.exactness)
    late = picture.overdue_by_team(reader.kept, scope=reader.scope)
    unanswered = len(picture.unanswered(reader.kept))
    found = []
    for service in reader.services:
        own = reader.teams_in(service)
        names = {one.name for one in own}
        found.append(Side(
            service, own, {one.code: one for one in rows[service]},
            [one for one in late if one.team in names], unanswered,
        ))  # fmt: skip
    return found


def side_by_side(sides: Sequence[Side]) -> Part:
    """Lay out the services as columns: what stands out first, then how many there are of whom."""
    rows, quiet = [], []
    for line in LINES:
        cells = [_lines(line.said(one)) or _lines(line.unasked(one)) for one in sides]
        if any(cells):
            rows.append((line.named, *(cell or _lines([line.in_order]) for cell in cells)))
        else:
            quiet.append(line.in_order)
    title = "Your service" if len(sides) == 1 else "Your services, side by side"
    columns = (Column("What stands out"), *(Column(one.name) for one in sides))
    table = Table(title, columns, rows, quiet_caption=True)
    return Part(title, "web/homes/side_by_side.html", {"table": table, "quiet": "; ".join(quiet)})


def _seen(side: Side) -> Iterator[Content]:
    """Give the share of each kind of visit in which somebody was not seen, or why there is none."""
    for code, words, _ in VISITS:
        row = side.rows.get(code)
        if row is None or not _is_owed(row):
            continue
        link, figure = Link(words, reverse("behind", args=[code])), Figure.of_said(row.figure)
        if not row.figure.has_value:
            yield format_html("{}: {}", link, figure)
        elif unmet := _unmet(row):
            yield format_html("{}: {}, {} not", link, figure, f"{unmet:,}")


def _is_owed(row: ScorecardRow) -> bool:
    """Say whether anybody is owed such a visit, or nobody can say."""
    if row.figure.has_value:
        return bool(row.figure.denominator)
    return row.figure.state != State.NOT_APPLICABLE


def _no_visit_owed(side: Side) -> Iterator[Content]:
    if not any(code in side.rows and _is_owed(side.rows[code]) for code, _, _ in VISITS):
        yield from _no_team(side) or ["no visit is owed"]


def _no_team(side: Side) -> list[Content]:
    return [] if side.teams else ["no team of it is in these records"]


def _no_children(side: Side) -> Iterator[Content]:
    if not any(one.children for one in side.teams):
        none = [] if _is_unsaid(side) else ["no team of it holds a child in these records"]
        yield from _no_team(side) or none or [UNSAID]


def _unmet(row: ScorecardRow) -> int:
    return int((row.figure.denominator or 0) - (row.figure.numerator or 0))


def _overdue(side: Side) -> Iterator[Content]:
    """Give how much is overdue, and of which kinds, the most first."""
    kinds = _counted((one.title, one.many) for one in side.overdue)
    if kinds:
        yield format_html("<strong>{} in all</strong>", f"{sum(many for _, many in kinds):,}")
    yield from (f"{title}: {many:,}" for title, many in kinds[:KINDS])
    if rest := kinds[KINDS:]:
        many = sum(each for _, each in rest)
        yield f"{moved.counted(len(rest), 'other kind', 'other kinds')}: {many:,}"
    if kinds and side.unanswered:
        yield _cannot_be_answered(side)


def _cannot_be_answered(side: Side) -> str:
    kinds = moved.counted(side.unanswered, "kind of duty", "kinds of duty")
    return f"{kinds} without data"


def _nothing_asked(side: Side) -> Iterator[Content]:
    """Say why it is not in order that nothing is overdue: there is no child, or no answer."""
    none = list(_no_children(side))
    yield from none
    if side.unanswered and not none:
        yield "nothing is overdue of what the records answer"
        yield _cannot_be_answered(side)


def _by_team(side: Side) -> Iterator[Content]:
    """Give how much is overdue in each team, the most first, with the way to its children."""
    for team, many in _counted((one.team, one.many) for one in side.overdue):
        link = Link(team, f"{reverse('children')}?{urlencode({'team': team})}")
        yield format_html("{}: {}", link, f"{many:,}")


def _counted(found: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    """Add up what bears one name, the most first."""
    counted = Counter[str]()
    for name, many in found:
        counted[name] += many
    return counted.most_common()


def _nobody(side: Side) -> Iterator[Content]:
    if _is_unsaid(side):
        yield UNSAID
    yield from (f"{one.name}: {one.unallocated:,}" for one in side.teams if one.unallocated)


def _is_unsaid(side: Side) -> bool:
    return any(one.unallocated is None for one in side.teams)


def _out(side: Side) -> Iterator[Content]:
    """Give what is red or moved beyond its usual range, the worst first; the others unfold."""
    out = moved.red_or_moved(_others(side))
    yield from map(_measure, out[:OUT])
    if rest := out[OUT:]:
        words = format_html("{} more{}", f"{len(rest):,}", unseen(f"of {side.name}"))
        yield Details(words, _lines(map(_measure, rest)))


def _no_figures(side: Side) -> Iterator[Content]:
    if not any(row.figure.has_value for row in _others(side)):
        yield from _no_team(side) or ["no data: no figure of it has a value this month"]


def _others(side: Side) -> list[ScorecardRow]:
    return [row for code, row in side.rows.items() if code not in _NAMED]


def _measure(row: ScorecardRow) -> Content:
    signal = moved.signal(row.judged) if row.judged.has_moved else ""
    return format_html("{} {}", _named(row, row.title), signal)


def _named(row: ScorecardRow, words: str) -> Content:
    """Give an indicator under some words: its figure and its colour."""
    link = Link(words, reverse("indicator", args=[row.code]))
    rag = Rag(row.judged.rag, high_risk=row.judged.is_high_risk)
    return format_html("{} {} {}", link, Figure.of_said(row.figure), rag)


def _people(side: Side) -> Iterator[Content]:
    """Give how many children are open and people in post today, and the month's figures."""
    yield from _no_team(side)
    if side.teams:
        children = sum(one.children for one in side.teams)
        workers = [one.workers for one in side.teams if one.workers is not None]
        yield moved.counted(children, "child with an open case", "children with an open case")
        if workers:
            yield moved.counted(sum(workers), "person in post", "people in post")
    for code, words in PEOPLE.items():
        if code in side.rows:
            yield _named(side.rows[code], words)


def _rest(side: Side) -> Iterator[Content]:
    rows = _others(side)
    yield moved.the_rest(rows, moved.red_or_moved(rows))


def _lines(found: Iterable[Content]) -> SafeString:
    """Give lines one beneath the other; nothing of none."""
    lines = format_html_join("", "<li>{}</li>", ((one,) for one in found))
    return format_html('<ul class="los-lines">{}</ul>' if lines else "", lines)


@dataclass(frozen=True)
class Line:
    """One line of the table: what it is called, what it says of a service, and of one in order.

    Of a service of which it says nothing, `unasked` says why that is not in order.
    """

    words: str
    said: Callable[[Side], Iterator[Content]]
    in_order: str = ""
    unasked: Callable[[Side], Iterable[Content]] = _no_team  # why it is not in order, if it is not
    page: str = ""  # the name of the page that says more

    @property
    def named(self) -> Content:
        """Its name, as the way to the page that says more where there is one."""
        return Link(self.words, reverse(self.page)) if self.page else self.words


LINES = (
    Line("Not seen in time", _seen, "everybody was seen in time", _no_visit_owed, "seen"),
    Line("Overdue today, by kind", _overdue, "nothing is overdue", _nothing_asked),
    Line(
        "Overdue today, by team",
        _by_team,
        "no team has anything overdue",
        _nothing_asked,
        "children",
    ),
    Line(
        "Open without a worker",
        _nobody,
        "every child a team holds has a worker or a manager",
        _no_children,
    ),
    Line(
        "Red, or beyond its usual range",
        _out,
        "nothing is red or beyond its usual range",
        _no_figures,
    ),
    Line("Children and people", _people, page="workforce"),
    Line("All else", _rest, page="scorecard"),
)
