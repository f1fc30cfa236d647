"""No address of a package registry and no path of anybody's machine stands in any file."""

import re
from pathlib import Path

from repository.tracked import ROOT, files, name, text

# Written in two halves, so that this file does not hold what it looks for.
REGISTRIES = [
    "py" + "pi.org",
    "pythonhosted" + ".org",
    "registry." + "npmjs",
    "--index" + "-url",
    "--extra-index" + "-url",
    "conda" + ".anaconda",
    "[[too" + "l.uv.index]]",
]
MACHINES = re.compile(r"(?<!\w)(?:/ho" r"me/|/Use" r"rs/|[A-Za-z]:\\Use" r"rs\\)\w")
SHORTEST = 5  # the home folder of a machine may be as short as a slash
HERE = [f"{ROOT.parent}/", f"{ROOT}/", f"{Path.home()}/"]


def found(looked_for: list[str]) -> list[str]:
    return [
        f"{name(path)}: {words}"
        for path in files()
        for words in looked_for
        if len(words) > SHORTEST and words in text(path)
    ]


def test_no_registry_address():
    assert found(REGISTRIES) == []


def test_no_path_of_this_machine():
    assert found(HERE) == []


def test_no_path_of_any_machine():
    assert [name(path) for path in files() if MACHINES.search(text(path))] == []


def test_no_lock_that_records_addresses():
    assert [name(path) for path in files() if path.name in {"uv.lock", "pylock.toml"}] == []
