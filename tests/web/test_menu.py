"""The menu: one way to every page that a role may open, and the pages of one subject beneath it."""

import pytest
from django.urls import reverse
from lxml import html

from lineofsight.accounts.roles import Role
from lineofsight.web.surroundings import MENU, may_open
from signed_in import client_of, person

MOST = 9
"""Entries that stand in one line on a desk."""


@pytest.fixture
def site(sample_home, settings, db):
    settings.HOME, settings.SECOND_FACTOR = sample_home, False


def links(client, path, name):
    page = html.document_fromstring(client.get(path).content)
    found = page.xpath(f"//nav[@aria-label='{name}']//a")
    return {one.get("href"): " ".join(one.itertext()).strip() for one in found}


@pytest.mark.parametrize("role", list(Role))
def test_each_page_a_role_may_open_is_in_the_menu_or_beneath_its_entry(role, site):
    made = person(role)
    client = client_of(made)
    wanted = {reverse(name) for _, each in MENU for name, _ in each if may_open(made, name)}
    menu = links(client, "/", "Menu")
    found = set(menu)
    for path in menu:
        beneath = links(client, path, "Beneath the menu")
        assert path in beneath or not beneath
        found |= set(beneath)

    assert found == wanted
    assert {client.get(path).status_code for path in menu} == {200}, "no entry asks a reason first"
    assert len(menu) <= MOST


def test_an_entry_of_one_page_is_called_as_the_page_is(site):
    assert links(client_of(person(Role.BUSINESS_SUPPORT)), "/", "Menu")["/mend/"] == "Mend-it list"


def test_a_page_beneath_another_marks_the_one_it_lies_under(site):
    client = client_of(person(Role.ANALYST))
    page = html.document_fromstring(client.get("/data/coverage/").content)

    assert page.xpath("//nav[@aria-label='Menu']//a[@aria-current]/@href") == ["/data/"]
    assert page.xpath("//nav[@aria-label='Beneath the menu']//a[@aria-current]/@href") == [
        "/data/coverage/"
    ]
