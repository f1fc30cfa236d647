"""The front door: contacts, referrals, how fast they are decided, and who comes back in a year.

Referral to referral by the day received, as the national census counts; those closed without
further action are referrals too.
"""

import datetime as dt

from lineofsight.indicators.definition import Indicator, count, percent, rate, share

_CHECKED_BY = "Head of service, front door"
_REVIEW_BY = dt.date(2027, 4, 1)
_CONTACTS = ("Annex A list 1", "ssd_contacts")
_OUTCOMES = ("contacts.csv", "ssd_contacts")
_REFERRALS = ("Annex A list 3", "ssd_cin_episodes")
_DECIDED = (
    "One never decided stays in the base and is late, once its last day has passed; one whose last "
    "day had not passed when the records were extracted joins the base when it is decided. The day "
    "itself is day 0; what is received out of hours, at a weekend or on a bank holiday, starts its "
    "clock on the next working day (received on a Saturday, due by the end of Tuesday). No return "
    "gives the hour, so an evening counts as its day."
)

FD1 = count(
    "FD1",
    title="Contacts received",
    question="How many times were we contacted about a child?",
    why="Demand starts here: what reaches the front door today is the work of the months to come.",
    population="contacts_received",
    basis="Contacts in the month, one for each child and day. Nothing is published nationally.",
    edges="A group of three brothers and sisters is three contacts. Two contacts about one child "
    "on one day are one, whoever made them. Contacts that go no further are kept.",
    sources=_CONTACTS,
    checked_by=_CHECKED_BY,
    review_by=_REVIEW_BY,
)

FD2 = share(
    "FD2",
    title="Contacts decided within one working day",
    question="Is it decided within one working day what to do about each contact?",
    why="A child may be at risk tonight while a contact waits to be read.",
    population="contact_decisions_owed",
    asks="started",
    of="is_settled = 1",
    met="done_on <= due_on",
    better="higher",
    target=percent(95),
    amber=percent(90),
    statutory=True,
    basis="Working Together to Safeguard Children: a decision within one working day.",
    edges=f"Contacts received in the month. {_DECIDED}",
    sources=("contacts.csv",),
    checked_by=_CHECKED_BY,
    review_by=_REVIEW_BY,
    version=4,
)

FD3 = share(
    "FD3",
    title="Contacts that became referrals",
    question="How many contacts become a referral?",
    why="Very few may mean that worries which others should hold arrive here; many, that the "
    "threshold has moved.",
    population="contact_decisions_owed",
    asks="started",
    of="outcome <> 'not recorded' and is_on_open_case = 0",
    met="outcome = 'referral'",
    basis="Contacts of the month whose outcome is a new referral, as part of those with an "
    "outcome. Nothing is published nationally.",
    edges="Contacts about a child whose case was already open are left out: they cannot become a "
    "referral. A contact without an outcome is left out too.",
    sources=(*_OUTCOMES, "Annex A list 6"),
    checked_by=_CHECKED_BY,
    review_by=_REVIEW_BY,
)

FD4 = share(
    "FD4",
    title="Contacts closed with advice or no further action",
    question="How many contacts end with advice, or with nothing more to do?",
    why="Work that ends at the front door: it may be help given early, or families sent away.",
    population="contact_decisions_owed",
    asks="started",
    of="outcome <> 'not recorded'",
    met="outcome = 'advice' or outcome = 'no further action'",
    basis="Contacts of the month with no other outcome than advice or no further action, as part "
    "of those with an outcome.",
    edges="Two contacts about one child on one day are one, with the outcome that goes furthest. "
    "A contact that goes no further is no referral and is in none of the figures of referrals.",
    sources=_OUTCOMES,
    checked_by=_CHECKED_BY,
    review_by=_REVIEW_BY,
)

FD5 = share(
    "FD5",
    title="Contacts passed to early help",
    question="How many contacts are passed to early help?",
    why="Help that comes early keeps families out of statutory services.",
    population="contact_decisions_owed",
    asks="started",
    of="outcome <> 'not recorded' or is_to_early_help = 1",
    met="is_to_early_help = 1",
    basis="Contacts of the month with an outcome of early help, as part of those with an outcome.",
    edges="Where the outcome says nothing, or only *other*, early help that began within 28 days "
    "of the contact (a local rule) counts as its outcome.",
    sources=(*_OUTCOMES, "early_help.csv", "ssd_early_help_episodes"),
    checked_by="Head of service, early help",
    review_by=_REVIEW_BY,
)

FD6 = count(
    "FD6",
    title="Referrals received",
    question="How many times was a child referred to social care?",
    why="Referrals set the work of every team behind the front door.",
    population="referrals_received",
    basis="Referrals in the month, one for each child and day (children in need census).",
    edges="Referrals closed without further action count. Two referrals of one child on one day "
    "are one. A child not yet born counts. "
    "One that comes while the case is open counts where the return holds it as a referral.",
    sources=_REFERRALS,
    checked_by=_CHECKED_BY,
    review_by=_REVIEW_BY,
)

FD7 = share(
    "FD7",
    title="Referrals decided within one working day",
    question="Is it decided within one working day what to do about each referral?",
    why="Until somebody decides, nobody is on the way to the child.",
    population="referral_decisions_owed",
    asks="started",
    of="is_settled = 1",
    met="done_on <= due_on",
    better="higher",
    target=percent(95),
    amber=percent(85),
    statutory=True,
    basis="Working Together to Safeguard Children: a decision within one working day.",
    edges=f"Referrals received in the month. {_DECIDED}",
    sources=("referrals.csv",),
    checked_by=_CHECKED_BY,
    review_by=_REVIEW_BY,
    version=4,
)

FD8 = share(
    "FD8",
    title="Re-referrals within 12 months of an earlier referral",
    question="How many referrals are of a child referred before in the last 12 months?",
    why="A child who is referred again may have been closed before the help had worked.",
    population="referrals_compared",
    met="is_rereferral = 1",
    over=("12m", "month"),
    better="lower",
    target=percent(20),
    amber=percent(23),
    tag="outcome",
    basis="Referrals with an earlier referral of the same child in the 12 months before, as part "
    "of all referrals (children in need census).",
    edges="From referral to referral, and not from closure. Exactly 12 months earlier counts, and "
    "so does 28 February before a 29 February. A second referral on the same day is no "
    "re-referral; a third in the year counts again. Children who moved here have no earlier "
    "referrals in these records. A month has few referrals: read it with their number.",
    sources=_REFERRALS,
    checked_by=_CHECKED_BY,
    review_by=_REVIEW_BY,
)

FD8a = share(
    "FD8a",
    title="Children referred again within 12 months of an earlier referral",
    question="How many of the children referred had been referred before in the last 12 months?",
    why="The same question asked of children and not of referrals: how many came back.",
    population="children_referred",
    met="is_rereferred = 1",
    over=("12m",),
    better="lower",
    target=percent(18),
    amber=percent(21),
    tag="outcome",
    basis="Children with a re-referral in the 12 months, as part of children referred in them "
    "(children in need census).",
    edges="Each child once, however often referred. Compare with FD8 never: the national figures "
    "are published both ways, and this one is lower.",
    sources=_REFERRALS,
    checked_by=_CHECKED_BY,
    review_by=_REVIEW_BY,
)

FD9 = share(
    "FD9",
    title="Referrals closed with no further action",
    question="How many referrals are closed with nothing done?",
    why="A referral that comes to nothing cost a family a worry and the front door its time.",
    population="referrals_received",
    met="no_further_action = 'yes'",
    better="lower",
    target=percent(7),
    amber=percent(10),
    basis="Referrals marked as no further action, as part of all referrals (children in need "
    "census).",
    edges="Where a child has two referrals on one day and one of them went on, the referral went "
    "on. A referral that does not say stays in the base and is not counted as closed.",
    sources=_REFERRALS,
    checked_by=_CHECKED_BY,
    review_by=_REVIEW_BY,
)

FD10 = rate(
    "FD10",
    title="Referrals per 10,000 children",
    question="How many referrals are there for every 10,000 children?",
    why="The rate can be set beside other authorities, whatever their size.",
    population="referrals_received",
    over=("12m",),
    basis="Referrals in the 12 months per 10,000 of the estimated population aged 0 to 17 "
    "(children in need census).",
    edges="Twelve whole months, never one month times twelve. The estimate is the latest not "
    "after the year of the month.",
    sources=(*_REFERRALS, "population.csv"),
    checked_by=_CHECKED_BY,
    review_by=_REVIEW_BY,
)


def _referred_by(code: str, group: str, *, words: str, question: str, why: str) -> Indicator:
    """Give the share of referrals that one group of sources made."""
    return share(
        code,
        title=f"Referrals from {words}",
        question=question,
        why=why,
        population="referrals_received",
        met=f"source_group = '{group}'",
        basis=f"Referrals of the month made by {words}, as part of all referrals, by the groups "
        "of the children in need census.",
        edges="FD11, FD11s and FD11h are the same question of the police, of schools and of health "
        "services; the other groups are in the weeks of the front door, by source. A source that "
        "is not known stays in the base. Of two sources on one day the first group by name counts. "
        "The codes have changed over the years.",
        sources=_REFERRALS,
        checked_by=_CHECKED_BY,
        review_by=_REVIEW_BY,
    )


FD11 = _referred_by(
    "FD11",
    "Police",
    words="the police",
    question="How many of the referrals come from the police?",
    why="The police refer most: how they share what they see decides much of the demand.",
)

FD11s = _referred_by(
    "FD11s",
    "Schools",
    words="schools",
    question="How many of the referrals come from schools?",
    why="Schools see children every day: when they fall silent, children go unseen.",
)

FD11h = _referred_by(
    "FD11h",
    "Health services",
    words="health services",
    question="How many of the referrals come from health services?",
    why="Health services see the youngest children, whom nobody else sees.",
)

FD12 = share(
    "FD12",
    title="Enquiries of the safeguarding hub completed within the time of their rating",
    question="Does the safeguarding hub finish its enquiries in the time their risk allows?",
    why="An urgent enquiry that takes days was not treated as urgent.",
    population="mash_enquiries_owed",
    asks="done",
    of="rating <> 'not recorded'",
    met="is_in_time = 1",
    better="higher",
    target=percent(90),
    amber=percent(80),
    basis="Local protocol of the hub (MASH): red four hours by the clock, amber one working day, "
    "green three, unless the settings say otherwise.",
    edges="Red runs day and night; exactly four hours is in time. The clock keeps its first start "
    "when an enquiry is rated anew. Where only dates are known, red is in time on the same day. "
    "An enquiry that is not yet finished is not in this figure. "
    "One without a rating has no time to be in, and is left out.",
    sources=("mash_enquiries.csv",),
    checked_by=_CHECKED_BY,
    review_by=_REVIEW_BY,
)

INDICATORS: tuple[Indicator, ...] = (
    FD1,
    FD2,
    FD3,
    FD4,
    FD5,
    FD6,
    FD7,
    FD8,
    FD8a,
    FD9,
    FD10,
    FD11,
    FD11s,
    FD11h,
    FD12,
)
