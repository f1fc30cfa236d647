"""The local feeds of looked-after children: care plans, schools, attendance, leave to remain."""

import datetime as dt
from collections.abc import Iterator

from lineofsight.records.sample.borough import Times, later, worked_on_or_after
from lineofsight.records.sample.chance import Weights, stream
from lineofsight.records.sample.looking_after import END, Life
from lineofsight.records.sample.people import age_on, birthday
from lineofsight.records.sample.sheets import Row, Sheet
from lineofsight.records.sample.story import Story

PLANS = Weights({"return to family": 24, "long-term fostering": 34, "SGO or CAO": 12,
                 "long-term residential": 6, "supported living": 20, "other": 4})  # fmt: skip
TERMS = (("Autumn", (9, 4), (12, 20)), ("Spring", (1, 4), (3, 30)), ("Summer", (4, 16), (7, 21)))
SESSIONS = {"Autumn": 140, "Spring": 252, "Summer": 374}  # half days since September, to its end
MOVES_WITH_HOME = 0.3


def feeds(story: Story) -> list[Sheet]:
    """Give the feeds about children."""
    lives = [
        life for life in story.lives
        if life.care.ended is None or life.care.ended >= story.times.listed
    ]  # fmt: skip
    return [
        _care_plans(story, lives),
        _schools(story, lives),
        _attendance(story, lives),
        _immigration(story, lives),
    ]


def terms(times: Times) -> Sheet:
    """Give the terms of every school year that the returns touch."""
    headings = ("Term", "Term Starts", "Term Ends")
    return Sheet("school_terms", headings, [list(term) for term in _terms(times)])


def _terms(times: Times) -> Iterator[tuple[str, dt.date, dt.date]]:
    for year in range(times.looked_back.year - 1, times.end.year + 2):
        for name, (month, day), (last_month, last_day) in sorted(TERMS, key=lambda one: one[1]):
            yield f"{name} {year}", dt.date(year, month, day), dt.date(year, last_month, last_day)


def _until(story: Story, life: Life) -> dt.date:
    return min(life.care.ended or END, story.times.end)


def _care_plans(story: Story, lives: list[Life]) -> Sheet:
    """A plan within ten working days as a rule, then a new one after most reviews."""
    rng = stream(story.borough.seed, "care plans")
    rows: list[Row] = []
    for life in lives:
        plan = PLANS.pick(rng)
        since = story.times.looked_back - dt.timedelta(days=rng.randint(1, 180))
        soon = rng.randint(2, 10) if rng.random() < 0.9 else 16
        day = max(since, life.care.started)
        day = later(day, soon if day > since else 0)
        until = _until(story, life)
        while day < until:
            settled = (day - life.care.started).days > 100 or rng.random() < 0.5
            rows.append([life.child.id, day, plan if settled else ""])
            late = rng.random() < 0.1
            days = rng.randint(184, 230) if late else rng.randint(120, 175)
            day = worked_on_or_after(day + dt.timedelta(days=days))
    return Sheet("care_plans", ("Child Unique ID", "Care Plan Date", "Permanence Plan"), rows)


def _at_school(life: Life, day: dt.date) -> bool:
    return 5 <= age_on(life.child.born, day) < 16


def _schools(story: Story, lives: list[Life]) -> Sheet:
    """On the roll of one school; a move of home sometimes means another."""
    rng = stream(story.borough.seed, "schools")
    rows: list[Row] = []
    for life in lives:
        until = _until(story, life)
        if not _at_school(life, until):
            continue
        joined = max(birthday(life.child.born, 5), story.times.begun)
        moves = [
            one.started for one in life.placements
            if not one.carries_on and joined < one.started < until
            and rng.random() < MOVES_WITH_HOME
        ]  # fmt: skip
        for began, ended in zip([joined, *moves], [*moves, None], strict=True):
            rows.append([life.child.id, f"School {rng.randint(1, 60)}", began, ended])
    rows = [row for row in rows if row[3] is None or row[2] != row[3]]
    return Sheet("schools", ("Child Unique ID", "School", "Joined", "Left"), rows)


def _attendance(story: Story, lives: list[Life]) -> Sheet:
    """Counted at the end of each term; some children miss much of their schooling."""
    rng = stream(story.borough.seed, "attendance")
    rows: list[Row] = []
    for life in lives:
        misses = rng.betavariate(1.2, 22)
        for name, _, ends in _terms(story.times):
            if not story.times.looked_back <= ends <= _until(story, life):
                continue
            if ends >= life.care.started and _at_school(life, ends):
                possible = SESSIONS[name.split()[0]]
                share = min(1.0, max(0.0, misses + rng.gauss(0, 0.02)))
                rows.append([life.child.id, ends, possible, round(possible * share)])
    headings = ("Child Unique ID", "Counted To", "Sessions Possible", "Sessions Missed")
    return Sheet("attendance", headings, rows)


def _immigration(story: Story, lives: list[Life]) -> Sheet:
    """Unaccompanied until 18; most have been given leave to remain for a while by then."""
    rng = stream(story.borough.seed, "leave to remain")
    rows: list[Row] = []
    for child, started in {
        life.child: life.care.started for life in lives if life.child.uasc
    }.items():
        disputed = "Yes" if rng.random() < 0.05 else "No"
        rows.append([child.id, "UASC", started, birthday(child.born, 18), None, disputed])
        granted = started + dt.timedelta(days=rng.randint(200, 600))
        if granted > story.times.end or rng.random() < 0.3:
            continue
        until = granted + dt.timedelta(days=900)
        rows.append([child.id, "leave to remain", granted, None, until, disputed])
        again = until - dt.timedelta(days=rng.randint(-10, 60))
        if again <= story.times.end:
            rows[-1][3] = again
            longer = again + dt.timedelta(days=1825)
            rows.append([child.id, "leave extended", again, None, longer, disputed])
    headings = ("Child Unique ID", "Immigration Status", "Status From", "Status To", "Leave Until",
                "Age Disputed")  # fmt: skip
    return Sheet("immigration", headings, rows)
