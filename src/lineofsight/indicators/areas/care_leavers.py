"""Care leavers: what they do, where they live, and whether anybody is still there for them."""

import datetime as dt
from decimal import Decimal

from lineofsight.indicators.definition import Indicator, count, percent, share

_REVIEW = dt.date(2027, 4, 1)
_CHECKED = "Head of corporate parenting"
_SOURCES = ("care_leavers.csv", "SSDA903 OC3", "Annex A list 9 (as at the extract)")
_FORMER = "is_former_relevant = 1 and cohort"
_ALL = f"{_FORMER} in ('17 to 18', '19 to 21')"
_WHO = (
    "Relevant and former relevant young people, and those of whom no category is recorded (the "
    "looked-after return gives none): not the eligible, who are still looked after, nor those who "
    "only qualify for advice."
)
_BASE = (
    "By the latest status on or before the month end. Those who died or returned home are left "
    "out; one who is not in touch, or whose activity is unknown, stays in the base, and so does "
    f"one who moved to another authority, where the list still holds them. {_WHO}"
)

CL1 = share(
    "CL1",
    title="Care leavers aged 19 to 21 in education, employment or training",
    question="Are care leavers aged 19 to 21 in education, work or training?",
    why="What a good parent asks first of a grown child.",
    population="care_leavers_known",
    of=f"{_FORMER} = '19 to 21'",
    met="is_occupied = 1",
    better="higher",
    target=percent(60),
    amber=percent(52),
    tag="outcome",
    basis="Children looked after in England (DfE), care leavers; asked of a month end",
    edges=_BASE,
    checked_by=_CHECKED,
    review_by=_REVIEW,
    sources=_SOURCES,
    version=2,
)

CL1a = share(
    "CL1a",
    title="Care leavers aged 19 to 21 not in education, employment or training",
    question="How many care leavers aged 19 to 21 are without education, work or training?",
    why="The other side of CL1, never worked out from it: unknown is neither.",
    population="care_leavers_known",
    of=f"{_FORMER} = '19 to 21'",
    met="is_neet = 1",
    better="lower",
    target=percent(34),
    amber=percent(40),
    tag="outcome",
    basis="Children looked after in England (DfE), care leavers; asked of a month end",
    edges=_BASE,
    checked_by=_CHECKED,
    review_by=_REVIEW,
    sources=_SOURCES,
    version=2,
)

CL1b = share(
    "CL1b",
    title="Care leavers aged 17 to 18 in education, employment or training",
    question="Are care leavers aged 17 and 18 in education, work or training?",
    why="At 17 and 18 a lost place can still be mended.",
    population="care_leavers_known",
    of=f"{_FORMER} = '17 to 18'",
    met="is_occupied = 1",
    better="higher",
    target=percent(70),
    amber=percent(62),
    tag="outcome",
    basis="Children looked after in England (DfE), care leavers; asked of a month end",
    edges=_BASE,
    checked_by=_CHECKED,
    review_by=_REVIEW,
    sources=_SOURCES,
    version=2,
)

CL2 = share(
    "CL2",
    title="Care leavers aged 19 to 21 in suitable accommodation",
    question="Do care leavers aged 19 to 21 live somewhere suitable?",
    why="Nothing else holds without a place to live.",
    population="care_leavers_known",
    of=f"{_FORMER} = '19 to 21' and is_elsewhere = 0",
    met="suitability = '1'",
    better="higher",
    target=percent(88),
    amber=percent(82),
    tag="outcome",
    basis="Care Leavers Regulations 2010, regulation 9",
    edges="Without those gone abroad, deported or of unknown residence. Accommodation unknown "
    f"because the young person is not in touch stays in the base, and is not suitable. {_WHO}",
    checked_by=_CHECKED,
    review_by=_REVIEW,
    sources=_SOURCES,
    version=2,
)

CL3 = share(
    "CL3",
    title="Care leavers aged 17 to 21 the authority is in touch with",
    question="Are we in touch with our care leavers?",
    why="A parent rings.",
    population="care_leavers_known",
    of=_ALL,
    met="is_contacted = 1",
    better="higher",
    target=percent(93),
    amber=percent(88),
    tag="outcome",
    basis="Duty to keep in touch: Children Act 1989, sections 23B and 23C. Eight weeks is guidance "
    "(care_leaver_contact_days in the settings).",
    edges="In touch, and the latest contact that any row tells of no longer ago than the interval: "
    "known for the extract's own month and none before. Those who refuse or "
    "no longer need the service are not in touch, and stay in the base; the national figure counts "
    f"them apart and asks for no date. {_WHO}",
    sources=("care_leavers.csv", "Annex A list 9 (as at the extract)"),
    checked_by=_CHECKED,
    review_by=_REVIEW,
    version=3,
)

CL4 = share(
    "CL4",
    title="Young people with an up to date pathway plan",
    question="Do young people have a pathway plan that is up to date?",
    why="A plan nobody has opened for a year is not a plan.",
    population="pathway_plans_owed",
    asks="outstanding",
    met="asked_on <= due_on",
    better="higher",
    target=percent(95),
    amber=percent(85),
    statutory=True,
    basis="Care Leavers (England) Regulations 2010, regulation 7: reviewed at least every six "
    "months.",
    edges="Eligible, relevant and former relevant young people until they turn 21, unless by their "
    "latest status they have died, returned home or only qualify for advice. One who became "
    "eligible less than three months ago is in the base and in time. A list of how things stand "
    "(Annex A list 9) does not say since when: there, one without a plan is late three months "
    "after the 16th birthday, or after 13 weeks in care if that is later (relevant and former "
    "relevant: six).",
    sources=("pathway_plans.csv", "Annex A list 9", "care_leavers.csv"),
    checked_by=_CHECKED,
    review_by=_REVIEW,
    version=3,
)

CL5 = share(
    "CL5",
    title="First pathway plan within three months of becoming eligible",
    question="Do young people get their first pathway plan in time?",
    why="Leaving care is planned at 16, or it is an accident at 18.",
    population="pathway_plans_owed",
    asks="due",
    of="is_first = 1",
    met="done_on <= due_on",
    better="higher",
    target=percent(95),
    amber=percent(85),
    basis="Leaving care guidance (Children Act 1989 guidance, volume 3).",
    edges="Those whose three months ended in the month: a cohort lagged by three months. Eligible "
    "from the first row that says so: a list of how things stand (Annex A list 9) cannot answer.",
    sources=("pathway_plans.csv", "care_leavers.csv"),
    checked_by=_CHECKED,
    review_by=_REVIEW,
    version=2,
)

CL6 = share(
    "CL6",
    title="Care leavers with a personal adviser",
    question="Does every care leaver have a personal adviser?",
    why="One person whose job it is to know.",
    population="care_leavers_known",
    of=_ALL,
    met="has_adviser = 1",
    better="higher",
    target=percent(100),
    amber=percent(97),
    basis="Children Act 1989, section 23D.",
    edges="A personal adviser is recorded on the latest status. "
    f"From 17 to 21; those of 22 and over ask for one themselves. {_WHO}",
    sources=("care_leavers.csv", "Annex A list 9 (as at the extract)"),
    checked_by=_CHECKED,
    review_by=_REVIEW,
    version=2,
)

CL7 = share(
    "CL7",
    title="Care leavers aged 19 and 20 staying put with former foster carers",
    question="How many care leavers stay with the foster carers they grew up with?",
    why="Most people of twenty still have a room at home.",
    population="care_leavers_fostered",
    met="accommodation = 'Z'",
    better="higher",
    target=percent(30),
    amber=percent(22),
    tag="outcome",
    basis="Staying put: Children Act 1989, section 23CZA.",
    edges="Of those in foster care on the day before they turned 18. Age 18 is published apart.",
    sources=(*_SOURCES, "SSDA903 Episodes"),
    checked_by=_CHECKED,
    review_by=_REVIEW,
)

CL8 = share(
    "CL8",
    title="Care leavers aged 17 to 21 in custody",
    question="How many care leavers are in custody?",
    why="The worst address a parent could write.",
    population="care_leavers_known",
    of=_ALL,
    met="accommodation = 'X'",
    better="lower",
    target=percent(3),
    amber=percent(5),
    tag="outcome",
    basis="Accommodation X of the looked-after return (SSDA903).",
    edges=f"{_BASE} Few young people: read the count.",
    sources=_SOURCES,
    checked_by=_CHECKED,
    review_by=_REVIEW,
    version=2,
)

CL9 = share(
    "CL9",
    title="Care leavers aged 19 to 21 in higher education",
    question="How many care leavers are at university or in other higher education?",
    why="Ambition, measured.",
    population="care_leavers_known",
    of=f"{_FORMER} = '19 to 21'",
    met="activity in ('F1', 'P1')",
    better="higher",
    target=percent(7),
    amber=percent(5),
    tag="outcome",
    basis="Activity F1 or P1 of the looked-after return (SSDA903).",
    edges=f"{_BASE} Falls in summer, between courses.",
    sources=_SOURCES,
    checked_by=_CHECKED,
    review_by=_REVIEW,
    version=2,
)

CL10 = count(
    "CL10",
    title="Care leavers homeless or in bed and breakfast",
    question="How many care leavers are homeless or in bed and breakfast?",
    why="Each one is tonight's work.",
    population="care_leavers_known",
    of=f"{_ALL} and accommodation in ('S', 'V', 'W')",
    better="lower",
    target=Decimal(0),
    zero_tolerance=True,
    tag="outcome",
    basis="Accommodation S, V or W of the looked-after return; bed and breakfast is never suitable "
    "(DfE guidance).",
    edges=f"By the latest status on or before the day. {_WHO}",
    sources=_SOURCES,
    checked_by=_CHECKED,
    review_by=_REVIEW,
    version=2,
)

CL11 = count(
    "CL11",
    title="Care leavers aged 22 to 25 who are supported",
    question="How many care leavers aged 22 to 25 do we still support?",
    why="The duty lasts to 25 for those who ask.",
    population="care_leavers_known",
    of="cohort = '22 to 25' and is_supported = 1",
    basis="Children Act 1989, section 23CZB.",
    edges="In touch, and the latest contact is in the twelve months: asked of the day, and not "
    "around a birthday as the national collection is. A status alone is not a contact. Of contacts "
    "the latest alone is known: for the extract's own month and none before.",
    sources=_SOURCES,
    checked_by=_CHECKED,
    review_by=_REVIEW,
    version=3,
)

INDICATORS: tuple[Indicator, ...] = (
    CL1, CL1a, CL1b, CL2, CL3, CL4, CL5, CL6, CL7, CL8, CL9, CL10, CL11,
)  # fmt: skip
