"""The front door: contacts and referrals, and children who come back within a year.

Referral to referral by the day received, as the national census counts; those closed without
further action are referrals too.
"""

import datetime as dt

from lineofsight.indicators.definition import Indicator, count, percent, share

_CHECKED_BY = "Head of service, front door"
_REVIEW_BY = dt.date(2027, 4, 1)

FD1 = count(
    "FD1",
    title="Contacts received",
    why="Demand starts here: what reaches the front door today is the work of the months to come.",
    population="contacts_received",
    basis="Contacts in the month, one for each child and day. Nothing is published nationally.",
    edges="A group of three brothers and sisters is three contacts. Two contacts about one child "
    "on one day are one, whoever made them. Contacts that go no further are kept.",
    sources=("Annex A list 1", "ssd_contacts"),
    checked_by=_CHECKED_BY,
    review_by=_REVIEW_BY,
)

FD6 = count(
    "FD6",
    title="Referrals received",
    why="Referrals set the work of every team behind the front door.",
    population="referrals_received",
    basis="Referrals in the month, one for each child and day (children in need census).",
    edges="Referrals closed without further action count. Two referrals of one child on one day "
    "are one. A child not yet born counts.",
    sources=("Annex A list 3", "ssd_cin_episodes"),
    checked_by=_CHECKED_BY,
    review_by=_REVIEW_BY,
)

FD8 = share(
    "FD8",
    title="Re-referrals within 12 months of an earlier referral",
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
    sources=("Annex A list 3", "ssd_cin_episodes"),
    checked_by=_CHECKED_BY,
    review_by=_REVIEW_BY,
)

FD9 = share(
    "FD9",
    title="Referrals closed with no further action",
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
    sources=("Annex A list 3", "ssd_cin_episodes"),
    checked_by=_CHECKED_BY,
    review_by=_REVIEW_BY,
)

INDICATORS: tuple[Indicator, ...] = (FD1, FD6, FD8, FD9)
