"""What stands on a server is installed by one script, in an empty folder and without a network."""

import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "deploy"
PACKAGES = Path(pytest.__file__).parents[1]


def test_one_script_installs_in_an_empty_folder(tmp_path):
    bundle, target = tmp_path / "bundle", tmp_path / "opt"
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*command, "--wheel-dir", bundle / "wheels", ROOT], check=True)
    (wheel,) = (bundle / "wheels").glob("*.whl")
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    version = wheel.name.split("-")[1]
    (bundle / "requirements.txt").write_text(f"lineofsight=={version} --hash=sha256:{digest}\n")
    # what the program stands on is here already; its own wheel is installed
    here = {**os.environ, "PYTHON": sys.executable, "PYTHONPATH": str(PACKAGES)}
    command = ["sh", DEPLOY / "install.sh", bundle, target]
    done = subprocess.run(command, env=here, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert version in done.stdout
    assert (target / "gunicorn.conf.py").exists()
    assert list((target / "static").rglob("*.css.gz"))

    wheel.write_bytes(wheel.read_bytes() + b"x")  # changed on the way
    before = (target / "venv").resolve()
    done = subprocess.run(command, env=here, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert (target / "venv").resolve() == before
    assert len(list(target.glob("venv-*"))) == 2  # the environment and its style sheets


def test_units_name_only_what_is_there():
    verbs = {"load", "picture", "backup", "digest", "work", "manage"}
    units = "".join(path.read_text() for path in (DEPLOY / "systemd").iterdir())
    named = set(re.findall(r"bin/lineofsight (\S+)", units))

    assert named <= verbs
    assert "gunicorn.conf.py" in units
    assert "install.sh" in (DEPLOY / "Containerfile").read_text()


def test_every_folder_a_unit_writes_to_is_made_by_the_steps_of_the_how_to():
    steps = (ROOT / "docs" / "how-to" / "run-a-server.md").read_text("utf-8")
    made = [line for line in steps.splitlines() if line.startswith(("useradd", "install -d"))]
    units = "".join(path.read_text() for path in (DEPLOY / "systemd").iterdir())
    written = {
        folder for line in re.findall(r"ReadWritePaths=(.+)", units) for folder in line.split()
    }

    assert "/var/backups/lineofsight" in written
    for folder in written:
        assert any(folder in line.split() for line in made), folder
