"""How far back each table can answer, so that a month nobody sent is *no data* and not zero.

A list of events reaches back to its earliest event, a list of spells with ended ones to its
earliest end, an SSDA903 set to the 1 April that opens its collection year or to its earliest DEC.
A children in need census reaches to the 1 April that opens the collection year of the month, and no
further: of earlier years it holds only the episodes that went on. The workforce census answers for
the year to the last 30 September, and what it only counts then for that day alone.
Three readings of that rule are decided here:

* Reach is kept in whole months. The month of the earliest day is the first one answered, since
  most feeds have something in each month and few have it on the 1st. The day itself is printed
  in the load report, for a list that starts in mid-month counts less than the whole of it.
* A list of spells always answers its own month: what is open now is in it, ended or not. So does
  a list that arrived with headings and no rows: it says there was nothing.
* *Latest* columns answer their own month alone, whatever `--covers-from` says.
* A day that stands alone long before all others (a year mistyped, a plan of long ago in a list of
  six months) does not carry the reach (`settling.standing_alone`).
* A list that gives each child's latest spell alone (Annex A list 6) answers its own month, whatever
  `--covers-from` says: who has come back since does not stand there for the months before.
* Rows that follow others of their list (conferences, in a list of enquiries) are whole only once
  nearly all that followed an enquiry before the list are held: `follows_in` days after its first.
"""

import datetime as dt
from dataclasses import dataclass, replace
from typing import NamedTuple

from lineofsight.kernel import working_days
from lineofsight.kernel.periods import Month, in_words
from lineofsight.records.mapping.asked import Asked
from lineofsight.records.seals import Reach, latest_alone
from lineofsight.records.settling.history import gives_one_each
from lineofsight.records.settling.rows import Settled
from lineofsight.records.settling.standing_alone import carrying, earliest_carrying
from lineofsight.records.standard.in_words import called

EVERY_MONTH = frozenset({"facts", "register"})
"""Shapes that say how things are, without a history to reach back in."""


@dataclass(frozen=True)
class Reached:
    """A table's reach, and in words what decided it."""

    reach: Reach
    why: str


class Year(NamedTuple):
    """The days a yearly return answers for, both included, and in words why these."""

    first: dt.date
    last: dt.date
    why: str


def year_of(settled: Settled, *, asked: Asked, episodes: Settled | None) -> Year | None:
    """Give the year of the return a table is of; None when it is of no yearly return.

    `episodes` are those of the SSDA903 set, if there is one.
    """
    if settled.family == "ssda903":
        opens = set_opens(episodes, asked=asked)
        return Year(opens, asked.extracted_on, "the collection year, or the earliest DEC")
    if settled.family == "cin_census":
        opens = asked.collection_year_starts
        return Year(opens, asked.extracted_on, "the collection year")
    if settled.family == "csww":
        return Year(asked.workforce_year_starts, asked.workforce_census_on, "the census year")
    return None


def reached(
    settled: Settled,
    *,
    asked: Asked,
    covers_from: dt.date | None,
    year: Year | None,
    shared: Settled | None = None,
) -> Reached:
    """Work out the reach of one table; `year` is that of the yearly return it is of, if any.

    `shared` is the table of the same list whose reach it shares, if there is one.
    """
    of = shared or settled
    found = _as_declared(of, asked=asked, covers_from=covers_from, year=year)
    if settled.follows_in and shared:
        since = covers_from or earliest_carrying(shared)
        found = _once_followed(settled, found, shared=shared, since=since or asked.extracted_on)
    reach = replace(found.reach, holds_origins=settled.holds_origins, alone=settled.alone)
    return replace(found, reach=reach)


def _as_declared(
    settled: Settled, *, asked: Asked, covers_from: dt.date | None, year: Year | None
) -> Reached:
    words = settled.source_words
    last = year.last if year else asked.extracted_on
    if settled.family == "csww" and settled.table.shape == "latest":
        return Reached(Reach(last, last, words), f"gives {in_words(last)} alone")
    if settled.latest or settled.table.shape == "latest":
        reach = Reach(asked.own_month.first_day, last, words, latest_only=True)
        return Reached(reach, "gives the latest alone")
    if settled.table.shape in EVERY_MONTH:
        return Reached(Reach(None, last, words), "says how things are")
    if settled.one_each and gives_one_each(settled.columns):
        reach = Reach(asked.own_month.first_day, last, words, because=latest_alone(words))
        return Reached(reach, "gives only the latest for each child")
    if covers_from is not None:
        return Reached(Reach(covers_from, last, words), "as was said (--covers-from)")
    if year is not None:
        return Reached(Reach(year.first, last, words), year.why)
    return _by_dates(settled, asked)


def set_opens(episodes: Settled | None, *, asked: Asked) -> dt.date:
    """Give the day an SSDA903 set reaches back to: 1 April, or its earliest DEC if earlier."""
    earliest = earliest_carrying(episodes) if episodes else None
    starts = asked.collection_year_starts
    return min(starts, earliest) if earliest else starts


def _once_followed(settled: Settled, found: Reached, *, shared: Settled, since: dt.date) -> Reached:
    """Say from which month on rows are whole that each follow one of another table of the list."""
    first = Month.of(since + dt.timedelta(days=settled.follows_in - 1)).plus(1).first_day
    begins = f"{called(shared.table.name)} of {in_words(since)}"
    because = (
        f"{settled.source_words} reaches back to {begins}, and "
        f"{called(settled.table.name)} before {in_words(first)} may be of earlier ones"
    )
    reach = replace(found.reach, first=first, because=because)
    return Reached(reach, f"its rows follow {begins} and later")


def _by_dates(settled: Settled, asked: Asked) -> Reached:
    own = asked.own_month.first_day
    is_spells = settled.table.shape == "spells"
    day = earliest_carrying(settled)
    if day is None:
        return Reached(
            Reach(own, asked.extracted_on, settled.source_words), "holds nothing of an earlier day"
        )
    begins = settled.table.begins
    is_begun = not is_spells and carrying(settled)[0].startswith(begins.rsplit("_", 1)[0])
    why = "its earliest is" if is_begun else "its earliest end is"
    first = Month.of(day).first_day
    if is_spells:
        first = min(first, own)
    reach = Reach(first, asked.extracted_on, settled.source_words)
    part = "" if is_spells or not _is_partial(day) else ", so that month is counted in part"
    return Reached(reach, f"{why} {in_words(day)}{part}")


def _is_partial(day: dt.date) -> bool:
    """Ask whether a working day of its month lies before the day."""
    starts = Month.of(day).first_day
    if starts < working_days.FIRST or day > working_days.LAST:
        return day > starts
    before = (starts + dt.timedelta(days=number) for number in range((day - starts).days))
    return any(working_days.is_working_day(one) for one in before)
