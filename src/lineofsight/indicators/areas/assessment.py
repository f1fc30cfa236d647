"""Assessments: whether they are finished in time, which are overdue, was the child seen.

Two clocks stand side by side. The guidance runs from the referral and carries the target; the
national census runs from the assessment's own start.
"""

import datetime as dt

from lineofsight.indicators.definition import Indicator, percent, share

_CHECKED_BY = "Head of service, assessment"
_REVIEW_BY = dt.date(2027, 4, 1)
_SOURCES = ("Annex A list 4", "ssd_cin_assessments")

AMT2 = share(
    "AMT2",
    title="Assessments completed within 45 working days",
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
    "time. Assessments still open are not in this figure: read it with AMT3.",
    sources=(*_SOURCES, "Annex A list 3"),
    checked_by=_CHECKED_BY,
    review_by=_REVIEW_BY,
)

AMT2a = share(
    "AMT2a",
    title="Assessments completed within 45 working days of their start (census clock)",
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

AMT5 = share(
    "AMT5",
    title="Child seen during assessment",
    why="An assessment of a child nobody saw is an assessment of the adults.",
    population="assessments_authorised",
    of="is_unborn = 0 and child_seen <> 'not recorded'",
    met="child_seen = 'yes'",
    better="higher",
    target=percent(98),
    amber=percent(92),
    tag="quality",
    basis="Working Together to Safeguard Children: the child should be seen.",
    edges="A child not yet born is left out. So is an assessment that does not record whether the "
    "child was seen: a blank never counts against a worker, and where the whole column is missing "
    "there is no value instead of a false one.",
    sources=_SOURCES,
    checked_by="Principal social worker",
    review_by=_REVIEW_BY,
)

INDICATORS: tuple[Indicator, ...] = (AMT2, AMT2a, AMT3, AMT5)
