"""Agency workers: who covers vacant posts, who is taken on beyond them, who converts.

An agency stint lasts some months and is followed by the next after a gap: good agency staff are
not always to be had, and in the gap a vacant post is an unfilled one.
"""

import datetime as dt

from lineofsight.kernel.periods import Month
from lineofsight.records.sample import curves
from lineofsight.records.sample.borough import worked_on_or_after
from lineofsight.records.sample.chance import skewed
from lineofsight.records.sample.staffing import (
    AGENCY_HOURS,
    HOLDS_CASES,
    Post,
    Team,
    Vacancy,
    Worker,
    Workforce,
)

COVERED = {"social worker": 0.93, "senior social worker": 0.8, "unit manager": 0.85,
           "service manager": 0.8, "head of service": 0.8,
           "consultant practitioner": 0.4}  # fmt: skip
CONVERTED = 0.16  # of vacancies filled, by the agency worker who covered them
FIRST_GAP = (3, 30)  # days until an agency worker is found
NEXT_GAP = (1, 20)
STINT = (240.0, 0.65, 20, 900)
MANAGES = {"unit manager", "service manager", "head of service"}


def brought_in(workforce: Workforce) -> None:
    """Add every agency and interim worker to the workforce."""
    for post in workforce.posts:
        for vacancy in post.vacancies:
            share = COVERED.get(post.role, 0.0)
            if workforce.quota.takes(("covered", post.role), share):
                _cover(workforce, post, vacancy)
    for kind in curves.BEYOND_ESTABLISHMENT:
        _beyond(workforce, kind)
    _lead(workforce)


def _cover(workforce: Workforce, post: Post, vacancy: Vacancy) -> None:
    rng = workforce.rng
    end = workforce.borough.times.end
    until = vacancy.filled or end + dt.timedelta(days=3650)
    day = vacancy.started + dt.timedelta(days=rng.randint(*FIRST_GAP))
    worker = None
    while day < until and day <= end:
        worker = _stint(workforce, post.role, post.team, worked_on_or_after(day), until)
        vacancy.covered = worker.last_day is None or vacancy.filled is not None
        if worker.last_day is None:
            return
        day = worker.last_day + dt.timedelta(days=rng.randint(*NEXT_GAP))
    if worker and vacancy.filled and rng.random() < CONVERTED:
        _converts(workforce, worker, post, vacancy.filled)


def _stint(workforce: Workforce, role: str, team: Team, day: dt.date, until: dt.date) -> Worker:
    rng = workforce.rng
    interim = role in MANAGES and rng.random() < 0.6
    last = min(day + dt.timedelta(days=skewed(rng, *STINT)), until - dt.timedelta(days=1))
    last = max(last, day)
    worker = Worker(
        id=workforce.new_id(),
        name=workforce.name(),
        employment="interim" if interim else "agency",
        role=role,
        fte=AGENCY_HOURS.pick(rng),
        team=team,
        started=day,
        last_day=last if last <= workforce.borough.times.end else None,
    )
    if worker.last_day:
        worker.reason = "End of assignment"
    workforce.workers.append(worker)
    return worker


def _converts(workforce: Workforce, worker: Worker, post: Post, day: dt.date) -> None:
    """The agency worker becomes the direct employee who fills the post: one person, two rows."""
    hired = next(
        (one for one in workforce.workers if one.started == day and one.team is post.team
         and one.role == post.role and one.employment == "permanent"),
        None,
    )  # fmt: skip
    if hired is None:
        return
    worker.last_day = day - dt.timedelta(days=1)
    worker.reason = "Converted to permanent"
    hired.id = worker.id
    hired.name = worker.name


def _beyond(workforce: Workforce, kind: str) -> None:
    """Fill the places agreed beyond the establishment: each opens when the curve reaches it."""
    borough = workforce.borough
    teams = workforce.of_kind(kind)
    first = Month.of(borough.times.looked_back)
    opened = 0
    for month in first.until(borough.times.last):
        middle = month.first_day + dt.timedelta(days=14)
        wanted = round(borough.rate(curves.BEYOND_ESTABLISHMENT[kind], middle) * borough.size)
        for _ in range(wanted - opened):
            _place(workforce, teams[opened % len(teams)], workforce.some_day(month))
            opened += 1


def _place(workforce: Workforce, team: Team, day: dt.date) -> None:
    end = workforce.borough.times.end
    while day <= end:
        until = end + dt.timedelta(days=3650)
        worker = _stint(workforce, "social worker", team, worked_on_or_after(day), until)
        if worker.last_day is None:
            return
        day = worker.last_day + dt.timedelta(days=workforce.rng.randint(1, 25))


def _lead(workforce: Workforce) -> None:
    """Say who manages each team at the extract."""
    end = workforce.borough.times.end
    here = [worker for worker in workforce.workers if worker.is_in_post(end)]
    heads = [worker.id for worker in here if worker.role == "head of service"]
    service = [worker.id for worker in here if worker.role == "service manager"]
    services = sorted({team.service for team in workforce.teams})
    for team in workforce.teams:
        own = [worker.id for worker in here if worker.team is team and worker.role in MANAGES]
        team.manager = own[0] if own else service[0] if service else ""
        if heads:
            team.head = heads[services.index(team.service) % len(heads)]


def practises(worker: Worker) -> bool:
    """Whether the worker's post is one that holds children's cases."""
    holds = worker.role in HOLDS_CASES or (
        worker.role == "consultant practitioner" and int(worker.id[1:]) % 2 == 0
    )
    return holds and worker.team.kind not in {"front door", "quality"}


def carries_cases(worker: Worker, day: dt.date) -> bool:
    """Whether the worker holds cases on the day: by post, unless away for long."""
    return practises(worker) and not worker.is_absent(day)
