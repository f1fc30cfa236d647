"""Children in need: how many, whether those on a plan are visited, and who has no worker."""

import datetime as dt

from lineofsight.indicators.definition import Indicator, count, percent, rate, share

_CHECKED_BY = "Head of service, care planning"
_REVIEW_BY = dt.date(2027, 4, 1)
_EPISODES = ("Annex A list 6", "ssd_cin_episodes")

CIN1 = count(
    "CIN1",
    title="Children in need",
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

CIN4 = share(
    "CIN4",
    title="Children on a child in need plan visited within timescale",
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
    "interval is in the base and in time: its first visit is not yet due. Which plans are open "
    "is known from the status at the extract.",
    sources=("Annex A list 6", "visits.csv", "ssd_cin_plans", "ssd_cin_visits"),
    checked_by=_CHECKED_BY,
    review_by=_REVIEW_BY,
)

CIN8 = count(
    "CIN8",
    title="Children in need with no allocated worker",
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

INDICATORS: tuple[Indicator, ...] = (CIN1, CIN1r, CIN4, CIN8)
