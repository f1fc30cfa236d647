"""A page says of which records its figures are, and of which whatever else stands on it."""

import datetime as dt

import pytest

from lineofsight.kernel.periods import Month
from lineofsight.picture import About
from lineofsight.web.freshness import of_counted, of_figures, of_records

SEALED = About(
    authority="", service="", month=Month(2017, 11), asked_on=dt.date(2017, 12, 5),
    extracted_on=dt.date(2017, 12, 5), loaded_at=dt.datetime(2017, 12, 5, 6, 30, tzinfo=dt.UTC),
    made_at=dt.datetime(2017, 12, 5, 6, 31, tzinfo=dt.UTC), is_running=True, snapshot="a month",
    live="running", definitions="", notes=(), no_holders="", threshold=5,
    counted_on=dt.date(2017, 11, 30),
    counted_from=dt.datetime(2017, 12, 4, 9, 15, tzinfo=dt.UTC),
)  # fmt: skip
OF_THE_MONTH = "Records of 30 November 2017, loaded at 09:15 on 4 December 2017."
OF_TODAY = "ecords of 5 December 2017, loaded at 06:30 on 5 December 2017."


def test_records_are_those_of_today_and_what_was_counted_those_of_the_month():
    assert of_records(SEALED) == f"R{OF_TODAY}"
    assert of_counted(SEALED) == OF_THE_MONTH


@pytest.mark.parametrize("exactness", ["exact", "protected"])
def test_a_page_of_figures_alone_is_dated_by_the_month_alone(exactness):
    words = of_figures(SEALED, exactness)

    assert words.startswith(f"November 2017. {OF_THE_MONTH} ")
    assert "December 2017, loaded at 06:30" not in words


def test_what_stands_beside_figures_has_a_date_of_its_own():
    assert of_figures(SEALED, "exact", beside="Weeks").endswith(f" Weeks: r{OF_TODAY}")
