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
from lineofsight.plan.impact import Verdict
from lineofsight.plan.models import Change, Plan
from lineofsight.plan.rules import AGREED, REPORTED


@dataclass(frozen=True)
class Tied:
    """One thing an item led to: in words, where it stands, and its effect so far."""

    target: Target
    words: str
    href: str
    effects: tuple[str, ...]


class Ties:
    """All that the items of a page led to, read together."""

    def __init__(self, targets: Iterable[Target], *, exactness: Exactness) -> None:
        each = set(targets)
        self.changes = _changes(each)
        self.plans = _plans({*_plan_numbers(each), *(one.plan_id for one in self.changes.values())})
        needs = any(one.kind in {rules.CHANGE, rules.ACTION, rules.INDICATOR} for one in each)
        shown = picture_now() if needs else None
        self.month = about(shown).month if shown else None
        plan = plan_actions.current() if self.plans else None
        self.in_hand = plan.pk if plan else 0
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
        return Tied(target, words, href, tuple(self._effects(target, since)))

    def _actions(self, target: Target) -> dict[str, Action]:
        """Give the actions that a change or an action is of, as they stand now."""
        if target.kind == rules.ACTION:
            number, _, ref = target.ref.partition("/")
            held = self.plans.get(int(number), {})
            return {ref: held[ref]} if ref in held else {}
        change = self.changes.get(target.ref) if target.kind == rules.CHANGE else None
        if change is None:
            return {}
        held = self.plans[change.plan_id]
        return {ref: held[ref] for ref in change.after if ref in held}

    def _named(self, target: Target) -> tuple[str, str]:
        ref = target.ref
        if target.kind == rules.CHANGE:
            why = self.changes[ref].why if ref in self.changes else ""
            return f"Change {ref} of the plan: {why}", reverse("plan-change", args=[ref])
        if target.kind == rules.ACTION:
            number, _, action = ref.partition("/")
            held = self._actions(target).get(action)
            words = f"Action {action} of the plan" + (f": {held.action}" if held else "")
            at = At(None if int(number) == self.in_hand else int(number))
            return words, at.page("plan-action", action)
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
        held = self._actions(target)
        is_change = target.kind == rules.CHANGE
        found = [
            f"Action {one.action.ref}: {one.said}. {one.why}"
            if is_change
            else f"{one.said.capitalize()}: {one.why}"
            for action in held.values()
            for one in self.verdicts.get(action, [])
        ]
        change = self.changes.get(target.ref) if target.kind == rules.CHANGE else None
        if change is not None and change.state not in {AGREED, REPORTED}:
            return [f"{change.get_state_display()}: the plan is not changed by it."]
        return found or ["No effect on an indicator was expected of it."]


def _changes(targets: Iterable[Target]) -> dict[str, Change]:
    numbers = [one.ref for one in targets if one.kind == rules.CHANGE]
    return {str(pk): one for pk, one in Change.objects.in_bulk(numbers).items()} if numbers else {}


def _plan_numbers(targets: Iterable[Target]) -> set[int]:
    return {int(one.ref.partition("/")[0]) for one in targets if one.kind == rules.ACTION}


def _plans(numbers: Iterable[int]) -> dict[int, dict[str, Action]]:
    return {
        pk: plan_actions.as_at(plan) for pk, plan in Plan.objects.in_bulk(list(numbers)).items()
    }


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
