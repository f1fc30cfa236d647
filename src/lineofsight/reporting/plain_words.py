"""The corporate parenting scorecard as a young person reads it: a name, and sentences in few words.

Each sentence follows from the state of the figure, so that there is one for every state there is. A
test holds each to a reading age of 11. Numbers are rounded to wholes: `58 in 100`.
"""

from dataclasses import dataclass
from typing import NamedTuple

from lineofsight.kernel.periods import Month
from lineofsight.kernel.quantities import halves_up


@dataclass(frozen=True)
class Told:
    """What there is to say of one indicator in a month, as it may be published."""

    code: str
    state: str  # value, no_data, not_applicable or hidden
    value: float | None
    unit: str
    better: str  # higher, lower, neutral
    direction: str = ""  # since the month before: up, down, same; empty where it is not known
    judgement: str = ""  # improved, worsened
    variation: str = ""  # common_cause, concern_low ...; empty where it is not known
    target: float | None = None
    rag: str = ""  # red, amber, green; empty where nothing is judged


@dataclass(frozen=True)
class Row:
    """One line of the page."""

    name: str
    now: str
    changed: str
    goal: str

    @property
    def cells(self) -> tuple[str, ...]:
        """What is said beside the name, cell by cell; a cell in which nothing is said is empty."""
        return (self.now, self.changed, self.goal)


class _Share(NamedTuple):
    """A share of some: `58 in 100 children live with foster carers.`."""

    name: str
    whom: str
    says: str


class _Count(NamedTuple):
    """A number of children: none, one, or several."""

    name: str
    none: str
    one: str
    several: str


class _Score(NamedTuple):
    """An average."""

    name: str
    says: str


_SAYS: dict[str, _Share | _Count | _Score] = {
    "LAC1": _Count(
        "Children in care", "No child is in our care.", "1 child is in our care.",
        "{n} children are in our care.",
    ),
    "LAC2": _Count(
        "Children who came to this country alone",
        "No child in our care came to this country alone.",
        "1 child in our care came to this country alone to be safe.",
        "{n} children in our care came to this country alone to be safe.",
    ),
    "LAC6": _Share("Review meetings on time", "children", "had their review on time."),
    "LAC7": _Share("Having your say", "reviews", "heard what the child had to say."),
    "LAC8": _Share("Visits to you", "children", "were seen on time by their social worker."),
    "LAC9": _Share("Your care plan", "children under 16", "have a care plan that is up to date."),
    "LAC13": _Share("Living far away", "children", "live a long way from home."),
    "LAC14": _Share("Living with foster carers", "children", "live with foster carers."),
    "LAC18": _Share("Your first health check", "children new to care",
                    "had a health check on time."),
    "LAC19": _Share("Health checks", "children", "had all the health checks they should have."),
    "LAC19d": _Share("Teeth", "children", "saw a dentist in the last year."),
    "LAC19s": _Score("Feelings",
                     "The score for how children feel is {n} out of 40. A low score is good."),
    "LAC20": _Share("Moving home a lot", "children", "had three or more homes in a year."),
    "LAC21": _Share("A home that lasts", "children who have been in care for long",
                    "have had the same home for two years."),
    "LAC22": _Share("Your plan for school", "school children", "have a plan for school this term."),
    "MIS2p": _Share("Going missing", "children", "went missing in the last year."),
    "MIS5": _Share("A talk when you come back", "talks we owed a child who came back",
                   "were held in three days."),
    "CL1": _Share("School, work and training", "care leavers of 19 to 21",
                  "are in school, work or training."),
    "CL2": _Share("A good place to live", "care leavers of 19 to 21",
                  "have a good place to live."),
    "CL4": _Share("Your plan for leaving care", "young people",
                  "have a plan for leaving care that is up to date."),
    "F3": _Share("Checks on foster homes", "foster homes", "had their yearly check on time."),
    "AD7": _Count(
        "Foster homes for good", "No child was matched with a foster home for good this month.",
        "1 child was matched with a foster home for good this month.",
        "{n} children were matched with a foster home for good this month.",
    ),
}  # fmt: skip
"""Code -> its name and what its number says."""

CODES = tuple(_SAYS)
"""The indicators that have plain words."""

TITLE = "Are we good parents to you?"
OPENING = (
    "When you are in care, the council is like a parent to you.",
    "This page says how well we do it.",
    "When we say 58 in 100, think of a hall with 100 children. 58 of them would put up a hand.",
    "We do not show a number that could tell people who you are.",
    "Is a word too hard? Does a number look wrong to you? Ask your social worker, or tell us.",
)

WITHOUT = {
    "hidden": "We do not show this number. It could tell people who is in it.",
    "no_data": "We do not have this number. We must do better and find it.",
    "not_applicable": "There was no one to count this month.",
}
"""State that has no number -> what is said in its place."""

CHANGED = {
    "": "We cannot say yet if this has changed.",
    "same": "This is the same as last month.",
    "improved": "This is better than last month.",
    "worsened": "This is worse than last month.",
    "up": "This is more than last month.",
    "down": "This is less than last month.",
}
"""What is known since the month before -> what is said of it."""
MOVED = {
    "common_cause": "Small ups and downs like this are normal.",
    "concern": "It is worse than it used to be.",
    "improvement": "It is better than it used to be.",
    "neutral_high": "It is higher than it used to be.",
    "neutral_low": "It is lower than it used to be.",
}
"""What process control says -> what is said of it."""
NO_GOAL = "We have not set a goal for this."


def of_month(month: Month) -> str:
    """Say when the numbers are from."""
    return f"These numbers are for {month.name}."


def left_out(many: int) -> str:
    """Say how many indicators of the set have no plain words; nothing where all have."""
    if not many:
        return ""
    things = "1 more thing" if many == 1 else f"{many} more things"
    return f"We count {things}, not yet in plain words. Ask us."


def row(told: Told) -> Row | None:
    """Say one indicator plainly; None where it has no plain words."""
    said = _SAYS.get(told.code)
    if said is None:
        return None
    has_value = told.state == "value" and told.value is not None
    now = _now(said, told) if has_value else WITHOUT[told.state]
    return Row(
        said.name, now, _changed(told) if has_value else "", _goal(told, has_value=has_value)
    )


def _now(said: _Share | _Count | _Score, told: Told) -> str:
    value = told.value or 0.0
    near = _near(told, value)
    if isinstance(said, _Share):
        return f"{near or _share(value)} {said.whom} {said.says}"
    if isinstance(said, _Score):
        return said.says.format(n=near.lower() or halves_up(value, 0))
    few = {0: said.none, 1: said.one}
    return few.get(round(value), said.several).format(n=f"{halves_up(value, 0):,}")


def _near(told: Told, value: float) -> str:
    """Say a number that rounds to its goal and has not met it; nothing of any other."""
    is_met = told.rag in {"", "green"}
    if told.target is None or is_met or halves_up(value, 0) != halves_up(told.target, 0):
        return ""
    end = " in 100" if told.unit == "percent" else ""
    way = "under" if value < told.target else "over"
    return f"Just {way} {halves_up(told.target, 0)}{end}"


def _share(value: float) -> str:
    """Say a percentage of whom; all and none only where it is exactly so."""
    whole = halves_up(value, 0)
    if value == 0:
        return "No"
    if value == 100:
        return "All"
    if whole == 0:
        return "Fewer than 1 in 100"
    return "Nearly all" if whole == 100 else f"{whole} in 100"


def _changed(told: Told) -> str:
    first = CHANGED[told.judgement or told.direction]
    kind = told.variation
    if not kind.startswith("neutral"):
        kind = kind.removesuffix("_low").removesuffix("_high")
    if kind == "common_cause" and told.direction in {"", "same"}:
        return first
    return f"{first} {MOVED[kind]}" if kind else first


def _goal(told: Told, *, has_value: bool) -> str:
    if told.target is None:  # of a figure that is hidden its goal is not known either
        return NO_GOAL if has_value and told.better != "neutral" else ""
    number = f"{halves_up(told.target, 0):,}"
    wanted = f"{number} in 100" if told.unit == "percent" else number
    end = {"higher": " or more", "lower": " or less"}.get(told.better, "")
    first = f"Our goal is {wanted}{end}."
    if not has_value or not told.rag:
        return first
    met = told.rag == "green"
    return f"{first} We met it." if met else f"{first} We have not met it yet."
