"""A question counted by the engine: plain cells, one for each month and group."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import combinations, groupby
from typing import Any

from lineofsight.indicators import compiling
from lineofsight.indicators.ad_hoc import besides
from lineofsight.indicators.ad_hoc.besides import NOTHING, Besides, Rows
from lineofsight.indicators.ad_hoc.columns import columns_of
from lineofsight.indicators.ad_hoc.groups import groups_of
from lineofsight.indicators.ad_hoc.question import MOST_MONTHS, Question, as_indicator
from lineofsight.indicators.breakdowns import in_order, named
from lineofsight.indicators.engine import figures_of
from lineofsight.indicators.figures import Figure
from lineofsight.kernel.codes import nearest
from lineofsight.kernel.periods import Month
from lineofsight.kernel.problems import Problem
from lineofsight.populations.catalogue import standing
from lineofsight.records.home import Home
from lineofsight.records.opened import Opened
from lineofsight.records.snapshots import newest, open_month


@dataclass(frozen=True)
class Counted:
    """One cell of an answer; `met` is None where nothing was asked of the rows."""

    month: str
    over: str
    by: str  # empty: the whole
    group: str
    words: str  # how the group is called
    rows: int | None
    met: int | None
    reason: str  # why there is no count; empty where there is one
    rows_besides: Besides = NOTHING
    met_besides: Besides = NOTHING


@dataclass(frozen=True)
class Answered:
    """The answer to a question: exact, for whoever may see that."""

    snapshot: str
    cells: tuple[Counted, ...]
    wider: tuple[tuple[tuple[int, ...], str, int], ...]
    """What it lies within: which conditions were kept, by position, the month and the count."""

    def as_data(self) -> dict[str, Any]:
        """The answer as plain values, to be kept."""
        return asdict(self)


def of_data(data: Mapping[str, Any]) -> Answered:
    """Read an answer that was kept."""
    return Answered(
        data["snapshot"],
        tuple(_of_data(one) for one in data["cells"]),
        tuple((tuple(kept), month, count) for kept, month, count in data["wider"]),
    )


def _of_data(data: Mapping[str, Any]) -> Counted:
    """Read a cell; one that was counted before it was asked what it says besides says nothing."""
    said = {
        name: besides.of_data(data[name])
        for name in ("rows_besides", "met_besides")
        if name in data
    }
    return Counted(**{**data, **said})


def answered(home: Home, question: Question) -> Answered:
    """Count a question in the newest sealed month."""
    with open_month(home, newest(home)) as opened:
        return counted(opened, question)


def counted(opened: Opened, question: Question) -> Answered:
    """Count a question in an opened month, and what each count says besides itself."""
    indicator = as_indicator(question)
    groups = {by: groups_of(opened, question, by) for by in question.by}
    known = _known(opened, question)
    wider = {
        f"WIDER{at}": (kept, as_indicator(_with(question, kept), f"WIDER{at}"))
        for at, kept in enumerate(_fewer(len(question.where)))
    }
    found = figures_of(
        opened,
        [indicator, *(one for _, one in wider.values())],
        months=known,
        by=question.by,
    )
    rows = Rows(opened, question, {one.month for one in found if one.numerator is not None})
    found = [one for one in found if one.month in question.months]
    if any(one.numerator is not None for one in found):
        _check_texts(opened, question)
    is_share = bool(question.met)
    cells = [_cell(one, rows, is_share=is_share) for one in found if one.code == indicator.code]
    return Answered(
        opened.seal.id,
        tuple(_with_every_group(cells, groups, is_share=is_share)),
        tuple(
            (wider[one.code][0], str(one.month), int(one.numerator))
            for one in found
            if one.code in wider and one.by is None and one.numerator is not None
        ),
    )


def _with_every_group(
    cells: Iterable[Counted], groups: Mapping[str, Sequence[str]], *, is_share: bool
) -> Iterator[Counted]:
    """Give the whole of each month and its groups, those of nobody with a row of nought."""
    for (month, over), of_month in groupby(cells, key=lambda one: (one.month, one.over)):
        found = {(one.by, one.group): one for one in of_month}
        yield found["", ""]
        for by, known in groups.items():
            if (by, "") in found:  # no data, and why
                yield found[by, ""]
                continue
            members = {*known, *(group for its, group in found if its == by)}
            for group in sorted(members, key=in_order(named(by))):
                words, met = named(by).said(group), 0 if is_share else None
                nobody = Counted(month, over, by, group, words, 0, met, "")
                yield found.get((by, group), nobody)


def _known(opened: Opened, question: Question) -> list[Month]:
    """Give the months asked about, and of who is there all that are published beside."""
    newest_month = opened.seal.month
    is_at_moments = compiling.is_at_moments(standing()[question.population], question.asks)
    if newest_month is None or not is_at_moments:
        return question.months
    return sorted({*question.months, *newest_month.plus(1 - MOST_MONTHS).until(newest_month)})


def _check_texts(opened: Opened, question: Question) -> None:
    """Refuse a text that no row of these months holds: a team typed wrongly has no children."""
    columns = {one.name: one for one in columns_of(question.population)}
    first, last = (f"'{one.last_day}'" for one in (question.months[0], question.months[-1]))
    is_stock = standing()[question.population].kind == "stock"
    when = f" where asked_on between {first} and {last}" if is_stock else ""
    for condition in (*question.where, *question.met):
        if columns[condition.column].kind != "text" or not condition.values:
            continue
        sql = f"select distinct {condition.column} as value from {question.population}{when}"
        held = [str(one) for one in opened.run(sql).column(0).to_pylist() if one is not None]
        for value in condition.values:
            if value not in held:
                raise Problem(
                    f"No row of these months has {columns[condition.column].label} {value}"
                    f"{nearest(value, held) or '.'}",
                    where=columns[condition.column].label,
                    do="Write it as the records do, or leave the condition out.",
                )


def _fewer(conditions: int) -> list[tuple[int, ...]]:
    """Give every choice of fewer than all the conditions, by position."""
    return [kept for size in range(conditions) for kept in combinations(range(conditions), size)]


def _with(question: Question, kept: tuple[int, ...]) -> Question:
    return replace(question, where=tuple(question.where[at] for at in kept), met=(), by=())


def _cell(figure: Figure, asked: Rows, *, is_share: bool) -> Counted:
    group = figure.group or ""
    at = figure.month, (figure.by or "", group)
    words = named(figure.by).said(group) if figure.by and group else ""
    rows = figure.denominator if is_share else figure.numerator
    met = figure.numerator if is_share else None
    return Counted(
        str(figure.month),
        figure.over,
        figure.by or "",
        group,
        words,
        None if rows is None else int(rows),
        None if met is None else int(met),
        "" if rows is not None else figure.reason,
        NOTHING if rows is None else asked.besides(*at, is_met=False),
        NOTHING if met is None else asked.besides(*at, is_met=True),
    )
