"""A second opinion on oversight, voice, audits, complaints and the cases nobody holds."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from agreement.naive_care import stays
from agreement.naive_courts import Weighed
from agreement.naive_records import (
    DAY,
    NOT_RECORDED,
    Counted,
    Period,
    Records,
    Row,
    birthday,
    is_open,
    said,
    within,
    working_days,
    years_before,
)

MANAGERS = {"unit manager", "service manager", "head of service"}
OVERSIGHT_DAYS = 56
SESSION_DAYS = 56
SESSION_DAYS_ON_PLAN = 28
COMPLAINT_DAYS = {(1, False): 10, (1, True): 20, (2, False): 25, (2, True): 65}
WAITING_DAYS = 5


@dataclass
class Open:
    """Days open to social care without a break: in need, on a plan or in care."""

    child_id: str
    started_on: dt.date
    ended_on: dt.date | None
    teams: list[str]

    @property
    def team(self) -> str | None:
        return min(self.teams, default=None)

    def holds(self, day: dt.date) -> bool:
        return self.started_on <= day and (self.ended_on is None or self.ended_on > day)


def opened(records: Records) -> list[Open]:
    """Every stretch a child was open, in the order they began."""
    children: dict[str, None] = {}
    for table in ("cin_episodes", "cp_plans", "cla_episodes"):
        children.update(dict.fromkeys(records.children(table)))
    return [stretch for child in children for stretch in _of_child(records, child)]


def _of_child(records: Records, child: str) -> list[Open]:
    spans = [
        (row["started_on"], row.get("ended_on"), row.get("team"))
        for row in records.of("cin_episodes", child)
    ]
    spans += [(row["started_on"], ended, row.get("team")) for row, ended in plans(records, child)]
    spans += [
        (one.started_on, _by_eighteen(records, child, one.ended_on), one.team)
        for one in stays(records, child)
    ]
    lasting = [span for span in spans if span[1] is None or span[1] > span[0]]
    found: list[Open] = []
    for started, ended, team in sorted(lasting, key=lambda span: span[0]):
        named = [team] if team else []
        last = found[-1] if found else None
        if last is None or (last.ended_on is not None and started > last.ended_on):
            found.append(Open(child, started, ended, named))
            continue
        last.teams += named
        if last.ended_on is not None and (ended is None or ended > last.ended_on):
            last.ended_on = ended
    return found


def _by_eighteen(records: Records, child: str, ended: dt.date | None) -> dt.date | None:
    """The end of a plan or of care: its own, or the 18th birthday where that is earlier."""
    born = records.person(child).get("born_on")
    ends = [day for day in (ended, birthday(born, 18) if born else None) if day is not None]
    return min(ends, default=None)


def plans(records: Records, child: str) -> list[tuple[Row, dt.date | None]]:
    """The child's protection plans here, each with its end: that day, or the 18th birthday."""
    return [
        (row, _by_eighteen(records, child, row.get("ended_on")))
        for row in records.of("cp_plans", child)
        if said(row, "other_authority") != "yes"
    ]


def open_on(records: Records, day: dt.date) -> Iterator[Open]:
    return (one for one in opened(records) if one.holds(day))


def months_before(day: dt.date, months: int) -> dt.date:
    index = day.year * 12 + day.month - 1 - months
    year, month = index // 12, index % 12 + 1
    following = dt.date(year + month // 12, month % 12 + 1, 1)
    return dt.date(year, month, min(day.day, (following - DAY).day))


def waiting(records: Records, asked: Period) -> list[Counted]:
    """W6: open, held by nobody by name, for more than five working days."""
    day = asked.last
    counted = []
    for one in open_on(records, day):
        holders = [
            row
            for row in records.of("involvements", one.child_id)
            if row.get("worker_id")
            and said(row, "allocation") in ("primary", "manager-held", NOT_RECORDED)
            and row["started_on"] <= day
        ]
        if any(is_open(row, day) for row in holders):
            continue
        ended = [row["ended_on"] for row in holders if row["ended_on"] > one.started_on]
        passed = working_days(max(ended, default=one.started_on), day)
        if passed is None or passed > WAITING_DAYS:
            counted.append(Counted(one.child_id, day, records.team_on(one.child_id, day, one.team)))
    return counted


def changes(records: Records, asked: Period) -> list[Weighed]:
    """W7: workers after the first in twelve months, of children open for a year."""
    day = asked.last
    first = years_before(day + DAY, 1) if (day + DAY).day == 1 else years_before(day, 1) + DAY
    counted = []
    for one in open_on(records, day):
        if one.started_on > years_before(day, 1):
            continue
        workers = {
            row["worker_id"]
            for row in records.of("involvements", one.child_id)
            if row.get("worker_id")
            and said(row, "allocation") == "primary"
            and row["started_on"] <= day
            and (row.get("ended_on") is None or row["ended_on"] > first)
        }
        counted.append(
            Weighed(
                one.child_id,
                day,
                records.team_on(one.child_id, day, one.team),
                above=Decimal(max(0, len(workers) - 1)),
                below=Decimal(1),
            )
        )
    return counted


def heard(records: Records, asked: Period) -> list[Counted]:
    """QA8: open three months or more; heard in the last three."""
    day = asked.last
    since = months_before(day, 3)
    return [
        Counted(
            one.child_id,
            day,
            records.team_on(one.child_id, day, one.team),
            any(
                since < row["recorded_on"] <= day
                for row in records.of("voice_of_child", one.child_id)
            ),
        )
        for one in open_on(records, day)
        if one.started_on <= since
    ]


def _looked_after_in_time(
    records: Records,
    asked: Period,
    done: Callable[[str], list[dt.date]],
    days: Callable[[str, dt.date], int],
) -> list[Counted]:
    """Of children open, those for whom it was done, or who became open, so many days ago."""
    day = asked.last
    counted = []
    for one in open_on(records, day):
        since = max(
            (when for when in done(one.child_id) if one.started_on < when <= day),
            default=one.started_on,
        )
        met = (day - since).days <= days(one.child_id, since)
        team = records.team_on(one.child_id, day, records.team_on(one.child_id, since, one.team))
        counted.append(Counted(one.child_id, day, team, met))
    return counted


def overseen(records: Records, asked: Period) -> list[Counted]:
    """QA6: a manager's note within eight weeks."""
    return _looked_after_in_time(
        records,
        asked,
        lambda child: [row["noted_on"] for row in records.of("management_oversight", child)],
        lambda _child, _since: OVERSIGHT_DAYS,
    )


def discussed(records: Records, asked: Period) -> list[Counted]:
    """P7c: case supervision within eight weeks; four where a plan is open as the four end."""

    def sessions(child: str) -> list[dt.date]:
        return [
            row["supervised_on"]
            for row in records.of("supervision", child)
            if said(row, "kind") == "case" and not row.get("cancelled_reason")
        ]

    def days(child: str, since: dt.date) -> int:
        short = since + SESSION_DAYS_ON_PLAN * DAY
        on_plan = any(
            row["started_on"] <= short and (ended is None or ended > short)
            for row, ended in plans(records, child)
        )
        return SESSION_DAYS_ON_PLAN if on_plan else SESSION_DAYS

    return _looked_after_in_time(records, asked, sessions, days)


def audits(records: Records, asked: Period) -> Iterator[tuple[Row, str]]:
    for row in records.rows("audits"):
        if row["audited_on"] in asked:
            yield row, records.team_on(row["child_id"], row["audited_on"])


def agreed(row: Row) -> str:
    moderated = said(row, "moderated_grade")
    return said(row, "grade") if moderated == NOT_RECORDED else moderated


def _graded(*grades: str) -> Callable[[Records, Period], list[Counted]]:
    def counted(records: Records, asked: Period) -> list[Counted]:
        return [
            Counted(row["child_id"], row["audited_on"], team, agreed(row) in grades)
            for row, team in audits(records, asked)
            if agreed(row) != NOT_RECORDED
        ]

    return counted


def moderated(records: Records, asked: Period) -> list[Counted]:
    """QA5: audits that have a moderated grade."""
    return [
        Counted(
            row["child_id"], row["audited_on"], team, said(row, "moderated_grade") != NOT_RECORDED
        )
        for row, team in audits(records, asked)
    ]


def audited_as_planned(records: Records, asked: Period) -> list[Weighed]:
    """QA1: audits of the month over audits planned for it."""
    done = [
        Weighed(row["child_id"], row["audited_on"], team, above=Decimal(1), below=Decimal(0))
        for row, team in audits(records, asked)
    ]
    planned = [
        Weighed(
            "plan",
            row["planned_for_on"],
            row.get("team") or NOT_RECORDED,
            above=Decimal(0),
            below=Decimal(row["planned"]),
        )
        for row in records.rows("audit_plan")
        if row["planned_for_on"] in asked
    ]
    return [*done, *planned]


def acted_on(records: Records, asked: Period) -> list[Counted]:
    """QA4: audits whose actions fell due in the month, done by then."""
    return [
        Counted(
            row["child_id"],
            row["actions_due_on"],
            records.team_on(row["child_id"], row["audited_on"]),
            row.get("actions_done_on") is not None
            and row["actions_done_on"] <= row["actions_due_on"],
        )
        for row in records.rows("audits")
        if row.get("actions_due_on") in asked
    ]


def answered(records: Records, asked: Period) -> list[Counted]:
    """QA7: stage 1 complaints answered in the month; 10 working days, 20 when extended."""
    return [
        Counted(
            row["complaint_id"],
            row["responded_on"],
            NOT_RECORDED,
            within(
                row["received_on"],
                row["responded_on"],
                COMPLAINT_DAYS[1, said(row, "is_extended") == "yes"],
            ),
        )
        for row in records.rows("complaints")
        if row.get("stage") == 1 and row.get("responded_on") in asked
    ]


def sampled(records: Records, asked: Period) -> list[Counted]:
    """QA9: samples that say whether the data matched."""
    return [
        Counted(
            row["child_id"],
            row["sampled_on"],
            records.team_on(row["child_id"], row["sampled_on"]),
            said(row, "agrees") == "yes",
        )
        for row in records.rows("dip_samples")
        if row["sampled_on"] in asked and said(row, "agrees") != NOT_RECORDED
    ]


def scanned(records: Records, asked: Period) -> list[Weighed]:
    """QA10: pages of every batch so far over the latest estimate of the backlog."""
    batches = [row for row in records.rows("scanning") if row["scanned_on"] <= asked.last]
    estimates = [row for row in batches if row.get("backlog_pages") is not None]
    counted = [
        Weighed(row["batch_id"], asked.last, NOT_RECORDED, above=Decimal(row.get("pages") or 0),
                below=Decimal(0))
        for row in batches
    ]  # fmt: skip
    if estimates:
        latest = max(row["scanned_on"] for row in estimates)
        first = min(
            (row for row in estimates if row["scanned_on"] == latest),
            key=lambda row: (row["batch_id"], row["pages"]),
        )
        backlog = Decimal(first["backlog_pages"])
        counted.append(
            Weighed("backlog", asked.last, NOT_RECORDED, above=Decimal(0), below=backlog)
        )
    return counted


CODES = {
    "W6": waiting,
    "W7": changes,
    "P7c": discussed,
    "QA1": audited_as_planned,
    "QA2": _graded("good", "outstanding"),
    "QA3": _graded("inadequate"),
    "QA4": acted_on,
    "QA5": moderated,
    "QA6": overseen,
    "QA7": answered,
    "QA8": heard,
    "QA9": sampled,
    "QA10": scanned,
}
