"""A plan that is closed by the rules: the database lets none be closed otherwise."""

from lineofsight.plan import actions, closing, fates, rules
from lineofsight.plan.models import Fate

REASON = "Nobody needs it any more."


def close(plan, *, office, director, now):
    """Drop what a plan still holds, and close it; a draft is agreed first."""
    plan.refresh_from_db()
    if plan.state == rules.DRAFT:
        actions.baseline(plan, by=director, now=now)
    said = set(plan.fates.values_list("ref", flat=True))
    Fate.objects.bulk_create(
        Fate(plan=plan, ref=ref, fate=fates.DROPPED, reason=REASON, said_by=office, said_at=now)
        for ref in actions.as_at(plan)
        if ref not in said
    )
    closing.close(plan, minute="6", by=director, now=now)
    plan.refresh_from_db()
