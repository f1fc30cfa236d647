"""`{% commentary row %}`: what is said of an indicator, beside its figure."""

from typing import Any

from django import template
from django.conf import settings
from django.utils import timezone

from lineofsight import picture
from lineofsight.accounts.standing import person_of
from lineofsight.commentary.actions import standing
from lineofsight.commentary.reach import exactness_at, is_wanted, may_write, own_places
from lineofsight.commentary.rules import TEAM, WHOLE, Place, is_asked_for
from lineofsight.picture import ScorecardRow

register = template.Library()


@register.inclusion_tag("commentary/beside.html", takes_context=True)
def commentary(context: template.Context, row: ScorecardRow, team: str = "") -> dict[str, Any]:
    """Give what was said of the newest month, and where this person may write.

    Words about a team or service go to those who see its exact figures: they may tell what a
    protected figure hides.
    """
    kept = picture.open_picture(settings.HOME)
    person = person_of(context["request"])
    stands = standing(row.code, str(picture.about(kept).month))
    own = own_places(person, on=timezone.localdate())
    here = [Place(TEAM, team)] if team else []
    offered = dict.fromkeys([*own, *(one for one in here if may_write(own, one))])
    return {
        "row": row,
        "said": stands.get(WHOLE),
        "others": [said for place, said in stands.items()
                   if place != WHOLE and exactness_at(person, place) == "exact"],
        "is_asked": is_asked_for(row.judged.variation),
        "places": [(one, one in stands) for one in offered
                   if is_wanted(kept, row, one, person)],
    }  # fmt: skip
