"""Early help: who is helped, how soon it is known what they need, and whether it lasted."""

import datetime as dt

from lineofsight.indicators.definition import Indicator, count, percent, share

_CHECKED_BY = "Head of service, early help"
_REVIEW_BY = dt.date(2027, 4, 1)
_EPISODES = ("early_help.csv", "ssd_early_help_episodes")

EH1 = count(
    "EH1",
    title="Children receiving early help",
    question="How many children get early help?",
    why="Help before things go wrong: the size of the service that keeps demand away.",
    population="early_help_open",
    basis="Children with a time of early help open on the day. Nothing is published nationally.",
    edges="Children are counted and not families, each once. Early help that ended on the day is "
    "not open.",
    sources=_EPISODES,
    checked_by=_CHECKED_BY,
    review_by=_REVIEW_BY,
)

EH2 = share(
    "EH2",
    title="Early help assessments completed within 30 working days",
    question="Are early help assessments completed in time?",
    why="A family that asked for help should not wait half a term to hear what it will be.",
    population="early_help_assessments_owed",
    asks="done",
    met="done_on <= due_on",
    better="higher",
    target=percent(85),
    amber=percent(75),
    basis="Local standard of 30 working days from the start; not statutory.",
    edges="Assessments by partners are among them. One that came without its start is set aside "
    "and counted in the load report. Those still open are not in this figure.",
    sources=("Annex A list 2",),
    checked_by=_CHECKED_BY,
    review_by=_REVIEW_BY,
)

EH3 = share(
    "EH3",
    title="Early help that ended with its outcomes met",
    question="How often does early help end with what it set out to do?",
    why="The point of early help is that something got better.",
    population="early_help_ended",
    of="end_reason not in ('not recorded', 'moved away', 'died')",
    met="end_reason = 'outcomes met'",
    better="higher",
    target=percent(70),
    amber=percent(60),
    tag="outcome",
    basis="Local. Times of early help that ended in the month, with a reason known.",
    edges="Children who moved away or died are left out. A family that withdrew its consent stays "
    "in the base: that help did not reach its end.",
    sources=_EPISODES,
    checked_by=_CHECKED_BY,
    review_by=_REVIEW_BY,
)

EH4 = share(
    "EH4",
    title="Early help that was stepped up to social care",
    question="How often does early help end because the child needs social care?",
    why="Some should be: it shows that early help sees risk. Many would show that it comes late.",
    population="early_help_ended",
    met="end_reason = 'stepped up'",
    tag="outcome",
    basis="Local. Times of early help that ended in the month; 10 to 15 per cent is usual.",
    edges="No failure by itself. One that ended without a reason stays in the base.",
    sources=_EPISODES,
    checked_by=_CHECKED_BY,
    review_by=_REVIEW_BY,
)

EH5 = share(
    "EH5",
    title="Children referred to social care within six months of the end of early help",
    question="How many children need social care within six months of early help ending?",
    why="Whether help lasted shows only after it has ended.",
    population="early_help_followed",
    met="is_referred = 1",
    better="lower",
    target=percent(10),
    amber=percent(15),
    tag="outcome",
    basis="Local. Children whose early help ended in the month six months before, once each.",
    edges="The figure of a month is about those whose early help ended six months before it. A "
    "referral counts after the last day of help and on or before the same day six months later. "
    "A referral on the day itself is a step-up (EH4) and not a return.",
    sources=(*_EPISODES, "Annex A list 3", "ssd_cin_episodes"),
    checked_by=_CHECKED_BY,
    review_by=_REVIEW_BY,
)

EH6 = share(
    "EH6",
    title="Step-downs picked up by early help within 15 working days",
    question="Does early help pick up in time where social care stops?",
    why="Between two services a family can be dropped.",
    population="step_downs_owed",
    asks="started",
    of="is_settled = 1",
    met="done_on <= due_on",
    better="higher",
    target=percent(90),
    amber=percent(80),
    basis="Local standard. Cases closed after assessment and referred to early help (RC9).",
    edges="Cases closed in the month. One whose 15 working days had not passed when the records "
    "were extracted joins the base when early help begins. Early help already open on the "
    "day of closing is in time. A child whose case opened again before then is left out. The "
    "closure code came late to the census: earlier years have nothing in the base.",
    sources=("Annex A list 6", "ssd_cin_episodes", *_EPISODES),
    checked_by=_CHECKED_BY,
    review_by=_REVIEW_BY,
    version=3,
)

INDICATORS: tuple[Indicator, ...] = (EH1, EH2, EH3, EH4, EH5, EH6)
