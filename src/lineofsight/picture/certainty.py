"""How sure a figure is: what was published before, and how far missing facts could move it.

Exact only: a published figure beside a newer one, or its bounds, would give a small count back.
"""

from dataclasses import dataclass

from lineofsight.kernel.periods import Month
from lineofsight.picture.reading import Picture
from lineofsight.picture.said import Exactness


@dataclass(frozen=True)
class Restatement:
    """One figure as it was published, and as now known."""

    code: str
    month: Month
    published: str  # in words
    published_value: float | None
    published_from: str  # id of the seal
    now: str
    now_value: float | None
    now_from: str
    causes: str  # `late recording (2), correction (1)`
    title: str = ""  # of the indicator, as it is called now


@dataclass(frozen=True)
class Bounds:
    """The least and the most the newest figure can be, whichever way what is missing went."""

    code: str
    lower: float
    upper: float
    undecided: int
    words: str
    title: str = ""  # of the indicator

    @property
    def range(self) -> str:
        """The range in words, without what it follows from: `between 55% and 61%`."""
        return self.words.split(":")[0]


def restatements(
    picture: Picture, code: str | None = None, *, exactness: Exactness
) -> list[Restatement]:
    """List the figures that changed since they were published, the newest month first."""
    if exactness != "exact":
        return []
    rows = picture.rows(
        """select restatement.*, coalesce(indicator.title, '') as title from restatement
        left join indicator on indicator.code = restatement.code
        where :code is null or restatement.code = :code
        order by restatement.month desc, restatement.code""",
        code=code,
    )
    return [
        Restatement(
            code=row["code"], month=Month.at(row["month"]), published=row["published"],
            published_value=row["published_value"], published_from=row["published_from"],
            now=row["now"], now_value=row["now_value"], now_from=row["now_from"],
            causes=row["causes"], title=row["title"],
        )
        for row in rows
    ]  # fmt: skip


def bounds(picture: Picture, code: str, *, exactness: Exactness) -> Bounds | None:
    """Give the bounds of an indicator's newest figure; None where it has none."""
    return every_bounds(picture, code, exactness=exactness).get(code)


def every_bounds(
    picture: Picture, code: str | None = None, *, exactness: Exactness
) -> dict[str, Bounds]:
    """Give the bounds of every newest figure that has any, or of one, by code."""
    if exactness != "exact":
        return {}
    rows = picture.rows(
        """select bounds.*, coalesce(indicator.title, '') as title from bounds
        left join indicator on indicator.code = bounds.code
        where :code is null or bounds.code = :code""",
        code=code,
    )
    return {row["code"]: Bounds(**dict(row)) for row in rows}
