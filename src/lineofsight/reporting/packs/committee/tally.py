"""How many indicators are green, amber, red and high risk, and why others have no colour."""

from collections.abc import Sequence

from lineofsight.indicators.judging import Colour
from lineofsight.indicators.publishing import Published
from lineofsight.kernel.periods import Month
from lineofsight.reporting import wording
from lineofsight.reporting.document import NumberRun, Words, words
from lineofsight.reporting.runs import RunLike


def counted_in_words(items: Sequence[Published]) -> Words:
    """Say how many of the indicators are green, amber, red and without a colour, and why."""
    colours = [item.rag.colour for item in items]
    risks = sum(item.is_high_risk for item in items)
    say = _Counted(items[0].month if items else None)
    green, red = colours.count(Colour.GREEN), colours.count(Colour.RED)
    line: list[RunLike] = [
        "Of ", say(len(items), "all"), " priority indicators, ",
        say(green, "green"), f" {'is' if green == 1 else 'are'} green, ",
        say(colours.count(Colour.AMBER), "amber"), " amber and ", say(red, "red"), " red",
    ]  # fmt: skip
    if risks:
        line += [", of which ", say(risks, "risk"), " high risk"]
    without = colours.count(None)
    if without:
        line += ["; ", say(without, "none"), f" {'has' if without == 1 else 'have'} no colour"]
        line += _why_no_colour(items, say)
    return words(*line, ".")


class _Counted:
    """Prints how many indicators are in a state."""

    def __init__(self, month: Month | None) -> None:
        self.month = month

    def __call__(self, number: int, state: str) -> NumberRun:
        return NumberRun(str(number), f"indicators/{state}/{self.month}")


def _why_no_colour(items: Sequence[Published], say: _Counted) -> list[RunLike]:
    """Say how many of those without a colour have no value, or are hidden, or are not judged."""
    without = [item for item in items if item.rag.colour is None]
    hidden = sum(item.shown.is_hidden for item in without)
    missing = sum(item.shown.value is None for item in without) - hidden
    parts: list[Words] = []
    if missing:
        parts.append(words(say(missing, "missing"), " for want of a value"))
    if hidden:
        parts.append(words(say(hidden, "hidden"), " because the number is small and hidden"))
    if len(without) > missing + hidden:
        left = words(say(len(without) - missing - hidden, "not judged"), " ") if parts else words()
        parts.append(
            words(*left, "because there is no target, too few were counted, or neither high "
                  "nor low is good")
        )  # fmt: skip
    joint = ", " if len(parts) > 1 else " "
    return [joint, *wording.joined(parts)]
