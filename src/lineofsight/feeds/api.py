"""The read-only API, version 1: what may be asked, each operation with its declared access.

Figures only. No operation names a child or a worker, or gives a row behind a figure: who needs
those opens the page, where a reason is asked and a look is written.
"""

from collections.abc import Callable
from functools import wraps
from hashlib import sha256
from typing import Any, TypeVar, get_type_hints

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI, Query
from ninja.errors import ValidationError

from lineofsight import __version__, picture
from lineofsight.accounts import looks
from lineofsight.accounts.access import allows
from lineofsight.accounts.matrix import Right
from lineofsight.accounts.places import picture_now
from lineofsight.accounts.standing import exactness_outside, roles_of, somebody, teams_told_of
from lineofsight.feeds import schemas
from lineofsight.feeds.rows import Rows
from lineofsight.feeds.said import problem
from lineofsight.kernel.periods import Month

VERSION = "definition_version"
Operation = TypeVar("Operation", bound=Callable[..., Any])
WRONG = dict.fromkeys((401, 404, 422, 429), schemas.Problem)

api = NinjaAPI(
    title="Line of Sight",
    version="1",
    description="Figures of children's services, read only: exact or protected by the role.",
    docs_url=None,
    openapi_url=None,
    urls_namespace="feeds",
)


@api.exception_handler(ValidationError)
def refuse(_request: HttpRequest, wrong: ValidationError) -> HttpResponse:
    """Say where each wrong value stands; what was typed is not repeated."""
    found = [
        {"where": ".".join(map(str, one["loc"])), "what": str(one["msg"])} for one in wrong.errors
    ]
    return problem(422, errors=found)


class Opened(HttpRequest):
    """A request that was let through: the rows its answer is made of, and the mark it bears."""

    rows: Rows
    feed_tag: str


def _opened(request: HttpRequest) -> Rows:
    """Give the rows this caller may have, of the picture that is newest now."""
    kept = picture_now()
    if kept is None:
        raise Http404
    return Rows(kept, exactness_outside(somebody(request)))


def _told(rows: Rows) -> dict[str, Any]:
    about = rows.about
    return {
        "snapshot": about.snapshot, "month": str(about.month), "exactness": rows.exactness,
        "extracted_on": about.counted_on, "made_at": about.made_at,
        "definitions": about.definitions,
    }  # fmt: skip


def _tag(request: HttpRequest, rows: Rows) -> str:
    """Mark an answer by all it depends on: the picture, the program, who may see what, the ask."""
    person = somebody(request)
    teams = [one.name for one in teams_told_of(person, picture.teams(rows.kept))]
    made_of = (
        __version__, rows.kept.about["inputs"], rows.kept.about["made_at"], rows.exactness,
        request.get_full_path(), *teams,
    )  # fmt: skip
    return f'"{sha256("|".join(made_of).encode("utf-8", "replace")).hexdigest()[:32]}"'


def polled(operation: Operation) -> Operation:
    """Answer 304 where the caller has it already; else record the read, and answer.

    A parameter that is not known is refused: its value would narrow nothing, and the caller would
    not know. The picture is opened here, once: the answer and its mark are of the same one.
    """
    asked = get_type_hints(operation).get("asked")
    known = list(asked.model_fields) if asked else []

    @wraps(operation)
    def answer(request: Opened, *args: Any, **values: Any) -> Any:
        if not set(request.GET) <= set(known):
            said = f"A parameter is not known. There is: {', '.join(known) or 'none here'}."
            return problem(422, errors=[{"where": "query", "what": said}])
        rows = request.rows = _opened(request)
        tag = request.feed_tag = _tag(request, rows)
        if tag in request.headers.get("If-None-Match", ""):
            return HttpResponse(status=304)
        token = getattr(request, "token", None)
        subject = f"{operation.__name__}, {rows.exactness}" + (f", {token}" if token else "")
        looks.looked(request, kind="feed read", subject=subject)
        return operation(request, *args, **values)

    return answer  # type: ignore[return-value]


def _get(address: str, given: Any, name: str) -> Callable[[Operation], Operation]:
    """Declare an operation; its name is what programs made from the description call it."""
    return api.get(address, response={200: given, **WRONG}, operation_id=name, url_name=name)


def _team(rows: Rows, asked: str | None) -> str:
    """Give a team there is; one that is not known is absent."""
    if asked and asked not in {one.name for one in picture.teams(rows.kept)}:
        raise Http404
    return asked or ""


@_get("whoami", schemas.Who, "whoami")
@allows(Right.READ_FEEDS)
def whoami(request: HttpRequest) -> dict[str, Any]:
    """Say whose token this is, in which role, until when, and how exact its figures are."""
    person, token = somebody(request), getattr(request, "token", None)
    return {
        "name": person.name,
        "roles": sorted(role.title for role in roles_of(person)),
        "exactness": exactness_outside(person),
        "token": token.name if token else None,
        "ends": token.ends if token else None,
    }


@_get("indicators", schemas.Indicators, "list_indicators")
@allows(Right.READ_FEEDS)
@polled
def indicators(request: Opened) -> dict[str, Any]:
    """List the indicators that are counted."""
    rows = request.rows
    found = picture.scorecard_rows(rows.kept, exactness=rows.exactness)
    heads = [
        {name: getattr(one, name) for name in schemas.IndicatorHead.model_fields if name != VERSION}
        | {VERSION: rows.versions[one.code]}
        for one in found
    ]
    return _told(rows) | {"rows": heads}


@_get("indicators/{code}", schemas.Definition, "get_indicator")
@allows(Right.READ_FEEDS)
@polled
def indicator(request: Opened, code: str) -> dict[str, Any]:
    """Give the definition of one indicator, with its SQL."""
    rows = request.rows
    facts = picture.indicator(rows.kept, code, exactness=rows.exactness)
    if facts is None:
        raise Http404
    told = {
        name: getattr(facts, name)
        for name in schemas.Definition.model_fields
        if hasattr(facts, name)
    }
    return told | {"code": facts.row.code, "title": facts.row.title} | _told(rows)


@_get("figures", schemas.Figures, "list_figures")
@allows(Right.READ_FEEDS)
@polled
def figures(request: Opened, asked: Query[schemas.FiguresAsked]) -> dict[str, Any]:
    """List figures: value, numerator, denominator, state, bounds; 500 rows a page."""
    rows = request.rows
    team = _team(rows, asked.team)
    by = "team" if team else {None: None, "whole": ""}.get(asked.by, asked.by)
    last = Month.parse(asked.last) if asked.last else rows.about.month
    first = Month.parse(asked.first) if asked.first else last
    found = rows.counted(code=asked.code, by=by, first=first, last=last)
    if team:  # a hidden breakdown has no group, and stays to say so
        found = [one for one in found if one.group in {team, ""}]
    starts = (asked.page - 1) * schemas.A_PAGE
    pages = max(1, -(-len(found) // schemas.A_PAGE))
    page = list(rows.figures(found[starts : starts + schemas.A_PAGE]))
    return _told(rows) | {
        "total": len(found), "page": asked.page, "pages": pages,
        "next": asked.page + 1 if asked.page < pages else None,
        "rows": [one._asdict() for one in page],
    }  # fmt: skip


@_get("scorecard", schemas.Scorecard, "get_scorecard")
@allows(Right.READ_FEEDS)
@polled
def scorecard(request: Opened, asked: Query[schemas.TeamAsked]) -> dict[str, Any]:
    """Give every indicator's newest month, judged: of the whole, or of a team."""
    rows = request.rows
    team = _team(rows, asked.team)
    found = [
        {"figure": figure._asdict(), "judged": judged._asdict()}
        for figure, judged in rows.scorecard(team)
    ]
    return _told(rows) | {"team": team, "rows": found}


@_get("series/{code}", schemas.Series, "get_series")
@allows(Right.READ_FEEDS)
@polled
def series(request: Opened, code: str, asked: Query[schemas.TeamAsked]) -> dict[str, Any]:
    """Give the months of an indicator on its control chart: of the whole, or of a team."""
    rows = request.rows
    team = _team(rows, asked.team)
    found = picture.series(
        rows.kept, code, exactness=rows.exactness, by="team" if team else "", group=team
    )
    if found is None:
        raise Http404
    names = schemas.Charted.model_fields
    told = {name: getattr(found, name) for name in names if hasattr(found, name)}
    points = [one._asdict() for one in rows.series(found)]
    return told | {"team": team, "rows": points} | _told(rows)


@_get("workforce", schemas.Workforce, "get_workforce")
@allows(Right.READ_FEEDS)
@polled
def workforce(request: Opened) -> dict[str, Any]:
    """Give thirteen months of the workforce, and who holds the open children."""
    rows = request.rows
    teams = [one.name for one in teams_told_of(somebody(request), picture.teams(rows.kept))]
    return _told(rows) | {
        "rows": [one._asdict() for one in rows.workforce()],
        "held": [one._asdict() for one in rows.held(teams)],
    }


@_get("front-door/weeks", schemas.Weeks, "list_front_door_weeks")
@allows(Right.READ_FEEDS)
@polled
def weeks(request: Opened, asked: Query[schemas.WeeksAsked]) -> dict[str, Any]:
    """List contacts and referrals by the week."""
    rows = request.rows
    return _told(rows) | {"rows": [one._asdict() for one in rows.weeks(by_source=asked.by_source)]}


@_get("coverage", schemas.Covered, "get_coverage")
@allows(Right.READ_FEEDS)
@polled
def coverage(request: Opened) -> dict[str, Any]:
    """Say which months each table of the records can answer, and why not."""
    rows = request.rows
    return _told(rows) | {"rows": [one._asdict() for one in rows.coverage()]}


@_get("loads", schemas.Loads, "list_loads")
@allows(Right.READ_FEEDS)
@polled
def loads(request: Opened) -> dict[str, Any]:
    """List the months and snapshots that were loaded, the newest first."""
    rows = request.rows
    return _told(rows) | {"rows": [one._asdict() for one in rows.loads()]}
