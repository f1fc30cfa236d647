"""The site as its command serves it, in a process of its own, over a copy of a home folder."""

import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from lineofsight.records.home import Home

PROGRAM = "from lineofsight.cli import main; main()"


@dataclass(frozen=True)
class Site:
    """Where it is served and from which home, and the password of its sample people."""

    address: str
    password: str
    home: Path


LONGEST_WAIT = 60  # seconds until a busy machine begins to serve


@contextmanager
def running(home: Home, folder: Path) -> Iterator[Site]:
    """Serve a copy of the home folder; stopped at the end."""
    copy = folder / "home"
    shutil.copytree(home.path, copy)
    (copy / "training").touch()  # its records are made up
    port = free_port()
    words = ["serve", "--sample", "--port", str(port), "--home", str(copy)]
    with (
        (folder / "log").open("w") as log,
        subprocess.Popen(
            [sys.executable, "-u", "-c", PROGRAM, *words],
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        ) as process,
    ):
        try:
            password = password_in(process, folder / "log")
            wait_until_it_answers(port)
            yield Site(f"http://127.0.0.1:{port}", password, copy)
        finally:
            process.terminate()


def password_in(process: subprocess.Popen[str], log: Path) -> str:
    """Read what the command prints until it serves, and give the password among it."""
    assert process.stdout
    said = ""
    for line in process.stdout:
        said += line
        if line.startswith("Open "):
            found = re.search(r"password (\w+)", said)
            assert found, said
            return found[1]
    raise AssertionError(f"{said}{log.read_text('utf-8')}")


def wait_until_it_answers(port: int) -> None:
    """Return once the site takes connections: it says so a moment before it does."""
    end = time.monotonic() + LONGEST_WAIT
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            assert time.monotonic() < end, "the site did not begin to answer"
            time.sleep(0.1)
        else:
            return


def free_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])
