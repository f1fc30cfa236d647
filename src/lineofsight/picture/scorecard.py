"""The scorecard: what the picture is of, the areas of practice, and a row for each indicator."""

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from lineofsight.indicators.judging.rag import Colour, could_be
from lineofsight.indicators.judging.targets import Target
from lineofsight.kernel.periods import Month
from lineofsight.kernel.quantities import in_words
from lineofsight.picture.reading import Picture, Row
from lineofsight.picture.said import HIDDEN, Exactness, Said, said, without
from lineofsight.picture.uncounted import uncounted

SPARK_MONTHS = 24
NOTHING_OF_GROUP = "nothing of this team was in the base"


@dataclass(frozen=True)
class About:
    """What the picture is of, and how fresh it is."""

    authority: str
    service: str
    month: Month  # of the figures: the newest sealed
    asked_on: dt.date  # the day children and duties are asked about
    extracted_on: dt.date  # the day the newest records describe
    loaded_at: dt.datetime | None  # when those were loaded, UTC
    made_at: dt.datetime  # when the picture was built
    is_running: bool  # children come from the running picture, and not from a sealed month
    snapshot: str  # id of the seal that figures come from
    counted_on: dt.date  # the day the records of the figures describe
    counted_from: dt.datetime | None  # when those were loaded, UTC
    live: str  # id of the seal or running picture that children come from
    definitions: str
    notes: tuple[str, ...]  # what a reader of a figure must know about the sources
    no_holders: str  # why the records do not say who holds a child; empty where they do
    threshold: int  # counts from 1 up to below this are hidden in public


def moved(variation: str) -> bool:
    """Say whether a kind of variation is more than the usual; where nothing is known, it is not."""
    return bool(variation) and variation != "common_cause"


@dataclass(frozen=True)
class Judged:
    """What is worth saying of the newest month; empty texts where nothing may be said."""

    target: float | None = None
    target_words: str = ""
    amber: float | None = None
    target_source: str = ""
    rag: str = ""  # green, amber, red
    rag_why: str = ""  # why there is no colour
    could_be: str = ""  # other colours, as far as what is missing could move it: `amber or red`
    is_high_risk: bool = False
    change: str = ""  # since the month before: `down 11.0 percentage points`
    direction: str = ""  # up, down, same
    change_judgement: str = ""  # improved, worsened
    change_in_year: str = ""
    change_in_year_judgement: str = ""
    variation: str = ""  # common_cause, concern_low ...
    variation_words: str = ""
    assurance: str = ""
    assurance_words: str = ""
    why_not_charted: str = ""
    beside: str = ""  # what was published elsewhere, or why nothing may stand beside
    comparisons: tuple[str, ...] = ()

    @property
    def has_moved(self) -> bool:
        """Say whether it moved beyond its usual range."""
        return moved(self.variation)

    @property
    def is_concern(self) -> bool:
        """Say whether it moved beyond its usual range for the worse."""
        return self.variation.startswith("concern")


@dataclass(frozen=True)
class ScorecardRow:
    """One indicator in one month, of the whole or of a team."""

    code: str
    title: str
    area: str
    unit: str
    over: str
    better: str
    tag: str
    protects: str
    is_statutory: bool
    is_priority: bool
    about_children: bool
    figure: Said
    judged: Judged
    spark: tuple[float | None, ...]  # 24 months, oldest first; None: no value, or hidden
    spark_hidden: int  # how many of them are hidden
    month: Month  # the last of them


def about(picture: Picture) -> About:
    """Say what the picture is of, and how fresh it is."""
    held = picture.about
    return About(
        authority=held["authority"],
        service=held["service"],
        month=Month.parse(held["month"]),
        asked_on=dt.date.fromisoformat(held["asked_on"]),
        extracted_on=dt.date.fromisoformat(held["extracted_on"]),
        loaded_at=_moment(held["loaded_at"]),
        made_at=dt.datetime.fromisoformat(held["made_at"]),
        is_running=bool(held["is_running"]),
        snapshot=held["snapshot"],
        counted_on=dt.date.fromisoformat(held["counted_on"]),
        counted_from=_moment(held["counted_from"]),
        live=held["live"],
        definitions=held["definitions"],
        notes=tuple(note for note in held["notes"].split("\n") if note),
        no_holders=held["no_holders"],
        threshold=int(held["threshold"]),
    )


def _moment(held: str) -> dt.datetime | None:
    return dt.datetime.fromisoformat(held) if held else None


def areas(picture: Picture) -> tuple[str, ...]:
    """List the areas of practice, in the order they are shown."""
    return tuple(row["name"] for row in picture.rows("select name from area order by place"))


_ROWS = """select i.*, f.numerator, f.denominator, f.value, f.number, f.state, f.reason, f.rag,
        f.shown, j.said, j.protected, b.lower, b.upper
    from indicator i
    left join figure f on f.code = i.code and f.by = :by and f.grp in (:grp, '')
        and f.month = :month
    left join judgement j on j.code = i.code and j.by = :by and j.grp = coalesce(f.grp, :grp)
    left join bounds b on b.code = i.code and :by = ''
    where (:area is null or i.area = :area) and (:code is null or i.code = :code)
    order by i.place"""

_SPARKS = """select code, month, number, state, shown from figure
    where by = :by and grp = :grp and month > :first"""
_SPARK = f"{_SPARKS} and code = :code"


def scorecard_rows(
    picture: Picture,
    *,
    exactness: Exactness,
    team: str | None = None,
    area: str | None = None,
    code: str | None = None,
    sparks: bool = True,
) -> list[ScorecardRow]:
    """List every indicator, or those of an area or code, of the whole or of a team.

    One that cannot be given by team says so for each. Without `sparks` nothing of the months
    before is read.
    """
    month = picture.month
    line = {"by": "team" if team else "", "grp": team or ""}
    rows = picture.rows(_ROWS, **line, month=month.index, area=area, code=code)
    drawn = _sparks(picture, {**line, "code": code}, month.index, exactness) if sparks else {}
    empty = uncounted(picture) if team and exactness != "exact" else ()
    return [
        _row(
            row, exactness, month, drawn.get(row["code"], _Sparked()), is_open=row["code"] in empty
        )
        for row in rows
    ]


_OF_SERVICES = """select i.*, f.grp, f.numerator, f.denominator, f.value, f.number, f.state,
        f.reason, f.rag, f.shown, j.said, j.protected, null as lower, null as upper
    from figure f join indicator i on i.code = f.code
    left join judgement j on j.code = f.code and j.by = f.by and j.grp = f.grp
    where f.month = :month and (
        f.by = 'service' and (f.grp = '' or f.grp in (select value from json_each(:services)))
        or f.by = 'team' and f.grp in (select value from json_each(:services))
            and f.grp not in (select service from team)
    )
    order by i.place, f.grp <> ''"""


def rows_of_services(
    picture: Picture, services: Collection[str], *, exactness: Exactness
) -> dict[str, list[ScorecardRow]]:
    """List for each service the indicators that count anything of it, without the months before.

    An indicator without data by service has none of each: its row, with the reason, is in every
    list. A place that is no service is the team of that name.
    """
    month = picture.month
    found: dict[str, list[ScorecardRow]] = {service: [] for service in services}
    for row in picture.rows(_OF_SERVICES, services=json.dumps(sorted(services)), month=month.index):
        for service in [row["grp"]] if row["grp"] else services:
            found[service].append(_row(row, exactness, month, _Sparked()))
    return found


@dataclass
class _Sparked:
    """The months of one small line, as they are read."""

    values: list[float | None] = field(default_factory=lambda: [None] * SPARK_MONTHS)
    hidden: int = 0


def _sparks(
    picture: Picture, line: Mapping[str, str | None], month: int, exactness: Exactness
) -> dict[str, _Sparked]:
    first = month - SPARK_MONTHS
    found: dict[str, _Sparked] = defaultdict(_Sparked)
    sql = _SPARK if line["code"] else _SPARKS
    for code, at, number, state, shown in picture.rows(sql, **line, first=first):
        if exactness == "exact" or shown == state:
            found[code].values[at - first - 1] = number
        else:
            found[code].hidden += 1
    return found


def _row(
    row: Row, exactness: Exactness, month: Month, spark: _Sparked, *, is_open: bool = False
) -> ScorecardRow:
    unit = row["unit"]
    figure = (
        said(row, unit, exactness) if row["state"] else _nothing(unit, exactness, is_open=is_open)
    )
    return ScorecardRow(
        code=row["code"], title=row["title"], area=row["area"], unit=unit, over=row["over"],
        better=row["better"], tag=row["tag"], protects=row["protects"],
        is_statutory=bool(row["statutory"]), is_priority=bool(row["priority"]),
        about_children=bool(row["about_children"]), figure=figure,
        judged=_judged(row, unit, exactness), spark=tuple(spark.values),
        spark_hidden=spark.hidden, month=month,
    )  # fmt: skip


def _nothing(unit: str, exactness: Exactness, *, is_open: bool) -> Said:
    """Say that nothing of a team was counted; hidden where that would tell of the other teams.

    It tells nothing (`is_open`) where the whole is shown to count nobody.
    """
    if exactness != "exact" and not is_open:
        return without(HIDDEN, unit)
    return without("not_applicable", unit, NOTHING_OF_GROUP)


def _judged(row: Row, unit: str, exactness: Exactness) -> Judged:
    exact, protected = (json.loads(row[name] or "{}") for name in ("said", "protected"))
    if exactness == "exact":
        found = judged(exact, unit)
        return replace(found, could_be=_could_be(row, exact, found.rag))
    return judged(protected, unit) if protected else _aimed(exact, unit)


def _could_be(row: Row, held: Mapping[str, Any], rag: str) -> str:
    """Give the other colours a figure may have, whichever way what is missing went."""
    if not rag or held.get("target") is None or row["lower"] is None:
        return ""
    amber = None if held["zero_tolerance"] else held.get("amber")
    target = Target(Decimal(held["target"]), Decimal(amber) if amber is not None else None, "")
    lower, upper = (Decimal(str(row[end])) for end in ("lower", "upper"))
    others = could_be(Colour(rag), row["better"], target, lower=lower, upper=upper)
    return " or ".join(one.value for one in others)


def _aimed(held: Mapping[str, Any], unit: str) -> Judged:
    """Give the target alone: it is public where the figure that is held against it is hidden."""
    target, amber = held.get("target"), held.get("amber")
    return Judged(
        target=float(target) if target is not None else None,
        target_words=in_words(Decimal(target), unit) if target is not None else "",
        amber=float(amber) if amber is not None else None,
        target_source=held.get("target_source", ""),
    )


def judged(held: Mapping[str, Any], unit: str) -> Judged:
    """Give a judgement as it is kept, which may be nothing."""
    if not held:
        return Judged()
    chart = held.get("chart") or {}
    return replace(
        _aimed(held, unit), rag=held["rag"], rag_why=held["rag_why"],
        is_high_risk=held["high_risk"], change=held["change"], direction=held["direction"],
        change_judgement=held["change_judgement"], change_in_year=held["change_in_year"],
        change_in_year_judgement=held["change_in_year_judgement"],
        variation=chart.get("variation", ""), variation_words=chart.get("variation_words", ""),
        assurance=chart.get("assurance", ""), assurance_words=chart.get("assurance_words", ""),
        why_not_charted=chart.get("why_not", ""),
        beside=(held.get("beside") or {}).get("words", ""),
        comparisons=tuple(held["comparisons"]),
    )  # fmt: skip
