"""The courts: pre-proceedings, care proceedings, how long they take, and papers in time."""

import datetime as dt
from decimal import Decimal

from lineofsight.indicators.definition import Indicator, count, percent, rate, share, weeks

_REVIEW = dt.date(2027, 4, 1)
_CHECKED = "Head of legal, children"

LEG1 = count(
    "LEG1",
    title="Children in care proceedings",
    question="How many children are in care proceedings?",
    why="Each waits for a court to say where they will live.",
    population="children_in_proceedings",
    tag="outcome",
    basis="Children Act 1989, section 31",
    edges="Each child once, however many cases.",
    checked_by=_CHECKED,
    review_by=_REVIEW,
    sources=("care_proceedings.csv",),
)

LEG1c = count(
    "LEG1c",
    title="Cases in care proceedings",
    question="How many cases are in care proceedings?",
    why="The court's and the lawyers' workload: a case may hold several children.",
    population="cases_in_proceedings",
    basis="Children Act 1989, section 31",
    edges="Open while any of its children is before the court.",
    checked_by=_CHECKED,
    review_by=_REVIEW,
    sources=("care_proceedings.csv",),
)

LEG2 = share(
    "LEG2",
    title="Care proceedings concluded within 26 weeks",
    question="Do care proceedings end within 26 weeks?",
    why="Parliament set the length a child should wait at most.",
    population="proceedings_concluded",
    met="is_in_time = 1",
    over=("12m",),
    better="higher",
    target=percent(60),
    amber=percent(40),
    statutory=True,
    basis="Children Act 1989, section 32(1)(a): 26 weeks (182 days)",
    edges="Cases and not children: from first issue to the last child's final order. A case whose "
    "timetable the court extended is timed alike.",
    checked_by=_CHECKED,
    review_by=_REVIEW,
    sources=("care_proceedings.csv",),
)

LEG3 = weeks(
    "LEG3",
    title="Average length of care proceedings",
    question="How many weeks do care proceedings take?",
    why="Weeks are long in a small child's life.",
    population="proceedings_concluded",
    value="days_taken",
    over=("12m",),
    better="lower",
    target=Decimal(30),
    amber=Decimal(40),
    basis="Children Act 1989, section 32: 26 weeks",
    edges="From first issue to the last child's final order, of cases concluded in the year. "
    "The mean, which a few long cases raise.",
    checked_by=_CHECKED,
    review_by=_REVIEW,
    sources=("care_proceedings.csv",),
)

LEG4 = count(
    "LEG4",
    title="Children in pre-proceedings",
    question="How many children are in the stage before care proceedings?",
    why="Families with a last chance to change before the court is asked.",
    population="children_in_pre_proceedings",
    tag="outcome",
    version=2,
    basis="Public Law Outline (Family Procedure Rules 2010, Practice Direction 12A)",
    edges="Each child once, from the legal gateway to the day pre-proceedings ended; where no such "
    "day is recorded, to the application to court.",
    checked_by=_CHECKED,
    review_by=_REVIEW,
    sources=("pre_proceedings.csv", "ssd_pre_proceedings"),
)

LEG5 = share(
    "LEG5",
    title="Children in pre-proceedings for more than 16 weeks",
    question="How many children have been in the stage before care proceedings for over 16 weeks?",
    why="Pre-proceedings that drift are neither help nor protection.",
    population="children_in_pre_proceedings",
    met="is_long = 1",
    version=2,
    over=("snapshot",),
    better="lower",
    target=percent(15),
    amber=percent(30),
    basis="Public Law Working Group, best practice guidance: 12 to 16 weeks (to be verified)",
    edges="By child, from the letter before proceedings; day 112 is not yet over. Without a letter "
    "the child is in the base and not over.",
    checked_by=_CHECKED,
    review_by=_REVIEW,
    sources=("pre_proceedings.csv", "ssd_pre_proceedings"),
)

LEG6 = share(
    "LEG6",
    title="Applications that were emergencies or at short notice",
    question="How many applications to court were emergencies or at short notice?",
    why="Many mean that harm was not seen coming.",
    population="applications_issued",
    met="is_emergency = 1",
    better="lower",
    target=percent(20),
    amber=percent(35),
    basis="Children Act 1989, section 44; Practice Direction 12A",
    edges="Applications and not children. One that does not say counts as planned.",
    checked_by=_CHECKED,
    review_by=_REVIEW,
    sources=("care_proceedings.csv",),
)

LEG7 = rate(
    "LEG7",
    title="Care applications per 10,000 children",
    question="How many care applications are made for every 10,000 children?",
    why="The rate can be set beside other authorities, whatever their size.",
    population="applications_issued",
    of="is_care = 1",
    over=("12m",),
    tag="outcome",
    basis="Applications for a care or supervision order in twelve months (Cafcass)",
    edges="Applications and not children. A kind not recorded counts.",
    checked_by=_CHECKED,
    review_by=_REVIEW,
    sources=("care_proceedings.csv", "population.csv"),
)

LEG8 = share(
    "LEG8",
    title="Legal planning meetings held within 10 working days of the request",
    question="Are legal planning meetings held in time?",
    why="Advice that comes late lets a child wait.",
    population="legal_meetings_owed",
    asks="done",
    met="done_on <= due_on",
    better="higher",
    target=percent(90),
    amber=percent(75),
    basis="Local standard",
    edges="Meetings held in the month, by child. Those still to be held are in the overdue list.",
    checked_by=_CHECKED,
    review_by=_REVIEW,
    sources=("legal_meetings.csv",),
)

LEG9 = share(
    "LEG9",
    title="Court papers filed on time",
    question="Are court papers filed on time?",
    why="A late paper delays the hearing, and the child.",
    population="court_filings_owed",
    asks="due",
    met="done_on <= due_on",
    better="higher",
    target=percent(95),
    amber=percent(88),
    basis="Directions of the court",
    edges="Papers due in the month, filed or not. An extension the court granted and the record "
    "shows moves the day.",
    checked_by=_CHECKED,
    review_by=_REVIEW,
    sources=("court_filings.csv",),
)

INDICATORS: tuple[Indicator, ...] = (
    LEG1,
    LEG1c,
    LEG2,
    LEG3,
    LEG4,
    LEG5,
    LEG6,
    LEG7,
    LEG8,
    LEG9,
)
