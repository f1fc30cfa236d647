"""The people over a year and in their own words: turnover, conversions, sickness, survey.

The thirteen rows of the workforce dashboard are in `people`.
"""

import datetime as dt
from decimal import Decimal
from typing import Literal, TypedDict

from lineofsight.indicators.definition import Indicator, count, mean, percent, share


class _Stands(TypedDict):
    tag: Literal["workforce"]
    checked_by: str
    review_by: dt.date


_STANDS: _Stands = {
    "tag": "workforce",
    "checked_by": "Head of workforce development",
    "review_by": dt.date(2027, 4, 1),
}
_CENSUS = "CSWW census"
_WORKERS = ("workers.csv",)
_SURVEY = ("staff_survey.csv",)
_SURVEYED = (
    "Counts of answers of the latest survey closed by the day; neutral answers stay in the base. "
    "Print the response rate (P19) beside it. Teams with few answers are put together."
)

P7c = share(
    "P7c",
    title="Cases with recorded case supervision in timescale",
    question="Do managers go through each case with its worker in time?",
    why="A case nobody else has looked at is one person's judgement.",
    population="case_supervision_owed",
    asks="outstanding",
    met="asked_on <= due_on",
    better="higher",
    target=percent(85),
    amber=percent(75),
    tag="process",
    basis="Local standard: every four weeks for a child on a protection plan, else every eight.",
    edges="Of the case, not of the worker: personal supervision is P7. A child who became open "
    "within the interval is in the base and in time.",
    sources=("supervision.csv", "Annex A list 6", "ssd_cin_episodes"),
    checked_by="Principal social worker",
    review_by=dt.date(2027, 4, 1),
)

P12n = count(
    "P12n",
    title="Net staffing change",
    question="Do more social workers join us than leave us?",
    why="Whether the service is filling or draining.",
    population="social_workers_come_and_gone",
    value="change",
    over=("month", "12m", "ytd"),
    better="higher",
    target=Decimal(1),
    amber=Decimal(0),
    protects="internal",
    basis="Starters in the month (P12) less leavers (P11)",
    edges="Below zero: more left than came. The two counts are published, their difference is not.",
    sources=(*_WORKERS, _CENSUS),
    **_STANDS,
)

P14 = mean(
    "P14",
    title="Turnover rate (national method)",
    question="How many social workers leave in a year, counted the national way?",
    why="Children lose a worker each time one leaves.",
    window=12,
    population="social_work_turnover",
    value="has_left",
    per="in_post",
    unit="percent",
    better="lower",
    target=percent(15),
    amber=percent(20),
    protects="staff",
    basis="Children's social work workforce (DfE): FTE leavers in twelve months over FTE in post "
    "at their end",
    edges="Directly employed social workers. The base is those in post on the day and not the "
    "average of the year. One who left and came back is no leaver; who then left again is one.",
    sources=(*_WORKERS, _CENSUS),
    version=2,
    **_STANDS,
)

P15 = count(
    "P15",
    title="Agency workers who became permanent",
    question="How many agency workers took a permanent job with us?",
    why="The cheapest recruitment there is, and the child keeps the worker.",
    population="social_workers_started",
    of="is_conversion = 1",
    over=("ytd", "month", "12m"),
    better="higher",
    protects="staff",
    basis="Action under the workforce priority of the plan",
    edges="Directly employed by the next working day after agency work here. Each is a starter "
    "(P12) as well: do not add the two.",
    sources=_WORKERS,
    **_STANDS,
)

P16 = mean(
    "P16",
    title="Sickness absence rate (national method)",
    question="How much working time is lost to sickness, counted the national way?",
    why="Tired services fall ill, and ill services tire.",
    window=12,
    population="social_work_sickness",
    value="days_lost",
    per="days_worked",
    unit="percent",
    better="lower",
    target=percent(3),
    amber=percent("4.5"),
    protects="staff",
    basis="Children's social work workforce (DfE): working days lost in twelve months over FTE in "
    "post times 253 days, 254 in a leap year",
    edges="An absence counts where it began. Days are lost as full-time days.",
    sources=("workers.csv", "sickness.csv", _CENSUS),
    **_STANDS,
)

P17 = mean(
    "P17",
    title="Vacancies covered by agency",
    question="How many vacancies does an agency worker cover?",
    why="Vacant and worked is not the same as vacant and empty.",
    population="vacancies_covered",
    value="covered_fte",
    per="vacant_fte",
    unit="percent",
    protects="staff",
    basis="Children's social work workforce (DfE): agency FTE covering vacancies over vacant FTE",
    edges="By post it cannot pass 100. As the workforce census returns it (on 30 September, where "
    "no posts feed is loaded) it can, as the national figure does.",
    sources=("posts.csv", _CENSUS),
    **_STANDS,
)

P18 = mean(
    "P18",
    title="Staff survey: manageable workload",
    question="Do staff say that their workload is manageable?",
    why="Staff know before the figures do.",
    population="survey_answers",
    of="question = 'workload'",
    value="agree",
    per="answered",
    unit="percent",
    over=("survey",),
    better="higher",
    target=percent(60),
    amber=percent(50),
    protects="staff",
    basis="Employer standards for social workers (Local Government Association): agree that the "
    "caseload is manageable in contracted hours",
    edges=_SURVEYED,
    sources=_SURVEY,
    **_STANDS,
)

P19 = mean(
    "P19",
    title="Staff survey: response rate",
    question="How many staff answered the survey?",
    why="Silence is an answer too.",
    population="survey_answers",
    of="question = 'workload' and eligible > 0",
    value="answered",
    per="eligible",
    unit="percent",
    over=("survey",),
    better="higher",
    target=percent(60),
    amber=percent(40),
    protects="staff",
    basis="Answers over the staff who were asked.",
    edges="Of the question on workload, which every survey asks. Rows that do not say how many "
    "were asked are left out.",
    sources=_SURVEY,
    **_STANDS,
)

P20 = mean(
    "P20",
    title="Staff survey: supported by my manager",
    question="Do staff feel supported by their manager?",
    why="People leave managers.",
    population="survey_answers",
    of="question = 'supported'",
    value="agree",
    per="answered",
    unit="percent",
    over=("survey",),
    better="higher",
    target=percent(70),
    amber=percent(60),
    protects="staff",
    basis="Employer standards for social workers (Local Government Association)",
    edges=f"{_SURVEYED} Whether staff would recommend working here is P20r.",
    sources=_SURVEY,
    **_STANDS,
)

P20r = mean(
    "P20r",
    title="Staff survey: would recommend working here",
    question="Would staff tell others to come and work here?",
    why="The reference that candidates believe.",
    population="survey_answers",
    of="question = 'recommend'",
    value="agree",
    per="answered",
    unit="percent",
    over=("survey",),
    better="higher",
    protects="staff",
    basis="Employer standards for social workers (Local Government Association)",
    edges=f"{_SURVEYED} The target stands with P20.",
    sources=_SURVEY,
    **_STANDS,
)

INDICATORS: tuple[Indicator, ...] = (P7c, P12n, P14, P15, P16, P17, P18, P19, P20, P20r)
