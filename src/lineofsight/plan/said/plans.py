"""What the list of plans prints."""

from collections.abc import Iterable, Mapping

from lineofsight.kernel.periods import in_words
from lineofsight.plan import rules
from lineofsight.plan.addressed import At
from lineofsight.plan.models import Plan
from lineofsight.plan.said import lines as said
from lineofsight.ui.component import Content
from lineofsight.ui.tables import Column, Table
from lineofsight.ui.words import Link


def plans(every: Iterable[Plan], counted: Mapping[int, int]) -> Table:
    """Every plan side by side, those that are closed last."""
    return Table(
        "Plans",
        (Column("Plan"), Column("Kind"), Column("Actions", numeric=True), Column("How it stands"),
         Column("Certificate")),
        [(Link(one.title, At(one.pk).page("plan")), one.get_kind_display(),
          str(counted.get(one.pk, 0)), _stands(one), _certificate(one))
         for one in sorted(every, key=lambda one: one.state == rules.CLOSED)],
        empty="No plan has been begun yet.",
    )  # fmt: skip


def _stands(one: Plan) -> str:
    at = one.closed_at or one.baselined_at
    stands = f"{one.get_state_display()} on {said.moment(at)}" if at else one.get_state_display()
    since = f"; in force since {in_words(one.in_force_on)}" if one.in_force_on else ""
    return f"{stands}{since}"


def _certificate(one: Plan) -> Content:
    if one.state != rules.CLOSED:
        return "It is open"
    return Link("Certificate", At(one.pk).page("plan-certificate"), about=f"of {one.title}")
