"""`{% load ui %}`: every component as a tag, with the arguments its class takes.

`{% button %}`, `{% table %}` print one component; `{% details %}...{% enddetails %}` and the like
print one around what stands between.
"""

from collections.abc import Callable
from typing import Any

from django import forms, template
from django.forms.boundfield import BoundField
from django.template import Context
from django.template.loader_tags import BLOCK_CONTEXT_KEY
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from lineofsight.ui import blocks, bound, drawing, fields, figures, lists, tables, words
from lineofsight.ui.cards import as_cards
from lineofsight.ui.component import Component

register = template.Library()

_PLAIN: dict[str, Any] = {
    "button": words.Button,
    "tag": words.Tag,
    "signal": words.Signal,
    "link": words.Link,
    "rag": words.Rag,
    "sparkline": drawing.Spark,
    "chart": drawing.Chart,
    "summary": lists.Summary,
    "task_list": lists.TaskList,
    "timeline": lists.Timeline,
    "pagination": lists.Pagination,
    "sub_navigation": lists.SubNavigation,
    "text_input": fields.TextInput,
    "textarea": fields.Textarea,
    "date_input": fields.DateInput,
    "file_input": fields.FileInput,
}


def _printing(component: Callable[..., Component]) -> Callable[..., Component]:
    """Give a function of any arguments: Django would count `self` among those of a class."""

    def give(*given: Any, **named: Any) -> Component:
        return component(*given, **named)

    return give


for _name, _component in _PLAIN.items():
    register.simple_tag(_printing(_component), name=_name)


@register.simple_tag(takes_context=True)
def again(context: Context, name: str) -> str:
    """Give what a page put into a block, so that it can stand twice or be asked for."""
    held = context.render_context.get(BLOCK_CONTEXT_KEY)
    block = held.get_block(name) if held else None
    return mark_safe(block.render(context).strip() if block else "")  # noqa: S308


@register.simple_tag
def table(given: tables.Table) -> Component:
    """Print a table."""
    return given


@register.simple_tag
def figure(said: Any, judged: Any = None, *, big: bool = False) -> Component:
    """Print a figure of the picture, or a `Figure`."""
    if isinstance(said, figures.Figure):
        return said
    return figures.Figure.of_said(said, judged, big=big)


@register.simple_tag
def back(text: str, href: str) -> SafeString:
    """Print the link back, in a landmark of its own: it stands before the main one."""
    return format_html('<nav aria-label="Back">{}</nav>', lists.Back(text, href))


@register.simple_tag
def field(given: BoundField) -> Component:
    """Print a field of a Django form."""
    return bound.component(given)


@register.simple_tag
def error_summary(form: forms.BaseForm | None) -> Component | str:
    """Print what is wrong with a form; nothing where nothing is."""
    return bound.summary(form) if form is not None and form.errors else ""


def _chosen(given: Any) -> tuple[str, ...]:
    several = given if isinstance(given, list | tuple | set | frozenset) else (given,)
    return tuple("" if one is None else str(one) for one in several)


@register.simple_tag
def select(name: str, label: str, options: Any, chosen: Any = "", **more: Any) -> Component:
    """Print a list to choose one from."""
    return fields.Select(name, label, options=tuple(options), chosen=_chosen(chosen), **more)


@register.simple_tag
def radios(name: str, label: str, options: Any, chosen: Any = "", **more: Any) -> Component:
    """Print a few to choose one from."""
    return fields.Radios(name, label, options=tuple(options), chosen=_chosen(chosen), **more)


@register.simple_tag
def checkboxes(name: str, label: str, options: Any, chosen: Any = (), **more: Any) -> Component:
    """Print a few to choose any from."""
    return fields.Checkboxes(name, label, options=tuple(options), chosen=_chosen(chosen), **more)


@register.simple_block_tag
def details(content: str, summary: str, *, is_open: bool = False) -> Component:
    """Print something that unfolds."""
    return blocks.Details(summary, content, is_open)


@register.simple_block_tag
def notification(
    content: str, title: str = "Important", kind: str = "", name: str = "notification"
) -> Component:
    """Print something to know before reading on."""
    return blocks.Notification(content, title, kind, name)


@register.simple_block_tag
def inset(content: str) -> Component:
    """Print something set apart."""
    return blocks.Inset(content)


@register.simple_block_tag
def warning(content: str) -> Component:
    """Print something that must not be missed."""
    return blocks.Warned(content)


@register.simple_block_tag
def interruption(content: str, heading: str) -> Component:
    """Print a panel before a risky step."""
    return blocks.Interruption(heading, content)


@register.simple_block_tag
def identity(content: str, title: str, facts: Any = ()) -> Component:
    """Print the bar that says who a page is about."""
    return blocks.Identity(title, content, tuple(facts))


@register.simple_block_tag
def narrow(content: str, heading: str, button: str = "Show", clear: str = "") -> Component:
    """Print the panel that narrows a list."""
    return blocks.Narrow(heading, content, button, clear)


@register.simple_block_tag
def cards(content: str) -> str:
    """Print tables written by hand so that they become cards on a phone."""
    return as_cards(content)


@register.simple_block_tag
def scroll(content: str, caption: str) -> Component:
    """Print a frame that scrolls sideways."""
    return blocks.Scroll(caption, content)
