"""Personal supervision owed to workers, and a second opinion written from its rule alone.

A stay is a time in which a social worker is here, a next role or the way back from absence
beginning by the next working day. Its clock starts with it and with each session held within it.
"""

import datetime as dt
from typing import Any, NamedTuple

from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from agreement.naive_people import SOCIAL_WORK, follows, team_of
from lineofsight.populations import moments
from lineofsight.populations.catalogue import standing
from lineofsight.settings import DEFAULT
from opened_again import opened_again

Row = dict[str, Any]
DAY = dt.timedelta(days=1)
EASTER = dt.date(2024, 3, 28)  # the Thursday before Good Friday; the next working day is Tuesday


class Owed(NamedTuple):
    """One session owed to a worker."""

    worker: str
    team: str
    started_on: dt.date
    due_on: dt.date
    done_on: dt.date | None
    lapsed_on: dt.date | None


class Here(NamedTuple):
    """Days a worker is here in one role; `until` is the first day no longer, or None."""

    start: dt.date
    until: dt.date | None
    team: str | None


def second_opinion(tables: dict[str, list[Row]]) -> list[Owed]:
    workers = sorted({row["worker_id"] for row in tables["professionals"]})
    return sorted(
        (one for worker in workers for one in _owed_to(worker, tables)),
        key=lambda one: (one.worker, one.started_on),
    )


def _owed_to(worker: str, tables: dict[str, list[Row]]) -> list[Owed]:
    here = _here([row for row in tables["professionals"] if row["worker_id"] == worker])
    sessions = {
        row["supervised_on"]
        for row in tables["supervision"]
        if row["worker_id"] == worker and row["kind"] == "personal" and not row["cancelled_reason"]
    }
    return [one for stay in _stays(here) for one in _of_stay(worker, stay, here, sessions)]


def _here(rows: list[Row]) -> list[Here]:
    found = []
    for row in rows:
        if (row["role"] or "not recorded") not in SOCIAL_WORK:
            continue
        gone = row["last_day_on"] and row["last_day_on"] + DAY
        away, back = row["absent_from_on"], row["absent_to_on"]
        if away and away > row["started_on"] and (gone is None or away < gone):
            found.append(Here(row["started_on"], away, row["team"]))
            if back:
                found.append(Here(back, gone, row["team"]))
        else:
            found.append(Here(row["started_on"], gone, row["team"]))
    found = [one for one in found if one.until is None or one.start < one.until]
    return sorted(found, key=lambda one: one.start)


def _stays(here: list[Here]) -> list[tuple[dt.date, dt.date | None]]:
    """Put together what follows by the next working day."""
    stays: list[tuple[dt.date, dt.date | None]] = []
    for one in here:
        if stays and (stays[-1][1] is None or follows(stays[-1][1] - DAY, one.start)):
            start, until = stays.pop()
            later = None if until is None or one.until is None else max(until, one.until)
            stays.append((start, later))
        else:
            stays.append((one.start, one.until))
    return stays


def _of_stay(
    worker: str, stay: tuple[dt.date, dt.date | None], here: list[Here], sessions: set[dt.date]
) -> list[Owed]:
    start, until = stay
    within = sorted(day for day in sessions if start < day and (until is None or day < until))
    begun = [start, *within] if until is None or start < until else []
    return [
        Owed(worker, _team(here, day), day, day + 30 * DAY, done, until)
        for day, done in zip(begun, [*begun[1:], None], strict=True)
    ]


def _team(here: list[Here], day: dt.date) -> str:
    latest = max(one.start for one in here if one.start <= day)
    return team_of(
        {"team": min((one.team for one in here if one.start == latest and one.team), default=None)}
    )


NEAR = st.integers(-9, 9).map(lambda days: EASTER + days * DAY)
FAR = st.sampled_from([dt.date(2024, 2, 1), dt.date(2024, 5, 10)])
ANY = NEAR | FAR


@st.composite
def employed(draw: st.DrawFn) -> Row:
    start = draw(ANY)
    away = draw(st.none() | ANY)
    return {
        "worker_id": draw(st.sampled_from(["w1", "w2"])),
        "role": draw(st.sampled_from(["social worker", "NQSW", "personal adviser", None])),
        "team": draw(st.sampled_from(["North", "South", None])),
        "started_on": start,
        "last_day_on": draw(st.none() | ANY.filter(lambda day: day >= start)),
        "absent_from_on": away,
        "absent_to_on": draw(st.none() | ANY.filter(lambda day: day >= away)) if away else None,
    }


SESSION = st.fixed_dictionaries(
    {
        "worker_id": st.sampled_from(["w1", "w2"]),
        "supervised_on": ANY,
        "kind": st.sampled_from(["personal", "personal", "group"]),
        "cancelled_reason": st.sampled_from([None, None, "leave"]),
    }
)


def role(team: str, start: int, last: int | None = None, away: int | None = None) -> Row:
    """Draw a role by days of 2024; one who is away would be back on 5 April."""
    april = dt.date(2024, 3, 31)
    return {
        "worker_id": "w1",
        "role": "NQSW",
        "team": team,
        "started_on": april + start * DAY,
        "last_day_on": None if last is None else april + last * DAY,
        "absent_from_on": None if away is None else april + away * DAY,
        "absent_to_on": None if away is None else april + 5 * DAY,
    }


BACK_AFTER_THE_LAST_DAY = [role("North", -11), role("South", -9, -6, -7), role("East", 2)]
ON_THE_8TH = {
    "worker_id": "w1",
    "supervised_on": dt.date(2024, 4, 8),
    "kind": "personal",
    "cancelled_reason": None,
}


@example(BACK_AFTER_THE_LAST_DAY, [ON_THE_8TH])  # of the East team: the South's is over
@given(st.lists(employed(), max_size=5), st.lists(SESSION, max_size=4))
@settings(max_examples=60, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
def test_both_owe_the_same_sessions(employments, held):
    tables = {"professionals": employments, "supervision": held}
    with opened_again(tables, settings=DEFAULT) as opened:
        moments.build(opened, ["supervision_owed"], days=[EASTER], populations=standing())
        found = opened.run(
            "select worker_id, team, started_on, due_on, done_on, lapsed_on from supervision_owed "
            "order by worker_id, started_on"
        ).to_pylist()

    assert [Owed(*row.values()) for row in found] == second_opinion(tables)
