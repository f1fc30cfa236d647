"""What every test shares: no network, a home of its own, and a loud word when a program lacks.

`@pytest.mark.needs_program("soffice")` skips a test, with the line to type, where the program is
not installed; with CI=true the skip is a failure.
"""

import gc
import os
import shutil
import socket
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from lineofsight.records.home import Home

# Playwright's plain interface leaves a loop in its thread, which Django takes for a view's own.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
ROOT = Path(__file__).resolve().parents[1]
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
LOCAL = {"localhost", "127.0.0.1", "::1"}

settings.register_profile("here", deadline=None, max_examples=60)
settings.register_profile("ci", deadline=None, max_examples=60, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") == "true" else "here")


@cache
def debian_packages() -> dict[str, str]:
    """Program -> the Debian packages that hold it."""
    listed = tomllib.loads((ROOT / "requirements/system.toml").read_text("utf-8"))
    return {package["program"]: package["debian"] for package in listed["package"]}


LONGEST = ("test_engines_agree", "journeys/", "web/data/test_sending", "versions/", "test_tutorial")
"""What takes longest, first: none of it is left to one worker while the other has nothing to do."""

TOGETHER = ("tests/journeys/", "tests/operations/", "tests/picture/")
"""Folders whose files stand on one site or picture of their own: made once, by one worker."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the longest files."""
    items.sort(key=lambda item: [part not in item.nodeid for part in LONGEST])


def pytest_collection_finish() -> None:
    """Leave what is there by now out of what is searched for garbage, which is searched seldom."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> object:
    """Give each worker a file at a time, or a folder of those that belong together."""
    from xdist.scheduler import LoadFileScheduling  # noqa: PLC0415  only where there are workers

    class ByFileOrFolder(LoadFileScheduling):
        def _split_scope(self, nodeid: str) -> str:
            folder = next((one for one in TOGETHER if nodeid.startswith(one)), "")
            return folder or super()._split_scope(nodeid)

    return ByFileOrFolder(config, log)


def pytest_runtest_setup(item: pytest.Item) -> None:
    packages = debian_packages()
    for marker in item.iter_markers("needs_program"):
        for program in marker.args:
            if shutil.which(program):
                continue
            words = f"{program} is not installed. Type: apt-get install -y {packages[program]}"
            if os.environ.get("CI") == "true":
                pytest.fail(words, pytrace=False)
            pytest.skip(words)


@pytest.fixture(scope="session", autouse=True)
def no_wait_for_the_disk() -> Iterator[None]:
    """Let the system write in its own time: no test cuts the power, and a seal syncs 80 files."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(os, "fsync", lambda _handle: None)
        yield


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse every connection that leaves this machine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        if isinstance(address, tuple) and address[0] not in LOCAL:
            self.close()
            raise AssertionError("a test tried to reach the network")
        connect(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give each test a home folder of its own, never the one of whoever runs the tests."""
    monkeypatch.setenv("LINEOFSIGHT_HOME", str(tmp_path / "lineofsight-home"))


@pytest.fixture(scope="session")
def sample_home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """Load a small made-up borough, once for all workers; who changes it takes a copy."""
    from sample_site import loaded_borough  # noqa: PLC0415  only where a borough is asked for

    shared = tmp_path_factory.getbasetemp()
    return loaded_borough(shared.parent if "PYTEST_XDIST_WORKER" in os.environ else shared)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """Open one Chromium for all tests of a worker: two drivers in one process do not get along."""
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path="/usr/bin/chromium", args=SWITCHES)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """Start a real PostgreSQL server, once, and give its address."""
    from databases import postgresql_server  # noqa: PLC0415  only where a server is asked for

    with postgresql_server() as address:
        yield address


@pytest.fixture(scope="session")
def new_site(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The database of a site that nobody has used: its migrations take four seconds each time."""
    from databases import keep_as_file  # noqa: PLC0415  only where such a site is asked for

    file = tmp_path_factory.mktemp("new-site") / "site.sqlite3"
    with django_db_blocker.unblock():
        keep_as_file(file)
    return file
