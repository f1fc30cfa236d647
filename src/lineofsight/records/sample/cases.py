"""What happens to children: a case from referral to closing, and everything recorded in it.

A case holds one or more children of a family who travel together; where one goes another way
(into care, or turns 18) the case is divided. All of it is filled in by the events of `journey`.
"""

import datetime as dt
from dataclasses import dataclass, field, replace

from lineofsight.records.sample.people import Child, Family


@dataclass(slots=True, eq=False)
class Assessment:
    """One assessment of the children of a case."""

    started: dt.date
    authorised: dt.date | None = None
    seen: str = "yes"
    support: bool = False  # assessed as needing social care


@dataclass(slots=True, eq=False)
class Enquiry:
    """A section 47 enquiry; `needed` is None until the enquiry has ended."""

    started: dt.date
    needed: bool | None = None
    conference: dt.date | None = None
    led_to_plan: bool = False


@dataclass(slots=True, eq=False)
class Plan:
    """A child protection plan."""

    started: dt.date
    category: str
    latest: str
    reviews: list[dt.date] = field(default_factory=list)
    ended: dt.date | None = None


@dataclass(slots=True, eq=False)
class Adoption:
    """How far a child with a plan for adoption has got."""

    decided: dt.date
    ordered_to_place: dt.date | None = None
    matched: dt.date | None = None
    placed: dt.date | None = None
    adopted: dt.date | None = None
    reversed: dt.date | None = None


@dataclass(slots=True, eq=False)
class Care:
    """A period of being looked after, with its legal statuses in order."""

    started: dt.date
    statuses: list[tuple[dt.date, str]]
    need: str
    ended: dt.date | None = None
    reason: str = ""  # SSDA903 REC
    adoption: Adoption | None = None
    turn: int = 0  # what was arranged under an earlier turn no longer happens


@dataclass(slots=True, eq=False)
class Proceedings:
    """An application to the court about the children of a case."""

    id: str
    issued: dt.date
    emergency: bool
    kind: str
    court: str
    gateway: dt.date | None = None
    letter: dt.date | None = None
    met: dt.date | None = None
    final: dt.date | None = None


@dataclass(slots=True, eq=False)
class Case:
    """An episode of need of one or more children of a family."""

    children: list[Child]
    family: Family
    referred: dt.date
    source: str
    need: str
    patch: float  # 0 to 1: where in the borough the family lives, which decides the team
    is_listed: bool = True  # False: begun before the borough's referrals are followed
    no_action: bool = False
    stages: list[tuple[dt.date, str]] = field(default_factory=list)
    closed: dt.date | None = None
    reason: str = ""  # RC code
    long_term: bool = False  # held by the disability service
    assessments: list[Assessment] = field(default_factory=list)
    enquiries: list[Enquiry] = field(default_factory=list)
    plans: list[Plan] = field(default_factory=list)
    care: list[Care] = field(default_factory=list)
    proceedings: list[Proceedings] = field(default_factory=list)
    turn: int = 0

    @property
    def stage(self) -> str:
        """Where the case stands now."""
        return self.stages[-1][1] if self.stages else ""

    @property
    def is_open(self) -> bool:
        """Whether the case is open."""
        return self.closed is None

    @property
    def is_waiting(self) -> bool:
        """Whether an enquiry has still to end, or a conference still to be held."""
        return any(
            enquiry.needed is None or (enquiry.needed and enquiry.conference is None)
            for enquiry in self.enquiries
        )

    def moves(self, day: dt.date, stage: str) -> None:
        """Go to the next stage on this day; what the last stage had arranged falls away."""
        self.turn += 1
        if self.stages and self.stages[-1][0] == day:
            self.stages[-1] = (day, stage)
        else:
            self.stages.append((day, stage))

    def divided(self, children: list[Child]) -> "Case":
        """Give some of the children a case of their own, with the same past."""
        self.children = [child for child in self.children if child not in children]
        return replace(
            self,
            children=children,
            stages=list(self.stages),
            assessments=[replace(assessment) for assessment in self.assessments],
            enquiries=[replace(enquiry) for enquiry in self.enquiries],
            plans=[replace(plan, reviews=list(plan.reviews)) for plan in self.plans],
            care=[replace(care, statuses=list(care.statuses)) for care in self.care],
            proceedings=list(self.proceedings),
            turn=self.turn + 1,
        )
