"""Size, names and opening words of every module, and nothing unfinished."""

import ast
import re
import subprocess
import sys

import pytest

from repository.tracked import ROOT, files, modules, name, parsed, text

LONGEST_MODULE = 400
LONGEST_FUNCTION = 50
SAYS_NOTHING = {"utils", "util", "helpers", "helper", "common", "misc", "service", "manager"}
UNFINISHED = re.compile(
    r"\b(TODO|FIXME|XXX|NotImplementedError|pragma: no cover|pytest\.skip|xfail|skipif)\b"
)
PYTHON = modules("src", "tests", "tools", "bench")


@pytest.mark.parametrize("path", PYTHON, ids=name)
def test_a_module_is_short(path):
    assert len(text(path).splitlines()) <= LONGEST_MODULE


@pytest.mark.parametrize("path", PYTHON, ids=name)
def test_functions_are_short(path):
    long = {
        node.name: node.end_lineno - node.lineno + 1
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno - node.lineno + 1 > LONGEST_FUNCTION
    }

    assert not long


@pytest.mark.parametrize("path", PYTHON, ids=name)
def test_a_module_opens_with_words_that_help_choose_it(path):
    words = ast.get_docstring(parsed(path)) or ""

    assert len(words.split()) >= 4
    assert words.splitlines()[0].endswith((".", ":", "?"))


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
