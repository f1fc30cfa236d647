"""A former version becomes the newest again, whole, and nothing that was sealed goes."""

import datetime as dt
import shutil

import pytest

from lineofsight.kernel.periods import Month
from lineofsight.kernel.problems import Refused
from lineofsight.records import rolling_back, snapshots
from lineofsight.records.home import Home
from sealing import seal_drawn

NOVEMBER = Month.parse("2017-11")
ON = dt.date(2017, 12, 8)
AT = dt.datetime(2017, 12, 8, 9, 30, tzinfo=dt.UTC)
HEADINGS = "child_id | contacted_on\n"
SIX = HEADINGS + "\n".join(f"child_{n} | 2017-11-0{n}" for n in range(1, 7))
ONE = HEADINGS + "child_1 | 2017-11-01"


@pytest.fixture(scope="module")
def twice(tmp_path_factory):
    """A month sealed rightly and then wrongly."""
    home = Home(tmp_path_factory.mktemp("twice"))
    right = seal_drawn(
        home, NOVEMBER, contacts=SIX, aside=[("visit", 7, "has no date")],
        to_mend={7: {"worker_id": "W1"}},
    )  # fmt: skip
    return home, right, seal_drawn(home, NOVEMBER, contacts=ONE)


@pytest.fixture
def home(twice, tmp_path):
    shutil.copytree(twice[0].path, tmp_path / "home")
    return Home(tmp_path / "home")


@pytest.fixture
def right(twice):
    return twice[1]


@pytest.fixture
def wrong(twice):
    return twice[2]


def test_the_former_records_are_the_newest_and_the_wrong_ones_stay(home, right, wrong):
    again = rolling_back.roll_back(home, right.id, on=ON, loaded_at=AT)

    assert snapshots.newest(home, NOVEMBER) == again
    assert [one.version for one in snapshots.sealed(home)] == [1, 2, 3]
    assert snapshots.tables_of(home, again) == snapshots.tables_of(home, right)
    assert snapshots.set_aside(home, again).num_rows == 1
    assert snapshots.to_mend(home, again) == snapshots.to_mend(home, right)
    assert snapshots.to_mend(home, wrong) is None, "as of a month sealed before it was kept"
    assert snapshots.tables_of(home, wrong)["contacts"].num_rows == 1


def test_the_new_seal_says_whose_records_it_holds_and_when(home, right, wrong):
    again = rolling_back.roll_back(home, right.id, on=ON, loaded_at=AT)

    assert again.notes == (
        "Rolled back: these are the records of version 1, sealed again on 8 December 2017.",
    )
    assert again.loaded_at == "2017-12-08T09:30:00+00:00"


def test_rolled_back_to_what_was_rolled_back_it_says_so_once(home, right, wrong):
    third = rolling_back.roll_back(home, right.id, on=ON, loaded_at=AT)
    rolling_back.roll_back(home, wrong.id, on=ON, loaded_at=AT)

    again = rolling_back.roll_back(home, third.id, on=ON, loaded_at=AT)

    assert again.notes == (
        "Rolled back: these are the records of version 3, sealed again on 8 December 2017.",
    )


def test_the_report_of_the_load_goes_with_its_records(home, right, wrong):
    home.report_of(right.id).mkdir(parents=True)
    (home.report_of(right.id) / "findings.csv").write_text("what was found", "utf-8")

    again = rolling_back.roll_back(home, right.id, on=ON, loaded_at=AT)

    assert (home.report_of(again.id) / "findings.csv").read_text("utf-8") == "what was found"


@pytest.mark.parametrize("which", ["newest", "unknown"])
def test_only_a_former_version_can_be_rolled_back_to(home, right, wrong, which):
    identifier = wrong.id if which == "newest" else "2017-11 v9 00000000"

    assert rolling_back.former(home, identifier) is None
    with pytest.raises(Refused, match="not a former version"):
        rolling_back.roll_back(home, identifier, on=ON, loaded_at=AT)
    assert len(snapshots.sealed(home)) == 2


def test_a_version_that_was_changed_on_disk_is_refused(home, right, wrong):
    file = home.months / "2017-11" / "v1" / "contacts.parquet"
    file.chmod(0o644)
    file.write_bytes(file.read_bytes() + b" ")

    with pytest.raises(Refused, match="was changed after it was sealed"):
        rolling_back.roll_back(home, right.id, on=ON, loaded_at=AT)
    assert len(snapshots.sealed(home)) == 2


def test_a_fall_of_over_a_fifth_is_told_and_a_rise_is_not(home, right, wrong):
    assert rolling_back.fallen(home, right) == []
    rolling_back.roll_back(home, right.id, on=ON, loaded_at=AT)
    said = "1 row of contacts, where November 2017 has 6 now"
    assert rolling_back.fallen(home, wrong) == [said]
