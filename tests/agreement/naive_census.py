"""A second opinion on the workforce census, where it stands in for a feed that holds no row."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from agreement import naive_people, naive_people_year
from agreement.naive_courts import Weighed
from agreement.naive_front_door import Measured
from agreement.naive_people_year import CEILING, PROTECTED, YEAR, first_of_year
from agreement.naive_records import (
    NOT_RECORDED,
    Counted,
    Period,
    Records,
    Row,
    said,
    years_before,
)

Opinion = Callable[[Records, Period], Sequence[Counted]]
NOTHING = Decimal(0)


@dataclass(frozen=True)
class Worker:
    """Somebody the census has in post on its day: one row of agency, else all alike together."""

    rows: list[Row]

    @property
    def is_agency(self) -> bool:
        return said(self.rows[0], "is_agency") == "yes"

    @property
    def is_direct(self) -> bool:
        return said(self.rows[0], "is_agency") == "no"

    @property
    def is_newly_qualified(self) -> bool:
        return any(said(row, "practice_status") == "1" for row in self.rows)

    @property
    def fte(self) -> Decimal:
        return sum((Decimal(row.get("fte") or 0) for row in self.rows), NOTHING)

    @property
    def name(self) -> str:
        return self.rows[0].get("worker_id") or NOT_RECORDED

    @property
    def children_and_hours(self) -> tuple[int, Decimal]:
        both = [row for row in self.rows if row.get("cases") and row.get("caseload_fte")]
        hours = sum((Decimal(row["caseload_fte"]) for row in both), NOTHING)
        return sum(row["cases"] for row in both), hours

    @property
    def holds_cases(self) -> bool:
        told = [row["cases"] for row in self.rows if row.get("cases") is not None]
        most_senior = min(said(row, "org_role") for row in self.rows)
        return sum(told) > 0 if told else most_senior == "5"

    def since_a_year(self, day: dt.date) -> bool:
        starts = [row["started_on"] for row in self.rows if row.get("started_on")]
        return bool(starts) and min(starts) <= years_before(day, 1)


def returned(records: Records, day: dt.date) -> list[Row]:
    return [row for row in records.rows("workforce_census") if row["census_on"] == day]


def in_post(records: Records, day: dt.date) -> list[Worker]:
    together: dict[object, list[Row]] = defaultdict(list)
    for place, row in enumerate(returned(records, day)):
        start, end = row.get("started_on"), row.get("ended_on")
        if (start and start > day) or (end and end < day):
            continue
        alike = tuple(row.get(name) for name in ("worker_id", "born_on"))
        coded = tuple(said(row, name) for name in ("is_agency", "sex", "ethnicity"))
        together[place if said(row, "is_agency") == "yes" else (*alike, *coded)].append(row)
    return [Worker(rows) for rows in together.values()]


def counted(of: Callable[[Worker, dt.date], bool]) -> Opinion:
    return lambda records, asked: [
        Counted(one.name, asked.last, NOT_RECORDED)
        for one in in_post(records, asked.last)
        if of(one, asked.last)
    ]


def agency_rate(records: Records, asked: Period) -> list[Weighed]:
    """P6r: agency FTE over agency and direct."""
    return [
        Weighed(one.name, asked.last, NOT_RECORDED,
                above=one.fte if one.is_agency else NOTHING, below=one.fte)
        for one in in_post(records, asked.last)
        if one.is_agency or one.is_direct
    ]  # fmt: skip


def _employed(records: Records, asked: Period, *, times: int) -> list[Weighed]:
    return [
        Weighed(one.name, asked.last, NOT_RECORDED, above=NOTHING, below=one.fte * times)
        for one in in_post(records, asked.last)
        if one.is_direct
    ]


def _totals(records: Records, day: dt.date, name: str) -> Decimal:
    rows = records.rows("workforce_census_totals")
    return sum((Decimal(row.get(name) or 0) for row in rows if row["census_on"] == day), NOTHING)


def vacancy_rate(records: Records, asked: Period) -> list[Weighed]:
    """P1d: FTE vacancies over them and the direct FTE."""
    vacant = _totals(records, asked.last, "vacancies_fte")
    whole = Weighed("all", asked.last, NOT_RECORDED, above=vacant, below=vacant)
    return [whole, *_employed(records, asked, times=1)]


def covered(records: Records, asked: Period) -> list[Weighed]:
    """P17: agency cover over vacancies, each for the whole authority."""
    above = _totals(records, asked.last, "agency_cover_fte")
    below = _totals(records, asked.last, "vacancies_fte")
    return [Weighed("all", asked.last, NOT_RECORDED, above=above, below=below)]


def sickness(records: Records, asked: Period) -> list[Weighed]:
    """P16: days lost by whoever was directly employed in the year, leavers too."""
    is_leap = (asked.last - first_of_year(asked.last)).days == 365
    lost = [
        Weighed(row.get("worker_id") or NOT_RECORDED, asked.last, NOT_RECORDED,
                above=Decimal(row.get("days_lost") or 0), below=NOTHING)
        for row in returned(records, asked.last)
        if said(row, "is_agency") == "no"
    ]  # fmt: skip
    return [*lost, *_employed(records, asked, times=YEAR + is_leap)]


def caseloads(records: Records, asked: Period) -> list[tuple[Worker, Weighed]]:
    held = [(one, *one.children_and_hours) for one in in_post(records, asked.last)]
    return [
        (one, Weighed(one.name, asked.last, NOT_RECORDED, above=Decimal(children), below=hours))
        for one, children, hours in held
        if children
    ]


def caseload(records: Records, asked: Period) -> list[Weighed]:
    """W2: cases over the hours of those who hold any."""
    return [held for _, held in caseloads(records, asked)]


def over(ceiling: int, *, newly_qualified: bool) -> Opinion:
    """W3 and W5: those with more than so many for each full post."""
    return lambda records, asked: [
        Counted(one.name, asked.last, NOT_RECORDED, held.above > ceiling * held.below)
        for one, held in caseloads(records, asked)
        if one.is_newly_qualified or not newly_qualified
    ]


def highest(records: Records, asked: Period) -> list[Measured]:
    """W4: the most for a full post."""
    return [
        Measured(held.child_id, asked.last, NOT_RECORDED,
                 value=Fraction(held.above) / Fraction(held.below))
        for held in caseload(records, asked)
    ]  # fmt: skip


def as_employments(records: Records) -> Records:
    """Those directly employed and with a start, as the rows a workers feed would have of them."""
    begun: dict[tuple[str, dt.date], list[Row]] = defaultdict(list)
    for row in records.rows("workforce_census"):
        if said(row, "is_agency") == "no" and row.get("worker_id") and row.get("started_on"):
            begun[row["worker_id"], row["started_on"]].append(row)
    return Records(
        {
            "professionals": [
                {
                    "worker_id": worker,
                    "started_on": start,
                    "last_day_on": None
                    if any(row.get("ended_on") is None for row in rows)
                    else max(row["ended_on"] for row in rows),
                    "employment": "permanent",
                    "role": "social worker",
                    "fte": sum((Decimal(row.get("fte") or 0) for row in rows), NOTHING),
                }
                for (worker, start), rows in begun.items()
            ]
        }
    )


def over_the_year(opinion: Opinion) -> Opinion:
    return lambda records, asked: opinion(as_employments(records), asked)


def turnover(records: Records, asked: Period) -> list[Weighed]:
    """P14: FTE of those who left in the year over that in post on the day of the census."""
    left = [
        one
        for one in naive_people_year.turnover(as_employments(records), asked)
        if one.above or not one.below
    ]
    return [*left, *_employed(records, asked, times=1)]


def instead_of(*feeds: str, on_its_day: bool = True) -> Callable[[str, Opinion], Opinion]:
    """Ask the census where one of the feeds holds no row; else what the feeds say."""

    def or_else(code: str, of_census: Opinion) -> Opinion:
        own = {**naive_people.CODES, **naive_people_year.CODES}[code]

        def opinion(records: Records, asked: Period) -> Sequence[Counted]:
            days = {row["census_on"] for row in records.rows("workforce_census_totals")}
            if all(map(records.rows, feeds)) or (on_its_day and asked.last not in days):
                return own(records, asked)
            return of_census(records, asked)

        return opinion

    return or_else


STAFF = {
    "P2": counted(lambda one, _: one.holds_cases),
    "P6": counted(lambda one, _: one.is_agency),
    "P6r": agency_rate,
    "P9": counted(lambda one, day: one.is_agency and one.since_a_year(day)),
    "P10": counted(lambda one, _: one.is_newly_qualified),
}
YEARLY = {
    "P11": over_the_year(naive_people.left),
    "P12": over_the_year(naive_people.started),
    "P12n": over_the_year(naive_people_year.net_change),
    "P14": turnover,
}
CASELOADS = {
    "W2": caseload,
    "W3": over(CEILING, newly_qualified=False),
    "W4": highest,
    "W5": over(PROTECTED, newly_qualified=True),
}
ASKED = (
    (STAFF, instead_of("professionals")),
    (YEARLY, instead_of("professionals", on_its_day=False)),
    (CASELOADS, instead_of("professionals", "involvements")),
    ({"P1d": vacancy_rate}, instead_of("professionals", "posts")),
    ({"P16": sickness}, instead_of("professionals", "sickness")),
    ({"P17": covered}, instead_of("posts")),
)
CODES: dict[str, Opinion] = {
    code: or_else(code, opinion) for some, or_else in ASKED for code, opinion in some.items()
}
