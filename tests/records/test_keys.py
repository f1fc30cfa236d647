"""The home's secret: made once, private, and a different key for each purpose."""

import stat

import pytest

from lineofsight.kernel.problems import Unreadable
from lineofsight.records import keys
from lineofsight.records.home import Home


def test_it_is_made_once_and_is_private(tmp_path):
    home = Home(tmp_path / "home")

    first = keys.key(home, "tokens")

    assert keys.key(Home(home.path), "tokens") == first
    assert stat.S_IMODE(home.secret.stat().st_mode) == 0o600
    assert [path.name for path in home.path.iterdir()] == ["secret"]


def test_each_purpose_and_each_home_has_its_own_key(tmp_path):
    one, other = Home(tmp_path / "one"), Home(tmp_path / "other")

    assert len({keys.key(one, "tokens"), keys.key(one, "looks"), keys.key(other, "tokens")}) == 3


def test_a_cut_secret_is_refused_and_left_as_it_is(tmp_path):
    home = Home(tmp_path)
    home.secret.write_bytes(b"short")

    with pytest.raises(Unreadable, match="5 bytes"):
        keys.key(home, "tokens")

    assert home.secret.read_bytes() == b"short"
