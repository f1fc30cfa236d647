"""Children who go missing from home or care, and the interview each is owed on return."""

import datetime as dt

from lineofsight.indicators.definition import Indicator, count, percent, share

_REVIEW = dt.date(2027, 4, 1)
_CHECKED = "Head of targeted services"

MIS1 = count(
    "MIS1",
    title="Missing episodes",
    why="A child who is missing is a child at risk tonight.",
    population="missing_episodes_started",
    tag="outcome",
    basis="Statutory guidance on children who run away or go missing, 2014",
    edges="Episodes that began in the month. Away without authorisation is not missing.",
    checked_by=_CHECKED,
    review_by=_REVIEW,
    sources=("missing_episodes.csv", "SSDA903 Missing"),
)

MIS2 = count(
    "MIS2",
    title="Children with a missing episode",
    why="A few children may go missing often, or many once: the response differs.",
    population="missing_episodes_started",
    of="is_first_in_month = 1",
    tag="outcome",
    basis="Statutory guidance on children who run away or go missing, 2014",
    edges="Each child once in a month.",
    checked_by=_CHECKED,
    review_by=_REVIEW,
    sources=("missing_episodes.csv", "SSDA903 Missing"),
)

MIS5 = share(
    "MIS5",
    title="Return interviews held within 72 hours",
    why="What happened is told soon after, or not at all.",
    population="return_interviews_owed",
    asks="started",
    met="is_in_time = 1",
    better="higher",
    target=percent(75),
    amber=percent(60),
    basis="Statutory guidance on children who run away or go missing, 2014",
    edges="All episodes that ended in the month are the base, declined ones too. 72 clock hours, "
    "exactly 72 counts; three calendar days where only dates are known.",
    checked_by=_CHECKED,
    review_by=_REVIEW,
    sources=("missing_episodes.csv",),
)

INDICATORS: tuple[Indicator, ...] = (MIS1, MIS2, MIS5)
