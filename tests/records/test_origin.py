"""A home keeps real records or made-up ones, and refuses the other kind, however it arrives."""

import csv
import shutil

import pyarrow as pa
import pytest

from lineofsight.kernel.problems import Refused
from lineofsight.records import intake, origin
from lineofsight.records.home import Home
from lineofsight.records.origin import Origin
from lineofsight.settings import DEFAULT
from sample_site import MONTH

VISITS = "Child Unique ID,Visit Date,Visit Type\n"


def load(folder, home, **more):
    return intake.load([folder], home=home, settings=DEFAULT, month=MONTH, **more)


def rows(*children):
    return {"referrals": pa.table({"child_id": list(children)})}


MADE_UP = [origin.marked(number) for number in range(200, 240)]
REAL = [f"{number:08d}" for number in range(70_000, 70_040)]


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path / "home")


@pytest.fixture
def returns(sample_home):
    """The files from which the made-up borough was loaded."""
    return sample_home.path.parent / "returns"


@pytest.fixture
def of_others(tmp_path):
    """A file of visits to children that no sample holds."""
    folder = tmp_path / "others"
    folder.mkdir()
    lines = "".join(f"{child},{day}/11/2017,CIN\n" for day, child in enumerate(REAL[:9], start=1))
    (folder / "visits.csv").write_text(VISITS + lines)
    return folder


def test_every_child_of_the_sample_carries_the_mark_in_every_file(sample_home, returns):
    assert origin.origin_of(sample_home) is Origin.MADE_UP
    for path in (*returns.glob("feeds/*.csv"), *returns.glob("ssda903/*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                child = row.get("Child Unique ID") or row.get("CHILD")
                assert not child or origin.is_marked(child.strip()), path.name


def test_zeros_lost_in_a_spreadsheet_leave_the_mark():
    assert all(origin.is_marked(str(int(child))) for child in MADE_UP)
    assert not any(origin.is_marked(one) for one in ("", "C12", "00000000", "12", "1" * 40))


def test_real_identifiers_carry_it_once_in_a_hundred():
    assert sum(origin.is_marked(str(number)) for number in range(10**6, 10**6 + 10**4)) in range(
        60, 140
    )


def test_a_training_home_takes_no_real_child(home, of_others, returns, tmp_path):
    origin.decide(home, Origin.MADE_UP)
    with pytest.raises(Refused, match="Of the children in these files 9 are not made up"):
        load(of_others, home)
    with pytest.raises(Refused, match="not made up"):
        load(of_others, home, check=True)

    mixed = tmp_path / "mixed"
    shutil.copytree(returns / "feeds", mixed)
    with (mixed / "visits.csv").open("a") as file:
        file.write(f"{REAL[0]},01/11/2017,CIN\n")
    with pytest.raises(Refused) as refused:
        load(mixed, home)
    assert REAL[0] not in str(refused.value)
    assert not home.months.exists()


def test_a_live_home_takes_no_made_up_child(home, of_others, returns, tmp_path):
    load(of_others, home)
    assert origin.origin_of(home) is Origin.REAL
    one_file = tmp_path / "one"
    one_file.mkdir()
    shutil.copy(returns / "ssda903" / "header.csv", one_file / "renamed.csv")
    for folder in (returns, one_file):
        with pytest.raises(Refused, match=r"made up \(by lineofsight sample\)"):
            load(folder, home, accept_fall=True)
    with pytest.raises(Refused, match="no training site"):
        origin.decide(home, Origin.MADE_UP)


def test_what_is_loaded_first_decides_and_a_check_decides_nothing(home, of_others):
    load(of_others, home, check=True)
    assert origin.origin_of(home) is None
    assert origin.allowed(home, rows(*MADE_UP)) is Origin.MADE_UP
    assert origin.allowed(home, rows(*REAL)) is Origin.REAL
    assert origin.allowed(home, {"workers": pa.table({"worker_id": ["W1"]})}) is None


def test_the_two_are_not_mixed_and_chance_refuses_nobody(home):
    with pytest.raises(Refused, match="never mixed"):
        origin.allowed(home, rows(*MADE_UP, REAL[0]))
    assert origin.allowed(home, rows(*REAL, *MADE_UP[:4])) is Origin.REAL
    assert origin.allowed(home, rows(*MADE_UP[:4])) is Origin.REAL, "too few to tell by"


def test_rows_without_a_child_are_taken_as_the_home_is(home):
    workers = {"workers": pa.table({"worker_id": ["W1"]})}
    assert origin.allowed(home, workers) is None
    origin.decide(home, Origin.MADE_UP)
    assert origin.allowed(home, workers) is Origin.MADE_UP
