"""Small things that stand within a line: tags, links, signals, buttons."""

from dataclasses import dataclass
from typing import Literal

from django.utils.html import format_html
from django.utils.safestring import SafeString

from lineofsight.ui.component import Component

_RAG = {"red": "Red", "amber": "Amber", "green": "Green"}
_ICONS = {
    "common": ("usual", "M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2z"),
    "improvement": ("better", "M8 1l7 7-7 7-7-7z"),
    "concern": ("worse", "M2 2h12v12H2z"),
    "neutral": ("changed", "M8 2l7 12H1z"),
    "consistent_pass": ("better", "M1.5 8.5l2-2 3 3 6-6.5 2 2-8 8.500z"),
    "consistent_fail": ("worse", "M3 1l5 5 5-5 2 2-5 5 5 5-2 2-5-5-5 5-2-2 5-5-5-5z"),
    "inconsistent": ("usual", "M1 9q3.5-7 7-2t5-2l2 2q-3.5 6-7 2t-5 2z"),
}
"""What a signal says -> its sense and the outline of its icon: a shape of its own for each."""


@dataclass(frozen=True)
class Tag(Component):
    """A word or two in a coloured box; the word says it, the colour repeats it."""

    text: str
    colour: str = "grey"

    def render(self) -> SafeString:
        """Give the tag."""
        shade = f" govuk-tag--{self.colour}" if self.colour else ""
        return format_html('<strong class="govuk-tag{}">{}</strong>', shade, self.text)


@dataclass(frozen=True)
class Rag(Component):
    """A figure against its target: red, amber or green as a word; or why there is no colour.

    `word` stands in place of the colour's name where a key gives each colour a word of its own.
    `could_be` names the colours it may have besides, as far as what is missing could move it.
    """

    colour: str
    high_risk: bool = False
    why: str = ""
    word: str = ""
    could_be: str = ""

    def render(self) -> SafeString:
        """Give the tag, the words where there is no colour, or nothing."""
        if self.colour not in _RAG:
            return format_html('<span class="los-quiet">{}</span>' if self.why else "{}", self.why)
        word = self.word or f"{_RAG[self.colour]}{', high risk' if self.high_risk else ''}"
        tag = format_html(
            '<strong class="govuk-tag los-rag los-rag--{}">{}</strong>', self.colour, word
        )
        if not self.could_be:
            return tag
        return format_html(
            '<span class="los-either">{} <span class="los-quiet">could be {}</span></span>',
            tag,
            self.could_be,
        )


@dataclass(frozen=True)
class Signal(Component):
    """What process control says of a month: an icon of its own shape beside its words."""

    kind: str
    words: str

    def render(self) -> SafeString:
        """Give icon and words; nothing where nothing is said."""
        found = _ICONS.get(self.kind) or _ICONS.get(self.kind.split("_")[0])
        if not found:
            return format_html(
                '<span class="los-quiet">{}</span>' if self.words else "", self.words
            )
        return format_html(
            '<span class="los-signal los-signal--{}"><svg class="los-signal__icon" width="16" '
            'height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false">'
            '<path d="{}"/></svg><span class="los-signal__words">{}</span></span>',
            *found,
            self.words,
        )


@dataclass(frozen=True)
class Link(Component):
    """A link; `about` is said to those who hear it without its row."""

    text: str
    href: str
    about: str = ""

    def render(self) -> SafeString:
        """Give the link."""
        return format_html(
            '<a class="govuk-link" href="{}">{}{}</a>', self.href, self.text, unseen(self.about)
        )


@dataclass(frozen=True)
class Button(Component):
    """A button, or with `href` a link that looks like one."""

    text: str
    href: str = ""
    kind: Literal["", "secondary", "warning", "inverse"] = ""
    name: str = ""
    value: str = ""
    about: str = ""

    def render(self) -> SafeString:
        """Give the button."""
        look = format_html("govuk-button{}", f" govuk-button--{self.kind}" if self.kind else "")
        words = format_html("{}{}", self.text, unseen(self.about))
        if self.href:
            return format_html(
                '<a href="{}" role="button" draggable="false" class="{}" '
                'data-module="govuk-button">{}</a>',
                *(self.href, look, words),
            )
        named = format_html(' name="{}"', self.name) if self.name else ""
        valued = format_html(' value="{}"', self.value) if self.value else ""
        return format_html(
            '<button{} type="submit" class="{}" data-module="govuk-button"{}>{}</button>',
            *(valued, look, named, words),
        )


def unseen(words: str) -> SafeString:
    """Words for those who hear the page; nothing of nothing."""
    hidden = '<span class="govuk-visually-hidden"> {}</span>'
    return format_html(hidden if words else "", words)
