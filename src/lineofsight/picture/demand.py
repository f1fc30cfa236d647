"""The front door: contacts and referrals by the week, and shocks with what came after them."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from lineofsight.kernel.periods import Month
from lineofsight.kernel.quantities import State, in_words
from lineofsight.picture.reading import Picture, Row
from lineofsight.picture.said import HIDDEN, Exactness
from lineofsight.picture.schema import WEEKLY, WEEKS_BY_SOURCE

NOT_BY_SOURCE = "weeks are told of the whole alone"
NOT_TOLD = (
    "the week lies in two months, its month is not shown or not published yet, or one of the weeks "
    "of its month, or what they leave of it, is small"
)

"""Code -> what a week tells of it, in words."""


@dataclass(frozen=True)
class FrontDoorWeek:
    """One week, whole or of one group of sources."""

    week: str  # 2017-W48
    begins: dt.date
    source: str  # empty for the whole
    contacts: int | None  # None: no data, or hidden
    referrals: int | None
    conversion: float | None  # percent of contacts that became a referral
    conversion_words: str  # `41.2% of 120`, `no data`, `not applicable`, `hidden`
    reason: str  # why something is no data or hidden; empty when all is told
    became: int | None = None  # contacts that became a referral; None: no data, or hidden
    decided: int | None = None  # contacts of which that is known: what `became` is divided by
    hidden: tuple[str, ...] = ()  # codes that are counted, and not told

    @property
    def is_hidden(self) -> bool:
        """Whether something is hidden, and neither contacts nor referrals are told."""
        return bool(self.hidden) and self.contacts is None and self.referrals is None


@dataclass(frozen=True)
class After:
    """A measure that turned worse beyond its usual range in the months after a shock."""

    code: str
    title: str
    month: Month


@dataclass(frozen=True)
class Shock:
    """A month in which a volume was beyond its usual range."""

    code: str
    title: str
    month: Month
    value: float
    mean: float
    is_high: bool
    words: str
    after: tuple[After, ...]


def front_door_weeks(
    picture: Picture, *, exactness: Exactness, by_source: bool = False
) -> list[FrontDoorWeek]:
    """List 104 weeks, oldest first; with `by_source` 26 in the groups of sources.

    Protected, what may be shown is told of the whole alone, as it was decided when the picture
    was made; the rest stands there hidden, with the reason.
    """
    rows = picture.rows(
        "select * from week where (grp <> '') = :grouped order by begins, grp",
        grouped=by_source and exactness == "exact",
    )
    held: dict[tuple[str, str], dict[str, Row]] = defaultdict(dict)
    for row in rows:
        held[row["begins"], row["grp"]][row["code"]] = row
    found = [one for one in held.values() if "FD1" in one or "FD6" in one]
    if exactness == "exact":
        return [_week(one) for one in found]
    if by_source:  # as many weeks as are kept, whether or not anybody was in contact in them
        return [_protected(one, NOT_BY_SOURCE, ()) for one in found[-WEEKS_BY_SOURCE:]]
    return [_protected(one, NOT_TOLD, _shown(one)) for one in found]


def _shown(figures: Mapping[str, Row]) -> list[str]:
    return [code for code, row in figures.items() if row["shown"] == row["state"]]


def _week(figures: Mapping[str, Row]) -> FrontDoorWeek:
    first = next(iter(figures.values()))
    contacts, referrals, became = (figures.get(code) for code in WEEKLY)
    return FrontDoorWeek(
        week=first["week"], begins=dt.date.fromisoformat(first["begins"]), source=first["grp"],
        contacts=_count(contacts), referrals=_count(referrals),
        conversion=became["number"] if became else None, conversion_words=_converted(became),
        reason=next((row["reason"] for row in (contacts, referrals) if row and row["reason"]), ""),
        became=_count(became), decided=_part(became, "denominator"),
    )  # fmt: skip


def _protected(figures: Mapping[str, Row], why: str, shown: Collection[str]) -> FrontDoorWeek:
    """Give a week without the numbers that are not shown; what is no data stays so."""
    hidden = tuple(
        code
        for code in WEEKLY
        if code in figures and code not in shown and figures[code]["numerator"] is not None
    )
    week = _week(figures)
    if not hidden:
        return week
    told: dict[str, Any] = {
        "contacts": None if "FD1" in hidden else week.contacts,
        "referrals": None if "FD6" in hidden else week.referrals,
    }
    if "FD3" in hidden:
        told |= {"conversion": None, "conversion_words": HIDDEN, "became": None, "decided": None}
    words = ", ".join(WEEKLY[code] for code in hidden)
    return replace(week, **told, hidden=hidden, reason=f"{words} hidden: {why}")


def _count(row: Row | None) -> int | None:
    """Give a count; nought for a group that made none in a week that is covered."""
    return _part(row, "numerator")


def _part(row: Row | None, name: str) -> int | None:
    if row is None:
        return 0
    return None if row[name] is None else int(row[name])


def _converted(row: Row | None) -> str:
    if row is None:
        return "not applicable"
    if row["state"] != State.VALUE:
        return str(row["state"]).replace("_", " ")
    return f"{in_words(row['number'], 'percent')} of {int(row['denominator']):,}"


def shocks(picture: Picture, *, exactness: Exactness) -> list[Shock]:
    """List the months in which a volume was special cause, newest first, with what came after.

    Protected, only volumes whose months may all be shown are told of.
    """
    rows = picture.rows(
        """select shock.*, indicator.title, indicator.unit,
            (select count(*) from figure f where f.code = shock.code and f.by = ''
                and f.shown is null) as hidden
        from shock join indicator on indicator.code = shock.code
        order by shock.month desc, indicator.place"""
    )
    later: dict[tuple[str, int], list[After]] = defaultdict(list)
    if exactness == "exact":
        for row in picture.rows(
            """select aftermath.*, indicator.title from aftermath
            join indicator on indicator.code = aftermath.after
            order by after_month, indicator.place"""
        ):
            one = After(row["after"], row["title"], Month.at(row["after_month"]))
            later[row["code"], row["month"]].append(one)
    return [
        _shock(row, tuple(later[row["code"], row["month"]]))
        for row in rows
        if exactness == "exact" or not row["hidden"]
    ]


def _shock(row: Row, after: tuple[After, ...]) -> Shock:
    month, is_high = Month.at(row["month"]), row["number"] > row["mean"]
    usual = in_words(row["mean"], row["unit"])
    words = (
        f"{in_words(row['number'], row['unit'])} in {month.name}, "
        f"{'above' if is_high else 'below'} the usual {usual}: unlikely to be chance"
    )
    return Shock(
        row["code"], row["title"], month, row["number"], row["mean"], is_high, words, after
    )
