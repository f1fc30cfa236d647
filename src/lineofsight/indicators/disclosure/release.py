"""Protect all figures of a public paper at once: `publish`.

A figure is hidden with everything that would give it back: its percentage, the group beside it,
the month that a year to date would leave. For counts that are no figures use `protect`.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lineofsight.indicators.disclosure.attack import NOT_RULED_OUT, Unknown, leaks
from lineofsight.indicators.disclosure.hiding import Hiding, hide
from lineofsight.indicators.disclosure.ledger import Ledger, Slot, parts_of
from lineofsight.indicators.disclosure.linked import Linked
from lineofsight.indicators.disclosure.named_counts import THRESHOLD, check_threshold
from lineofsight.indicators.disclosure.relations import (
    Ties,
    lend_months,
    tie_flows,
    tie_groups,
    tie_neighbours,
    tie_parts_of,
    tie_percentages,
    tie_periods,
    tie_same_counts,
)
from lineofsight.indicators.disclosure.shown import (
    Key,
    Protects,
    Shown,
    hidden,
    hidden_breakdown,
    key_of,
    shown_in_full,
)
from lineofsight.indicators.disclosure.steps import Steps
from lineofsight.indicators.figures import Figure
from lineofsight.kernel.periods import Month
from lineofsight.kernel.problems import Problem, Refused

Cut = tuple[str, str, Month, str | None]
"""One breakdown of one figure: code, over, month, by."""


@dataclass(frozen=True)
class Release:
    """The figures that may be published, and what could no longer be saved."""

    shown: tuple[Shown, ...]
    given_away: tuple[Key, ...]
    """Hidden figures that can be worked out from what was published before."""


def publish(
    figures: Iterable[Figure],
    *,
    protects: Mapping[str, Protects],
    threshold: int = THRESHOLD,
    background: Iterable[Figure] = (),
    already_public: Iterable[Shown] = (),
    ties: Ties | None = None,
) -> tuple[Shown, ...]:
    """Give every figure of a paper in the form in which it may be published.

    `figures`: all that the paper prints, in the order wanted; what is protected apart can be
    undone together. `protects`: code -> class (`Protects`); a code not named is *children*.
    `background`: exact figures the paper does not print but a reader could work out, such as the
    months of a rolling year. `already_public`: what earlier papers printed. `ties`: how figures of
    different codes hang together.

    Groups are tied to their whole, months to their years, percentages to what they leave. A
    breakdown of which nothing may be shown (of a process; of staff, where the whole leaves no
    other way) is one hidden figure without a group. Raises `Problem` when one figure is given
    with two numbers, and `Refused` should the attack that follows succeed. `Paper` does the same
    and also names what earlier papers give away.
    """
    paper = Paper(
        tuple(figures),
        protects,
        threshold,
        tuple(background),
        tuple(already_public),
        ties or Ties(),
    )
    return paper.release().shown


@dataclass(frozen=True)
class Paper:
    """All that one paper prints, and what its readers know beside; fields as of `publish`."""

    figures: Sequence[Figure]
    protects: Mapping[str, Protects]
    threshold: int = THRESHOLD
    background: Sequence[Figure] = ()
    already_public: Sequence[Shown] = ()
    ties: Ties = field(default_factory=Ties)

    def release(self) -> Release:
        """Protect everything at once, attack it, and give what may be published."""
        check_threshold(self.threshold)
        _check_once_each(self.figures)
        dropped = {
            _cut(figure)
            for figure in self.figures
            if self.protects.get(figure.code) == "internal"
            or (figure.by is not None and self.protects.get(figure.code) == "process")
        }
        while True:
            ledger = self._ledger(dropped)
            hiding = hide_all(ledger)
            lost = {
                _cut(ledger.owner[at]) for at in hiding.given_up if _is_cut_of_staff(ledger, at)
            }
            if lost <= dropped:
                break
            dropped |= lost
        attack_all(ledger.linked(), hiding)
        given_away = {ledger.owner[at].figure: None for at in sorted(hiding.given_up)}
        return Release(tuple(self._shown(ledger, hiding.hidden, dropped)), tuple(given_away))

    def _ledger(self, dropped: Collection[Cut]) -> Ledger:
        """Gather the counts of everything that is not dropped, and tie them."""
        ledger = Ledger(self.threshold, self.protects)
        everything: list[Figure | Shown] = [*self.figures, *self.already_public, *self.background]
        ledger.set_units(everything)
        before = {slot: number for shown in self.already_public for slot, number in parts_of(shown)}
        for figure in self.figures:
            for slot, number in parts_of(figure) if _cut(figure) not in dropped else ():
                known = before.get(slot) == number
                ledger.add(slot, number, is_printed=True, is_known=known)
        for figure in self.background:
            for slot, number in parts_of(figure):
                known = before.get(slot) == number
                ledger.add(slot, number, is_printed=False, is_known=known)
        for shown in self.already_public:
            for slot, number in parts_of(shown):
                ledger.add(slot, number, is_printed=False, is_known=True)
        lend_months(ledger, self.ties.counted_by)
        tie_neighbours(ledger)
        tie_flows(ledger, self.ties.flows)
        tie_percentages(ledger, {one.code for one in everything if one.unit == "percent"})
        tie_groups(ledger)
        tie_periods(ledger)
        tie_same_counts(ledger, self.ties.counted_by)
        tie_parts_of(ledger, self.ties)
        return ledger

    def _shown(
        self, ledger: Ledger, hidden_at: Collection[int], dropped: Collection[Cut]
    ) -> Iterator[Shown]:
        done: set[Cut] = set()
        for figure in self.figures:
            cut = _cut(figure)
            if cut in dropped and figure.group is not None:
                if cut not in done:
                    yield hidden_breakdown(figure)
                done.add(cut)
            elif any(at in hidden_at for at in _positions(ledger, figure)):
                yield hidden(figure)
            else:
                yield shown_in_full(figure)


def _positions(ledger: Ledger, figure: Figure) -> Iterator[int]:
    """Give the positions of the counts that give a figure away."""
    for slot, _ in parts_of(figure):
        yield ledger.at[slot]
    if key_of(figure) in ledger.rest_of:
        yield ledger.rest_of[key_of(figure)]


def hide_all(ledger: Ledger, *, rounded: Steps | None = None) -> Hiding:
    """Hide counts, and the measures that stand beside hidden counts, until nothing is added.

    `rounded`: see `hide`.
    """
    linked = ledger.linked()
    also: set[int] = set()
    while True:
        hiding = hide(linked, also=also, rounded=rounded)
        beside = {
            ledger.at[measure]
            for at in hiding.hidden
            if ledger.is_measure(measure := ledger.owner[at]._replace(part="numerator"))
            and linked.counts[ledger.at[measure]].exact
        }
        if beside <= hiding.hidden:
            return hiding
        also |= beside


def attack_all(linked: Linked, hiding: Hiding, *, rounded: Steps | None = None) -> None:
    """Try to undo what was decided, by another road; nothing may come of it.

    `rounded`: what is shown leaves rounded. Then the attack may end once these steps are spent,
    what it could not tell by then is left to rounding, and only what is tied to a count hidden here
    is attacked: between numbers that leave rounded nothing is left that anybody could subtract.
    """
    unknowns = {
        count.name: Unknown(count.small_below, count.is_printed)
        for at, count in enumerate(linked.counts)
        if not count.is_fixed and (at in hiding.hidden or not count.is_printed)
    }
    rows = []
    for terms in linked.sums:
        named = {linked.counts[at].name: times for at, times in terms.items()}
        left = {name: times for name, times in named.items() if name in unknowns}
        rest = sum(
            linked.counts[at].exact * n
            for at, n in terms.items()
            if linked.counts[at].name not in left
        )
        rows.append((left, -rest))
    lost = {linked.counts[at].name for at in hiding.given_up}
    about = None
    if rounded is not None:
        lost |= {linked.counts[at].name for at in hiding.left_to_rounding}
        about = [name for name, one in unknowns.items() if one.is_printed and name not in lost]
    found = [
        name
        for name, how in leaks(unknowns, rows, about=about, steps=rounded)
        if name not in lost and (rounded is None or how != NOT_RULED_OUT)
    ]
    if found:
        raise Refused(
            f"{len(found)} hidden figures could still be worked out.",
            where=found[0],
            do="Leave this figure out of the paper, and report this as a fault of the program.",
        )


def _is_cut_of_staff(ledger: Ledger, at: int) -> bool:
    owner = ledger.owner[at]
    return owner.by is not None and ledger.protects(owner.code) == "staff"


def _cut(figure: Figure | Slot) -> Cut:
    return figure.code, figure.over, figure.month, figure.by


def _check_once_each(figures: Iterable[Figure]) -> None:
    seen: dict[Key, Figure] = {}
    for figure in figures:
        first = seen.setdefault(key_of(figure), figure)
        if (first.numerator, first.denominator) != (figure.numerator, figure.denominator):
            raise Problem(
                f"{figure.code} is given twice with different numbers.",
                where=f"{figure.over} {figure.month}",
                do="Give each figure of a paper once.",
            )
