"""`{% commentary row %}`: what is said of an indicator, beside its figure."""

from typing import Any

from django import template
from django.conf import settings

from lineofsight import picture
from lineofsight.accounts.matrix import Right
from lineofsight.accounts.standing import may, person_of
from lineofsight.commentary.actions import newest
from lineofsight.commentary.rules import is_asked_for
from lineofsight.picture import ScorecardRow

register = template.Library()


@register.inclusion_tag("commentary/beside.html", takes_context=True)
def commentary(context: template.Context, row: ScorecardRow) -> dict[str, Any]:
    """Give what was said of the newest month, and whether this person may write."""
    month = str(picture.about(picture.open_picture(settings.HOME)).month)
    is_asked = is_asked_for(row.judged)
    return {
        "row": row,
        "said": newest(row.code, month),
        "is_asked": is_asked,
        "may_write": is_asked and may(person_of(context["request"]), Right.WRITE_COMMENTARY),
    }
