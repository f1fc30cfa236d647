"""Which plan a page is about, and where its other pages are.

The plan in hand has short addresses; every plan, that one too, is found under its number.
"""

from dataclasses import dataclass
from functools import lru_cache

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from lineofsight.accounts.matrix import Right
from lineofsight.accounts.standing import may, somebody
from lineofsight.plan import actions, rules
from lineofsight.plan.models import Plan


@dataclass(frozen=True)
class At:
    """The pages of one plan; `number` is None for the one in hand."""

    number: int | None = None

    def page(self, name: str, *rest: str | int) -> str:
        """Give the address of a page."""
        return _page(name, *(() if self.number is None else (self.number,)), *rest)


@lru_cache(maxsize=4096)
def _page(name: str, *args: str | int) -> str:
    """Give an address; a page of a plan asks for that of each action several times."""
    return reverse(name, args=args)


IN_HAND = At()


def found(request: HttpRequest, which: int | None) -> Plan | None:
    """Give the plan a page is about; None where the one in hand is asked for and none is.

    A draft that was never agreed is there for those alone who write or agree it.
    """
    seen = seen_by(request)
    if which is None:
        return actions.in_hand(seen).first()
    return get_object_or_404(seen, pk=which)


def seen_by(request: HttpRequest) -> QuerySet[Plan]:
    """Give the plans that whoever is signed in may open."""
    every = Plan.objects.all()
    sees = may(somebody(request), Right.SEE_DRAFT)
    return every if sees else every.exclude(state=rules.DRAFT)


def there(request: HttpRequest, which: int | None) -> Plan:
    """Give the plan a page is about; where there is none, nothing of it is there either."""
    one = found(request, which)
    if one is None:
        raise Http404
    return one


def at(plan: Plan) -> At:
    """Give where the pages of a plan are."""
    current = actions.current()
    return At(None if current is not None and current.pk == plan.pk else plan.pk)
