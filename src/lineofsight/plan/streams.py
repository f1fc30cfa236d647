"""A work stream's two lights: declared by its officer, and rolled up from its actions. Pure.

The roll-up is that of the worst action. Somebody may set another state over it with a reason that
is shown; what its actions say is shown beside it and never lost.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from lineofsight.plan.lights import Lights, Signal, is_better, rolled_up

DECLARED, OVERRIDE = "declared", "override"
WHOLE = "*"
"""In place of a work stream's name: the word is of the whole plan."""
WORDS = {DECLARED: "Declared by its officer", OVERRIDE: "Set over the roll-up"}


@dataclass(frozen=True)
class Word:
    """What somebody said of a whole stream."""

    state: str
    reason: str
    by: str
    on: dt.date
    officer: str = ""


@dataclass(frozen=True)
class Stream:
    """A work stream with its actions, and what was said of it as a whole."""

    name: str
    each: tuple[Lights, ...]
    declared: Word | None = None
    override: Word | None = None
    red: tuple[str, ...] = ()  # indicators of its open actions whose newest figure is red

    @property
    def officers(self) -> str:
        """Who answers for it."""
        return ", ".join(dict.fromkeys(one.action.sro for one in self.each if one.action.sro))

    @property
    def declared_state(self) -> str:
        """What its officer says; of nothing said the worst that its leads declare."""
        if self.declared is not None:
            return self.declared.state
        return rolled_up(one.action.status for one in self.each)

    @property
    def worst(self) -> str:
        """How its worst action stands by dates and figures."""
        return rolled_up(one.derived.state for one in self.each)

    @property
    def state(self) -> str:
        """How it stands by dates and figures: as its worst action, unless that was set aside."""
        return self.override.state if self.override else self.worst

    @property
    def worst_refs(self) -> tuple[str, ...]:
        """The actions that make it so."""
        worst = self.worst
        return tuple(one.action.ref for one in self.each if one.derived.state == worst)

    @property
    def differs(self) -> bool:
        """Say whether its officer sees it better than its actions and figures do.

        What was set over the roll-up hides nothing here.
        """
        return self.declared is not None and is_better(self.declared.state, self.worst)


def streams(
    each: Iterable[Lights], said: Mapping[tuple[str, str], Word], signals: Mapping[str, Signal]
) -> list[Stream]:
    """Put actions together by work stream; `said` holds what stands, by stream and kind."""
    found: dict[str, list[Lights]] = {}
    for one in each:
        found.setdefault(one.action.work_stream, []).append(one)
    return [_stream(name, name, some, said, signals) for name, some in found.items()]


def whole(
    each: Sequence[Lights], said: Mapping[tuple[str, str], Word], signals: Mapping[str, Signal]
) -> Stream:
    """Take the whole plan as work streams are taken: declared, and as its worst action."""
    return _stream("The whole plan", WHOLE, each, said, signals)


def _stream(
    name: str, key: str, some: Sequence[Lights], said: Mapping[tuple[str, str], Word],
    signals: Mapping[str, Signal],
) -> Stream:  # fmt: skip
    words = said.get((key, DECLARED)), said.get((key, OVERRIDE))
    return Stream(name, tuple(some), *words, _red(some, signals))


def priorities(each: Iterable[Lights]) -> list[tuple[str, Stream]]:
    """Put actions together by priority, each with the name of its work stream; none has no line."""
    found: dict[tuple[int, str, str], list[Lights]] = {}
    for one in each:
        of = one.action
        if of.priority is not None:
            found.setdefault((of.priority, of.priority_name, of.work_stream), []).append(one)
    return [
        (stream, Stream(f"{number} {name}".strip(), tuple(some)))
        for (number, name, stream), some in sorted(found.items(), key=lambda pair: pair[0])
    ]


def _red(each: Sequence[Lights], signals: Mapping[str, Signal]) -> tuple[str, ...]:
    codes = {
        code
        for one in each
        if not one.is_complete  # whatever is declared of it
        for code in one.action.codes
        if signals.get(code, Signal()).rag == "red"
    }
    return tuple(sorted(codes))


def watermelons(each: Iterable[Stream]) -> list[Stream]:
    """List the streams whose officer sees them better than they are."""
    return [one for one in each if one.differs]
