"""Annex A lists 1 to 6, from contacts to children in need, as rows."""

import datetime as dt
from bisect import bisect_left
from collections import defaultdict

from lineofsight.records.sample import annex_a_words as words
from lineofsight.records.sample import early_help as helping
from lineofsight.records.sample.borough import later
from lineofsight.records.sample.cases import Case
from lineofsight.records.sample.people import Child, age_on
from lineofsight.records.sample.sheets import Cell, Row
from lineofsight.records.sample.story import Story


def person(child: Child, end: dt.date) -> Row:
    """Give what every list says about a child."""
    return [child.id, words.SEX[child.sex], words.ETHNICITY[child.ethnicity], child.born,
            age_on(child.born, end)]  # fmt: skip


def with_disability(child: Child, end: dt.date) -> Row:
    """Give what most lists say about a child."""
    return [*person(child, end), words.YES_NO[child.disabled]]


def held_by(story: Story, child: Child, day: dt.date) -> Row:
    """Give the team and the worker that held a child on a day, or last held it."""
    row = story.allocations.on(child, day)
    if row is None:
        return [story.workforce.of_kind("front door")[0].name, ""]
    return [row.team, row.worker.id if row.worker else ""]


def contacts(story: Story) -> list[Row]:
    """List 1."""
    end = story.times.end
    return [
        [*person(child, end), day, words.SOURCE[source]]
        for day, child, source in sorted(
            story.borough.contacts, key=lambda contact: (contact[0], contact[1].id)
        )
        if story.times.shown <= day
    ]


def early_help(story: Story) -> list[Row]:
    """List 2: early help assessments, which follow some contacts that are not referred."""
    end = story.times.end
    return [
        [*person(one.child, end), one.started, one.done if one.done <= end else None, one.by]
        for one in helping.assessed(story.borough)
    ]


def referral_days(story: Story) -> dict[Child, list[dt.date]]:
    """Give each child's referrals, oldest first."""
    days: dict[Child, set[dt.date]] = defaultdict(set)
    for case in story.borough.cases:
        if case.is_listed:
            for child in case.children:
                days[child].add(case.referred)
    return {child: sorted(some) for child, some in days.items()}


def referrals(story: Story) -> list[Row]:
    """List 3: a further year back, so that earlier referrals can be seen."""
    end = story.times.end
    days = referral_days(story)
    rows: list[Row] = []
    for case in _cases(story, story.times.looked_back):
        for child in case.children:
            own = days[child]
            since = story.times.year_before(case.referred)
            earlier = bisect_left(own, case.referred) - bisect_left(own, since)
            rows.append([
                *person(child, end), case.referred, words.SOURCE[case.source],
                words.YES_NO["yes" if case.no_action else "no"], earlier,
                *held_by(story, child, later(case.referred, 0 if case.no_action else 2)),
            ])  # fmt: skip
    return rows


def _cases(story: Story, since: dt.date) -> list[Case]:
    cases = [case for case in story.borough.cases if case.is_listed and case.referred >= since]
    return sorted(cases, key=lambda case: case.referred)


def assessments(story: Story) -> list[Row]:
    """List 4."""
    end = story.times.end
    since = story.times.listed
    rows: list[Row] = []
    for case in story.borough.cases:
        for made in case.assessments:
            if made.started < since:
                continue
            needed: Cell = words.YES_NO["yes" if made.support else "no"]
            for child in case.children:
                seen = "unknown" if made.seen == "yes" and child.born > made.started else made.seen
                rows.append([
                    *with_disability(child, end), made.started, words.YES_NO[seen],
                    made.authorised, needed if made.authorised else "",
                    *held_by(story, child, made.started),
                ])  # fmt: skip
    return sorted(rows, key=lambda row: (row[6], row[0]))


def enquiries(story: Story) -> list[Row]:
    """List 5."""
    end = story.times.end
    since = story.times.listed
    made: dict[Child, list[tuple[dt.date, dt.date | None]]] = defaultdict(list)
    for case in story.borough.cases:
        for one in case.enquiries:
            for child in case.children:
                made[child].append((one.started, one.conference))
    rows: list[Row] = []
    for case in story.borough.cases:
        for one in case.enquiries:
            if one.started < since:
                continue
            year = story.times.year_before(one.started)
            unnecessary = "" if one.needed is None else "no" if one.needed else "yes"
            led = "" if one.conference is None else "yes" if one.led_to_plan else "no"
            for child in case.children:
                earlier = [pair for pair in made[child] if year <= pair[0] < one.started]
                rows.append([
                    *with_disability(child, end), one.started, words.YES_NO[unnecessary],
                    one.conference, words.YES_NO[led], len(earlier),
                    sum(held is not None for _, held in earlier),
                    *held_by(story, child, one.started),
                ])  # fmt: skip
    return sorted(rows, key=lambda row: (row[6], row[0]))


def in_need(story: Story) -> list[Row]:
    """List 6: every episode of need open at some time in the years shown."""
    end = story.times.end
    rows: list[Row] = []
    for case in story.borough.cases:
        if case.no_action or (case.closed is not None and case.closed < story.times.listed):
            continue
        until = case.closed or end
        status = words.STATUS[case.stage] if case.is_open else "e) Closed episode"
        reason = words.CLOSED.get(case.reason, "")
        rows.extend(
            [*with_disability(child, end), case.referred, words.NEED[case.need],
             story.seen.before(child, until), case.closed, reason, status,
             *held_by(story, child, until)]
            for child in case.children
        )  # fmt: skip
    return sorted(rows, key=lambda row: (row[6], row[0]))
