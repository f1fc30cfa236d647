"""Awkward records of care, courts and people, for Hypothesis to draw: dense, so that things meet.

Each example has a few days of its own, at month ends, leap days, clock changes and before the
calendar begins; what happens, happens on one of them or a telling distance away (a week, 20
working days, 30 days, six weeks, a year, one more). Teams, workers, codes and ends may be missing.
Every table keeps what a load promises: no end before its start, no two rows with one key.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from agreement.naive_care import months_after
from agreement.naive_records import Records, month_end
from lineofsight.kernel.periods import Month
from lineofsight.records.standard import TABLES

Row = dict[str, Any]
Drawn = dict[str, list[Row]]
Values = st.SearchStrategy[Any]
Rows = st.SearchStrategy[list[Row]]

MONTHS = [Month(2024, 1), Month(2024, 2), Month(2024, 3), Month(2024, 10), Month(2025, 2)]
ENDS = [month_end(month.year, month.number) for month in MONTHS]
OTHERS = [
    dt.date(2009, 12, 20),  # before the calendar begins
    dt.date(2023, 2, 28),
    dt.date(2024, 3, 1),  # the first of the twelve months to February 2025
    dt.date(2024, 3, 28),  # before Good Friday and the clocks going forward
    dt.date(2024, 10, 25),  # a Friday, before the clocks go back
]
APART = [0, 0, 0, 1, -1, -3, -7, -8, -28, -29, -30, -42, -43, -92, -183, -365, -366]
LASTS = [None, None, None, 0, 1, 28, 29, 183, -1, -3, -42, -365]  # below 0: to another of the days
SECONDS = [-1, 0, 3600, 72 * 3600 - 1, *[72 * 3600] * 3, 72 * 3600 + 1, 73 * 3600, 96 * 3600]
DAY = dt.timedelta(days=1)


def coded(*codes: object) -> Values:
    return st.sampled_from(codes)


CHILDREN = [f"{n:03d}" for n in range(5)]
CHILD = coded(*CHILDREN, *CHILDREN[:2])
TEAM = coded("North", "South", None)
YES_NO = coded("yes", "no", "not recorded")
WORKER = coded("w1", "w2", "w3", "w4")
ROLE = coded("social worker", "social worker", "NQSW", "unit manager", "personal adviser", None)
FTE = coded(Decimal(0), Decimal("0.5"), Decimal("0.8"), Decimal(1), None)
FACTS = coded(
    {"sex": "F", "is_disabled": "yes", "ethnicity_group": "White", "is_uasc": "no", "ward": "Mill"},
    {
        "sex": "M",
        "is_disabled": "no",
        "ethnicity_group": "Not known",
        "is_uasc": "yes",
        "ward": "Weir",
    },
    {
        "sex": None,
        "is_disabled": None,
        "ethnicity_group": "Not known",
        "is_uasc": None,
        "ward": None,
    },
)
GRADE = coded("good", "outstanding", "requires improvement", "inadequate", None)
NEED = coded("N1", "N1", "N4", None)
PLACE = coded("U1", "U4", "U6", "K1", "K2", "P1", "P1", "A5", "T0", "T4", "Z1", "H5", None)
ESTIMATES: Rows = st.just(
    [{"area": "Wandle", "year": 2020, "children": 50000, "aged_10_to_17": 20000}]
)
POST = coded(
    {"post_id": "p1", "role": "social worker", "fte": Decimal(1), "team": "North"},
    {"post_id": "p1", "role": None, "fte": Decimal(1), "team": "North"},
    {"post_id": "p2", "role": "social worker", "fte": None, "team": "South"},
    {"post_id": "p3", "role": "NQSW", "fte": Decimal("0.6"), "team": None},
    {"post_id": "p3", "role": None, "fte": Decimal("0.6"), "team": None},
    {"post_id": "p4", "role": None, "fte": Decimal("0.5"), "team": "South"},
    {"post_id": "p5", "role": "other", "fte": Decimal(1), "team": "South"},
)


def rows(most: int, *parts: Values, **columns: Values) -> Rows:
    """Draw rows of these columns, and of the parts that are several columns at once."""

    def merged(*given: Row) -> Row:
        return {name: value for part in given for name, value in part.items()}

    row = st.builds(merged, *parts, st.fixed_dictionaries(columns))
    return st.lists(row, min_size=most // 3, max_size=most)


def lasting(begins: str, ends: str, day: Values, *, start: Values | None = None) -> Values:
    """Draw the start and end of what lasts a telling while, or to one of the days, or still."""

    def spell(start: dt.date | None, days: int | None, end: dt.date) -> Row:
        if start is None or days is None:
            return {begins: start, ends: None}
        return {begins: start, ends: end if days < 0 and end >= start else start + abs(days) * DAY}

    return st.builds(spell, day if start is None else start, coded(*LASTS), day)


def people() -> Rows:
    """Draw a birthday at or beside a month end for each child but the last, or 29 February."""

    def person(
        child: str, end: dt.date, apart: int, age: int | None, is_unborn: str, facts: Row
    ) -> Row:
        born = None if age is None else end + apart * DAY
        leap = born is not None and (born.month, born.day) == (2, 29)
        years = age if not leap else {16: 16, 19: 20, 22: 20}.get(age, 16)
        return {
            "child_id": child,
            "born_on": None if born is None else born.replace(year=born.year - years),
            "is_unborn": is_unborn,
            **facts,
        }

    return st.tuples(
        *(
            st.builds(
                person,
                st.just(child),
                coded(*ENDS, dt.date(2024, 2, 29)),
                coded(-1, 0, 0, 1),
                coded(None, 0, 12, 16, 17, 18, 19, 21, 22, 22),
                coded("no", "no", "no", "yes"),
                FACTS,
            )
            for child in CHILDREN[:-1]
        )
    ).map(list)


def teams(day: Values) -> Rows:
    return rows(
        4,
        lasting("started_on", "ended_on", day, start=st.none() | day),
        team=coded("North", "South"),
        kind=coded("assessment", "care planning"),
        service=coded("Safeguarding", "Permanence", None),
    )


def allocations(day: Values) -> Rows:
    return rows(
        12,
        lasting("started_on", "ended_on", day),
        child_id=CHILD,
        team=TEAM,
        worker_id=coded("w1", "w2", "w3", "w4", None),
        allocation=coded("primary", "primary", "primary", "secondary", None),
    )


def missing(day: Values) -> Values:
    """Draw an episode and its interview, with or without times of day; no doubtful hour."""

    def episode(start: dt.date, hour: int, days: int | None, after: int | None, known: str) -> Row:
        began = dt.datetime.combine(start, dt.time(hour))
        back = None if days is None else began + days * DAY
        held = None
        if back is not None and after is not None:
            held = back + dt.timedelta(seconds=after)
        return {
            "missing_at": began.isoformat(),
            "returned_at": _written(back, "returned" in known),
            "interviewed_at": _written(held, "interviewed" in known),
        }

    both = "returned interviewed"
    return st.builds(
        episode,
        day,
        coded(3, 12, 23),
        coded(None, 0, 1, 3),
        coded(None, *SECONDS),
        coded(both, both, "returned", "interviewed", ""),
    )


def _written(moment: dt.datetime | None, has_time: bool) -> str | None:
    if moment is None:
        return None
    return moment.isoformat() if has_time else moment.date().isoformat()


def days_ago(day: dt.date, days: int) -> dt.date:
    return day - days * DAY


def years_ago(day: dt.date, years: int) -> dt.date:
    return months_after(day, -12 * years)


def protection(day: Values) -> Mapping[str, Rows]:
    """Draw enquiries with their ends, conferences, plans and what is owed while they go on."""
    earlier = st.builds(months_after, day, coded(0, 0, -3, -6, -9, -15, -24))
    return {
        "person": people(),
        "department": teams(day),
        "involvements": allocations(day),
        "s47_enquiry": rows(
            16,
            lasting("started_on", "ended_on", day),
            child_id=CHILD,
            outcome=coded("no further action", "conference", "services", None),
            conference_unnecessary=YES_NO,
            team=TEAM,
        ),
        "strategy_discussions": rows(
            10, child_id=CHILD, held_on=day, reason=coded("missing", "enquiry", None), team=TEAM
        ),
        "initial_cp_conference": rows(
            14,
            child_id=CHILD,
            held_on=day,
            led_to_plan=YES_NO,
            transfer_in=YES_NO,
            quorate=YES_NO,
            team=TEAM,
        ),
        "cp_transfers_in": rows(
            14, lasting("notified_on", "conference_on", day), child_id=CHILD, team=TEAM
        ),
        "cp_plans": rows(
            14,
            lasting("started_on", "ended_on", day, start=earlier),
            child_id=CHILD,
            team=TEAM,
            initial_category=coded("NEG", "EMO", None),
            latest_category=coded("NEG", "PHY", None),
            other_authority=coded("no", "no", None, "yes"),
        ),
        "cp_visits": rows(
            20,
            child_id=CHILD,
            seen_on=day,
            child_seen=YES_NO,
            seen_alone=YES_NO,
            method=coded("in person", "in person", "phone", None),
        ),
        "cp_reviews": rows(
            24,
            child_id=CHILD,
            held_on=earlier,
            quorate=YES_NO,
            participation=coded("PN0", "PN1", "PN4", "PN6", "PN7", None),
            team=TEAM,
        ),
        "core_groups": rows(16, child_id=CHILD, held_on=day),
    }


def adolescents(day: Values) -> Mapping[str, Rows]:
    """Draw children who go missing, from care and from home, and those at risk of exploitation."""
    return {
        "person": people(),
        "involvements": allocations(day),
        "cla_episodes": rows(
            9,
            lasting("started_on", "ended_on", day),
            child_id=CHILD,
            team=TEAM,
            legal_status=coded("C2", "C2", "V2", "V3", None),
        ),
        "missing": rows(
            24,
            missing(day),
            child_id=CHILD,
            kind=coded("M", "M", "A", None),
            interview_offered=coded("yes", "yes", "no", "does not apply", "not recorded"),
            interview_declined=YES_NO,
            other_authority=coded("yes", "no", None),
        ),
        "exploitation_risks": rows(
            14,
            lasting("started_on", "ended_on", day),
            child_id=CHILD,
            kind=coded("sexual", "criminal"),
        ),
        "exploitation_reviews": rows(12, child_id=CHILD, reviewed_on=day),
        "nrm_referrals": rows(12, child_id=CHILD, referred_on=day),
        "youth_justice_outcomes": rows(
            8, child_id=CHILD, happened_on=day, outcome=coded("caution", "conviction")
        ),
        "population": ESTIMATES,
    }


def homes(day: Values) -> Rows:
    """Draw the reviews of a few approvals."""
    approved = st.builds(years_ago, day, coded(0, 1, 1, 2))
    home = st.builds(
        lambda name, spell: {"household_id": name, **spell},
        coded("h1", "h2", "h3"),
        lasting("approved_on", "ended_on", day, start=approved),
    )
    return st.lists(home, min_size=2, max_size=5).flatmap(
        lambda found: rows(12, coded(*found), reviewed_on=st.none() | day)
    )


def courts(day: Values) -> Mapping[str, Rows]:
    return {
        "person": people(),
        "involvements": allocations(day),
        "care_leavers": rows(
            14,
            child_id=CHILD,
            effective_on=day,
            in_touch=coded("YES", "YES", "NO", "DIED", "RHOM", "REFU", None),
            activity=coded("F1", "P3", "F5", "G4", "G5", "G6", None),
            accommodation=coded("U", "G", "H", "R", "X", None),
            suitability=coded("1", "1", "2", None),
            team=TEAM,
        ),
        "fostering_households": homes(day),
        "permanence": rows(12, child_id=CHILD, decided_on=day, ordered_on=st.none() | day),
        "care_proceedings": rows(
            12,
            lasting("issued_on", "final_order_on", day),
            child_id=CHILD,
            case_id=coded("c1", "c2", "c3", "c4"),
            is_emergency=YES_NO,
            application_type=coded("care", "care", "supervision", "EPO", "placement", None),
            extended_to_on=st.none() | day,
        ),
        "pre_proceedings": rows(
            12,
            lasting("decided_on", "ended_on", day, start=st.none() | day),
            child_id=CHILD,
            case_id=coded("p1", "p2", "p3", "p4"),
            letter_on=st.none() | day,
            applied_on=st.none() | day,
        ),
        "population": ESTIMATES,
        "legal_meetings": rows(14, lasting("requested_on", "held_on", day), child_id=CHILD),
        "court_filings": rows(
            14,
            lasting("due_on", "filed_on", day),
            case_id=coded("c1", "c2", "c3"),
            document=coded("statement", "care plan", None),
            directed_on=st.just(dt.date(2023, 1, 3)),
            extended_to_on=st.none() | day,
        ),
        "incidents": rows(
            14,
            incident_id=coded("i1", "i2", "i3", "i4"),
            happened_on=day,
            category=coded("most serious violence", "gun crime", "knife crime", "other", None),
            victim_reference=coded("v1", "v2", "v3", None),
            victim_age=coded(0, 1, 17, 19, 20, None),
        ),
    }


def workforce(day: Values) -> Mapping[str, Rows]:
    earlier = st.builds(years_ago, day, coded(0, 0, 1, 2))
    return {
        "professionals": rows(
            16,
            lasting("started_on", "last_day_on", day, start=earlier),
            lasting("absent_from_on", "absent_to_on", day, start=st.none() | day),
            worker_id=WORKER,
            employment=coded("permanent", "permanent", "secondee", "agency", "interim", None),
            fte=FTE,
            role=ROLE,
            grade_number=coded(10, 11, 12, None),
            team=TEAM,
            case_holding=YES_NO,
        ),
        "department": teams(earlier),
        "sickness": rows(
            10, worker_id=WORKER, began_on=day, days_lost=coded(Decimal("0.5"), Decimal(3), None)
        ),
        "staff_survey": rows(
            9,
            closed_on=day,
            team=coded("North", "South", None),
            question=coded("workload", "supported", "recommend", None),
            agree=coded(0, 3, 9, None),
            neither=coded(0, 1, 4, None),
            disagree=coded(0, 2, 5),
            eligible=coded(0, 9, 20, None),
        ),
        "posts": rows(
            12,
            POST,
            lasting("vacant_from_on", "vacant_to_on", day, start=st.none() | day),
            covered_by_agency=YES_NO,
        ),
        "supervision": rows(
            12,
            worker_id=WORKER,
            supervised_on=day,
            kind=coded("personal", "personal", "personal", "group"),
            cancelled_reason=coded(None, None, "leave"),
        ),
        "involvements": allocations(day),
    }


def quality(day: Values) -> Mapping[str, Rows]:
    return {
        "person": people(),
        "department": teams(day),
        "involvements": allocations(day),
        "professionals": rows(
            6,
            lasting("started_on", "last_day_on", day),
            worker_id=WORKER,
            role=ROLE,
        ),
        "cin_episodes": rows(
            8,
            lasting("started_on", "ended_on", day),
            child_id=CHILD,
            team=TEAM,
            primary_need=NEED,
        ),
        "cp_plans": rows(
            5,
            lasting("started_on", "ended_on", day),
            child_id=CHILD,
            team=TEAM,
            other_authority=coded("no", "no", "yes"),
        ),
        "cla_episodes": rows(
            4,
            lasting("started_on", "ended_on", day),
            child_id=CHILD,
            team=TEAM,
            legal_status=coded("C2", "V3"),
        ),
        "management_oversight": rows(12, child_id=CHILD, noted_on=day),
        "voice_of_child": rows(8, child_id=CHILD, recorded_on=day),
        "supervision": rows(
            14,
            worker_id=WORKER,
            child_id=CHILD,
            supervised_on=day,
            kind=coded("case", "case", "personal"),
            cancelled_reason=coded(None, None, "leave"),
        ),
        "audits": rows(
            12,
            lasting("audited_on", "actions_due_on", day),
            audit_id=coded(*(f"a{n}" for n in range(9))),
            child_id=CHILD,
            grade=GRADE,
            moderated_grade=GRADE,
            actions_done_on=st.none() | day,
        ),
        "audit_plan": rows(4, planned_for_on=day, team=TEAM, planned=coded(0, 2, 5)),
        "dip_samples": rows(
            8, sample_id=coded(*(f"s{n}" for n in range(9))), child_id=CHILD, sampled_on=day,
            agrees=YES_NO,
        ),
        "complaints": rows(
            10,
            complaint_id=coded(*(f"c{n}" for n in range(6))),
            received_on=st.builds(days_ago, day, coded(0, 14, 15, 28, 29)),
            stage=coded(1, 1, 1, 2, None),
            responded_on=st.none() | day,
            is_extended=YES_NO,
        ),
        "scanning": rows(
            8,
            batch_id=coded("b1", "b2", "b3"),
            scanned_on=day,
            pages=coded(10, 25, -3),
            backlog_pages=coded(None, None, 100, 250),
        ),
    }  # fmt: skip


@st.composite
def tables(draw: st.DrawFn, tables_on: Callable[[Values], Mapping[str, Rows]]) -> Drawn:
    """Draw every table of these on days near a few of the example's own, as a load leaves them."""
    anchors = draw(st.lists(coded(*ENDS, *OTHERS), min_size=2, max_size=4))
    apart = draw(st.lists(coded(*APART), min_size=2, max_size=6))
    own = sorted({anchor + days * DAY for anchor in anchors for days in apart})
    return {name: loaded(name, draw(rows)) for name, rows in tables_on(coded(*own)).items()}


def loaded(name: str, found: list[Row]) -> list[Row]:
    """Leave out second rows with one key, as a load does."""
    kept: dict[tuple[object, ...], Row] = {}
    for row in found:
        kept.setdefault(tuple(row.get(column) for column in TABLES[name].key), row)
    return list(kept.values())


def as_loaded(drawn: Drawn) -> Records:
    """Give drawn rows with their times read, for a second opinion to count."""
    return Records({name: [_with_times(row) for row in found] for name, found in drawn.items()})


def _with_times(row: Row) -> Row:
    read = dict(row)
    for name in [name for name in row if name.endswith("_at") and row[name]]:
        read[name] = dt.datetime.fromisoformat(row[name])
        read[f"{name.removesuffix('_at')}_has_time"] = "T" in row[name]
    return read
