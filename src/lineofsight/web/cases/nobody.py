"""Held by nobody: children whom no worker and no team holds, and what is overdue to each.

They count in figures and stand on no team's list. Whoever answers for a whole service finds them
here, and from the list behind a figure, the mend-it list and the first page.
"""

from collections.abc import Collection, Sequence
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from lineofsight import picture
from lineofsight.accounts.access import allows
from lineofsight.accounts.looks import looked
from lineofsight.accounts.matrix import Right
from lineofsight.accounts.reasons import way_to_more
from lineofsight.accounts.standing import may, person_of
from lineofsight.kernel.periods import in_words
from lineofsight.picture import Facts, Picture, Scope, Unheld
from lineofsight.picture.finding import Which
from lineofsight.ui.component import Content
from lineofsight.ui.paging import SIZE, page_number, pages
from lineofsight.ui.tables import Table
from lineofsight.ui.words import Link
from lineofsight.web.cases import asking, tables, wording
from lineofsight.web.cases.holders import NO_DATA, unsaid
from lineofsight.web.cases.left_out import left_out
from lineofsight.web.cases.lists import openable, reachable
from lineofsight.web.cases.reach import Choice
from lineofsight.web.cases.unanswered import unanswered
from lineofsight.web.freshness import of_records
from lineofsight.web.pictured import needs_picture

COLUMNS = ("Child", "What is overdue", "Counted under", "Last held by")
NOBODY = "Nothing is overdue to a child whom no worker or team holds"
NOT_RECORDED = "not recorded"
ELSEWHERE = (
    "Children whom no worker or team holds count in it too: they stand on a list of their own, "
    "with the director, the head of the service and the performance analyst"
)


@allows(Right.SEE_UNHELD)
@require_safe
@needs_picture
def held_by_nobody(request: HttpRequest, kept: Picture) -> HttpResponse:
    """List the children whom nobody holds, after the look at them is recorded."""
    scope = reachable(request, Right.SEE_UNHELD)
    everybody = picture.unheld(kept, scope=scope)
    choices = _choices(request, everybody)
    asked = {one.name: one.chosen for one in choices}
    found = [one for one in everybody if _is_asked(one, asked["owed"], asked["team"])]
    where = pages(len(found), page=page_number(request.GET.get("page")), asked=asked)
    shown = found[(where.page - 1) * SIZE : where.page * SIZE]
    subject = ", ".join(one.chosen for one in choices if one.chosen)
    looked(request, kind="held by nobody", children=[one.child.token for one in shown],
           subject=subject)  # fmt: skip
    opens = openable(request, kept, [one.child.token for one in shown])
    about = picture.about(kept)
    counted = (
        f"Held by nobody: {NO_DATA}" if about.no_holders
        else f"{wording.children(len(found))} held by nobody"
    )  # fmt: skip
    return render(request, "web/cases/nobody.html", {
        "as_at": of_records(about),
        "is_known": not about.no_holders,
        "choices": choices,
        "passed_over": asking.not_taken(request.GET, choices),
        "clear": "?",
        "counted": counted,
        "children": Table(counted, tables.of_children(COLUMNS),
                          [_row(one, asked["owed"], opens) for one in shown],
                          quiet_caption=True,
                          empty=_empty(kept, about.no_holders)),
        "left_out": left_out(request, scope, lambda told: picture.hidden_unheld(
            kept, scope=told, owed=asked["owed"], team=asked["team"],
        )),
        "more": way_to_more(request, Right.SEE_UNHELD),
        "pages": where,
    })  # fmt: skip


def _empty(kept: Picture, no_holders: str) -> str:
    """Say that nobody is held by nobody, or why that is not known or not wholly."""
    if no_holders:
        return unsaid(no_holders)
    return f"{NOBODY}, of what these records answer for." if unanswered(kept) else f"{NOBODY}."


def _choices(request: HttpRequest, found: Sequence[Unheld]) -> list[Choice]:
    """Give what the list may be narrowed by: what is overdue, and under which team it counts."""
    kinds = picture.kinds_overdue(found)
    teams = sorted({late.team for one in found for late in one.overdue if late.team})
    return [
        _choice(request, "owed", "What is overdue", [
            ("", "Anything"), *((code, f"{words} ({many:,})") for code, words, many in kinds),
        ]),
        _choice(request, "team", "Counted under", [
            ("", "Every team"), *((name, name[:1].upper() + name[1:]) for name in teams),
        ]),
    ]  # fmt: skip


def _choice(request: HttpRequest, name: str, label: str, options: list[tuple[str, str]]) -> Choice:
    chosen = asking.one_of(request.GET.get(name), [value for value, _ in options])
    return Choice(name, label, tuple(options), chosen)


def _is_asked(one: Unheld, owed: str, team: str) -> bool:
    """Say whether something overdue to the child answers to both choices."""
    return not (owed or team) or any(
        owed in {"", late.population} and team in {"", late.team} for late in one.overdue
    )


def _row(one: Unheld, owed: str, opens: Collection[str]) -> tuple[Content, ...]:
    """Give a child with the thing asked about, else the longest overdue, and how many more."""
    child = one.child
    late = sorted(one.overdue, key=lambda each: each.population != owed)
    more = tables.quiet(f"and {len(late) - 1:,} more overdue" if len(late) > 1 else "")
    words = f"{late[0].title}, {late[0].words}" if late else "a case is open"
    team = late[0].team if late else child.team
    return (
        tables.child(child.token, child.label, "" if child.label == child.child_id
                     else child.child_id, opens=child.token in opens),
        tables.beneath(words, more),
        team or NOT_RECORDED,
        _before(one),
    )  # fmt: skip


def _before(one: Unheld) -> Content:
    held = one.before
    if held is None:
        return "nobody on record"
    who = ", ".join(part for part in (held.worker_name, held.team) if part) or NOT_RECORDED
    until = f"until {in_words(held.ended_on)}" if held.ended_on else ""
    return tables.beneath(who, tables.quiet(until))


def behind(
    request: HttpRequest, kept: Picture, facts: Facts, *, scope: Scope, which: Which, team: str
) -> dict[str, object]:
    """Say how many of the children behind a figure nobody holds, with the way to their list.

    Whoever has no such list is told where these children stand.
    """
    if why := picture.about(kept).no_holders:
        return {"words": f"How many of these nobody holds: {NO_DATA}, {why}"}
    if not may(person_of(request), Right.SEE_UNHELD):
        return {"words": ELSEWHERE}
    many = picture.unheld_behind(
        kept, facts.row.code, scope=scope, population=facts.population, which=which, team=team
    )
    if not many:
        return {}
    is_are = "1 of these is" if many == 1 else f"{many:,} of these are"
    asked = urlencode(asking.kept({"owed": facts.population, "team": team}))
    return {
        "words": f"{is_are} held by no worker and no team",
        "link": Link("held by nobody", f"{reverse('held-by-nobody')}?{asked}"),
    }
