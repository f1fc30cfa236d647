"""The matrix is read whole, and says what the access policy says in the cells that matter most."""

import pytest

from lineofsight.accounts.matrix import Act, Reach, Right, clause, clauses_for, matrix
from lineofsight.accounts.roles import Role

SEEING = {Reach.OWN, Reach.NAMED, Reach.TEAM, Reach.SERVICE, Reach.ALL}


def test_every_role_has_a_cell_for_every_resource():
    resources = {resource for resource, _ in matrix()}

    assert len(matrix()) == len(resources) * len(Role)
    assert len(Role) == 17


def test_every_right_is_a_cell_that_somebody_has():
    held = {right: [role for role in Role if clauses_for(right, role)] for right in Right}

    assert [right for right, roles in held.items() if not roles] == []


def test_a_clause_says_acts_reach_and_what_is_asked():
    read = clause("RW t +r +2")

    assert read.acts == {Act.READ, Act.WRITE}
    assert (read.reach, read.reason, read.second) == (Reach.TEAM, True, True)


def test_a_word_outside_the_grammar_is_refused():
    with pytest.raises(ValueError, match="everything"):
        clause("R everything")


@pytest.mark.parametrize(
    "role",
    [Role.COUNCILLOR, Role.ADMINISTRATOR, Role.PROGRAMME, Role.WORKFORCE_OFFICER,
     Role.BOARD_MEMBER, Role.BUSINESS_SUPPORT],
)  # fmt: skip
def test_these_roles_see_no_child_at_all(role):
    for right in (Right.SEE_CHILD, Right.SEE_NAME, Right.SEE_BEHIND, Right.SEE_PROTECTED_ADDRESS):
        assert clauses_for(right, role) == ()


@pytest.mark.parametrize("role", [Role.ANALYST, Role.AUDITOR])
def test_these_roles_see_rows_without_names(role):
    assert {one.reach for one in clauses_for(Right.SEE_BEHIND, role)} == {Reach.PSEUDONYMS}
    assert clauses_for(Right.SEE_NAME, role) == ()


def test_a_name_is_never_reached_further_than_its_child():
    for role in Role:
        names = {one.reach for one in clauses_for(Right.SEE_NAME, role)}
        children = {one.reach for one in clauses_for(Right.SEE_CHILD, role)} & SEEING
        assert names <= children


def test_the_director_is_asked_a_reason_before_a_child():
    assert all(one.reason for one in clauses_for(Right.SEE_CHILD, Role.DIRECTOR))
