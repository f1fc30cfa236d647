"""The establishment and who fills it: posts, vacancies, direct employees and agency workers.

The local vacancy rate (P1: posts of social workers without a direct employee) and the national
one (P1d: by FTE, over every social work role) come from this one establishment. They differ
because vacancies lie almost all in the social worker posts, while seniors, newly qualified
workers, practitioners and managers are directly employed; see the package for the arithmetic.
"""

import datetime as dt
from dataclasses import dataclass, field
from random import Random

from lineofsight.kernel.periods import Month
from lineofsight.records.sample import curves
from lineofsight.records.sample.borough import Borough, worked_on_or_after
from lineofsight.records.sample.chance import Carry, Quota, Weights, skewed, stream
from lineofsight.records.sample.people import FORENAMES, SURNAMES

GRADES = {"social worker": "Gr11", "senior social worker": "Gr12", "NQSW": "Gr10",
          "consultant practitioner": "Gr13", "unit manager": "Gr14", "service manager": "Gr15",
          "head of service": "Gr16", "personal adviser": "Gr8", "other": "PO3"}  # fmt: skip
HOLDS_CASES = {"social worker", "senior social worker", "NQSW", "personal adviser"}
CHILD_TEAMS = ("assessment", "care planning", "disability", "looked after", "adolescents",
               "leaving care")  # fmt: skip
VACANT_AT_FIRST = {"social worker": 0.27, "senior social worker": 0.08, "unit manager": 0.07}
HOURS = Weights({1.0: 86, 0.8: 7, 0.6: 5, 0.5: 2})
AGENCY_HOURS = Weights({1.0: 93, 0.8: 7})
LEFT_FOR = Weights({"Another authority": 46, "Agency work": 24, "Relocation": 12,
                    "Career change": 9, "Retirement": 6, "End of contract": 3})  # fmt: skip


@dataclass(frozen=True)
class Shape:
    """How many teams of a kind a full-size borough has, and the posts of each team."""

    kind: str
    title: str
    service: str
    teams: int
    posts: dict[str, int]


SHAPES = (
    Shape("front door", "MASH", "Early Help and MASH", 2,
          {"social worker": 4, "senior social worker": 2, "unit manager": 1}),
    Shape("assessment", "Assessment", "Assessment", 4,
          {"social worker": 6, "senior social worker": 1, "NQSW": 1,
           "consultant practitioner": 1, "unit manager": 1}),
    Shape("care planning", "Care Planning", "Care Planning", 9,
          {"social worker": 6, "senior social worker": 2, "NQSW": 2,
           "consultant practitioner": 1, "unit manager": 1}),
    Shape("disability", "Children with Disabilities", "Care Planning", 2,
          {"social worker": 6, "senior social worker": 2, "NQSW": 1,
           "consultant practitioner": 1, "unit manager": 1}),
    Shape("looked after", "Permanence", "Looked After Children", 4,
          {"social worker": 6, "senior social worker": 3, "NQSW": 1,
           "consultant practitioner": 1, "unit manager": 1}),
    Shape("adolescents", "Adolescent Support", "Targeted Services", 1,
          {"social worker": 6, "senior social worker": 2, "unit manager": 1}),
    Shape("leaving care", "Leaving Care", "Looked After Children", 2,
          {"social worker": 1, "senior social worker": 1, "personal adviser": 11,
           "unit manager": 1}),
    Shape("fostering", "Fostering", "Looked After Children", 2,
          {"social worker": 4, "senior social worker": 2, "unit manager": 1}),
    Shape("adoption", "Adoption", "Looked After Children", 1,
          {"social worker": 2, "senior social worker": 3, "unit manager": 1}),
    Shape("early help", "Early Help Locality", "Early Help and MASH", 3, {"other": 8}),
    Shape("quality", "Safeguarding and Quality Assurance", "Safeguarding and Quality Assurance",
          1, {"other": 14, "service manager": 2}),
    Shape("business support", "Business Support", "Business Support", 1, {"other": 14}),
    Shape("other", "Service Leadership", "Children's Social Care", 1,
          {"service manager": 6, "head of service": 6}),
)  # fmt: skip


@dataclass(slots=True, eq=False)
class Team:
    """A team; the manager is whoever manages it at the extract."""

    name: str
    kind: str
    service: str
    since: dt.date
    manager: str = ""
    head: str = ""


@dataclass(slots=True, eq=False)
class Vacancy:
    """A time when a post has no direct employee."""

    started: dt.date
    filled: dt.date | None = None
    covered: bool = False


@dataclass(slots=True, eq=False)
class Post:
    """An established post."""

    id: str
    role: str
    team: Team
    fte: float
    vacancies: list[Vacancy] = field(default_factory=list)
    holder: "Worker | None" = None


@dataclass(slots=True, eq=False)
class Worker:
    """One spell of employment of one person."""

    id: str
    name: str
    employment: str
    role: str
    fte: float
    team: Team
    started: dt.date
    last_day: dt.date | None = None
    reason: str = ""
    absent_from: dt.date | None = None
    absent_to: dt.date | None = None

    def is_in_post(self, day: dt.date) -> bool:
        """Whether the worker is employed on the day, the last working day included."""
        return self.started <= day and (self.last_day is None or self.last_day >= day)

    def is_absent(self, day: dt.date) -> bool:
        """Whether a long absence covers the day."""
        return (
            self.absent_from is not None
            and self.absent_from <= day
            and (self.absent_to is None or self.absent_to > day)
        )


class Workforce:
    """Teams, posts and every spell of employment, played month by month."""

    def __init__(self, borough: Borough) -> None:
        self.borough = borough
        self.rng: Random = stream(borough.seed, "workforce")
        self.carry = Carry(self.rng)
        self.quota = Quota(self.rng)
        self.teams: list[Team] = []
        self.posts: list[Post] = []
        self.workers: list[Worker] = []
        self._people = 0
        self._establish()
        first = Month.of(borough.times.looked_back)
        for post in self.posts:
            self._fill_at_first(post, first.first_day)
        for month in first.until(borough.times.last):
            self._month(month)

    def of_kind(self, kind: str) -> list[Team]:
        """Give the teams of a kind, in order."""
        return [team for team in self.teams if team.kind == kind]

    def new_id(self) -> str:
        """Give the next worker's number."""
        self._people += 1
        return f"W{self._people:04d}"

    def name(self) -> str:
        """Make up a worker's name."""
        return f"{self.rng.choice(FORENAMES)} {self.rng.choice(SURNAMES)}"

    def some_day(self, month: Month) -> dt.date:
        """Pick a day of the month on which somebody starts."""
        return worked_on_or_after(month.first_day + dt.timedelta(days=self.rng.randrange(25)))

    def _establish(self) -> None:
        since = self.borough.times.looked_back - dt.timedelta(days=900)
        for shape in SHAPES:
            many = max(1, round(shape.teams * self.borough.size))
            several = many > 1
            teams = [
                Team(f"{shape.title} {n + 1}" if several else shape.title, shape.kind,
                     shape.service, since)
                for n in range(many)
            ]  # fmt: skip
            self.teams.extend(teams)
            for role, each in shape.posts.items():
                for n in range(max(1, round(each * shape.teams * self.borough.size))):
                    fte = 1.0 if self.rng.random() < 0.94 else 0.8
                    post_id = f"P{len(self.posts) + 1:04d}"
                    self.posts.append(Post(post_id, role, teams[n % many], fte))

    def _fill_at_first(self, post: Post, day: dt.date) -> None:
        share = VACANT_AT_FIRST.get(post.role, 0.0)
        if self.quota.takes(("first", post.role), share):
            post.vacancies.append(Vacancy(day - dt.timedelta(days=self.rng.randint(3, 200))))
        else:
            self._employ(post, day - dt.timedelta(days=skewed(self.rng, 1100, 0.9, 30, 9000)))

    def _employ(self, post: Post, day: dt.date) -> None:
        """Let somebody be directly employed in a post; newly qualified ones come in cohorts."""
        started = self._cohort(day) if post.role == "NQSW" else day
        fte = 1.0 if post.role == "NQSW" else min(post.fte, HOURS.pick(self.rng))
        employment = "secondee" if self.rng.random() < 0.012 else "permanent"
        worker = Worker(self.new_id(), self.name(), employment, post.role, fte, post.team, started)
        post.holder = worker
        self.workers.append(worker)

    def _cohort(self, _: dt.date) -> dt.date:
        """Give the day this year's newly qualified workers started: September, or January."""
        last = self.borough.times.last
        months = [last.plus(-n) for n in range(12)]
        september = next(month for month in months if month.number == 9)
        january = next(month for month in months if month.number == 1)
        month = september if self.rng.random() < 0.35 else january
        return worked_on_or_after(month.first_day + dt.timedelta(days=self.rng.choice((3, 10))))

    def _month(self, month: Month) -> None:
        middle = month.first_day + dt.timedelta(days=14)
        for role, leaving in curves.LEAVING.items():
            posts = [post for post in self.posts if post.role == role]
            held = [post for post in posts if post.holder is not None]
            chance = self.borough.rate(leaving, middle)
            for _ in range(self.carry.whole(("leave", role), chance * len(held))):
                self._leaves(held.pop(self.rng.randrange(len(held))), month)
            self._fills(role, [post for post in posts if post.holder is None], month, middle)
        self._absences(month)

    def _leaves(self, post: Post, month: Month) -> None:
        worker = post.holder
        if worker is None:
            return
        day = month.first_day + dt.timedelta(days=self.rng.randrange(month.last_day.day))
        day -= dt.timedelta(days=max(0, day.weekday() - 4))
        worker.last_day = max(day, worker.started + dt.timedelta(days=14))
        worker.reason = LEFT_FOR.pick(self.rng)
        post.holder = None
        post.vacancies.append(Vacancy(worker.last_day + dt.timedelta(days=1)))

    def _fills(self, role: str, vacant: list[Post], month: Month, middle: dt.date) -> None:
        chance = self.borough.rate(curves.FILLING[role], middle)
        ready = [
            post for post in vacant if (month.first_day - post.vacancies[-1].started).days > 30
        ]
        for _ in range(self.carry.whole(("fill", role), chance * len(vacant))):
            if not ready:
                return
            post = ready.pop(self.rng.randrange(len(ready)))
            day = self.some_day(month)
            post.vacancies[-1].filled = day
            self._employ(post, day)

    def _absences(self, month: Month) -> None:
        direct = [
            post.holder for post in self.posts if post.holder is not None and post.role != "other"
        ]
        for _ in range(self.carry.whole("absence", 0.0085 * len(direct))):
            worker = self.rng.choice(direct)
            day = month.first_day + dt.timedelta(days=self.rng.randrange(27))
            if worker.started < day and not worker.is_absent(day):
                worker.absent_from = day
                back = day + dt.timedelta(days=skewed(self.rng, 190, 0.4, 40, 400))
                worker.absent_to = back if back <= self.borough.times.end else None
