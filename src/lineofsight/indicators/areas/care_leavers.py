"""Care leavers: what they do, and where they live."""

import datetime as dt

from lineofsight.indicators.definition import Indicator, percent, share

_REVIEW = dt.date(2027, 4, 1)
_CHECKED = "Head of corporate parenting"
_SOURCES = ("care_leavers.csv", "SSDA903 OC3", "Annex A list 9 (as at the extract)")
_BASE = (
    "By the latest status on or before the month end. Those who died or returned home are left "
    "out; one who is not in touch, or whose activity is unknown, stays in the base."
)

CL1 = share(
    "CL1",
    title="Care leavers aged 19 to 21 in education, employment or training",
    why="What a good parent asks first of a grown child.",
    population="care_leavers_known",
    of="cohort = '19 to 21'",
    met="is_occupied = 1",
    better="higher",
    target=percent(60),
    amber=percent(52),
    tag="outcome",
    basis="Children looked after in England (DfE), care leavers; asked of a month end",
    edges=_BASE,
    checked_by=_CHECKED,
    review_by=_REVIEW,
    sources=_SOURCES,
)

CL1a = share(
    "CL1a",
    title="Care leavers aged 19 to 21 not in education, employment or training",
    why="The other side of CL1, never worked out from it: unknown is neither.",
    population="care_leavers_known",
    of="cohort = '19 to 21'",
    met="is_neet = 1",
    better="lower",
    target=percent(34),
    amber=percent(40),
    tag="outcome",
    basis="Children looked after in England (DfE), care leavers; asked of a month end",
    edges=_BASE,
    checked_by=_CHECKED,
    review_by=_REVIEW,
    sources=_SOURCES,
)

CL1b = share(
    "CL1b",
    title="Care leavers aged 17 to 18 in education, employment or training",
    why="At 17 and 18 a lost place can still be mended.",
    population="care_leavers_known",
    of="cohort = '17 to 18'",
    met="is_occupied = 1",
    better="higher",
    target=percent(70),
    amber=percent(62),
    tag="outcome",
    basis="Children looked after in England (DfE), care leavers; asked of a month end",
    edges=_BASE,
    checked_by=_CHECKED,
    review_by=_REVIEW,
    sources=_SOURCES,
)

CL2 = share(
    "CL2",
    title="Care leavers aged 19 to 21 in suitable accommodation",
    why="Nothing else holds without a place to live.",
    population="care_leavers_known",
    of="cohort = '19 to 21' and is_elsewhere = 0",
    met="suitability = '1'",
    better="higher",
    target=percent(88),
    amber=percent(82),
    tag="outcome",
    basis="Care Leavers Regulations 2010, regulation 9",
    edges="Without those gone abroad, deported or of unknown residence. Accommodation unknown "
    "because the young person is not in touch stays in the base, and is not suitable.",
    checked_by=_CHECKED,
    review_by=_REVIEW,
    sources=_SOURCES,
)

INDICATORS: tuple[Indicator, ...] = (CL1, CL1a, CL1b, CL2)
