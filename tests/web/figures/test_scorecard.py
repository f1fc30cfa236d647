"""The scorecard shows each indicator once, as asked; what is hidden is nowhere on the page."""

import html
import re

import pytest

import made_rows
from lineofsight import picture
from lineofsight.accounts.roles import Role
from lineofsight.indicators import catalogue
from lineofsight.ui.monthly import chart
from lineofsight.web.figures.scorecard import FEW, group

CODE = re.compile(r'href="/indicators/(\w+)/"')


def codes(text):
    return CODE.findall(text)


def test_every_indicator_stands_once(shown, borough):
    rows = picture.scorecard_rows(borough, exactness="exact")
    assert codes(shown(Role.TEAM_MANAGER, "/scorecard/")) == [row.code for row in rows]


def test_the_grouping_last_chosen_is_remembered(as_role):
    client = as_role(Role.TEAM_MANAGER)
    first = client.get("/scorecard/").content.decode()
    chosen = client.get("/scorecard/?by=priority").content.decode()
    after = client.get("/scorecard/").content.decode()

    assert codes(first) != codes(chosen) == codes(after)
    assert "Priority indicators<" in after


def test_the_address_narrows_it(shown, borough):
    rows = picture.scorecard_rows(borough, exactness="exact")
    red = [row.code for row in rows if row.judged.rag == "red"]
    assert codes(shown(Role.HEAD_OF_SERVICE, "/scorecard/?state=red")) == red != []


def test_a_team_has_its_own_figures(shown, borough, team):
    [row] = picture.scorecard_rows(borough, exactness="exact", team=team.name, code="CIN1")
    whole = picture.indicator(borough, "CIN1", exactness="exact")
    text = shown(Role.TEAM_MANAGER, f"/scorecard/?team={team.name.replace(' ', '+')}")
    cell = text[text.index("/indicators/CIN1/") :][:900]
    assert f">{row.figure.words}<" in cell
    assert whole is not None
    assert f">{whole.row.figure.words}<" not in cell


def test_the_small_line_of_a_member_tells_of_the_months_that_are_shown_alone(shown, borough):
    """And what it says is of that line: the first and last month that a member is shown."""
    text = html.unescape(shown(Role.COUNCILLOR, "/scorecard/"))
    said = {}
    for row in picture.scorecard_rows(borough, exactness="protected"):
        months = [place for place, value in enumerate(row.spark) if value is not None]
        series = picture.series(borough, row.code, exactness="protected").points[-24:]
        first, last = (series[months[0]], series[months[-1]]) if months else (None, None)
        assert row.spark_hidden == sum(one.figure.state == "hidden" for one in series), row.code
        if len(months) > 1:
            said[row.code] = (
                f'aria-label="From {first.figure.words} in {first.month.name} to '
                f"{last.figure.words} in {last.month.name}"
            )
    assert [code for code, words in said.items() if words not in text] == []
    assert text.count('class="los-spark"') == len(said)
    assert "1 of 24 months shown" in text
    assert "months hidden" in text


def test_one_month_shown_is_said_in_words_and_no_chart_is_drawn(shown, borough):
    alone = next(
        (row.code, point)
        for row in picture.scorecard_rows(borough, exactness="protected")
        if not (series := picture.series(borough, row.code, exactness="protected")).between
        for point in series.points
        if [one for one in series.points if one.value is not None] == [point]
    )
    code, point = alone
    text = shown(Role.COUNCILLOR, f"/indicators/{code}/")

    assert f"Only {point.month.name} has a value to show, {point.figure.in_full}" in text
    assert 'id="months' not in text


@pytest.mark.parametrize("page", ["/scorecard/", "/indicators/{code}/"])
def test_what_is_hidden_from_a_member_is_not_on_the_page(shown, borough, page):
    exact = {row.code: row for row in picture.scorecard_rows(borough, exactness="exact")}
    protected = picture.scorecard_rows(borough, exactness="protected")
    hidden = [row.code for row in protected if row.figure.state == "hidden"]
    found = [code for code in hidden if exact[code].figure.of and "." in exact[code].figure.words]
    assert found
    code = found[0]
    text = shown(Role.COUNCILLOR, page.format(code=code))
    cell = text[text.index(code) :][:2500]
    assert "hidden" in cell
    assert f"({exact[code].figure.of})" not in cell
    assert exact[code].figure.words not in cell


def test_limits_of_a_share_stay_between_nothing_and_all(borough):
    shares = [row for row in picture.scorecard_rows(borough, exactness="exact")
              if row.unit == "percent"]  # fmt: skip
    outside = 0
    for row in shares:
        series = picture.series(borough, row.code, exactness="exact")
        if series is None or series.between:
            continue
        outside += any((one.upper or 0) > 100 or (one.lower or 0) < 0 for one in series.points)
        drawn = chart(series, title=row.title, unit=row.unit)
        lines = [dot.lines for dot in drawn.dots if dot.lines] if drawn else []
        for line in lines:
            for limit in (line.lower, line.upper):
                assert limit is None or 0 <= float(limit.text.rstrip("%")) <= 100, row.code
    assert outside


def test_a_long_page_leads_to_each_of_its_groups_and_a_phone_shows_the_one_chosen(shown):
    page = shown(Role.DIRECTOR, "/scorecard/")
    to = re.findall(r'href="#(area-[a-z-]+)"', page)

    assert len(to) == len(catalogue.AREAS)
    assert all(f'<section class="los-groups__one" id="{one}"' in page for one in to)
    assert 'class="los-groups"' in page


def test_a_short_page_hides_nothing_from_a_phone(shown, borough):
    rows = picture.scorecard_rows(borough, exactness="exact")
    assert 0 < sum(row.judged.is_high_risk for row in rows) <= FEW
    page = shown(Role.DIRECTOR, "/scorecard/?state=high-risk")
    assert "los-groups__one" in page
    assert 'class="los-groups"' not in page


def test_a_group_says_how_many_of_it_moved():
    kinds = ["concern_low", "common_cause", "concern_high", "improvement_low"]
    rows = [made_rows.row(f"CP{n}", variation=kind) for n, kind in enumerate(kinds)]
    assert group("Child protection", rows).about == "4 indicators, 2 worse than usual, 1 better"
    assert group("Early help", [made_rows.row("EH1")]).about == "1 indicator"
    assert group("Early help", []).anchor == "area-early-help"
