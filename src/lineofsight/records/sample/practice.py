"""What surrounds the cases: supervision, training, recruitment, audits, complaints."""

import datetime as dt
from dataclasses import dataclass
from random import Random

from lineofsight.kernel.periods import Month
from lineofsight.records.sample import curves
from lineofsight.records.sample.borough import Borough, later, worked_on_or_after
from lineofsight.records.sample.cases import Case
from lineofsight.records.sample.chance import Carry, Weights, stream
from lineofsight.records.sample.people import Child
from lineofsight.records.sample.staffing import Worker, Workforce

COURSES = ("Practice model: foundation", "Practice model: risk", "Neglect assessment tool",
           "Direct work with children", "Court skills", "Exploitation and gangs")  # fmt: skip
CANCELLED = Weights({"Manager away": 40, "Worker in court": 30, "Worker on leave": 30})
ROUTES = Weights({"campaign": 40, "agency request": 38, "agency conversion": 10, "referral": 12})
STAGES = ("contact", "application", "interview", "offer", "accepted", "started")
GOES_ON = (0.62, 0.6, 0.5, 0.85, 0.85)
JOB_FAIR_CONTACTS = 74
AUDITS_A_MONTH = 38
COMPLAINTS_A_MONTH = 13


@dataclass(frozen=True, slots=True)
class Session:
    """One supervision session, held or cancelled."""

    worker: Worker
    day: dt.date
    kind: str
    cancelled: str


@dataclass(frozen=True, slots=True)
class Audit:
    """One case audit."""

    id: str
    child: Child
    day: dt.date
    grade: str
    moderated: str
    due: dt.date
    done: dt.date | None


@dataclass(frozen=True, slots=True)
class Complaint:
    """One complaint at one stage."""

    id: str
    received: dt.date
    stage: int
    answered: dt.date | None

    @property
    def extended(self) -> str:
        """Whether the time was extended: of every third complaint that took longer."""
        is_third = int(self.id[1:]) % 3 == 0
        return "Yes" if is_third and self.stage == 1 else "No"


def supervised(borough: Borough, workforce: Workforce) -> list[Session]:
    """Give each worker's supervision in the months shown."""
    rng = stream(borough.seed, "supervision")
    told = []
    for worker in workforce.workers:
        if worker.role in {"other", "head of service"}:
            continue
        day = max(worker.started, borough.times.shown) + dt.timedelta(days=rng.randint(3, 27))
        last = min(worker.last_day or borough.times.end, borough.times.end)
        while day <= last:
            on = worked_on_or_after(day)
            if not worker.is_absent(on) and on <= last:
                held = rng.random() < borough.rate(curves.SUPERVISED, on)
                why = "" if held else CANCELLED.pick(rng)
                told.append(Session(worker, on, "personal", why))
                if rng.random() < 0.5:
                    told.append(Session(worker, on, "case", ""))
            day += dt.timedelta(days=rng.randint(23, 29))
    return told


def trained(borough: Borough, workforce: Workforce) -> list[tuple[Worker, str, dt.date]]:
    """Give the courses workers completed in the last two years."""
    rng = stream(borough.seed, "training")
    since = borough.times.last.plus(-24).first_day
    told = []
    for worker in workforce.workers:
        first = max(since, worker.started)
        last = min(worker.last_day or borough.times.end, borough.times.end)
        room = (last - first).days
        if worker.role == "other" or room < 30:
            continue
        for course in COURSES:
            if rng.random() < (0.3 if worker.employment == "agency" else 0.55):
                day = worked_on_or_after(first + dt.timedelta(days=rng.randrange(room)))
                told.append((worker, course, min(day, last)))
    return told


def recruited(borough: Borough, workforce: Workforce) -> list[tuple[str, str, str, dt.date, str]]:
    """Give candidates and agency requests: reference, route, stage, day, team."""
    rng = stream(borough.seed, "recruitment")
    carry = Carry(rng)
    told: list[tuple[str, str, str, dt.date, str]] = []
    teams = [team.name for team in workforce.teams if team.kind not in {"other", "quality"}]
    number = 0
    last = borough.times.last
    for month in last.plus(-17).until(last):
        for _ in range(carry.whole("candidates", 16 * borough.size)):
            number += 1
            day = month.first_day + dt.timedelta(days=rng.randrange(27))
            route = ROUTES.pick(rng)
            told.extend(_candidate(borough, rng, number, route, day, rng.choice(teams)))
    fair = worked_on_or_after(last.first_day + dt.timedelta(days=12))
    for _ in range(round(JOB_FAIR_CONTACTS * borough.size)):
        number += 1
        told.append((f"R{number:05d}", "job fair", "contact", fair, ""))
    return told


def _candidate(
    borough: Borough, rng: Random, number: int, route: str, day: dt.date, team: str
) -> list[tuple[str, str, str, dt.date, str]]:
    steps = []
    for place, stage in enumerate(STAGES):
        day = worked_on_or_after(day)
        if day > borough.times.end:
            break
        steps.append((f"R{number:05d}", route, stage, day, team))
        if place < len(GOES_ON) and rng.random() > GOES_ON[place]:
            ending = "withdrawn" if rng.random() < 0.5 else "declined"
            day = worked_on_or_after(day + dt.timedelta(days=rng.randint(2, 14)))
            if place and day <= borough.times.end:
                steps.append((f"R{number:05d}", route, ending, day, team))
            break
        day += dt.timedelta(days=rng.randint(4, 24))
    return steps


def audited(borough: Borough) -> list[Audit]:
    """Give the case audits of the months shown; better grades come slowly."""
    rng = stream(borough.seed, "audits")
    carry = Carry(rng)
    cases = [case for case in borough.cases if case.assessments and case.children]
    told: list[Audit] = []
    for month in Month.of(borough.times.shown).until(borough.times.last):
        for _ in range(carry.whole("audits", AUDITS_A_MONTH * borough.size)):
            day = worked_on_or_after(month.first_day + dt.timedelta(days=rng.randrange(26)))
            case = _case_open(rng, cases, day)
            if case is not None:
                number = f"QA{len(told) + 1:05d}"
                told.append(_audit(borough, rng, number, rng.choice(case.children), day))
    return told


def _audit(borough: Borough, rng: Random, number: str, child: Child, day: dt.date) -> Audit:
    if rng.random() < borough.rate(curves.AUDITED_GOOD, day):
        grade = "outstanding" if rng.random() < 0.06 else "good"
    else:
        grade = "requires improvement" if rng.random() < 0.72 else "inadequate"
    agreed = grade if rng.random() < 0.85 else "requires improvement"
    due = later(day, 20)
    done = later(due, rng.randint(-12, 15))
    is_done = done <= borough.times.end and rng.random() < 0.85
    moderated = agreed if rng.random() < 0.35 else ""
    return Audit(number, child, day, grade, moderated, due, done if is_done else None)


def _case_open(rng: Random, cases: list[Case], day: dt.date) -> Case | None:
    for _ in range(60 if cases else 0):
        case = rng.choice(cases)
        if case.referred < day and (case.closed is None or case.closed > day):
            return case
    return None


def complained(borough: Borough) -> list[Complaint]:
    """Give complaints; some go on to the second stage."""
    rng = stream(borough.seed, "complaints")
    carry = Carry(rng)
    told: list[Complaint] = []
    number = 0
    for month in Month.of(borough.times.shown).until(borough.times.last):
        for _ in range(carry.whole("complaints", COMPLAINTS_A_MONTH * borough.size)):
            number += 1
            day = worked_on_or_after(month.first_day + dt.timedelta(days=rng.randrange(27)))
            answered = later(
                day, rng.randint(5, 10) if rng.random() < 0.66 else rng.randint(11, 28)
            )
            is_answered = answered <= borough.times.end
            told.append(Complaint(f"C{number:05d}", day, 1, answered if is_answered else None))
            second = later(answered, rng.randint(5, 15))
            if is_answered and rng.random() < 0.09 and second <= borough.times.end:
                told.append(Complaint(f"C{number:05d}", second, 2, None))
    return told
