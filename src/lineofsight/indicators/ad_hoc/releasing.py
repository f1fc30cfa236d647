"""Hide of an answer what could be worked out from it and everything that is known already.

Every count is tied to the counts it lies within: an answer about girls to the published total,
a filter to the group it equals, a month to its year. What one leaves of the other is protected
like a printed count, so that no answer can be subtracted from another. Counts of two populations
made of the same records may be of the same children under two names: where they are nearly the
same number of the same group, they are tied as if one lay within the other.

What can be said in other words is tied to nothing. So what is told of a count that is not hidden
is rounded, and alone gives no small number away, whatever is known beside it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import combinations

from lineofsight.indicators.ad_hoc.cells import Cell, DaysOf, Said
from lineofsight.indicators.ad_hoc.days_told import give_few
from lineofsight.indicators.disclosure import THRESHOLD
from lineofsight.indicators.disclosure.ledger import Ledger, Rest, Slot
from lineofsight.indicators.disclosure.named_counts import check_threshold
from lineofsight.indicators.disclosure.relations import (
    Flow,
    tie_flows,
    tie_neighbours,
    tie_periods,
)
from lineofsight.indicators.disclosure.release import attack_all, hide_all
from lineofsight.indicators.disclosure.rounding import ROUNDING, rounded
from lineofsight.indicators.disclosure.steps import Steps
from lineofsight.indicators.ties import FLOWS, moving_with
from lineofsight.kernel.problems import Refused
from lineofsight.kernel.progress import Step, unseen
from lineofsight.populations.catalogue import standing

_HANDED_ON = ("team", "service")
"""Columns that change while somebody stays open."""

MOST_CELLS = 400
"""Counts of an answer; beyond that nobody could say what was looked at."""

MOST_STEPS, MOST_STEPS_OF_ATTACK = 150_000, 15_000_000
"""What hiding and the attack may cost: a few seconds each, since a step of the one is far longer.

What is not settled by then is left to rounding, from which nothing small can be worked out.
"""


@dataclass(frozen=True)
class Told:
    """What is outside already: counts that were shown, and exact ones that were hidden."""

    shown: Mapping[Cell, int] = field(default_factory=dict)
    hidden: Mapping[Cell, int] = field(default_factory=dict)
    days: Sequence[DaysOf] = ()
    """Of which days, and of which rows, a sum was shown: a week, or a filter of an answer."""

    def about(self, counts: Iterable[Cell]) -> "Told":
        """Keep what is of the same populations, or of who came and went, asked the same way."""
        asked = {(name, cell.asks) for cell in counts for name in moving_with(cell.population)}
        return Told(
            {cell: n for cell, n in self.shown.items() if cell[:2] in asked},
            {cell: n for cell, n in self.hidden.items() if cell[:2] in asked},
            [one for one in self.days if one.rows[:2] in asked],
        )


@dataclass(frozen=True)
class Protected:
    """Which counts of an answer must be hidden, which earlier papers gave away, and what is told.

    `told` is all that may leave: of the others rounded, of what is hidden or below the threshold
    nothing.
    """

    hidden: frozenset[Cell]
    given_away: frozenset[Cell]
    told: Mapping[Cell, int]


def protected(
    asked: Mapping[Cell, int],
    told: Told,
    *,
    besides: Mapping[Cell, Said] | None = None,
    threshold: int = THRESHOLD,
    rounding: int = ROUNDING,
    progress: Step = unseen,
) -> Protected:
    """Decide what of an answer is hidden, and attack the decision; all, where that succeeds.

    What is not hidden is told rounded.

    `besides` is what its counts say besides themselves: one that gives few away is hidden like few.
    """
    check_threshold(threshold)
    many = sum(number > 0 for number in asked.values())
    if many > MOST_CELLS:
        raise Refused(
            f"The answer has {many} counts, and {MOST_CELLS} at most are released at once.",
            do="Ask about fewer months, or without a breakdown.",
        )
    alike = list(_alike(asked, told, threshold))
    told = told.about([*asked, *(other for _, other in alike)])
    progress("looking at what each number says besides itself", 0.1)
    giving = frozenset(_giving_few(asked, besides or {}, told, threshold))
    ledger = _ledger(asked, giving, told, threshold)
    for pair in alike:
        part, whole = sorted(map(slot_of, pair), key=ledger.exact)
        ledger.tie([part], whole, rest=Rest.WHERE_ANY, owner=part)
    ledger.keep_to(map(slot_of, asked))
    places = {ledger.at[slot_of(cell)]: cell for cell in asked}
    progress("hiding what would let a small number be worked out", 0.3)
    hiding = hide_all(ledger, rounded=Steps(MOST_STEPS))
    progress("trying to work out what is hidden", 0.6)
    try:
        attack_all(ledger.linked(), hiding, rounded=Steps(MOST_STEPS_OF_ATTACK))
    except Refused:  # not proved safe: then nothing of it is said
        return Protected(frozenset(asked), frozenset(), {})
    hidden = frozenset(cell for at, cell in places.items() if at in hiding.hidden) | giving
    given_away = frozenset(cell for at, cell in places.items() if at in hiding.given_up)
    numbers = {
        cell: rounded(number, rounding=rounding, threshold=threshold)
        for cell, number in asked.items()
        if cell not in hidden
    }
    told_now = {cell: number for cell, number in numbers.items() if number is not None}
    return Protected(hidden, given_away, told_now)


def _giving_few(
    asked: Mapping[Cell, int], besides: Mapping[Cell, Said], told: Told, threshold: int
) -> Iterator[Cell]:
    """Give the counts that say how few left, or how few there were on other days.

    Days told of wider rows are taken as told of these too: a part of the rest may have been told.
    """
    days = list(told.days)
    for cell, number in asked.items():
        said = besides.get(cell, Said())
        if told.shown.get(cell) == number:
            continue
        if 0 < said.leaves < threshold or any(
            _days_give_few(one, days, told, threshold) for one in said.days
        ):
            yield cell
        else:
            days += said.days


def _days_give_few(one: DaysOf, days: Iterable[DaysOf], told: Told, threshold: int) -> bool:
    before = [other.on for other in days if one.rows.is_within(other.rows)]
    if any(one.rows.is_within(cell) for cell in told.shown):
        before.append(frozenset(range(1, len(one.counts) + 1)))
    return give_few(one.counts, [*before, one.on], threshold) and not give_few(
        one.counts, before, threshold
    )


def _alike(asked: Mapping[Cell, int], told: Told, threshold: int) -> Iterator[tuple[Cell, Cell]]:
    """Give each count with those of other populations that may be of the same children."""
    for other, its in {**told.hidden, **told.shown}.items():
        for cell, number in asked.items():
            if (
                abs(number - its) < threshold
                and cell.population != other.population
                and (cell.over, cell.month, cell.groups) == (other.over, other.month, other.groups)
                and _share_records(cell.population, other.population)
            ):
                yield cell, other


@cache
def _share_records(one: str, other: str) -> bool:
    """Ask whether two populations name the same kind of thing, and read a table in common."""
    populations = standing()
    is_alike = populations[one].subject == populations[other].subject
    return is_alike and bool(populations.tables(one).keys() & populations.tables(other).keys())


def slot_of(cell: Cell) -> Slot:
    """Name a count as the ledger does."""
    return Slot(cell.name, cell.over, cell.month, None, None, "numerator")


def _ledger(
    asked: Mapping[Cell, int], giving: Collection[Cell], told: Told, threshold: int
) -> Ledger:
    ledger = Ledger(threshold, {})
    for cell, number in asked.items():
        known = told.shown.get(cell) == number
        ledger.put(slot_of(cell), number, is_printed=True, is_known=known, gives_few=cell in giving)
    for cell, number in told.shown.items():
        ledger.put(slot_of(cell), number, is_known=True)
    for cell, number in told.hidden.items():
        ledger.put(slot_of(cell), number)
    cells = [*asked, *told.shown, *told.hidden]
    cells += _tie_begun(ledger, cells)
    open_ones = {*asked, *told.shown}
    for several in _together(cells):
        _tie(ledger, several, open_ones)
    _tie_stayed(ledger, cells)
    tie_neighbours(ledger)
    tie_flows(ledger, _flows(cells))
    tie_periods(ledger)
    return ledger


def _tie_begun(ledger: Ledger, cells: Sequence[Cell]) -> list[Cell]:
    """Put beside those there that began from some day those that began before, and give these."""
    found: dict[Cell, None] = {}
    for cell in cells:
        for whole, before in cell.begun_before():
            if slot_of(whole) in ledger.at and slot_of(cell) in ledger.at:
                left = ledger.exact(slot_of(whole)) - ledger.exact(slot_of(cell))
                if left >= 0:
                    ledger.put(slot_of(before), left)
                    parts = [slot_of(cell), slot_of(before)]
                    ledger.tie(parts, slot_of(whole), rest=Rest.NEVER, owner=parts[1])
                    found[before] = None
    return [cell for cell in found if cell not in set(cells)]


def _tie_stayed(ledger: Ledger, cells: Sequence[Cell]) -> None:
    """Tie those there that began by some day to those there in earlier months.

    Whoever began by then and is there was there in every month between.
    """
    stocks = [cell for cell in cells if cell.over == "snapshot"]
    for cell in (one for one in stocks if one.begun_by()):
        for other in stocks:
            if cell.stayed_since(other) and not _is_handed_on(cell):
                _tie_one(ledger, cell, other)


def _is_handed_on(cell: Cell) -> bool:
    return any(atom.column.endswith(_HANDED_ON) for atom in cell.atoms)


def _flows(cells: Sequence[Cell]) -> Iterator[Flow]:
    """Give who is there, who came and who went, of all and of each group that people stay in.

    Children are handed from team to team: who came to one and who left it say nothing of its stock.
    """
    for names in FLOWS:
        groups = {cell.atoms: cell for cell in cells if cell.population in names}
        for cell in groups.values():
            if not _is_handed_on(cell):
                stock, came, went = (slot_of(cell._replace(population=name)) for name in names)
                yield Flow(*([(one.code, one.part)] for one in (stock, came, went)))


def _together(cells: Iterable[Cell]) -> Iterator[list[Cell]]:
    """Give the cells that can lie within one another: same population, way, period and month."""
    found: dict[tuple[object, ...], dict[Cell, None]] = defaultdict(dict)
    for cell in cells:
        found[cell[:4]][cell] = None
    for several in found.values():
        yield list(several)


def _tie(ledger: Ledger, cells: Sequence[Cell], open_ones: Collection[Cell]) -> None:
    """Tie each cell to those it lies within: side by side where they part it, else one by one.

    Of counts that are shown every pair can be subtracted; a hidden one is tied to the nearest.
    """
    inside = {
        whole: [one for one in cells if one != whole and one.is_within(whole)] for whole in cells
    }
    for whole, within in inside.items():
        sides = _sides(whole, within)
        for parts in sides:
            slots = [slot_of(one) for one in parts]
            ledger.tie(slots, slot_of(whole), rest=Rest.WHERE_ANY, owner=slots[0])
        in_sides = {one for parts in sides for one in parts}
        for part in within:
            are_open = whole in open_ones and part in open_ones
            is_nearest = not any(part in inside[between] for between in within)
            if part not in in_sides and (are_open or is_nearest):
                _tie_one(ledger, part, whole)


def _tie_one(ledger: Ledger, part: Cell, whole: Cell) -> None:
    ledger.tie([slot_of(part)], slot_of(whole), rest=Rest.UNSEEN, owner=slot_of(part))


def _sides(whole: Cell, within: Iterable[Cell]) -> list[list[Cell]]:
    """Give the cells that differ from the whole by the values of one column and share no row."""
    by_column: dict[str, list[Cell]] = defaultdict(list)
    for cell in within:
        for column in {atom.column for atom in cell.atoms if atom.how == "in"}:
            if cell.without(column) == whole.without(column):
                by_column[column].append(cell)
    return [cells for column, cells in by_column.items() if len(cells) > 1 and _part(cells, column)]


def _part(cells: Sequence[Cell], column: str) -> bool:
    values = [cell.values_of(column) or frozenset() for cell in cells]
    return not any(one & other for one, other in combinations(values, 2))
