"""A look is on disk before anything is shown, is never changed, and the chain says when it was."""

import pytest
from django.db import DatabaseError, connection, transaction

from lineofsight.accounts import looks
from lineofsight.accounts.models import ChainHead, Look, LookedAt
from lineofsight.accounts.models.looks import Unchangeable
from lineofsight.accounts.roles import Role

ONE, OTHER = "a" * 22, "b" * 22


@pytest.fixture
def three(person_with):
    person = person_with(Role.TEAM_MANAGER)
    looks.record(person, kind="child", children=[ONE])
    looks.record(person, kind="list", children=[ONE, OTHER, ONE])
    return looks.record(person, kind="search", subject="two words")


def test_a_look_says_who_in_which_role_and_whom(three, person_with):
    look = looks.at_child(OTHER).get()

    assert (look.kind, look.roles, look.children) == ("list", "TM", [ONE, OTHER])
    assert [one.kind for one in looks.at_child(ONE)] == ["list", "child"]
    assert looks.verify() == ""


@pytest.mark.parametrize("table", ["accounts_look", "accounts_lookedat"])
@pytest.mark.parametrize("act", ["update {} set {}", "delete from {}"])
def test_the_database_refuses_to_change_or_remove_one(three, table, act):
    column = "kind = 'x'" if table == "accounts_look" else "token = 'x'"

    with (
        pytest.raises(DatabaseError, match="only ever added"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(act.format(table, column))


def test_our_own_code_cannot_change_or_remove_one(three):
    with pytest.raises(Unchangeable):
        three.save()
    with pytest.raises(Unchangeable):
        three.delete()


def drop_guards():
    with connection.cursor() as cursor:
        cursor.execute("drop trigger accounts_look_no_update")
        cursor.execute("drop trigger accounts_look_no_delete")
        cursor.execute("drop trigger accounts_lookedat_no_delete")


def test_whoever_gets_around_the_guard_breaks_the_chain(three):
    drop_guards()
    Look.objects.filter(pk=three.number - 1).update(kind="other")

    assert looks.verify() == f"Look {three.number - 1} was changed, or the one before it."


def test_a_removed_end_shows_in_the_head(three):
    drop_guards()
    LookedAt.objects.all().delete()
    Look.objects.filter(pk=three.number).delete()

    assert f"must end at look {three.number}" in looks.verify()


def test_a_head_set_back_to_hide_it_needs_the_mark_of_the_last(three):
    ChainHead.objects.update(number=three.number - 1)

    assert looks.verify() != ""


def test_words_from_outside_stay_one_line_of_bounded_length(person_with):
    look = looks.record(person_with(), kind="search", subject="a\r\nsigned in\x00" + "z" * 1000)

    assert "\n" not in look.subject
    assert len(look.subject) == looks.LONGEST


def test_what_is_no_token_is_not_kept_as_a_child(person_with):
    look = looks.record(person_with(), kind="refused", children=["../etc", "x" * 500])

    assert look.children == []
