"""An indicator of one team: headline, state, words, chart and table are that team's alone."""

import re
from urllib.parse import quote

from lineofsight import picture
from lineofsight.accounts.roles import Role
from lineofsight.web.figures.surely import NOT_OF_A_TEAM


def test_everything_on_the_page_is_the_teams(shown, borough, team):
    code = "LAC8"
    text = shown(Role.ANALYST, f"/indicators/{code}/?team={quote(team.name)}")
    whole = picture.indicator(borough, code, exactness="exact").row
    [ours] = picture.scorecard_rows(borough, exactness="exact", team=team.name, code=code)
    head = text[text.index("los-headline") : text.index('id="changed"')]
    sure = text[text.index('id="sure"') : text.index('id="by"')]
    chart = text[text.index('id="changed"') : text.index('id="sure"')]

    assert ours.figure.of != whole.figure.of
    assert ours.figure.of in head
    assert whole.figure.of not in head
    assert (ours.judged.rag.title() or "no") in head or ours.judged.is_high_risk
    assert NOT_OF_A_TEAM in sure
    assert "between" not in sure.lower()
    assert f"{whole.title}: {team.name}" in chart
    assert whole.figure.words not in re.findall(r"<td[^>]*>([^<]*)</td>", chart)[-6:]


def test_the_children_behind_a_teams_figure_are_of_that_team(shown, team):
    text = shown(Role.ANALYST, f"/indicators/CIN4/?team={quote(team.name)}")
    address = re.search(r'href="(/indicators/CIN4/[^"]*\?team=[^"]+)"[^>]*>Which', text)

    assert address
    assert f"{team.name}: " in shown(Role.ANALYST, address[1])


def test_groups_within_a_team_are_said_to_be_of_all(shown, team):
    words = "Of the whole service"
    assert words in shown(Role.ANALYST, f"/indicators/CIN4/?team={quote(team.name)}&by=age")
    assert words not in shown(Role.ANALYST, "/indicators/CIN4/?by=age")


def test_what_is_no_child_has_no_age_and_no_words_about_childrens_sources(shown):
    posts = shown(Role.ANALYST, "/indicators/P1/?by=sex")
    children = shown(Role.ANALYST, "/indicators/CIN4/")

    assert "?by=sex" in children
    assert "?by=sex" not in posts
    assert "Annex A" not in posts[posts.index('id="sure"') : posts.index('id="by"')]


def test_conditions_as_they_are_written_stand_with_the_sql(shown):
    text = shown(Role.COUNCILLOR, "/indicators/AMT3/")

    assert "due_on is null" not in text[: text.index("Show me the SQL")]
