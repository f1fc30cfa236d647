"""Children who go missing from home or care, and the interview each is owed on return."""

import datetime as dt

from lineofsight.indicators.definition import Indicator, count, percent, share

_REVIEW = dt.date(2027, 4, 1)
_CHECKED = "Head of targeted services"
_KIND = (
    "The looked-after return (SSDA903) says which episodes are away without authorisation, of the "
    "same episodes in a feed too; where no return says it, an episode counts as missing."
)
_THEIRS = (
    "Children of other authorities placed here belong to their own, and are left out where the "
    "records say so."
)

MIS1 = count(
    "MIS1",
    title="Missing episodes",
    question="How many times did children go missing?",
    why="A child who is missing is a child at risk tonight.",
    population="missing_episodes_started",
    tag="outcome",
    basis="Statutory guidance on children who run away or go missing, 2014",
    edges=f"Episodes that began in the month. Away without authorisation is not missing. {_KIND}",
    checked_by=_CHECKED,
    review_by=_REVIEW,
    sources=("missing_episodes.csv", "SSDA903 Missing"),
)

MIS2 = count(
    "MIS2",
    title="Children with a missing episode",
    question="How many children went missing?",
    why="A few children may go missing often, or many once: the response differs.",
    population="missing_episodes_started",
    of="is_first_in_month = 1",
    tag="outcome",
    basis="Statutory guidance on children who run away or go missing, 2014",
    edges=f"Each child once in a month. Away without authorisation is not missing. {_KIND}",
    checked_by=_CHECKED,
    review_by=_REVIEW,
    sources=("missing_episodes.csv", "SSDA903 Missing"),
)

MIS2p = share(
    "MIS2p",
    title="Children looked after in the last 12 months who went missing",
    question="How many of the children in our care went missing in the last year?",
    why="How many of the children the authority is parent to went missing from its care.",
    window=12,
    population="children_looked_after_in_year",
    met="is_missing = 1",
    over=("snapshot",),
    tag="outcome",
    basis="Children looked after with a missing episode, as part of all looked after at any time "
    "in the twelve months (Department for Education, children looked after)",
    edges="Each child once. The episode began in the twelve months, while the child was looked "
    "after. Away without authorisation is not missing; an authority that records it so has a "
    f"higher figure. {_KIND}",
    checked_by=_CHECKED,
    review_by=_REVIEW,
    sources=("SSDA903 Missing", "missing_episodes.csv", "SSDA903 Episodes", "Annex A list 8"),
)

MIS3 = count(
    "MIS3",
    title="Children missing three or more times in 90 days",
    question="How many children keep going missing?",
    why="Going missing again and again is how exploitation is often first seen.",
    window=3,
    population="children_missing_lately",
    of="is_often = 1",
    over=("snapshot",),
    better="lower",
    tag="outcome",
    basis="Local trigger for a strategy meeting: three episodes in 90 days",
    edges="Episodes begun in the 90 days that end with the day, from home or care, the day itself "
    f"the ninetieth. Away without authorisation is not missing. {_KIND}",
    checked_by=_CHECKED,
    review_by=_REVIEW,
    sources=("missing_episodes.csv", "SSDA903 Missing", "ssd_missing"),
)

MIS4 = share(
    "MIS4",
    title="Return interviews offered",
    question="Are children offered a talk with somebody when they come back?",
    why="Every child who comes back is owed the offer of somebody to talk to.",
    population="return_interviews_owed",
    asks="started",
    of="interview_offered <> 'does not apply'",
    met="interview_offered = 'yes'",
    better="higher",
    target=percent(95),
    amber=percent(85),
    statutory=True,
    basis="Statutory guidance on children who run away or go missing, 2014",
    edges="Episodes that ended in the month. An offer not recorded counts as none. Left out is an "
    f"episode to which an offer does not apply (NA), kept for a child who died or an episode "
    f"recorded in error. {_THEIRS}",
    checked_by=_CHECKED,
    review_by=_REVIEW,
    sources=("missing_episodes.csv", "ssd_missing"),
    version=2,
)

MIS5 = share(
    "MIS5",
    title="Return interviews held within 72 hours",
    question="Are children spoken to within 72 hours of coming back?",
    why="What happened is told soon after, or not at all.",
    population="return_interviews_owed",
    asks="started",
    met="is_in_time = 1",
    better="higher",
    target=percent(75),
    amber=percent(60),
    basis="Statutory guidance on children who run away or go missing, 2014",
    edges="All episodes that ended in the month are the base, declined ones too. 72 clock hours, "
    "exactly 72 counts; three calendar days where only dates are known. "
    f"An interview counts for the episode it is recorded with. {_THEIRS}",
    checked_by=_CHECKED,
    review_by=_REVIEW,
    sources=("missing_episodes.csv",),
    version=2,
)

MIS6 = share(
    "MIS6",
    title="Return interviews held, whenever",
    question="Are children spoken to at all after they come back?",
    why="A late interview still tells why the child went; none tells nothing.",
    population="return_interviews_owed",
    asks="started",
    met="done_on is not null",
    better="higher",
    target=percent(75),
    amber=percent(60),
    basis="Statutory guidance on children who run away or go missing, 2014",
    edges="Episodes that ended in the month are the base, declined ones too. The newest months "
    f"rise as interviews are held. {_THEIRS}",
    checked_by=_CHECKED,
    review_by=_REVIEW,
    sources=("missing_episodes.csv",),
    version=2,
)

MIS7 = share(
    "MIS7",
    title="Return interviews declined",
    question="How often do children turn down a talk after they come back?",
    why="Children decline what they do not trust.",
    population="return_interviews_owed",
    asks="started",
    of="interview_offered = 'yes'",
    met="interview_declined = 'yes'",
    better="lower",
    target=percent(20),
    amber=percent(35),
    tag="quality",
    basis="Statutory guidance on children who run away or go missing, 2014",
    edges=f"Of interviews offered. No answer is not declined. {_THEIRS}",
    checked_by=_CHECKED,
    review_by=_REVIEW,
    sources=("missing_episodes.csv",),
    version=2,
)

INDICATORS: tuple[Indicator, ...] = (MIS1, MIS2, MIS2p, MIS3, MIS4, MIS5, MIS6, MIS7)
