"""The front door shows volumes, names its shocks, and keeps small weeks from others."""

import datetime as dt
from dataclasses import replace

from lineofsight import picture
from lineofsight.accounts.roles import Role
from lineofsight.kernel.periods import Month
from lineofsight.picture import After, FrontDoorWeek, Shock
from lineofsight.ui import monthly
from lineofsight.web.figures.front_door import NO_WEEKS, PARTS, by_source, shock, weeks

WEEK = FrontDoorWeek("2017-W47", dt.date(2017, 11, 20), "", 30, 12, 40.0, "40.0% of 30", "")


def test_a_shock_names_what_turned_worse_after_it():
    found = Shock(
        "FD1", "Contacts received", Month(2017, 3), 130, 90, True, "130 in March 2017", ()
    )
    later = After("AMT2", "Assessments in time", Month(2017, 5))

    assert shock(found) == "Contacts received: 130 in March 2017."
    assert shock(replace(found, after=(later,))).endswith("range: Assessments in time (May 2017).")
    assert shock(replace(found, after=(later,) * 5)).endswith("(May 2017), and 2 more.")


def test_weeks_stand_newest_first_and_a_week_without_data_is_not_nought():
    before = replace(WEEK, week="2017-W46", begins=dt.date(2017, 11, 13), contacts=None,
                     reason="not covered")  # fmt: skip
    table, _ = weeks([before, WEEK])

    assert [row[0] for row in table.rows] == [
        "2017-W47, from 20 November 2017", "2017-W46, from 13 November 2017",
    ]  # fmt: skip
    assert table.rows[1][1] == "no data: not covered"


def test_a_week_that_is_hidden_says_so_beside_weeks_that_are_told():
    hidden = replace(
        WEEK, contacts=None, referrals=None, conversion_words="hidden", reason="small",
        hidden=("FD1", "FD6", "FD3"),
    )  # fmt: skip
    in_part = replace(WEEK, conversion_words="hidden", hidden=("FD3",))

    assert [each.rows for each in (*weeks([hidden]), by_source([hidden]))] == [[], [], []]
    table, _ = weeks([hidden, in_part])
    assert [row[1:] for row in table.rows] == [
        ("hidden", "hidden", "hidden"), ("30", "12", "hidden"),
    ]  # fmt: skip


def test_six_weeks_stand_open_and_the_rest_of_half_a_year_behind_them():
    each = [replace(WEEK, begins=WEEK.begins - dt.timedelta(weeks=back)) for back in range(40)]

    assert [len(table.rows) for table in weeks(each)] == [6, 20]


def test_a_source_that_made_none_in_a_week_made_none():
    police = replace(WEEK, source="Police")
    school = replace(WEEK, source="Schools", begins=dt.date(2017, 11, 13), contacts=4)
    assert [tuple(row) for row in by_source([school, police]).rows] == [
        ("Schools", "4", "0"), ("Police", "0", "30"),
    ]  # fmt: skip


def test_contacts_and_referrals_are_drawn_with_their_figures(shown, borough):
    text = shown(Role.HEAD_OF_SERVICE, "/front-door/")
    found = picture.indicator(borough, "FD3", exactness="exact")
    assert found is not None
    assert found.row.figure.of in text
    assert text.count("<svg") >= 6
    assert NO_WEEKS not in text


def test_only_months_in_which_more_came_in_are_shocks(shown, borough):
    text = shown(Role.HEAD_OF_SERVICE, "/front-door/").partition("more came in than usual")[2]
    found = picture.shocks(borough, exactness="exact")
    rises = [one for one in found if monthly.is_rise(one)]

    assert any(not one.is_high for one in found)
    assert all(shock(one) in text for one in rises)
    assert text.count("below the usual") == 0


def test_others_see_no_week_of_a_source(shown):
    assert NO_WEEKS in shown(Role.COUNCILLOR, "/front-door/")


def test_a_phone_shows_the_charts_and_finds_every_part_beneath_and_the_way_back(shown):
    charts, beneath = shown(Role.DIRECTOR, "/front-door/").split('<div id="all-parts"')

    assert charts.count("<figure") == 3
    assert [one.partition('"')[0] for one in beneath.split('los-groups__one" id="')[1:]] == [
        anchor for anchor, _ in PARTS
    ]
    for anchor, name in PARTS:
        part = beneath.split(f'los-groups__one" id="{anchor}"')[1].split("</section>")[0]
        assert f'href="#{anchor}">{name}</a>' in charts
        assert f">{name}<" in part
        assert 'href="#parts"' in part


def test_of_volumes_that_were_not_counted_nobody_reads_that_none_was_high(shown, monkeypatch):
    monkeypatch.setattr(picture, "shocks", lambda *_, **__: [])
    quiet = "No month lies above the usual range of "
    assert f"{quiet}contacts received or of referrals received" in shown(
        Role.DIRECTOR, "/front-door/"
    )

    monkeypatch.setattr(monthly, "chart", lambda *_, **__: None)
    text = shown(Role.DIRECTOR, "/front-door/")
    assert quiet not in text
    assert "Nobody can say: no month of contacts or referrals can be drawn." in text
