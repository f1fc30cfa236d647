"""Adoption and other permanence: orders, how long children wait, matches and adopters."""

import datetime as dt
from decimal import Decimal

from lineofsight.indicators.definition import Indicator, count, mean, percent, share

AD1 = count(
    "AD1",
    title="Adoption orders made",
    question="How many children were adopted?",
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

AD2 = share(
    "AD2",
    title="Children who left care by adoption",
    question="How many of the children who left care were adopted?",
    why="How often care ends in a family for life.",
    window=12,
    population="children_who_left_care",
    met="is_adopted = 1",
    tag="outcome",
    basis="Children looked after in England (DfE): E11 and E12 among children who ceased in twelve "
    "months.",
    edges="Each child once, by the last occasion, the 18th birthday among them. Low where many "
    "unaccompanied children leave care at 18: it has no colour.",
    sources=("SSDA903 Episodes", "Annex A list 8"),
    checked_by="Head of permanence",
    review_by=dt.date(2027, 4, 1),
    version=2,
)

AD3 = share(
    "AD3",
    title="Children who left care by special guardianship",
    question="How many of the children who left care did so to a special guardian?",
    why="Permanence within the family.",
    window=12,
    population="children_who_left_care",
    met="is_special_guardianship = 1",
    tag="outcome",
    basis="Children looked after in England (DfE): E45 to E48 (E43 and E44 to 2018) among children "
    "who ceased in twelve months.",
    edges="Each child once, by the last occasion, the 18th birthday among them.",
    sources=("SSDA903 Episodes", "Annex A list 8"),
    checked_by="Head of permanence",
    review_by=dt.date(2027, 4, 1),
    version=2,
)

AD4 = mean(
    "AD4",
    title="Days from entering care to moving in with adopters",
    question="How long do children wait between coming into care and moving in with adopters?",
    why="A year is half a two-year-old's life.",
    population="adoption_orders_made",
    value="days_to_home",
    unit="days",
    over=("36m", "12m"),
    better="lower",
    target=Decimal(426),
    amber=Decimal(500),
    tag="outcome",
    basis="Adoption scorecard (DfE), measure A10; the threshold is the department's, not verified.",
    edges="Children adopted in the period. The clock stops at moving in with the foster carer who "
    "adopts, or at fostering for adoption. Children without both days are left out.",
    sources=("Annex A list 10", "ssd_permanence"),
    checked_by="Head of permanence",
    review_by=dt.date(2027, 4, 1),
)

AD5 = mean(
    "AD5",
    title="Days from placement order to match",
    question="How long do children wait between the court's placement order and a match?",
    why="The court has decided, and the child still waits.",
    population="adoption_matches_made",
    value="days_waited",
    unit="days",
    over=("36m", "12m"),
    better="lower",
    target=Decimal(121),
    amber=Decimal(160),
    tag="outcome",
    basis="Adoption scorecard (DfE), measure A2; the threshold is the department's, not verified.",
    edges="Children matched in the period; decisions since reversed are left out.",
    sources=("Annex A list 10", "ssd_permanence"),
    checked_by="Head of permanence",
    review_by=dt.date(2027, 4, 1),
)

AD6 = share(
    "AD6",
    title="Children waiting over 18 months since the decision for adoption",
    question="How many children have waited over 18 months for the adoption decided for them?",
    why="A plan that time is undoing.",
    population="adoption_decisions_live",
    met="is_waiting_long = 1",
    better="lower",
    target=percent(10),
    amber=percent(20),
    tag="outcome",
    basis="Adoption and special guardianship data (ASGLB).",
    edges="Of children with a live decision, placed or not. A reversed decision ends the wait.",
    sources=("Annex A list 10", "ssd_permanence"),
    checked_by="Head of permanence",
    review_by=dt.date(2027, 4, 1),
    version=2,
)

AD7 = count(
    "AD7",
    title="Long-term foster matches agreed",
    question="How many children were matched with a foster family for good?",
    why="A family that will not change again.",
    population="permanence_matches_made",
    over=("month", "12m", "ytd"),
    better="higher",
    tag="outcome",
    basis="Care Planning Regulations 2010 as amended 2015: long-term foster placement.",
    edges="On the day of the panel, and not of the placement.",
    sources=("permanence_matches.csv",),
    checked_by="Head of permanence",
    review_by=dt.date(2027, 4, 1),
)

AD8 = count(
    "AD8",
    title="Adopters approved",
    question="How many new adopters were approved?",
    why="Children wait for families who have not been found yet.",
    population="adopters_approved",
    over=("ytd", "month", "12m"),
    better="higher",
    protects="process",
    basis="Adoption and special guardianship data (ASGLB).",
    edges="Families, not individual adopters, when the first of a family was approved: the day "
    "stage 2 ended, or in the one-stage process the day of approval. Who was refused, or left by "
    "that day, is none. Since 2019 most are approved by regional agencies.",
    sources=("Annex A list 11",),
    checked_by="Head of permanence",
    review_by=dt.date(2027, 4, 1),
    version=3,
)

AD9 = mean(
    "AD9",
    title="Adoption decisions reversed",
    question="How many decisions for adoption were taken back, for each one made?",
    why="Each is a child told that it will not happen.",
    population="adoption_decisions_made_and_reversed",
    value="reversed",
    per="made",
    unit="percent",
    over=("12m",),
    better="lower",
    target=percent(15),
    amber=percent(25),
    tag="outcome",
    basis="Adoption and special guardianship data (ASGLB).",
    edges="Reversals of twelve months over decisions of the same twelve months: not the same "
    "children, so it can pass 100.",
    sources=("Annex A list 10", "ssd_permanence"),
    checked_by="Head of permanence",
    review_by=dt.date(2027, 4, 1),
)

INDICATORS: tuple[Indicator, ...] = (AD1, AD2, AD3, AD4, AD5, AD6, AD7, AD8, AD9)
