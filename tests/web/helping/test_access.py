"""Who may see what, as help tells it, is as the pages do it."""

import pytest
from lxml import html

from lineofsight.accounts.roles import Role
from lineofsight.accounts.standing import exactness_of
from signed_in import client_of, person


@pytest.fixture
def told(settings, db):
    settings.SECOND_FACTOR = False
    page = html.document_fromstring(client_of(person(Role.COUNCILLOR)).get("/help/access/").content)
    rows = [[cell.text_content().strip() for cell in row] for row in page.xpath("//main//tbody/tr")]
    return {row[0]: row[1:] for row in rows}


@pytest.mark.parametrize("role", Role)
def test_figures_are_told_to_be_as_exact_as_they_are(told, role):
    figures = told[role.title.capitalize()][0]
    if figures == "no":
        return
    one = person(role, place="Assessment")
    assert ("exact" in figures) is (exactness_of(one, team="Assessment") == "exact")
    assert ("hidden" in figures) is (exactness_of(one) == "protected")


def test_workforce_is_told_of_teams_and_not_of_children(told):
    workforce = {row[4] for row in told.values()}
    assert {"their team", "teams of their service", "every team"} <= workforce
    assert not [words for words in workforce if "children" in words]
