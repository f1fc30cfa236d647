"""The matrix test, for roles that see named children: each page, method and kind of child.

And no answer names a child without a look at that child, written before it.
"""

import re

import pytest

from access_table import ROWS, says
from asked_as import break_the_glass, count, faults, give_every_reason
from asked_as import says as said
from every_page import NAMING, ROLES, answered, every_address
from lineofsight.accounts.matrix import matrix
from lineofsight.accounts.roles import Role

EACH = [(role, role) for role in ROLES if role in NAMING]


@pytest.mark.parametrize(("person", "role"), EACH, indirect=["person"])
def test_every_page_answers_as_the_policy_says(person, role, kinds, called, client_for):
    client = client_for(person)
    give_every_reason(client, person, kinds)
    break_the_glass(client, person, kinds)

    found = faults(client, role, kinds, called)

    assert not found, "\n".join(found)


def test_an_identifier_is_told_from_other_digits_of_a_record_of_looks():
    """The auditor's export has times to a millionth of a second, marks and tokens beside words."""
    for line in ("33.12345678+00:00", "a12345678f", "A_12345678-", "212345678", "123456789"):
        assert not said(line, "12345678"), line
    for line in ("child 12345678,", '"12345678"', "12345678", "child-12345678", "no.12345678"):
        assert said(line, "12345678"), line


def test_the_cells_are_many():
    assert count() * (len(ROLES) + 1) >= 5000


def test_the_matrix_of_the_product_is_that_of_the_policy():
    letters = set("RWDXV")
    different = []
    for resource in ROWS:
        for role in ROLES:
            said, ours = says(resource, role), matrix()[resource, Role(role)]
            acts = {act.value for one in ours for act in one.acts} & letters
            reach = {one.reach.value for one in ours}
            reason = any(one.reason for one in ours)
            theirs = (said.acts, said.reach, said.reason) if said else (set(), "", False)
            if acts != theirs[0] or (ours and reach - {"", theirs[1]}) or reason != theirs[2]:
                different.append(f"{resource}, {role}: {ours} is not {said}")

    assert different == []


def test_the_director_is_asked_a_reason_first(site, kinds, person_with, client_for):
    client = client_for(person_with(Role.DIRECTOR))
    for address in every_address():
        if address.name == "child":
            assert {answered(client.get(address.at(child.token))) for child in kinds} == {"reason"}


def test_absent_and_forbidden_have_one_body(site, kinds, person_with, client_for):
    client = client_for(person_with(Role.AUDITOR))
    bodies = {
        re.sub(rb'value="\w{64}"', b"", client.get(address.at("A" * 22)).content)
        for address in every_address()
        if answered(client.get(address.at("A" * 22))) == "absent"
    }

    assert len(bodies) == 1
