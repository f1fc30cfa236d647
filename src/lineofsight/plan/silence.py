"""Of which actions nobody said in a month how they stand: the one rule of who has not reported."""

from collections.abc import Iterable

from lineofsight.kernel.periods import Month
from lineofsight.plan.content import Action
from lineofsight.plan.day import begins
from lineofsight.plan.models import Plan
from lineofsight.plan.rules import REPORTED


def heard(plan: Plan, month: Month) -> frozenset[str]:
    """Give the references of the actions somebody reported on in a month; a draft is no report."""
    since = begins(month.first_day)
    found = plan.entries.filter(
        change__state=REPORTED,
        at__gte=max(since, plan.baselined_at or since),
        at__lt=begins(month.plus(1).first_day),
    )
    return frozenset(found.values_list("ref", flat=True).distinct())


def silent(plan: Plan, actions: Iterable[Action], month: Month) -> list[Action]:
    """List the actions under way among these on which nobody reported in a month."""
    known = heard(plan, month)
    return [one for one in actions if one.is_under_way(month.last_day) and one.ref not in known]
