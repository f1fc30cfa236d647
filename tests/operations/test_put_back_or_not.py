"""A restore that fails, at whichever step, leaves home and database as they were.

The database is a real PostgreSQL with one table: what is in it does not matter here.
"""

import datetime as dt
from pathlib import Path

import psycopg
import pytest

from databases import new_database
from lineofsight.kernel.problems import Problem
from lineofsight.operations.backup import backup
from lineofsight.operations.restore import restore
from lineofsight.records.home import Home

NOW = dt.datetime(2026, 9, 1, 12, tzinfo=dt.UTC)
SECRET = b"five plain words of ours"
LATER = "written since the backup"


def asked(address: str, sql: str) -> list[tuple]:
    with psycopg.connect(address) as connection:
        found = connection.execute(sql)
        return found.fetchall() if found.description else []


def words(home: Path, address: str) -> tuple[str, list[tuple]]:
    return (home / "note").read_text(), asked(address, "select words from kept order by words")


@pytest.fixture
def site(postgresql, programs, tmp_path):
    """Give a home and a database of which there is a backup, both changed since."""
    home = tmp_path / "home"
    home.mkdir()
    (home / "note").write_text("as backed up")
    with new_database(postgresql, "kept_site") as address:
        asked(address, "create table kept (words text)")
        made = backup(Home(home), tmp_path / "b.backup", passphrase=SECRET, made_at=NOW,
                      progress=lambda *_: None, address=address)  # fmt: skip
        (home / "note").write_text(LATER)
        asked(address, f"insert into kept values ('{LATER}')")
        yield home, address, made.path


def put_back(site) -> Path | None:
    home, address, file = site
    return restore(file, Home(home), passphrase=SECRET, now=NOW, address=address, over=True).before


def beside(home: Path) -> list[str]:
    return sorted(path.name for path in home.parent.iterdir())


def test_home_and_database_come_back_together(site):
    home, address, _ = site
    before = put_back(site)

    assert words(home, address) == ("as backed up", [])
    assert (before / "note").read_text() == LATER


def test_a_home_that_cannot_be_moved_leaves_the_database_as_it_was(site, monkeypatch):
    home, address, _ = site
    rename = Path.rename

    def unless_to_the_home(path, target):
        if target == home and "restoring" in str(path):
            raise OSError(28, "no space")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", unless_to_the_home)
    with pytest.raises(OSError, match="no space"):
        put_back(site)

    assert words(home, address) == (LATER, [(LATER,)])
    assert beside(home) == ["b.backup", "home"]


def test_a_database_that_refuses_leaves_the_home_as_it_was(site):
    home, address, _ = site
    asked(address, "create view leaning_on_it as select words from kept")
    with pytest.raises(Problem, match="pg_restore ended"):
        put_back(site)

    assert words(home, address) == (LATER, [(LATER,)])
    assert beside(home) == ["b.backup", "home"]
