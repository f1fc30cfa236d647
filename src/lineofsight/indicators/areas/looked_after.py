"""Looked-after children: how many, why and until when, reviews, visits and social workers."""

import datetime as dt

from lineofsight.indicators.definition import Indicator, count, percent, rate, share

_REVIEW = dt.date(2027, 4, 1)
_CHECKED = "Head of corporate parenting"

LAC1 = count(
    "LAC1",
    title="Children looked after at the month end",
    question="How many children are in our care?",
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
    question="How many children in every 10,000 are in our care?",
    why="The count beside the number of children who live here.",
    population="children_looked_after",
    tag="outcome",
    basis="Children looked after in England (DfE)",
    edges="The latest estimate not after the month's year; for the authority only.",
    checked_by=_CHECKED,
    review_by=_REVIEW,
    sources=("as LAC1", "population.csv"),
)

LAC2 = count(
    "LAC2",
    title="Unaccompanied asylum-seeking children looked after",
    question="How many children in our care came to this country alone to seek asylum?",
    why="Each arrived with nobody; their number moves the total for reasons of its own.",
    population="children_looked_after",
    of="is_uasc = 'yes'",
    tag="outcome",
    basis="Children looked after in England (DfE)",
    edges="Until the status ends (DUC): at 18, or when leave is granted. Where no list says "
    "when, as the latest list says. Those whose age is in dispute are included and marked "
    "in the rows.",
    checked_by=_CHECKED,
    review_by=_REVIEW,
    sources=("SSDA903 UASC DUC", "immigration.csv", "Annex A list 8", "ssd_immigration_status"),
)

LAC2p = share(
    "LAC2p",
    title="Unaccompanied children among children looked after",
    question="How many of the children in our care came alone to seek asylum?",
    why="A total with many unaccompanied children cannot be set beside one with few.",
    population="children_looked_after",
    met="is_uasc = 'yes'",
    tag="outcome",
    basis="Children looked after in England (DfE)",
    edges="LAC2 over LAC1.",
    checked_by=_CHECKED,
    review_by=_REVIEW,
    sources=("as LAC2",),
)

LAC3 = count(
    "LAC3",
    title="Children starting to be looked after",
    question="How many children came into care?",
    why="Who comes into care this month decides the work of the next years.",
    population="children_starting_care",
    over=("month", "12m", "ytd"),
    tag="outcome",
    basis="Children looked after in England (DfE), during the year",
    edges="Starts of a period of care. A child who starts twice in a year counts twice here, and "
    "once in the published figure of the year.",
    checked_by=_CHECKED,
    review_by=_REVIEW,
    sources=("SSDA903 Episodes RNE S", "Annex A list 8"),
)

LAC4 = count(
    "LAC4",
    title="Children ceasing to be looked after",
    question="How many children left care?",
    why="Leaving care well is the point of it; how many leave shows if plans are carried out.",
    population="children_leaving_care",
    over=("month", "12m", "ytd"),
    tag="outcome",
    basis="Children looked after in England (DfE), ceased during the year",
    edges="Ends of a period of care, the 18th birthday among them; an episode that another "
    "follows (X1) ends none. Transfers to another authority (E3) and other reasons (E8) "
    "count.",
    checked_by=_CHECKED,
    review_by=_REVIEW,
    sources=("SSDA903 Episodes DEC, REC", "Annex A list 8"),
)

LAC5 = share(
    "LAC5",
    title="Children looked after under section 20",
    question="How many children are in care by agreement and without a court order?",
    why="Care by agreement without a plan for an order can drift.",
    population="children_looked_after",
    met="legal_status = 'V2'",
    tag="outcome",
    basis="Children Act 1989, section 20",
    edges="Legal status V2 at the month end. Unaccompanied children nearly all have it: read the "
    "figure split by them. A list of periods gives the status as at its extract.",
    checked_by=_CHECKED,
    review_by=_REVIEW,
    sources=("SSDA903 Episodes LS", "Annex A list 8", "ssd_legal_status"),
)

LAC6 = share(
    "LAC6",
    title="Looked-after children whose latest review was in time",
    question="Are children in care reviewed in time?",
    why="A review that slips is a plan nobody has checked.",
    population="cla_reviews_owed",
    asks="outstanding",
    of="asked_on > first_due_on",
    met="asked_on <= due_on and last_in_time = 1",
    better="higher",
    target=percent(98),
    amber=percent(93),
    statutory=True,
    basis="Care Planning Regulations 2010, regulation 33",
    edges="Of children looked after for more than 20 working days, those whose latest review was "
    "held by its last day and whose next is not overdue. One held late counts against it until the "
    "next is held. Where the records cannot show when the latest was due (a first review from "
    "before they begin), only what is overdue counts; a list of the latest alone (Annex A list 8) "
    "cannot answer. Children in a "
    "series of short breaks alone are left out: their reviews are a duty of their own. Cancelled "
    "reviews are left out; no return says which were adjourned, so the day held counts.",
    checked_by=_CHECKED,
    review_by=_REVIEW,
    sources=("SSDA903 Reviews", "ssd_cla_reviews"),
    version=3,
)

LAC7 = share(
    "LAC7",
    title="Reviews of looked-after children in which the child took part",
    question="Do children take part in the reviews of their own care?",
    why="A plan about a child made without the child is half a plan.",
    population="cla_reviews_held",
    of="is_asked = 1",
    met="took_part = 1",
    better="higher",
    target=percent(95),
    amber=percent(88),
    tag="voice",
    basis="Care planning guidance: the child's wishes and feelings at each review",
    edges="Reviews held in the month of children aged four or more; under fours (PN0) are not "
    "asked. Attending without views (PN4), none sent (PN7) and not recorded are no "
    "participation.",
    checked_by=_CHECKED,
    review_by=_REVIEW,
    sources=("SSDA903 Reviews REVIEW_CODE", "ssd_cla_reviews"),
)

LAC8 = share(
    "LAC8",
    title="Looked-after children visited in timescale",
    question="Are children in care visited in time?",
    why="A child in care whom nobody has seen has nobody to tell.",
    population="cla_visits_owed",
    asks="outstanding",
    met="asked_on <= due_on",
    better="higher",
    target=percent(95),
    amber=percent(88),
    statutory=True,
    basis="Care Planning Regulations 2010, regulation 28",
    edges="The interval of each child: a week after a placement, then six weeks; three months "
    "after the first year of a placement to 18; weekly until the first review at home on "
    "an interim order, before assessment or under temporary approval. Where no return says "
    "which applies, the general rule does (Annex A list 8 says the placement, and not what it is "
    "meant for). A visit not yet due counts as in time. Children "
    "abroad are not told apart. "
    "A missing child stays in the base.",
    checked_by=_CHECKED,
    review_by=_REVIEW,
    sources=(
        "visits.csv",
        "placements.csv, approval and whether it is to last to 18",
        "SSDA903 Episodes LS, PLACE",
        "Annex A list 8, date of last social work visit",
    ),
    version=2,
)

LAC11 = share(
    "LAC11",
    title="Looked-after children with an allocated social worker",
    question="Does every child in care have a social worker?",
    why="A child without a named social worker has nobody to ring.",
    population="children_looked_after_held",
    met="has_social_worker = 1",
    better="higher",
    target=percent(100),
    amber=percent(98),
    basis="Care Planning Regulations 2010: a qualified social worker for each child",
    edges="An open primary allocation to a social worker by name. Held by a manager, a team, "
    "duty or a personal adviser does not count; a worker whose role is not known does.",
    checked_by="Principal social worker",
    review_by=_REVIEW,
    sources=("allocations.csv", "workers.csv", "SSDA903 SWEpisodes", "ssd_involvements"),
)

LAC12 = share(
    "LAC12",
    title="Looked-after children with three or more social workers in the year",
    question="How many children in care had three or more social workers in a year?",
    why="Every new worker is one more stranger to trust.",
    window=12,
    population="social_workers_of_children_looked_after",
    met="social_workers >= 3",
    better="lower",
    target=percent(25),
    amber=percent(32),
    tag="outcome",
    basis="Children looked after in England (DfE), stability measures, first given for 2024",
    edges="Distinct primary workers in the twelve months, those who cover an absence too. The "
    "base is everyone looked after at the month end; the published cohort has been for a "
    "year.",
    checked_by="Principal social worker",
    review_by=_REVIEW,
    sources=("SSDA903 SWEpisodes", "allocations.csv", "ssd_involvements"),
)

LAC27 = share(
    "LAC27",
    title="Visits to looked-after children at which the child was seen alone",
    question="Are children in care seen alone when they are visited?",
    why="What a child can only say alone is what most needs hearing.",
    population="cla_visits_made",
    of="is_old_enough = 1",
    met="was_seen_alone = 1",
    better="higher",
    target=percent(85),
    amber=percent(75),
    tag="voice",
    basis="Care Planning Regulations 2010, regulation 29",
    edges="Visits of the month in person at which the child was seen, from the age of three. Not "
    "recorded counts as not alone, and so does a child who would not be seen alone. Two visits on "
    "one day are one.",
    checked_by=_CHECKED,
    review_by=_REVIEW,
    sources=("visits.csv", "ssd_cla_visits"),
    version=2,
)

INDICATORS: tuple[Indicator, ...] = (
    LAC1, LAC1r, LAC2, LAC2p, LAC3, LAC4, LAC5, LAC6, LAC7, LAC8, LAC11, LAC12, LAC27,
)  # fmt: skip
