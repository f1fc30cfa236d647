"""Awkward records of looked-after children and of those who go missing; see `awkward`."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal

from hypothesis import strategies as st

from agreement.awkward import (
    CHILD,
    ENDS,
    NEED,
    PLACE,
    ROLE,
    TEAM,
    WORKER,
    YES_NO,
    Rows,
    Values,
    allocations,
    coded,
    days_ago,
    lasting,
    missing,
    people,
    rows,
    teams,
)


def care(day: Values) -> Mapping[str, Rows]:
    entry = st.builds(days_ago, coded(*ENDS), coded(28, 28, 29, 42))  # 20 working days then end
    long_ago = st.builds(days_ago, coded(*ENDS), coded(730, 731, 732, 913, 914, 915, 920))
    return {
        "person": people(),
        "department": teams(day),
        "cin_episodes": rows(
            4, lasting("started_on", "ended_on", day), child_id=CHILD, primary_need=NEED
        ),
        "involvements": st.builds(list.__add__, allocations(day), allocations(day)),
        "cla_episodes": rows(
            9,
            lasting("started_on", "ended_on", day, start=entry | day | long_ago),
            child_id=CHILD,
            team=TEAM,
            need=NEED,
            legal_status=coded("C1", "C2", "C2", "V2", "V3", "V4", None),
            start_reason=coded("S", "S", "P", None),
            end_reason=coded("X1", "E4A", None),
        ),
        "cla_placement": rows(
            30,
            lasting("started_on", "ended_on", day, start=day | day | long_ago),
            child_id=CHILD,
            placement_type=PLACE,
            start_reason=coded("S", "P", "P", "B", "L", "T", "U", None),
            miles=coded(Decimal(20), Decimal("20.1"), Decimal("999.9"), None),
            in_boundary=YES_NO,
            to_18=YES_NO,
            approval=coded("full", "temporary", "before assessment", None),
            approved_on=st.none() | day,
        ),
        "cla_reviews": rows(
            20,
            child_id=CHILD,
            held_on=day,
            participation=coded("PN0", "PN1", "PN4", "PN6", "PN7", None),
        ),
        "cla_visits": rows(
            16,
            child_id=CHILD,
            seen_on=day,
            child_seen=YES_NO,
            method=coded("in person", "in person", "phone", None),
            seen_alone=YES_NO,
        ),
        "cla_health": rows(
            24,
            child_id=CHILD,
            kind=coded("initial", "initial", "initial", "review", "dental"),
            requested_on=st.none() | day,
            completed_on=st.none() | entry | coded(*ENDS),
            outcome=coded("done", "refused", None),
        ),
        "missing": rows(14, missing(day), child_id=CHILD, kind=coded("M", "M", "A", None)),
        **growing_up(day),
    }


def growing_up(day: Values) -> Mapping[str, Rows]:
    """Draw workers with roles, plans, schools and outcomes of children looked after."""
    some_time_ago = st.builds(days_ago, coded(*ENDS), coded(0, 1, 14, 15, 183, 184, 365))
    return {
        "professionals": rows(
            5,
            lasting("started_on", "last_day_on", day),
            worker_id=WORKER,
            role=ROLE,
        ),
        "immigration_status": rows(
            4,
            lasting("started_on", "ended_on", day, start=st.none() | day),
            child_id=CHILD,
            status=coded("UASC", "UASC", "leave to remain"),
        ),
        "cla_care_plan": rows(
            12,
            child_id=CHILD,
            started_on=coded(None) | day | some_time_ago,
            permanence_plan=coded("adoption", None, None),
        ),
        "education_plans": rows(14, child_id=CHILD, reviewed_on=day | some_time_ago),
        "school_terms": st.just(
            [
                {"started_on": dt.date(year, month, 5), "ended_on": dt.date(year, month + 3, 20)}
                for year in (2023, 2024, 2025)
                for month in (1, 4, 9)
            ]
        ),
        "schools": rows(
            14,
            lasting("started_on", "ended_on", day | some_time_ago),
            child_id=CHILD,
            school=coded("s1", "s2", "s3", None),
        ),
        "attendance": rows(
            14,
            child_id=CHILD,
            counted_to_on=day | some_time_ago,
            sessions=coded(0, 100, 100, None),
            sessions_missed=coded(0, 9, 10, 11, None),
        ),
        "cla_year_outcomes": rows(
            5,
            child_id=CHILD,
            sdq_score=coded(None, 0, 17, 40, 41),
            convicted=YES_NO,
            immunisations=YES_NO,
            substance_misuse=YES_NO,
        ),
    }
