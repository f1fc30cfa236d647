"""Awkward records of care leavers, foster carers and permanence, drawn for the second opinion."""

import datetime as dt
from collections.abc import Mapping

from hypothesis import strategies as st

from agreement.awkward import (
    CHILD,
    TEAM,
    YES_NO,
    Rows,
    Values,
    allocations,
    coded,
    days_ago,
    lasting,
    people,
    rows,
    teams,
    years_ago,
)
from agreement.naive_care import months_after


def _months_ago(day: dt.date, months: int) -> dt.date:
    return months_after(day, -months)


def leaving(day: Values) -> Mapping[str, Rows]:
    long_ago = st.builds(years_ago, day, coded(0, 2, 4))
    recent = st.builds(years_ago, day, coded(0, 0, 1))
    return {
        "person": people(),
        "department": teams(day),
        "involvements": allocations(day),
        "care_leavers": rows(
            14,
            child_id=CHILD,
            effective_on=recent,
            eligibility=coded("eligible", "former relevant", None),
            in_touch=coded("YES", "YES", "YES", "NO", "REFU", "DIED"),
            activity=coded("F1", "P1", "F2", "G4", None),
            accommodation=coded("X", "S", "Z", "Z", "U", None),
            contacted_on=st.none() | st.builds(days_ago, day, coded(0, 55, 56, 57)),
            adviser=coded("w1", None),
            team=TEAM,
        ),
        "pathway_plans": rows(
            8, child_id=CHILD, reviewed_on=st.builds(_months_ago, day, coded(0, 0, 3, 6, 7))
        ),
        "cla_episodes": rows(
            8,
            lasting("started_on", "ended_on", day),
            child_id=CHILD,
            team=TEAM,
            legal_status=coded("C2", "C2", "V3"),
            end_reason=coded("X1", "E11", "E12", "E45", "E48", "E3", None),
        ),
        "cla_placement": rows(
            16,
            lasting("started_on", "ended_on", day, start=long_ago),
            child_id=CHILD,
            placement_type=coded("U1", "U4", "U6", "K2"),
            start_reason=coded("S", "P"),
            provider=coded("PR1", "PR1", "PR4", None),
        ),
        "fostering_households": rows(
            14,
            lasting("approved_on", "ended_on", day, start=recent),
            household_id=coded("h1", "h2", "h3"),
            household_type=coded("mainstream", "mainstream", "connected", None),
            reviewed_on=st.none() | day,
            unannounced_on=st.none() | recent,
            supervised_on=st.none() | st.builds(days_ago, day, coded(0, 42, 43)),
            dbs_expires_on=st.none() | day,
            medical_due_on=st.none() | day,
            standards_met_on=st.none() | day,
        ),
        "permanence": rows(
            12,
            child_id=CHILD,
            entered_care_on=st.none() | recent,
            decided_on=st.builds(_months_ago, day, coded(0, 17, 18, 19)),
            placement_order_on=st.none() | recent,
            matched_on=st.none() | day,
            placed_on=st.none() | day,
            ordered_on=st.none() | st.none() | day,
            reversed_on=st.none() | st.none() | day,
            fostered_on=st.none() | day,
            carer_from_on=st.none() | day,
            adopted_by_carer=YES_NO,
        ),
        "permanence_matches": rows(
            6, child_id=CHILD, panel_on=day, outcome=coded("agreed", "agreed", "deferred")
        ),
        "adopters": rows(
            6,
            adopter_id=coded("a1", "a2", "a3", "a4"),
            family_id=coded("f1", "f2", None),
            approved_on=st.none() | day,
        ),
    }
