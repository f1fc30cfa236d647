"""The local feeds about protection, as rows: enquiries, conferences, and papers for the courts.

Enquiries and initial conferences are those of Annex A list 5, with what that list does not say.
"""

import datetime as dt
from collections.abc import Iterator
from random import Random

from lineofsight.kernel.periods import Month, months_earlier
from lineofsight.records.sample import feeds_exploitation
from lineofsight.records.sample.annex_a_lists import held_by
from lineofsight.records.sample.borough import later, worked_on_or_after
from lineofsight.records.sample.cases import Case, Enquiry, Plan, Proceedings
from lineofsight.records.sample.chance import Carry, Weights, stream
from lineofsight.records.sample.people import Child, age_on
from lineofsight.records.sample.sheets import Row, Sheet
from lineofsight.records.sample.story import Story

NOT_NEEDED = Weights({"no further action": 62, "services": 23, "assessment continues": 15})
TOOK_PART = Weights({"PN1": 42, "PN2": 9, "PN3": 16, "PN4": 4, "PN5": 5, "PN6": 16, "PN7": 8})
QUORATE = 0.95
AGAIN = 0.12  # enquiries in which agencies met a second time
PLAN_AGES = (9, 12, 15, 18, 24)  # months at which managers look at a plan again
TRANSFERS_A_MONTH = 4
EXTENDED = 0.7  # of proceedings that go on past 26 weeks
PAPERS = (("statement", 12), ("care plan", 20), ("assessment", 45), ("statement", 70))
HEADING = "Child Unique ID"


def feeds(story: Story) -> list[Sheet]:
    """Give every local feed about protection, exploitation and the courts' papers."""
    return [
        _enquiries(story),
        _discussions(story),
        _conferences(story),
        _transfers(story),
        *feeds_exploitation.feeds(story),
        _legal_meetings(story),
        _filings(story),
    ]


def _listed(story: Story) -> Iterator[tuple[Case, Enquiry]]:
    since = story.times.listed
    for case in story.borough.cases:
        for one in case.enquiries:
            if one.started >= since:
                yield case, one


def _enquiries(story: Story) -> Sheet:
    rng, end = stream(story.borough.seed, "enquiries completed"), story.times.end
    rows: list[Row] = []
    for case, one in _listed(story):
        done = later(one.started, rng.randint(3, 8))
        other = NOT_NEEDED.pick(rng)
        is_done = one.needed is not None and done <= end
        outcome = "" if not is_done else "conference" if one.needed else other
        unnecessary = "" if one.needed is None else "No" if one.needed else "Yes"
        rows.extend(
            [child.id, one.started, done if is_done else None, outcome, unnecessary,
             one.conference, held_by(story, child, one.started)[0]]
            for child in case.children
        )  # fmt: skip
    headings = (HEADING, "Strategy Discussion Date", "Enquiry Completed", "Outcome",
                "Conference Unnecessary", "Conference Date", "Team")  # fmt: skip
    return Sheet("section_47_enquiries", headings, _sorted(rows))


def _discussions(story: Story) -> Sheet:
    rng, end = stream(story.borough.seed, "strategy discussions"), story.times.end
    rows: list[Row] = []
    for case, one in _listed(story):
        again = later(one.started, rng.randint(3, 8))
        met = [(one.started, "enquiry")]
        if rng.random() < AGAIN and again <= end:
            met.append((again, "enquiry goes on"))
        rows.extend(
            [child.id, day, reason, held_by(story, child, one.started)[0]]
            for day, reason in met
            for child in case.children
        )
    for child, day in feeds_exploitation.missing_often(story):
        held = later(day, rng.randint(1, 5) if rng.random() < 0.8 else rng.randint(6, 15))
        if rng.random() < 0.85 and story.times.listed <= held <= end:
            rows.append([child.id, held, "missing", held_by(story, child, held)[0]])
    headings = (HEADING, "Discussion Date", "Reason", "Team")
    return Sheet("strategy_discussions", headings, _sorted(rows))


def _conferences(story: Story) -> Sheet:
    rng = stream(story.borough.seed, "conferences")
    rows: list[Row] = []
    for case, one in _listed(story):
        if one.conference:
            quorate = _yes(rng.random() < QUORATE)
            rows.extend(
                [child.id, one.conference, "initial", "No", _yes(one.led_to_plan), quorate, "",
                 held_by(story, child, one.started)[0]]
                for child in case.children
            )  # fmt: skip
    for case in story.borough.cases:
        for plan in case.plans:
            rows.extend(_reviews(story, rng, case, plan))
            rows.extend(_managers(story, rng, case, plan))
    rows.extend(
        [child.id, held, "initial", "Yes", "No", "Yes", "", team]
        for child, _, held, team in _moved_here(story)
        if held
    )
    headings = (HEADING, "Conference Date", "Kind", "Transfer In", "Resulted in Plan", "Quorate",
                "Participation", "Team")  # fmt: skip
    return Sheet("conferences", headings, _sorted(rows))


def _reviews(story: Story, rng: Random, case: Case, plan: Plan) -> Iterator[Row]:
    for day in plan.reviews:
        quorate = _yes(rng.random() < QUORATE)
        for child in case.children:
            took = TOOK_PART.pick(rng) if age_on(child.born, day) >= 4 else "PN0"
            if day >= story.times.listed:
                yield [child.id, day, "review", "", "", quorate, took, ""]


def _managers(story: Story, rng: Random, case: Case, plan: Plan) -> Iterator[Row]:
    last = min(plan.ended or story.times.end, story.times.end)
    for months in PLAN_AGES:
        due = months_earlier(plan.started, -months)
        held = worked_on_or_after(due + dt.timedelta(days=rng.randint(-20, 10)))
        if rng.random() < 0.85 and story.times.listed <= held <= last:
            for child in case.children:
                yield [child.id, held, "long plan", "", "", "", "", ""]


def _transfers(story: Story) -> Sheet:
    rows: list[Row] = [[child.id, day, held, team] for child, day, held, team in _moved_here(story)]
    headings = (HEADING, "Notified On", "Conference Held", "Team")
    return Sheet("transfers_in", headings, _sorted(rows))


def _moved_here(story: Story) -> list[tuple[Child, dt.date, dt.date | None, str]]:
    """Give children in need who came with another authority's plan: notice, conference, team."""
    rng = stream(story.borough.seed, "transfers in")
    carry = Carry(rng)
    cases = [
        case for case in story.borough.cases if any(one == "in need" for _, one in case.stages)
    ]
    told: list[tuple[Child, dt.date, dt.date | None, str]] = []
    for month in Month.of(story.times.listed).until(story.times.last):
        for _ in range(carry.whole("moved", TRANSFERS_A_MONTH * story.borough.size)):
            case = rng.choice(cases)
            child = rng.choice(case.children)
            day = worked_on_or_after(month.first_day + dt.timedelta(days=rng.randrange(26)))
            in_time = rng.random() < 0.84
            held = later(day, rng.randint(8, 15) if in_time else rng.randint(16, 30))
            if day <= story.times.end and child not in {one[0] for one in told}:
                done = held if held <= story.times.end else None
                told.append((child, day, done, str(held_by(story, child, day)[0])))
    return told


def _at_gateway(story: Story) -> Iterator[tuple[Case, Proceedings]]:
    for case in story.borough.cases:
        yield from ((case, one) for one in case.proceedings if one.gateway)
    yield from story.borough.refused


def _legal_meetings(story: Story) -> Sheet:
    rng, times = stream(story.borough.seed, "legal meetings"), story.times
    rows: list[Row] = []
    for case, one in _at_gateway(story):
        days = rng.randint(3, 10) if rng.random() < 0.85 else rng.randint(11, 19)
        if one.gateway and times.listed <= one.gateway <= times.end:
            asked = later(one.gateway, -days)
            rows.extend([child.id, asked, one.gateway] for child in case.children)
    in_need = [case for case in story.borough.cases if case.is_open and case.stage == "protected"]
    for case in in_need[: max(1, round(6 * story.borough.size))]:
        asked = later(times.end, -rng.randint(1, 13))
        rows.extend([child.id, asked, None] for child in case.children)
    headings = (HEADING, "Requested On", "Held On")
    return Sheet("legal_meetings", headings, _sorted(rows))


def _filings(story: Story) -> Sheet:
    rng, times = stream(story.borough.seed, "filings"), story.times
    rows: list[Row] = []
    seen: set[str] = set()
    for case in story.borough.cases:
        for one in case.proceedings:
            if one.id in seen or one.issued < times.listed:
                continue
            seen.add(one.id)
            directed = later(one.issued, rng.randint(2, 12))
            for document, days in PAPERS:
                due = later(directed, days)
                if directed <= times.end and (one.final is None or due < one.final):
                    rows.append([one.id, document, directed, due, *_filed(rng, due, times.end)])
    rows.sort(key=lambda row: (row[3], row[0], row[1]))
    headings = ("Case ID", "Document", "Directed On", "Due", "Extended To", "Filed On")
    return Sheet("court_filings", headings, rows)


def _filed(rng: Random, due: dt.date, end: dt.date) -> tuple[dt.date | None, dt.date | None]:
    """Give the day the court extended it to, if it did, and the day it was filed."""
    extended = later(due, 10) if rng.random() < 0.08 else None
    last = extended or due
    filed = later(last, -rng.randint(0, 3) if rng.random() < 0.92 else rng.randint(1, 9))
    return extended, filed if filed <= end else None


def extensions(story: Story) -> dict[str, dt.date]:
    """Give the cases whose timetable the court extended by eight weeks -> the new last day."""
    rng, end = stream(story.borough.seed, "extensions"), story.times.end
    found: dict[str, dt.date] = {}
    for case in story.borough.cases:
        for one in case.proceedings:
            last = one.issued + dt.timedelta(weeks=26)
            goes_on = one.final is None or one.final > last
            if rng.random() < EXTENDED and goes_on and end > last - dt.timedelta(weeks=3):
                found[one.id] = last + dt.timedelta(weeks=8)
    return found


def _yes(says: bool) -> str:  # noqa: FBT001  a cell, not a switch
    return "Yes" if says else "No"


def _sorted(rows: list[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: (row[1], row[0]))
