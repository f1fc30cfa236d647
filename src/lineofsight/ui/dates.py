"""A day typed into three boxes, for Django's forms."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.datastructures import MultiValueDict

PARTS = ("day", "month", "year")


class DateParts(forms.Widget):
    """Joins day, month and year into what `DateField` reads; what was typed wrongly is kept."""

    input_type = "date-parts"
    needs_multipart_form = False
    supports_microseconds = False
    media: ClassVar[Any]

    def value_from_datadict(
        self, data: Mapping[str, Any], _files: MultiValueDict[str, Any], name: str
    ) -> str:
        """Give the day as `2017-12-5`; nothing where all boxes are empty."""
        day, month, year = (str(data.get(f"{name}-{part}") or "").strip() for part in PARTS)
        return f"{year}-{month}-{day}" if day or month or year else ""

    def value_omitted_from_data(
        self, data: Mapping[str, Any], _files: MultiValueDict[str, Any], name: str
    ) -> bool:
        """Say whether none of the boxes was sent."""
        return not any(f"{name}-{part}" in data for part in PARTS)


def typed(value: Any) -> tuple[str, str, str]:
    """Give day, month and year of what a field holds: a day, or what was typed."""
    year, month, day = [*str(value or "--").split("-"), "", ""][:3]
    return day, month, year
