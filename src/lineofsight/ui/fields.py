"""Fields of forms: one label each, a hint, what is wrong, and what was typed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from lineofsight.ui.component import Component

Option = tuple[str, str] | tuple[str, str, str]
"""A value, its words, and perhaps a hint."""


@dataclass(frozen=True)
class Field(Component):
    """What all fields share; `id` is the name unless another is given."""

    name: str
    label: str
    hint: str = ""
    error: str = ""
    id: str = ""
    is_required: bool = False

    @property
    def at(self) -> str:
        """The id of the field, where an error summary leads."""
        return self.id or self.name

    @property
    def described_by(self) -> str:
        """The ids of hint and error, for those who hear the page."""
        parts = [("hint", self.hint), ("error", self.error)]
        return " ".join(f"{self.at}-{part}" for part, words in parts if words)


@dataclass(frozen=True)
class TextInput(Field):
    """One line of text."""

    template: ClassVar[str] = "ui/text_input.html"

    value: str = ""
    type: str = "text"
    width: str = ""  # 2, 3, 4, 5, 10, 20 or 30 letters
    autocomplete: str = ""
    inputmode: str = ""


@dataclass(frozen=True)
class Textarea(Field):
    """Several lines of text."""

    template: ClassVar[str] = "ui/textarea.html"

    value: str = ""
    rows: int = 5


@dataclass(frozen=True)
class FileInput(Field):
    """Files to send."""

    template: ClassVar[str] = "ui/file_input.html"

    multiple: bool = False
    accept: str = ""


@dataclass(frozen=True)
class Choice:
    """One option as the template writes it."""

    value: str
    words: str
    hint: str
    at: str
    chosen: bool


@dataclass(frozen=True)
class _Choosing(Field):
    """What fields with options share."""

    options: Sequence[Option] = ()
    chosen: Sequence[str] = ()

    def choices(self) -> Iterator[Choice]:
        """Give each option with its id and whether it is chosen."""
        for place, (value, words, *hint) in enumerate(self.options):
            at = self.at if place == 0 else f"{self.at}-{place + 1}"
            is_chosen = str(value) in self.chosen
            yield Choice(str(value), words, hint[0] if hint else "", at, is_chosen)


@dataclass(frozen=True)
class Select(_Choosing):
    """One of a long list."""

    template: ClassVar[str] = "ui/select.html"


@dataclass(frozen=True)
class Radios(_Choosing):
    """One of a few."""

    template: ClassVar[str] = "ui/radios.html"

    inline: bool = False


@dataclass(frozen=True)
class Checkboxes(_Choosing):
    """Any of a few."""

    template: ClassVar[str] = "ui/checkboxes.html"


@dataclass(frozen=True)
class Checkbox(Field):
    """One thing that is so or not."""

    template: ClassVar[str] = "ui/checkbox.html"

    value: str = "on"
    chosen: bool = False


@dataclass(frozen=True)
class DateInput(Field):
    """A day, in three boxes."""

    template: ClassVar[str] = "ui/date_input.html"

    day: str = ""
    month: str = ""
    year: str = ""

    def boxes(self) -> Iterator[tuple[str, str, str, int]]:
        """Give the part's name, its label, what was typed and how wide it is."""
        yield "day", "Day", self.day, 2
        yield "month", "Month", self.month, 2
        yield "year", "Year", self.year, 4


@dataclass(frozen=True)
class ErrorSummary(Component):
    """All that is wrong with a form, each leading to its field."""

    template: ClassVar[str] = "ui/error_summary.html"

    errors: Sequence[tuple[str, str]]  # words, and the address of the field or nothing
    description: str = ""
