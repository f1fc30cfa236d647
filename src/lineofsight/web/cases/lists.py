"""The lists of children a person works with or answers for, the most urgent first."""

from collections.abc import Iterable, Sequence
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from lineofsight import picture
from lineofsight.accounts.access import allows
from lineofsight.accounts.emergency import opened_now
from lineofsight.accounts.looks import looked
from lineofsight.accounts.matrix import Right
from lineofsight.accounts.reasons import subject_of, way_to_more
from lineofsight.accounts.standing import may, person_of, scope_of, widest_scope_of
from lineofsight.picture import About, Picture, Scope
from lineofsight.ui.lists import NavItem
from lineofsight.ui.paging import SIZE, page_number, pages
from lineofsight.web.cases import asking, lines, reach, tables, wording
from lineofsight.web.cases.closed import closed
from lineofsight.web.cases.holders import NO_CASE, UNSAID, none_here, unsaid
from lineofsight.web.cases.left_out import left_out
from lineofsight.web.cases.reach import Choice, Listing
from lineofsight.web.cases.unanswered import unanswered
from lineofsight.web.freshness import of_records
from lineofsight.web.pictured import needs_picture

STATUSES = (
    ("", "Any status"),
    ("looked_after", "Looked after"),
    ("protection_plan", "Child protection plan"),
    ("plan_in_need", "Child in need plan"),
    ("in_need", "Child in need"),
    ("in_proceedings", "Care proceedings"),
    ("pre_proceedings", "Pre-proceedings"),
    ("care_leaver", "Care leaver"),
    ("missing_now", "Missing now"),
    ("exploitation", "At risk of exploitation"),
    ("early_help", "Early help"),
)
SORTED = (
    ("", "Longest overdue first, then due next"),
    ("many", "Most things overdue first"),
    ("seen", "Seen longest ago first"),
    ("name", "Name"),
    ("age", "Youngest first"),
    ("worker", "Worker"),
)
CASES = (("", "Open cases"), ("all", "Open and closed cases"))
WHO_IS_OPEN = (
    "An open case here is a child of any status above: care leavers and early help too. The "
    "workforce page counts fewer: those open to social care, in need, on a plan or looked after."
)
NOBODY_HERE = "No child on this list answers to what you asked. Widen the choices above."


def reachable(request: HttpRequest, right: Right = Right.SEE_CHILD, about: str = "") -> Scope:
    """Give whose children whoever is signed in may see today by a right, as reasons are given.

    `about`: what a reason would be for, where the address does not say.
    """
    match = request.resolver_match
    about = about or (subject_of(match.kwargs) if match else "")
    return scope_of(person_of(request), on=timezone.localdate(), right=right, about=about)


def openable(request: HttpRequest, kept: Picture, tokens: Iterable[str]) -> frozenset[str]:
    """Give whose records open to whoever is signed in, at once or after a reason."""
    scope = widest_scope_of(person_of(request), on=timezone.localdate(), right=Right.SEE_CHILD)
    return picture.within(kept, tokens, scope=scope)


@allows(Right.SEE_CHILD)
@require_safe
@needs_picture
def children(request: HttpRequest, kept: Picture) -> HttpResponse:
    """Show one list of children, narrowed as asked, after the look at them is recorded."""
    lists = reach.listings(reachable(request))
    listing = reach.chosen(lists, request.GET.get("list"))
    choices = _choices(kept, listing, request.GET)
    asked = {one.name: one.chosen for one in choices}
    found = picture.children(
        kept,
        scope=listing.scope,
        page=page_number(request.GET.get("page")),
        per_page=SIZE,
        status=asked["status"] or None,
        team=asked.get("team") or None,
        worker=asked.get("worker") or None,
        only_open=not asked["cases"],
        order=asked["sort"] or "late",
    )
    looked(request, kind="list of children", children=[one.token for one in found.children],
           subject=_subject(listing, asked))  # fmt: skip
    about = picture.about(kept)
    is_empty = not (found.total or any(asked.values()))
    counted = _why_none(listing, about) if is_empty else wording.children(found.total)
    return render(request, "web/cases/children.html", {
        "title": listing.title,
        "lists": _lists(request, lists, listing),
        **_narrowing(request, kept, lists, listing, choices),
        "as_at": of_records(about),
        "counted": counted,
        "left_out": left_out(request, listing.scope, lambda scope: picture.hidden(
            kept, scope=scope, status=asked["status"], team=asked.get("team") or "",
            worker=asked.get("worker") or "", only_open=not asked["cases"],
        )),
        "more": way_to_more(request, Right.SEE_CHILD),
        "closed": closed(request),
        "who": "" if asked["cases"] else WHO_IS_OPEN,
        "no_holders": unsaid(about.no_holders) if about.no_holders and found.total else "",
        "children": tables.children(
            lines.lines(
                found.children, today=about.asked_on, lacking=unanswered(kept),
                opened=opened_now(person_of(request)),
            ),
            caption=counted,
            empty=NOBODY_HERE if any(asked.values()) else none_here(
                about.no_holders, of_all=listing.scope.is_of_all
            ),
            ways=_ways(listing, asked, choices[-1]), by=asked["sort"],
        ),
        "pages": pages(found.total, page=found.page, asked={"list": listing.code, **asked}),
    })  # fmt: skip


def _why_none(listing: Listing, about: About) -> str:
    """Head a list that holds nobody: nobody is open, or nobody can say whose a child is."""
    if listing.scope.is_of_all:
        return NO_CASE
    return UNSAID if about.no_holders else wording.children(0)


def _narrowing(
    request: HttpRequest,
    kept: Picture,
    lists: Sequence[Listing],
    listing: Listing,
    choices: Sequence[Choice],
) -> dict[str, object]:
    """Give what the list is narrowed by, and what of the address it is not."""
    return {
        "choices": choices,
        "passed_over": asking.not_taken(
            request.GET, choices,
            list=("List", [one.code for one in lists]),
            team=("Team", _teams(kept, listing)),
            worker=("Worker", ()),
        ),
        "held": [("list", listing.code)],
        "clear": f"?list={listing.code}",
    }  # fmt: skip


def _lists(request: HttpRequest, lists: Sequence[Listing], shown: Listing) -> list[NavItem]:
    """Give the lists side by side; last those whom nobody holds, for whoever may see them."""
    found = [NavItem(one.words, f"?list={one.code}", one == shown) for one in lists]
    if may(person_of(request), Right.SEE_UNHELD):
        found.append(NavItem("Held by nobody", reverse("held-by-nobody")))
    return found


def _choices(kept: Picture, listing: Listing, asked: QueryDict) -> list[Choice]:
    """Give what this list may be narrowed by: workers only once the team is settled."""
    found = [
        _choice("status", "Status", STATUSES, asked),
        _choice("cases", "Cases", CASES, asked),
    ]
    teams = _teams(kept, listing)
    if len(teams) > 1:
        named = [("", "Every team"), *((name, name) for name in teams)]
        found.append(_choice("team", "Team", named, asked))
    settled = found[-1].chosen if len(teams) > 1 else "".join(teams)
    if settled and (listing.scope.whole or settled in listing.scope.teams):
        workers = [(one.code, one.name or one.code) for one in picture.workers(kept, team=settled)]
        found.append(_choice("worker", "Worker", [("", "Every worker"), *workers], asked))
    orders = [(code, words) for code, words in SORTED
              if code not in {"name", "worker"} or not listing.scope.names_nobody]  # fmt: skip
    return [*found, _choice("sort", "Sorted by", orders, asked)]


def _ways(listing: Listing, asked: dict[str, str], orders: Choice) -> dict[str, str]:
    """Give the address of the list in each order that this reader may have it in."""
    kept = asking.kept({"list": listing.code, **asked, "sort": ""})
    return {
        code: f"?{urlencode({**kept, 'sort': code} if code else kept)}"
        for code, _ in orders.options
    }


def _teams(kept: Picture, listing: Listing) -> list[str]:
    if listing.scope.is_of_all:
        return [one.name for one in picture.teams(kept)]
    return sorted(listing.scope.teams)


def _choice(
    name: str, label: str, options: list[tuple[str, str]] | tuple[tuple[str, str], ...],
    asked: QueryDict,
) -> Choice:  # fmt: skip
    chosen = asking.one_of(asked.get(name), [value for value, _ in options])
    return Choice(name, label, tuple(options), chosen)


def _subject(listing: Listing, asked: dict[str, str]) -> str:
    said = (f"{name} {value}" for name, value in asked.items() if value)
    return ", ".join((listing.words, *said))
