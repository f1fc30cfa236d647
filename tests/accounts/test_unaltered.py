"""The triggers made from one definition are those that sites were given before there was one."""

import re

import pytest
from django.db import DatabaseError, connection, transaction

from lineofsight.accounts import looks
from repository.tracked import ROOT, text

MADE = re.compile(r"^CREATE TRIGGER (\w+) (.*?end);$", re.MULTILINE | re.DOTALL)
KEPT = dict(MADE.findall(text(ROOT / "tests/versions/0.3.0.sql")))
"""As they lie in the database of a site that was made by an earlier state of the migrations."""


def plain(sql: str) -> str:
    return " ".join(re.sub(r"[\s();]+", " ", sql).split())


@pytest.fixture
def triggers(db):
    with connection.cursor() as cursor:
        cursor.execute("select name, sql from sqlite_master where type = 'trigger'")
        return dict(cursor.fetchall())


def test_each_guard_a_site_has_already_is_made_again_as_it_was(triggers):
    assert len(KEPT) >= 6
    for name, sql in KEPT.items():
        assert plain(triggers[name].partition(name)[2]) == plain(sql)


def test_every_guarded_table_is_guarded_against_both_acts(triggers):
    tables = {"accounts_look", "accounts_lookedat", "answers_answer", "plan_change", "plan_entry"}
    assert set(triggers) >= {
        f"{table}_no_{act}" for table in tables for act in ("update", "delete")
    }


def test_a_refused_act_ends_its_transaction_with_the_words_of_the_guard(triggers):
    looks.record(None, kind="list")
    for act in ("update accounts_look set kind = 'x'", "delete from accounts_look"):
        with (
            pytest.raises(DatabaseError, match="only ever added"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(act)
