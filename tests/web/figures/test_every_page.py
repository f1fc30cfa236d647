"""Every page of figures, for every role: who may open it, whole, and without a stray variable."""

import pytest

from lineofsight.accounts.matrix import Right, clauses_for
from lineofsight.accounts.roles import Role
from pictured import MONTH
from sealing import seal_drawn

PAGES = {
    "/": None,
    "/scorecard/": Right.SEE_INDICATORS,
    "/scorecard/?by=priority&state=red&set=priority": Right.SEE_INDICATORS,
    "/corporate-parenting/": Right.SEE_INDICATORS,
    "/corporate-parenting/plain/": Right.SEE_INDICATORS,
    "/indicators/CP5/": Right.SEE_INDICATORS,
    "/indicators/P1/?by=sex": Right.SEE_INDICATORS,
    "/front-door/": Right.SEE_INDICATORS,
    "/workforce/": Right.SEE_WORKFORCE,
    "/help/": None,
    "/help/figures/": None,
    "/help/words/": None,
    "/help/protection/": None,
    "/help/access/": None,
    "/help/accessibility/": None,
}
WHOLE = {Role.TEAM_MANAGER, Role.COUNCILLOR, Role.DIRECTOR}
"""Roles for which each page is drawn; the others are asked what is quick."""
QUICK = ("/", "/workforce/", "/indicators/CP5/", "/help/")


@pytest.mark.parametrize("role", list(Role), ids=lambda role: role.name)
def test_a_role_opens_what_it_may_and_nothing_else(as_role, no_stray, role):
    client = as_role(role)
    for page in PAGES if role in WHOLE else QUICK:
        right = PAGES[page]
        response = client.get(page)
        may = right is None or bool(clauses_for(right, role))
        assert response.status_code == (200 if may else 404), page
        assert no_stray(response), page


def test_nobody_who_is_not_signed_in_sees_a_figure(borough, client):
    for page in PAGES:
        response = client.get(page, secure=True, HTTP_HOST="localhost")
        if page != "/help/accessibility/":
            assert response.status_code == 302, page
            assert response.headers["Location"].startswith("/account/sign-in/"), page


def test_before_the_first_load_a_page_says_so(as_role, settings, tmp_path):
    client = as_role(Role.ANALYST)
    settings.HOME = type(settings.HOME)(tmp_path)
    for page in ("/", "/scorecard/", "/indicators/CP5/", "/front-door/", "/workforce/"):
        assert "No month has been loaded yet" in client.get(page).content.decode(), page


@pytest.mark.parametrize(
    "role",
    [Role.DIRECTOR, Role.COUNCILLOR, Role.TEAM_MANAGER, Role.ANALYST],
    ids=lambda one: one.name,
)
def test_a_month_without_a_picture_is_called_loaded_and_who_builds_it(
    as_role, no_stray, settings, tmp_path, role
):
    client = as_role(role)
    settings.HOME = type(settings.HOME)(tmp_path)
    seal_drawn(settings.HOME, MONTH, person="child_id | born_on\nyoung | 2015-01-01")
    pages = ("/", "/scorecard/", "/seen/", *(("/data/",) if role is Role.ANALYST else ()))
    for page in pages:
        response = client.get(page)
        said = response.content.decode()
        assert f"{MONTH.name} is loaded" in said, page
        assert "<code>lineofsight picture</code>" in said, page
        assert "loaded yet" not in said, page
        assert ('href="/data/send/"' in said) == (role is Role.ANALYST), page
        assert no_stray(response), page
