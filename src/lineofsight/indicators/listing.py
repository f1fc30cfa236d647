"""The rows behind a figure: who was counted, and where each one's records came from.

Compiled from the same text as the figure with the subject added, so the two cannot differ.
Identifiers only, never names; whoever lists children keeps a record of having looked.
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

import pyarrow.compute as pc
from sqlglot import exp

from lineofsight.indicators import compiling, reasons
from lineofsight.indicators.blanks import is_blank
from lineofsight.indicators.breakdowns import BREAKDOWNS
from lineofsight.indicators.checker import check
from lineofsight.indicators.compiling import Months
from lineofsight.indicators.definition import Indicator
from lineofsight.indicators.narrowing import on_children_of
from lineofsight.indicators.series import first_month
from lineofsight.kernel.periods import Month
from lineofsight.kernel.problems import Problem, Refused
from lineofsight.populations import coverage, moments
from lineofsight.populations.catalogue import Catalogue, Population, standing
from lineofsight.populations.coverage import Span
from lineofsight.populations.tracing import origins
from lineofsight.records.opened import Opened
from lineofsight.records.standard import TABLES

Which = Literal["all", "met", "unmet"]
Place = tuple[str, str | None, int]
"""File, sheet and Excel row."""

SUBJECT = ("of", "identifier")
"""Of what each row is (a child, worker, household, audit ...), and its identifier; a list of duties
or of several figures holds more than one kind."""

COLUMNS = ("code", "asked_on", *SUBJECT, "team", "met", "started_on", "due_on", "done_on", "why")
"""The columns of a list; `why` says what decided how the row counts (`indicators.reasons`)."""

SOURCE_COLUMNS = ("file", "sheet", "row", "gives")
"""Added where the source is asked for: one line for each row of a source. `gives` names the columns
that a row of another source completed; it is empty for the row that counts."""

_DATES = ("started_on", "due_on", "done_on")


@dataclass(frozen=True)
class Counted:
    """One row in the base of a figure, and what it adds to its two numbers."""

    subject: str
    team: str
    asked_on: dt.date
    is_met: bool
    dates: Mapping[str, dt.date | None]  # started_on, due_on and done_on, where it has them
    numerator: Any
    denominator: Any
    is_blank: bool = False  # a fact that `of` or `met` names is empty or not recorded
    why: str = ""  # in words, where they were asked for


@dataclass(frozen=True)
class _Asking:
    """One indicator asked of one opened month, for some days."""

    opened: Opened
    indicator: Indicator
    populations: Catalogue
    days: Span
    months: Months
    said: bool = False  # with why each row counts as it does

    @property
    def is_at_moments(self) -> bool:
        """Ask whether each row is asked about on a day, and not when something happened."""
        return compiling.is_at_moments(self.population, self.indicator.asks)

    @property
    def population(self) -> Population:
        return self.populations[self.indicator.population]


def rows_of(
    opened: Opened,
    indicator: Indicator,
    *,
    month: Month | None = None,
    on: dt.date | None = None,
    over: str | None = None,
    which: Which = "all",
    source: bool = False,
    populations: Catalogue | None = None,
) -> list[dict[str, Any]]:
    """List the rows in the base of a figure: of a month over a period, or on a day.

    Give `month` (with `over`, else the indicator's default period) or `on`, for what is asked
    at a day. Each row has `COLUMNS`, and with `source` `SOURCE_COLUMNS`, one line for each row
    of a source about that subject. Raises `Refused` where the records cannot answer.
    """
    populations = populations or standing()
    check(indicator, populations)
    asking = _asking(opened, indicator, populations, month=month, on=on, over=over)
    listed = [
        {"code": indicator.code, **_as_row(row, asking.population)}
        for row in _listed(asking)
        if which == "all" or row.is_met == (which == "met")
    ]
    return list(_with_sources(asking, listed)) if source else listed


def counted(
    opened: Opened,
    indicator: Indicator,
    *,
    month: Month,
    over: str,
    populations: Catalogue | None = None,
    said: bool = False,
) -> list[Counted]:
    """Give the rows in the base of a figure with what each adds to it; `said` with why it does."""
    populations = populations or standing()
    asking = _asking(opened, indicator, populations, month=month, on=None, over=over)
    return _counted(replace(asking, said=said))


def days_counted(
    opened: Opened, indicator: Indicator, *, first: Month, last: Month
) -> list[dt.date]:
    """Give the day of everything a count of happenings counted over these months, in order."""
    span = Span(first.first_day, last.last_day)
    asking = _Asking(opened, indicator, standing(), span, Months(first.index, last.index))
    return [row.asked_on for row in _counted(asking) if row.is_met]


def _asking(
    opened: Opened,
    indicator: Indicator,
    populations: Catalogue,
    *,
    month: Month | None,
    on: dt.date | None,
    over: str | None,
) -> _Asking:
    population = populations[indicator.population]
    at_moments = compiling.is_at_moments(population, indicator.asks)
    if on is not None and not at_moments:
        raise Problem(
            f"{indicator.code} counts what happens in a month, and not how things stand on a day.",
            do="Ask for a month instead.",
        )
    if month is None and on is None:
        raise Problem("A list is of a month, or of a day.", do="Say which.")
    at = month or Month.of(on or dt.date.max)
    chosen = over or indicator.over[0]
    days = coverage.on(opened.seal, on) if on else coverage.span(chosen, at)
    first = at.index if at_moments else first_month([at.index], [chosen])
    return _Asking(opened, indicator, populations, days, Months(first, at.index))


def _listed(asking: _Asking) -> list[Counted]:
    """List from what the figure was counted on where that stands, else reading little."""
    asking = replace(asking, said=True)
    name, days = asking.population.name, [asking.days.last]
    if moments.stands(asking.opened, name, days=days, populations=asking.populations):
        return _counted(asking)
    with on_children_of(
        asking.opened,
        asking.population,
        asking.indicator.asks,
        months=asking.months,
        day=asking.days.last,
        populations=asking.populations,
    ) as opened:
        return _counted(replace(asking, opened=opened))


def _counted(asking: _Asking) -> list[Counted]:
    indicator, population = asking.indicator, asking.population
    _refuse_without_answer(asking)
    moments.build(
        asking.opened, [population.name], days=[asking.days.last], populations=asking.populations
    )
    parts = compiling.parts(indicator)
    texts = [*parts.summed, parts.met]
    dates = [name for name in _DATES if name in population.columns]
    facts = reasons.columns(indicator, population) if asking.said else ()
    rows = compiling.asked(
        population,
        indicator.asks,
        columns=[*compiling.used_columns(texts), population.subject, *dates, *facts],
        breakdowns=[BREAKDOWNS["team"]],
        months=asking.months,
    )
    sql = f"""with asked as ({rows})
        select {population.subject} as subject, by_team as team, day_asked, ({parts.met}) as is_met,
            {"".join(f"{name} as date_{name}, " for name in dates)}
            {reasons.selected(indicator, population) if asking.said else ""}
            ({parts.numerator}) as numerator, ({parts.denominator}) as denominator,
            {is_blank(indicator)} as is_blank
        from asked where ({parts.base}) = 1
        order by day_asked, team, subject, is_met desc, {", ".join([*dates, *facts, "numerator"])}
    """
    found = asking.opened.run(sql).to_pylist()
    if not asking.said:
        return [_as_counted(row, dates) for row in found]
    extracted_on = asking.opened.seal.extracted_on
    known_on = dt.date.min if asking.is_at_moments else extracted_on
    why = reasons.of_rows(indicator, population, known_on=known_on)
    return [_as_counted(row, dates, why(row)) for row in found]


def _refuse_without_answer(asking: _Asking) -> None:
    reason = coverage.why_not(
        asking.opened.seal, asking.populations, asking.population.name, asked=asking.days
    ) or coverage.lacking(
        asking.opened.seal,
        asking.population,
        compiling.rests_on(asking.indicator),
        asked=asking.days,
        standing_in=coverage.stands_in(
            asking.opened.seal, asking.populations, asking.population.name
        ),
    )
    if reason:
        raise Refused(
            f"{asking.indicator.code} has no data: {reason}.", do="Load what it needs first."
        )


def _as_counted(row: dict[str, Any], dates: list[str], why: str = "") -> Counted:
    return Counted(
        subject=row["subject"],
        team=row["team"],
        asked_on=row["day_asked"],
        is_met=row["is_met"] == 1,
        dates={name: row[f"date_{name}"] for name in dates},
        numerator=row["numerator"],
        denominator=row["denominator"],
        is_blank=row["is_blank"] == 1,
        why=why,
    )


def _as_row(row: Counted, population: Population) -> dict[str, Any]:
    return {
        "asked_on": row.asked_on,
        "of": population.of,
        "identifier": row.subject,
        "team": row.team,
        "met": "yes" if row.is_met else "no",
        **{name: row.dates.get(name) for name in _DATES},
        "why": row.why,
    }


def _with_sources(asking: _Asking, listed: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    subjects = sorted({row["identifier"] for row in listed})
    places = _places(asking, subjects)
    for row in listed:
        for place in places.get(row["identifier"]) or [(None,) * len(SOURCE_COLUMNS)]:
            yield {**row, **dict(zip(SOURCE_COLUMNS, place, strict=True))}


def subjects_at(opened: Opened, indicator: Indicator, places: Collection[Place]) -> Counter[str]:
    """Count for each subject the rows of these a population reads about it: file, sheet, row."""
    populations = standing()
    known = _known_by(populations, populations[indicator.population])
    found = {
        (row["subject"], row["place"])
        for table in populations.lineage(indicator.population)
        for column in sorted(known & set(TABLES[table].stored))
        for row in _rows_at(opened, table, column, places)
        if row["subject"] is not None
    }
    return Counter(subject for subject, _ in found)


def records_of(opened: Opened, indicator: Indicator, subjects: Collection[str]) -> Counter[str]:
    """Count for each subject the records that its rows can come from."""
    population = standing()[indicator.population]
    wanted = ", ".join(exp.Literal.string(subject).sql() for subject in sorted(subjects))
    found: Counter[str] = Counter()
    for one in origins(standing(), population.name, population.subject) if subjects else ():
        rows = opened.run(f"select {one.column} from {one.table} where {one.column} in ({wanted})")
        found.update(row[one.column] for row in rows.to_pylist())
    return found


def holds_any(opened: Opened, table: str, places: Collection[Place]) -> bool:
    """Say whether one of these rows stands in a table."""
    return any(_rows_at(opened, table, TABLES[table].key[0], places))


def _rows_at(
    opened: Opened, table: str, column: str, places: Collection[Place]
) -> Iterator[dict[str, Any]]:
    sources = {(one.file, one.sheet): at for at, one in enumerate(opened.seal.sources)}
    wanted = {
        (sources[file, sheet], row) for file, sheet, row in places if (file, sheet) in sources
    }
    if not wanted:
        return
    listed = ", ".join(str(row) for row in sorted({row for _, row in wanted}))
    rows = opened.run(
        f"select {column} as subject, source_file, source_row from {table} "
        f"where source_row in ({listed})"
    )
    for row in rows.to_pylist():
        place = (row["source_file"], row["source_row"])
        if place in wanted:
            yield {"subject": row["subject"], "place": place}


def tables_read(indicator: Indicator) -> tuple[str, ...]:
    """Name the tables that the rows behind its figures are worked out from."""
    return standing().lineage(indicator.population)


def tables_apart(indicator: Indicator) -> set[str]:
    """Name the tables a population reads that hold no subject of it, such as those of workers."""
    populations = standing()
    known = _known_by(populations, populations[indicator.population])
    lineage = populations.lineage(indicator.population)
    return {table for table in lineage if known.isdisjoint(TABLES[table].stored)}


def records_about(
    opened: Opened, indicator: Indicator, subjects: Collection[str]
) -> dict[str, dict[tuple[str, tuple[Any, ...]], dict[str, Any]]]:
    """Give every record the population reads about each subject: table and key -> its facts."""
    populations = standing()
    found: dict[str, dict[tuple[str, tuple[Any, ...]], dict[str, Any]]] = defaultdict(dict)
    known = _known_by(populations, populations[indicator.population])
    wanted = ", ".join(exp.Literal.string(subject).sql() for subject in subjects)
    for table in populations.lineage(indicator.population) if subjects else ():
        named = [column.name for column in TABLES[table].columns]
        for column in sorted(known & set(named)):
            rows = opened.run(
                f"select {', '.join(named)} from {table} where {column} in ({wanted})"
            )
            for row in rows.to_pylist():
                key = tuple(row[name] for name in TABLES[table].key)
                found[row[column]][table, key] = row
    return found


def _known_by(populations: Catalogue, population: Population) -> set[str]:
    """Name the columns of the records that the subject's identifier comes from."""
    return {one.column for one in origins(populations, population.name, population.subject)}


def _places(asking: _Asking, subjects: list[str]) -> dict[str, list[tuple[Any, ...]]]:
    """Give the file, sheet and row of everything the population reads about each subject.

    After the rows of a table come those of other sources that completed one of them.
    """
    name = asking.population.name
    if not subjects:
        return {}
    wanted = ", ".join(exp.Literal.string(subject).sql() for subject in subjects)
    known = _known_by(asking.populations, asking.population)
    found: dict[str, dict[tuple[Any, ...], None]] = defaultdict(dict)
    sources = asking.opened.seal.sources
    for table in asking.populations.lineage(name):
        for column in sorted(known & set(TABLES[table].stored)):
            rows = asking.opened.run(
                f"select {column} as subject, source_file, source_row from {table} "
                f"where {column} in ({wanted}) and source_file is not null "
                f"order by {column}, source_file, source_row"
            ).to_pylist()
            taken = [(row["subject"], row["source_file"], row["source_row"]) for row in rows]
            for subject, file, row in taken:
                found[subject][sources[file].file, sources[file].sheet, row, ""] = None
            for subject, file, row, gives in _completing(asking, table, taken):
                found[subject][sources[file].file, sources[file].sheet, row, gives] = None
    return {subject: list(places) for subject, places in found.items()}


def _completing(
    asking: _Asking, table: str, rows: list[tuple[Any, ...]]
) -> Iterator[tuple[str, int, int, str]]:
    """Give for rows of a table the list and row that completed each, and the columns it gave."""
    completed = asking.opened.completed
    if completed is None or not rows:
        return
    gives: dict[tuple[int, int], dict[tuple[int, int], list[str]]] = defaultdict(dict)
    for one in completed.filter(pc.equal(completed.column("table"), table)).to_pylist():
        place = (one["from_source"], one["from_row"])
        gives[one["source"], one["row"]].setdefault(place, []).append(one["column"])
    for subject, file, row in rows:
        for (source, number), columns in gives[file, row].items():
            yield subject, source, number, ", ".join(columns)
