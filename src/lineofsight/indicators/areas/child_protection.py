"""Child protection: discussions, enquiries, conferences, plans, visits, repeat plans.

Figures of open plans are of children under 18; a child not yet born, and one whose age is not
known, counts.
"""

import datetime as dt

from lineofsight.indicators.definition import Indicator, count, percent, rate, share

_CHECKED_BY = "Head of service, safeguarding and quality assurance"
_REVIEW_BY = dt.date(2027, 4, 1)
_ENQUIRIES = ("Annex A list 5", "ssd_s47_enquiry")
_CONFERENCES = (*_ENQUIRIES, "ssd_initial_cp_conference")
_PLANS = ("Annex A list 7", "ssd_cp_plans")
_VISITED = (*_PLANS, "visits.csv", "ssd_cp_visits")
_COMPLETED = ("ssd_s47_enquiry", "section_47_enquiries.csv")
_CONFERENCE_CLOCK = (
    "Working Together to Safeguard Children: 15 working days from the strategy discussion at which "
    "the enquiry was begun."
)

CP1 = count(
    "CP1",
    title="Strategy discussions held",
    question="How often did agencies meet because a child might be at risk of serious harm?",
    why="How often agencies met because a child might be suffering significant harm.",
    population="strategy_discussions_held",
    basis="Working Together to Safeguard Children.",
    edges="One for each child and day. A further discussion in an enquiry counts here and begins "
    "no new enquiry (CP2). Where the strategy_discussions feed is not loaded, only discussions "
    "that began an enquiry are known.",
    sources=(*_ENQUIRIES, "strategy_discussions.csv"),
    checked_by=_CHECKED_BY,
    review_by=_REVIEW_BY,
)

CP2 = count(
    "CP2",
    title="Section 47 enquiries started",
    question="How many enquiries into possible serious harm to a child were started?",
    why="How often the service believed that a child might be suffering significant harm.",
    population="section_47_started",
    basis="Children Act 1989, section 47; by the day of the strategy discussion that began it.",
    edges="Brothers and sisters each count. Two rows for one child and day are one enquiry.",
    sources=_ENQUIRIES,
    checked_by=_CHECKED_BY,
    review_by=_REVIEW_BY,
)

CP2r = rate(
    "CP2r",
    title="Section 47 enquiries per 10,000 children",
    question="How many enquiries into possible serious harm are started for every 10,000 children?",
    why="A rate far above that of like authorities may mean that families are drawn into enquiries "
    "without need; far below, that harm is missed.",
    population="section_47_started",
    over=("12m",),
    basis="CP2 of twelve months per 10,000 of the estimated population aged 0 to 17.",
    edges="Twelve whole months: one month is never multiplied by twelve.",
    sources=(*_ENQUIRIES, "population.csv"),
    checked_by=_CHECKED_BY,
    review_by=_REVIEW_BY,
)

CP3 = share(
    "CP3",
    title="Section 47 enquiries ending without further action",
    question="How many enquiries into possible harm end without any further action?",
    why="Many may mean that families are drawn into enquiries without need.",
    population="section_47_completed",
    met="is_nothing_further = 1",
    better="lower",
    target=percent(40),
    amber=percent(50),
    basis="Enquiries completed whose outcome is no further action, as part of all completed.",
    edges="An enquiry that led to support as a child in need is not one without further action. An "
    "outcome not recorded stays in the base.",
    sources=_COMPLETED,
    checked_by=_CHECKED_BY,
    review_by=_REVIEW_BY,
)

CP4 = share(
    "CP4",
    title="Section 47 enquiries leading to an initial child protection conference",
    question="How many enquiries into possible harm lead to a child protection conference?",
    why="Shows how far enquiries and conferences are in step.",
    population="section_47_completed",
    met="is_conference = 1",
    basis="Enquiries completed with a conference held from their strategy discussion. Usually 30 "
    "to 45 per cent (local range).",
    edges="By the month the enquiry was completed, so the newest month rises as its conferences "
    "are held. Transfer-in conferences follow no enquiry here and do not count.",
    sources=(*_COMPLETED, "ssd_initial_cp_conference", "conferences.csv"),
    checked_by=_CHECKED_BY,
    review_by=_REVIEW_BY,
)

CP5 = share(
    "CP5",
    title="Initial child protection conferences within 15 working days of strategy discussion",
    question="Are first child protection conferences held in time?",
    why="Until the conference meets, a child at risk of significant harm has no plan.",
    population="conferences_held",
    met="happened_on <= due_on",
    over=("month", "ytd"),
    better="higher",
    target=percent(85),
    amber=percent(75),
    statutory=True,
    basis=_CONFERENCE_CLOCK,
    edges="Conferences held, one for each child and day, timed from the latest strategy discussion "
    "on or before them; that day is day 0 and day 15 is in time. A conference with no strategy "
    "discussion on or before it stays in the base and is never in time (practice of the "
    "Department for Education); CP5x leaves it out. One late group of brothers and sisters moves "
    "the figure a lot. Conferences overdue and not yet held are CP5o.",
    sources=_CONFERENCES,
    checked_by=_CHECKED_BY,
    review_by=_REVIEW_BY,
)

CP5x = share(
    "CP5x",
    title="Initial conferences within 15 working days, impossible dates left out",
    question="Are first child protection conferences held in time, leaving out impossible dates?",
    why="Shows how much of a poor CP5 is recording and how much is practice.",
    population="conferences_held",
    of="started_on is not null",
    met="happened_on <= due_on",
    over=("month", "ytd"),
    better="higher",
    basis="CP5 without conferences that have no strategy discussion on or before them.",
    edges="For finding the cause only: the target and its colour stand with CP5.",
    sources=_CONFERENCES,
    checked_by=_CHECKED_BY,
    review_by=_REVIEW_BY,
)

CP5o = count(
    "CP5o",
    title="Initial child protection conferences overdue and not yet held",
    question="How many first child protection conferences are overdue and still not held?",
    why="Children at risk of significant harm who wait for their conference now.",
    population="conferences_owed",
    asks="outstanding",
    of="due_on is null or asked_on > due_on",
    over=("snapshot",),
    better="lower",
    target=percent(0),
    statutory=True,
    protects="process",
    zero_tolerance=True,
    basis=_CONFERENCE_CLOCK,
    edges="A conference is owed where the record says that one is needed. Where a later strategy "
    "discussion was held, the clock runs from that one.",
    sources=_CONFERENCES,
    checked_by=_CHECKED_BY,
    review_by=_REVIEW_BY,
)

CP5t = share(
    "CP5t",
    title="Transfer-in conferences within 15 working days of notice",
    question="Are conferences in time for children who move here on a protection plan?",
    why="A child on another authority's plan who moved here needs this authority's plan.",
    population="transfer_in_conferences_owed",
    asks="done",
    met="done_on <= due_on",
    better="higher",
    target=percent(85),
    amber=percent(75),
    basis="London child protection procedures: 15 working days from the notice of the authority "
    "that held the plan, unless the settings say otherwise.",
    edges="Transfer-in conferences held; those still owed are in the overdue list. CP5 leaves them "
    "out.",
    sources=("transfers_in.csv",),
    checked_by=_CHECKED_BY,
    review_by=_REVIEW_BY,
)

CP6 = share(
    "CP6",
    title="Initial child protection conferences resulting in a plan",
    question="How many first child protection conferences lead to a plan?",
    why="Nearly all may mean that conferences come late; few, that they are called too readily.",
    population="conferences_held",
    met="is_plan = 1",
    tag="quality",
    basis="Initial conferences that made a child subject to a plan, as part of those held. Usually "
    "80 to 92 per cent (local range; about 85 to 87 nationally, not verified).",
    edges="An outcome not recorded stays in the base. Transfer-in conferences are left out, as in "
    "CP5.",
    sources=(*_CONFERENCES, "conferences.csv"),
    checked_by=_CHECKED_BY,
    review_by=_REVIEW_BY,
)

CP7 = count(
    "CP7",
    title="Children subject to a child protection plan",
    question="How many children are on a child protection plan?",
    why="The children the service judges to be at the greatest risk at home.",
    population="cp_plans_open",
    of="is_latest = 1",
    over=("snapshot",),
    basis="Children with a plan open on the day (children in need census).",
    edges="Each child once, under 18; a child not yet born, or whose age is not known, counts. A "
    "plan ended on the day is not open. Another authority's plan is left out where the source "
    "tells it apart, which Annex A cannot.",
    sources=_PLANS,
    checked_by=_CHECKED_BY,
    review_by=_REVIEW_BY,
)

CP7r = rate(
    "CP7r",
    title="Children subject to a child protection plan per 10,000 children",
    question="How many children in every 10,000 are on a child protection plan?",
    why="The rate can be set beside other authorities, whatever their size.",
    population="cp_plans_open",
    of="is_latest = 1",
    over=("snapshot",),
    basis="CP7 per 10,000 of the estimated population aged 0 to 17.",
    edges="Children not yet born are counted and are not in the estimate.",
    sources=(*_PLANS, "population.csv"),
    checked_by=_CHECKED_BY,
    review_by=_REVIEW_BY,
)

CP8 = share(
    "CP8",
    title="Children on a child protection plan visited within 10 working days",
    question="Are children on child protection plans visited in time?",
    why="A child on a plan whom nobody has seen may be at risk tonight.",
    population="cp_visits_owed",
    asks="outstanding",
    met="asked_on <= due_on",
    over=("snapshot",),
    better="higher",
    target=percent(90),
    amber=percent(80),
    basis="London child protection procedures: 10 working days, unless the settings say otherwise.",
    edges="In person. A visit at which the child was not seen does not count; one that does not "
    "say does. A plan that began inside the interval is in the base and in time: its first visit "
    "is not yet due. A child with two plans open counts once, from the first of them. "
    "A missing child, and one placed outside the area, stays in the base.",
    sources=_VISITED,
    checked_by=_CHECKED_BY,
    review_by=_REVIEW_BY,
    version=2,
)

CP8v = share(
    "CP8v",
    title="Children on a child protection plan visited within 20 working days (house rule)",
    question="Are children on child protection plans visited in time, by our house rule?",
    why="Kept beside CP8 so that papers written under the older rule can be followed on.",
    population="cp_plans_visited",
    of="is_established = 1",
    met="is_seen_in_time = 1",
    over=("snapshot",),
    better="higher",
    basis="House rule: of plans at least 20 working days old, those with no more than 20 working "
    "days since the later of the plan's start and the last visit.",
    edges="Any child protection visit but a phone call, unless the child was not seen. A plan "
    "exactly 20 working days old is in the base, and in time.",
    sources=_VISITED,
    checked_by=_CHECKED_BY,
    review_by=_REVIEW_BY,
)

CP12 = share(
    "CP12",
    title="Child protection plans that are a second or subsequent plan",
    question="How many children who start a protection plan have been on one before?",
    why="A child who needs a plan again may have lost the last one before home was safe.",
    population="cp_plans_started",
    met="is_repeat = 1",
    over=("12m", "month", "ytd"),
    better="lower",
    target=percent(20),
    amber=percent(25),
    tag="outcome",
    basis="Plans started whose child had any earlier plan, as part of all plans started (children "
    "in need census).",
    edges="Occasions and not children. However long ago the earlier plan was: by the number of "
    "previous plans in the return, or an earlier plan in the records, another authority's among "
    "them.",
    sources=_PLANS,
    checked_by=_CHECKED_BY,
    review_by=_REVIEW_BY,
)

CP13 = share(
    "CP13",
    title="Child protection plans open two years or more",
    question="How many protection plans have been open for two years or more?",
    why="A plan that has not made a child safe in two years is unlikely to.",
    population="cp_plans_open",
    met="is_long = 1",
    over=("snapshot",),
    better="lower",
    target=percent("2.5"),
    amber=percent(5),
    tag="outcome",
    basis="Plans open more than 729 days, as part of plans open (children in need census).",
    edges="Day 729 is not yet over. A plan moved here counts from its start here.",
    sources=_PLANS,
    checked_by=_CHECKED_BY,
    review_by=_REVIEW_BY,
)

CP13c = share(
    "CP13c",
    title="Child protection plans open two calendar years or more",
    question="How many protection plans have been open for two calendar years or more?",
    why="The same by the calendar, as some tools count it, so that both can be compared.",
    population="cp_plans_open",
    met="is_two_calendar_years = 1",
    over=("snapshot",),
    better="lower",
    tag="outcome",
    basis="Open plans that began on or before the same date two years earlier.",
    edges="Before a 29 February the date two years earlier is 28 February. The target and its "
    "colour stand with CP13.",
    sources=_PLANS,
    checked_by=_CHECKED_BY,
    review_by=_REVIEW_BY,
)

INDICATORS: tuple[Indicator, ...] = (
    CP1,
    CP2,
    CP2r,
    CP3,
    CP4,
    CP5,
    CP5x,
    CP5o,
    CP5t,
    CP6,
    CP7,
    CP7r,
    CP8,
    CP8v,
    CP12,
    CP13,
    CP13c,
)
