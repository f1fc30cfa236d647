"""The local feeds about children, as rows: visits, placements, missing, court, plans, names."""

import datetime as dt

from lineofsight.records.sample import feeds_looked_after, feeds_protection, surroundings
from lineofsight.records.sample.borough import later, worked_on_or_after
from lineofsight.records.sample.chance import Weights, stream
from lineofsight.records.sample.leaving import Leaver
from lineofsight.records.sample.people import age_on
from lineofsight.records.sample.sheets import Cell, Row, Sheet
from lineofsight.records.sample.story import Story

ADDRESS = Weights({"open": 96, "protected": 3.4, "sealed": 0.6})
MATCHED = Weights({"agreed": 84, "deferred": 12, "not agreed": 4})


def feeds(story: Story, named: set[str]) -> list[Sheet]:
    """Give every local feed about children; `named` are the children of the returns."""
    made = [
        _visits(story),
        _placements(story),
        _missing(story),
        _proceedings(story),
        _pre_proceedings(story),
        _core_groups(story),
        _education(story),
        _pathways(story),
        _care_leavers(story),
        _health(story),
        _matches(story),
        *feeds_looked_after.feeds(story),
    ]
    for sheet in made:
        at = 1 if sheet.headings[0] == "Case ID" else 0
        named = named | {str(row[at]) for row in sheet.rows}
    return [
        *made,
        feeds_looked_after.terms(story.times),
        _incidents(story),
        _people(story, named),
    ]


def _visits(story: Story) -> Sheet:
    rows: list[Row] = [
        [one.child.id, one.day, one.kind, one.alone, one.seen, one.method, one.worker]
        for one in story.visits
    ]
    rng = stream(story.borough.seed, "visits to care leavers")
    for leaver in story.leavers:
        for day, kind, touch, *_ in leaver.statuses:
            if touch == "YES" and kind != "eligible":
                seen = worked_on_or_after(day - dt.timedelta(days=rng.randint(0, 9)))
                rows.append([leaver.child.id, min(seen, day), "care leaver", "Yes", "Yes",
                             "Video" if rng.random() < 0.05 else "", ""])  # fmt: skip
    rows.sort(key=lambda row: (row[1], row[0]))
    headings = ("Child Unique ID", "Visit Date", "Visit Type", "Seen Alone", "Child Seen",
                "Method", "Worker ID")  # fmt: skip
    return Sheet("visits", headings, rows)


def _placements(story: Story) -> Sheet:
    rows: list[Row] = []
    shown = {
        life.child for life in story.lives
        if life.care.ended is None or life.care.ended >= story.times.listed
    }  # fmt: skip
    for life in story.lives:
        for place, one in enumerate(life.placements):
            early = one.ended is not None and one.ended < story.times.looked_back
            if early or life.child not in shown:
                continue
            why = "S" if place == 0 else "T" if one.carries_on else "P"
            to_18 = "Yes" if one.kind in {"U1", "U4"} else ""
            rows.append([life.child.id, one.started, one.ended, one.kind, why, one.provider,
                         one.miles, one.inside, to_18, one.approval, one.approved])  # fmt: skip
    headings = ("Child Unique ID", "Placement Start Date", "Placement End Date", "Placement Type",
                "Reason for New Episode", "Provider", "Distance Miles", "Within LA Boundary",
                "Intended to Last to 18", "Approval", "Approved On")  # fmt: skip
    return Sheet("placements", headings, rows)


def _missing(story: Story) -> Sheet:
    def at(told: dt.datetime | None, *, timed: bool) -> Cell:
        return told if timed or told is None else told.date()

    rows: list[Row] = [
        [one.child.id, at(one.started, timed=one.timed), at(one.returned, timed=one.timed),
         one.offered, at(one.offered_at, timed=one.timed), at(one.held, timed=one.timed),
         one.declined, "No"]
        for one in story.absences
    ]  # fmt: skip
    headings = ("Child Unique ID", "Missing From", "Returned", "Return Interview Offered",
                "Return Interview Offered On", "Return Interview Held",
                "Return Interview Declined", "Other Authority")  # fmt: skip
    return Sheet("missing_episodes", headings, rows)


def _proceedings(story: Story) -> Sheet:
    rows: list[Row] = []
    extended = feeds_protection.extensions(story)
    for case in story.borough.cases:
        for one in case.proceedings:
            if one.final is not None and one.final < story.times.listed:
                continue
            rows.extend(
                [one.id, child.id, one.issued, one.final, "Yes" if one.emergency else "No",
                 one.kind, one.court, extended.get(one.id)]
                for child in case.children
            )  # fmt: skip
    rows.sort(key=lambda row: (row[2], row[0], row[1]))
    headings = ("Case ID", "Child Unique ID", "Issue Date", "Final Order Date", "Emergency",
                "Application Type", "Court Reference", "Extended To")  # fmt: skip
    return Sheet("care_proceedings", headings, rows)


def _pre_proceedings(story: Story) -> Sheet:
    rows: list[Row] = []
    since, end = story.times.shown, story.times.end
    for case in story.borough.cases:
        for one in case.proceedings:
            if one.gateway and one.issued >= since:
                rows.extend(
                    [one.id.replace("CP", "PI"), child.id, one.gateway, one.letter, one.met,
                     one.issued, "issue"]
                    for child in case.children
                )  # fmt: skip
    rng = stream(story.borough.seed, "drift")
    for case, one in story.borough.refused:
        drifts = dt.timedelta(days=rng.randint(20, 90) if rng.random() < 0.5 else 0)
        ended = one.final + drifts if one.final and one.final + drifts <= end else None
        steps = [day if day and day <= end else None for day in (one.letter, one.met)]
        if ended is None or ended >= since:
            rows.extend(
                [one.id, child.id, one.gateway, *steps, ended,
                 "step down" if ended else "continue"]
                for child in case.children
            )  # fmt: skip
    rows.sort(key=lambda row: (row[2], row[0], row[1]))
    headings = ("Case ID", "Child Unique ID", "Legal Gateway Date",
                "Letter Before Proceedings Date", "First Meeting Date",
                "Pre-proceedings Ended Date", "Outcome")  # fmt: skip
    return Sheet("pre_proceedings", headings, rows)


def _core_groups(story: Story) -> Sheet:
    rng = stream(story.borough.seed, "core groups")
    rows: list[Row] = []
    for case in story.borough.cases:
        for plan in case.plans:
            day = later(plan.started, rng.randint(5, 10) if rng.random() < 0.8 else 14)
            until = min(plan.ended or story.times.end, story.times.end)
            while day <= until:
                if day >= story.times.shown:
                    rows.extend([child.id, day] for child in case.children)
                on_time = rng.random() < 0.8
                day = later(day, rng.randint(20, 29) if on_time else rng.randint(31, 55))
    return Sheet("core_groups", ("Child Unique ID", "Core Group Date"), rows)


def _education(story: Story) -> Sheet:
    rows: list[Row] = [[life.child.id, day] for life in story.lives for day in life.education]
    return Sheet("education_plans", ("Child Unique ID", "PEP Reviewed"), rows)


def _pathways(story: Story) -> Sheet:
    rows: list[Row] = [
        [leaver.child.id, day, _adviser(story, leaver, day)]
        for leaver in story.leavers
        for day in leaver.plans
    ]
    headings = ("Child Unique ID", "Pathway Plan Reviewed", "Personal Adviser")
    return Sheet("pathway_plans", headings, rows)


def _care_leavers(story: Story) -> Sheet:
    rng = stream(story.borough.seed, "contact with care leavers")
    rows: list[Row] = []
    for leaver in story.leavers:
        for status in leaver.statuses:
            day, kind, touch, home, suitable, does = status
            contact = (
                day - dt.timedelta(days=rng.choice((0, 0, 3, 10, 24, 50)))
                if touch == "YES"
                else None
            )
            if status is leaver.statuses[-1]:
                contact = leaver.latest_contact(story.times.end)
            rows.append([leaver.child.id, day, kind, touch, home, suitable, does, contact,
                         _adviser(story, leaver, day)])  # fmt: skip
    headings = ("Child Unique ID", "Effective Date", "Eligibility Category", "In Touch",
                "Type of Accommodation", "Suitability of Accommodation",
                "Activity Status", "Latest Contact", "Personal Adviser")  # fmt: skip
    return Sheet("care_leavers", headings, rows)


def _adviser(story: Story, leaver: Leaver, day: dt.date) -> str:
    """Who helps a young adult, where somebody holds the case."""
    holder = story.allocations.on(leaver.child, day)
    is_adult = age_on(leaver.child.born, day) >= 18
    return holder.worker.id if is_adult and holder and holder.worker else ""


def _health(story: Story) -> Sheet:
    rows: list[Row] = [
        [life.child.id, kind, asked, done, outcome]
        for life in story.lives for kind, asked, done, outcome in life.health
    ]  # fmt: skip
    headings = ("Child Unique ID", "Kind", "Requested On", "Completed On", "Outcome")
    return Sheet("health_assessments", headings, rows)


def _matches(story: Story) -> Sheet:
    """The long-term panel sits each month: children whose foster placement is to last."""
    rng = stream(story.borough.seed, "panel")
    rows: list[Row] = []
    for life in story.lives:
        for one in life.placements:
            if one.kind not in {"U1", "U4"} or one.started < story.times.shown:
                continue
            lately = one.started >= story.times.last.plus(-1).first_day
            came = age_on(life.child.born, one.started) >= 7 and rng.random() < (
                0.8 if lately else 0.3
            )
            rows.append([life.child.id, worked_on_or_after(one.started), MATCHED.pick(rng),
                         "Yes" if came else "No"])  # fmt: skip
    rows = [row for row in rows if isinstance(row[1], dt.date) and row[1] <= story.times.end]
    headings = ("Child Unique ID", "Panel Date", "Outcome", "Young Person Attended")
    return Sheet("permanence_matches", headings, rows)


def _incidents(story: Story) -> Sheet:
    rows: list[Row] = [
        [one.id, one.day, one.category, one.victim, one.age, one.ward]
        for one in surroundings.incidents(story.borough)
    ]
    headings = ("Incident ID", "Incident Date", "Category", "Victim Reference", "Victim Age",
                "Ward")  # fmt: skip
    return Sheet("incidents", headings, rows)


def _people(story: Story, named: set[str]) -> Sheet:
    rng = stream(story.borough.seed, "names")
    classes: dict[str, str] = {}
    rows: list[Row] = []
    for child in story.borough.register.children:
        if child.id not in named:
            continue
        family = child.family
        kind = classes.setdefault(family.id, ADDRESS.pick(rng))
        known_as = f"{child.forename[:4]}" if rng.random() < 0.06 else ""
        rows.append([
            child.id, child.forename, family.surname, known_as, child.born, "", "", family.id,
            family.address if kind != "sealed" else "", family.ward, kind,
            "Yes" if family.is_restricted else "No",
        ])  # fmt: skip
    headings = ("Child Unique ID", "Forename", "Surname", "Also Known As", "Date of Birth",
                "NHS Number", "UPN", "Household ID", "Address", "Ward", "Address Class",
                "Restricted")  # fmt: skip
    return Sheet("people", headings, rows)
