"""Foster carers: their yearly review."""

import datetime as dt

from lineofsight.indicators.definition import Indicator, percent, share

F3 = share(
    "F3",
    title="Foster carer annual reviews in time",
    why="A review is where a carer's doubts, and a child's, are heard.",
    population="foster_reviews_owed",
    asks="outstanding",
    of="asked_on >= approved_a_year_on",
    met="asked_on <= due_on",
    better="higher",
    target=percent(95),
    amber=percent(85),
    statutory=True,
    basis="Fostering Services Regulations 2011, regulation 28",
    edges="Households approved for a year or more whose review is not overdue at the month end. "
    "By the date of the review as recorded; households and not individual carers.",
    checked_by="Head of fostering",
    review_by=dt.date(2027, 4, 1),
    sources=("fostering_households.csv",),
)

INDICATORS: tuple[Indicator, ...] = (F3,)
