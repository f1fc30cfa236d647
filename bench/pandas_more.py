"""Fifteen further indicators counted with pandas, for what an indicator of each shape costs.

They are as an analyst would write them in a morning, by rules simpler than ours where ours are
long; how many of their months differ from the engine's is printed beside what they take.
"""

import pandas as pd
from pandas_counts import (
    Day,
    Frame,
    Frames,
    base,
    in_care,
    in_post,
    last_seen,
    open_on,
    seen,
    within,
    working_days,
)

SOCIAL_WORK = ["social worker", "senior social worker", "unit manager"]


def fd1(read: Frames, first: Day, last: Day) -> Frame:
    """Contacts received, one a child and day."""
    rows = within(read["contacts"], "contacted_on", first, last)
    rows = rows.drop_duplicates(["child_id", "contacted_on"])
    return base(rows, rows["contacted_on"], denominator=0)


def fd9(read: Frames, first: Day, last: Day) -> Frame:
    """Referrals closed with no further action, one a child and day."""
    rows = within(read["referrals"], "referred_on", first, last)
    order = rows["no_further_action"].map({"no": 0, "yes": 1})
    rows = rows.assign(order=order).sort_values("order")
    rows = rows.drop_duplicates(["child_id", "referred_on"])
    return base(rows, rows["referred_on"], (rows["no_further_action"] == "yes").astype(int))


def mis5(read: Frames, first: Day, last: Day) -> Frame:
    """Return interviews held within 72 hours of the return."""
    rows = read["missing"]
    rows = rows[rows["kind"] != "A"]
    rows = within(rows, "returned_at", first, last + pd.Timedelta(hours=24, microseconds=-1))
    waited = rows["interviewed_at"] - rows["returned_at"]
    in_time = (waited >= pd.Timedelta(0)) & (waited <= pd.Timedelta(hours=72))
    return base(rows, rows["returned_at"].dt.normalize(), in_time.astype(int))


def leg8(read: Frames, first: Day, last: Day) -> Frame:
    """Legal planning meetings held within 10 working days of the request."""
    rows = within(read["legal_meetings"], "held_on", first, last)
    days = working_days(rows["requested_on"], rows["held_on"])
    return base(rows, rows["held_on"], (days <= 10).astype(int))


def cp12(read: Frames, first: Day, last: Day) -> Frame:
    """Protection plans of a year that are a second or subsequent plan."""
    plans = read["cp_plans"]
    plans = plans[plans["started_on"] <= last].sort_values(["child_id", "started_on"])
    plans = plans.drop_duplicates(["child_id", "started_on"])
    later = plans.duplicated("child_id") | (plans["previous_plans"] >= 1)
    rows = base(plans, plans["started_on"], later.astype(int))
    return within(rows, "started_on", first, last)


def leg2(read: Frames, first: Day, last: Day) -> Frame:
    """Cases of a year concluded within 26 weeks."""
    cases = read["care_proceedings"].groupby("case_id", as_index=False)
    rows = cases.agg(
        issued_on=("issued_on", "min"),
        ended_on=("final_order_on", "max"),
        ends=("final_order_on", "count"),
        children=("child_id", "size"),
    )
    rows = within(rows[rows["ends"] == rows["children"]], "ended_on", first, last)
    days = (rows["ended_on"] - rows["issued_on"]).dt.days
    return base(rows, rows["ended_on"], (days <= 182).astype(int))


def leg9(read: Frames, first: Day, last: Day) -> Frame:
    """Court papers due in the month, and filed by the day they were due."""
    rows = within(read["court_filings"], "due_on", first, last)
    return base(rows, rows["due_on"], (rows["filed_on"] <= rows["due_on"]).astype(int))


def eh1(read: Frames, _first: Day, last: Day) -> Frame:
    """Children receiving early help."""
    rows = open_on(read["early_help_episodes"], last)
    return base(rows[["child_id"]].drop_duplicates(), last, denominator=0)


def plans_of_children(read: Frames, day: Day) -> Frame:
    """Give the protection plans open of children under 18."""
    plans = open_on(read["cp_plans"], day)
    plans = plans.merge(read["person"][["child_id", "adult_on"]], on="child_id", how="left")
    return plans[plans["adult_on"].isna() | (plans["adult_on"] > day)]


def cp7(read: Frames, _first: Day, last: Day) -> Frame:
    """Children subject to a protection plan."""
    rows = plans_of_children(read, last).sort_values("started_on")
    return base(rows.drop_duplicates("child_id", keep="last"), last, denominator=0)


def cp8(read: Frames, _first: Day, last: Day) -> Frame:
    """Children on a protection plan seen within 10 working days."""
    return last_seen(plans_of_children(read, last), seen(read["cp_visits"], last), last, 10)


def lac1(read: Frames, _first: Day, last: Day) -> Frame:
    """Children looked after."""
    return base(in_care(read, last), last, denominator=0)


def lac11(read: Frames, _first: Day, last: Day) -> Frame:
    """Children looked after whom a social worker, or someone of no known role, holds."""
    staff = read["professionals"]
    left = staff["last_day_on"].isna() | (staff["last_day_on"] >= last)
    staff = staff[(staff["started_on"] <= last) & left][["worker_id", "role"]]
    held = open_on(read["involvements"], last)
    held = held[held["allocation"] == "primary"][["child_id", "worker_id"]]
    held = held.merge(staff, on="worker_id", how="left")
    held = held[held["role"].isna() | held["role"].isin(SOCIAL_WORK[:2])]
    rows = in_care(read, last)
    return base(rows, last, rows["child_id"].isin(held["child_id"]).astype(int))


def mis3(read: Frames, _first: Day, last: Day) -> Frame:
    """Children missing three times or more in 90 days."""
    rows = read["missing"]
    day = rows["missing_at"].dt.normalize()
    rows = rows[(rows["kind"] != "A") & (day <= last) & (day > last - pd.Timedelta(days=90))]
    times = rows.groupby("child_id").size()
    return base(times[times >= 3].reset_index()[["child_id"]], last, denominator=0)


def p6r(read: Frames, _first: Day, last: Day) -> Frame:
    """Full-time equivalents of social workers in post, and of agency staff among them."""
    rows = in_post(read, last)
    rows = rows[rows["role"].isin(SOCIAL_WORK)]
    agency = rows["fte"].where(rows["employment"] == "agency", 0)
    return base(rows, last, agency, rows["fte"])


def p7(read: Frames, _first: Day, last: Day) -> Frame:
    """Social workers who had supervision in the last 30 days."""
    rows = in_post(read, last)
    rows = rows[rows["role"].isin(SOCIAL_WORK)]
    had = within(read["supervision"], "supervised_on", last - pd.Timedelta(days=29), last)
    return base(rows, last, rows["worker_id"].isin(had["worker_id"]).astype(int))
