"""The rules of the tests themselves: no network, and a missing program is said aloud."""

import os
import shutil
import socket
import subprocess
import sys
import tomllib

import pytest

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

    assert all(set(package) == {"program", "debian", "why"} for package in packages)
    assert len({package["program"] for package in packages}) == len(packages)
