"""What was published elsewhere, beside a paper's figures: by value and date, or why not.

Published figures are public already, so they come as they are. One that cannot be set beside ours
like for like is not printed at all; its reason is.
"""

from collections.abc import Iterable, Mapping
from itertools import chain

from lineofsight.indicators.judging.benchmarks import Beside
from lineofsight.indicators.publishing import Published
from lineofsight.kernel.periods import Month
from lineofsight.reporting import wording
from lineofsight.reporting.document import (
    Block,
    Column,
    NumberRun,
    Row,
    Words,
    bullets,
    indicators,
    paragraph,
    row,
    strong,
    table,
    words,
)
from lineofsight.reporting.runs import RunLike

COLUMNS = (
    Column("Code", share=7),
    Column("Indicator", share=24),
    Column("Here", "number", share=10),
    Column("Published elsewhere", share=40),
    Column("Of", share=16),
    Column("To bear in mind", share=30),
)


def blocks(items: Mapping[str, Published], *, month: Month, sheet: str) -> Iterable[Block]:
    """Lay out the comparators of some figures of a month; nothing where none were asked for."""
    found = {code: item.beside for code, item in items.items() if item.beside is not None}
    if not found:
        return
    alike = [_line(items[code], beside) for code, beside in found.items() if beside.benchmarks]
    if alike:
        yield table(f"Published figures beside ours, {month.name}", COLUMNS, alike, sheet=sheet)
    yield paragraph(
        strong("How to read published figures. "),
        "One is printed only where it is defined as ours is, of a like period and of the same "
        "people. Each has its own date, and colours nothing.",
        numbered=False,
    )
    notes = [words(note) for note in _notes(found.values())] if alike else []
    unlike = _by_reason({code: beside.reason for code, beside in found.items()})
    if notes or unlike:
        yield bullets(*notes, *unlike)


def _line(item: Published, beside: Beside) -> Row:
    return row(
        item.shown.code,
        item.indicator.title,
        wording.value(item.shown),
        words(*_values(item.shown.code, beside)),
        _capital(beside.dated),
        _capital("; ".join(beside.notes)),
    )


def _values(code: str, beside: Beside) -> Iterable[RunLike]:
    for place, one in enumerate(beside.benchmarks):
        key = f"published/{code}/{one.area}/{beside.dated}"
        yield f"{'; ' if place else ''}{one.area} "
        yield NumberRun(one.value_words, key)
        yield one.made_of


def _notes(found: Iterable[Beside]) -> Iterable[str]:
    """Give each absence once, however many indicators it is of."""
    return (f"{_capital(note)}." for note in
            dict.fromkeys(chain.from_iterable(one.absent for one in found)))  # fmt: skip


def _by_reason(reasons: Mapping[str, str]) -> list[Words]:
    codes: dict[str, list[str]] = {}
    for code, reason in reasons.items():
        if reason:
            codes.setdefault(reason, []).append(code)
    return [
        words("Not comparable: ", reason, " ", indicators(*some), ".")
        for reason, some in codes.items()
    ]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
