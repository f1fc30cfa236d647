"""The site database of each kept version is brought up to this one, and nothing is lost."""

import json
import os
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from hashlib import sha256

import pytest

import lineofsight
from lineofsight.kernel.problems import Exit
from lineofsight.records.home import Home
from repository.tracked import ROOT, text

KEPT = ROOT / "tests/versions"
VERSIONS = sorted(path.stem for path in KEPT.glob("*.sql"))
SECRET = sha256(b"the secret of every kept version").digest()  # as tools/keep_version.py has it
NAMED = re.compile(r"^## (\d+\.\d+\.\d+)", re.MULTILINE)
READ = """
import json
from django.apps import apps
print(json.dumps({m._meta.db_table: len([str(one) for one in m._default_manager.all()])
                  for m in apps.get_models()}))
"""
OF_DJANGO = {"django_migrations", "django_content_type", "sqlite_sequence"}
"""Tables of Django itself, which each version fills as it needs."""


def lineofsight_says(*words, home):
    here = {**os.environ, "LINEOFSIGHT_HOME": str(home.path)}
    here.pop("DJANGO_ALLOW_ASYNC_UNSAFE", None)
    command = [sys.executable, "-c", "from lineofsight.cli import main; main()", *words]
    return subprocess.run(command, env=here, capture_output=True, text=True, check=False)


def rows(home):
    """How many rows each table holds."""
    with closing(sqlite3.connect(home.site)) as opened:
        names = [name for (name,) in opened.execute("select name from sqlite_master "
                                                    "where type = 'table'")]  # fmt: skip
        return {
            name: opened.execute(f'select count(*) from "{name}"').fetchone()[0]
            for name in names
            if name not in OF_DJANGO
        }


def restored(version, folder):
    home = Home(folder / version)
    home.path.mkdir()
    home.secret.write_bytes(SECRET)
    with closing(sqlite3.connect(home.site)) as opened:
        opened.executescript(text(KEPT / f"{version}.sql"))
    return home


@pytest.mark.parametrize("version", VERSIONS)
def test_a_kept_version_is_brought_up_to_this_one(version, tmp_path):
    home = restored(version, tmp_path)
    before = rows(home)

    done = lineofsight_says("manage", "migrate", "-v", "0", home=home)
    assert done.returncode == 0, done.stderr
    after = rows(home)
    lost = {name: n for name, n in before.items() if after.get(name, 0) < n}
    assert lost == {}

    done = lineofsight_says("manage", "shell", "-v", "0", "-c", READ, home=home)
    assert done.returncode == 0, done.stderr
    read = json.loads(done.stdout)
    for table in ("accounts_person", "accounts_grant", "accounts_look", "accounts_restriction",
                  "accounts_conflict", "accounts_breakglass", "answers_answer",
                  "commentary_version", "data_upload"):  # fmt: skip
        assert read[table] == before[table] > 0, table

    done = lineofsight_says("verify", home=home)
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"chain of looks, {before['accounts_look']} long" in done.stdout


def test_a_look_that_was_changed_on_the_way_is_found(tmp_path):
    home = restored(VERSIONS[-1], tmp_path)
    assert lineofsight_says("manage", "migrate", "-v", "0", home=home).returncode == 0
    with closing(sqlite3.connect(home.site)) as opened:
        triggers = opened.execute("select name from sqlite_master where type = 'trigger' "
                                  "and tbl_name = 'accounts_look'").fetchall()  # fmt: skip
        for (name,) in triggers:
            opened.execute(f'drop trigger "{name}"')
        opened.execute("update accounts_look set subject = 'other' where number = 3")
        opened.commit()

    done = lineofsight_says("verify", home=home)
    assert (done.returncode, "Look 3 was changed" in done.stdout) == (Exit.CHECKS_FAILED, True)
    assert triggers


def test_every_version_since_the_site_is_kept_and_the_newest_is_this_one():
    named = NAMED.findall(text(ROOT / "CHANGELOG.md"))
    with_site = [one for one in named if tuple(map(int, one.split("."))) >= (0, 3, 0)]

    assert named[0] == lineofsight.__version__
    assert sorted(with_site) == VERSIONS
