"""The tutorial works: each command of it is run, in order, in an empty folder."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

from repository.tracked import ROOT, text

BLOCKS = re.findall(r"```console\n(.*?)```", text(ROOT / "docs/tutorial.md"), re.DOTALL)
COMMANDS = [line for block in BLOCKS for line in block.splitlines() if line]


def run(command: str, folder: Path) -> None:
    """Run one line as a reader would, in this folder."""
    verb, *given = shlex.split(command)
    if verb == "mkdir":
        (folder / given[0]).mkdir()
    elif verb == "cp":
        shutil.copyfile(folder / given[0], folder / given[1])
    else:
        program = Path(sys.executable).parent / verb
        home = {name: value for name, value in os.environ.items() if name != "LINEOFSIGHT_HOME"}
        done = subprocess.run(
            [program, *given], cwd=folder, env=home, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
        assert "Traceback" not in done.stderr


def test_each_command_of_the_tutorial_works(tmp_path):
    for command in COMMANDS:
        run(command, tmp_path)

    formats = {file.suffix for file in (tmp_path / "paper").iterdir()}
    assert formats >= {".html", ".docx", ".xlsx"}
    looks = (tmp_path / "lineofsight-home/looks.jsonl").read_text("utf-8").splitlines()
    assert len(looks) == sum(" rows " in line or " duties " in line for line in COMMANDS) == 2
