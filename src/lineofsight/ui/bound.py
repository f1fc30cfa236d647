"""Fields of Django's forms as our components, chosen by their widgets."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from lineofsight.ui import wrong
from lineofsight.ui.dates import DateParts, typed
from lineofsight.ui.fields import (
    Checkbox,
    Checkboxes,
    DateInput,
    ErrorSummary,
    Field,
    FileInput,
    Radios,
    Select,
    Textarea,
    TextInput,
)

_TYPES = {"number": "text", "date": "date", "datetime-local": "datetime-local"}


def component(bound: BoundField) -> Field:
    """Give the component of a bound field, with what was typed and what is wrong with it."""
    shared: dict[str, Any] = {
        "name": bound.html_name,
        "label": str(bound.label),
        "hint": str(bound.help_text),
        "error": " ".join(wrong.said(bound)),
        "id": bound.id_for_label or bound.auto_id or bound.html_name,
        "is_required": bound.field.required,
    }
    widget, value = bound.field.widget, bound.value()
    match widget:
        case DateParts():
            day, month, year = typed(value)
            return DateInput(**shared, day=day, month=month, year=year)
        case forms.Textarea():
            return Textarea(**shared, value=_text(value), rows=int(widget.attrs.get("rows", 5)))
        case forms.ClearableFileInput() | forms.FileInput():
            attrs = widget.attrs
            several = bool(getattr(widget, "allow_multiple_selected", False))
            return FileInput(**shared, multiple=several, accept=str(attrs.get("accept", "")))
        case forms.CheckboxInput():
            return Checkbox(**shared, chosen=bool(value))
        case forms.RadioSelect() | forms.CheckboxSelectMultiple() | forms.Select():
            return _choosing(widget, shared, value)
    return _line(widget, shared, value)


def _line(widget: forms.Widget, shared: dict[str, Any], value: Any) -> TextInput:
    kind = str(getattr(widget, "input_type", "text"))
    return TextInput(
        **shared,
        value="" if kind == "password" else _text(value),
        type=_TYPES.get(kind, kind),
        width=str(widget.attrs.get("size", "")),
        autocomplete=str(widget.attrs.get("autocomplete", "")),
        inputmode="numeric" if kind == "number" else str(widget.attrs.get("inputmode", "")),
    )


def _choosing(widget: forms.Widget, shared: dict[str, Any], value: Any) -> Field:
    options = [(str(one), str(words)) for one, words in _flat(getattr(widget, "choices", ()))]
    given = value if isinstance(value, list | tuple | set) else [value]
    chosen = tuple("" if one is None else str(one) for one in given)
    if isinstance(widget, forms.CheckboxSelectMultiple):
        return Checkboxes(**shared, options=options, chosen=chosen)
    if isinstance(widget, forms.RadioSelect):
        return Radios(**shared, options=options, chosen=chosen)
    return Select(**shared, options=options, chosen=chosen)


def _flat(choices: Any) -> Iterator[tuple[Any, Any]]:
    """Give the choices without their groups."""
    for one, words in choices:
        if isinstance(words, list | tuple):
            yield from words
        else:
            yield one, words


def _text(value: Any) -> str:
    return "" if value is None else str(value)


def summary(form: forms.BaseForm) -> ErrorSummary:
    """Give all that is wrong with a form: first what is wrong with the whole of it."""
    whole = [(str(error), "") for error in form.non_field_errors()]
    each = [
        (_under(field, error), "" if field.is_hidden else f"#{_first(component(field))}")
        for field in form
        for error in wrong.said(field)
    ]
    return ErrorSummary([*whole, *each])


def _under(bound: BoundField, error: str) -> str:
    """Say under which label an error stands, where it does not say so itself.

    A hidden field has no label: what is wrong with it is that the page was not sent as it was.
    """
    label = str(bound.label)
    if bound.is_hidden:
        return "This page was sent incomplete. Open it again, and write it anew."
    if error.startswith(label):
        return error
    return f"{label} {error}" if label.endswith("?") else f"{label}: {error}"


def _first(field: Field) -> str:
    return f"{field.at}-day" if isinstance(field, DateInput) else field.at
