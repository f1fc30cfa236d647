"""Homes of looked-after children: where they live, how far away, and how settled they are."""

import datetime as dt

from lineofsight.indicators.definition import Indicator, count, percent, share

_REVIEW = dt.date(2027, 4, 1)
_CHECKED = "Head of corporate parenting"

LAC13 = share(
    "LAC13",
    title="Children placed more than 20 miles from home and outside the authority",
    question="How many children live far from home and outside our area?",
    why="Far from home is far from school, friends and the worker.",
    population="homes_of_children_looked_after",
    met="is_far = 1",
    better="lower",
    target=percent(14),
    amber=percent(18),
    tag="outcome",
    basis="Children Act 1989, section 22G; Children looked after in England (DfE)",
    edges="A distance not known (999.9, or blank) stays in the base and is not far; the rows "
    "show which. Homes of unaccompanied children are where they were first found.",
    checked_by=_CHECKED,
    review_by=_REVIEW,
    sources=("placements.csv", "ssd_cla_placement"),
)

LAC14 = share(
    "LAC14",
    title="Looked-after children in foster care",
    question="How many children in care live with foster carers?",
    why="Most children do best in a family.",
    population="homes_of_children_looked_after",
    met="is_fostered = 1",
    better="higher",
    target=percent(70),
    amber=percent(62),
    tag="outcome",
    basis="Children looked after in England (DfE)",
    edges="Placements U1 to U6, with relatives and friends too; away for some days (T) is not.",
    checked_by=_CHECKED,
    review_by=_REVIEW,
    sources=("SSDA903 Episodes PLACE", "placements.csv", "Annex A list 8, placement type"),
)

LAC15 = count(
    "LAC15",
    title="Children under 16 in unregulated or unregistered homes",
    question="How many children under 16 live in homes that are not registered for them?",
    why="It is against the law, and nobody inspects where they sleep.",
    population="homes_of_children_looked_after",
    of="is_unlawful = 1",
    better="lower",
    target=percent(0),
    tag="outcome",
    zero_tolerance=True,
    basis="Care Planning Regulations 2010 as amended from 9 September 2021, regulation 27A",
    edges="Supported or independent living, and other homes that are not registered (H5, K3, P2, "
    "P3, Z1, Z11 to Z14). Z1 may hold others: check each. A child whose age is not known "
    "counts. Orders that deprive of liberty are marked in the rows. Lawful before that "
    "day.",
    checked_by=_CHECKED,
    review_by=_REVIEW,
    sources=("SSDA903 Episodes PLACE, DoLo", "placements.csv", "Annex A list 8, placement type"),
)

LAC16 = share(
    "LAC16",
    title="Looked-after children placed with parents",
    question="How many children in care live with their parents?",
    why="An order that is lived at home is one to end, or to watch closely.",
    population="homes_of_children_looked_after",
    met="is_with_parents = 1",
    tag="outcome",
    basis="Care Planning Regulations 2010, regulations 15 to 20",
    edges="Placement P1. The visits they are owed are in LAC8.",
    checked_by=_CHECKED,
    review_by=_REVIEW,
    sources=("SSDA903 Episodes PLACE", "placements.csv", "Annex A list 8, placement type"),
)

LAC20 = share(
    "LAC20",
    title="Looked-after children with three or more placements in the year",
    question="How many children in care lived in three or more places in a year?",
    why="Each move is a home, a school and a trusted adult lost.",
    window=12,
    population="placements_of_children_looked_after",
    met="placements_in_year >= 3",
    better="lower",
    target=percent(10),
    amber=percent(13),
    tag="outcome",
    basis="Children looked after in England (DfE), placement stability",
    edges="Temporary placements and short breaks (legal status V3, V4) are set aside; a change of "
    "legal status or a stay with the same carer is no move. Nobody can reach three in a few weeks: "
    "read it beside length of care.",
    checked_by=_CHECKED,
    review_by=_REVIEW,
    sources=("placements.csv", "SSDA903 Episodes PLACE, RNE"),
    version=2,
)

LAC21 = share(
    "LAC21",
    title="Children in care for long who have lived in one home for two years",
    question="Do children who are in care for long have a home that lasts?",
    why="A childhood in one place, with the same people, is what care is for.",
    population="long_term_placements",
    met="is_settled = 1",
    better="higher",
    target=percent(70),
    amber=percent(63),
    tag="outcome",
    basis="Children looked after in England (DfE), placement stability",
    edges="Under 16 and looked after for two and a half years without a break. An adoptive "
    "placement and the one before it count together. Few children: one move is several "
    "points.",
    checked_by=_CHECKED,
    review_by=_REVIEW,
    sources=("SSDA903 Episodes DECOM, RNE, PLACE", "placements.csv"),
    version=2,
)

INDICATORS: tuple[Indicator, ...] = (LAC13, LAC14, LAC15, LAC16, LAC20, LAC21)
