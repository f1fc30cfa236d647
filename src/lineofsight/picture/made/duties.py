"""What is owed on the day, with its clock, its rule, and when it was last done.

The same rows that the indicators of outstanding duties count (`indicators.duties`).
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from lineofsight.indicators import duties
from lineofsight.indicators.duties import Duty
from lineofsight.picture.made.duty_names import name
from lineofsight.picture.made.making import Making, day
from lineofsight.populations.catalogue import Population, standing

AHEAD = 92
"""Days ahead of the day that a duty may fall due and still be listed."""


def make(making: Making) -> None:
    """Write what is owed, what cannot be answered and why, and each child's next thing due."""
    owed = duties.duties(making.live, on=making.on, within=AHEAD)
    told = {id(alert.duties[0]): alert.words for alert in duties.alerts(owed)}
    done = _last_done(making, owed)
    making.store.insert(
        "duty",
        (
            _row(making, one, place, told.get(id(one), ""), done)
            for place, one in enumerate(owed, start=1)
        ),
    )
    making.store.insert(
        "unanswered",
        (
            (population, name(population), reason)
            for population, reason in duties.unanswered(making.live, on=making.on).items()
        ),
    )
    _say_what_is_next(making, owed)


Done = Mapping[tuple[str, str], dt.date]
"""Population and subject -> the day it was last done."""


def _last_done(making: Making, owed: Iterable[Duty]) -> Done:
    """Give when each duty that is owed was last done for its subject."""
    found: dict[tuple[str, str], dt.date] = {}
    for population in dict.fromkeys(one.population for one in owed):
        subject = standing()[population].subject
        rows = making.live.run(
            f"select {subject} as subject, max(done_on) as done_on from {population} "
            f"where done_on <= cast('{making.on}' as date) group by {subject}"
        ).to_pylist()
        found.update({(population, row["subject"]): row["done_on"] for row in rows})
    return found


def _row(making: Making, one: Duty, place: int, told: str, done: Done) -> tuple[object, ...]:
    population = standing()[one.population]
    is_child = population.subject == "child_id"
    return (
        place, one.population, name(one.population), one.meaning, _rule(population),
        making.children.get(one.subject) if is_child else None,
        "" if is_child else one.subject, population.subject.removesuffix("_id"), one.team,
        one.worker, day(one.started_on), day(one.due_on),
        one.due_at.strftime("%Y-%m-%d %H:%M") if one.due_at else None,
        one.days_left, one.state, told, day(done.get((one.population, one.subject))), place,
    )  # fmt: skip


def _rule(population: Population) -> str:
    """Give law, guidance and what is to be known of a duty, each a sentence of its own."""
    said = (one.rstrip(".") for one in (*population.basis, *population.notes))
    return " ".join(f"{one[:1].upper()}{one[1:]}." for one in said)


def _say_what_is_next(making: Making, owed: Iterable[Duty]) -> None:
    """Write beside each child how many duties are overdue, and what falls due next."""
    by_child: dict[int, list[Duty]] = defaultdict(list)
    for one in owed:
        number = making.children.get(one.subject)
        if number is not None and standing()[one.population].subject == "child_id":
            by_child[number].append(one)
    for values in _next(by_child):
        making.store.run(
            "update child set next_due_on = ?, next_due = ?, overdue = ? where id = ?", *values
        )


def _next(by_child: Mapping[int, list[Duty]]) -> Iterator[tuple[object, ...]]:
    for number, owed in by_child.items():
        dated = [one for one in owed if one.due_on is not None]
        first = min(
            dated, key=lambda one: (one.due_on or dt.date.max, one.population), default=None
        )
        overdue = sum(one.is_overdue for one in owed)
        yield (
            day(first.due_on) if first else None,
            name(first.population) if first else "",
            overdue,
            number,
        )
