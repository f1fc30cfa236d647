"""Put everything a council laptop needs into one zip: wheels, hashes, and how to install them.

By default for 64-bit Windows and Python 3.11, 3.12 and 3.13, and for the machine that makes it.
`python tools/bundle.py --platform macosx_11_0_arm64 --python 3.12` makes one for another.
"""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
WORK = ROOT / "build" / "bundle"
WHEELS = WORK / "wheels"
TARGETS = [("win_amd64", "3.11"), ("win_amd64", "3.12"), ("win_amd64", "3.13")]
EPOCH = "1500000000"  # one time stamp for all: the same source gives the same wheel
STAMP = (2017, 7, 14, 0, 0, 0)

READ_ME = """\
Line of Sight {version}: a bundle to install from without a package registry
{rule}

In it: wheels/ (the program and the packages it needs), requirements.txt (their versions and
hashes: pip refuses a file that was changed on the way), deploy/ (for a Linux server: install.sh,
units of systemd, nginx, a container file) and LICENSE.txt.
For: {systems}.

You need Python 3.11, 3.12 or 3.13. Unpack this zip, open a terminal in the unpacked folder, type:

Windows
    py -m venv lineofsight
    lineofsight\\Scripts\\python -m pip install --no-index --find-links wheels --require-hashes -r requirements.txt
    lineofsight\\Scripts\\lineofsight --help

Linux, macOS
    python3 -m venv lineofsight
    lineofsight/bin/python -m pip install --no-index --find-links wheels --require-hashes -r requirements.txt
    lineofsight/bin/lineofsight --help

Nothing is fetched from any network, then or later.
"""  # noqa: E501  a command is typed from one line


def pip(*arguments: str) -> None:
    """Run pip, and end when it fails: its own words say why."""
    stamped = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH}
    command = [sys.executable, "-m", "pip", "--quiet", *arguments]
    if subprocess.run(command, cwd=ROOT, env=stamped, check=False).returncode:
        sys.exit("The bundle was not made.")


def fetch(platform: str, python: str) -> None:
    """Fetch the locked wheels of one system; the hashes are checked on arrival."""
    chosen = ("--platform", platform, "--python-version", python) if platform else ()
    pip("download", "--only-binary=:all:", "--require-hashes", *chosen,
        "--dest", str(WHEELS), "-r", "requirements/run.txt")  # fmt: skip


def build() -> Path:
    """Build the wheel of this package."""
    pip("wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(WHEELS), ".")
    return next(WHEELS.glob("lineofsight-*.whl"))


def zipped(target: Path) -> None:
    """Zip the bundle, in name order and with one time stamp."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as out:
        for file in sorted(path for path in WORK.rglob("*") if path.is_file()):
            entry = zipfile.ZipInfo(file.relative_to(WORK).as_posix(), STAMP)
            out.writestr(entry, file.read_bytes())


def main() -> None:
    """Fetch, build, describe, zip."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--platform", help="a wheel platform, such as win_amd64")
    options.add_argument("--python", default="3.11", help="with --platform: 3.11, 3.12, ...")
    asked = options.parse_args()
    targets = [(asked.platform, asked.python)] if asked.platform else [*TARGETS, ("", "")]

    shutil.rmtree(WORK, ignore_errors=True)
    WHEELS.mkdir(parents=True)
    for platform, python in targets:
        fetch(platform, python)
    wheel = build()
    version = wheel.name.split("-")[1]
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    lock = (ROOT / "requirements/run.txt").read_text("utf-8")
    ours = f"lineofsight=={version} \\\n    --hash=sha256:{digest}\n"
    (WORK / "requirements.txt").write_text(lock + ours, "utf-8")
    systems = ", ".join(f"Python {v} on {p}" if p else "the maker's system" for p, v in targets)
    words = READ_ME.format(version=version, rule="=" * 76, systems=systems)
    (WORK / "README.txt").write_text(words, "utf-8")
    shutil.copyfile(ROOT / "LICENSE", WORK / "LICENSE.txt")
    shutil.copytree(ROOT / "deploy", WORK / "deploy")

    target = ROOT / "dist" / f"lineofsight-{version}-bundle.zip"
    target.parent.mkdir(exist_ok=True)
    unfinished = target.with_suffix(".part")
    zipped(unfinished)
    unfinished.replace(target)
    print(f"{target.relative_to(ROOT)}: {target.stat().st_size / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
