"""Children in need: how many, whether those on a plan are visited, and who has no worker."""

import datetime as dt

from lineofsight.indicators.definition import Indicator, count, percent, rate, share

_CHECKED_BY = "Head of service, care planning"
_REVIEW_BY = dt.date(2027, 4, 1)
_EPISODES = ("Annex A list 6", "ssd_cin_episodes")
_PLANS = ("Annex A list 6", "ssd_cin_plans")

CIN1 = count(
    "CIN1",
    title="Children in need",
    question="How many children are in need of our help?",
    why="Everyone the service works with: the number that workers and teams must be enough for.",
    population="children_in_need",
    over=("snapshot",),
    basis="Children with an episode of need open on the day (children in need census).",
    edges="Each child once, at any age. Children on a protection plan, looked after, and care "
    "leavers are among them. An episode closed on the day is not open.",
    sources=_EPISODES,
    checked_by=_CHECKED_BY,
    review_by=_REVIEW_BY,
)

CIN1r = rate(
    "CIN1r",
    title="Children in need per 10,000 children",
    question="How many children in every 10,000 are in need of our help?",
    why="The rate can be set beside other authorities, whatever their size.",
    population="children_in_need",
    over=("snapshot",),
    basis="CIN1 per 10,000 of the estimated population aged 0 to 17.",
    edges="Young people of 18 and over are counted and are not in the estimate. The estimate is "
    "the latest not after the year of the month.",
    sources=(*_EPISODES, "population.csv"),
    checked_by=_CHECKED_BY,
    review_by=_REVIEW_BY,
)

CIN2 = count(
    "CIN2",
    title="Children on a child in need plan",
    question="How many children are on a child in need plan?",
    why="The children helped with their family's agreement: most of the work of the teams.",
    population="cin_plans_open",
    basis="Children with a child in need plan open on the day (census from 2022).",
    edges="Each child once. A child on a protection plan or looked after is counted there and not "
    "here. Which plans are open is known from the status at the extract.",
    sources=_PLANS,
    checked_by=_CHECKED_BY,
    review_by=_REVIEW_BY,
)

CIN3 = share(
    "CIN3",
    title="Children in need whose plan is up to date",
    question="Do children in need have a plan that is up to date?",
    why="Without a plan nobody can say what the help is for, or when it has done its work.",
    population="children_in_need_planned",
    met="is_up_to_date = 1",
    better="higher",
    target=percent(95),
    amber=percent(85),
    tag="quality",
    basis="Local standard: a plan that began, or was reviewed, in the last three months.",
    edges="Of children under 18 open for more than 45 working days, neither on a protection plan "
    "nor looked after. A child who is being assessed and has no plan yet is left out; a child "
    "without any plan is in the base and is not up to date. Annex A cannot tell whether a case "
    "that has since closed, or is now protected or looked after, had a plan: it is left out.",
    sources=(*_PLANS, "cin_reviews.csv", "Annex A list 4"),
    checked_by=_CHECKED_BY,
    review_by=_REVIEW_BY,
)

CIN4 = share(
    "CIN4",
    title="Children on a child in need plan visited within timescale",
    question="Are children on child in need plans visited in time?",
    why="A plan does not keep a child safe; somebody who sees the child may.",
    population="cin_visits_owed",
    asks="outstanding",
    met="asked_on <= due_on",
    over=("snapshot",),
    better="higher",
    target=percent(90),
    amber=percent(80),
    basis="Local standard of 20 working days unless the settings say otherwise; no statutory "
    "interval.",
    edges="In person, by a child in need or a child protection visit. A visit at which the child "
    "was not seen does not count; one that does not say does. A plan that began inside the "
    "interval is in the base and in time: its first visit is not yet due. A child on a protection "
    "plan or looked after is left out, and visited under that; the plan goes on, with a whole "
    "interval, from the day that ends. Which plans are open is known from the status at the "
    "extract. "
    "A missing child stays in the base.",
    sources=("Annex A list 6", "visits.csv", "ssd_cin_plans", "ssd_cin_visits"),
    checked_by=_CHECKED_BY,
    review_by=_REVIEW_BY,
    version=2,
)

CIN5 = share(
    "CIN5",
    title="Visits to children in need at which the child was seen alone",
    question="Are children in need seen alone when they are visited?",
    why="Some things a child can only say when nobody else hears.",
    population="cin_visits_made",
    of="is_old_enough = 1",
    met="is_seen_alone = 1",
    better="higher",
    target=percent(75),
    amber=percent(65),
    tag="quality",
    basis="Good practice. Visits of the month at which the child is recorded as seen, aged 3 and "
    "over.",
    edges="A visit that does not say whether the child was seen alone stays in the base. A child "
    "whose age is not known is left out. Two visits on one day are one. "
    "Visits in person at which the child is recorded as seen.",
    sources=("visits.csv", "ssd_cin_visits"),
    checked_by="Principal social worker",
    review_by=_REVIEW_BY,
)

CIN6 = share(
    "CIN6",
    title="Child in need plans reviewed within three months",
    question="Are child in need plans reviewed in time?",
    why="A plan nobody looks at again goes on by itself.",
    population="cin_reviews_owed",
    asks="outstanding",
    met="asked_on <= due_on",
    over=("snapshot",),
    better="higher",
    target=percent(90),
    amber=percent(80),
    basis="Local standard: three calendar months from the plan's start, and from each review.",
    edges="Calendar months and not 91 days. A plan younger than three months is in the base and in "
    "time. A child on a protection plan or looked after is left out, as in CIN4. Which plans are "
    "open is known from the status at the extract.",
    sources=(*_PLANS, "cin_reviews.csv"),
    checked_by=_CHECKED_BY,
    review_by=_REVIEW_BY,
    version=2,
)

CIN7 = share(
    "CIN7",
    title="Children on a child in need plan for more than 12 months",
    question="How many child in need plans have gone on for over a year?",
    why="A plan that long has drifted, or the child needed more than it could give.",
    population="cin_plans_open",
    met="is_over_a_year = 1",
    better="lower",
    target=percent(20),
    amber=percent(30),
    tag="outcome",
    basis="Local. Plans that began before the same day a year earlier.",
    edges="Children with disabilities have long plans by design: read it by service. Annex A "
    "gives the start of the episode of need for the start of the plan.",
    sources=_PLANS,
    checked_by=_CHECKED_BY,
    review_by=_REVIEW_BY,
)

CIN8 = count(
    "CIN8",
    title="Children in need with no allocated worker",
    question="How many children in need have no worker of their own?",
    why="A child whom nobody holds by name can be forgotten.",
    population="children_in_need_held",
    of="has_named_worker = 0",
    over=("snapshot",),
    better="lower",
    target=percent(0),
    protects="process",
    zero_tolerance=True,
    basis="Children in need without an open allocation to a worker by name.",
    edges="Held by a manager, by a team or by duty counts as unallocated, and so does a child "
    "whose only worker is a co-worker or a reviewing officer.",
    sources=(*_EPISODES, "allocations.csv", "workers.csv", "ssd_involvements"),
    checked_by="Principal social worker",
    review_by=_REVIEW_BY,
)

CIN9 = share(
    "CIN9",
    title="Children with disabilities on a child in need plan visited within timescale",
    question="Are disabled children on child in need plans visited in time?",
    why="Children who cannot tell anybody must be seen by somebody.",
    population="cin_plans_open",
    of="is_disability_service = 1",
    met="asked_on <= visit_due_on",
    better="higher",
    target=percent(90),
    amber=percent(80),
    basis="CIN4, of children whom a team for children with disabilities holds; the local interval.",
    edges="The team holding the child on the day decides, by its kind in teams.csv. Short breaks "
    "(V3, V4) have visits of their own, which are not counted here. The rest is as in CIN4.",
    sources=(*_PLANS, "visits.csv", "teams.csv", "allocations.csv"),
    checked_by="Head of service, children with disabilities",
    review_by=_REVIEW_BY,
)

INDICATORS: tuple[Indicator, ...] = (
    CIN1,
    CIN1r,
    CIN2,
    CIN3,
    CIN4,
    CIN5,
    CIN6,
    CIN7,
    CIN8,
    CIN9,
)
