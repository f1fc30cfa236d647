"""The sums that tie the figures of a release, which every reader knows.

A percentage has a rest; groups add up to the whole; months add up to a year or a year to date;
one count may stand in several figures, or change by who came and who went. What the parts of a
sum leave of their total can be worked out as well, so it is protected like a printed count.
"""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from lineofsight.indicators.disclosure.ledger import Ledger, Part, Rest, Slot
from lineofsight.kernel.periods import OF_MONTHS

Named = tuple[str, Part]
"""Which count of an indicator: code and part."""

CountedBy = Mapping[Named, Hashable]
"""Count -> what it counts: two that count the same are the same count."""


YEARS = tuple(over for over in OF_MONTHS if over != "month")
"""The periods that are made of months."""


class PartOf(NamedTuple):
    """One count is a part of another. What is left is protected too."""

    part: Named
    whole: Named


class Flow(NamedTuple):
    """Who is there, who came and who went: what was there and came is what went and is there.

    Each may be counted by several indicators.
    """

    stock: Sequence[Named]
    came: Sequence[Named]
    went: Sequence[Named]


@dataclass(frozen=True)
class Ties:
    """How the counts of different indicators hang together."""

    counted_by: CountedBy = field(default_factory=dict)
    parts_of: Sequence[PartOf] = ()
    flows: Sequence[Flow] = ()


def lend_months(ledger: Ledger, counted_by: CountedBy) -> None:
    """Give an indicator asked over years the months of another that counts the same."""
    same: dict[Hashable, list[Slot]] = defaultdict(list)
    for slot in ledger.at:
        same[counted_by.get((slot.code, slot.part))].append(slot)
    same.pop(None, None)
    for slots in same.values():
        over_years = {(slot.code, slot.part) for slot in slots if slot.over in YEARS}
        for slot in (one for one in slots if one.over == "month"):
            for code, part in sorted(over_years):
                ledger.put(slot._replace(code=code, part=part), ledger.exact(slot))


def tie_neighbours(ledger: Ledger) -> None:
    """Tie each period to the same period a month earlier, and find the months that gives away.

    A year to date less the one before is its last month. A rolling year less the one before is
    its last month less the month that fell out. Such a month is known though it stands nowhere.
    """
    periods = {slot: _before(slot) for slot in ledger.at if slot.over in YEARS}
    pairs = [(slot, before) for slot, before in periods.items() if before in ledger.at and before]
    found = True
    while found:
        found = False
        for slot, before in pairs:
            for month, exact in _months_given_by(ledger, slot, before):
                ledger.put(month, exact)
                found = True
    for slot, before in pairs:
        new, fell_out = slot._replace(over="month"), _fell_out(slot)
        if all(month in ledger.at for month in (new, *fell_out)):
            ledger.balance([slot, *fell_out], [before, new])


def tie_percentages(ledger: Ledger, codes: Collection[str]) -> None:
    """Tie numerator, rest and denominator of the percentages among the codes."""
    for above in list(ledger.at):
        below = above._replace(part="denominator")
        if above.code in codes and above != below and below in ledger.at:
            rest = ledger.tie([above], below, rest=Rest.UNSEEN, owner=below)
            if rest is not None:
                ledger.rest_of[below.figure] = rest


def tie_groups(ledger: Ledger) -> None:
    """Tie the groups of each breakdown to the whole, which may itself stand nowhere."""
    groups: dict[tuple[Slot, str], list[Slot]] = defaultdict(list)
    for slot in list(ledger.at):
        if slot.by is not None:
            groups[slot._replace(by=None, group=None), slot.by].append(slot)
    least: dict[Slot, int] = defaultdict(int)
    for (whole, _), parts in groups.items():
        least[whole] = max(least[whole], sum(ledger.exact(part) for part in parts))
    for (whole, _), parts in groups.items():
        ledger.put(whole, least[whole])
        ledger.tie(parts, whole, rest=Rest.WHERE_ANY, owner=parts[0])


def tie_periods(ledger: Ledger) -> None:
    """Tie each rolling year and year to date to its months, as far as they stand anywhere."""
    for slot in list(ledger.at):
        wanted = _months(slot)
        parts = [part for part in wanted if part in ledger.at]
        all_there = len(parts) == len(wanted)
        rest = Rest.NEVER if all_there else Rest.UNSEEN
        ledger.tie(parts, slot, rest=rest, owner=slot)


def tie_same_counts(ledger: Ledger, counted_by: CountedBy) -> None:
    """Tie counts that are the same count in two figures."""
    same: dict[Hashable, list[Slot]] = defaultdict(list)
    for slot in ledger.at:
        what = counted_by.get((slot.code, slot.part))
        if what is not None:
            same[what, slot.over, slot.month, slot.by, slot.group].append(slot)
    for first, *others in same.values():
        for other in others:
            ledger.tie([first], other, rest=Rest.NEVER, owner=other)


def tie_parts_of(ledger: Ledger, ties: Ties) -> None:
    """Tie counts that a caller says are a part of another, in every month, period and group.

    Of counts that are the same one is tied: more would only say it again.
    """
    parts: dict[Named, list[Named]] = defaultdict(list)
    for link in ties.parts_of:
        parts[link.whole].append(link.part)
    done: set[tuple[object, ...]] = set()
    for slot in list(ledger.at):
        whole = (slot.code, slot.part)
        for one in parts.get(whole, ()):
            part = slot._replace(code=one[0], part=one[1])
            what = (ties.counted_by.get(one, one), ties.counted_by.get(whole, whole), slot[1:5])
            if part in ledger.at and what not in done:
                done.add(what)
                ledger.tie([part], slot, rest=Rest.UNSEEN, owner=part)


def tie_flows(ledger: Ledger, flows: Iterable[Flow]) -> None:
    """Tie what stands at the ends of a period to what came and went in it.

    Who came less who went is how the stock changed, so the one is known with the other, though it
    may stand nowhere. Where records do not add up so, nothing is tied.
    """
    for flow in flows:
        moved = {*flow.came, *flow.went}
        found = {
            slot._replace(code="", part="numerator"): None
            for slot in ledger.at
            if (slot.code, slot.part) in moved and slot.over in OF_MONTHS
        }
        for period in found:
            _tie_flow(ledger, flow, period)


def _tie_flow(ledger: Ledger, flow: Flow, period: Slot) -> None:
    now = period._replace(over="snapshot")
    then = now._replace(month=period.month.opens(period.over).plus(-1))
    stands, stood = (_first_of(ledger, flow.stock, at) for at in (now, then))
    if stands is None or stood is None:
        return
    came, went = (_first_of(ledger, each, period) for each in (flow.came, flow.went))
    grew = ledger.exact(stands) - ledger.exact(stood)
    if went is None and came is not None:
        went = _left_over(ledger, flow.went[0], period, ledger.exact(came) - grew)
    elif came is None and went is not None:
        came = _left_over(ledger, flow.came[0], period, ledger.exact(went) + grew)
    if came is not None and went is not None:
        ledger.balance([stood, came], [stands, went])


def _first_of(ledger: Ledger, named: Iterable[Named], at: Slot) -> Slot | None:
    slots = (at._replace(code=code, part=part) for code, part in named)
    return next((slot for slot in slots if slot in ledger.at), None)


def _left_over(ledger: Ledger, named: Named, at: Slot, exact: int) -> Slot | None:
    """Put down who came or went where it stands nowhere, and can be worked out."""
    if exact < 0:
        return None
    slot = at._replace(code=named[0], part=named[1])
    ledger.put(slot, exact)
    return slot


def _months(slot: Slot) -> list[Slot]:
    """Give the months a period is made of; none for a month and for a moment."""
    if slot.over not in YEARS:
        return []
    opens = slot.month.opens(slot.over)
    return [slot._replace(over="month", month=month) for month in opens.until(slot.month)]


def _before(slot: Slot) -> Slot | None:
    """Give the same period a month earlier, unless a new quarter or year begins between."""
    earlier = slot.month.plus(-1)
    begins = slot.month == slot.month.opens(slot.over)
    return None if begins else slot._replace(month=earlier)


def _fell_out(slot: Slot) -> list[Slot]:
    """Give the month that is in the period before and no longer in this one, if any."""
    fell_out = slot.month.plus(-1).opens(slot.over)
    if fell_out == slot.month.opens(slot.over):
        return []
    return [slot._replace(over="month", month=fell_out)]


def _months_given_by(ledger: Ledger, slot: Slot, before: Slot) -> Iterator[tuple[Slot, int]]:
    """Give the one month not in the ledger that a period and the one before leave, if it can be."""
    change = ledger.exact(slot) - ledger.exact(before)
    new, fell_out = slot._replace(over="month"), _fell_out(slot)
    missing = [month for month in (new, *fell_out) if month not in ledger.at]
    if missing == [new]:
        exact = change + sum(ledger.exact(month) for month in fell_out)
    elif missing and missing == fell_out:
        exact = ledger.exact(new) - change
    else:
        return
    if exact >= 0:
        yield missing[0], exact
