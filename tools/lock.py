"""Pin every dependency, with the hashes of its files, into `requirements/*.txt`.

The locks hold for every system and for Python 3.11 and later. They record names, versions and
hashes; where the files come from is the business of whoever installs.
"""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

LOCKS = {
    "run": ["pyproject.toml"],
    "dev": ["pyproject.toml", "--group", "dev"],
    "install": ["--group", "install"],
}
"""Lock -> what goes into it: `dev` is `run` and more; `install` is what puts them in place."""


def lock(name: str, *, upgrade: bool) -> None:
    """Write one lock; without `upgrade`, versions already locked stay where they still serve."""
    command = [sys.executable, "-m", "uv", "pip", "compile", *LOCKS[name]]
    command += ["--universal", "--python-version", "3.11", "--generate-hashes"]
    command += ["--no-emit-index-url", "--no-header", "--quiet"]
    command += ["--output-file", f"requirements/{name}.txt", *(["--upgrade"] if upgrade else [])]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def unconditional(name: str) -> None:
    """Take the conditions out of a lock: a small package too many does no harm on any system."""
    path = ROOT / "requirements" / f"{name}.txt"
    path.write_text(re.sub(r" ; [^\\\n]*", " ", path.read_text("utf-8")), "utf-8")


def main() -> None:
    """Write all three locks, the narrow one first."""
    for name in LOCKS:
        lock(name, upgrade="--upgrade" in sys.argv)
    unconditional("run")


if __name__ == "__main__":
    main()
