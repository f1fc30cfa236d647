"""The mend-it list: each wrong row of the returns, for whoever can mend it in the case system.

A row leaves the list by itself when a load no longer has it, and comes back if it returns.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from lineofsight import picture
from lineofsight.accounts.access import allows
from lineofsight.accounts.looks import looked
from lineofsight.accounts.matrix import Right
from lineofsight.accounts.models import Person
from lineofsight.accounts.standing import exactness_of, may, person_of, scope_of
from lineofsight.kernel.periods import in_words
from lineofsight.picture import Bounds, Picture, WrongRow
from lineofsight.records.standard.in_words import called
from lineofsight.ui.component import Content
from lineofsight.ui.paging import SIZE, page_number, pages
from lineofsight.ui.tables import Column, Table
from lineofsight.ui.words import Link
from lineofsight.web.cases.asking import one_of
from lineofsight.web.data.arrived import parts
from lineofsight.web.pictured import needs_picture

_COLUMNS = (
    Column("What is wrong"),
    Column("Whose record"),
    Column("Search for"),
    Column("Where it was found"),
    Column("Who can mend it"),
    Column("Since"),
)


_OPEN = (
    Column("Figure"),
    Column("It lies"),
    Column("Rows that decide", numeric=True),
)
_KNOWN_BY = {"now": "", "last": "(had the child last)", "row": "(named in the row)"}


@allows(Right.SEE_MEND_IT)
@require_safe
@needs_picture
def mend(request: HttpRequest, kept: Picture) -> HttpResponse:
    """List the rows this person can mend or have mended, after the look at them is recorded."""
    person = person_of(request)
    scope = scope_of(person, on=timezone.localdate(), right=Right.SEE_MEND_IT)
    others = may(person, Right.UPLOAD)
    everything = picture.wrong_rows(kept, scope=scope, others=others)
    teams = sorted({one.team for one in everything if one.team})
    team = one_of(request.GET.get("team"), teams)
    found = [one for one in everything if not team or one.team == team]
    where = pages(len(found), page=page_number(request.GET.get("page")), asked={"team": team})
    shown = found[(where.page - 1) * SIZE : where.page * SIZE]
    tokens = list(dict.fromkeys(one.token for one in shown if one.token))
    if tokens:
        looked(request, kind="mend-it list", children=tokens, subject=team or "all teams")
    mended = picture.mended(kept, scope=scope, others=others)
    return render(request, "web/data/mend.html", {
        "counted": _counted(len(found)),
        "table": Table("Rows to mend", _COLUMNS, [_row(one, person) for one in shown],
                       quiet_caption=True, empty="No row of yours needs mending."),
        "teams": [("", "Every team"), *((name, name) for name in teams)],
        "team": team,
        "pages": where,
        "mended": _mended(len(mended)),
        "sees_unheld": may(person, Right.SEE_UNHELD),
        "open": _open(kept, person),
        "parts": parts(request, "mend"),
    })  # fmt: skip


def _open(kept: Picture, person: Person | None) -> Table | None:
    """List the figures that what is missing could move, the widest apart first; exact alone."""
    held = picture.every_bounds(kept, exactness=exactness_of(person)).values()
    found = sorted((one for one in held if one.undecided), key=_width)
    rows: list[tuple[Content | None, ...]] = [
        (
            Link(f"{one.code} {one.title}", reverse("indicator", args=[one.code])),
            f"{one.range[:1].upper()}{one.range[1:]}",
            f"{one.undecided:,}",
        )
        for one in found
    ]
    named = "Figures that mending makes surer"
    return Table(named, _OPEN, rows, quiet_caption=True) if rows else None


def _width(one: Bounds) -> tuple[float, str]:
    """Put shares and counts that could move furthest, of what they could be, first."""
    return (one.lower - one.upper) / (one.upper or 1), one.code


def _counted(many: int) -> str:
    if not many:
        return "Nothing to mend"
    return f"{many:,} {'row' if many == 1 else 'rows'} to mend"


def _mended(many: int) -> str:
    if not many:
        return "No row has been mended since it was first found."
    rows = "1 row that was wrong is" if many == 1 else f"{many:,} rows that were wrong are"
    return f"{rows} right in the newest load, and left this list by themselves."


def _row(one: WrongRow, person: Person | None) -> tuple[Content | None, ...]:
    back = f"; mended and back {one.returned} times" if one.returned else ""
    typed = f" It says “{one.typed}”." if one.typed else ""
    opens = bool(one.token) and may(person, Right.SEE_NAME)
    return (
        f"{_problem(one)}.{typed}",
        Link(one.label, reverse("child", args=[one.token])) if opens else _whose(one),
        one.search_for or "see where it was found",
        _place(one),
        _who(one),
        f"{in_words(one.first_seen_on)}{back}",
    )


def _problem(one: WrongRow) -> str:
    """Say what is wrong, and of what: a child is named beside it."""
    said = f"{called(one.table)}: {one.problem}" if one.table not in {"", "person"} else one.problem
    return f"{said[:1].upper()}{said[1:]}"


def _whose(one: WrongRow) -> str:
    if one.label:
        return one.label
    if one.search_for:
        return f"worker {one.worker_name or one.worker}"
    return "no child known" if one.held else "no child"


def _who(one: WrongRow) -> str:
    """Say who can mend the row, and how that is known where it is not who holds the child now."""
    named = ", ".join(part for part in (one.worker_name or one.worker, one.team) if part)
    if not named:
        return "performance analyst"
    return f"{named} {_KNOWN_BY[one.held]}".strip()


def _place(one: WrongRow) -> str:
    named = [one.file, one.sheet]
    if one.row is not None:
        named.append(f"row {one.row}")
    if one.heading:
        named.append(f"column {one.letter} {one.heading}" if one.letter else one.heading)
    return ", ".join(part for part in named if part)
