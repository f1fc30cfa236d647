"""Weeks beside their months give no small count back: recounted day by day, by an outsider."""

import datetime as dt
from collections import defaultdict
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.indicators import catalogue
from lineofsight.indicators.disclosure.elimination import settled
from lineofsight.indicators.ties import families
from lineofsight.indicators.weekly import WeekFigure
from lineofsight.kernel.periods import Month, Week
from lineofsight.kernel.quantities import State
from lineofsight.picture.made.weeks_shown import shown_weeks

FAMILIES = families(catalogue.indicators(), in_one_month=True)
FEW = range(1, 6)
FIRST = dt.date(2017, 1, 2)  # a Monday
DAYS = 16 * 7
COUNTS = ("contacts", "decided", "became", "undecided", "other")
NUMBERS_OF = {"FD1": ("contacts",), "FD3": ("became", "decided")}
JANUARY, FEBRUARY = Month(2017, 1), Month(2017, 2)


def counted(days):
    """Count what came in on some days: all, and what some leave of others."""
    became, other, undecided = (sum(day[at] for day in days) for at in range(3))
    decided = became + other
    return dict(zip(COUNTS, (decided + undecided, decided, became, undecided, other), strict=True))


def parted(days):
    """Part the days into months, weeks, and the parts of weeks that lie in a month."""
    by = defaultdict(list)
    for at, day in enumerate(days):
        on = FIRST + dt.timedelta(at)
        for part in (Month.of(on), Week.of(on), (Week.of(on), Month.of(on))):
            by[part].append(day)
    return {part: counted(each) for part, each in by.items()}


def told(counts, *, months=None):
    """Give what is shown of the weeks: code and week; of months, what is not small is shown."""
    weeks = [
        WeekFigure(code, part, None, counts[part][names[0]],
                   counts[part][names[1]] if names[1:] else None, State.VALUE, "")
        for code, names in NUMBERS_OF.items()
        for part in counts if isinstance(part, Week)
    ]  # fmt: skip
    return set(
        shown_weeks(
            weeks, months=months_shown(counts) if months is None else months,
            families=FAMILIES, threshold=6,
        )
    )  # fmt: skip


def months_shown(counts):
    """Give the months of which nothing is small, as they are published."""
    return {
        (code, month): tuple(each[name] for name in names)
        for month, each in counts.items()
        if isinstance(month, Month)
        for code, names in NUMBERS_OF.items()
        if not {each[name] for name in (names if code == "FD1" else COUNTS)} & set(FEW)
    }


def known(counts, shown):
    """Give the names of what is printed."""
    months = {(name, month) for code, month in months_shown(counts) for name in NUMBERS_OF[code]}
    return months | {(name, week) for code, week in shown for name in NUMBERS_OF[code]}


def worked_out(counts, printed):
    """Give every count that sums and what is printed settle: of months, weeks and their parts."""
    sums = [
        {(total, part): 1, (one, part): -1, (rest, part): -1}
        for part in counts
        for total, one, rest in (
            ("contacts", "decided", "undecided"),
            ("decided", "became", "other"),
        )
    ]
    pieces = [part for part in counts if isinstance(part, tuple)]
    for name in COUNTS:
        for whole in (part for part in counts if not isinstance(part, tuple)):
            mine = {(name, piece): -1 for piece in pieces if whole in piece}
            sums.append({(name, whole): 1, **mine})
    rows = [{one: n for one, n in each.items() if one not in printed} for each in sums]
    return settled([row for row in rows if row]) | printed


@st.composite
def front_doors(draw):
    """Draw days: on each a few contacts, of which some are decided and some became referrals."""
    most = draw(st.sampled_from([1, 2, 4, 9, 30]))
    undecided = draw(st.sampled_from([0, 1, 9]))
    day = st.tuples(st.integers(0, most), st.integers(0, most), st.integers(0, undecided))
    return draw(st.lists(day, min_size=DAYS, max_size=DAYS))


@given(front_doors())
def test_no_small_count_is_worked_out_from_weeks_beside_months(days):
    counts = parted(days)
    printed = known(counts, told(counts))

    for name, part in worked_out(counts, printed):
        assert counts[part][name] not in FEW, (name, part)


@given(front_doors())
def test_no_weeks_taken_from_their_month_leave_few(days):
    counts = parted(days)
    shown = told(counts)

    for (code, month), numbers in months_shown(counts).items():
        weeks = [week for of, week in shown if of == code and Month.of(week.first_day) == month]
        for many in range(1, len(weeks) + 1):
            for some in combinations(weeks, many):
                for name, whole in zip(NUMBERS_OF[code], numbers, strict=True):
                    assert whole - sum(counts[week][name] for week in some) not in FEW


def every_day(became, other, undecided):
    return parted([(became, other, undecided)] * DAYS)


@pytest.mark.parametrize(
    ("why", "counts", "codes"),
    [
        ("all is large", every_day(8, 8, 8), {"FD1", "FD3"}),
        ("all were decided", every_day(8, 8, 0), {"FD1", "FD3"}),
        ("none was in contact: nought is no child", every_day(0, 0, 0), {"FD1", "FD3"}),
    ],
)
def test_weeks_that_lie_in_one_month_are_shown_with_it(why, counts, codes):
    shown = told(counts)

    assert {code for code, _ in shown} == codes, why
    assert {Month.of(week.first_day) for _, week in shown} >= {JANUARY, FEBRUARY}
    assert all(Month.of(one.first_day) == Month.of(one.last_day) for _, one in shown)


def test_where_few_of_a_week_were_undecided_contacts_are_shown_and_what_became_is_not():
    days = [(8, 8, 8)] * DAYS
    days[7:14] = [(8, 8, 0)] * 6 + [(8, 8, 2)]
    shown = told(parted(days))

    of_january = {code for code, week in shown if Month.of(week.first_day) == JANUARY}
    assert of_january == {"FD1"}
    assert ("FD3", Week.of(dt.date(2017, 2, 6))) in shown


def test_what_the_weeks_leave_of_the_month_hides_all_of_them():
    """April 2017 ends on a Sunday: its four whole weeks leave the first two days."""
    days = [(8, 8, 8)] * DAYS
    for at in range((dt.date(2017, 4, 1) - FIRST).days, (dt.date(2017, 4, 3) - FIRST).days):
        days[at] = (1, 1, 0)
    shown = told(parted(days))

    assert {Month.of(week.first_day).number for _, week in shown} == {1, 2, 3}


def test_no_week_is_shown_of_a_month_that_is_hidden_or_not_published_yet():
    counts = every_day(8, 8, 8)
    published = {one: n for one, n in months_shown(counts).items() if one[1] == JANUARY}

    shown = told(counts, months=published)

    assert shown
    assert {Month.of(week.first_day) for _, week in shown} == {JANUARY}
