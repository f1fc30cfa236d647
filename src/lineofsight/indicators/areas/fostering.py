"""Foster carers: how many there are, and whether they are reviewed, visited, checked, trained."""

import datetime as dt
from decimal import Decimal

from lineofsight.indicators.definition import Indicator, count, percent, share

_CHECKED = "Head of fostering"
_REVIEW = dt.date(2027, 4, 1)
_REGISTER = ("fostering_households.csv",)
_LATEST = "The register gives the latest alone: it answers the extract's own month and none before."

F3 = share(
    "F3",
    title="Foster carer annual reviews in time",
    question="Are foster carers reviewed every year, in time?",
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
    edges="Households approved for a year or more whose latest review, or approval, is no more "
    "than twelve months old at the month end. A review held late makes it good from that day: the "
    "figure follows how many are completed. By the date of the review as recorded; households "
    "and not individual carers; households that resign stay until their approval ends. "
    "The register does not tell temporary approvals (regulation 24) apart. One that gives each "
    "household's latest review alone answers the extract's own month and none before.",
    checked_by="Head of fostering",
    review_by=dt.date(2027, 4, 1),
    sources=("fostering_households.csv",),
    version=2,
)

F1 = share(
    "F1",
    title="Foster placements in the authority's own households",
    question="How many foster placements are with the council's own foster carers?",
    why="Near home, known, and half the price.",
    population="foster_placements_open",
    of="provider <> 'not recorded'",
    met="provider = 'PR1'",
    better="higher",
    target=percent(50),
    amber=percent(42),
    basis="Sufficiency duty: Children Act 1989, section 22G.",
    edges="Children in placements U1 to U6 that day. Relatives and friends approved as carers are "
    "the authority's own. Placements that name no provider are left out.",
    sources=("SSDA903 Episodes", "placements.csv", "Annex A list 8, placement provider"),
    checked_by=_CHECKED,
    review_by=_REVIEW,
)

F2 = count(
    "F2",
    title="Approved mainstream fostering households",
    question="How many households may foster for the council?",
    why="No household, no family for the next child.",
    population="fostering_households_approved",
    of="household_type = 'mainstream'",
    better="higher",
    protects="process",
    basis="Fostering in England (Ofsted).",
    edges="Relatives and friends, and short-break carers, are not counted.",
    sources=_REGISTER,
    checked_by=_CHECKED,
    review_by=_REVIEW,
)

F4 = share(
    "F4",
    title="Fostering households with an unannounced visit in 12 months",
    question="Is every foster home visited unannounced at least once a year?",
    why="What a home is like on a day nobody tidied.",
    population="unannounced_visits_owed",
    asks="outstanding",
    of="asked_on >= approved_a_year_on",
    met="asked_on <= due_on",
    better="higher",
    target=percent(95),
    amber=percent(85),
    basis="Fostering Services: National Minimum Standards, standard 21.8.",
    edges=f"Households approved for a year or more. {_LATEST}",
    sources=_REGISTER,
    checked_by=_CHECKED,
    review_by=_REVIEW,
    version=2,
)

F5 = share(
    "F5",
    title="Supervising social worker visits to foster carers in timescale",
    question="Are foster carers visited in time by the worker who supports them?",
    why="Carers who are supported keep the child.",
    population="supervising_visits_owed",
    asks="outstanding",
    met="asked_on <= due_on",
    better="higher",
    target=percent(95),
    amber=percent(85),
    basis="Local standard: every six weeks (foster_supervision_days in the settings).",
    edges="Every approved household, with a child placed or not: the register does not say. "
    f"{_LATEST}",
    sources=_REGISTER,
    checked_by=_CHECKED,
    review_by=_REVIEW,
    version=2,
)

F6 = share(
    "F6",
    title="Fostering households whose checks are in date",
    question="Are the safety checks of every foster home in date?",
    why="The first thing an inspector opens.",
    population="fostering_households_approved",
    met="is_checked = 1",
    better="higher",
    target=percent(100),
    amber=percent(97),
    basis="Fostering Services (England) Regulations 2011, schedule 3.",
    edges="Criminal records check and medical, each by the latest row on or before the day that "
    f"dates it; a check that no row dates is not in date. {_LATEST}",
    sources=_REGISTER,
    checked_by=_CHECKED,
    review_by=_REVIEW,
    version=3,
)

F7 = count(
    "F7",
    title="New fostering households approved",
    question="How many new foster homes were approved?",
    why="Whether recruitment keeps up with retirement.",
    population="fostering_households_come_and_gone",
    of="change = 1",
    over=("ytd", "month", "12m"),
    better="higher",
    protects="process",
    basis="Fostering in England (Ofsted).",
    edges="A household approved anew while its approval stood is not new; one that came back after "
    "it had ended is.",
    sources=_REGISTER,
    checked_by=_CHECKED,
    review_by=_REVIEW,
    version=2,
)

F8 = count(
    "F8",
    title="Net change in fostering households",
    question="Do we gain more foster homes than we lose?",
    why="The number that decides whether children stay in the borough.",
    population="fostering_households_come_and_gone",
    value="change",
    over=("ytd", "month", "12m"),
    better="higher",
    target=Decimal(1),
    amber=Decimal(0),
    protects="internal",
    basis="Approvals (F7) less approvals ended.",
    edges="Below zero: more households ended than were approved. Never published: with F7 it would "
    "give the few that ended.",
    sources=_REGISTER,
    checked_by=_CHECKED,
    review_by=_REVIEW,
    version=2,
)

F9 = share(
    "F9",
    title="Foster carers who met the training standards in time",
    question="Do new foster carers finish their training in time?",
    why="Carers are the workforce children live with.",
    population="fostering_households_approved",
    of="is_approved_a_year = 1 and training <> 'before the standards'",
    met="training = 'in time'",
    better="higher",
    target=percent(90),
    amber=percent(80),
    basis="Fostering Services: National Minimum Standards, standard 20: within 12 months of "
    "approval, 18 for relatives and friends.",
    edges="Households approved for a year or more. A connected household between 12 and 18 months "
    "that has not met them yet counts as not met. Households approved before 2010 are left out: "
    "the standards came later.",
    sources=_REGISTER,
    checked_by=_CHECKED,
    review_by=_REVIEW,
    version=2,
)

INDICATORS: tuple[Indicator, ...] = (F1, F2, F3, F4, F5, F6, F7, F8, F9)
