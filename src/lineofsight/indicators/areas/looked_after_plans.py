"""Plans and schooling of looked-after children: care, permanence, education plans, attendance."""

import datetime as dt

from lineofsight.indicators.definition import Indicator, percent, share

_REVIEW = dt.date(2027, 4, 1)
_CHECKED = "Head of the virtual school"

LAC9 = share(
    "LAC9",
    title="Looked-after children with an up-to-date care plan",
    question="Do children in care have a care plan that is up to date?",
    why="A plan six months old describes another child.",
    population="plans_of_children_looked_after",
    of="is_under_16 = 1 and is_plan_due = 1",
    met="has_current_plan = 1",
    better="higher",
    target=percent(95),
    amber=percent(85),
    basis="Care Planning Regulations 2010, regulation 4; six months is a local standard",
    edges="Looked after for more than ten working days, and under 16: from 16 on the pathway "
    "plan is asked about (CL4). A list without the plan's day cannot answer.",
    checked_by="Head of corporate parenting",
    review_by=_REVIEW,
    sources=("care_plans.csv", "ssd_cla_care_plan"),
)

LAC10 = share(
    "LAC10",
    title="Looked-after children with a plan for permanence by the second review",
    question="Is it known by the second review where each child in care will grow up?",
    why="A child who does not know where they will grow up cannot settle.",
    population="plans_of_children_looked_after",
    of="is_second_review_due = 1",
    met="has_permanence_plan = 1",
    better="higher",
    target=percent(95),
    amber=percent(85),
    basis="Care planning guidance: a plan for permanence at the second review",
    edges="Looked after for four months or more, of every age; any plan that says how counts, "
    "those of unaccompanied children too.",
    checked_by="Head of corporate parenting",
    review_by=_REVIEW,
    sources=("care_plans.csv", "Annex A list 8, permanence plan", "ssd_cla_care_plan"),
)

LAC22 = share(
    "LAC22",
    title="Looked-after children with a personal education plan this term",
    question="Do children in care have a plan for their education this term?",
    why="School is where the gap between children in care and others opens.",
    population="education_of_children_looked_after",
    of="is_school_age = 1 and is_plan_due = 1",
    met="has_plan = 1",
    over=("term",),
    better="higher",
    target=percent(95),
    amber=percent(88),
    basis="Statutory guidance, Promoting the education of looked-after children (2018)",
    edges="Reception to year 11, looked after for more than ten working days; in the holidays, "
    "the term before. While a term runs the figure grows: judge it at the term's end. A "
    "child at no school needs a plan too; 16 and 17 are left to be read apart.",
    checked_by=_CHECKED,
    review_by=_REVIEW,
    sources=("education_plans.csv", "school_terms.csv"),
)

LAC23 = share(
    "LAC23",
    title="Looked-after children persistently absent from school",
    question="How many children in care miss a great deal of school?",
    why="A child who is not in school is not safe there, and learns nothing.",
    population="attendance_of_children_looked_after",
    met="is_persistently_absent = 1",
    over=("year",),
    better="lower",
    target=percent(18),
    amber=percent(24),
    tag="outcome",
    basis="Outcomes for children in need, including children looked after (DfE)",
    edges="Missed a tenth of sessions or more, of those looked after for twelve months whose "
    "attendance is known. The latest count since 1 September: the summer's is the whole "
    "year's.",
    checked_by=_CHECKED,
    review_by=_REVIEW,
    sources=("attendance.csv",),
)

LAC24 = share(
    "LAC24",
    title="Looked-after children who changed schools in the middle of a year",
    question="How many children in care changed school in the middle of a year?",
    why="Each change of school loses months of learning and all the friends.",
    population="schools_of_children_looked_after",
    met="has_moved = 1",
    over=("year",),
    better="lower",
    target=percent(8),
    amber=percent(12),
    tag="outcome",
    basis="Children looked after in England (DfE), stability measures",
    edges="In the twelve months, while looked after, and not in August or September; of those on "
    "the roll of a school at any time in them.",
    checked_by=_CHECKED,
    review_by=_REVIEW,
    sources=("schools.csv",),
)

INDICATORS: tuple[Indicator, ...] = (LAC9, LAC10, LAC22, LAC23, LAC24)
