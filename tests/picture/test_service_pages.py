"""The front door, the workforce and the look-ahead, as the pages are told them."""

import datetime as dt

from lineofsight import picture as pages
from lineofsight.indicators.areas.people import DASHBOARD
from lineofsight.indicators.look_ahead.asking import look_ahead
from lineofsight.indicators.look_ahead.outlook import value
from lineofsight.kernel.periods import Month
from lineofsight.picture import Scope, scorecard
from lineofsight.records.snapshots import newest, open_month
from pictured import TODAY

ALL = Scope(whole=True)


def test_the_balance_sheet_adds_up_for_the_whole_and_each_team(picture):
    found = pages.workforce(picture, exactness="exact")

    for one in (found.balance, *found.teams):
        assert one.named + one.managers + one.nobody == one.children
    assert sum(one.children for one in found.teams) == found.balance.children == 6


def test_the_dashboard_has_its_thirteen_rows_and_vacancy_on_both_rules(picture):
    found = pages.workforce(picture, exactness="exact")

    assert tuple(row.code for row in found.rows) == DASHBOARD
    assert {len(row.months) for row in found.rows} == {13}
    assert [one.code for one in found.vacancy] == ["P1", "P1d"]


def test_what_is_not_tolerated_at_all_could_be_red_or_green_and_never_amber():
    row = {"lower": 0.0, "upper": 3.0, "better": "lower"}
    held = {"target": "0", "amber": "5", "zero_tolerance": True}

    assert scorecard._could_be(row, held, "red") == "green"
    assert scorecard._could_be(row, held | {"zero_tolerance": False}, "amber") == "green"
    assert scorecard._could_be(row, held | {"target": None}, "red") == ""
    assert scorecard._could_be(row | {"lower": None}, held, "red") == ""


def test_a_small_team_hides_the_balance_of_teams_when_protected(picture):
    found = pages.workforce(picture, exactness="protected")

    assert found.teams == ()
    assert found.balance.children == 6


def test_weeks_are_told_oldest_first_and_none_by_source_when_protected(picture):
    weeks = pages.front_door_weeks(picture, exactness="exact")

    assert len(weeks) == 104
    assert [one.begins for one in weeks] == sorted(one.begins for one in weeks)
    assert weeks[-1].contacts == 0  # nobody was in contact: covered, and nought
    told = pages.front_door_weeks(picture, exactness="protected")
    for one, exact in zip(told, weeks, strict=True):
        is_in_one_month = Month.of(one.begins) == Month.of(one.begins + dt.timedelta(6))
        if one.is_hidden:
            assert (one.contacts, one.referrals, one.became, one.decided) == (None,) * 4
            assert one.reason
        else:
            assert is_in_one_month
            assert (one.contacts, one.referrals) == (exact.contacts, exact.referrals)
    assert any(not one.is_hidden for one in told)
    hidden = pages.front_door_weeks(picture, exactness="protected", by_source=True)
    assert [one.week for one in hidden] == [one.week for one in weeks[-26:]]
    for one in hidden:
        assert one.is_hidden
        assert (one.contacts, one.referrals, one.became, one.source) == (None, None, None, "")
        assert one.reason


def test_the_outlook_is_that_of_the_engine_and_a_teams_is_its_own_part(home, picture):
    told = {one.code: one for one in pages.look_ahead(picture)}
    of_team = {one.code: one for one in pages.look_ahead(picture, by="team", groups=("West",))}
    with open_month(home, newest(home)) as opened:
        month = Month.of(TODAY)
        whole = look_ahead(opened, month=month, on=TODAY)
        west = look_ahead(opened, month=month, on=TODAY, team="West")

    for asked, found in ((whole, told), (west, of_team)):
        for one in asked:
            if one.indicator.code in found and not one.reason:
                row = found[one.indicator.code]
                closes = [value(adds, one.indicator) for adds in (one.worst, one.likely, one.best)]
                assert [row.worst, row.likely, row.best] == [
                    None if close is None else float(close) for close in closes
                ]
                assert row.deciding == len(one.deciding)


def test_what_is_overdue_by_team_adds_up_to_what_is_overdue(picture):
    scope = Scope(teams=frozenset({"East", "West"}))
    found = pages.overdue_by_team(picture, scope=scope)

    assert sum(one.many for one in found) == pages.counted(picture, scope=scope)[0]
    assert {one.team for one in found} <= {"East", "West"}
    assert pages.overdue_by_team(picture, scope=Scope(teams=frozenset({"none"}))) == []


def test_the_children_who_decide_are_of_the_scope(picture):
    codes = [one.code for one in pages.look_ahead(picture) if one.deciding]

    for code in codes:
        everyone = pages.deciding(picture, [code], scope=ALL)
        east = pages.deciding(picture, [code], scope=Scope(teams=frozenset({"East"})))
        assert {one.child.token for one in east} <= {one.child.token for one in everyone}
        assert {one.child.team for one in east} <= {"East"}


def test_every_indicator_says_what_it_means_and_shows_its_sql(picture):
    for row in pages.scorecard_rows(picture, exactness="exact"):
        facts = pages.indicator(picture, row.code, exactness="exact")
        assert facts.why
        assert facts.population in facts.population_sql
        assert "numerator" in facts.indicator_sql
    assert pages.indicator(picture, "no such code", exactness="exact") is None


def test_a_teams_chart_is_worked_out_when_it_is_read(picture):
    whole = pages.series(picture, "CIN1", exactness="exact")
    east = pages.series(picture, "CIN1", exactness="exact", by="team", group="East")

    assert len(whole.points) == 36
    assert east.points[-1].figure.numerator < whole.points[-1].figure.numerator
    assert east.variation or east.why_not
    assert pages.series(picture, "CIN1", exactness="exact", by="team", group="none") is None
