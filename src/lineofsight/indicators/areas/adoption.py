"""Adoption: orders made."""

import datetime as dt

from lineofsight.indicators.definition import Indicator, count

AD1 = count(
    "AD1",
    title="Adoption orders made",
    why="Each is a child with a family for life.",
    population="adoption_orders_made",
    over=("month", "12m", "ytd"),
    tag="outcome",
    basis="Children looked after in England (DfE): ceased by adoption (E11, E12)",
    edges="By the date of the order.",
    checked_by="Head of permanence",
    review_by=dt.date(2027, 4, 1),
    sources=("Annex A list 10", "SSDA903 Episodes REC"),
)

INDICATORS: tuple[Indicator, ...] = (AD1,)
