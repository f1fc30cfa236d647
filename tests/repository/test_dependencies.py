"""Each dependency has its reason, is declared where it is used, and is locked by hash."""

import re
import sys
import tomllib
from pathlib import Path

import pytest

from repository.tracked import ROOT, imported, modules, name, text

PROJECT = ROOT / "pyproject.toml"
DECLARED = tomllib.loads(text(PROJECT))
MODULE_OF = {"python-calamine": "python_calamine", "python-docx": "docx", "resvg-py": "resvg_py"}
MODULE_OF |= {"psycopg-binary": "psycopg_binary", "typing-extensions": "typing_extensions"}
MODULE_OF |= {"django-allauth": "allauth", "django-ninja": "ninja", "django-tasks": "django_tasks"}
MODULE_OF |= {"django-tasks-db": "django_tasks_db", "pytest-django": "pytest_django"}
MODULE_OF |= {"pytest-xdist": "xdist"}
OURS = {"lineofsight", *(path.stem for path in (ROOT / "tests").iterdir())}
LOCKED = re.compile(r"^([a-z0-9-]+)==([^ ;]+)(.*?)\\?$", re.MULTILINE)
POSIX_ONLY = {"fcntl", "grp", "posix", "pty", "pwd", "resource", "syslog", "termios", "tty"}
NETWORK = {"aiohttp", "ftplib", "http", "httpx", "requests", "smtplib", "socket", "urllib3"}


def names(requirements: list[str]) -> set[str]:
    return {re.split(r"[=<>~;\[ ]", wanted)[0].lower().replace("_", "-") for wanted in requirements}


RUN = names(DECLARED["project"]["dependencies"])
DEV = names(DECLARED["dependency-groups"]["dev"])
BENCH = names(DECLARED["dependency-groups"]["bench"])


def lock(which: str) -> dict[str, str]:
    return {m[1]: m[2] for m in LOCKED.finditer(text(ROOT / f"requirements/{which}.txt"))}


def test_every_dependency_and_every_ignored_rule_has_its_reason():
    entry = re.compile(r'^    "[^"]+",(.*)$')
    bare = [
        line.strip()
        for line in text(PROJECT).splitlines()
        if (match := entry.match(line))
        and not line.strip().startswith(('"lineofsight.', '"needs_program'))
        and len(match[1].replace("#", "").split()) < 2
    ]

    assert bare == []


def test_there_are_few():
    assert len(RUN) <= 23


def undeclared(paths: list[Path], packages: set[str]) -> dict[str, set[str]]:
    """The packages that modules import and nobody declared."""
    known = {MODULE_OF.get(package, package) for package in packages}
    known |= OURS | sys.stdlib_module_names
    found = {
        name(path): imported(path) - known - {other.stem for other in path.parent.glob("*.py")}
        for path in paths
    }
    return {path: packages for path, packages in found.items() if packages}


def test_what_is_imported_is_declared():
    assert undeclared(modules("src"), RUN) == {}
    assert undeclared(modules("tests", "tools"), RUN | DEV) == {}
    assert undeclared(modules("bench"), RUN | DEV | BENCH) == {}


def test_every_declared_package_is_used():
    used = set().union(*(imported(path) for path in modules("src")))
    unused = {p for p in RUN if MODULE_OF.get(p, p) not in used}

    assert unused <= {
        "tzdata",  # data for the standard library
        "lxml",  # a floor under python-docx
        "psycopg-binary",  # beneath psycopg
        "typing-extensions",  # beneath psycopg
        "gunicorn",  # a program, named in the unit of the server
        "whitenoise",  # named in the settings of the site
    }


def test_nothing_needs_posix():
    """An import inside a function that asks for the system first is no need."""
    needed = {
        name(path): packages
        for path in modules("src", "tools")
        if (packages := imported(path, at_import=True) & POSIX_ONLY)
    }

    assert needed == {}


def test_nothing_reaches_the_network():
    reaching = [name(path) for path in modules("src") if imported(path) & NETWORK]

    assert reaching == [
        "src/lineofsight/cli/serve.py",  # asks this machine whether the port is free
        "src/lineofsight/notices/mail.py",  # gives letters to the mail server named to it
        "src/lineofsight/records/sources/spark.py",  # asks the master named to it
    ]


@pytest.mark.parametrize("which", ["run", "dev", "install"])
def test_everything_locked_has_hashes(which):
    entries = re.split(r"\n(?=\S)", text(ROOT / f"requirements/{which}.txt"))

    assert entries
    assert all("--hash=sha256:" in entry for entry in entries if not entry.startswith("#"))


def test_the_locks_hold_what_is_declared():
    assert lock("run").keys() >= RUN
    assert lock("dev").keys() >= RUN | DEV
    assert lock("install").keys() >= names(DECLARED["dependency-groups"]["install"])


def test_what_only_benchmarks_need_is_in_no_lock():
    """Nobody but who runs `bench/pandas_loop.py` installs pandas."""
    locked = lock("run").keys() | lock("dev").keys() | lock("install").keys()

    assert BENCH - locked == BENCH


def test_tests_run_on_the_versions_users_get():
    dev = lock("dev")

    assert {package: dev[package] for package in lock("run")} == lock("run")


def test_the_run_lock_is_the_same_on_every_system():
    """`make bundle` fetches for systems other than its own, and cannot judge a condition there."""
    assert ";" not in text(ROOT / "requirements/run.txt")
