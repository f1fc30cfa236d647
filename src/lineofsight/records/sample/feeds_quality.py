"""The local feeds about quality and staff, as rows: oversight, voice, samples, survey, sickness."""

import datetime as dt
from collections.abc import Iterator
from random import Random

from lineofsight.kernel.periods import Month
from lineofsight.records.sample.allocating import Allocation
from lineofsight.records.sample.borough import worked_on_or_after
from lineofsight.records.sample.chance import Carry, stream
from lineofsight.records.sample.practice import AUDITS_A_MONTH
from lineofsight.records.sample.sheets import Row, Sheet
from lineofsight.records.sample.story import Story

MEANS = ("Direct work", "Advocate", "App", "Letter")
SAMPLES_A_MONTH = 25
SURVEYS = (-30, -18, -6)  # months before the last, in which a survey closed
AGREED = {"workload": (0.52, 0.47, 0.41), "supported": (0.6, 0.62, 0.68),
          "recommend": (0.5, 0.49, 0.55)}  # fmt: skip


def feeds(story: Story) -> list[Sheet]:
    """Give every local feed about quality but audits and complaints."""
    return [
        _oversight(story),
        _voice(story),
        _audit_plan(story),
        _dip_samples(story),
        _survey(story),
        _sickness(story),
    ]


def case_sessions(story: Story) -> list[Row]:
    """Give the case supervision of each child held: worker, day, kind, child, why not held."""
    rng = stream(story.borough.seed, "case supervision")
    return [
        [row.worker.id, day, "case", row.child.id, "Worker on leave" if rng.random() < 0.03 else ""]
        for row in _held(story)
        if row.worker is not None
        for day in _every(rng, row, story, between=(24, 66))
    ]


def _held(story: Story) -> Iterator[Allocation]:
    """Give the primary allocations, by whom it may be."""
    return (row for row in story.allocations.rows if row.kind == "primary")


def _every(
    rng: Random, row: Allocation, story: Story, *, between: tuple[int, int]
) -> Iterator[dt.date]:
    """Give working days some way apart while a child is held, in the months shown."""
    last = min(row.ended or story.times.end, story.times.end)
    day = max(row.started, story.times.shown - dt.timedelta(days=70))
    while True:
        day += dt.timedelta(days=rng.randint(*between))
        on = worked_on_or_after(day)
        if on > last:
            return
        yield on


def _oversight(story: Story) -> Sheet:
    rng = stream(story.borough.seed, "oversight")
    managers = {team.name: team.manager for team in story.workforce.teams}
    rows: list[Row] = [
        [row.child.id, day, managers.get(row.team, "")]
        for row in _held(story)
        for day in _every(rng, row, story, between=(22, 72))
    ]
    rows.sort(key=lambda row: (row[1], row[0]))
    return Sheet("management_oversight", ("Child Unique ID", "Oversight Date", "Worker ID"), rows)


def _voice(story: Story) -> Sheet:
    rng = stream(story.borough.seed, "voice")
    rows: list[Row] = [
        [row.child.id, day, rng.choice(MEANS)]
        for row in _held(story)
        if rng.random() < 0.72
        for day in _every(rng, row, story, between=(30, 110))
    ]
    rows.sort(key=lambda row: (row[1], row[0]))
    return Sheet("voice_of_child", ("Child Unique ID", "Recorded On", "Means"), rows)


def _audit_plan(story: Story) -> Sheet:
    months = Month.of(story.times.shown).until(story.times.last)
    planned = max(1, round(AUDITS_A_MONTH * 1.12 * story.borough.size))
    rows: list[Row] = [[month.first_day, "", planned] for month in months]
    return Sheet("audit_plan", ("Planned For", "Team", "Planned"), rows)


def _dip_samples(story: Story) -> Sheet:
    rng = stream(story.borough.seed, "dip samples")
    carry = Carry(rng)
    held = list(_held(story))
    rows: list[Row] = []
    for month in Month.of(story.times.shown).until(story.times.last):
        for _ in range(carry.whole("samples", SAMPLES_A_MONTH * story.borough.size)):
            row = rng.choice(held)
            day = worked_on_or_after(month.first_day + dt.timedelta(days=rng.randrange(26)))
            agrees = "Yes" if rng.random() < 0.91 else "No"
            rows.append([f"DS{len(rows) + 1:05d}", row.child.id, day, agrees])
    headings = ("Sample ID", "Child Unique ID", "Sampled On", "Agrees")
    return Sheet("dip_samples", headings, rows)


def _survey(story: Story) -> Sheet:
    """Surveys by team: counts of answers, and how many were asked."""
    rng = stream(story.borough.seed, "survey")
    rows: list[Row] = []
    for place, back in enumerate(SURVEYS):
        closed = story.times.last.plus(back).first_day + dt.timedelta(days=20)
        for team in story.workforce.teams:
            asked = sum(
                one.team is team and one.is_in_post(closed) for one in story.workforce.workers
            )
            answered = sum(rng.random() < 0.58 for _ in range(asked))
            for question, shares in AGREED.items():
                agree = sum(rng.random() < shares[place] for _ in range(answered))
                neither = sum(rng.random() < 0.4 for _ in range(answered - agree))
                rows.append([closed, team.name, question, agree, neither,
                             answered - agree - neither, asked])  # fmt: skip
    headings = ("Survey Closed", "Team", "Question", "Agree", "Neither", "Disagree", "Eligible")
    return Sheet("staff_survey", headings, [row for row in rows if row[6]])


def _sickness(story: Story) -> Sheet:
    rng = stream(story.borough.seed, "sickness")
    rows: list[Row] = []
    for one in story.workforce.workers:
        last = min(one.last_day or story.times.end, story.times.end)
        day = max(one.started, story.times.shown) + dt.timedelta(days=rng.randrange(200))
        while day <= last:
            on = worked_on_or_after(day)
            if on <= last and not one.is_absent(on):
                rows.append([one.id, on, round(rng.choice((1, 1, 2, 3, 5, 12)) * one.fte, 1)])
            day += dt.timedelta(days=rng.randint(60, 290))
    rows.sort(key=lambda row: (row[1], row[0]))
    return Sheet("sickness", ("Worker ID", "First Day", "Working Days Lost"), rows)
