"""Annex A lists 7 to 11, from protection plans to adopters, as rows."""

import datetime as dt
from collections import defaultdict

from lineofsight.records.sample import annex_a_words as words
from lineofsight.records.sample.annex_a_lists import held_by, person, with_disability
from lineofsight.records.sample.chance import stream
from lineofsight.records.sample.looking_after import Life, Placement
from lineofsight.records.sample.people import Child, age_on
from lineofsight.records.sample.sheets import Cell, Row
from lineofsight.records.sample.story import Story

EARLIER_ELSEWHERE = 0.1  # of children whose earlier plan is older than these records
EARLIER_PLANS = 50  # months: what a plan begun again within two years looks back on
YEAR = dt.timedelta(days=365)


def protection(story: Story) -> list[Row]:
    """List 7: every plan open at some time in the years shown, or in the two years before them."""
    end = story.times.end
    rng = stream(story.borough.seed, "earlier plans")
    started: dict[Child, set[dt.date]] = defaultdict(set)
    older: dict[Child, int] = {}
    for case in story.borough.cases:
        for plan in case.plans:
            luck = rng.random() < EARLIER_ELSEWHERE
            for child in case.children:
                started[child].add(plan.started)
                older.setdefault(child, int(luck))
    since = story.times.last.plus(-EARLIER_PLANS).first_day
    rows: list[Row] = []
    for case in story.borough.cases:
        for plan in case.plans:
            if plan.ended is not None and plan.ended < since:
                continue
            until = plan.ended or end
            court = any(
                one.emergency and dt.timedelta(0) <= end - one.issued < YEAR / 2
                for one in case.proceedings
            )
            for child in case.children:
                visit = story.seen.before(child, until, "CP")
                visit = visit if visit and visit >= plan.started else None
                alone = story.seen.alone(child, visit).casefold()
                before = older[child] + sum(day < plan.started for day in started[child])
                rows.append([
                    *with_disability(child, end), plan.started, words.ABUSE[plan.category],
                    words.ABUSE[plan.latest], visit, words.YES_NO[alone],
                    plan.reviews[-1] if plan.reviews else None, plan.ended,
                    words.YES_NO["yes" if court else "no"], before, *held_by(story, child, until),
                ])  # fmt: skip
    return sorted(rows, key=lambda row: (row[6], row[0]))


def in_care(story: Story) -> list[Row]:
    """List 8: every period of care open at some time in the years shown."""
    away: dict[Child, list[tuple[dt.date, bool, str, str]]] = defaultdict(list)
    for absence in story.absences:
        if absence.from_care:
            accepted = "" if not absence.offered else "yes" if absence.held else "no"
            away[absence.child].append(
                (absence.started.date(), absence.away, absence.offered.casefold(), accepted)
            )
    rows = [
        _care_row(story, life, away[life.child])
        for life in story.lives
        if life.placements and (life.care.ended is None or life.care.ended >= story.times.listed)
    ]
    return sorted(rows, key=lambda row: (row[7], row[0]), reverse=True)  # the latest period first


def _care_row(story: Story, life: Life, away: list[tuple[dt.date, bool, str, str]]) -> Row:
    child, care = life.child, life.care
    end = story.times.end
    until = care.ended or end
    statuses = [(day, status) for day, status in sorted(care.statuses) if day <= until]
    dental = [done for name, _, done, _ in life.health if done and name == "dental"]
    health = [done for name, _, done, _ in life.health if done and name != "dental"]
    placement = life.placements[-1]
    lately = [one for one in away if one[0] > until - YEAR and one[0] <= until]
    last = lately[-1] if lately else None
    again = any(
        one.ended is not None and one.started < care.started and care.started - one.ended < YEAR
        for one in life.case.care
    )
    reviewed = [day for day, _ in life.reviews if day <= until]
    return [
        *person(child, end), words.YES_NO["yes" if child.uasc else "no"],
        words.YES_NO[child.disabled], care.started, words.NEED[care.need],
        words.YES_NO["yes" if again else "no"], statuses[-1][0], words.LEGAL[statuses[-1][1]],
        reviewed[-1] if reviewed else None, story.seen.before(child, until, "CLA"),
        words.PERMANENCE[_permanence(life, statuses[-1][1], end)],
        reviewed[-1] if reviewed else None, max(health, default=None),
        max(dental, default=None), _moves_in_year(life, until), care.ended,
        words.CEASED.get(care.reason, ""), placement.started, words.PLACEMENT[placement.kind],
        words.PROVIDER[placement.provider], placement.postcode, placement.urn,
        "a) In" if placement.inside == "Yes" else "b) Out",
        "Wandle" if placement.inside == "Yes" else "Outside Wandle",
        sum(not one[1] for one in lately), sum(one[1] for one in lately),
        words.YES_NO[last[2] if last else ""], words.YES_NO[last[3] if last else ""],
        *held_by(story, child, until),
    ]  # fmt: skip


def _permanence(life: Life, status: str, end: dt.date) -> str:
    if status == "E1":
        return "adoption"
    if age_on(life.child.born, end) >= 16:
        return "living"
    if status == "C2":
        return "fostering"
    return "guardian" if status == "C1" and life.child.id[-1] in "2468" else "home"


def _moves_in_year(life: Life, until: dt.date) -> int:
    def counts(one: Placement) -> bool:
        lasting = one.ended is None or one.ended > until - YEAR
        return lasting and not one.carries_on and one.kind[0] != "T"

    return max(1, sum(counts(one) for one in life.placements))


def care_leavers(story: Story) -> list[Row]:
    """List 9: young people entitled at the extract."""
    end = story.times.end
    rows: list[Row] = []
    for leaver in story.leavers:
        _, kind, touch, home, suitable, does = leaver.statuses[-1]
        age = age_on(leaver.child.born, end)
        if age > 21 or age < 16 or not leaver.is_current(end):
            continue
        team, worker = held_by(story, leaver.child, end)
        plans = [plan for plan in leaver.plans if plan <= end]
        rows.append([
            *person(leaver.child, end), words.YES_NO["yes" if leaver.child.uasc else "no"],
            words.YES_NO[leaver.child.disabled], team, worker, worker if age >= 18 else "",
            words.ELIGIBLE[kind], plans[-1] if plans else None, words.TOUCH[touch],
            leaver.latest_contact(end), words.HOMES[home], words.SUITABLE[suitable],
            words.DOES[does],
        ])  # fmt: skip
    return rows


def adoption(story: Story) -> list[Row]:
    """List 10: children with a decision for adoption."""
    end = story.times.end
    rows: list[Row] = []
    for life in story.lives:
        plan = life.care.adoption
        if plan is None:
            continue
        family: Cell = f"AF{int(life.child.id) % 9000 + 1000}" if plan.matched else ""
        why = "RD3 - Prospective adopters could not be found" if plan.reversed else ""
        rows.append([
            life.child.id, family, *person(life.child, end)[1:], words.YES_NO[life.child.disabled],
            life.care.started, plan.decided, plan.ordered_to_place, plan.matched, plan.placed,
            plan.adopted, plan.reversed, why, None,
        ])  # fmt: skip
    return rows


def adopters(story: Story) -> list[Row]:
    """List 11: prospective adopters; nobody applies in one step any more."""
    rows: list[Row] = []
    for one in story.adopters:
        enquiry, first, first_end, second, second_end, match, placed, order = one.steps
        rows.append([
            one.id, one.family, words.SEX[one.sex], words.ETHNICITY[one.ethnicity], "b) No",
            words.YES_NO[one.fosters.casefold()], enquiry, first, first_end, second, second_end,
            None, None, match, placed, 1 if placed else None, order, one.left,
            words.LEFT[one.left_why],
        ])  # fmt: skip
    return rows
