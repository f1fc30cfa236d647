"""Who misses a child finds the ways that bend the rules where it was looked for."""

import re

import pytest

from lineofsight.accounts.roles import Role
from signed_in import client_of, person

EMERGENCY, RESTRICTED, CONFLICTS = (
    "/looks/emergency/", "/looks/restrictions/", "/looks/conflicts/",
)  # fmt: skip


def part(body, begin, end) -> set[str]:
    """The addresses within one part of a page."""
    [found] = re.findall(f"{begin}(.*?){end}", body, re.DOTALL)
    return set(re.findall(r'href="(/looks/[^"]*)"', found))


def searched(client, words) -> str:
    return client.post("/search/", {"words": words}, follow=True).content.decode()


def beneath(body) -> set[str]:
    return part(body, '<div class="los-content__main">', "</main>")


@pytest.mark.parametrize(
    ("role", "ways"),
    [
        (Role.PRACTITIONER, {EMERGENCY, CONFLICTS}),
        (Role.TEAM_MANAGER, {EMERGENCY, RESTRICTED, CONFLICTS}),
        (Role.ANALYST, set()),
    ],
)
def test_a_list_and_an_empty_search_lead_on(borough, role, ways, team, worker):
    client = client_of(person(role, place=team, worker=worker))

    assert beneath(client.get("/children/").content.decode()) >= ways
    assert beneath(searched(client, "nobody has this name")) == ways


def test_what_is_needed_in_a_hurry_stands_beneath_the_menu_with_the_children(manager, programme):
    body = manager.get("/children/").content.decode()

    assert {EMERGENCY, RESTRICTED} <= part(body, 'aria-label="Beneath the menu"', "</nav>")
    assert CONFLICTS in part(body, "<footer", "</footer>")
    assert EMERGENCY not in programme.get("/seen/").content.decode()


def test_a_child_that_is_closed_and_one_that_is_not_there_are_answered_alike(
    manager, records, team
):
    [row] = records("select child_id from child where team <> ? and team <> '' limit 1", team)
    bodies = [
        re.sub(r'value="[^"]*"|"csrf[^"]*"', "", searched(manager, words))
        for words in (row["child_id"], "99999999")
    ]

    assert bodies[0] == bodies[1]
