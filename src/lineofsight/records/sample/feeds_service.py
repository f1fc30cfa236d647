"""The local feeds about the service, as rows: workers, teams, posts, quality, carers, figures."""

import datetime as dt

from lineofsight.records.sample import practice, surroundings
from lineofsight.records.sample.agency import carries_cases
from lineofsight.records.sample.carers import Household
from lineofsight.records.sample.chance import stream
from lineofsight.records.sample.feeds_quality import case_sessions
from lineofsight.records.sample.people import birthday
from lineofsight.records.sample.sheets import Row, Sheet
from lineofsight.records.sample.staffing import GRADES
from lineofsight.records.sample.story import Story


def feeds(story: Story) -> list[Sheet]:
    """Give every local feed about the service, without plan, targets and narrative."""
    return [
        _population(story),
        _neighbours(),
        _allocations(story),
        _workers(story),
        _posts(story),
        _teams(story),
        _supervision(story),
        _training(story),
        _recruitment(story),
        _audits(story),
        _complaints(story),
        _households(story),
        _scanning(story),
    ]


def _scanning(story: Story) -> Sheet:
    batches = surroundings.scanned(story.borough)
    backlog = round(surroundings.BACKLOG * story.borough.size)
    rows: list[Row] = [
        [batch, day, pages, backlog if place == 0 else "", note]
        for place, (batch, day, pages, note) in enumerate(batches)
    ]
    headings = ("Batch ID", "Scanned On", "Pages", "Backlog Pages", "Note")
    return Sheet("scanning", headings, rows)


def _population(story: Story) -> Sheet:
    rows: list[Row] = [
        [area, year, children, round(children * surroundings.AGED_10_TO_17)]
        for area, year, children in surroundings.population(story.borough)
    ]
    headings = ("Area", "Year", "Population 0 to 17", "Population 10 to 17")
    return Sheet("population", headings, rows)


def _neighbours() -> Sheet:
    rows: list[Row] = [
        [surroundings.AREA, name, rank, surroundings.MODEL]
        for rank, name in enumerate(surroundings.NEIGHBOURS, start=1)
    ]
    return Sheet("neighbours", ("Area", "Neighbour", "Rank", "Model version"), rows)


def _allocations(story: Story) -> Sheet:
    rows: list[Row] = [
        [one.child.id, one.worker.id if one.worker else "", one.team, one.started, one.ended,
         one.kind]
        for one in story.allocations.rows
        if one.ended is None or one.ended >= story.times.listed
    ]  # fmt: skip
    rows.sort(key=lambda row: (row[3], row[0]))
    headings = ("Child Unique ID", "Worker ID", "Team", "Start Date", "End Date", "Allocation")
    return Sheet("allocations", headings, rows)


def _workers(story: Story) -> Sheet:
    rows: list[Row] = []
    since = story.times.listed
    for one in story.workforce.workers:
        if one.last_day is not None and one.last_day < since:
            continue
        asked = one.last_day or story.times.end
        mail = f"{one.id.lower()}@wandle.invalid"
        rows.append([
            one.id, one.name, one.employment, one.fte, one.role, GRADES[one.role], one.team.name,
            "Yes" if carries_cases(one, asked) else "No", one.started, one.last_day, one.reason,
            one.absent_from, one.absent_to, mail,
        ])  # fmt: skip
    headings = ("Worker ID", "Worker Name", "Employment", "FTE", "Role", "Grade", "Team",
                "Case Holding", "Start Date", "Last Working Day", "Leaving Reason", "Absent From",
                "Absent To", "E-mail")  # fmt: skip
    return Sheet("workers", headings, rows)


def _posts(story: Story) -> Sheet:
    rows: list[Row] = []
    for post in story.workforce.posts:
        own: list[Row] = [
            [one.started, one.filled, "Yes" if one.covered else "No"] for one in post.vacancies
        ]
        rows.extend(
            [post.id, post.fte, post.role, post.team.name, *vacancy]
            for vacancy in own or [[None, None, ""]]
        )
    headings = ("Post ID", "FTE", "Role", "Team", "Vacant From", "Vacant To",
                "Covered by Agency")  # fmt: skip
    return Sheet("posts", headings, rows)


def _teams(story: Story) -> Sheet:
    rows: list[Row] = [
        [team.name, team.kind, team.service, team.manager, team.head, team.since, None]
        for team in story.workforce.teams
    ]
    headings = ("Team", "Kind", "Service", "Manager Worker ID", "Head of Service Worker ID",
                "From", "To")  # fmt: skip
    return Sheet("teams", headings, rows)


def _supervision(story: Story) -> Sheet:
    rows: list[Row] = [
        [one.worker.id, one.day, one.kind, "", one.cancelled]
        for one in practice.supervised(story.borough, story.workforce)
    ]
    rows += case_sessions(story)
    rows.sort(key=lambda row: (row[1], row[0], row[3]))
    headings = ("Worker ID", "Supervision Date", "Kind", "Child Unique ID", "Cancelled Reason")
    return Sheet("supervision", headings, rows)


def _training(story: Story) -> Sheet:
    rows: list[Row] = [
        [worker.id, course, day, birthday(day, 3) if "Court" in course else None]
        for worker, course, day in practice.trained(story.borough, story.workforce)
    ]
    return Sheet("training", ("Worker ID", "Course", "Completed On", "Expires On"), rows)


def _recruitment(story: Story) -> Sheet:
    rows: list[Row] = [list(one) for one in practice.recruited(story.borough, story.workforce)]
    rows.sort(key=lambda row: (row[0], row[3]))
    return Sheet("recruitment", ("Reference", "Route", "Stage", "Stage Date", "Team"), rows)


def _audits(story: Story) -> Sheet:
    rows: list[Row] = [
        [one.id, one.child.id, one.day, one.grade, one.moderated, one.due, one.done]
        for one in practice.audited(story.borough)
    ]
    headings = ("Audit ID", "Child Unique ID", "Audited On", "Grade", "Moderated Grade",
                "Actions Due", "Actions Completed")  # fmt: skip
    return Sheet("audits", headings, rows)


def _complaints(story: Story) -> Sheet:
    rows: list[Row] = [
        [one.id, one.received, one.stage, one.answered, one.extended]
        for one in practice.complained(story.borough)
    ]
    return Sheet("complaints", ("Complaint ID", "Received", "Stage", "Responded", "Extended"), rows)


def _households(story: Story) -> Sheet:
    """One row per review held; a household not yet reviewed has one without."""
    rng = stream(story.borough.seed, "carers' checks")
    end = story.times.end
    rows: list[Row] = []
    for one in story.households:
        reviews: list[dt.date | None] = [*one.reviews] or [None]
        for place, review in enumerate(reviews, start=1):
            on = review or one.approved
            is_latest = place == len(reviews) and one.ended is None
            checks = [
                on - dt.timedelta(days=rng.randint(5, 160)) if review else None,
                end - dt.timedelta(days=rng.randint(1, 46))
                if is_latest and rng.random() < 0.9
                else min(end, on + dt.timedelta(days=rng.randint(0, 28))),
                on + dt.timedelta(days=rng.randint(60, 900)),
                on + dt.timedelta(days=rng.randint(60, 700)),
                _standards_met(one, end),
            ]
            rows.append([one.id, one.approved, one.ended, one.kind, review, *checks])
    headings = ("Household ID", "Approved On", "Ended On", "Household Type", "Latest Review",
                "Latest Unannounced Visit", "Latest Supervising Visit", "DBS Expires",
                "Medical Due", "Training Standards Completed")  # fmt: skip
    return Sheet("fostering_households", headings, rows)


def _standards_met(one: Household, end: dt.date) -> dt.date | None:
    """The day a household met the training standards: most within the year, by its number."""
    on = one.approved + dt.timedelta(days=150 + int(one.id[2:]) * 37 % 250)
    return on if on <= end else None
