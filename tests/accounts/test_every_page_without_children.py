"""The matrix test, for visitors and for roles that see no child by name: each page and method."""

import pytest

from asked_as import ask, faults, give_every_reason
from every_page import NAMING, ROLES, VISITOR, answered, asked, expected

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
    for address, method, child in asked(kinds):
        response, _, _ = ask(client, address, method, child.token if child else "")
        if answered(response) not in expected(address, method, VISITOR, child):
            wrong.append(f"{method} {address.name}: {answered(response)}")

    assert wrong == []
