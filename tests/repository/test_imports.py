"""The import contracts hold, and breaking any of them fails the build."""

import os
import shutil
import subprocess
import tomllib
from pathlib import Path
from sys import executable

import pytest

from repository.tracked import ROOT, text

CONTRACTS = [
    contract["name"]
    for contract in tomllib.loads(text(ROOT / "pyproject.toml"))["tool"]["importlinter"][
        "contracts"
    ]
]
BROKEN = {
    "an import pointing up": ("kernel/codes.py", "import lineofsight.records", "only point down"),
    "a folder without a place": ("forecasting/__init__.py", '"""Lost."""', "only point down"),
    "the database in the terminal": ("cli/__init__.py", "import duckdb", "touch the database"),
    "the database in a renderer": ("reporting/__init__.py", "import sqlglot", "touch the database"),
    "the terminal in records": ("records/__init__.py", "import click", "met only in cli"),
    "progress bars in reporting": ("reporting/__init__.py", "import rich", "met only in cli"),
    "Django below the site": ("records/__init__.py", "import django", "only in the site"),
    "a data frame": ("records/__init__.py", "import pandas", "no data frames"),
    "an indicator in a renderer": (
        "reporting/render/html.py",
        "import lineofsight.indicators.results",
        "know no indicator",
    ),
    "two areas that know each other": (
        "indicators/areas/legal.py",
        "import lineofsight.indicators.areas.missing",
        "do not know one another",
    ),
    "a reader reached from outside": (
        "populations/__init__.py",
        "import lineofsight.records.readers.annex_a",
        "reached through intake",
    ),
    "a reader reached from mapping": (
        "records/mapping/__init__.py",
        "import lineofsight.records.readers.annex_a",
        "reached through intake",
    ),
    "an exact figure in a sentence": (
        "reporting/wording.py",
        "import lineofsight.indicators.figures",
        "a named few",
    ),
    "a ring": ("kernel/problems.py", "import lineofsight.kernel.periods", "No ring of modules"),
}


def judged(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [Path(executable).parent / "lint-imports", "--no-cache"]
    here = {**os.environ, "PYTHONPATH": str(folder / "src"), "COLUMNS": "200"}
    return subprocess.run(
        command, cwd=folder, env=here, capture_output=True, text=True, check=False
    )


def test_the_contracts_hold():
    done = judged(ROOT)

    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(("file", "line", "contract"), BROKEN.values(), ids=BROKEN)
def test_breaking_a_contract_fails(file, line, contract, tmp_path):
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    broken = tmp_path / "src/lineofsight" / file
    broken.parent.mkdir(exist_ok=True)
    with broken.open("a", encoding="utf-8") as opened:
        opened.write(f"\n{line}\n")

    done = judged(tmp_path)

    assert done.returncode != 0
    named = next(name for name in CONTRACTS if contract in name)
    assert f"{named} BROKEN" in " ".join(done.stdout.split()), done.stdout


def test_each_contract_is_broken_by_one_of_these():
    tried = [next(n for n in CONTRACTS if words in n) for _, _, words in BROKEN.values()]

    assert set(tried) == set(CONTRACTS)
