"""Looked-after children: how many, reviews, visits, health and how settled they are."""

import datetime as dt

from lineofsight.indicators.definition import Indicator, count, percent, rate, share

_REVIEW = dt.date(2027, 4, 1)
_CHECKED = "Head of corporate parenting"

LAC1 = count(
    "LAC1",
    title="Children looked after at the month end",
    why="Each is a child the council is parent to.",
    population="children_looked_after",
    tag="outcome",
    basis="Children looked after in England (DfE): open episode, without V3 and V4",
    edges="Under 18; a child whose age is not known counts. Unaccompanied children are included.",
    checked_by=_CHECKED,
    review_by=_REVIEW,
    sources=("SSDA903 Episodes DECOM, DEC, LS", "Annex A list 8"),
)

LAC1r = rate(
    "LAC1r",
    title="Rate of children looked after per 10,000",
    why="The count beside the number of children who live here.",
    population="children_looked_after",
    tag="outcome",
    basis="Children looked after in England (DfE)",
    edges="The latest estimate not after the month's year; for the authority only.",
    checked_by=_CHECKED,
    review_by=_REVIEW,
    sources=("as LAC1", "population.csv"),
)

LAC6 = share(
    "LAC6",
    title="Looked-after children whose reviews are in time",
    why="A review that slips is a plan nobody has checked.",
    population="cla_reviews_owed",
    asks="outstanding",
    of="asked_on > first_due_on",
    met="asked_on <= due_on",
    better="higher",
    target=percent(98),
    amber=percent(93),
    statutory=True,
    basis="Care Planning Regulations 2010, regulation 33",
    edges="Children looked after for more than 20 working days, none of whose reviews is overdue "
    "at the month end. A review held late is in time again from the day it is held.",
    checked_by=_CHECKED,
    review_by=_REVIEW,
    sources=("SSDA903 Reviews", "Annex A list 8, date of latest statutory review"),
)

LAC8 = share(
    "LAC8",
    title="Looked-after children visited in timescale",
    why="A child in care whom nobody has seen has nobody to tell.",
    population="cla_visits_owed",
    asks="outstanding",
    met="asked_on <= due_on",
    better="higher",
    target=percent(95),
    amber=percent(88),
    statutory=True,
    basis="Care Planning Regulations 2010, regulation 28",
    edges="Within a week of each placement, then every six weeks; the longer interval of a "
    "placement to 18 is not applied. A first visit not yet due counts as in time.",
    checked_by=_CHECKED,
    review_by=_REVIEW,
    sources=("visits.csv", "Annex A list 8, date of last social work visit"),
)

LAC18 = share(
    "LAC18",
    title="Initial health assessments within 20 working days of entering care",
    why="Health needs missed on entry are missed for longer.",
    population="initial_health_assessments_owed",
    asks="due",
    of="stayed = 1",
    met="done_on <= due_on",
    better="higher",
    target=percent(85),
    amber=percent(70),
    statutory=True,
    basis="Care Planning Regulations 2010, regulation 7; statutory guidance of 2015",
    edges="The cohort whose 20 working days ended in the month and who stayed that long; a "
    "refusal is not an assessment.",
    checked_by="Designated nurse for looked-after children",
    review_by=_REVIEW,
    sources=("health_assessments.csv",),
)

LAC20 = share(
    "LAC20",
    title="Looked-after children with three or more placements in the year",
    why="Each move is a home, a school and a trusted adult lost.",
    population="placements_of_children_looked_after",
    met="placements_in_year >= 3",
    better="lower",
    target=percent(10),
    amber=percent(13),
    tag="outcome",
    basis="Children looked after in England (DfE), placement stability",
    edges="Temporary placements are set aside; a change of legal status or a stay with the same "
    "carer is no move. Nobody can reach three in a few weeks: read it beside length of care.",
    checked_by=_CHECKED,
    review_by=_REVIEW,
    sources=("placements.csv", "SSDA903 Episodes PLACE, RNE"),
)

INDICATORS: tuple[Indicator, ...] = (LAC1, LAC1r, LAC6, LAC8, LAC18, LAC20)
