"""What the API takes and gives, as it describes itself; rows are those of `feeds.rows`."""

import datetime as dt
import types
from typing import Any, get_type_hints

from ninja import Field, Schema

from lineofsight.feeds import rows
from lineofsight.indicators.breakdowns import BREAKDOWNS

A_PAGE = 500
"""Rows in one answer."""
MONTH = "^20[0-9]{2}-(0[1-9]|1[0-2])$"
BY = f"^(whole|{'|'.join(BREAKDOWNS)})$"


def _described(name: str, base: type[Schema], doc: str | None, **fields: tuple[Any, Any]) -> Any:
    """Make a schema from names, types and what is said of them."""
    told = {part: said for part, (_, said) in fields.items()}
    kinds = {part: kind for part, (kind, _) in fields.items()}
    parts = {"__annotations__": kinds, "__module__": __name__, "__doc__": doc}
    return types.new_class(name, (base,), exec_body=lambda space: space.update(parts | told))


def of_row(row: type, **examples: Any) -> Any:
    """Describe a kind of row: its columns, as they are named there."""
    columns = {
        name: (kind, Field(..., examples=[examples[name]] if name in examples else None))
        for name, kind in get_type_hints(row).items()
    }
    return _described(row.__name__, Schema, row.__doc__, **columns)


Figure = of_row(
    rows.FigureRow, code="CP5", month="2017-11", by="team", group="East", value=57.9,
    numerator=22, denominator=38, unit="percent", state="value", words="57.9%",
    exactness="protected", snapshot="2017-11 v1 691849da", definition_version=1,
)  # fmt: skip
Judged = of_row(rows.JudgedRow, code="CP5", rag="amber", change="down 2.0 percentage points")
Point = of_row(rows.PointRow, month="2017-11", value=57.9, mean=61.0)
Week = of_row(rows.WeekRow, week="2017-W48", contacts=120, referrals=52)
Held = of_row(rows.HeldRow, children=812, named_worker=790, manager=15, nobody=7)
Coverage = of_row(rows.CoverageRow, table="cp_visits", month="2017-11", answers=True)
Load = of_row(rows.LoadRow, snapshot="2017-11 v1 691849da", month="2017-11", version=1)


class Answer(Schema):
    """What an answer is made from."""

    snapshot: str = Field(..., examples=["2017-11 v1 691849da"])
    month: str = Field(..., examples=["2017-11"])
    exactness: str = Field(..., examples=["protected"])
    extracted_on: dt.date
    made_at: dt.datetime
    definitions: str


class Paged(Answer):
    """A page of an answer; `next` is the page that follows, or null."""

    total: int
    page: int
    pages: int
    next: int | None


class OfTeam(Answer):
    """Of the whole, or of a team."""

    team: str  # empty for the whole


class Charted(OfTeam):
    """An indicator on its control chart."""

    code: str
    kind: str
    variation: str
    variation_words: str
    assurance: str
    assurance_words: str
    why_not: str
    target: float | None


def _answer(name: str, base: type[Schema], doc: str, **lists: Any) -> Any:
    """Describe an answer that holds lists of rows."""
    parts = {part: (types.GenericAlias(list, (row,)), Field(...)) for part, row in lists.items()}
    return _described(name, base, doc, **parts)


Line = _described(
    "Line", Schema, "One indicator, judged.", figure=(Figure, Field(...)),
    judged=(Judged, Field(...)),
)  # fmt: skip
Figures = _answer("Figures", Paged, "Figures.", rows=Figure)
Scorecard = _answer("Scorecard", OfTeam, "The newest month, judged.", rows=Line)
Series = _answer("Series", Charted, "The months of an indicator.", rows=Point)
Workforce = _answer("Workforce", Answer, "Workers and who holds whom.", rows=Figure, held=Held)
Weeks = _answer("Weeks", Answer, "Weeks of the front door.", rows=Week)
Covered = _answer("Covered", Answer, "What each table can answer.", rows=Coverage)
Loads = _answer("Loads", Answer, "What was loaded, the newest first.", rows=Load)


class IndicatorHead(Schema):
    """One indicator in a list."""

    code: str = Field(..., examples=["CP5"])
    title: str
    area: str
    unit: str
    over: str
    better: str
    is_statutory: bool
    is_priority: bool
    definition_version: int


class Indicators(Answer):
    """The indicators that are counted."""

    rows: list[IndicatorHead]


class Definition(Answer):
    """What one indicator means."""

    code: str
    title: str
    why: str
    edges: str
    basis: str
    duty_basis: list[str]
    sources: list[str]
    checked_by: str
    review_by: str
    version: int
    population: str
    population_meaning: str
    of: str
    met: str
    value: str
    per: str
    indicator_sql: str


class Who(Schema):
    """Who asks."""

    name: str
    roles: list[str] = Field(..., examples=[["performance analyst"]])
    exactness: str
    token: str | None
    ends: dt.date | None


class Wrong(Schema):
    """One wrong value."""

    where: str
    what: str


class Problem(Schema):
    """What went wrong (RFC 9457): `title` says what, `detail` what to do, `errors` where."""

    type: str = Field(..., examples=["about:blank"])
    status: int = Field(..., examples=[404])
    title: str
    detail: str
    errors: list[Wrong] = Field(default_factory=list)


class Asked(Schema):
    """What may be asked; a name that is not known is refused (`api.polled`)."""

    model_config = {"extra": "forbid"}  # noqa: RUF012  as the library wants it; described so


class FiguresAsked(Asked):
    """Which figures."""

    code: str | None = Field(None, max_length=20, description="Code of an indicator.")
    by: str | None = Field(None, pattern=BY, description="A breakdown; `whole`: none.")
    team: str | None = Field(None, max_length=200, description="One team; `by` is then `team`.")
    first: str | None = Field(None, pattern=MONTH, description="First month; the newest alone.")
    last: str | None = Field(None, pattern=MONTH, description="Last month; the newest.")
    page: int = Field(1, ge=1, le=10_000)


class TeamAsked(Asked):
    """Of the whole, or of a team."""

    team: str | None = Field(None, max_length=200)


class WeeksAsked(Asked):
    """Of the whole, or by who made contact."""

    by_source: bool = False
