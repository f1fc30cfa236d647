"""The front door: contacts and referrals by the week, and shocks with what came after them."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from lineofsight.kernel.periods import Month
from lineofsight.kernel.quantities import State, in_words
from lineofsight.picture.reading import Picture, Row
from lineofsight.picture.said import HIDDEN, Exactness
from lineofsight.picture.schema import WEEKS_BY_SOURCE

NOT_TOLD = "weeks are told of the whole alone, and only where none is small"


@dataclass(frozen=True)
class FrontDoorWeek:
    """One week, whole or of one group of sources."""

    week: str  # 2017-W48
    begins: dt.date
    source: str  # empty for the whole
    contacts: int | None  # None: no data
    referrals: int | None
    conversion: float | None  # percent of contacts that became a referral
    conversion_words: str  # `41.2% of 120`, `no data`, `not applicable`
    reason: str  # why there is no data; empty when there is
    became: int | None = None  # contacts that became a referral; None: no data
    decided: int | None = None  # contacts of which that is known: what `became` is divided by
    is_hidden: bool = False  # counted, and not told: no number and no source is given


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

    Protected, weeks are told of the whole alone, and only if none is small: a week is what is left
    of a run of weeks. Where they are not told, each stands there hidden, with the reason.
    """
    rows = picture.rows(
        "select * from week where (grp <> '') = :grouped order by begins, grp", grouped=by_source
    )
    held: dict[tuple[str, str], dict[str, Row]] = defaultdict(dict)
    for row in rows:
        held[row["begins"], row["grp"]][row["code"]] = row
    found = [_week(figures) for figures in held.values() if "FD1" in figures or "FD6" in figures]
    if exactness == "exact":
        return found
    if by_source:  # as many weeks as are kept, whether or not anybody was in contact in them
        whole = front_door_weeks(picture, exactness="exact")
        return [_hidden(one) for one in whole[-WEEKS_BY_SOURCE:]]
    few = range(1, int(picture.about["threshold"]))
    is_small = any(_is_few(figures, few) for figures in held.values())
    return [_hidden(one) for one in found] if is_small else found


def _is_few(figures: Mapping[str, Row], few: range) -> bool:
    counts = [int(row["numerator"]) for row in figures.values() if row["numerator"] is not None]
    became = figures.get("FD3")
    if became is not None and became["denominator"] is not None:
        counts += [
            int(became["denominator"]),
            int(became["denominator"]) - int(became["numerator"]),
        ]
    return any(count in few for count in counts)


def _week(figures: Mapping[str, Row]) -> FrontDoorWeek:
    first = next(iter(figures.values()))
    contacts, referrals, became = (figures.get(code) for code in ("FD1", "FD6", "FD3"))
    return FrontDoorWeek(
        week=first["week"], begins=dt.date.fromisoformat(first["begins"]), source=first["grp"],
        contacts=_count(contacts), referrals=_count(referrals),
        conversion=became["number"] if became else None, conversion_words=_converted(became),
        reason=next((row["reason"] for row in (contacts, referrals) if row and row["reason"]), ""),
        became=_count(became), decided=_part(became, "denominator"),
    )  # fmt: skip


def _hidden(one: FrontDoorWeek) -> FrontDoorWeek:
    """Give a week without its numbers, whatever they are; one without data stays so."""
    if one.contacts is None and one.referrals is None:
        return one
    return FrontDoorWeek(
        week=one.week, begins=one.begins, source="", contacts=None, referrals=None,
        conversion=None, conversion_words=HIDDEN, reason=NOT_TOLD, is_hidden=True,
    )  # fmt: skip


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
