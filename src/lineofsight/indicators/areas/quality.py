"""Quality: audits, oversight, complaints, what children said, and whether the data is true."""

import datetime as dt
from typing import Literal, TypedDict

from lineofsight.indicators.definition import Indicator, mean, percent, share


class _Stands(TypedDict):
    checked_by: str
    review_by: dt.date
    tag: Literal["quality"]


_STANDS: _Stands = {
    "tag": "quality",
    "checked_by": "Head of service, safeguarding and quality assurance",
    "review_by": dt.date(2027, 4, 1),
}
_AUDITS = ("audits.csv",)
_FRAMEWORK = "The authority's quality assurance framework."
_MODERATED = (
    "The moderated grade where there is one, else the auditor's. A quarter holds few audits: read "
    "the counts before the percentage."
)

QA1 = mean(
    "QA1",
    title="Case audits completed against plan",
    question="Are as many cases audited as were planned?",
    why="An audit that does not happen finds nothing.",
    population="audits_done_and_planned",
    value="done",
    per="planned",
    unit="percent",
    better="higher",
    target=percent(90),
    amber=percent(75),
    protects="process",
    basis=_FRAMEWORK,
    edges="Audits of the month over audits planned for it; more than planned passes 100. A month "
    "without a plan has no value.",
    sources=("audits.csv", "audit_plan.csv"),
    **_STANDS,
)

QA2 = share(
    "QA2",
    title="Audits graded good or better",
    question="How much of the work that was audited is good or better?",
    why="What practice is like when somebody reads the whole record.",
    population="audits_done",
    of="grade <> 'not recorded'",
    met="grade in ('good', 'outstanding')",
    over=("3m", "month", "12m"),
    better="higher",
    target=percent(50),
    amber=percent(35),
    basis=f"{_FRAMEWORK} Grades in Ofsted's words.",
    edges=_MODERATED,
    sources=_AUDITS,
    **_STANDS,
)

QA3 = share(
    "QA3",
    title="Audits graded inadequate",
    question="How much of the work that was audited is inadequate?",
    why="Each is a child whose record needs putting right this week.",
    population="audits_done",
    of="grade <> 'not recorded'",
    met="grade = 'inadequate'",
    over=("3m", "month", "12m"),
    better="lower",
    target=percent(5),
    amber=percent(15),
    basis=f"{_FRAMEWORK} Grades in Ofsted's words.",
    edges=_MODERATED,
    sources=_AUDITS,
    **_STANDS,
)

QA4 = share(
    "QA4",
    title="Audit actions completed in timescale",
    question="Is what an audit asked for done in time?",
    why="Finding a fault and leaving it is worse than not looking.",
    population="audit_actions_owed",
    asks="due",
    met="done_on <= due_on",
    better="higher",
    target=percent(90),
    amber=percent(80),
    basis=_FRAMEWORK,
    edges="Audits whose actions fell due in the month; all of an audit's actions together.",
    sources=_AUDITS,
    **_STANDS,
)

QA5 = share(
    "QA5",
    title="Audits moderated",
    question="Are audits checked by a second person?",
    why="A grade nobody has checked is an opinion.",
    population="audits_done",
    met="is_moderated = 1",
    better="higher",
    target=percent(20),
    amber=percent(10),
    basis="Local standard: one or two in ten.",
    edges="Audits of the month that have a moderated grade.",
    sources=_AUDITS,
    **_STANDS,
)

QA6 = share(
    "QA6",
    title="Open cases with management oversight in the last eight weeks",
    question="Has a manager looked at each open case in the last eight weeks?",
    why="Drift shows to the second reader first.",
    population="oversight_owed",
    asks="outstanding",
    met="asked_on <= due_on",
    better="higher",
    target=percent(90),
    amber=percent(80),
    basis="Local standard: every eight weeks (oversight_days in the settings).",
    edges="A child who became open within the interval is in the base and in time.",
    sources=("management_oversight.csv", "Annex A list 6", "ssd_cin_episodes"),
    **_STANDS,
)

QA7 = share(
    "QA7",
    title="Stage 1 complaints answered in time",
    question="Are complaints answered in time?",
    why="Families who complain are telling us something for the second time.",
    population="complaints_owed",
    asks="done",
    of="stage = 1",
    met="done_on <= due_on",
    better="higher",
    target=percent(85),
    amber=percent(75),
    basis="Children Act 1989 Representations Procedure (England) Regulations 2006, regulation 14: "
    "10 working days, 20 when extended.",
    edges="Complaints answered in the month. Extended only where the feed says so.",
    sources=("complaints.csv",),
    **_STANDS,
)

QA8 = share(
    "QA8",
    title="Children whose feedback is recorded",
    question="Do we know what each child thinks of the help they get?",
    why="Somebody should have asked.",
    population="children_heard",
    met="is_heard = 1",
    better="higher",
    target=percent(70),
    amber=percent(55),
    basis="Local standard: children open three months or more, heard in the last three.",
    edges="That a child was heard, and not what was said: quoting needs consent. "
    "Of children open for three months or more; recorded in the last three.",
    sources=("voice_of_child.csv", "Annex A list 6", "ssd_cin_episodes"),
    tag="voice",
    checked_by="Participation lead",
    review_by=dt.date(2027, 4, 1),
)

QA9 = share(
    "QA9",
    title="Sampled records whose data matches the file",
    question="Does what the system says agree with what the file says?",
    why="A figure is as good as its records.",
    population="dip_samples_taken",
    of="agrees <> 'not recorded'",
    met="agrees = 'yes'",
    better="higher",
    target=percent(95),
    amber=percent(88),
    basis="Data quality: a gate for publishing.",
    edges="Samples that do not say whether they agreed are left out.",
    sources=("dip_samples.csv",),
    **_STANDS,
)

QA10 = mean(
    "QA10",
    title="Pages scanned against the backlog",
    question="How much of the paper backlog has been scanned?",
    why="A record on paper cannot be searched at night.",
    population="pages_scanned",
    value="pages",
    per="backlog",
    unit="percent",
    better="higher",
    protects="process",
    basis="Recording system: all pages scanned over the latest estimate of pages to scan.",
    edges="All pages of the feed up to the day, corrections taken off. Where no estimate is "
    "declared there is no percentage, and the count is in the feed.",
    sources=("scanning.csv",),
    **_STANDS,
)

INDICATORS: tuple[Indicator, ...] = (QA1, QA2, QA3, QA4, QA5, QA6, QA7, QA8, QA9, QA10)
