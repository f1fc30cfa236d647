"""How the levels of a verdict are said: of which months, and to how many decimals. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from lineofsight.kernel import quantities
from lineofsight.plan.content import Effect
from lineofsight.plan.sides import Window


def latest_known(effect: Effect, now: Window, unit: str) -> str:
    """Say what is known of a figure of which it is not known where it stood at delivery."""
    if not now.months:
        return ""
    level = Fraction(effect.size)
    levels = [now.level] if now.known else []
    told = Told(unit, places([*levels, level] if effect.is_level else levels, unit))
    came = came_to(now, last(now), told)
    if not effect.is_level:
        return capital(f"{came}.")
    return f"It was to come to {told.figure(level)} by {effect.by.name}; {came}."


@dataclass(frozen=True)
class Told:
    """How the figures of a verdict are printed: to so many `places`, where fewer lose any of it."""

    unit: str
    places: int

    def average(self, months: Window) -> str:
        """Print where a figure stands; of one month that is its figure as it is shown."""
        usual = quantities.UNITS[self.unit][1]
        return self._said(months.level, usual if len(months.known) == 1 else max(1, usual))

    def figure(self, size: Fraction) -> str:
        """Print what is no average."""
        return self._said(size, quantities.UNITS[self.unit][1])

    def _said(self, size: Fraction, usual: int) -> str:
        """Print a figure as is usual where that is all of it."""
        is_all = quantities.halves_up(size, usual) == size
        return quantities.in_words(size, self.unit, usual if is_all else self.places)


def places(levels: Iterable[Fraction], unit: str) -> int:
    """Give the decimals that show an average, and any two figures that differ as different.

    What is judged on figures that differ must be seen in those that are printed.
    """
    each = {*levels}
    enough = max(1, quantities.UNITS[unit][1])
    while len({quantities.halves_up(one, enough) for one in each}) < len(each):
        enough += 1
    return enough


def over(months: Window) -> str:
    """Say of which months up to delivery an average is."""
    if not months.is_whole:
        alone = " alone" if len(months.known) == 1 else ""
        among = "in" if alone else "on average of"
        return f"{among} {months.named}{alone} ({months.lacking})"
    many, last = len(months.months), months.months[-1].month.name
    return f"in {last}" if many == 1 else f"on average of the {many} months up to {last}"


def last(months: Window) -> str:
    """Name the newest months together: `the last 3 months`."""
    return f"the last {many_months(len(months.months))}"


def came_to(months: Window, named: str, told: Told) -> str:
    """Say what some months came to; where not all are known, which did and why no others."""
    if not months.known:
        return f"where it stands since cannot be told: {months.lacking}"
    came = f"came to {told.average(months)}"
    if months.is_whole:
        return f"{named} {came}"
    return f"of {named}, {months.named} {came} ({months.lacking})"


def capital(words: str) -> str:
    """Begin a sentence."""
    return f"{words[:1].upper()}{words[1:]}"


def many_months(count: int) -> str:
    """Count months: `1 month`, `3 months`."""
    return "1 month" if count == 1 else f"{count} months"


def joined(*sentences: str) -> str:
    """Put the sentences that say anything after one another."""
    return " ".join(filter(None, sentences))
