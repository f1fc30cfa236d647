"""Of which actions nobody has said this month how they stand."""

from collections.abc import Mapping

from django.utils import timezone

from lineofsight.plan.actions import reported_since
from lineofsight.plan.content import AT_RISK, OFF_TRACK, ON_TRACK, Action
from lineofsight.plan.models import Plan

UNDER_WAY = frozenset({ON_TRACK, AT_RISK, OFF_TRACK})
"""States of an action on which somebody reports every month."""


def silent(plan: Plan, held: Mapping[str, Action]) -> list[Action]:
    """List the actions under way on which nothing was reported since the month began."""
    month = timezone.localtime().replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    heard = reported_since(plan, month)
    return [one for one in held.values() if one.status in UNDER_WAY and one.ref not in heard]
