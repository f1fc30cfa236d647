"""What items led to, in words, and its effect as the plan and the picture say it now.

The effect is read live: of an action from the impact ledger, of an indicator from its judgement.
Every plan, change and figure is read once, whatever the number of items on the page.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse

from lineofsight.accounts.leading import page_of_indicator
from lineofsight.accounts.places import picture_now
from lineofsight.boards import rules
from lineofsight.boards.meeting_rules import PAGES
from lineofsight.boards.rules import Target
from lineofsight.indicators import catalogue
from lineofsight.kernel.periods import Month
from lineofsight.kernel.quantities import in_words
from lineofsight.picture import Exactness, ScorecardRow, about, scorecard_rows
from lineofsight.plan import actions as plan_actions
from lineofsight.plan import figures
from lineofsight.plan.addressed import At
from lineofsight.plan.content import Action
from lineofsight.plan.impact import Verdict, in_plain_words
from lineofsight.plan.models import Change, Plan
from lineofsight.plan.published import Reading
from lineofsight.plan.rules import AGREED, DRAFT, REPORTED

A_DRAFT = "a plan that is not agreed"
"""All that is said of a draft: its words are not for everybody who reads an item."""


@dataclass(frozen=True)
class Tied:
    """One thing an item led to: in words, where it stands, and its effect so far."""

    target: Target
    words: str
    href: str
    effects: tuple[str, ...]
    verdicts: tuple[str, ...] = ()  # the same in a word or two each


class Ties:
    """All that the items of a page led to, read together."""

    def __init__(
        self,
        targets: Iterable[Target],
        *,
        exactness: Exactness,
        plain: bool = False,
        read: Reading = Reading(in_full=False),  # noqa: B008  it never changes
    ) -> None:
        """Read them; `plain` gives effects in words for the public, without codes."""
        each = set(targets)
        self.plain, self.read = plain, read
        self.changes = _changes(each)
        plans = _plans({*_plan_numbers(each), *(one.plan_id for one in self.changes.values())})
        self.titles = {pk: one.title for pk, one in plans.items()}
        self.plans = {pk: plan_actions.as_at(one) for pk, one in plans.items()}
        needs = any(one.kind in {rules.CHANGE, rules.ACTION, rules.INDICATOR} for one in each)
        shown = picture_now() if needs else None
        self.month = about(shown).month if shown else None
        self.rows = {row.code: row for row in scorecard_rows(shown, exactness=exactness)} if shown \
            else {}  # fmt: skip
        touched = [one for target in each for one in self._actions(target).values()]
        every = figures.verdicts(touched, shown) if touched else []
        self.verdicts: dict[Action, list[Verdict]] = {}
        for one in every:
            self.verdicts.setdefault(one.action, []).append(one)

    def of(self, targets: Iterable[Target], since: dt.date) -> list[Tied]:
        """Give what one item led to, in the order it was linked; `since` is when it was said."""
        return [self._tied(one, since) for one in targets]

    def _tied(self, target: Target, since: dt.date) -> Tied:
        words, href = self._named(target)
        return Tied(
            target, words, href, tuple(self._effects(target, since)), self._in_brief(target)
        )

    def _in_brief(self, target: Target) -> tuple[str, ...]:
        if target.kind == rules.INDICATOR and target.ref in self.rows:
            said = [self.rows[target.ref].judged.variation_words]
        else:
            held = self._actions(target).values()
            said = [one.said for action in held for one in self.verdicts.get(action, [])]
        return tuple(dict.fromkeys(said))

    def _actions(self, target: Target) -> dict[str, Action]:
        """Give the actions that a change or an action is of, as they stand now."""
        if target.kind == rules.ACTION:
            plan, ref = target.place
            held = self.plans.get(plan, {})
            return {ref: held[ref]} if ref in held else {}
        change = self.changes.get(target.ref) if target.kind == rules.CHANGE else None
        if change is None:
            return {}
        held = self.plans[change.plan_id]
        return {ref: held[ref] for ref in change.after if ref in held}

    def _verdict(self, one: Verdict, *, is_change: bool) -> str:
        code = one.effect.code
        if self.plain:
            return in_plain_words(one, self.rows[code].title if code in self.rows else code)
        if is_change:
            return f"Action {one.action.ref}: {one.in_short}. {one.why}"
        return f"{one.in_short[:1].upper()}{one.in_short[1:]}. {one.why}"

    def _is_of_a_draft(self, target: Target) -> bool:
        if target.kind == rules.CHANGE:
            return target.ref not in self.changes
        return target.place[0] not in self.plans

    def _named(self, target: Target) -> tuple[str, str]:
        ref = target.ref
        if target.kind == rules.CHANGE:
            if self._is_of_a_draft(target):
                return f"Change {ref} of {A_DRAFT}", ""
            change = self.changes[ref]
            words = f"Change {ref} of {self.titles[change.plan_id]}"
            if not self.read.sees(change):
                return words, ""
            words = f"{words}: {change.why}"
            return words, reverse("plan-change", args=[ref])
        if target.kind == rules.ACTION:
            plan, action = target.place
            if self._is_of_a_draft(target):
                return f"Action {action} of {A_DRAFT}", ""
            held = self._actions(target).get(action)
            words = f"Action {action} of {self.titles[plan]}" + (f": {held.action}" if held else "")
            return words, At(plan).page("plan-action", action)
        if target.kind == rules.INDICATOR:
            title = catalogue.indicators()[ref].title if ref in catalogue.indicators() else ""
            return f"{ref} {title}".strip(), page_of_indicator(ref)
        if target.kind == rules.PAGE:
            return PAGES.get(ref, ref), reverse(ref) if ref in PAGES else ""
        return f"Paragraph {ref}", ""

    def _effects(self, target: Target, since: dt.date) -> list[str]:
        if target.kind == rules.INDICATOR:
            if target.ref not in self.rows or self.month is None:
                return ["No month of it has been counted."]
            return [_judged(self.rows[target.ref], self.month, Month.of(since))]
        if target.kind in {rules.PAGE, rules.PARAGRAPH}:
            return []
        if self._is_of_a_draft(target):
            return ["It is not in force."]
        held = self._actions(target)
        is_change = target.kind == rules.CHANGE
        found = [
            self._verdict(one, is_change=is_change)
            for action in held.values()
            for one in self.verdicts.get(action, [])
        ]
        change = self.changes.get(target.ref) if is_change else None
        if change is not None and change.state not in {AGREED, REPORTED}:
            return [f"{change.get_state_display()}: the plan is not changed by it."]
        return found or ["No effect on an indicator was expected of it."]


def _changes(targets: Iterable[Target]) -> dict[str, Change]:
    numbers = [one.ref for one in targets if one.kind == rules.CHANGE]
    agreed = Change.objects.exclude(plan__state=DRAFT)
    return {str(pk): one for pk, one in agreed.in_bulk(numbers).items()} if numbers else {}


def _plan_numbers(targets: Iterable[Target]) -> set[int]:
    return {one.place[0] for one in targets if one.kind == rules.ACTION}


def _plans(numbers: set[int]) -> dict[int, Plan]:
    return Plan.objects.exclude(state=DRAFT).in_bulk(list(numbers)) if numbers else {}


def _judged(row: ScorecardRow, month: Month, since: Month) -> str:
    """Say where an indicator stands, where it stood when it was said, and whether it moved."""
    of = f" ({row.figure.of})" if row.figure.of else ""
    said = [f"{row.figure.words}{of} in {month.name}", _then(row, month, since)]
    said.append(row.judged.variation_words)
    return f"{row.title}: {', '.join(one for one in said if one)}."


def _then(row: ScorecardRow, month: Month, since: Month) -> str:
    back = month.index - since.index
    if back <= 0:
        return f"and no month has been counted since {since.name}, when this was said"
    value = row.spark[-1 - back] if back < len(row.spark) else None
    if value is None:
        return f"with no figure to show for {since.name}, when this was said"
    return f"and {in_words(Decimal(str(value)), row.unit)} in {since.name}, when this was said"
