"""Everything that is outside already: the figures on the protected pages, and earlier answers."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain

from lineofsight import picture
from lineofsight.answers.models import Answer
from lineofsight.indicators.ad_hoc import counting
from lineofsight.indicators.ad_hoc.cells import (
    Cell,
    DaysOf,
    besides_of,
    is_of_rows,
    of_answer,
    of_figure,
    of_week,
    wider_than,
)
from lineofsight.indicators.ad_hoc.question import Question, of_data
from lineofsight.indicators.ad_hoc.releasing import Told
from lineofsight.indicators.breakdowns import BREAKDOWNS
from lineofsight.indicators.compiling import day_column
from lineofsight.indicators.counted_rows import ROW_FOR_EACH, Asked
from lineofsight.indicators.definition import Indicator
from lineofsight.indicators.local import known_to
from lineofsight.indicators.ties import moving_with
from lineofsight.kernel.periods import Month, Week
from lineofsight.picture.reading import Picture
from lineofsight.picture.said import Said
from lineofsight.populations.catalogue import standing
from lineofsight.records.home import Home

Pair = tuple[Said, Said]
"""One figure as it is shown, and as it is."""


def everything_told(home: Home, shown_in: Picture | None, question: Question) -> Told:
    """Gather what is known of the population a question is of, and of who came to it and went."""
    told = [_of_register(Answer.objects.released())]
    if shown_in is not None:
        about = [
            one
            for one in known_to(home).values()
            if one.population in moving_with(question.population)
            and one.asks == question.asks
            and is_of_rows(one)
        ]
        told += [_of_indicator(shown_in, one) for one in about]
        told += [_of_earlier(shown_in, one, question.months) for one in about]
        told.append(_of_weeks(shown_in, {one.code: one for one in about}))
        told += _of_one_row_for_each(shown_in, question, known_to(home).values())
    shown = {cell: n for one in told for cell, n in one.shown.items()}
    hidden = {cell: n for one in told for cell, n in one.hidden.items() if cell not in shown}
    return Told(shown, hidden, [one for each in told for one in each.days])


def _of_register(answers: Iterable[Answer]) -> Told:
    shown: dict[Cell, int] = {}
    hidden: dict[Cell, int] = {}
    days: list[DaysOf] = []
    for answer in answers:
        question, answered = of_data(answer.question), counting.of_data(answer.exact)
        names = set(answer.hidden)
        for cell, number in of_answer(question, answered).items():
            (hidden if key_of(cell) in names else shown)[cell] = number
        hidden |= wider_than(question, answered)
        for cell, said in besides_of(question, answered).items():
            days += () if key_of(cell) in names else said.days
    return Told(shown, {cell: n for cell, n in hidden.items() if cell not in shown}, days)


def key_of(cell: Cell) -> str:
    """Name a cell in the register."""
    return f"{cell.over} {cell.month} {cell.name}"


def _of_indicator(shown_in: Picture, indicator: Indicator) -> Told:
    shown: dict[Cell, int] = {}
    hidden: dict[Cell, int] = {}
    for month, by, group, (protected, exact) in chain(
        _series(shown_in, indicator.code), _groups(shown_in, indicator.code)
    ):
        rows, met = of_figure(indicator, indicator.over[0], month, by, group)
        kept = shown if protected.has_value else hidden
        for cell, number in _counts(indicator, rows, met, exact):
            kept[cell] = number
    return Told(shown, hidden)


def _of_one_row_for_each(
    shown_in: Picture, question: Question, indicators: Iterable[Indicator]
) -> Iterator[Told]:
    """Give the wholes of populations with a row for each row of this one, as if they were of it.

    A decision is owed on each contact: whoever has the contacts of a week has these as well.
    """
    mine = question.population, question.asks
    for one in indicators:
        its = one.population, one.asks
        if its != mine and _rows_of(its) == _rows_of(mine) and is_of_rows(one) and not one.of:
            for told in (_of_indicator(shown_in, one), _of_weeks(shown_in, {one.code: one})):
                wholes = {
                    cell._replace(population=mine[0], asks=mine[1]): n
                    for cell, n in told.shown.items()
                    if not cell.atoms
                }
                days = [
                    day._replace(rows=day.rows._replace(population=mine[0], asks=mine[1]))
                    for day in told.days
                    if not day.rows.atoms
                ]
                yield Told(wholes, days=days)


def _rows_of(asked: Asked) -> Asked:
    return ROW_FOR_EACH.get(asked, asked)


def _of_earlier(shown_in: Picture, indicator: Indicator, months: Collection[Month]) -> Told:
    """Give the groups that were shown while the months asked about were each the newest."""
    shown: dict[Cell, int] = {}
    for one in picture.shown_before(shown_in, indicator.code):
        if one.month in months:
            rows, met = of_figure(indicator, indicator.over[0], one.month, one.by, one.group)
            if met is None:
                shown[rows] = one.numerator
            elif one.denominator is not None:
                shown |= {rows: one.denominator, met: one.numerator}
    return Told(shown)


def _of_weeks(shown_in: Picture, indicators: Mapping[str, Indicator]) -> Told:
    """Give the weeks of the front door that are shown: each is a filter on the day."""
    shown: dict[Cell, int] = {}
    days: list[DaysOf] = []
    for one in picture.front_door_weeks(shown_in, exactness="protected"):
        week = Week.of(one.begins)
        counts = {
            "FD1": (one.contacts, None),
            "FD6": (one.referrals, None),
            "FD3": (one.decided, one.became),
        }
        for code in counts.keys() & indicators.keys():
            indicator = indicators[code]
            column = day_column(standing()[indicator.population], indicator.asks)
            cells = of_figure(indicator, "month", Month.of(one.begins), "", "")
            for cell, number in zip(cells, counts[code], strict=True):
                if cell is not None and number is not None:
                    rows, its_days = of_week(cell, column, week)
                    shown[rows] = number
                    days.append(its_days)
    return Told(shown, days=days)


def _counts(
    indicator: Indicator, rows: Cell, met: Cell | None, exact: Said
) -> Iterator[tuple[Cell, int]]:
    if not exact.has_value:
        return
    number = exact.denominator if indicator.measure == "share" else exact.numerator
    if number is not None:
        yield rows, int(number)
    if met is not None and exact.numerator is not None:
        yield met, int(exact.numerator)


def _series(shown_in: Picture, code: str) -> Iterator[tuple[Month, str, str, Pair]]:
    teams = [one.name for one in picture.teams(shown_in)]
    for by, group in [("", ""), *(("team", team) for team in teams)]:
        protected = picture.series(shown_in, code, exactness="protected", by=by, group=group)
        exact = picture.series(shown_in, code, exactness="exact", by=by, group=group)
        if protected is None or exact is None:
            continue
        for one, other in zip(protected.points, exact.points, strict=True):
            if one.figure is not None and other.figure is not None:
                yield one.month, by, group, (one.figure, other.figure)


def _groups(shown_in: Picture, code: str) -> Iterator[tuple[Month, str, str, Pair]]:
    month = picture.about(shown_in).month
    for by in BREAKDOWNS:
        groups = picture.breakdown(shown_in, code, by, exactness="protected")
        protected = {one.group: one.figure for one in groups}
        for one in picture.breakdown(shown_in, code, by, exactness="exact"):
            if one.group in protected and one.group:
                yield month, by, one.group, (protected[one.group], one.figure)
            elif one.group and groups:
                yield month, by, one.group, (groups[0].figure, one.figure)
