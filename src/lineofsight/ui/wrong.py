"""What is wrong with a field, in plain words, wherever its form says nothing of its own.

Django says *This field is required* and repeats what was sent. Here every form says what to do; a
form that has better words of its own (`error_messages`) keeps them.
"""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField

from lineofsight.ui.dates import DateParts

_NOT_LISTED = "Choose one of those that are listed: what was sent is none of them"
_IN_WORDS = {
    "invalid_choice": _NOT_LISTED,
    "invalid_pk_value": _NOT_LISTED,
    "max_length": "Shorten it: {limit_value:,} characters at most are kept, and these are "
    "{show_value:,}",
    "min_length": "Say more: write {limit_value:,} characters or more",
    "min_value": "Write {limit_value:,} or more",
    "max_value": "Write {limit_value:,} or less",
    "null_characters_not_allowed": "Type it again: it holds a character that cannot be kept",
    "empty": "Choose another file: this one is empty",
    "missing": "Choose the file",
}
_FILE_NAME = "Give the file a shorter name: {max} characters at most"
_OF_A_NUMBER = "Write a whole number in figures, such as 12"
_OF_A_DAY = "Write a day of the calendar in figures, such as 5, 12 and 2017"


def said(bound: BoundField) -> list[str]:
    """Say each thing that is wrong with a field, and what to do about it."""
    return [one for error in bound.errors.as_data() for one in _said(bound.field, error)]


def _said(field: forms.Field, error: ValidationError) -> Iterator[str]:
    words = _plain(field, error) if _is_plain_django(field, error) else ""
    if words:
        yield words.format(**(error.params or {}))
    else:
        yield from error.messages


def _is_plain_django(field: forms.Field, error: ValidationError) -> bool:
    """Say whether the words of an error are Django's, and not the form's own."""
    code = error.code or ""
    own = field.error_messages.get(code)
    return own is None or str(own) == str(_of_its_kind(field).get(code))


def _of_its_kind(field: forms.Field) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for kind in reversed(type(field).__mro__):
        found |= getattr(kind, "default_error_messages", {})
    return found


def _plain(field: forms.Field, error: ValidationError) -> str:
    if error.code == "required":
        return _needed(field)
    if error.code == "invalid":
        return _unreadable(field)
    if error.code == "max_length" and isinstance(field, forms.FileField):
        return _FILE_NAME
    return _IN_WORDS.get(error.code or "", "")


def _needed(field: forms.Field) -> str:
    match field.widget:
        case DateParts():
            return "Write the day"
        case forms.RadioSelect() | forms.Select():
            return "Choose one"
        case forms.CheckboxSelectMultiple():
            return "Choose one or more"
        case forms.CheckboxInput():
            return "Tick it, or go back"
        case forms.FileInput():
            return "Choose the file"
    return "Write it in words" if isinstance(field.widget, forms.Textarea) else "Write it"


def _unreadable(field: forms.Field) -> str:
    match field:
        case forms.DateField():
            return _OF_A_DAY
        case forms.IntegerField():
            return _OF_A_NUMBER
    return ""
