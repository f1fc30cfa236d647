"""How the counts of different indicators hang together, so that none gives back what another hides.

Most is read off the definitions: two counts of the same rows are one count, and rows that meet
more conditions are a part of those that meet fewer. What no definition says is said here.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import permutations

from lineofsight.indicators.counted_rows import Rows, counts_of
from lineofsight.indicators.definition import Indicator
from lineofsight.indicators.disclosure import Flow, PartOf, Ties
from lineofsight.indicators.disclosure.relations import Named

SAME: tuple[tuple[Named, ...], ...] = (
    (
        ("CP13", "denominator"),
        ("CP7", "numerator"),
        ("CP7r", "numerator"),
        ("CP8", "denominator"),
        ("CP11", "denominator"),
    ),
)
"""One count that conditions tell apart: children on a plan, whose plans seldom overlap."""

PARTS = (
    PartOf(("CP12", "denominator"), ("CP6", "denominator")),  # plans begin at conferences
    PartOf(("CP12", "denominator"), ("CP5", "denominator")),
)
"""One count within another of another population: what is left could be worked out."""

FLOWS = (
    ("children_looked_after", "children_starting_care", "children_leaving_care"),
    ("cp_plans_open", "cp_plans_started", "cp_plans_ended"),
)
"""Populations of who is there, who came and who went."""

ANSWERS = (("CL1", "CL1a"),)
"""Two answers to one question, of one base: what both leave is those of whom it is not known."""


def moving_with(population: str) -> frozenset[str]:
    """Give a population with those that tell, beside it, who came and who went."""
    return frozenset([population]).union(*(names for names in FLOWS if population in names))


def ties_of(indicators: Iterable[Indicator]) -> Ties:
    """Give every tie between the counts of these indicators."""
    counted = dict(_counted(indicators))
    by_rows: dict[Rows, list[Named]] = defaultdict(list)
    for named, rows in counted.items():
        by_rows[rows].append(named)
    given = [one for one in PARTS if {one.part, one.whole} <= counted.keys()]
    return Ties(counted, (*given, *_parts(counted, by_rows)), tuple(_flows(by_rows)))


def families(indicators: Mapping[str, Indicator], *, in_one_month: bool) -> list[set[str]]:
    """Put together the codes of which one could give back what another hides.

    `in_one_month`: of figures of a single month, where a stock says nothing of who came or went,
    though who came says with it who went.
    """
    ties = ties_of(indicators.values())
    tied: dict[object, set[str]] = defaultdict(set)
    for (code, _), rows in ties.counted_by.items():
        tied[rows].add(code)
    groups = [*tied.values(), *({part[0], whole[0]} for part, whole in ties.parts_of)]
    groups += [set(pair) & indicators.keys() for pair in ANSWERS]
    for flow in ties.flows:
        named = (*flow.came, *flow.went, *(() if in_one_month else flow.stock))
        groups.append({code for code, _ in named})
    return _joined(indicators, groups)


def handed_on(indicators: Mapping[str, Indicator]) -> list[list[str]]:
    """Put together the codes of who came and who went; every other code stands alone.

    With last month's page of who was there beside this month's, either gives the other back.
    """
    flows = ties_of(indicators.values()).flows
    groups = [{code for code, _ in (*flow.came, *flow.went)} for flow in flows]
    return [sorted(one, key=list(indicators).index) for one in _joined(indicators, groups)]


def _joined(codes: Iterable[str], groups: Iterable[set[str]]) -> list[set[str]]:
    family = {code: {code} for code in codes}
    for group in groups:
        joined = set().union(*(family[code] for code in group))
        family.update(dict.fromkeys(joined, joined))
    return list({id(one): one for one in family.values()}.values())


def _counted(indicators: Iterable[Indicator]) -> Iterator[tuple[Named, Rows]]:
    found = {named: rows for one in indicators for named, rows in counts_of(one)}
    for first, *others in SAME:
        found.update({other: found[first] for other in others if other in found and first in found})
    yield from found.items()


def _parts(counted: Mapping[Named, Rows], by_rows: Mapping[Rows, list[Named]]) -> Iterator[PartOf]:
    """Give each count with those of other codes that it lies within.

    A percentage has its rest already: what is met lies within its base, and is shown with it.
    """
    alike: dict[tuple[str, str], list[Rows]] = defaultdict(list)
    for rows in by_rows:
        alike[rows[:2]].append(rows)
    for several in alike.values():
        for inner, outer in permutations(several, 2):
            if inner.is_within(outer):
                yield from (
                    PartOf(part, whole)
                    for part in by_rows[inner]
                    if not _goes_with_its_base(part, outer, counted)
                    for whole in by_rows[outer]
                )


def _goes_with_its_base(part: Named, outer: Rows, counted: Mapping[Named, Rows]) -> bool:
    base = counted.get((part[0], "denominator"))
    return part[1] == "numerator" and base is not None and (base == outer or base.is_within(outer))


def _flows(by_rows: Mapping[Rows, list[Named]]) -> Iterator[Flow]:
    for names in FLOWS:
        stock, came, went = (by_rows.get(Rows(name, "", frozenset()), []) for name in names)
        if stock and came and went:
            yield Flow(stock, came, went)
