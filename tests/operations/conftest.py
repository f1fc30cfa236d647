"""A home in which a site was opened: months, people, looks, all made by the program itself."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from lineofsight.cli.program import program
from lineofsight.operations import sealing
from lineofsight.records.home import Home
from lineofsight.records.origin import Origin

WORDS = "five plain words of ours"
FILLED = """
import datetime as dt
from django.core.management import call_command
call_command("migrate", verbosity=0)
from lineofsight.accounts import actions, looks
from lineofsight.accounts.roles import Role
for number in range(2):
    person = actions.make_person(f"admin{number}@example.test", f"Administrator {number}", by=None)
    actions.grant_at_machine(person, Role.ADMINISTRATOR, starts=dt.date(2017, 1, 1))
for number in range(5):
    looks.record(person, kind="child", children=[f"{number:022d}"], subject="drawn")
"""


def lineofsight(*words: object, home: Path, **environ: str) -> subprocess.CompletedProcess[str]:
    """Run the program in a process of its own, as a server does."""
    here = {**os.environ, "LINEOFSIGHT_HOME": str(home), **environ}
    here.pop("DJANGO_ALLOW_ASYNC_UNSAFE", None)  # for this process alone: see tests/conftest.py
    command = [sys.executable, "-c", "from lineofsight.cli import main; main()"]
    return subprocess.run(
        [*command, *map(str, words)], env=here, capture_output=True, text=True, check=False
    )


def put_people_in(home: Path, **environ: str) -> None:
    """Make the tables of a site and put people and looks into it."""
    done = lineofsight("manage", "shell", "-v", "0", "-c", FILLED, home=home, **environ)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="session")
def filled(sample_home, new_site, tmp_path_factory) -> Path:
    """A home with months and a site; whoever changes it takes a copy."""
    home = tmp_path_factory.mktemp("filled") / "home"
    shutil.copytree(sample_home.path, home)
    home.chmod(0o700)
    (home / Origin.MADE_UP).rename(home / Origin.REAL)  # as if its children were real
    shutil.copy(new_site, Home(home).site)
    put_people_in(home)
    return home


@pytest.fixture
def site_home(filled, tmp_path) -> Home:
    """A copy of that home, to be changed."""
    return Home(Path(shutil.copytree(filled, tmp_path / "home")))


@pytest.fixture
def key_file(tmp_path) -> Path:
    path = tmp_path / "key"
    path.write_text(f"{WORDS}\n")
    return path


@pytest.fixture
def run(monkeypatch):
    """Run a verb here, and give its exit code and what it printed."""

    def running(*words: object) -> tuple[int, str]:
        done = CliRunner().invoke(program, [str(word) for word in words])
        problem = done.exception if not isinstance(done.exception, SystemExit) else None
        return getattr(problem, "kind", done.exit_code), done.output + (str(problem or ""))

    return running


@pytest.fixture
def looking_into_files(django_db_blocker):
    """Let a test open the database of a home; the tests' own is not there for it."""
    with django_db_blocker.unblock():
        yield


@pytest.fixture(autouse=True)
def _quick_keys(monkeypatch):
    monkeypatch.setattr(sealing, "_COST", 2)


@pytest.fixture
def on_server():
    """Run a verb in a process of its own, and give what it left."""
    return lineofsight


@pytest.fixture
def fill():
    """Make the tables of a site, with people and looks in them."""
    return put_people_in
