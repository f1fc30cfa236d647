"""The rules of the tests themselves: no network, and a missing program is said aloud."""

import os
import shutil
import socket
import subprocess
import sys
import tomllib

import pytest

from lineofsight.records.standard import TABLES
from opened_again import _IDLE, opened_again
from repository.tracked import ROOT

SYSTEM = ROOT / "requirements/system.toml"


def test_a_test_cannot_reach_the_network():
    far_away = ("192.0.2.1", 80)  # an address kept for documentation

    with pytest.raises(AssertionError, match="network"):
        socket.create_connection(far_away)


def test_a_test_has_a_home_of_its_own(tmp_path):
    assert os.environ["LINEOFSIGHT_HOME"].startswith(str(tmp_path))


@pytest.mark.parametrize(("ci", "outcome", "code"), [("", "1 skipped", 0), ("true", "1 error", 1)])
def test_a_missing_program_skips_loudly_and_fails_in_ci(ci, outcome, code, tmp_path):
    tests = tmp_path / "tests"
    tests.mkdir()
    for name in ("pyproject.toml", "tests/conftest.py"):
        shutil.copy(ROOT / name, tmp_path / name)
    (tmp_path / "requirements").mkdir()
    shutil.copy(SYSTEM, tmp_path / "requirements")
    (tests / "test_it.py").write_text(
        'import pytest\n\n\n@pytest.mark.needs_program("soffice")\ndef test_it():\n    pass\n'
    )
    here = {**os.environ, "CI": ci, "PATH": str(tmp_path)}
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-rs", "tests"]
    done = subprocess.run(
        command, cwd=tmp_path, env=here, capture_output=True, text=True, check=False
    )

    assert outcome in done.stdout
    assert "apt-get install -y libreoffice-writer" in done.stdout
    assert done.returncode == code


def test_every_program_has_its_package_and_its_reason():
    packages = tomllib.loads(SYSTEM.read_text("utf-8"))["package"]

    assert all(set(package) - {"font"} == {"program", "debian", "why"} for package in packages)
    assert len({package["program"] for package in packages}) == len(packages)


def tables(data):
    found = data.run("select table_name as name, estimated_size as rows from duckdb_tables()")
    return {row["name"]: row["rows"] for row in found.to_pylist()}


def test_a_database_used_again_holds_nothing_of_whoever_had_it_before():
    new = tables(opened_again({}))
    before = opened_again({"person": [{"child_id": "a"}]})
    before.keep("children_drawn", "select child_id from person")
    assert set(tables(before)) - set(new) == {"children_drawn"}
    assert tables(before)["person"] == 1

    del before
    assert _IDLE  # so that the next has it
    assert tables(opened_again({})) == new
    assert set(new) - set(TABLES) == {"days", "moments", "local_rules"}


@pytest.mark.parametrize("change", ["create view seen as select 1 as one", "delete from days"])
def test_a_database_that_is_not_as_it_was_is_not_used_again(change):
    changed = opened_again({})
    changed.connection.execute(change)
    del changed

    again = opened_again({})
    assert again.run("select view_name from duckdb_views() where not internal").num_rows == 0
    assert tables(again)["days"] > 0
