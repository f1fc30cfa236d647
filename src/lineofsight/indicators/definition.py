"""What an indicator is, and the eight ways to write one line of it.

An indicator is data: it names a population and says which of its rows to count. It holds no
join, no date arithmetic and no function; those belong in the population. `checker` reads the
expressions and refuses what does not belong; only `engine` counts.
"""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, TypedDict, Unpack

from lineofsight.populations.catalogue import standing

Measure = Literal["count", "share", "rate", "mean", "ratio", "weeks", "median", "highest"]
Asks = Literal["", "done", "due", "outstanding", "started"]

ASKS: tuple[Asks, ...] = ("done", "due", "started", "outstanding")
"""The four ways a duty is asked: done, due or started within the month; outstanding at its end."""

UNIT_OF: dict[Measure, str] = {
    "count": "count",
    "share": "percent",
    "rate": "rate_per_10000",
    "mean": "cases_per_fte",
    "ratio": "ratio",
    "weeks": "weeks",
    "median": "working_days",
    "highest": "cases_per_fte",
}


RATES = ("rate_per_10000", "rate_per_100000")
"""The units a rate can be given in, the usual one first."""


@dataclass(frozen=True)
class Indicator:
    """One indicator: what is counted, why it matters, and who stands behind it.

    `of`, `met`, `value`, `per` and `weight` are expressions over the population's columns.
    `target` and `amber` are in the unit of the indicator: a percentage is 90, never 0.9.
    """

    code: str
    measure: Measure
    title: str
    why: str
    population: str
    unit: str
    question: str = ""  # what it answers, in plain words; heads its page
    asks: Asks = ""  # of a duty: done, due, started or outstanding
    of: str = ""  # which rows are in the base; empty: all of them
    met: str = ""  # which of those count in the numerator
    value: str = ""  # a number to add up instead of counting rows
    per: str = ""  # mean: a number to divide by instead of rows; ratio: the other count
    weight: str = ""  # what a row counts for instead of one, such as fte
    over: tuple[str, ...] = ("month",)  # periods, the default first
    better: Literal["higher", "lower", "neutral"] = "neutral"
    target: Decimal | None = None
    amber: Decimal | None = None  # the worst value that is still amber
    estimate: str = ""  # the estimate a rate is over, one of `estimates.ESTIMATES`
    tag: Literal["process", "quality", "outcome", "voice", "workforce"] = "process"
    statutory: bool = False
    basis: str = ""  # the statute, or the published definition
    protects: Literal["children", "staff", "process", "internal"] = "children"
    edges: str = ""  # what to know about its edges; printed with the figure
    checked_by: str = ""  # role title
    review_by: dt.date | None = None
    sources: tuple[str, ...] = ()  # where it comes from, in words
    version: int = 1  # one more whenever the meaning changes
    zero_tolerance: bool = False  # any at all is too many
    window: int = 0  # months up to its day whose events it counts, so that neighbours share them

    @property
    def is_net(self) -> bool:
        """Whether it adds up what came less what went, and so may lie below nought."""
        return self.measure == "count" and bool(self.value)


class _Reasons(TypedDict, total=False):
    """What every indicator may say besides what it counts."""

    question: str
    asks: Asks
    of: str
    over: tuple[str, ...]
    unit: str
    better: Literal["higher", "lower", "neutral"]
    target: Decimal | None
    amber: Decimal | None
    tag: Literal["process", "quality", "outcome", "voice", "workforce"]
    statutory: bool
    basis: str
    protects: Literal["children", "staff", "process", "internal"]
    edges: str
    checked_by: str
    review_by: dt.date | None
    sources: tuple[str, ...]
    version: int
    zero_tolerance: bool
    window: int


def percent(number: str | int) -> Decimal:
    """Write a target in percent: `percent(90)`, `percent("2.5")`."""
    return Decimal(number)


def count(
    code: str, *, title: str, why: str, population: str, value: str = "", **also: Unpack[_Reasons]
) -> Indicator:
    """How many: the rows where `of` holds, or the sum of `value` over them.

    Numerator: the count. Denominator: none.
    """
    return _indicator(
        "count", code, title=title, why=why, population=population, value=value, **also
    )


def share(
    code: str,
    *,
    title: str,
    why: str,
    population: str,
    met: str,
    weight: str = "",
    **also: Unpack[_Reasons],
) -> Indicator:
    """What part of the rows where `of` holds are `met`, in percent.

    Numerator and denominator: rows, or the sums of `weight` over them (FTE).
    """
    return _indicator(
        "share", code, title=title, why=why, population=population, met=met, weight=weight, **also
    )


def rate(
    code: str,
    *,
    title: str,
    why: str,
    population: str,
    estimate: str = "children",
    **also: Unpack[_Reasons],
) -> Indicator:
    """How many rows where `of` holds per 10,000 of an estimate, for the whole authority only.

    With `unit="rate_per_100000"`, per 100,000.

    Numerator: the count. Denominator: the estimate.
    """
    return _indicator(
        "rate", code, title=title, why=why, population=population, estimate=estimate, **also
    )


def mean(
    code: str,
    *,
    title: str,
    why: str,
    population: str,
    value: str,
    per: str = "",
    **also: Unpack[_Reasons],
) -> Indicator:
    """The sum of `value` over the sum of `per` (children held per FTE), or over the rows.

    Numerator: the sum of `value`. Denominator: the sum of `per`, or the rows.
    """
    return _indicator(
        "mean", code, title=title, why=why, population=population, value=value, per=per, **also
    )


def ratio(
    code: str,
    *,
    title: str,
    why: str,
    population: str,
    met: str,
    per: str,
    **also: Unpack[_Reasons],
) -> Indicator:
    """How many rows are `met` for each row that is `per`; both are conditions.

    Numerator and denominator: the two counts.
    """
    return _indicator(
        "ratio", code, title=title, why=why, population=population, met=met, per=per, **also
    )


def weeks(
    code: str, *, title: str, why: str, population: str, value: str, **also: Unpack[_Reasons]
) -> Indicator:
    """The mean of `value`, given in days and shown in weeks of seven days.

    Numerator: days. Denominator: cases.
    """
    return _indicator(
        "weeks", code, title=title, why=why, population=population, value=value, **also
    )


def median(
    code: str, *, title: str, why: str, population: str, value: str, **also: Unpack[_Reasons]
) -> Indicator:
    """The middle of `value`, a whole number, over the rows where it is known.

    Numerator: none. Denominator: the rows.
    """
    return _indicator(
        "median", code, title=title, why=why, population=population, value=value, **also
    )


def highest(
    code: str,
    *,
    title: str,
    why: str,
    population: str,
    value: str,
    per: str,
    **also: Unpack[_Reasons],
) -> Indicator:
    """The highest `value` for each one of `per`, a row at a time: children for each FTE.

    Numerator: none. Denominator: the rows.
    """
    return _indicator(
        "highest", code, title=title, why=why, population=population, value=value, per=per, **also
    )


def _indicator(
    measure: Measure,
    code: str,
    *,
    title: str,
    why: str,
    population: str,
    met: str = "",
    value: str = "",
    per: str = "",
    weight: str = "",
    estimate: str = "",
    **also: Unpack[_Reasons],
) -> Indicator:
    reasons: _Reasons = {"unit": UNIT_OF[measure], **also}
    if not reasons.get("over"):
        reasons["over"] = (own_period(population, reasons.get("asks", "")),)
    return Indicator(
        code,
        measure,
        title,
        why,
        population,
        met=met,
        value=value,
        per=per,
        weight=weight,
        estimate=estimate,
        **reasons,
    )


def own_period(population: str, asks: str) -> str:
    """Give the period that goes without saying: a stock is asked at a day, the rest in a month."""
    if asks:
        return "snapshot" if asks == "outstanding" else "month"
    return standing().own_period(population)
