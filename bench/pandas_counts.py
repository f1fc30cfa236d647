"""Indicators counted the way analysts count them with pandas: a function each, for one month.

Each takes the frames, as read, and the first and the last day of what is asked about (a month, or
a year for a rolling one), and gives the rows in the base: child_id or worker_id, perhaps team, the
day (`on`) it is asked about, numerator and denominator. `cut` groups them by each breakdown.
"""

import big_authority
import numpy as np
import pandas as pd

from lineofsight.kernel.working_days import bank_holidays

Frame = pd.DataFrame
Frames = dict[str, Frame]
Day = pd.Timestamp

BY = ("team", "age", "sex", "ethnicity", "disability", "need", "placement")
"""The breakdowns the made-up authority has columns for; it knows no service, uasc or ward."""

_OF_PERSON = {"sex": "sex", "ethnicity": "ethnicity_group", "disability": "is_disabled"}
_AGES = ["Under 1", "1 to 4", "5 to 9", "10 to 15", "16 to 17", "18 and over"]
_HOLIDAYS = np.array(sorted(bank_holidays()), dtype="datetime64[D]")
_NEVER = pd.Timestamp("2262-01-01")


def frames() -> Frames:
    """Read every table to a frame; work out once what an analyst would keep beside each child."""
    read = {
        name: table.to_pandas(date_as_object=False)
        for name, table in big_authority.tables().items()
    }
    person, workers = read["person"], read["professionals"]
    person["ethnicity_group"] = person["ethnicity"].str[0]
    born = person["born_on"]
    leapling = pd.to_timedelta(((born.dt.day == 29) & (born.dt.month == 2)).astype(int), unit="D")
    person["adult_on"] = born + pd.DateOffset(years=18) + leapling
    workers["fte"] = workers["fte"].astype(float)
    return read


def working_days(start: pd.Series, end: pd.Series) -> pd.Series:
    """Count the working days after the start, up to and including the end."""
    first = start.to_numpy().astype("datetime64[D]") + 1
    last = end.to_numpy().astype("datetime64[D]") + 1
    return pd.Series(np.busday_count(first, last, holidays=_HOLIDAYS), index=start.index)


def open_on(frame: Frame, day: Day, starts: str = "started_on", ends: str = "ended_on") -> Frame:
    """Filter to what is open on the day."""
    return frame[(frame[starts] <= day) & (frame[ends].isna() | (frame[ends] > day))]


def within(frame: Frame, column: str, first: Day, last: Day) -> Frame:
    """Filter to what happened on these days."""
    return frame[(frame[column] >= first) & (frame[column] <= last)]


def latest(frame: Frame, key: str = "child_id", by: str = "started_on") -> Frame:
    """Keep the latest row of each child or worker."""
    return frame.sort_values(by).drop_duplicates(key, keep="last")


def base(rows: Frame, on: object, numerator: object = 1, denominator: object = 1) -> Frame:
    """Give the rows that count, with what each counts for."""
    return rows.assign(on=on, numerator=numerator, denominator=denominator)


def allocated(read: Frames, day: Day) -> Frame:
    """Give the primary worker and the team of each child on the day."""
    held = open_on(read["involvements"], day)
    return latest(held[held["allocation"] == "primary"])[["child_id", "worker_id", "team"]]


def seen(visits: Frame, day: Day) -> Frame:
    """Filter to the visits in person at which the child was, or may have been, seen."""
    met = visits["method"].isin(["in person", "not recorded"]) & (visits["child_seen"] != "no")
    return visits[met & (visits["seen_on"] <= day)][["child_id", "seen_on"]]


def last_seen(plans: Frame, visits: Frame, day: Day, most: int) -> Frame:
    """Say of each plan whether the child was seen within so many working days of the day."""
    last = visits.groupby("child_id", as_index=False)["seen_on"].max()
    rows = plans.merge(last, on="child_id", how="left")
    since = rows[["started_on", "seen_on"]].max(axis=1)
    asked = pd.Series(day, index=rows.index)
    return base(rows, day, (working_days(since, asked) <= most).astype(int))


def fd8(read: Frames, first: Day, last: Day) -> Frame:
    """Referrals of a year that follow another of the same child within 12 months."""
    had = within(read["referrals"], "referred_on", first - pd.DateOffset(years=1), last)
    had = had.drop_duplicates(["child_id", "referred_on"]).sort_values(["child_id", "referred_on"])
    before = had.groupby("child_id")["referred_on"].shift()
    again = before >= had["referred_on"] - pd.DateOffset(years=1)
    rows = base(had, had["referred_on"], again.astype(int))
    return within(rows, "referred_on", first, last)


def amt2(read: Frames, first: Day, last: Day) -> Frame:
    """Assessments finished in the month, in 45 working days of the referral before them."""
    done = within(read["cin_assessments"], "authorised_on", first, last)
    done = done.drop_duplicates(["child_id", "started_on", "authorised_on"])
    before = done[["child_id", "started_on"]].merge(
        read["referrals"][["child_id", "referred_on"]], on="child_id"
    )
    before = before[before["referred_on"] <= before["started_on"]]
    before = before.groupby(["child_id", "started_on"], as_index=False)["referred_on"].max()
    rows = done.merge(before, on=["child_id", "started_on"], how="left")
    since = rows["referred_on"].fillna(rows["started_on"])
    days = working_days(since, rows["authorised_on"])
    return base(rows, rows["authorised_on"], (days <= 45).astype(int))


def in_post(read: Frames, day: Day) -> Frame:
    """Give the workers in post, the later row of each; the last day is still in post."""
    staff = read["professionals"]
    left = staff["last_day_on"].isna() | (staff["last_day_on"] >= day)
    return latest(staff[(staff["started_on"] <= day) & left], "worker_id")


def w2(read: Frames, _first: Day, last: Day) -> Frame:
    """Children held by each worker in post, over their full-time equivalent."""
    held = open_on(read["involvements"], last)
    held = held[held["allocation"] == "primary"]
    cases = held.groupby("worker_id", as_index=False)["child_id"].nunique()
    staff = in_post(read, last)
    rows = staff[staff["fte"] > 0].merge(cases, on="worker_id")
    return base(rows.drop(columns="child_id"), last, rows["child_id"], rows["fte"])


def cin4(read: Frames, _first: Day, last: Day) -> Frame:
    """Children on a child in need plan seen within 20 working days."""
    visits = pd.concat([seen(read["cin_visits"], last), seen(read["cp_visits"], last)])
    return last_seen(open_on(read["cin_plans"], last).drop_duplicates(), visits, last, 20)


def in_care(read: Frames, day: Day) -> Frame:
    """Give the children looked after and under 18, short breaks (V3, V4) aside."""
    care = read["cla_episodes"]
    care = care[~care["legal_status"].isin(["V3", "V4"])]
    care = care.merge(read["person"][["child_id", "adult_on"]], on="child_id", how="left")
    care["ended_on"] = care[["ended_on", "adult_on"]].min(axis=1)
    care = care[care["adult_on"].isna() | (care["started_on"] < care["adult_on"])]
    care = care.groupby(["child_id", "started_on"], as_index=False).agg(
        {"ended_on": "min", "team": "max"}
    )
    return latest(open_on(care, day))


def lac20(read: Frames, _first: Day, last: Day) -> Frame:
    """Children looked after who had three placements or more in the year."""
    year = last + pd.Timedelta(days=1) - pd.DateOffset(years=1)
    made = read["cla_placement"]
    made = made[~made["placement_type"].isin(["T0", "T1", "T2", "T3", "T4"])]
    made = made.assign(
        goes_on=made["start_reason"].isin(["L", "T", "U"]),
        until_on=made["ended_on"].fillna(_NEVER),
    ).sort_values(
        ["child_id", "started_on", "goes_on", "until_on", "placement_type", "start_reason"]
    )
    made["stay"] = (~made["goes_on"]).groupby(made["child_id"]).cumsum()
    stays = made.groupby(["child_id", "stay"], as_index=False).agg(
        started_on=("started_on", "min"), until_on=("until_on", "max")
    )
    stays = stays[stays["until_on"] > stays["started_on"]]
    stays = stays[(stays["started_on"] <= last) & (stays["until_on"] > year)]
    many = stays.groupby("child_id").size().rename("placements").reset_index()
    rows = in_care(read, last).merge(many, on="child_id", how="left")
    return base(rows, last, (rows["placements"] >= 3).astype(int))


def leg1(read: Frames, _first: Day, last: Day) -> Frame:
    """Children in care proceedings."""
    rows = open_on(read["care_proceedings"], last, "issued_on", "final_order_on")
    return base(rows[["child_id"]].drop_duplicates(), last, denominator=0)


def cut(read: Frames, rows: Frame, last: Day, by: tuple[str, ...]) -> dict[str, Frame]:
    """Add the rows up for the whole and for each breakdown, as far as the rows can be cut."""
    sums = ["numerator", "denominator"]
    found = {"": rows[sums].sum().to_frame().T}
    if "child_id" in rows:
        rows = _with_children(read, rows, last)
    for name in by:
        column = _OF_PERSON.get(name, name)
        if name == "need" and "child_id" in rows:
            spells = latest(open_on(read["cin_episodes"], last))
            spells = spells[["child_id", "primary_need"]].rename(columns={"primary_need": name})
            rows = rows.merge(spells, on="child_id", how="left")
        elif name == "placement" and "child_id" in rows:
            spells = latest(open_on(read["cla_placement"], last))
            spells = spells[["child_id", "placement_type"]]
            rows = rows.merge(spells.rename(columns={"placement_type": name}), how="left")
        if column in rows:
            found[name] = rows.groupby(column, dropna=False)[sums].sum()
    return found


def _with_children(read: Frames, rows: Frame, last: Day) -> Frame:
    if "team" not in rows:
        rows = rows.merge(allocated(read, last)[["child_id", "team"]], on="child_id", how="left")
    who = read["person"][["child_id", "born_on", *_OF_PERSON.values()]]
    rows = rows.merge(who, on="child_id", how="left")
    born, on = rows["born_on"], pd.to_datetime(rows["on"])
    early = on.dt.month * 100 + on.dt.day < born.dt.month * 100 + born.dt.day
    years = on.dt.year - born.dt.year - early
    rows["age"] = pd.cut(years, [-1, 0, 4, 9, 15, 17, 200], labels=_AGES).astype(str)
    return rows
