"""On a real PostgreSQL: looks are chained by many at once, and none can be changed."""

import os
import subprocess
import sys

import psycopg
import pytest

from databases import new_database

ADDING = """
import django; django.setup()
from lineofsight.accounts import looks
for n in range(20):
    looks.record(None, kind="list", children=["a" * 22], subject=str(n))
"""
VERIFYING = """
import django; django.setup()
from lineofsight.accounts import looks
print(looks.verify() or "whole")
"""


@pytest.fixture(scope="module")
def database(postgresql):
    """A database of this test's own."""
    with new_database(postgresql, "looks") as address:
        yield address


@pytest.fixture(scope="module")
def run(database, tmp_path_factory):
    """Run a piece of Python against a site that keeps its rows in PostgreSQL."""
    home = tmp_path_factory.mktemp("home")
    environ = {
        **os.environ, "DATABASE_URL": database, "LINEOFSIGHT_HOME": str(home),
        "DJANGO_SETTINGS_MODULE": "lineofsight.web.settings",
    }  # fmt: skip

    def start(code):
        return subprocess.Popen(
            [sys.executable, "-c", code], env=environ, stdout=subprocess.PIPE, text=True
        )

    migrated = start(
        "import django; django.setup()\n"
        "from django.core.management import call_command; call_command('migrate', verbosity=0)"
    )
    ended(migrated)
    return start


def ended(process):
    said, _ = process.communicate(timeout=120)
    assert process.returncode == 0
    return said.strip()


def test_many_at_once_make_one_chain_that_cannot_be_changed(run, database):
    for process in [run(ADDING) for _ in range(2)]:
        ended(process)
    assert ended(run(VERIFYING)) == "whole"

    with psycopg.connect(database, autocommit=True) as opened:
        assert opened.execute("select count(*) from accounts_look").fetchone() == (40,)
        for table, column in (("accounts_look", "kind"), ("accounts_lookedat", "token")):
            for act in (f"update {table} set {column} = 'x'", f"delete from {table}"):
                with pytest.raises(psycopg.errors.RaiseException, match="only ever added"):
                    opened.execute(act)
        opened.execute("alter table accounts_look disable trigger user")
        opened.execute("update accounts_look set subject = 'x' where number = 7")

    assert ended(run(VERIFYING)).startswith("Look 7 was changed")
