"""All figures in one reading: every indicator, month, breakdown and group that may be shown.

For files and feeds, which take many figures at once; a page takes `scorecard_rows` or `series`.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from lineofsight.indicators.breakdowns import in_order, named
from lineofsight.kernel.periods import Month
from lineofsight.picture.reading import Picture, Row
from lineofsight.picture.said import HIDDEN, Exactness, Said, said, without
from lineofsight.picture.schema import BY
from lineofsight.picture.scorecard import Judged, judged
from lineofsight.picture.uncounted import uncounted

_FIGURES = """select f.*, i.title, i.unit, i.over, i.place as indicator_place
    from figure f join indicator i on i.code = f.code
    where (:code is null or f.code = :code) and (:by is null or f.by = :by)
        and f.month between :first and :last
    order by i.place, f.by, f.month, f.place"""

_JUDGED = """select j.*, i.unit from judgement j join indicator i on i.code = j.code
    where :code is null or j.code = :code order by i.place, j.by, j.grp"""


@dataclass(frozen=True)
class Counted:
    """One figure with what it is a figure of; its numbers are read when first asked for."""

    code: str
    title: str
    over: str
    unit: str
    by: str  # empty for the whole
    group: str  # empty for the whole, and where no group may be told of
    words: str  # how the group is called
    month: Month
    snapshot: str  # id of the seal it was counted from
    exactness: Exactness
    row: Row | None  # None: hidden

    @cached_property
    def figure(self) -> Said:
        """The figure as it may be read."""
        return said(self.row, self.unit, self.exactness) if self.row else without(HIDDEN, self.unit)


def every_figure(
    picture: Picture,
    *,
    exactness: Exactness,
    code: str | None = None,
    by: str | None = None,
    first: Month | None = None,
    last: Month | None = None,
) -> list[Counted]:
    """List figures: of a code and a breakdown where asked, from the first month to the last.

    As on a page, a breakdown of a month in which one group is hidden is one hidden group without
    a name: not even which groups there are is told. `by` is empty for the whole alone.
    """
    newest = picture.month
    asked = {"first": first.index if first else 0, "last": (last or newest).index}
    rows = picture.rows(_FIGURES, code=code, by=by, **asked)
    found: list[Counted] = []
    for (_, cut, _), block in groupby(rows, key=lambda row: (row["code"], row["by"], row["month"])):
        found += _block(list(block), cut, exactness)
    if exactness != "exact" and _reaches(first, last or newest, newest):
        found += _empty(picture, found, code, by)
    return found


def _reaches(first: Month | None, last: Month, newest: Month) -> bool:
    """Say whether the newest month is among those asked for."""
    return (first is None or first <= newest) and last >= newest


def _empty(
    picture: Picture, found: list[Counted], code: str | None, by: str | None
) -> Iterator[Counted]:
    """Hide that nothing was counted in any group of the newest month: it tells of the whole.

    Not of an indicator whose whole is shown to count nothing, nor by what no picture holds.
    """
    newest, told = picture.month, uncounted(picture)
    there = {(one.code, one.by) for one in found if one.month == newest}
    heads = picture.rows(
        "select code, title, over, unit from indicator where :code is null or code = :code "
        "order by place", code=code,
    )  # fmt: skip
    for head in heads:
        for cut in (name for name in BY if by in {None, name} and head["code"] not in told):
            if (head["code"], cut) not in there:
                yield Counted(
                    head["code"], head["title"], head["over"], head["unit"], cut, "", "", newest,
                    picture.about["snapshot"], "protected", None,
                )  # fmt: skip


def _block(rows: list[Row], by: str, exactness: Exactness) -> Iterator[Counted]:
    """Give the groups of one breakdown in one month, in the order they are shown."""
    if by and exactness != "exact" and any(row["shown"] != row["state"] for row in rows):
        yield _counted(rows[0], by, "", None, exactness)
        return
    if by:
        order = in_order(named(by))
        rows.sort(key=lambda row: order(row["grp"]))
    for row in rows:
        yield _counted(row, by, row["grp"], row, exactness)


def _counted(head: Row, by: str, group: str, row: Row | None, exactness: Exactness) -> Counted:
    return Counted(
        code=head["code"], title=head["title"], over=head["over"], unit=head["unit"], by=by,
        group=group, words=named(by).said(group) if by and group else "",
        month=Month.at(head["month"]), snapshot=head["snapshot"], exactness=exactness, row=row,
    )  # fmt: skip


def every_judgement(
    picture: Picture, *, exactness: Exactness, code: str | None = None
) -> Mapping[tuple[str, str, str], Judged]:
    """Give what is worth saying of the newest month: by code, breakdown and group.

    A group whose figure may not be shown is left out.
    """
    newest = picture.month
    shown = {
        (one.code, one.by, one.group)
        for one in every_figure(picture, exactness=exactness, code=code, first=newest)
        if one.figure.state != HIDDEN
    }
    column = "said" if exactness == "exact" else "protected"
    return {
        line: judged(json.loads(row[column]), row["unit"])
        for row in picture.rows(_JUDGED, code=code)
        if (line := (row["code"], row["by"], row["grp"])) in shown and row[column]
    }


def every_version(picture: Picture) -> Mapping[str, int]:
    """Give the version of each indicator's definition."""
    rows = picture.rows("select code, json_extract(facts, '$.version') as version from indicator")
    return {row["code"]: int(row["version"]) for row in rows}
