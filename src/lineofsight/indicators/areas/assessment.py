"""Assessments: whether they are finished in time, which are overdue, was the child seen.

Two clocks stand side by side. The guidance runs from the referral and carries the target; the
national census runs from the assessment's own start.
"""

import datetime as dt

from lineofsight.indicators.definition import Indicator, count, median, percent, share

_CHECKED_BY = "Head of service, assessment"
_REVIEW_BY = dt.date(2027, 4, 1)
_SOURCES = ("Annex A list 4", "ssd_cin_assessments")

AMT1 = count(
    "AMT1",
    title="Assessments completed",
    question="How many assessments were completed?",
    why="What the assessment teams finished: the base of every percentage beside it.",
    population="assessments_authorised",
    basis="Assessments authorised in the month, one for each child.",
    edges="Brothers and sisters assessed together are counted one by one.",
    sources=_SOURCES,
    checked_by=_CHECKED_BY,
    review_by=_REVIEW_BY,
)

AMT2 = share(
    "AMT2",
    title="Assessments completed within 45 working days",
    question="Are assessments of children completed in time?",
    why="Until the assessment is finished nobody has decided what the child needs.",
    population="assessments_owed",
    asks="done",
    met="done_on <= due_on",
    over=("month", "ytd"),
    better="higher",
    target=percent(90),
    amber=percent(80),
    statutory=True,
    basis="Working Together to Safeguard Children: 45 working days from the point of referral.",
    edges="The clock starts at the latest referral on or before the assessment began; without one "
    "in the records, at the assessment's start. The day of the referral is day 0 and day 45 is in "
    "time. Assessments still open are not in this figure: read it with AMT3. "
    "A child who moved away while being assessed is not told apart.",
    sources=(*_SOURCES, "Annex A list 3"),
    checked_by=_CHECKED_BY,
    review_by=_REVIEW_BY,
)

AMT2a = share(
    "AMT2a",
    title="Assessments completed within 45 working days of their start (census clock)",
    question="Are assessments completed in time, by the clock of the national census?",
    why="The national figure runs from the assessment's start, and only like compares with like.",
    population="assessments_authorised",
    met="happened_on <= due_on",
    over=("month", "ytd"),
    better="higher",
    basis="Children in need census: 45 working days from the assessment's start.",
    edges="For comparison with published figures only: the target and its colour stand with AMT2.",
    sources=_SOURCES,
    checked_by=_CHECKED_BY,
    review_by=_REVIEW_BY,
)

AMT3 = share(
    "AMT3",
    title="Open assessments over 45 working days",
    question="How many of the open assessments are already late?",
    why="Each is a child still waiting for a decision, whom the figure of those finished in time "
    "does not show.",
    population="assessments_owed",
    asks="outstanding",
    met="due_on is null or asked_on > due_on",
    over=("snapshot",),
    better="lower",
    target=percent(0),
    amber=percent(5),
    basis="Working Together to Safeguard Children: 45 working days from the point of referral.",
    edges="Open on the day: begun, and not authorised on or before it. The clock is that of AMT2; "
    "day 45 is not yet over. A clock that began before 2010 counts as over.",
    sources=(*_SOURCES, "Annex A list 3"),
    checked_by=_CHECKED_BY,
    review_by=_REVIEW_BY,
)

AMT4 = share(
    "AMT4",
    title="Open assessments over 30 working days that no manager has checked",
    question="How many long-open assessments has no manager checked?",
    why="A manager who looks part of the way through can still bring it in on time.",
    population="assessments_owed",
    asks="outstanding",
    of="check_due_on is null or asked_on > check_due_on",
    met="checked_on is null or checked_on > asked_on",
    over=("snapshot",),
    better="lower",
    target=percent(0),
    amber=percent(10),
    basis="Local standard: a manager's check by 30 working days, on the clock of AMT2.",
    edges="Any note of a manager's oversight after the day the assessment began is a check. Of "
    "assessments open on the day; with none over 30 working days there is no value.",
    sources=(*_SOURCES, "management_oversight.csv"),
    checked_by="Principal social worker",
    review_by=_REVIEW_BY,
)

AMT5 = share(
    "AMT5",
    title="Child seen during assessment",
    question="Is the child seen during the assessment?",
    why="An assessment of a child nobody saw is an assessment of the adults.",
    population="assessments_authorised",
    of="is_unborn = 0",
    met="child_seen = 'yes'",
    better="higher",
    target=percent(98),
    amber=percent(92),
    tag="quality",
    basis="Working Together to Safeguard Children: the child should be seen.",
    edges="Every assessment authorised in the month but those of a child not yet born. A child of "
    "whom it is not recorded that they were seen counts as not seen; the bounds say what the "
    "figure would be if they had been. Where the whole column is missing, or blank in every row, "
    "there is no data instead of a false nought.",
    sources=_SOURCES,
    checked_by="Principal social worker",
    review_by=_REVIEW_BY,
    version=2,
)

AMT6 = share(
    "AMT6",
    title="Child first seen within five working days of the referral",
    question="Is the child seen within five working days of the referral?",
    why="A referral says that someone is worried: only seeing the child says whether rightly.",
    population="first_visits_owed",
    asks="started",
    of="is_settled = 1",
    met="done_on <= due_on",
    better="higher",
    target=percent(80),
    amber=percent(70),
    tag="quality",
    basis="Local standard of five working days; ten in some authorities.",
    edges="Of referrals of the month that led to an assessment. One whose five days had not passed "
    "when the records were extracted joins the base when the child is seen; one referred again "
    "before then is left out. Any visit in person counts, out of hours too, for the child who was "
    "seen and not for brothers and sisters. A child not yet born is left out.",
    sources=("Annex A lists 3 and 4", "visits.csv", "ssd_cin_episodes", "ssd_cin_visits"),
    checked_by="Principal social worker",
    review_by=_REVIEW_BY,
    version=3,
)

AMT7 = share(
    "AMT7",
    title="Assessments that ended in no further action",
    question="How many assessments end without any help from social care?",
    why="Each was a family looked into for weeks: many would say that too much comes in.",
    population="assessments_authorised",
    met="needs_support = 'no'",
    better="lower",
    target=percent(30),
    amber=percent(40),
    basis="Local. Assessments authorised in the month that found no need of social care.",
    edges="Not the national *assessed as not in need*, which is a part of referrals: never compare "
    "the two. An assessment that does not say stays in the base and is not counted.",
    sources=_SOURCES,
    checked_by=_CHECKED_BY,
    review_by=_REVIEW_BY,
)

AMT8 = median(
    "AMT8",
    title="Working days an assessment takes (median)",
    question="How many working days does an assessment take?",
    why="Half are finished sooner: the limit of 45 is no target for every child.",
    population="assessments_owed",
    asks="done",
    value="working_days",
    better="lower",
    target=percent(30),
    amber=percent(40),
    basis="Working days from the start of the clock of AMT2 to the authorisation; never over 45.",
    edges="The middle one, not the mean, so that one very late assessment moves nothing. The clock "
    "starts at the referral. One that ends on its first day counts as 0: see whether it was "
    "entered afterwards. A clock that began before 2010 is left out.",
    sources=(*_SOURCES, "Annex A list 3"),
    checked_by=_CHECKED_BY,
    review_by=_REVIEW_BY,
)

INDICATORS: tuple[Indicator, ...] = (AMT1, AMT2, AMT2a, AMT3, AMT4, AMT5, AMT6, AMT7, AMT8)
