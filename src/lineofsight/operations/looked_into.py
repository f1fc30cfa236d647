"""A database of a site that is not running here, looked into: a backup's, or a home's file.

Django is made ready at the first call; the database gets a name of its own beside `default`.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django
from django.apps import apps
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.sqlite3.base import DatabaseWrapper
from django.db.migrations.executor import MigrationExecutor

from lineofsight.kernel.problems import Refused
from lineofsight.web.database import in_file

NAME = "looked_into"


def make_ready() -> None:
    """Load the site's settings and models, as the environment names them."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lineofsight.web.settings")
    if not apps.ready:
        django.setup()


def check_is_site() -> None:
    """Make the site ready; raises `Refused` where none was opened, or by an earlier version.

    Looking makes no file: SQLite would.
    """
    make_ready()
    database = connections[DEFAULT_DB_ALIAS]
    if _is_no_file(database) or unapplied(DEFAULT_DB_ALIAS):
        raise Refused(
            "No site of this version was opened with this home folder, so it has no accounts.",
            do="Name the folder of a site with --home, or open one there: lineofsight serve, or on "
            "a server lineofsight manage migrate.",
        )


def _is_no_file(database: BaseDatabaseWrapper) -> bool:
    """Say whether SQLite would make the file it is asked to open."""
    if not isinstance(database, DatabaseWrapper) or database.is_in_memory_db():
        return False
    return not Path(database.settings_dict["NAME"]).is_file()


@contextmanager
def opened(path: Path) -> Iterator[str]:
    """Give the name under which Django reaches this SQLite file, while the block runs."""
    make_ready()
    connections.settings[NAME] = connections.configure_settings(
        {"default": {}, NAME: in_file(path)}
    )[NAME]
    try:
        yield NAME
    finally:
        connections[NAME].close()
        del connections[NAME]
        del connections.settings[NAME]


def unapplied(using: str) -> list[str]:
    """List the changes of tables that this version of the program knows and the database lacks."""
    executor = MigrationExecutor(connections[using])
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{step.app_label} {step.name}" for step, _ in plan]


def unknown(using: str) -> list[str]:
    """List the changes the database has had and this version does not know: a later one's."""
    loader = MigrationExecutor(connections[using]).loader
    later = set(loader.applied_migrations) - set(loader.disk_migrations)
    return sorted(f"{app} {name}" for app, name in later)
