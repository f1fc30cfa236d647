"""The figures of an indicator as plain rows: its months, and the groups of the newest."""

from collections.abc import Iterator
from typing import Any

from lineofsight import picture
from lineofsight.indicators.breakdowns import BREAKDOWNS
from lineofsight.picture import Exactness, Facts, Picture, Said

COLUMNS = (
    "code", "title", "over", "month", "by", "group", "value", "numerator", "denominator", "unit",
    "state", "words", "exactness", "snapshot", "definition_version",
)  # fmt: skip

Row = tuple[Any, ...]


def rows_of(kept: Picture, facts: Facts, exactness: Exactness) -> Iterator[Row]:
    """Give every month of the whole, then the groups of the newest month."""
    about = picture.about(kept)
    series = picture.series(kept, facts.row.code, exactness=exactness)
    tail = (exactness, about.snapshot, facts.version)
    for point in series.points if series else ():
        if point.figure is not None:
            yield (*_head(facts, str(point.month), "", ""), *_numbers(point.figure), *tail)
    for by in BREAKDOWNS:
        for one in picture.breakdown(kept, facts.row.code, by, exactness=exactness):
            head = _head(facts, str(about.month), by, one.words)
            yield (*head, *_numbers(one.figure), *tail)


def _head(facts: Facts, month: str, by: str, group: str) -> Row:
    return facts.row.code, facts.row.title, facts.row.over, month, by, group


def _numbers(said: Said) -> Row:
    return said.value, said.numerator, said.denominator, said.unit, said.state, said.words
