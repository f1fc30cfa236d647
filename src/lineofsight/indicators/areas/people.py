"""The people: the thirteen rows of the workforce dashboard, and the two vacancy and agency rates.

Row numbers in the titles of `DASHBOARD` follow the committee's dashboard. Interim counts as
agency and a secondee as directly employed, everywhere.
"""

import datetime as dt
from decimal import Decimal
from typing import Literal, TypedDict

from lineofsight.indicators.definition import Indicator, count, percent, ratio, share


class _Stands(TypedDict):
    tag: Literal["workforce"]
    protects: Literal["staff"]
    checked_by: str
    review_by: dt.date


_STANDS: _Stands = {
    "tag": "workforce",
    "protects": "staff",
    "checked_by": "Head of workforce development",
    "review_by": dt.date(2027, 4, 1),
}
_WORKERS = ("workers.csv",)
_CENSUS = "CSWW census"
_WORKERS_OR_CENSUS = (*_WORKERS, _CENSUS)
_POSTS = ("posts.csv",)
_DIRECT = "employed = 'direct' and is_grade_11 = 1"

P2 = count(
    "P2",
    title="Social workers who hold cases",
    question="How many social workers hold cases?",
    why="Who there is to see children.",
    population="workers_in_post",
    of="case_holding = 'yes' and is_social_work = 1",
    basis="Dashboard row 1: permanent and agency",
    edges="As the workers feed says they hold cases; in the workforce census, whoever has a case.",
    sources=_WORKERS_OR_CENSUS,
    **_STANDS,
)

P3 = count(
    "P3",
    title="Establishment staff, grade 11 and over",
    question="How many senior staff, grade 11 and over, are on the establishment?",
    why="The permanent heart of the service.",
    population="workers_in_post",
    of=_DIRECT,
    better="higher",
    basis="Dashboard row 2: directly employed",
    edges="A worker whose grade is not recorded is not counted.",
    sources=_WORKERS,
    **_STANDS,
)

P4 = share(
    "P4",
    title="Establishment staff, grade 11 and over, in post 12 months",
    question="How many senior staff have been in post for a year or more?",
    why="Children need the same face next year.",
    population="workers_in_post",
    of=_DIRECT,
    met="is_over_a_year = 1",
    better="higher",
    target=percent(70),
    amber=percent(60),
    basis="Dashboard row 3: the count is printed with the percentage",
    edges="Service in the present employment; a conversion from agency starts again.",
    sources=_WORKERS,
    **_STANDS,
)

P5 = count(
    "P5",
    title="Establishment staff who hold no cases",
    question="How many senior staff hold no cases?",
    why="Staff on paper who cannot see children now.",
    population="workers_in_post",
    of=f"{_DIRECT} and case_holding = 'no'",
    basis="Dashboard row 4: for instance maternity or long-term sickness",
    edges="Totals only: this touches on health.",
    sources=_WORKERS,
    **_STANDS,
)

P6 = count(
    "P6",
    title="Agency staff",
    question="How many staff come from an agency?",
    why="Dear, and often gone before the child has learned a name.",
    population="workers_in_post",
    of="employed = 'agency'",
    better="lower",
    basis="Dashboard row 5: all agency staff",
    edges="Interim staff are agency.",
    sources=_WORKERS_OR_CENSUS,
    **_STANDS,
)

P6s = share(
    "P6s",
    title="Agency share of social workers",
    question="How many of our social workers come from an agency?",
    why="How much of the service could leave next week.",
    population="workers_in_post",
    of=f"employed = 'agency' or ({_DIRECT})",
    met="employed = 'agency'",
    better="lower",
    basis="Dashboard rows 5 and 2, headcount: agency over agency and directly employed grade 11",
    edges="Not the national rate: that is P6r, in FTE.",
    sources=_WORKERS,
    **_STANDS,
)

P6r = share(
    "P6r",
    title="Agency rate (national method)",
    question="How many of our social workers come from an agency, counted the national way?",
    why="The figure other authorities publish.",
    population="workers_in_post",
    of="is_social_work = 1 and (employed = 'agency' or employed = 'direct')",
    met="employed = 'agency'",
    weight="fte",
    better="lower",
    target=percent(20),
    amber=percent(28),
    basis="Children's social work workforce (DfE): agency FTE over agency and permanent FTE",
    edges="Social work roles, and roles not recorded.",
    sources=_WORKERS_OR_CENSUS,
    **_STANDS,
)

P7 = share(
    "P7",
    title="Social workers with personal supervision in the last 30 days",
    question="Do social workers get their supervision every month?",
    why="A worker who is not heard cannot hear a child.",
    population="supervision_of_workers",
    met="is_supervised = 1",
    better="higher",
    target=percent(90),
    amber=percent(80),
    basis="Dashboard row 6",
    edges="Workers on long absence are left out; a cancelled session is none. All who "
    "are overdue on the list of what is owed (supervision_owed) are not met here, and two more: "
    "who started, or came back from long absence, in those 30 days and has had no session yet; and "
    "who had the last one 30 days ago, so that the next is due that very day.",
    sources=("workers.csv", "supervision.csv"),
    **_STANDS,
)

P8 = ratio(
    "P8",
    title="Managers: directly employed to agency",
    question="How many directly employed managers are there for each one from an agency?",
    why="Steady teams need steady managers.",
    population="managers_in_place",
    met="held_by = 'direct'",
    per="held_by = 'agency'",
    better="higher",
    target=Decimal(4),
    amber=Decimal("2.3"),
    basis="Dashboard row 7",
    edges="No agency manager at all: not applicable.",
    sources=("workers.csv", "posts.csv"),
    **_STANDS,
)

P9 = count(
    "P9",
    title="Agency staff in post 12 months",
    question="How many agency staff have been in post for a year or more?",
    why="A long agency stay is a permanent job nobody took.",
    population="workers_in_post",
    of="employed = 'agency' and is_over_a_year = 1",
    better="lower",
    basis="Dashboard row 8",
    edges="In one engagement after another without a break of four weeks or more.",
    sources=_WORKERS_OR_CENSUS,
    **_STANDS,
    version=2,
)

P10 = count(
    "P10",
    title="Newly qualified social workers",
    question="How many social workers are newly qualified?",
    why="Next year's experienced workers, who need protected caseloads now.",
    population="workers_in_post",
    of="role = 'NQSW'",
    basis="Dashboard row 9",
    edges="By the role the feed gives now: a worker who has since moved on to another role is "
    "missing from the months before, so read its history with care.",
    sources=_WORKERS_OR_CENSUS,
    **_STANDS,
)

P11 = count(
    "P11",
    title="Leavers in the month",
    question="How many social workers left?",
    why="Each takes knowledge of fifteen children along.",
    population="social_workers_left",
    better="lower",
    basis="Dashboard row 10: directly employed social workers",
    edges="Internal moves are not leavers. The last working day counts.",
    sources=_WORKERS_OR_CENSUS,
    **_STANDS,
)

P12 = count(
    "P12",
    title="Starters in the month",
    question="How many social workers started?",
    why="Whether recruitment is winning.",
    population="social_workers_started",
    better="higher",
    basis="Dashboard row 11: directly employed social workers",
    edges="A conversion from agency is a starter.",
    sources=_WORKERS_OR_CENSUS,
    **_STANDS,
)

P13 = share(
    "P13",
    title="Unfilled posts",
    question="How many posts does nobody fill?",
    why="Work that nobody is doing.",
    population="posts_established",
    of="role = 'social worker'",
    met="is_unfilled = 1",
    better="lower",
    target=percent(5),
    amber=percent(10),
    basis="Dashboard row 12: the count is printed with the percentage",
    edges="Social worker posts, headcount; never more than the vacant ones (P1).",
    sources=_POSTS,
    **_STANDS,
)

P1 = share(
    "P1",
    title="Vacancy rate (local: no directly employed worker)",
    question="How many posts have no directly employed worker?",
    why="Posts that are vacant or lent.",
    population="posts_established",
    of="role = 'social worker'",
    met="is_vacant = 1",
    better="lower",
    target=percent(15),
    amber=percent(25),
    basis="Dashboard row 13: posts with no directly employed worker, covered by agency or not",
    edges="Headcount of social worker posts. Not comparable with the national rate, which is P1d.",
    sources=_POSTS,
    **_STANDS,
)

P1d = share(
    "P1d",
    title="Vacancy rate (national method)",
    question="How many social work posts are vacant, counted the national way?",
    why="The figure other authorities publish.",
    population="social_work_posts_and_staff",
    met="held_by = 'vacant'",
    weight="fte",
    better="lower",
    target=percent(15),
    amber=percent(22),
    basis="Children's social work workforce (DfE): vacant FTE over vacant and permanent FTE",
    edges="Social work roles, and roles not recorded; vacant even when covered by agency.",
    sources=("workers.csv", "posts.csv", _CENSUS),
    **_STANDS,
)

INDICATORS: tuple[Indicator, ...] = (
    P2, P3, P4, P5, P6, P6s, P6r, P7, P8, P9, P10, P11, P12, P13, P1, P1d,
)  # fmt: skip

DASHBOARD = ("P2", "P3", "P4", "P5", "P6", "P7", "P8", "P9", "P10", "P11", "P12", "P13", "P1")
"""The thirteen rows of the workforce dashboard, in its order."""
