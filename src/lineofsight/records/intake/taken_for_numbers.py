"""Identifiers that a program took for numbers: their children match those of no other list.

A spreadsheet that opens and saves a CSV writes `00035894` as `35894`; other programs write `1000`
as `1000.0`. Nothing is put back, for `12` and `000012` may be two children: a list that lost most
of what it had to lose is refused, and so is one that lost it in most of its newest rows, pasted
under those of a file that was kept; of fewer it is said. A list confirms an identifier of another
as it is written only where its own were not taken for numbers too. Losing noughts is the rule; but
where one source alone has them, and several agree without, that one is named.
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from lineofsight.kernel.problems import Refused
from lineofsight.records.findings import Finding, Kind
from lineofsight.records.intake.children_named import Naming, of_late
from lineofsight.records.values.noughts import DECIMAL, begins_with_noughts, written_alike

FEWEST = 3
"""Fewer identifiers than this are slips of a hand, and refuse no load."""

ONE_IN = 10
"""Of the identifiers that a list shares with others, one in so many is written otherwise."""

AGREE = 3
"""So many sources without noughts say that the one that has them put them there."""

_SHOWN = 3
_LISTS_SHOWN = 2

_Holders = Mapping[str, Sequence[Naming]]
"""The lists that name each of the identifiers written in several ways."""


@dataclass(frozen=True)
class Apart:
    """Identifiers of a list that others write otherwise; for each such a list, and as it does."""

    of: Naming
    other: Mapping[str, tuple[Naming, str]]
    is_certain: bool = False
    adds: bool = False  # it has noughts that the others have not

    @property
    def findings(self) -> Iterator[Finding]:
        """The lines of the load report, one for each of the other lists."""
        by_list: dict[int, list[tuple[int, int]]] = defaultdict(list)
        besides = {}
        for here, (beside, there) in self.other.items():
            besides[beside.source] = beside
            by_list[beside.source].append((self.of.rows[here], beside.rows[there]))
        for source, rows in by_list.items():
            rows.sort()
            yield Finding(
                Kind.CHECK,
                f"an identifier that differs from one of {besides[source].words} in "
                f"{_IN_WORDS[self._by]} alone",
                self.of.place,
                tuple(row for row, _ in rows),
                assumed="two children",
                beside=besides[source].place,
                beside_rows=tuple(row for _, row in rows),
            )

    @property
    def words(self) -> str:
        """How many of a list, where, and how it and the list that has most of them differ."""
        rows = sorted(self.of.rows[here] for here in self.other)
        more = f" and {len(rows) - _SHOWN:,} more" if len(rows) > _SHOWN else ""
        where = f"{self.of.place.counts_by}s {', '.join(map(str, rows[:_SHOWN]))}{more}"
        how = "have more leading noughts than in {}" if self.adds else _LOST[self._by]
        beside = next(iter(self.other.values()))[0]
        many = f"{len(rows):,} of {len(self.of.rows):,} identifiers"
        return f"{many} in {self.of.place.words} ({where}) {how.format(beside.where)}"

    @property
    def _by(self) -> str:
        decimals = sum(here.endswith(DECIMAL) for here in self.other)
        return "noughts" if not decimals else "decimal" if decimals == len(self.other) else "both"


_IN_WORDS = {
    "noughts": "leading noughts",
    "decimal": "a .0 at its end",
    "both": "leading noughts or a .0 at its end",
}
_LOST = {
    "noughts": "lost the leading noughts they have in {}",
    "decimal": "end in .0, and not so in {}",
    "both": "lost leading noughts, or end in .0, and not so in {}",
}


def taken_for_numbers(lists: Sequence[Naming], extracted_on: dt.date) -> list[Apart]:
    """Give each list whose identifiers stand in another with more noughts, or without a `.0`."""
    alike = written_alike(set[str]().union(*(one.rows for one in lists)))
    if not alike:
        return []
    holders = _holders({one for several in alike for one in several}, lists)
    whole = {lost: several[0] for several in alike for lost in several[1:]}
    added = list(_added(lists, alike, holders))
    said = {it for one in added for _, it in one.other.values()}
    whole = {lost: it for lost, it in whole.items() if lost not in said}
    spoilt = list(_spoilt(lists, whole, holders, extracted_on))
    said = {here for one in spoilt for here in one.other}
    stand: dict[int, dict[str, str]] = defaultdict(dict)
    for lost, it in whole.items():
        if lost not in said:
            stand[holders[lost][0].source][lost] = it
    both = (Apart(one, _beside(one, stand[one.source], holders)) for one in lists
            if one.source in stand)  # fmt: skip
    return [*added, *spoilt, *both]


def _holders(wanted: Collection[str], lists: Sequence[Naming]) -> dict[str, list[Naming]]:
    found: dict[str, list[Naming]] = {it: [] for it in wanted}
    for one in lists:
        for it in one.rows.keys() & found.keys():
            found[it].append(one)
    return found


def refusal(found: Sequence[Apart]) -> Refused:
    """Word the refusal of lists whose identifiers were taken for numbers."""
    left = len(found) - _LISTS_SHOWN
    more = f"; and those of {left} more list{'s' * (left > 1)}" if left > 0 else ""
    shown = "; ".join(one.words for one in found[:_LISTS_SHOWN])
    return Refused(
        "This looks like identifiers that a program took for numbers, so that they name no child "
        f"of the other lists: {shown}{more}.",
        do="Take what was spoilt anew from its system and do not open it in a spreadsheet, or save "
        "its identifiers as text, as the other lists write them: whole numbers without .0. If they "
        "are other children, accept it (load again with --accept-fall).",
    )


def _added(
    lists: Sequence[Naming], alike: Sequence[Sequence[str]], holders: _Holders
) -> Iterator[Apart]:
    """Give what one source alone writes with noughts, where several others agree without them."""
    voices = {it: {one.voice for one in several} for it, several in holders.items()}
    alone = {
        one[0]: one[1]
        for one in alike
        if begins_with_noughts(one[0]) and len(voices[one[0]]) == 1
        and len(one) == 2 and not one[1].endswith(DECIMAL) and voices[one[1]] - voices[one[0]]
    }  # fmt: skip
    agreed = {it for it, plain in alone.items() if len(voices[plain] - voices[it]) >= AGREE}
    if not agreed:
        return
    of_voice: dict[str, set[str]] = defaultdict(set)
    for one in lists:
        of_voice[one.voice].update(one.rows)
    told = Counter(it for each in of_voice.values() for it in each)
    for one in lists:
        other = {it: alone[it] for it in one.rows if it in alone}
        known = [it for it in one.rows if told[it] > 1]
        # others that write noughts as this one does make it likelier that the rest lost them
        if sum(map(begins_with_noughts, known)) < len(agreed & other.keys()):
            yield Apart(one, _beside(one, other, holders), _is_most(other, known), adds=True)


def _spoilt(
    lists: Sequence[Naming], whole: Mapping[str, str], holders: _Holders, extracted_on: dt.date
) -> Iterator[Apart]:
    """Give what a list writes without its noughts, and no list that has noughts writes so."""
    with_noughts = [one for one in lists if any(map(begins_with_noughts, one.rows))]
    without_decimals = [one for one in lists if not all(it.endswith(DECIMAL) for it in one.rows)]
    told = Counter(it for one in with_noughts for it in one.rows)
    for one in lists:
        own = int(one in with_noughts)
        other = {
            lost: whole[lost]
            for lost in one.rows.keys() & whole.keys()
            if any(each is not one for each in holders[whole[lost]])
            and not (
                any(each is not one and each in without_decimals for each in holders[lost])
                if lost.endswith(DECIMAL)
                else told[lost] > own
            )
        }
        if other:
            has_decimals = any(lost.endswith(DECIMAL) for lost in other)
            kept = sum(
                begins_with_noughts(it) or (has_decimals and not it.endswith(DECIMAL))
                for it in one.rows.keys() - other.keys()
            )
            known = [it for it in one.rows if told[it] > own]
            is_certain = (len(other) >= kept and _is_most(other, known)) or _is_most_of_late(
                one, other, extracted_on
            )
            yield Apart(one, _beside(one, other, holders), is_certain)


def _is_most(other: Mapping[str, str], known: Sequence[str]) -> bool:
    return len(other) >= FEWEST and len(other) * (ONE_IN - 1) >= len(known)


def _is_most_of_late(one: Naming, other: Collection[str], extracted_on: dt.date) -> bool:
    """Ask whether most children whom a list names of late are written otherwise elsewhere."""
    late = of_late(one, extracted_on)
    lost = len(late.intersection(other))
    return lost >= FEWEST and 2 * lost > len(late)


def _beside(
    one: Naming, other: Mapping[str, str], holders: _Holders
) -> dict[str, tuple[Naming, str]]:
    """Give for each identifier the list that has most of them as others write them."""
    many = Counter(each.source for it in other.values() for each in holders[it])
    by_many = {
        here: max(holders[it], key=lambda each: (each is not one, many[each.source]))
        for here, it in other.items()
    }
    ordered = sorted(other, key=lambda here: -many[by_many[here].source])
    return {here: (by_many[here], other[here]) for here in ordered}
