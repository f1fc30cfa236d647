"""The row rules, one by one, on what is held: own, team, service, restricted, conflict."""

from lineofsight.accounts import rows
from lineofsight.accounts.matrix import Right
from lineofsight.accounts.roles import Role
from lineofsight.accounts.rows import Held, Standing
from lineofsight.picture.scope import NOBODY

TREE = {"Care Planning": {"CP 1", "CP 2"}}


def scope(*held, right=Right.SEE_CHILD, freely=False, **more):
    return rows.scope(
        Standing(held, **more), right, teams_in=lambda place: TREE.get(place, {place}),
        freely=freely,
    )  # fmt: skip


def test_a_practitioner_reaches_own_children_only():
    reached = scope(Held(Role.PRACTITIONER, "CP 1"), worker="W1")

    assert (reached.workers, reached.teams, reached.whole) == ({"W1"}, frozenset(), False)
    assert not reached.under_no_name


def test_a_practitioner_whom_no_worker_code_links_reaches_nobody():
    assert scope(Held(Role.PRACTITIONER, "CP 1")) == NOBODY


def test_a_manager_reaches_the_team_and_not_own_allocations_elsewhere():
    reached = scope(Held(Role.TEAM_MANAGER, "CP 1"), worker="W1")

    assert (reached.workers, reached.teams) == (frozenset(), {"CP 1"})


def test_a_manager_of_no_team_reaches_nobody():
    assert scope(Held(Role.TEAM_MANAGER)) == NOBODY


def test_a_head_of_service_reaches_the_teams_of_the_service_today():
    assert scope(Held(Role.HEAD_OF_SERVICE, "Care Planning")).teams == {"CP 1", "CP 2"}


def test_the_director_reaches_the_whole_service():
    assert scope(Held(Role.DIRECTOR)).whole


def test_roles_held_together_reach_together():
    reached = scope(Held(Role.TEAM_MANAGER, "CP 1"), Held(Role.PRACTITIONER), worker="W1")

    assert (reached.workers, reached.teams) == ({"W1"}, {"CP 1"})


def test_rows_without_names_are_of_everybody():
    reached = scope(Held(Role.ANALYST))

    assert reached.under_no_name
    assert reached.names_nobody


def test_a_role_that_names_children_takes_nobody_from_one_that_does_not_nor_names_them():
    reached = scope(Held(Role.ANALYST), Held(Role.PRACTITIONER), worker="W1")

    assert reached.under_no_name
    assert not reached.whole
    assert reached.workers == {"W1"}


def test_a_reason_for_one_role_takes_nobody_from_another():
    both = (Held(Role.ANALYST), Held(Role.PRACTICE_AUDITOR))

    assert scope(*both, named=frozenset({"n"}), freely=True).named == frozenset()
    for freely in (True, False):
        assert scope(*both, named=frozenset({"n"}), freely=freely).under_no_name


def test_a_worker_is_named_as_the_right_to_a_named_worker_reaches_and_by_no_other():
    def told(*held, worker=""):
        return rows.workers(
            Standing(held, worker=worker), teams_in=lambda place: TREE.get(place, {place})
        )

    own = told(Held(Role.PRACTITIONER, "CP 1"), Held(Role.ANALYST), worker="W1")
    assert own.holds("W1", "CP 2")
    assert not own.holds("W2", "CP 1")
    team = told(Held(Role.TEAM_MANAGER, "CP 1"), Held(Role.ANALYST), worker="W1")
    assert team.holds("W2", "CP 1")
    assert not team.holds("W1", "CP 2"), "a manager's right is the team's"
    service = told(Held(Role.HEAD_OF_SERVICE, "Care Planning"))
    assert service.holds("W2", "CP 2")
    assert not service.holds("W2", "Elsewhere")
    assert told(Held(Role.WORKFORCE_OFFICER)).holds("W2", "Elsewhere")
    assert not told(Held(Role.ANALYST), worker="W1").holds("W1", "CP 1")
    assert not told(Held(Role.PRACTITIONER)).holds("", "")


def test_a_restricted_child_is_closed_to_all_but_the_named():
    manager = Held(Role.TEAM_MANAGER, "CP 1")

    assert scope(manager, restricted=frozenset({"r"})).restricted == {"r"}
    named = scope(manager, restricted=frozenset({"r"}), named=frozenset({"r"}))
    assert (named.restricted, named.listed) == ({"r"}, {"r"})


def test_a_restricted_child_is_closed_to_the_director_and_the_analyst():
    for role in (Role.DIRECTOR, Role.ANALYST):
        assert "r" in scope(Held(role), restricted=frozenset({"r"})).restricted


def test_a_conflict_closes_a_child_even_to_the_named_and_to_broken_glass():
    reached = scope(
        Held(Role.DIRECTOR),
        named=frozenset({"c"}),
        opened=frozenset({"c"}),
        conflicts=frozenset({"c"}),
    )

    assert "c" in reached.closed_to


def test_broken_glass_opens_one_child():
    reached = scope(Held(Role.PRACTITIONER), worker="W1", opened=frozenset({"o"}))

    assert reached.opened == {"o"}
    assert not reached.named, "a restricted child is closed to broken glass"
    assert scope(Held(Role.DIRECTOR), opened=frozenset({"o"})).named == {"o"}


def test_broken_glass_opens_nothing_to_a_role_that_sees_no_child():
    assert scope(Held(Role.COUNCILLOR), opened=frozenset({"o"})) == NOBODY


def test_what_is_reached_without_a_reason_leaves_out_the_clauses_that_ask_one():
    held = (Held(Role.DIRECTOR), Held(Role.HEAD_OF_SERVICE, "Care Planning"))

    assert scope(*held).whole
    free = scope(*held, freely=True)
    assert (free.whole, free.teams) == (False, {"CP 1", "CP 2"})
    assert scope(Held(Role.DIRECTOR), freely=True) == NOBODY


def test_a_sampled_child_is_reached_by_the_clause_that_names_it_and_by_no_other():
    sample, named = Held(Role.PRACTICE_AUDITOR), frozenset({"n"})

    assert scope(sample, named=named).named == named
    assert scope(sample, named=named, freely=True) == NOBODY
    for other in (Held(Role.PRACTITIONER), Held(Role.TEAM_MANAGER, "CP 1")):
        both = {"worker": "W1", "named": named}
        assert scope(sample, other, **both).named == named
        assert scope(sample, other, **both, freely=True).named == frozenset()
        for right in (Right.SEE_PROTECTED_ADDRESS, Right.SEE_BEHIND, Right.SEE_WHO_LOOKED):
            assert scope(sample, other, right=right, **both).named == frozenset()


def test_a_list_of_a_restricted_record_is_reached_as_each_role_on_it_asks():
    listed = frozenset({"r"})
    practitioner, director = Held(Role.PRACTITIONER), Held(Role.DIRECTOR)

    assert scope(practitioner, named=listed, freely=True).listed == listed
    assert scope(director, named=listed).listed == listed
    assert scope(director, named=listed, freely=True) == NOBODY
    assert scope(Held(Role.ANALYST), named=listed).listed == frozenset()


def test_broken_glass_widens_the_role_that_may_break_it_and_no_other():
    opened = frozenset({"o"})

    assert scope(Held(Role.REVIEWING_OFFICER), opened=opened) == NOBODY
    assert scope(Held(Role.PRACTICE_AUDITOR), opened=opened) == NOBODY
    assert scope(Held(Role.DIRECTOR), opened=opened, freely=True) == NOBODY
    assert scope(Held(Role.DIRECTOR), opened=opened).named == opened


def test_nothing_opens_before_a_reason_only_where_every_role_held_asks_one():
    director, manager = Held(Role.DIRECTOR), Held(Role.TEAM_MANAGER, "CP 1")

    assert rows.asks_reason(Standing((director,)), Right.SEE_CHILD)
    assert not rows.asks_reason(Standing((director, manager)), Right.SEE_CHILD)
    assert not rows.asks_reason(Standing(()), Right.SEE_CHILD)


def test_a_reason_opens_more_where_one_role_held_asks_one_and_another_none():
    director, manager = Held(Role.DIRECTOR), Held(Role.TEAM_MANAGER, "CP 1")

    assert rows.asks_more(Standing((director, manager)), Right.SEE_CHILD)
    assert not rows.asks_more(Standing((director,)), Right.SEE_CHILD)
    assert not rows.asks_more(Standing((manager,)), Right.SEE_CHILD)
