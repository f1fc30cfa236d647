"""Make `.venv` and put the locked packages and the `lineofsight` command in it.

`python tools/environment.py run` is what a user needs; `dev` adds what tests and checks need.
Runs before anything is installed, so it uses the standard library alone; uv is tried first
because it takes seconds, and plain pip is the second road.
"""

import importlib.util
import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HOME = ROOT / ".venv"
OLDEST = (3, 11)


def python() -> Path:
    """Give the environment's own Python, wherever this system puts it."""
    return HOME / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def stop(words: str) -> None:
    """End in plain words."""
    sys.exit(f"\n{words}\n")


def make() -> None:
    """Make an empty environment, or say which system package is missing."""
    if sys.version_info[:2] < OLDEST:
        stop(f"Python {sys.version.split()[0]} is too old: 3.11 or later is needed.")
    if importlib.util.find_spec("ensurepip") is None:
        version = f"{sys.version_info[0]}.{sys.version_info[1]}"
        stop(
            "This Python cannot make an environment: its venv part is not installed.\n"
            f"On Debian or Ubuntu type: apt-get install -y python{version}-venv"
        )
    venv.create(HOME, with_pip=True, clear=HOME.exists())


def ran(*arguments: str) -> bool:
    """Run the environment's Python with these arguments, and say whether it went well."""
    quiet = {**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1", "UV_LINK_MODE": "copy"}
    return subprocess.run([python(), *arguments], cwd=ROOT, env=quiet, check=False).returncode == 0


def install(lock: str) -> None:
    """Make the environment hold exactly what the lock says, and this package."""
    locks = [f"requirements/{lock}.txt", "requirements/install.txt"]
    by_name = [part for name in locks for part in ("-r", name)]
    pip = ("-m", "pip", "install", "--quiet")
    this = ("--no-deps", "--no-build-isolation", "--editable", ".")
    tools_in = ran(*pip, "--require-hashes", "-r", locks[1])
    synced = tools_in and ran("-m", "uv", "pip", "sync", "--quiet", "--require-hashes", *locks)
    if not synced:
        print("uv did not manage it; trying plain pip.", flush=True)
        if not ran(*pip, "--require-hashes", *by_name):
            stop("The packages could not be fetched. See docs/how-to/install.md for a bundle.")
    if not ran(*pip, *this):
        stop("The packages are in place, and this package could not be linked to them.")


def main() -> None:
    """Make the environment where it is missing or broken, and install the lock named."""
    if not python().exists() or not ran("-c", "import pip"):
        make()
    install(sys.argv[1] if len(sys.argv) > 1 else "run")


if __name__ == "__main__":
    main()
