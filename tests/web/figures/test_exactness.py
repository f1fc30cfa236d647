"""Whose figures are exact: of the whole for who answers for it, and of one's own team; no others.

A page is held against two pages of figures: what is shown as exact and what is shown as protected.
"""

from urllib.parse import urlencode

import pytest
from django.utils import timezone
from lxml import html

from lineofsight import picture
from lineofsight.accounts.roles import Role
from lineofsight.commentary import actions
from lineofsight.commentary.rules import TEAM, Place
from lineofsight.web.cases.not_seen import VISITS
from signed_in import client_of, person

NEAR = (Role.PRACTITIONER, Role.TEAM_MANAGER, Role.REVIEWING_OFFICER, Role.FOSTERING_OFFICER)
"""Those who open children behind a figure and answer for a team at most."""
WHOLE = (Role.HEAD_OF_SERVICE, Role.ANALYST, Role.AUDITOR, Role.DIRECTOR)

UNNAMED = (Role.ANALYST, Role.AUDITOR)
"""Those who see no child by name."""


@pytest.fixture
def told(team, borough):
    """Give what stands on a page for a role held for the team: its first line and its text."""

    def body(role, page, *, place=team.name, **asked):
        address = f"{page}?{urlencode(asked)}" if asked else page
        answer = client_of(person(role, place=place)).get(address)
        assert answer.status_code == 200, address
        page = html.document_fromstring(answer.content)
        first = page.xpath('string(//p[contains(@class, "los-made-from")])')
        return " ".join(first.split()), page

    return body


@pytest.fixture
def withheld(borough):
    """A figure of the whole that is hidden where protected, and a breakdown of it that is."""
    exact = {one.code: one for one in picture.scorecard_rows(borough, exactness="exact")}
    return next(
        exact[one.code]
        for one in picture.scorecard_rows(borough, exactness="protected")
        if one.figure.state == "hidden" and exact[one.code].figure.of
    )


def row_of(page, words):
    """Give the texts of the row of a table that begins with these words."""
    rows = ([cell.text_content().strip() for cell in row] for row in page.xpath("//main//tbody/tr"))
    return next(row for row in rows if row[0].startswith(words))


@pytest.mark.parametrize("role", NEAR)
def test_the_whole_is_protected_for_who_answers_for_a_team_at_most(told, withheld, role):
    for address in ("/scorecard/", "/front-door/", "/corporate-parenting/", "/seen/"):
        first, _ = told(role, address)
        assert "Protected figures" in first, address
        assert "Exact figures" not in first, address
    _, page = told(role, f"/indicators/{withheld.code}/")
    assert withheld.figure.of not in page.xpath('//p[@class="los-headline"]')[0].text_content()


@pytest.mark.parametrize("role", WHOLE)
def test_the_whole_is_exact_for_who_answers_for_it(told, withheld, role):
    first, page = told(role, f"/indicators/{withheld.code}/")
    assert "Exact figures" in first
    assert withheld.figure.of in page.xpath('//p[@class="los-headline"]')[0].text_content()


@pytest.mark.parametrize("role", WHOLE)
def test_exact_figures_are_said_to_be_for_whom_they_are(told, role):
    """An analyst and an auditor work with no child."""
    first, page = told(role, "/scorecard/")
    foot = page.xpath('string(//p[contains(@class, "los-footer__words")])')
    for line in (first, foot):
        works = "Exact figures, for those who work with these children." in line
        inside = "Exact figures, for use inside the council." in line
        assert (works, inside) == ((False, True) if role in UNNAMED else (True, False))


@pytest.mark.parametrize("role", NEAR)
def test_the_scorecard_of_ones_own_team_is_exact_and_of_another_is_not(told, borough, team, role):
    other = next(one for one in picture.teams(borough) if one.name != team.name)

    assert "Exact figures" in told(role, "/scorecard/", team=team.name)[0]
    assert "Protected figures" in told(role, "/scorecard/", team=other.name)[0]
    assert "Protected figures" in told(role, "/scorecard/", team=team.name, place="")[0]


def test_the_page_of_an_indicator_is_exact_of_the_team_chosen(told, borough, team):
    exact = picture.scorecard_rows(borough, exactness="exact", team=team.name)
    protected = picture.scorecard_rows(borough, exactness="protected", team=team.name)
    row = next(
        one for one, other in zip(exact, protected, strict=True)
        if other.figure.state == "hidden" and one.figure.of
    )  # fmt: skip
    _, page = told(Role.TEAM_MANAGER, f"/indicators/{row.code}/", team=team.name)
    assert row.figure.of in page.xpath('//p[@class="los-headline"]')[0].text_content()
    elsewhere = next(one.name for one in picture.teams(borough) if one.name != team.name)
    _, page = told(Role.TEAM_MANAGER, f"/indicators/{row.code}/", team=team.name, place=elsewhere)
    assert row.figure.of not in page.xpath('//p[@class="los-headline"]')[0].text_content()


def test_teams_are_told_of_ones_own_alone_and_the_page_says_so(told, borough, team):
    code = next(
        one.code
        for one in picture.scorecard_rows(borough, exactness="exact")
        if [each.figure.state for each in
            picture.breakdown(borough, one.code, "team", exactness="protected")] == ["hidden"]
        and any(each.group == team.name and each.figure.of for each in
                picture.breakdown(borough, one.code, "team", exactness="exact"))
    )  # fmt: skip
    own = next(
        one for one in picture.breakdown(borough, code, "team", exactness="exact")
        if one.group == team.name
    )  # fmt: skip
    first, page = told(Role.TEAM_MANAGER, f"/indicators/{code}/")

    assert f"Those of {team.name} are exact, for those who work there." in first
    assert own.figure.of in row_of(page, team.name)[1]
    assert "hidden" in row_of(page, "Every other group")[1]
    first, page = told(Role.TEAM_MANAGER, f"/indicators/{code}/", by="age")
    assert "are exact" not in first


def test_seen_in_time_has_ones_own_team_exact_and_the_others_as_a_member_reads_them(told, team):
    _, member = told(Role.COUNCILLOR, "/seen/", place="")
    _, whole = told(Role.ANALYST, "/seen/", place="")
    first, mine = told(Role.TEAM_MANAGER, "/seen/")

    def lines(page, *, of_team):
        table = page.xpath("//main//table")[0]
        rows = [[cell.text_content().strip() for cell in row] for row in table.xpath(".//tbody/tr")]
        return [row[1:] for row in rows if row[0].startswith(f"{team.name} team") is of_team]

    assert f"Those of {team.name} are exact" in first
    own = lines(mine, of_team=True)
    assert own == lines(whole, of_team=True) != lines(member, of_team=True)
    assert lines(mine, of_team=False) == lines(member, of_team=False)


def test_the_workforce_is_exact_of_ones_own_team_beneath_protected_totals(told, team):
    first, page = told(Role.TEAM_MANAGER, "/workforce/")

    assert "Protected figures" in first
    assert f"Those of {team.name} are exact" in first
    assert row_of(page, team.name)[1:3] == [f"{team.workers}", f"{team.children}"]


def test_the_list_behind_a_figure_gives_no_exact_figure_of_the_whole(told, borough):
    code = VISITS[0][0]
    exact = picture.indicator(borough, code, exactness="exact")
    shown = picture.indicator(borough, code, exactness="protected")
    first, page = told(Role.TEAM_MANAGER, f"/indicators/{code}/children/")
    assert "Protected figures" in first
    figure = page.xpath('//p[@class="govuk-body-l"]')[0].text_content()
    assert shown.row.figure.in_full in figure
    assert exact.row.figure.in_full == shown.row.figure.in_full or (
        exact.row.figure.in_full not in figure
    )


def test_words_about_a_team_are_read_by_that_team_and_by_who_sees_the_whole(told, borough, team):
    moved = next(
        one.code for one in picture.scorecard_rows(borough, exactness="exact")
        if one.judged.has_moved
    )  # fmt: skip
    words, writer = "Two workers of the team left in November.", person(Role.DIRECTOR)
    month = str(picture.about(borough).month)
    actions.write(moved, month, words, seen=0, by=writer, at=timezone.now(),
                  place=Place(TEAM, team.name))  # fmt: skip
    elsewhere = next(one.name for one in picture.teams(borough) if one.name != team.name)

    def reads(role, place):
        return words in told(role, f"/indicators/{moved}/", place=place)[1].text_content()

    assert reads(Role.TEAM_MANAGER, team.name)
    assert reads(Role.ANALYST, "")
    assert not reads(Role.TEAM_MANAGER, elsewhere)
    assert not reads(Role.FOSTERING_OFFICER, "")


def test_what_is_missing_moves_figures_for_who_sees_the_whole(told, borough):
    _, page = told(Role.ANALYST, "/mend/", place="")
    assert "Figures that mending makes surer" in page.text_content()
    _, page = told(Role.TEAM_MANAGER, "/mend/")
    assert "Figures that mending makes surer" not in page.text_content()
