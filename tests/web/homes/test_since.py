"""What differs from the figures seen last stays on the page until other figures come."""

import datetime as dt
from dataclasses import replace

import pytest
from django.test import RequestFactory

from lineofsight import picture
from lineofsight.accounts.roles import Role
from lineofsight.kernel.periods import Month
from lineofsight.picture import Scope
from lineofsight.web.data.models import FiguresSeen
from lineofsight.web.homes.part import Reader
from lineofsight.web.homes.since import FIRST, FIRST_MONTH, differing, since
from made_rows import row
from signed_in import person


@pytest.fixture
def reader(sample_home, settings, db):
    settings.HOME = sample_home
    kept = picture.open_picture(sample_home)
    member = person(Role.COUNCILLOR)
    request = RequestFactory().get("/")
    return Reader(request, member, frozenset({Role.COUNCILLOR}), Scope(), "protected", (), (), kept)


OCTOBER = Month(2017, 10)


def as_if_before(changed, exactness):
    """Change what was seen last as if it had been figures of another month."""
    seen = FiguresSeen.objects.get()
    seen.snapshot, seen.month = f"2017-10 v1 abc {exactness}", "2017-10"
    seen.seen_at = dt.datetime(2017, 11, 3, 9, tzinfo=dt.UTC)
    seen.figures = {**seen.figures, **changed}
    seen.save()


def test_another_colour_comes_first_and_what_reads_the_same_is_left_out():
    rows = [row("A1"), row("A2", rag="red"), row("A3")]
    before = {"A1": ["40%", ""], "A2": ["61%", "green"], "A3": ["58.0%", ""]}

    found = differing(before, rows)

    assert [(one.then, one.now, one.colour) for one in found] == [
        ("61%", "58.0%", "from green to red"),
        ("40%", "58.0%", ""),
    ]


def test_the_first_time_says_so_and_names_nobody(reader):
    assert since(replace(reader, exactness="exact")).said["opening"].startswith(FIRST)
    assert set(FiguresSeen.objects.get().figures) == {
        one.code for one in picture.scorecard_rows(reader.kept, exactness="exact")
    }


def test_what_differs_is_said_each_time_until_other_figures_come(reader):
    reader = replace(reader, exactness="exact")
    since(reader)
    as_if_before({"CP5": ["1.5%", ""]}, "exact")

    for _ in range(2):
        said = since(reader).said
        [one] = said["lines"]
        assert one.then == "1.5%"
        assert said["opening"] == (
            "You last looked on 3 November 2017, at the figures of October 2017. "
            "1 figure differs now."
        )


def test_protected_figures_are_of_two_months_as_they_are_counted_now(reader):
    """What October was before it was counted anew would, beside what it is now, tell of one."""
    since(reader)
    assert FiguresSeen.objects.get().figures == {}
    as_if_before({"CP5": ["1.5%", ""]}, "protected")
    said = since(reader).said
    october = {
        one.code: one.figure.words
        for one in picture.every_figure(
            reader.kept, exactness="protected", by="", first=OCTOBER, last=OCTOBER
        )
    }
    differ = [row for row in reader.rows if october[row.code] != row.figure.words]

    assert "1.5%" not in {one.then for one in said["lines"]}
    assert said["lines"]
    assert said["opening"].endswith(
        f"{len(differ)} figures differ now, both months counted from the newest records."
    )
    for one in said["lines"]:
        code = one.link.href.strip("/").split("/")[-1]
        assert one.then == october[code]


def test_a_month_that_was_counted_anew_is_no_news_to_whoever_sees_protected_figures(reader):
    since(reader)
    seen = FiguresSeen.objects.get()
    seen.snapshot, seen.figures = "2017-11 v0 abc protected", {"CP5": ["1.5%", ""]}
    seen.save()

    assert since(reader).said["opening"].startswith(FIRST_MONTH)
    assert FiguresSeen.objects.get().before_figures == {}


def test_exact_figures_are_never_set_beside_protected_ones(reader):
    since(replace(reader, exactness="exact"))

    assert since(reader).said["opening"].startswith(FIRST_MONTH)
    assert FiguresSeen.objects.get().snapshot.endswith(" protected")
