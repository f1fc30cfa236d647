"""Search: by name, part of a name, identifier or indicator code; the words stand in no address.

Sending the form keeps the words in the session and comes back to the page, so that going back
from a child shows what was found and asks nothing.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from lineofsight import picture
from lineofsight.accounts import reasons
from lineofsight.accounts.access import signed_in
from lineofsight.accounts.emergency import opened_now
from lineofsight.accounts.looks import looked
from lineofsight.accounts.matrix import Right
from lineofsight.accounts.standing import may, person_of, somebody
from lineofsight.kernel.codes import indicator_code
from lineofsight.picture import Picture, ScorecardRow
from lineofsight.ui.paging import SIZE, page_number, pages
from lineofsight.ui.words import Link
from lineofsight.web.cases import asking, lines, searched, tables, wording
from lineofsight.web.cases.closed import closed
from lineofsight.web.cases.lists import reachable
from lineofsight.web.cases.unanswered import unanswered
from lineofsight.web.freshness import of_records
from lineofsight.web.pictured import needs_picture

TITLE = "Which child or indicator are you looking for?"
TOO_SHORT = "Type at least two letters or figures"
SHORTEST = 2
MOST = 500
"""Children that one search lists at most: whoever finds more has to say more."""
MOST_INDICATORS = 10
NOBODY = (
    "No child you may see has this name or identifier. Try part of a name, or the identifier. "
    "Whoever needs to see another child asks their manager."
)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
@needs_picture
def search(request: HttpRequest, kept: Picture) -> HttpResponse:
    """Keep the words and come back to them; then show what they find, of what may be seen.

    Children are found only once the reason that their list asks for is given.
    """
    if request.method == "POST":
        searched.keep(request, asking.plain(request.POST.get("words")))
        return redirect("search")
    words = searched.words_of(request)
    page: dict[str, object] = {
        "title": TITLE, "words": words, "as_at": of_records(picture.about(kept)),
    }  # fmt: skip
    if len([letter for letter in words if letter.isalnum()]) < SHORTEST:
        page["error"] = TOO_SHORT if words else ""
        return render(request, "web/cases/search.html", page)
    page["indicators"] = indicators = _indicators(request, kept, words)
    if reasons.is_settled(somebody(request), Right.SEE_CHILD):
        page |= _children(request, kept, words)
        page["more"] = reasons.way_to_more(request, Right.SEE_CHILD)
    elif indicators:
        page["way"] = reasons.way_to_give(request, Right.SEE_CHILD)
    else:
        return redirect(reasons.way_to_give(request, Right.SEE_CHILD))
    return render(request, "web/cases/search.html", page)


def _children(request: HttpRequest, kept: Picture, words: str) -> dict[str, object]:
    found = picture.search(kept, words, scope=reachable(request), limit=MOST + 1)
    several = found[:MOST]
    counted = f"{wording.children(len(several))} found"
    if len(found) > MOST:
        counted = f"More than {MOST} children found: the first {MOST}"
    where = pages(len(several), page=page_number(request.GET.get("page")), asked={})
    shown = several[(where.page - 1) * SIZE : where.page * SIZE]
    looked(request, kind="search", children=[one.token for one in shown])
    listed = lines.lines(
        shown,
        today=picture.about(kept).asked_on,
        lacking=unanswered(kept),
        opened=opened_now(person_of(request)),
    )
    return {
        "counted": counted,
        "children": tables.children(listed, caption=counted, empty=NOBODY),
        "closed": closed(request),
        "pages": where,
    }


def _indicators(request: HttpRequest, kept: Picture, words: str) -> list[Link]:
    """Give the indicators of this code, or whose title holds every word."""
    if not may(person_of(request), Right.SEE_INDICATORS):
        return []
    asked = words.casefold().split()
    rows = picture.scorecard_rows(kept, exactness="protected")
    code = indicator_code(words)
    hits = [one for one in rows if indicator_code(one.code) == code or _holds(one, asked)]
    return [
        Link(f"{one.code}: {one.title}", reverse("indicator", args=[one.code]))
        for one in hits[:MOST_INDICATORS]
    ]


def _holds(row: ScorecardRow, asked: list[str]) -> bool:
    title = row.title.casefold()
    return all(word in title for word in asked)
