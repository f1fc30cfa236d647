"""Health of looked-after children: assessments, teeth, and what the yearly return says."""

import datetime as dt

from lineofsight.indicators.definition import Indicator, mean, percent, share

_REVIEW = dt.date(2027, 4, 1)
_CHECKED = "Designated nurse for looked-after children"

LAC17 = share(
    "LAC17",
    title="Initial health assessments asked for within three working days",
    question="Is the first health assessment asked for promptly when a child comes into care?",
    why="What is asked for late is done late.",
    population="initial_health_requests_owed",
    asks="started",
    of="stayed = 1 and is_settled = 1",
    met="done_on <= due_on",
    better="higher",
    target=percent(95),
    amber=percent(80),
    basis="Local standard; the assessment itself is LAC18",
    edges="Children who entered care in the month and stayed three working days. One whose three "
    "days had not passed when the records were extracted joins the base when it is asked for, so "
    "that late starters are not counted before their time. A request before care began does not "
    "count; an assessment that was done was asked for by then. Care that began outside the "
    "records, as LAC3 has it, is left out.",
    checked_by=_CHECKED,
    review_by=_REVIEW,
    sources=("health_assessments.csv",),
    version=3,
)

LAC18 = share(
    "LAC18",
    title="Initial health assessments within 20 working days of entering care",
    question="Do children get their first health assessment in time when they come into care?",
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
    "refusal is not an assessment. Care that began outside the records, as LAC3 has it, is left "
    "out. A list of the latest assessment alone (Annex A list 8) cannot answer: the latest is "
    "seldom the first.",
    checked_by=_CHECKED,
    review_by=_REVIEW,
    sources=("health_assessments.csv",),
    version=3,
)

LAC19 = share(
    "LAC19",
    title="Looked-after children whose health assessments are up to date",
    question="Are the health assessments of children in care up to date?",
    why="A parent would know that the child had been seen.",
    window=12,
    population="health_of_children_looked_after",
    met="is_assessed = 1",
    better="higher",
    target=percent(92),
    amber=percent(85),
    statutory=True,
    tag="outcome",
    basis="Care Planning Regulations 2010, regulation 7",
    edges="Looked after for twelve months: two in the year under five, one from five on; a "
    "refusal is none. A list of the latest alone (Annex A list 8) cannot answer: it has no second "
    "one of a child under five.",
    checked_by=_CHECKED,
    review_by=_REVIEW,
    sources=("health_assessments.csv", "ssd_cla_health"),
    version=2,
)

LAC19d = share(
    "LAC19d",
    title="Looked-after children whose teeth were checked in the year",
    question="Have children in care seen a dentist in the last year?",
    why="Bad teeth are the commonest sign that nobody looked.",
    window=12,
    population="health_of_children_looked_after",
    met="is_dental_checked = 1",
    better="higher",
    target=percent(85),
    amber=percent(75),
    tag="outcome",
    basis="Statutory guidance, Promoting the health and well-being of looked-after children (2015)",
    edges="Looked after for twelve months, at every age; a refusal is no check.",
    checked_by=_CHECKED,
    review_by=_REVIEW,
    sources=("health_assessments.csv", "Annex A list 8", "ssd_cla_health"),
)

LAC19i = share(
    "LAC19i",
    title="Looked-after children whose immunisations are up to date",
    question="Are the immunisations of children in care up to date?",
    why="Children who moved often are those who missed their jabs.",
    population="year_outcomes_of_children_looked_after",
    met="immunisations = 'yes'",
    over=("year",),
    better="higher",
    target=percent(85),
    amber=percent(75),
    tag="outcome",
    basis="Statutory guidance, Promoting the health and well-being of looked-after children (2015)",
    edges="As the yearly return says; a child it does not name, or without records, is not up to "
    "date.",
    checked_by=_CHECKED,
    review_by=_REVIEW,
    sources=("SSDA903 OC2 IMMUNISATIONS", "ssd_cla_immunisations"),
)

LAC19s = mean(
    "LAC19s",
    title="Average strengths and difficulties score of looked-after children",
    question="How are the feelings and behaviour of children in care?",
    why="It says how children are, and who needs help with how they feel.",
    population="year_outcomes_of_children_looked_after",
    value="sdq_score",
    unit="score",
    over=("year",),
    better="lower",
    target=percent(14),
    amber=percent(16),
    tag="outcome",
    basis="Children looked after in England (DfE), outcomes",
    edges="0 to 40: to 13 as most children, 14 to 16 borderline, 17 and over a concern. Children "
    "with a score only: read it beside how many were returned, its denominator over "
    "LAC19i's.",
    checked_by=_CHECKED,
    review_by=_REVIEW,
    sources=("SSDA903 OC2 SDQ_SCORE", "ssd_sdq_scores"),
)

LAC25 = share(
    "LAC25",
    title="Looked-after children aged 10 to 17 convicted or cautioned in the year",
    question="How many children in care were convicted or cautioned in the year?",
    why="Care must not be the way to a record.",
    population="year_outcomes_of_children_looked_after",
    of="is_ten_or_over = 1",
    met="convicted = 'yes'",
    over=("year",),
    better="lower",
    target=percent(3),
    amber=percent(5),
    tag="outcome",
    basis="Children looked after in England (DfE), outcomes",
    edges="Of those looked after for twelve months, as the yearly return says. Small numbers.",
    checked_by="Head of youth justice",
    review_by=_REVIEW,
    sources=("SSDA903 OC2 CONVICTED", "ssd_cla_convictions"),
)

LAC26 = share(
    "LAC26",
    title="Looked-after children with a substance misuse problem identified",
    question="How many children in care have a known problem with drink or drugs?",
    why="What nobody asks about is not found: a low figure is not good news.",
    population="year_outcomes_of_children_looked_after",
    met="substance_misuse = 'yes'",
    over=("year",),
    tag="outcome",
    basis="Children looked after in England (DfE), outcomes",
    edges="Of those looked after for twelve months, as the yearly return says.",
    checked_by=_CHECKED,
    review_by=_REVIEW,
    sources=("SSDA903 OC2 SUBSTANCE_MISUSE", "ssd_cla_substance_misuse"),
)

INDICATORS: tuple[Indicator, ...] = (
    LAC17, LAC18, LAC19, LAC19d, LAC19i, LAC19s, LAC25, LAC26,
)  # fmt: skip
