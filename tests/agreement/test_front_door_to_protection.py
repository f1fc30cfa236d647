"""The engine and a second opinion that shares nothing with it, over made-up and awkward records.

Dates are drawn near one another and near month ends, leap days and Christmas, so that the edges of
every rule are met; the same figures are asked of both, whole and by team and age.
"""

import datetime as dt
import random
from collections import defaultdict
from statistics import median

import pytest

from agreement import naive_children, naive_front_door, naive_help
from agreement.naive_records import Records, group_of, period
from lineofsight.indicators import catalogue, engine
from lineofsight.kernel.periods import Month
from opened_again import opened_again

SECOND_OPINIONS = {**naive_front_door.CODES, **naive_help.CODES, **naive_children.CODES}
MONTHS = [Month(2023, 12), Month(2024, 1), Month(2024, 2), Month(2024, 3), Month(2025, 2)]
CHILDREN = [f"{n:03d}" for n in range(14)]
TEAMS = ["North", "South", None]
YES_NO = ["yes", "no", "not recorded", "not recorded"]
SOURCES = ["1A", "2A", "2B", "3E", "4", "5B", "6", "6", "9", "10", None]
OUTCOMES = ["referral", "referral", "existing case", "early help", "other", "advice",
            "no further action", "no further action", None, None]  # fmt: skip
END_REASONS = ["outcomes met", "stepped up", "moved away", "consent withdrawn", None]
METHODS = ["in person", "video", "phone", "not recorded"]
ANCHORS = [
    dt.date(2022, 2, 28),
    dt.date(2023, 2, 28),
    dt.date(2023, 8, 31),
    dt.date(2023, 12, 22),
    dt.date(2024, 1, 2),
    dt.date(2024, 1, 31),
    dt.date(2024, 2, 29),
    dt.date(2024, 3, 29),  # Good Friday
    dt.date(2025, 2, 28),
]


Tables = dict[str, list[dict[str, object]]]


class Awkward:
    """Draws rows for every table; small ranges, so that things collide."""

    def __init__(self, seed: int) -> None:
        self.draw = random.Random(seed)
        self.drawn: list[dt.date] = []

    def day(self) -> dt.date:
        """Draw a day, one time in three one that something else happened on."""
        if self.drawn and self.draw.random() < 0.34:
            return self.draw.choice(self.drawn)
        self.drawn.append(self._new_day())
        return self.drawn[-1]

    def _new_day(self) -> dt.date:
        if self.draw.random() < 0.02:
            return dt.date(2009, 12, 20) + dt.timedelta(days=self.draw.randrange(30))
        spread = self.draw.choice([1, 3, 16, 46, 75])
        return self.draw.choice(ANCHORS) + dt.timedelta(days=self.draw.randint(-spread, spread))

    def later(self, day: dt.date) -> dt.date | None:
        after = [other for other in self.drawn if other >= day]
        if after and self.draw.random() < 0.34:
            return self.draw.choice(after)
        days = self.draw.choice([None, 0, 1, 15, 21, 63, 64, 65, 400, 730])
        return None if days is None else day + dt.timedelta(days=days)

    def child(self) -> str:
        return self.draw.choice(CHILDREN)

    def pick(self, choices: list[str | None]) -> str | None:
        return self.draw.choice(choices)

    def spell(self, **also: object) -> dict[str, object]:
        started = self.day()
        return {
            "child_id": self.child(),
            "started_on": started,
            "ended_on": self.later(started),
            "team": self.pick(TEAMS),
            **also,
        }

    def visit(self) -> dict[str, object]:
        return {
            "child_id": self.child(),
            "seen_on": self.day(),
            "seen_alone": self.pick(YES_NO),
            "method": self.pick(METHODS),
            "child_seen": self.pick(YES_NO),
        }

    def assessment(self) -> dict[str, object]:
        spell = self.spell(child_seen=self.pick(YES_NO), needs_support=self.pick(YES_NO))
        return {("authorised_on" if name == "ended_on" else name): v for name, v in spell.items()}

    def soon(self) -> dt.date | None:
        """Draw a day that is often the day last drawn or the next."""
        if self.draw.random() < 0.3:
            return None
        return self.drawn[-1] + dt.timedelta(days=self.draw.choice([0, 0, 1, 1, 2, 3, 4, 9]))

    def contact(self) -> dict[str, object]:
        return {
            "child_id": self.child(),
            "contacted_on": self.day(),
            "source": self.pick(SOURCES),
            "outcome": self.pick(OUTCOMES),
            "decided_on": self.soon(),
        }

    def enquiry(self) -> dict[str, object]:
        day = self.day()
        came = dt.datetime.combine(day, dt.time(self.draw.choice([9, 22])))
        hours = self.draw.choice([None, 1, 4, 4, 5, 24, 30, 96])
        done = None if hours is None else came + dt.timedelta(hours=hours)
        timed = self.draw.random() < 0.7
        if not timed:
            came, done = _midnight(came), None if done is None else _midnight(done)
        return {
            "child_id": self.child(),
            "received_at": came,
            "received_has_time": int(timed),
            "completed_at": done,
            "completed_has_time": None if done is None else int(timed),
            "rating": self.pick(["red", "red", "amber", "green", None]),
            "team": self.pick(TEAMS),
        }

    def kind_of_team(self, team: str) -> dict[str, object]:
        started = self.day()
        kind = self.pick(["disability", "disability", "assessment"])
        ended = self.later(started)
        return {"team": team, "kind": kind, "started_on": started, "ended_on": ended}

    def worker(self) -> dict[str, object]:
        started = self.day()
        return {
            "worker_id": self.pick(["w1", "w2", "w3"]),
            "role": self.pick(["social worker", "unit manager"]),
            "started_on": started,
            "last_day_on": self.later(started),
        }

    def person(self, child: str) -> dict[str, object]:
        born = self.pick([None, self.day(), self.day()])
        if born is not None and self.draw.random() < 0.8:
            born = self.draw.choice([dt.date(2006, 2, 28), dt.date(2008, 2, 29), born])
        return {
            "child_id": child,
            "born_on": born,
            "is_unborn": self.pick(["no", "no", "no", "yes"]),
            "sex": self.pick(["male", "female"]),
            "is_disabled": self.pick(YES_NO),
        }

    def twice(self, rows: list[dict[str, object]]) -> list[dict[str, object]]:
        """Write some rows again with another team, as two sources would."""
        again = [{**row, "team": self.pick(TEAMS)} for row in rows if self.draw.random() < 0.2]
        return [*rows, *again]

    def tables(self) -> Tables:
        many = range(40)
        return {
            "person": [self.person(child) for child in CHILDREN[:-1]],
            **self.front_door(),
            **self.need(),
            **self.protection(),
            "cla_episodes": [
                self.spell(legal_status=self.pick(["C2", "V2", "V4"])) for _ in range(8)
            ],
            "department": [self.kind_of_team(team) for team in ("North", "North", "South")],
            "involvements": [
                self.spell(
                    worker_id=self.pick(["w1", "w2", "w3", None]),
                    allocation=self.pick(["primary", "primary", "secondary", "manager-held"]),
                )
                for _ in many
            ],
            "professionals": [self.worker() for _ in range(5)],
            "population": [{"area": "Wandle", "year": 2020, "children": 50000}],
        }

    def front_door(self) -> Tables:
        many = range(40)
        return {
            "contacts": [self.contact() for _ in range(60)],
            "mash_enquiries": [self.enquiry() for _ in many],
            "early_help_assessments": [
                {
                    "child_id": self.child(),
                    "started_on": (day := self.day()),
                    "completed_on": self.later(day),
                }
                for _ in many
            ],
            "early_help_episodes": keyed(
                [self.spell(end_reason=self.pick(END_REASONS)) for _ in range(60)]
            ),
            "referrals": self.twice(
                [
                    {
                        "child_id": self.child(),
                        "referred_on": self.day(),
                        "no_further_action": self.pick(YES_NO),
                        "source": self.pick(SOURCES),
                        "decided_on": self.soon(),
                        "team": self.pick(TEAMS),
                    }
                    for _ in range(80)
                ]
            ),
        }

    def need(self) -> Tables:
        many = range(40)
        return {
            "management_oversight": [
                {"child_id": self.child(), "noted_on": self.day()} for _ in many
            ],
            "cin_reviews": [{"child_id": self.child(), "held_on": self.day()} for _ in many],
            "cin_assessments": self.twice([self.assessment() for _ in range(60)]),
            "cin_episodes": keyed(
                [
                    self.spell(
                        closure_reason=self.pick(["RC8", "RC9", "RC9", None]),
                        case_status=self.pick(["closed", "open assessment", None, None]),
                    )
                    for _ in range(60)
                ]
            ),
            "cin_plans": keyed([self.spell() for _ in many]),
            "cin_visits": [self.visit() for _ in range(150)],
        }

    def protection(self) -> Tables:
        many, draw = range(40), self.draw
        return {
            "cp_plans": keyed(
                [
                    self.spell(
                        previous_plans=draw.choice([None, 0, 0, 1]),
                        other_authority=self.pick(["no", "not recorded", "yes"]),
                    )
                    for _ in many
                ]
            ),
            "cp_visits": [self.visit() for _ in range(60)],
            "s47_enquiry": self.twice(
                [
                    {
                        "child_id": self.child(),
                        "started_on": self.day(),
                        "conference_unnecessary": self.pick(YES_NO),
                        "team": self.pick(TEAMS),
                    }
                    for _ in many
                ]
            ),
            "initial_cp_conference": self.twice(
                [
                    {
                        "child_id": self.child(),
                        "held_on": self.day(),
                        "transfer_in": self.pick(YES_NO),
                        "team": self.pick(TEAMS),
                    }
                    for _ in many
                ]
            ),
        }


def _midnight(moment: dt.datetime) -> dt.datetime:
    return dt.datetime.combine(moment.date(), dt.time())


def keyed(rows: list[dict[str, object]]) -> list[dict[str, object]]:
    """Keep one row for each child and start: a load leaves no two."""
    return list({(row["child_id"], row["started_on"]): row for row in rows}.values())


def expected(records: Records, code: str, over: str, month: Month, by: str | None):
    counted = SECOND_OPINIONS[code](records, period(over, month.year, month.number))
    groups: dict[str | None, list[int]] = defaultdict(lambda: [0, 0])
    lengths: dict[str | None, list[int]] = defaultdict(list)
    if by is None:
        groups[None] = [0, 0]
    for one in counted:
        group = group_of(records, one, by) if by else None
        groups[group][0] += one.met
        groups[group][1] += 1
        lengths[group].append(getattr(one, "value", 0))
    if catalogue.named(code).measure == "median":
        return {
            group: (median(lengths[group]) if lengths[group] else None, numbers[1])
            for group, numbers in groups.items()
        }
    return {group: tuple(numbers) for group, numbers in groups.items()}


@pytest.mark.parametrize("seed", range(6))
def test_both_give_every_figure(seed):
    tables = Awkward(seed).tables()
    records = Records(tables)
    opened = opened_again(tables, authority="Wandle")
    breakdowns = ("team", "age", "sex", "disability", "ethnicity")

    counted = engine.compute(
        opened, codes=list(SECOND_OPINIONS), months=MONTHS, over="all", by=breakdowns
    )

    given: dict[tuple[object, ...], dict[str | None, tuple[object, object]]] = defaultdict(dict)
    for figure in counted:
        is_middle = catalogue.named(figure.code).measure == "median"
        given[figure.code, figure.over, figure.month, figure.by][figure.group] = (
            figure.value if is_middle else figure.numerator,
            figure.denominator,
        )
    for code in SECOND_OPINIONS:
        indicator = catalogue.named(code)
        for over in indicator.over:
            for month in MONTHS:
                for by in (None, *breakdowns):
                    wanted = expected(records, code, over, month, by)
                    if indicator.measure in ("count", "rate"):
                        base = 50000 if indicator.measure == "rate" and by is None else None
                        wanted = {group: (met, base) for group, (met, _) in wanted.items()}
                    assert given[code, over, month, by] == wanted, (code, over, str(month), by)
