"""Size, names and opening words of every module, and nothing unfinished."""

import ast
import re
import statistics
import subprocess
import sys
from pathlib import Path

from repository.tracked import ROOT, files, modules, name, parsed, text

LONGEST_MODULE = 400
LONGEST_FUNCTION = 50
DRAWN = 1.5  # what is drawn in tests, row by row, may be half as long again
SAYS_NOTHING = {"utils", "util", "helpers", "helper", "common", "misc", "service", "manager"}
UNFINISHED = re.compile(
    r"\b(TODO|FIXME|XXX|NotImplementedError|pragma: no cover|pytest\.skip|xfail|skipif)\b"
)
PYTHON = modules("src", "tests", "tools", "bench")


def room(place: str) -> float:
    return DRAWN if place.startswith("tests/") else 1


def test_modules_are_short():
    long = {name(path): len(text(path).splitlines()) for path in PYTHON}

    assert {path: n for path, n in long.items() if n > LONGEST_MODULE * room(path)} == {}


def functions(path: Path) -> dict[str, int]:
    """The functions of a module: where each starts, and how many lines it has."""
    return {
        f"{name(path)}:{node.lineno} {node.name}": node.end_lineno - node.lineno + 1
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }


def test_functions_are_short():
    long = {place: lines for path in PYTHON for place, lines in functions(path).items()}

    assert {place: n for place, n in long.items() if n > LONGEST_FUNCTION * room(place)} == {}


def test_most_functions_and_modules_are_far_shorter():
    source = modules("src")
    lines = [lines for path in source for lines in functions(path).values()]

    assert statistics.median(lines) <= 12
    assert statistics.median(len(text(path).splitlines()) for path in source) <= 150


def opens_well(path: Path) -> bool:
    words = ast.get_docstring(parsed(path)) or "."
    return len(words.split()) >= 3 and words.splitlines()[0].endswith((".", ":", "?"))


def test_a_module_opens_with_words_that_help_choose_it():
    assert [name(path) for path in PYTHON if not opens_well(path)] == []


def test_names_say_what_a_file_is_for():
    nameless = [name(f) for f in files() if re.split(r"[_.]", f.name)[0] in SAYS_NOTHING]
    folders = [name(f) for f in files() if SAYS_NOTHING & set(f.relative_to(ROOT).parts)]

    assert nameless + folders == []


def test_nothing_in_the_source_is_unfinished():
    found = [
        f"{name(path)}:{number}"
        for path in files()
        if ROOT / "src" in path.parents
        for number, line in enumerate(text(path).splitlines(), 1)
        if UNFINISHED.search(line)
    ]

    assert found == []


def test_no_test_is_skipped_but_for_a_missing_program():
    excused = [
        name(path)
        for path in modules("tests")
        if path.name not in {"conftest.py", "test_shape.py"} and UNFINISHED.search(text(path))
    ]

    assert excused == []


def test_complexity_is_eight_at_most():
    command = [sys.executable, "-m", "ruff", "check", "--select", "C901", "--no-cache", "src"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout
    assert "max-complexity = 8" in text(ROOT / "pyproject.toml")
