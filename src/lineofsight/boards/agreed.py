"""The plans in force, read together: whose actions answer findings and can be linked.

A draft binds nobody, and what a closed plan left open went into another: neither stands here.
"""

from dataclasses import dataclass
from typing import Self

from lineofsight.plan import actions
from lineofsight.plan.content import Action
from lineofsight.plan.fates import Place


@dataclass(frozen=True)
class Agreed:
    """Every action of every plan in force, and what these plans are called by their numbers."""

    titles: dict[int, str]
    actions: dict[Place, Action]

    @classmethod
    def now(cls) -> Self:
        """Read them as they stand, the plan in hand first."""
        plans = list(actions.in_force())
        held = {(one.pk, ref): action for one in plans
                for ref, action in actions.as_at(one).items()}  # fmt: skip
        return cls({one.pk: one.title for one in plans}, held)

    def of(self, plan: int) -> str:
        """Give words that say of which plan something is, where there are several."""
        return f" ({self.titles[plan]})" if len(self.titles) > 1 and plan in self.titles else ""
