"""Awkward records of care, courts and people, for Hypothesis to draw: small ranges that collide.

Days lie near one another and near month ends, leap days, clock changes and Christmas; teams,
workers and ids may be missing; rows come in twos, as two sources and two employments write them.
Every table keeps what a load promises: no end before its start, no two rows with one key.
"""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from agreement.naive_records import Records
from lineofsight.records.standard import TABLES

Row = dict[str, Any]
Drawn = dict[str, list[Row]]
Values = st.SearchStrategy[Any]

CHILDREN = [f"{n:03d}" for n in range(6)]
TEAMS = st.sampled_from(["North", "South", None])
YES_NO = st.sampled_from(["yes", "no", "not recorded"])
ANCHORS = [
    dt.date(2023, 2, 28),
    dt.date(2024, 1, 31),
    dt.date(2024, 2, 29),
    dt.date(2024, 3, 1),
    dt.date(2024, 3, 29),  # Good Friday
    dt.date(2024, 3, 31),  # clocks go forward
    dt.date(2024, 10, 27),  # clocks go back
    dt.date(2025, 2, 28),
]
APART = [0, 0, 0, 1, -1, 3, -3, 7, -8, 20, -28, -29, -30, 30, -42, -43, 90, -183, 365, -366, -5500]
HOURS = ["", "", "T00:30:00", "T03:00:00", "T12:00:00", "T12:00:01", "T23:59:59"]


def days() -> Values:
    """Draw a day at or near an anchor, or one before the calendar begins."""
    return st.builds(
        lambda day, apart: day + dt.timedelta(days=apart),
        st.sampled_from(ANCHORS),
        st.sampled_from(APART),
    )


def times() -> Values:
    """Draw a day, or a day and an hour, as text; no hour that a clock change makes doubtful."""
    return st.builds(lambda day, hour: f"{day}{hour}", days(), st.sampled_from(HOURS))


def perhaps(values: Values) -> Values:
    return st.none() | values


def coded(*codes: str | None) -> Values:
    return st.sampled_from(codes)


def births() -> Values:
    """Draw birthdays near the months asked about, and 29 February."""
    near = st.builds(
        lambda day, age: day.replace(year=day.year - age, day=min(day.day, 28)),
        days(),
        st.sampled_from([16, 17, 18, 19, 21, 22]),
    )
    leap = [dt.date(2004, 2, 29), dt.date(2008, 2, 29), dt.date(2006, 2, 28), dt.date(2006, 3, 1)]
    return perhaps(near | st.sampled_from([*leap, dt.date(2012, 6, 1)]))


def rows(most: int, **columns: Any) -> st.SearchStrategy[list[Row]]:
    """Draw rows of these columns; a value that is no strategy is the same in each."""
    each = {
        name: value if isinstance(value, st.SearchStrategy) else st.just(value)
        for name, value in columns.items()
    }
    return st.lists(st.fixed_dictionaries(each), max_size=most)


CHILD = {"child_id": st.sampled_from(CHILDREN)}
SPELL = {"started_on": days(), "ended_on": perhaps(days()), "team": TEAMS}
PERSON = rows(8, **CHILD, born_on=births(), is_unborn=coded("no", "no", "yes"), sex=coded("male"))
ALLOCATED = rows(
    12,
    **CHILD,
    **SPELL,
    worker_id=coded("w1", "w2", "w3", None),
    allocation=coded("primary", "primary", "secondary", None),
)

CARE = {
    "person": PERSON,
    "involvements": ALLOCATED,
    "cla_episodes": rows(12, **CHILD, **SPELL, legal_status=coded("C2", "V2", "V3", "V4", None)),
    "cla_placement": rows(
        14,
        **CHILD,
        started_on=days(),
        ended_on=perhaps(days()),
        placement_type=coded("U1", "K2", "T0", "T4", None),
        start_reason=coded("S", "P", "P", "B", "L", "T", "U", None),
    ),
    "cla_reviews": rows(10, **CHILD, held_on=days()),
    "cla_visits": rows(
        12, **CHILD, seen_on=days(), child_seen=YES_NO, method=coded("in person", "phone", None)
    ),
    "cla_health": rows(
        8,
        **CHILD,
        kind=coded("initial", "initial", "review"),
        requested_on=perhaps(days()),
        completed_on=perhaps(days()),
        outcome=coded("done", "refused", None),
    ),
    "missing": rows(
        10,
        **CHILD,
        missing_at=times(),
        returned_at=perhaps(times()),
        interviewed_at=perhaps(times()),
        kind=coded("M", "M", "A", None),
    ),
}

COURTS = {
    "person": PERSON,
    "involvements": ALLOCATED,
    "care_leavers": rows(
        12,
        **CHILD,
        effective_on=days(),
        in_touch=coded("YES", "NO", "DIED", "RHOM", "REFU", None),
        activity=coded("F1", "P3", "F5", "G4", "G5", "G6", None),
        accommodation=coded("U", "G", "H", "R", "X", None),
        suitability=coded("1", "2", None),
        team=TEAMS,
    ),
    "fostering_households": rows(
        10,
        household_id=coded("h1", "h2", "h3"),
        approved_on=days(),
        ended_on=perhaps(days()),
        reviewed_on=perhaps(days()),
    ),
    "permanence": rows(8, **CHILD, decided_on=days(), ordered_on=perhaps(days())),
    "care_proceedings": rows(
        10,
        **CHILD,
        case_id=coded("c1", "c2", "c3"),
        issued_on=days(),
        final_order_on=perhaps(days()),
    ),
    "incidents": rows(
        10,
        incident_id=coded("i1", "i2", "i3"),
        happened_on=days(),
        category=coded("most serious violence", "gun crime", "knife crime", "other", None),
        victim_reference=coded("v1", "v2", None),
        victim_age=st.sampled_from([0, 1, 17, 19, 20, None]),
    ),
}

WORKER = coded("w1", "w2", "w3", "w4")
ROLE = coded("social worker", "social worker", "NQSW", "unit manager", "personal adviser", None)
FTE = st.sampled_from([Decimal(0), Decimal("0.5"), Decimal("0.8"), Decimal(1), None])
VACANCY = st.fixed_dictionaries(
    {
        "vacant_from_on": perhaps(days()),
        "vacant_to_on": perhaps(days()),
        "covered_by_agency": YES_NO,
    }
)
PEOPLE = {
    "professionals": rows(
        12,
        worker_id=WORKER,
        employment=coded("permanent", "permanent", "agency", "interim", "secondee", None),
        fte=FTE,
        role=ROLE,
        grade_number=st.sampled_from([10, 11, 12, None]),
        team=TEAMS,
        case_holding=YES_NO,
        started_on=days(),
        last_day_on=perhaps(days()),
        absent_from_on=perhaps(days()),
        absent_to_on=perhaps(days()),
    ),
    "department": rows(
        3,
        team=coded("North", "South"),
        kind=coded("assessment", "care planning"),
        started_on=perhaps(days()),
        ended_on=perhaps(days()),
    ),
    "posts": st.lists(
        st.builds(
            lambda post, vacancy: {**post, **vacancy},
            st.sampled_from(
                [
                    {"post_id": "p1", "role": "social worker", "fte": Decimal(1), "team": "North"},
                    {"post_id": "p1", "role": None, "fte": Decimal(1), "team": "North"},
                    {"post_id": "p2", "role": "social worker", "fte": None, "team": "South"},
                    {"post_id": "p3", "role": "NQSW", "fte": Decimal("0.6"), "team": None},
                    {"post_id": "p3", "role": None, "fte": Decimal("0.6"), "team": None},
                    {"post_id": "p4", "role": None, "fte": Decimal("0.5"), "team": "South"},
                    {"post_id": "p5", "role": "other", "fte": Decimal(1), "team": "South"},
                ]
            ),
            VACANCY,
        ),
        max_size=10,
    ),
    "supervision": rows(
        10,
        worker_id=WORKER,
        supervised_on=days(),
        kind=coded("personal", "personal", "group"),
        cancelled_reason=coded(None, None, "leave"),
    ),
    "involvements": ALLOCATED,
}


def tables(strategies: Mapping[str, st.SearchStrategy[list[Row]]]) -> st.SearchStrategy[Drawn]:
    """Draw every table of these, each as a load would leave it."""
    return st.fixed_dictionaries(
        {name: drawn.map(lambda found, name=name: loaded(name, found))
         for name, drawn in strategies.items()}
    )  # fmt: skip


def loaded(name: str, found: list[Row]) -> list[Row]:
    """Leave out what a load would: an end before the start, and second rows with one key."""
    table = TABLES[name]
    kept: dict[tuple[object, ...], Row] = {}
    for row in found:
        ends_early = table.ends and (row.get(table.ends) or dt.date.max) < row[table.begins]
        kept_as = {**row, table.ends: None} if ends_early else row
        kept.setdefault(tuple(moment(row.get(column)) for column in table.key), kept_as)
    return list(kept.values())


def moment(value: object) -> object:
    """Give a time written as text as the moment it is; other values as they are."""
    is_time = isinstance(value, str) and value[:2] == "20"
    return dt.datetime.fromisoformat(value) if is_time else value  # type: ignore[arg-type]


def as_loaded(drawn: Drawn) -> Records:
    """Give drawn rows with their times read, for a second opinion to count."""
    return Records({name: [_with_times(row) for row in found] for name, found in drawn.items()})


def _with_times(row: Row) -> Row:
    read = dict(row)
    for name in [name for name in row if name.endswith("_at")]:
        read[name] = moment(row[name])
        read[f"{name.removesuffix('_at')}_has_time"] = "T" in (row[name] or "")
    return read
