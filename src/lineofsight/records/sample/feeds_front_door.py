"""The local feeds of the front door, early help and reviews of plans, as rows."""

import datetime as dt
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from random import Random

from lineofsight.records.sample import annex_a_lists, early_help
from lineofsight.records.sample import annex_a_words as words
from lineofsight.records.sample.borough import later, worked_on_or_after
from lineofsight.records.sample.cases import Case
from lineofsight.records.sample.chance import Weights, stream
from lineofsight.records.sample.people import Child
from lineofsight.records.sample.sheets import Row, Sheet
from lineofsight.records.sample.story import Story

CONTACT_IN_TIME, REFERRAL_IN_TIME = 0.95, 0.91
OTHERWISE = Weights({"advice": 55, "no further action": 37, "other": 7, "enquiry": 1})
RATINGS = Weights({"red": 12, "amber": 43, "green": 45})
REVIEWED_IN_TIME = 0.9
OWN_TEAMS = {"Wandle Early Help"}


def feeds(story: Story) -> list[Sheet]:
    """Give every local feed of the front door."""
    contacts = _contacts(story)
    return [contacts, _referrals(story), _enquiries(story, contacts.rows), _early_help(story),
            _reviews(story)]  # fmt: skip


def _contacts(story: Story) -> Sheet:
    rng = stream(story.borough.seed, "decisions on contacts")
    outcome = _Outcomes(story)
    told = sorted(story.borough.contacts, key=lambda contact: (contact[0], contact[1].id))
    rows: list[Row] = []
    for day, child, source in told:
        if day < story.times.shown:
            continue
        decided = _decided(rng, day, CONTACT_IN_TIME)
        is_known = decided <= story.times.end
        rows.append([child.id, day, words.SOURCE[source],
                     outcome.of(rng, child, day) if is_known else "",
                     decided if is_known else None])  # fmt: skip
    headings = ("Child Unique ID", "Contact Date", "Contact Source", "Contact Outcome",
                "Decision Date")  # fmt: skip
    return Sheet("contacts", headings, rows)


class _Outcomes:
    """What each contact led to, from what happened afterwards."""

    def __init__(self, story: Story) -> None:
        self._referred = annex_a_lists.referral_days(story)
        self._helped = {(one.child, one.contacted) for one in early_help.assessed(story.borough)}
        self._cases: dict[Child, list[Case]] = defaultdict(list)
        for case in story.borough.cases:
            for child in case.children:
                self._cases[child].append(case)

    def of(self, rng: Random, child: Child, day: dt.date) -> str:
        following = {day, day + dt.timedelta(days=1)}
        if following & set(self._referred.get(child, ())):
            return "referral"
        if any(_is_open(case, day) for case in self._cases[child]):
            return "existing case"
        return "early help" if (child, day) in self._helped else OTHERWISE.pick(rng)


def _is_open(case: Case, day: dt.date) -> bool:
    return case.referred < day and (case.closed is None or case.closed > day)


def _decided(rng: Random, day: dt.date, in_time: float) -> dt.date:
    """Give the day of a decision: the same working day or the next, or some days late."""
    if rng.random() >= in_time:
        return later(day, rng.randint(2, 5))
    return worked_on_or_after(day) if rng.random() < 0.6 else later(day, 1)


def _referrals(story: Story) -> Sheet:
    rng = stream(story.borough.seed, "decisions on referrals")
    rows: list[Row] = []
    for child, _, _, _, _, referred, source, no_action, _, team, worker in annex_a_lists.referrals(
        story
    ):
        if not isinstance(referred, dt.date):
            raise TypeError
        decided = _decided(rng, referred, REFERRAL_IN_TIME)
        rows.append([child, referred, source, no_action,
                     decided if decided <= story.times.end else None, team, worker])  # fmt: skip
    headings = ("Child Unique ID", "Referral Date", "Referral Source", "Referral NFA",
                "Decision Date", "Team", "Worker ID")  # fmt: skip
    return Sheet("referrals", headings, rows)


def _enquiries(story: Story, contacts: list[Row]) -> Sheet:
    """A quarter of the contacts on children not already open go to the hub."""
    rng = stream(story.borough.seed, "hub")
    team = story.workforce.of_kind("front door")[0].name
    rows: list[Row] = []
    for child, day, *_, outcome, _ in contacts:
        if outcome == "existing case" or rng.random() > 0.25 or not isinstance(day, dt.date):
            continue
        rating = RATINGS.pick(rng)
        received = dt.datetime.combine(day, dt.time(rng.randint(8, 17), 5 * rng.randrange(12)))
        done = _done(rng, received, rating)
        known = done if done.date() <= story.times.end else None
        rows.append([child, received, rating, known, team])
    seen = {(row[0], row[1]): row for row in rows}
    headings = ("Child Unique ID", "Enquiry Received", "Rating", "Enquiry Completed", "Team")
    return Sheet("mash_enquiries", headings, list(seen.values()))


def _done(rng: Random, received: dt.datetime, rating: str) -> dt.datetime:
    in_time = rng.random() < {"red": 0.86, "amber": 0.9, "green": 0.94}[rating]
    if rating == "red" and in_time:
        return received + dt.timedelta(minutes=rng.randint(30, 240))
    most = {"red": 0, "amber": 1, "green": 3}[rating]
    worked = rng.randint(0 if most == 1 else 1, most) if in_time else most + rng.randint(1, 2)
    day = later(received.date(), worked)
    return dt.datetime.combine(max(day, received.date()), dt.time(18, 5 * rng.randrange(12)))


def _early_help(story: Story) -> Sheet:
    rows: list[Row] = [
        [one.child.id, one.started, one.ended, one.reason, one.by,
         one.by if one.by in OWN_TEAMS else "", ""]
        for one in early_help.helped(story.borough)
    ]  # fmt: skip
    headings = ("Child Unique ID", "Early Help Started", "Early Help Ended", "End Reason",
                "Lead Organisation", "Team", "Worker ID")  # fmt: skip
    return Sheet("early_help", headings, rows)


def _reviews(story: Story) -> Sheet:
    rng = stream(story.borough.seed, "reviews of plans")
    rows: list[Row] = []
    for case in story.borough.cases:
        for day in _review_days(rng, case, story.times.end):
            if day >= story.times.looked_back:
                rows.extend([child.id, day] for child in case.children)
    return Sheet("cin_reviews", ("Child Unique ID", "CIN Review Date"), rows)


def _review_days(rng: Random, case: Case, end: dt.date) -> Iterator[dt.date]:
    """Give the days on which the plan of a case was reviewed: every three months, or late."""
    days = [day for day, _ in case.stages]
    day = case.referred
    while True:
        in_time = rng.random() < REVIEWED_IN_TIME
        gap = rng.randint(70, 86) if in_time else rng.randint(93, 130)
        day = worked_on_or_after(day + dt.timedelta(days=gap))
        if day > end or (case.closed is not None and day >= case.closed):
            return
        stage = case.stages[bisect_right(days, day) - 1][1]
        if stage in ("in need", "protected"):
            yield day
