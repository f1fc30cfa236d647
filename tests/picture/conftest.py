"""One drawn home with its picture, for every test that only reads."""

import pytest

from lineofsight.picture import open_picture
from lineofsight.records.home import Home
from pictured import MONTH, TABLES, built
from sealing import seal_drawn


@pytest.fixture(scope="session")
def home(tmp_path_factory):
    made = Home(tmp_path_factory.mktemp("drawn") / "home")
    seal_drawn(made, MONTH, **TABLES)
    built(made)
    return made


@pytest.fixture(scope="session")
def picture(home):
    return open_picture(home)


@pytest.fixture(scope="session")
def token(picture):
    """Give the token of a child by identifier."""
    rows = picture.rows("select child_id, token from child")
    return {row["child_id"]: row["token"] for row in rows}
