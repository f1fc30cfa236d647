"""One indicator: what it means, its months on a control chart, and its groups."""

import datetime as dt
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from lineofsight.indicators.breakdowns import in_order, named
from lineofsight.indicators.definition import Indicator
from lineofsight.indicators.judging.process_control import Kind
from lineofsight.kernel.periods import Month
from lineofsight.picture.charting import Held, chart_from
from lineofsight.picture.reading import Picture, Row
from lineofsight.picture.said import HIDDEN, Exactness, Said, said, without
from lineofsight.picture.scorecard import Judged, ScorecardRow, judged, scorecard_rows
from lineofsight.picture.uncounted import hides_nobody
from lineofsight.settings import load as load_settings

HIDDEN_MONTHS = "some of its months are hidden"


@dataclass(frozen=True)
class Facts:
    """What an indicator means, and its newest month."""

    row: ScorecardRow  # code, title, area, figure, judgement ...
    question: str  # in plain words; empty: an indicator of the authority's own that has none
    why: str
    edges: str
    basis: str
    duty_basis: tuple[str, ...]  # statute or guidance of the duty it counts
    sources: tuple[str, ...]
    checked_by: str
    review_by: str
    version: int
    population: str
    population_meaning: str
    population_notes: tuple[str, ...]
    subject: str  # child_id, worker_id, household_id ...
    asks: str
    of: str  # which rows are in the base, as SQL; empty: all
    met: str
    value: str
    per: str
    weight: str
    overs: tuple[str, ...]
    catalogue_target: str
    catalogue_amber: str
    zero_tolerance: bool
    population_sql: str
    indicator_sql: str
    beside: "Beside | None"


@dataclass(frozen=True)
class Benchmark:
    """One published value."""

    area: str
    value: float
    words: str
    made_of: str
    released: str


@dataclass(frozen=True)
class Beside:
    """What was published elsewhere; or, in `reason`, why nothing may stand beside."""

    benchmarks: tuple[Benchmark, ...]
    dated: str
    notes: tuple[str, ...]
    absent: tuple[str, ...]
    reason: str
    words: str


@dataclass(frozen=True)
class Point:
    """One point of a series: the figure of a month, and the lines of the chart there."""

    on: dt.date  # last day of the month, or the day of a rare event
    month: Month
    figure: Said | None  # None: a point that is no month's figure (days between rare events)
    value: float | None
    mean: float | None = None
    lower: float | None = None
    upper: float | None = None
    cause: str = ""  # special_cause_concern, special_cause_improvement ...
    rule: str = ""


@dataclass(frozen=True)
class Series:
    """36 months of an indicator, of the whole or one group, with its control chart."""

    code: str
    by: str
    group: str
    points: tuple[Point, ...]  # one a month, oldest first
    kind: str  # of the chart; empty: none
    between: tuple[Point, ...]  # days between rare events, where those are charted instead
    variation: str
    variation_words: str
    assurance: str
    assurance_words: str
    why_not: str  # why the chart says nothing
    warnings: tuple[str, ...]
    target: float | None
    judged: Judged


@dataclass(frozen=True)
class Group:
    """One group of a breakdown in the newest month."""

    group: str
    words: str  # how the group is called
    figure: Said
    judged: Judged


def indicator(picture: Picture, code: str, *, exactness: Exactness) -> Facts | None:
    """Give one indicator, or None where there is none of this code."""
    held = picture.row("select facts from indicator where code = :code", code=code)
    if held is None:
        return None
    found: dict[str, Any] = json.loads(held["facts"])
    row = next(one for one in scorecard_rows(picture, exactness=exactness, code=code))
    lists = ("duty_basis", "sources", "population_notes", "overs")
    found |= {name: tuple(found[name]) for name in lists}
    target, amber = found.pop("target"), found.pop("amber")
    beside = _beside(picture, code, exactness)
    return Facts(row=row, catalogue_target=target, catalogue_amber=amber, beside=beside, **found)


def _beside(picture: Picture, code: str, exactness: Exactness) -> Beside | None:
    asked = {"codes": json.dumps([code]), "by": "", "grp": ""}
    held = _judged_of(picture.row(_JUDGEMENTS, **asked), exactness).get("beside")
    if not held:
        return None
    return Beside(
        benchmarks=tuple(Benchmark(**one) for one in held["benchmarks"]),
        dated=held["dated"],
        notes=tuple(held["notes"]),
        absent=tuple(held["absent"]),
        reason=held["reason"],
        words=held["words"],
    )


_ASKED = "code in (select value from json_each(:codes))"
_SERIES = f"select * from figure where {_ASKED} and by = :by and grp = :grp order by code, month"
_JUDGEMENTS = f"select * from judgement where {_ASKED} and by = :by and grp = :grp"


def series(
    picture: Picture, code: str, *, exactness: Exactness, by: str = "", group: str = ""
) -> Series | None:
    """Give the months of an indicator, whole or of one team; None where there are none."""
    return _lines(picture, (code,), by=by, group=group, exactness=exactness).get(code)


def series_of(picture: Picture, codes: Iterable[str], *, exactness: Exactness) -> dict[str, Series]:
    """Give the months of several indicators of the whole, in as many queries as those of one."""
    return _lines(picture, codes, by="", group="", exactness=exactness)


def _lines(
    picture: Picture, codes: Iterable[str], *, by: str, group: str, exactness: Exactness
) -> dict[str, Series]:
    asked = {"codes": json.dumps(sorted(set(codes))), "by": by, "grp": group}
    heads = picture.rows(f"select * from indicator where {_ASKED}", codes=asked["codes"])
    kept = {row["code"]: row for row in picture.rows(_JUDGEMENTS, **asked)}
    months: dict[str, list[Row]] = {}
    for row in picture.rows(_SERIES, **asked):
        months.setdefault(row["code"], []).append(row)
    found = {}
    for head in heads:
        rows = months.get(head["code"])
        if not rows:
            continue
        figures = {Month.at(row["month"]): said(row, head["unit"], exactness) for row in rows}
        held = _judged_of(kept.get(head["code"]), exactness)
        chart = held.get("chart") or _chart(picture, head, rows, held, figures)
        judgement = judged(held, head["unit"])
        found[head["code"]] = _series(head, figures, chart, line=(by, group), said_of_it=judgement)
    return found


def _chart(
    picture: Picture,
    head: Row,
    rows: Sequence[Row],
    held: Mapping[str, Any],
    figures: Mapping[Month, Said],
) -> dict[str, Any]:
    """Work out the chart of a group; none where a month of it is hidden."""
    if any(one.state == "hidden" for one in figures.values()):
        return {"why_not": HIDDEN_MONTHS}
    history = {Month.at(row["month"]): _held(row) for row in rows}
    target = held.get("target")
    plain = Indicator(
        head["code"], head["measure"], head["title"], "", "", head["unit"],
        over=(head["over"],), better=head["better"],
    )  # fmt: skip
    return chart_from(
        plain, history, max(history), target=Decimal(target) if target else None,
        settings=load_settings(picture.home.settings_file),
    )  # fmt: skip


def _held(row: Row) -> Held:
    value, denominator = row["value"], row["denominator"]
    return Held(
        Fraction(value) if value is not None else None,
        Decimal(denominator) if denominator is not None else None,
    )


def _series(
    head: Row,
    figures: Mapping[Month, Said],
    chart: Mapping[str, Any],
    *,
    line: tuple[str, str],
    said_of_it: Judged,
) -> Series:
    drawn = {one["on"]: one for one in chart.get("points", ())}
    is_between = chart.get("kind") == Kind.BETWEEN
    points = tuple(
        _point(month, figure, {} if is_between else drawn.get(month.last_day.isoformat(), {}))
        for month, figure in figures.items()
    )
    return Series(
        code=head["code"], by=line[0], group=line[1], points=points, kind=chart.get("kind", ""),
        between=tuple(_between(one) for one in chart["points"]) if is_between else (),
        variation=chart.get("variation", ""), variation_words=chart.get("variation_words", ""),
        assurance=chart.get("assurance", ""), assurance_words=chart.get("assurance_words", ""),
        why_not=chart.get("why_not", ""), warnings=tuple(chart.get("warnings", ())),
        target=said_of_it.target, judged=said_of_it,
    )  # fmt: skip


_LINES = ("mean", "lower", "upper", "cause", "rule")


def _point(month: Month, figure: Said, drawn: Mapping[str, Any]) -> Point:
    lines = {name: drawn[name] for name in _LINES if name in drawn}
    return Point(month.last_day, month, figure, figure.value, **lines)


def _between(drawn: Mapping[str, Any]) -> Point:
    on = dt.date.fromisoformat(drawn["on"])
    lines = {name: drawn[name] for name in _LINES}
    return Point(on, Month.of(on), None, drawn["value"], **lines)


def _judged_of(held: Row | None, exactness: Exactness) -> dict[str, Any]:
    """Give a judgement as it is kept for readers of this exactness, with the chart's points."""
    text = held["said" if exactness == "exact" else "protected"] if held is not None else None
    if held is None or not text:
        return {}
    found: dict[str, Any] = json.loads(text)
    if (found.get("chart") or {}).get("kind"):  # one that may not be shown has no kind
        found["chart"] |= json.loads(held["chart"])
    return found


_GROUPS = """select f.*, j.said, j.protected from figure f
    left join judgement j on j.code = f.code and j.by = f.by and j.grp = f.grp
    where f.code = :code and f.by = :by and f.month = :month order by f.place"""


def breakdown(
    picture: Picture, code: str, by: str, *, exactness: Exactness, own: Collection[str] = ()
) -> list[Group]:
    """List the groups of an indicator's newest month, in the order they are shown.

    A breakdown that cannot be given at all is one group without a name, and its figure says why;
    one that may not be shown is one hidden group: not even which groups there are is told. The
    groups in `own` are exact, whatever the others are.
    """
    head = picture.row("select unit from indicator where code = :code", code=code)
    if head is None:
        return []
    month = picture.month.index
    rows = picture.rows(_GROUPS, code=code, by=by, month=month)
    rows.sort(key=lambda row: in_order(named(by))(row["grp"]))
    groups = [_group(row, by, head["unit"], exactness) for row in rows]
    exact = {
        row["grp"]: _group(row, by, head["unit"], "exact") for row in rows if row["grp"] in own
    }
    is_kept_back = not rows and hides_nobody(picture, code, exactness)
    if is_kept_back or any(one.figure.state == HIDDEN for one in groups):
        return [*exact.values(), Group("", "", without(HIDDEN, head["unit"]), Judged())]
    return [exact.get(one.group, one) for one in groups]


@dataclass(frozen=True)
class ShownBefore:
    """One group of a breakdown that was shown while its month was the newest, as counted now."""

    month: Month
    by: str
    group: str
    numerator: int
    denominator: int | None


def shown_before(picture: Picture, code: str) -> list[ShownBefore]:
    """List the groups of an indicator that counts rows which were shown in earlier months."""
    return [
        ShownBefore(
            Month.at(row["month"]), row["by"], row["grp"], int(row["numerator"]),
            None if row["denominator"] is None else int(row["denominator"]),
        )
        for row in picture.rows("select * from shown_before where code = :code", code=code)
    ]  # fmt: skip


def counting(picture: Picture, code: str, by: str) -> frozenset[str]:
    """Name the groups with anything to count in the newest month; "" where none can be told apart.

    Which others there are may not be told to everybody: see `hides_nobody`.
    """
    rows = picture.rows(
        """select grp from figure where code = :code and by = :by and month = :month
        and (denominator is null or denominator <> '0')""",
        code=code, by=by, month=picture.month.index,
    )  # fmt: skip
    return frozenset(row["grp"] for row in rows)


def _group(row: Row, by: str, unit: str, exactness: Exactness) -> Group:
    kept = row["said"] if exactness == "exact" else row["protected"]
    found = judged(json.loads(kept) if kept else {}, unit)
    words = named(by).said(row["grp"]) if row["grp"] else ""
    return Group(row["grp"], words, said(row, unit, exactness), found)
