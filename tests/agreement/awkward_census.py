"""Awkward records of a workforce census, beside feeds of which any may be empty."""

from collections.abc import Mapping
from decimal import Decimal

from hypothesis import strategies as st

from agreement.awkward import (
    ENDS,
    FTE,
    WORKER,
    Rows,
    Values,
    coded,
    lasting,
    rows,
    workforce,
    years_ago,
)

DAY = st.shared(coded(*ENDS), key="the day of the census")
CASES = coded(None, 0, 7, 16, 30)
FEEDS = ("professionals", "posts", "sickness", "involvements")


def census(day: Values) -> Mapping[str, Rows]:
    """Draw a census of one day; a worker may be in it twice, and nothing but its day is sure."""
    feeds = workforce(day)
    return {
        **{name: st.just([]) | feeds[name] for name in FEEDS},
        "workforce_census": rows(
            16,
            lasting("started_on", "ended_on", day, start=st.none() | st.builds(
                years_ago, day, coded(0, 0, 1, 2))),
            census_on=DAY,
            worker_id=st.none() | WORKER | WORKER,
            is_agency=coded("no", "no", "yes", "not recorded"),
            fte=FTE,
            born_on=st.none() | day,
            sex=coded("male", "female", None),
            org_role=coded("1", "3", "4", "5", "5", "6", None),
            caseload_fte=FTE,
            cases=CASES,
            days_lost=coded(None, Decimal(0), Decimal("2.5"), Decimal(40)),
            practice_status=coded("1", "2", None, None),
        ),
        "workforce_census_totals": st.builds(
            lambda on, vacant, cover: [
                {"census_on": on, "vacancies_fte": vacant, "agency_cover_fte": cover}
            ],
            DAY, coded(None, Decimal(0), Decimal("7.5")), coded(None, Decimal(2), Decimal(9)),
        ),
    }  # fmt: skip
