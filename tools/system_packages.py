"""Install the programs some tests run, or name the one line to type.

Installs only as root, by apt-get, and only what is missing. Never fails: tests that need a
missing program say so themselves.
"""

import os
import shutil
import subprocess
import tomllib
from pathlib import Path

LIST = Path(__file__).resolve().parents[1] / "requirements/system.toml"


def missing() -> list[str]:
    """List the Debian packages whose program, or whose font, is not found."""
    listed = tomllib.loads(LIST.read_text("utf-8"))["package"]
    absent = [package for package in listed if not _is_there(package)]
    return [name for package in absent for name in package["debian"].split()]


def _is_there(package: dict[str, str]) -> bool:
    program = shutil.which(package["program"])
    if not program or "font" not in package:
        return bool(program)
    listed = subprocess.run([program, ":", "family"], capture_output=True, text=True, check=False)
    return package["font"] in listed.stdout


def main() -> None:
    """Install what is missing, or say how."""
    packages = missing()
    if not packages:
        return
    line = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if getattr(os, "geteuid", lambda: 1)() != 0 or not shutil.which("apt-get"):
        print(f"Some tests will be skipped. To run them, type: sudo {' '.join(line)}")
        return
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update", "-q"], line):
        subprocess.run(command, env=quiet, check=False, stdin=subprocess.DEVNULL)
    if missing():
        print(f"Could not install {' '.join(missing())}: their tests will be skipped.")


if __name__ == "__main__":
    main()
