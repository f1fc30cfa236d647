"""What a council may choose about the looks of its papers: one accent colour."""

import re
from dataclasses import dataclass

from lineofsight.kernel.problems import Problem

_HEX = re.compile(r"#[0-9a-fA-F]{6}")
_READABLE = 4.5


@dataclass(frozen=True)
class Look:
    """The accent colour of headings and rules, as `#rrggbb`; dark enough to be read on white."""

    accent: str = "#1b4f5c"

    def __post_init__(self) -> None:
        if not _HEX.fullmatch(self.accent):
            raise Problem("The accent colour is not a colour.", do="Write it as #1b4f5c.")
        if contrast(self.accent, "#ffffff") < _READABLE:
            raise Problem(
                "The accent colour is too light to be read on white.",
                do="Choose a darker one: WCAG 2.2 AA asks for a contrast of 4.5 to 1.",
            )

    @property
    def accent_hex(self) -> str:
        """The accent as Word and Excel write it: `1B4F5C`."""
        return self.accent.removeprefix("#").upper()


RAG_COLOURS = {
    "red": ("#a4231b", "#ffffff"),
    "amber": ("#ffc65c", "#1f2a30"),
    "green": ("#1e6b3c", "#ffffff"),
    "none": ("#e7eaec", "#1f2a30"),
}
"""Ground and letters of a status tag; the word stands in it always."""

CHANGE_COLOURS = {"better": "#1d5a96", "worse": "#a9480a", "neutral": "#4a565d"}
"""Blue for improvement, orange for concern, grey for neither."""


def contrast(one: str, other: str) -> float:
    """Give the contrast of two colours as WCAG counts it, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
