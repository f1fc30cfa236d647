"""The mend-it list: each wrong row of the returns, for whoever can mend it in the case system.

A row leaves the list by itself when a load no longer has it, and comes back if it returns.
"""

from collections.abc import Mapping, Sequence
from operator import attrgetter
from urllib.parse import urlencode

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
from lineofsight.accounts.standing import exactness_of, may, scope_of, somebody, workers_named_to
from lineofsight.picture import Bounds, Picture, WrongRow
from lineofsight.ui.component import Content
from lineofsight.ui.paging import page_number, pages
from lineofsight.ui.tables import Column, Table
from lineofsight.ui.words import Link
from lineofsight.web.cases import asking
from lineofsight.web.cases.holders import unsaid
from lineofsight.web.cases.reach import Choice
from lineofsight.web.data import to_mend
from lineofsight.web.data.models import Taken
from lineofsight.web.pictured import needs_picture

FEW = 8
"""Rows that a phone shows at once; of more it shows the groups, and the one that is chosen."""
NOBODY, MINE = "nobody", "mine"
_OPEN = (
    Column("Figure"),
    Column("It lies"),
    Column("Rows that decide", numeric=True),
)


@allows(Right.SEE_MEND_IT, Right.SEE_UNHELD)
@require_safe
@needs_picture
def mend(request: HttpRequest, kept: Picture) -> HttpResponse:
    """List the rows this person can mend or have mended, after the look at them is recorded."""
    person, no_holders = somebody(request), picture.about(kept).no_holders
    everything = rows_of(person, kept)
    taken = {one.key: one for one in Taken.objects.select_related("person")}
    choices = _choices(
        request.GET, everything, takes=may(person, Right.SEE_UNHELD), is_known=not no_holders
    )
    asked = {one.name: one.chosen for one in choices}
    found = [one for one in everything if _is_asked(one, asked, taken, person)]
    where = pages(len(found), page=page_number(request.GET.get("page")), asked=asked)
    shown = found[where.rows]
    tokens = list(dict.fromkeys(one.token for one in shown if one.token))
    if tokens:
        subject = ", ".join(one.chosen for one in choices if one.chosen)
        looked(request, kind="mend-it list", children=tokens, subject=subject or "all teams")
    reader = to_mend.Reader(
        workers_named_to(person, on=timezone.localdate()),
        may(person, Right.SEE_UNHELD),
        person.pk,
        not no_holders,
        taken,
    )
    groups = to_mend.groups(found, page=where.page)
    return render(request, "web/data/mend.html", {
        "counted": _counted(len(found)),
        "groups": groups,
        "shown": [(one, to_mend.table(one, reader)) for one in groups if one.rows],
        "folds": len(found) > FEW,
        "choices": choices,
        "passed_over": asking.not_taken(
            request.GET, choices,
            team=("Team", {one.team for one in everything}), whose=("Rows", ()),
        ),
        "query": query({**asked, "page": str(where.page)}),
        "pages": where,
        "mended": _mended(len(_mended_of(person, kept))),
        "sees_unheld": reader.takes,
        "no_holders": no_holders and unsaid(no_holders),
        "open": _open(kept, person),
    })  # fmt: skip


def rows_of(person: Person, kept: Picture) -> list[WrongRow]:
    """Give the rows a person may see today, in the order of the list.

    Beside those of the list's own right, those of children whom nobody holds, for whoever has the
    list of such children, as far as a reason is given where one is asked. A row that both give is
    that which says more.
    """
    today = timezone.localdate()
    others = may(person, Right.UPLOAD)
    scope = scope_of(person, on=today, right=Right.SEE_MEND_IT)
    found = {one.key: one for one in picture.wrong_rows(kept, scope=scope, others=others)}
    if may(person, Right.SEE_UNHELD):
        scope = scope_of(person, on=today, right=Right.SEE_UNHELD)
        for one in picture.wrong_rows(kept, scope=scope, unheld=True):
            both = (found.get(one.key, one), one)
            found[one.key] = max(both, key=attrgetter("opens", "is_known"))
    return to_mend.in_order(list(found.values()))


def query(asked: Mapping[str, str]) -> str:
    """Give what an address asks of this list, to come back to the same place."""
    held = asking.kept({name: asked.get(name, "") for name in ("team", "whose", "page")})
    return f"?{urlencode(held)}" if held else ""


def _choices(
    asked: Mapping[str, str], rows: Sequence[WrongRow], *, takes: bool, is_known: bool
) -> list[Choice]:
    """Give what the list may be narrowed by: team, and of whom nobody holds or what was taken."""
    teams = sorted({one.team for one in rows if one.team})
    named = [("team", "Team", (("", "Every team"), *((name, name) for name in teams)))]
    if takes:
        of_nobody = f"Of children {to_mend.UNHELD[is_known]}"
        whose = (("", "Every row"), (NOBODY, of_nobody), (MINE, "Taken by me"))
        named.append(("whose", "Rows", whose))
    return [
        Choice(name, label, options,
               asking.one_of(asked.get(name), [value for value, _ in options]))
        for name, label, options in named
        if len(options) > 2  # of one team there is nothing to choose
    ]  # fmt: skip


def _is_asked(
    one: WrongRow, asked: Mapping[str, str], taken: Mapping[str, Taken], person: Person
) -> bool:
    whose = asked.get("whose", "")
    if asked.get("team", "") not in {"", one.team} or (whose == NOBODY and not one.is_unheld):
        return False
    return whose != MINE or (one.key in taken and taken[one.key].person_id == person.pk)


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


def _mended_of(person: Person, kept: Picture) -> Sequence[picture.Mended]:
    scope = scope_of(person, on=timezone.localdate(), right=Right.SEE_MEND_IT)
    return picture.mended(kept, scope=scope, others=may(person, Right.UPLOAD))


def _mended(many: int) -> str:
    if not many:
        return "No row has been mended since it was first found."
    if many == 1:
        return "1 row that was wrong is right in the newest load, and left this list by itself."
    return (
        f"{many:,} rows that were wrong are right in the newest load, and left this list by "
        "themselves."
    )
