"""What stands on a server is installed by one script, in an empty folder and without a network."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from lineofsight.web.data.rules import MOST_BYTES

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
    closed = [path for path in target.rglob("*") if path.lstat().st_mode & 0o044 != 0o044]
    assert closed == [], "root installs, and another user reads"

    for name in ("venv-20240101000000-7", "venv-20240101000000-7-static"):
        (target / name).mkdir()  # of an upgrade long ago
    right = wheel.read_bytes()
    wheel.write_bytes(right + b"x")  # changed on the way
    before = (target / "venv").resolve()
    done = subprocess.run(command, env=here, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert (target / "venv").resolve() == before
    assert len(list(target.glob("venv-*"))) == 4  # two environments and their style sheets

    wheel.write_bytes(right)
    done = subprocess.run(command, env=here, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    kept = {before.name, (target / "venv").resolve().name}
    assert len(kept) == 2, "the one before stays, to go back to"
    assert {path.name for path in target.glob("venv-*")} == {
        *kept, *(f"{name}-static" for name in kept),
    }  # fmt: skip


def units_of():
    """All that systemd is told, as one text."""
    return "".join(path.read_text() for path in (DEPLOY / "systemd").rglob("*") if path.is_file())


@pytest.fixture
def root(tmp_path):
    """A machine as far as systemd looks: the units, and a program where they name one."""
    shutil.copytree(DEPLOY / "systemd", tmp_path / "etc/systemd/system")
    for target in Path("/lib/systemd/system").glob("*.target"):  # what ours begin after
        shutil.copy(target, tmp_path / "etc/systemd/system")
    for name in ("lineofsight", "gunicorn"):
        program = tmp_path / "opt/lineofsight/venv/bin" / name
        program.parent.mkdir(parents=True, exist_ok=True)
        program.write_text("#!/bin/sh\n")
        program.chmod(0o755)
    kill = tmp_path / "bin/kill"
    kill.parent.mkdir()
    shutil.copy(program, kill)
    return tmp_path


def systemd(root, *words):
    command = ["systemd-analyze", f"--root={root}", *words]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.needs_program("systemd-analyze")
def test_systemd_understands_each_unit(root):
    units = sorted(path.name for path in (DEPLOY / "systemd").glob("lineofsight-*.*[a-z]"))
    found = systemd(root, "verify", "--man=no", "--recursive-errors=one",
                    *(one for one in units if not one.endswith(".d")))  # fmt: skip
    ours = [line for line in found.stderr.splitlines() if "lineofsight" in line]

    assert ours == []


@pytest.mark.needs_program("systemd-analyze")
@pytest.mark.parametrize("unit", sorted(path.name for path in DEPLOY.rglob("*.service")))
def test_each_service_is_shut_in(unit, root):
    """The measure of systemd runs from 0, safe, to 10; its own services stand between 1 and 9."""
    found = systemd(root, "security", "--offline=true", "--threshold=20", "--no-pager", unit)

    assert found.returncode == 0, found.stdout.splitlines()[-1]


def test_what_stands_before_the_site_and_the_site_agree():
    nginx = (DEPLOY / "nginx.conf").read_text()
    socket = (DEPLOY / "systemd/lineofsight-web.socket").read_text()
    [body] = re.findall(r"client_max_body_size (\d+)m;", nginx)

    assert re.findall(r"proxy_pass http://unix:(\S+);", nginx) == re.findall(
        r"ListenStream=(\S+)", socket
    )
    assert int(body) * 1024 * 1024 > MOST_BYTES, "the site says itself that a load is too large"
    assert "LINEOFSIGHT_PROXIES=1" in (DEPLOY / "lineofsight.env").read_text()


def test_units_name_only_what_is_there():
    verbs = {"load", "picture", "backup", "digest", "work", "manage"}
    units = units_of()
    named = set(re.findall(r"bin/lineofsight (\S+)", units))

    assert named <= verbs
    assert "gunicorn.conf.py" in units
    assert "install.sh" in (DEPLOY / "Containerfile").read_text()


def test_every_folder_a_unit_writes_to_is_made_by_the_steps_of_the_how_to():
    steps = (ROOT / "docs" / "how-to" / "run-a-server.md").read_text("utf-8")
    made = [line for line in steps.splitlines() if line.startswith(("useradd", "install -d"))]
    units = units_of()
    written = {
        folder for line in re.findall(r"ReadWritePaths=(.+)", units) for folder in line.split()
    }

    assert "/var/backups/lineofsight" in written
    for folder in written:
        assert any(folder in line.split() for line in made), folder
