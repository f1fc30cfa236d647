"""What becomes of each action when a plan is closed: every one accounted for, none twice. Pure."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

from lineofsight.accounts.rules import SHORTEST_REASON, check_reason, is_reason
from lineofsight.kernel.problems import Refused
from lineofsight.plan.content import Action
from lineofsight.plan.showing import WHERE, shown_by

DONE, CARRIED, MERGED, SPLIT, SUPERSEDED, DROPPED = (
    "done",
    "carried",
    "merged",
    "split",
    "superseded",
    "dropped",
)
FATES = {
    DONE: "Done",
    CARRIED: "Carried forward",
    MERGED: "Merged into another",
    SPLIT: "Split into several",
    SUPERSEDED: "Superseded",
    DROPPED: "Dropped",
}
WITH_REASON = frozenset({SUPERSEDED, DROPPED})
_NOT_NEEDED = re.compile(r"\bnot (?:needed|required)\b", re.IGNORECASE)
"""Why an action ends, though it says nothing of a risk."""

Place = tuple[int, str]
"""A plan's number and a reference in it."""


@dataclass(frozen=True)
class Account:
    """One action of the plan that is closed, and what becomes of it; `fate` empty: not yet said."""

    action: Action
    fate: str = ""
    reason: str = ""
    into: tuple[Place, ...] = ()
    missing: tuple[Place, ...] = ()  # of `into`: where the plan does not yet say whence it came

    @property
    def ends_here(self) -> bool:
        """Say whether nobody answers for it any more: dropped, or superseded by no action."""
        return self.fate in WITH_REASON and not self.into

    @property
    def is_whole(self) -> bool:
        """Say whether its fate is said, and whatever it went into says so too."""
        return bool(self.fate) and not self.missing


@dataclass(frozen=True)
class Ledger:
    """Every action of a plan with its fate; `taken_out` a decision took out after it was agreed."""

    accounts: tuple[Account, ...]
    taken_out: tuple[str, ...] = ()
    plan: int = 0

    @property
    def counts(self) -> dict[str, int]:
        """How many actions have which fate, in the order of the key."""
        held = Counter(one.fate for one in self.accounts)
        return {fate: held[fate] for fate in FATES}

    @property
    def without(self) -> tuple[str, ...]:
        """The references of which nothing is said yet."""
        return tuple(one.action.ref for one in self.accounts if not one.fate)

    @property
    def unsettled(self) -> tuple[str, ...]:
        """The references whose successors do not yet say whence they came."""
        return tuple(one.action.ref for one in self.accounts if one.fate and not one.is_whole)

    @property
    def not_done(self) -> tuple[str, ...]:
        """The references said to be done that are no longer declared complete."""
        return tuple(
            one.action.ref
            for one in self.accounts
            if one.fate == DONE and not one.action.is_delivered
        )

    @property
    def unshown(self) -> tuple[str, ...]:
        """The references said to be done that no evidence shows, dated since they began."""
        return tuple(
            one.action.ref for one in self.accounts if one.fate == DONE and not shown_by(one.action)
        )

    @property
    def into_nothing(self) -> tuple[str, ...]:
        """The references that went into no more than what is dropped or superseded here."""
        ends = {(self.plan, one.action.ref) for one in self.accounts if one.ends_here}
        return tuple(one.action.ref for one in self.accounts if one.into and ends >= {*one.into})

    @property
    def words(self) -> str:
        """The totals as a sum: `12 actions = 4 done + 8 carried forward`."""
        total = len(self.accounts)
        said = [f"{count} {FATES[fate].lower()}" for fate, count in self.counts.items() if count]
        if self.without:
            said.append(f"{len(self.without)} not accounted for")
        return f"{total} {'action' if total == 1 else 'actions'} = {' + '.join(said) or '0'}"


HOW_DONE = f"Add what shows it {WHERE}, or choose what else becomes of it."
"""What to do with an action that is declared complete and that nothing shows."""


def check_fate(action: Action, fate: str, into: Sequence[Place], reason: str, *, plan: int) -> None:
    """Refuse a fate that says too little or too much; raises `Refused`."""
    if fate in WITH_REASON and not _NOT_NEEDED.search(reason):
        check_reason(reason, f"An action is {fate} for a reason.")
    if fate == DONE and not action.is_delivered:
        raise Refused(
            f"Action {action.ref} is not declared complete.",
            do="Report it complete first, or choose what becomes of it.",
        )
    if fate == DONE and not shown_by(action):
        raise Refused(
            f"Action {action.ref} is declared complete, and no evidence of a day since it began "
            "shows it.",
            do=HOW_DONE,
        )
    least, most = _COUNTS[fate]
    if not least <= len(set(into)) <= most:
        raise Refused(_HOW_MANY[fate], do="Name the actions by their references.")
    if fate == CARRIED and into[0][0] == plan:
        raise Refused("An action is carried forward into another plan.", do="Choose which.")


def check_same_action(
    one: Action, there: Action | None, reason: str, title: str, receiver: str
) -> None:
    """Refuse to carry an action onto another: its words would be lost.

    What is there in other words is it all the same where it says so itself, or the reason does.
    """
    if there is None or says_it_came(there.came_from, named(title, one.ref)):
        return
    is_alike = _plain(there.action) == _plain(one.action)
    if not is_alike and not is_reason(reason):
        raise Refused(
            f"{receiver} {there.ref} is there already and says something else: {there.action}.",
            do="Choose a reference that is free, or merge it into that action. If it is this "
            f"action in other words, say so under Why, in {SHORTEST_REASON} letters or more.",
        )


def _plain(words: str) -> str:
    return " ".join(words.casefold().split()).rstrip(".")


_COUNTS = {DONE: (0, 0), CARRIED: (1, 1), MERGED: (1, 1), SPLIT: (2, 20), SUPERSEDED: (0, 20),
           DROPPED: (0, 0)}  # fmt: skip
_HOW_MANY = {
    DONE: "What is done goes into no other action.",
    CARRIED: "An action is carried forward as one action.",
    MERGED: "An action is merged into one other.",
    SPLIT: "An action is split into two at least.",
    SUPERSEDED: "Too many actions are named.",
    DROPPED: "What is dropped goes into no other action.",
}


def check_no_circle(
    ways: Mapping[Place, Collection[Place]], start: Place, titles: Mapping[int, str]
) -> None:
    """Refuse fates by which an action would come back to itself, naming the way round.

    There was no circle before the fate of the action at `start` was given.
    """
    try:
        TopologicalSorter(ways).prepare()
    except CycleError as found:  # the way it gives runs back from successor to what went into it
        way = found.args[1][:0:-1]
        first = way.index(start)
        way = [*way[first:], *way[:first], start]
        said = ", then ".join(f"{titles.get(plan, 'another plan')} {ref}" for plan, ref in way)
        raise Refused(
            f"This runs in a circle: {said} again.",
            do="Let one of these actions be done, dropped, or go somewhere else.",
        ) from None


def two_truths(one: Action, there: Collection[Action]) -> Iterator[str]:
    """Say where an action that arrives in a plan names another officer, or priority, than it."""
    officers = {each.sro: 1 for each in there if each.sro and each.work_stream == one.work_stream}
    if one.sro and officers and one.sro not in officers:
        yield (
            f"{one.ref} names {one.sro} as senior responsible officer of {one.work_stream}, which "
            f"is {' and '.join(officers)} there"
        )
    names = {
        each.priority_name: 1
        for each in there
        if each.priority_name and each.priority == one.priority is not None
    }
    if one.priority_name and names and one.priority_name not in names:
        yield (
            f"{one.ref} calls priority {one.priority} {one.priority_name}, which is called "
            f"{' and '.join(names)} there"
        )


def named(title: str, ref: str) -> str:
    """Give an action of another plan as `came_from` names it."""
    return f"{title} {ref}"


def says_it_came(came_from: str, source: str) -> bool:
    """Say whether an action names another as one it came from."""
    return source in {one.strip() for one in came_from.split(";")}


def sources(one: Action) -> list[str]:
    """Give each action of another plan that an action says it came from."""
    return [each.strip() for each in one.came_from.split(";") if each.strip()]


def wrong_sources(
    title: str, actions: Iterable[Action], others: Mapping[str, Mapping[str, Action]]
) -> Iterator[tuple[str, str]]:
    """Say which actions of a plan cannot have come whence they say, and why.

    `others` are the other plans by title; of a plan not kept here see `sources_elsewhere`.
    """
    for one in actions:
        for source in sources(one):
            whence, _, ref = source.rpartition(" ")
            if title and whence == title:
                yield one.ref, f"{source} is of this plan: an action comes from another"
            elif whence in others and ref not in others[whence]:
                yield one.ref, f"the plan {whence} has no action {ref}"
            elif whence in others and says_it_came(
                others[whence][ref].came_from, named(title, one.ref)
            ):
                yield one.ref, f"it runs in a circle: {source} came from this action"


def sources_elsewhere(
    actions: Iterable[Action], before: Mapping[str, Action], titles: Collection[str]
) -> Iterator[tuple[str, str]]:
    """Give actions that newly say they came from what is in no plan of these titles, and whence."""
    for one in actions:
        for source in new_sources(one, before):
            if source.rpartition(" ")[0] not in titles:
                yield one.ref, source


def new_sources(one: Action, before: Mapping[str, Action]) -> list[str]:
    """Give whence an action says it came, and did not say before."""
    old = before[one.ref].came_from if one.ref in before else ""
    return [source for source in sources(one) if not says_it_came(old, source)]


def with_source(came_from: str, source: str) -> str:
    """Add whence an action came to what it says already."""
    return "; ".join(one for one in (came_from.strip(), source) if one)
