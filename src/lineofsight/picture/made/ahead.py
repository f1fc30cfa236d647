"""How the month of the day asked about may close: the whole, each team and service, and by whom."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from fractions import Fraction

from lineofsight.indicators.look_ahead.asking import look_ahead
from lineofsight.indicators.look_ahead.outlook import Adds, Outlook, value
from lineofsight.kernel.periods import Month
from lineofsight.picture.made.making import Making, day
from lineofsight.populations.catalogue import standing


def make(making: Making) -> None:
    """Write the outlooks, and the open duties that decide them."""
    found = look_ahead(
        making.live,
        month=Month.of(making.on),
        on=making.on,
        indicators=tuple(making.indicators.values()),
    )
    making.store.insert("outlook", _rows(found, _services(making)))
    making.store.insert("deciding", _deciding(making, found))


def _services(making: Making) -> dict[str, set[str]]:
    """Give the teams of each service, as they stand on the day; teams are written already."""
    found = defaultdict(set)
    for service, team in making.store.run("select service, name from team where service <> ''"):
        found[str(service)].add(str(team))
    return found


def _rows(
    found: Iterable[Outlook], services: Mapping[str, AbstractSet[str]]
) -> Iterator[tuple[object, ...]]:
    for one in found:
        yield _row(one, "", "")
        teams = {*one.settled_of, *(each.team for each in one.deciding)}
        for team in sorted(teams):
            yield _row(one.of_teams({team}), "team", team)
        for service, its in sorted(services.items()):
            if its & teams:
                yield _row(one.of_teams(its), "service", service)


def _row(one: Outlook, by: str, group: str) -> tuple[object, ...]:
    settled = one.settled
    said = f"{settled.numerator}"
    if one.indicator.measure == "share":
        said = f"{settled.numerator} of {settled.denominator}"
    return (
        one.indicator.code, by, group, one.month.index, day(one.asked_on), _value(one, one.worst),
        _value(one, one.likely), _value(one, one.best), said, len(one.deciding),
        one.without_like, one.reason,
    )  # fmt: skip


def _value(one: Outlook, adds: Adds) -> float | None:
    found: Fraction | None = None if one.reason else value(adds, one.indicator)
    return None if found is None else float(found)


def _deciding(making: Making, found: Iterable[Outlook]) -> Iterator[tuple[object, ...]]:
    for one in found:
        if standing()[one.indicator.population].subject != "child_id":
            continue
        for place, each in enumerate(one.deciding):
            child = making.children.get(each.subject)
            if child is not None:
                yield (
                    one.indicator.code, child, each.team, day(each.started_on),
                    day(each.due_on), each.days_left,
                    None if each.chance is None else float(each.chance), place,
                )  # fmt: skip
