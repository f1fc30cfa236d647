"""The courts: children and cases in care proceedings, and how long they take."""

import datetime as dt
from decimal import Decimal

from lineofsight.indicators.definition import Indicator, count, weeks

_REVIEW = dt.date(2027, 4, 1)
_CHECKED = "Head of legal, children"

LEG1 = count(
    "LEG1",
    title="Children in care proceedings",
    why="Each waits for a court to say where they will live.",
    population="children_in_proceedings",
    tag="outcome",
    basis="Children Act 1989, section 31",
    edges="Each child once, however many cases.",
    checked_by=_CHECKED,
    review_by=_REVIEW,
    sources=("care_proceedings.csv",),
)

LEG1c = count(
    "LEG1c",
    title="Cases in care proceedings",
    why="The court's and the lawyers' workload: a case may hold several children.",
    population="cases_in_proceedings",
    basis="Children Act 1989, section 31",
    edges="Open while any of its children is before the court.",
    checked_by=_CHECKED,
    review_by=_REVIEW,
    sources=("care_proceedings.csv",),
)

LEG3 = weeks(
    "LEG3",
    title="Average length of care proceedings",
    why="Weeks are long in a small child's life.",
    population="proceedings_concluded",
    value="days_taken",
    over=("12m",),
    better="lower",
    target=Decimal(30),
    amber=Decimal(40),
    basis="Children Act 1989, section 32: 26 weeks",
    edges="From first issue to the last child's final order, of cases concluded in the year.",
    checked_by=_CHECKED,
    review_by=_REVIEW,
    sources=("care_proceedings.csv",),
)

INDICATORS: tuple[Indicator, ...] = (LEG1, LEG1c, LEG3)
