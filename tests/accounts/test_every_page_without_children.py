"""The matrix test, for visitors and for roles that see no child by name: each page and method."""

import pytest

from asked_as import ask, faults, give_every_reason
from every_page import (
    METHODS,
    NAMING,
    ROLES,
    UNUSUAL,
    VISITOR,
    answered,
    asked,
    every_address,
    expected,
)
from lineofsight.accounts.access import access_of
from lineofsight.accounts.roles import Role

EACH = [(role, role) for role in ROLES if role not in NAMING]


@pytest.mark.parametrize(("person", "role"), EACH, indirect=["person"])
def test_every_page_answers_as_the_policy_says(person, role, kinds, called, client_for):
    client = client_for(person)
    give_every_reason(client, person, kinds)

    found = faults(client, role, kinds, called)

    assert not found, "\n".join(found)


def test_a_visitor_is_sent_to_sign_in_from_every_page(site, kinds, client):
    client.defaults |= {"SERVER_NAME": "localhost", "HTTP_X_FORWARDED_PROTO": "https"}
    wrong = []
    for address, method, child in asked(kinds, (*METHODS, *UNUSUAL)):
        response, _, _ = ask(client, address, method, child.token if child else "")
        if answered(response) not in expected(address, method, VISITOR, child):
            wrong.append(f"{method} {address.name}: {answered(response)}")

    assert wrong == []


def test_who_holds_every_role_may_neither_put_nor_delete(
    site, kinds, holder, person_with, client_for
):
    places = {"PR": holder["team"], "TM": holder["team"], "HS": holder["service"]}
    roles = [(role, places.get(role.value, "")) for role in Role]
    person = person_with(*roles, worker=holder["worker"])
    client = client_for(person)
    give_every_reason(client, person, kinds)
    taken, refused = [], set()
    for address, method, child in asked(kinds, UNUSUAL):
        response, _, _ = ask(client, address, method, child.token if child else "")
        right = {"absent", "method"}
        if access_of(address.view).kind != "rights":
            right |= expected(address, method, "PR", child)
        if answered(response) == "method":
            refused.add(address.name)
        if answered(response) not in right:
            taken.append(f"{method} {address.name}: {answered(response)}")

    assert taken == []
    assert len(refused) > len(every_address()) // 2, "most views were asked, and refused themselves"


def test_who_holds_one_role_may_put_and_delete_no_more(site, kinds, person_with, client_for):
    client = client_for(person_with(Role.BOARD_MEMBER))
    wrong = []
    for address, method, child in asked(kinds, UNUSUAL):
        response, _, _ = ask(client, address, method, child.token if child else "")
        if answered(response) not in expected(address, method, "BM", child):
            wrong.append(f"{method} {address.name}: {answered(response)}")

    assert wrong == []
