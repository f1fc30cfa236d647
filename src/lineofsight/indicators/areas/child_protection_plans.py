"""Child protection plans as they go on: seen alone, reviews, core groups, conferences, length.

Figures of open plans are of children under 18; a child not yet born, and one whose age is not
known, counts.
"""

import datetime as dt

from lineofsight.indicators.definition import Indicator, percent, share

_CHECKED_BY = "Head of service, safeguarding and quality assurance"
_REVIEW_BY = dt.date(2027, 4, 1)
_PLANS = ("Annex A list 7", "ssd_cp_plans")
_REVIEWS = ("conferences.csv", "ssd_cp_reviews")
_ELSEWHERE = (
    "under another authority's plan alone is left out, where the source tells it apart, as in CP7."
)

CP9 = share(
    "CP9",
    title="Child protection visits where the child was seen alone",
    question="Are children on protection plans seen alone when they are visited?",
    why="A child says to a worker alone what cannot be said before a parent.",
    population="cp_visits_made",
    of="is_old_enough = 1",
    met="is_alone = 1",
    better="higher",
    target=percent(80),
    amber=percent(70),
    tag="quality",
    basis="Visits at which a child aged 3 or over was seen alone, as part of those at which the "
    "child was seen.",
    edges="In person, one for each child and day. Whether alone not being recorded counts as not "
    f"alone. Children whose age is not known are left out. A visit {_ELSEWHERE} A list of the "
    "latest visit alone (Annex A list 7) cannot answer.",
    sources=("visits.csv", "ssd_cp_visits"),
    checked_by=_CHECKED_BY,
    review_by=_REVIEW_BY,
    version=3,
)

CP10 = share(
    "CP10",
    title="Children on a child protection plan whose reviews were all in time",
    question="Are the protection plans of children reviewed in time, every time?",
    why="A review is where those who know the child decide whether the plan is working.",
    window=12,
    population="cp_plans_reviewed",
    met="is_reviewed_in_time = 1",
    over=("snapshot",),
    better="higher",
    target=percent(98),
    amber=percent(95),
    statutory=True,
    basis="Working Together to Safeguard Children and the children in need census: the first "
    "review within three months of the initial conference, later ones within six months.",
    edges="Children on a plan for three months or more. Every review held in the twelve months to "
    "the day, and the one owed now. The first is timed from the start of the plan. A conference "
    "that was not held as a review resets no clock. Needs the history of reviews, which Annex A "
    "does not give.",
    sources=(*_PLANS, *_REVIEWS),
    checked_by=_CHECKED_BY,
    review_by=_REVIEW_BY,
)

CP11 = share(
    "CP11",
    title="Children on a child protection plan whose core groups were all in time",
    question="Does the group of people around each protected child meet in time?",
    why="Between reviews the core group is the plan at work.",
    population="core_groups_owed",
    asks="outstanding",
    met="asked_on <= due_on and all_in_time = 1",
    over=("snapshot",),
    better="higher",
    target=percent(90),
    amber=percent(80),
    statutory=True,
    basis="Working Together to Safeguard Children: the first within 10 working days of the "
    "conference; later ones within six weeks of the one before (local).",
    edges="The first within 10 working days of the conference, each one since within the local "
    "interval of the one before, and the next not overdue: one held late counts against the "
    "child until the plan ends. A first one due before the earliest core group on record is not "
    "judged; a plan too young to have owed one is in time. A child with two plans open counts "
    "once, from the first of them.",
    sources=(*_PLANS, "core_groups.csv"),
    checked_by=_CHECKED_BY,
    review_by=_REVIEW_BY,
    version=3,
)

CP12b = share(
    "CP12b",
    title="Child protection plans begun within two years of an earlier plan",
    question="How many children are back on a protection plan within two years?",
    why="A plan again so soon asks whether the last one ended too early.",
    population="cp_plans_started_after_another",
    met="is_repeat_in_two_years = 1",
    over=("12m", "month", "ytd"),
    better="lower",
    target=percent(8),
    amber=percent(12),
    tag="outcome",
    basis="Local: plans started whose child's earlier plan had ended in the two years before.",
    edges="Never to be compared with CP12, which counts an earlier plan however long ago. Only "
    "earlier plans in the records, with the day they ended. Ended on the same day two years "
    "earlier counts.",
    sources=_PLANS,
    checked_by=_CHECKED_BY,
    review_by=_REVIEW_BY,
)

CP14 = share(
    "CP14",
    title="Child protection plans ended that lasted two years or more",
    question="How many of the protection plans that ended had lasted two years or more?",
    why="Shows how long children waited to be safe, of those whose plan is over.",
    population="cp_plans_ended",
    met="is_long = 1",
    over=("12m", "month", "ytd"),
    better="lower",
    target=percent(4),
    amber=percent(6),
    tag="outcome",
    basis="Plans ended that lasted more than 729 days, as part of plans ended (children in need "
    "census).",
    edges="A plan ends at the latest on the 18th birthday. One that ended because the child moved "
    "away or died counts as ended: the records do not tell these apart.",
    sources=_PLANS,
    checked_by=_CHECKED_BY,
    review_by=_REVIEW_BY,
)

CP15 = share(
    "CP15",
    title="Child protection plans open 15 months or more",
    question="How many protection plans have been open for 15 months or more?",
    why="A plan that drifts is seen before it has lasted two years.",
    population="cp_plans_open",
    met="is_drifting = 1",
    over=("snapshot",),
    better="lower",
    target=percent(8),
    amber=percent(12),
    tag="outcome",
    basis="Local trigger: plans open as many months as the settings say (15), or more.",
    edges="By the calendar: begun on 31 January 2024, 15 months are reached on 30 April 2025.",
    sources=_PLANS,
    checked_by=_CHECKED_BY,
    review_by=_REVIEW_BY,
)

CP16 = share(
    "CP16",
    title="Child protection reviews in which the child took part",
    question="Do children take part in the reviews of their protection plan?",
    why="What is decided about a child is decided better with the child.",
    population="cp_reviews_held",
    of="is_old_enough = 1",
    met="took_part = 1",
    better="higher",
    target=percent(85),
    amber=percent(75),
    tag="voice",
    basis="Reviews of children aged 4 and over at which they spoke, were spoken for or sent their "
    "views (PN1, PN2, PN3, PN5, PN6).",
    edges="One for each child and day. Participation not recorded stays in the base and is not "
    "met. Under 4 by age or by code (PN0), and age not known, are left out. "
    f"A review {_ELSEWHERE}",
    sources=_REVIEWS,
    checked_by=_CHECKED_BY,
    review_by=_REVIEW_BY,
    version=2,
)

CP17 = share(
    "CP17",
    title="Child protection conferences that were quorate",
    question="Are the right agencies present at child protection conferences?",
    why="A conference without enough agencies decides with half the facts, or meets again late.",
    population="child_protection_conferences_held",
    of="kind = 'review' or is_quoracy_known = 1",
    met="is_quorate = 1",
    better="higher",
    target=percent(98),
    amber=percent(92),
    tag="quality",
    basis="Local: social care and two more agencies.",
    edges="Initial and review conferences, one for each child and day. A review of which it is not "
    "recorded is in the base and not quorate; such an initial conference is left out, because the "
    f"Standard Safeguarding Dataset has no field for it. A review {_ELSEWHERE}",
    sources=_REVIEWS,
    checked_by=_CHECKED_BY,
    review_by=_REVIEW_BY,
    version=2,
)

INDICATORS: tuple[Indicator, ...] = (CP9, CP10, CP11, CP12b, CP14, CP15, CP16, CP17)
