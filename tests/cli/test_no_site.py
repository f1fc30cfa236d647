"""Commands of a site that was never opened: said in words, and nothing is made by asking."""

import os
import subprocess
import sys

import pytest

RUN = "from lineofsight.cli import main; main()"


@pytest.mark.parametrize("command", [("work",), ("digest", "--dry-run"), ("digest",)])
@pytest.mark.parametrize("is_there", [False, True], ids=["no folder", "an empty folder"])
def test_a_home_without_a_site_is_said_and_left_as_it_was(tmp_path, command, is_there):
    home = tmp_path / "home"
    if is_there:
        home.mkdir()
    plain = {name: value for name, value in os.environ.items()
             if not name.startswith(("LINEOFSIGHT_", "DJANGO_", "DATABASE_"))}  # fmt: skip
    ran = subprocess.run(
        [sys.executable, "-c", RUN, *command, "--home", str(home)],
        capture_output=True, text=True, check=False, env=plain, timeout=120,
    )  # fmt: skip
    assert ran.returncode == 5, ran.stderr
    assert ran.stderr.startswith("No site of this version was opened with this home folder")
    assert "Traceback" not in ran.stderr
    assert not home.exists() or not list(home.iterdir())
