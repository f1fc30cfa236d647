"""How a verb is told the passphrase of a backup: a key file, the environment, or typed in."""

import os
from collections.abc import Callable
from pathlib import Path

import click

NAME = "LINEOFSIGHT_BACKUP_PASSPHRASE"  # of the variable


def key_file_option(command: Callable[..., None]) -> Callable[..., None]:
    """Let a verb take --key-file."""
    return click.option(
        "--key-file",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        help=f"File that holds the passphrase [default: {NAME}, or asked for].",
    )(command)


def passphrase(key_file: Path | None, *, twice: bool = False) -> bytes:
    """Give the passphrase; a line's end after it in a file does not count."""
    if key_file is not None:
        return key_file.read_bytes().rstrip(b"\r\n")
    if NAME in os.environ:
        return os.environ[NAME].encode()
    said: str = click.prompt("Passphrase", hide_input=True, confirmation_prompt=twice, err=True)
    return said.encode()


def database() -> str:
    """Give the address of the site's database, empty where it is the file in the home."""
    return os.environ.get("DATABASE_URL", "")
