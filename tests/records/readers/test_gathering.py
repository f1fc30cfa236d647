"""Which files a load looks at: folders walked, hidden ones and links passed over and said."""

import os

import pytest

from lineofsight.kernel.problems import Refused, Unreadable
from lineofsight.records.readers.gathering import gather, shown
from lineofsight.records.readers.limits import Limits

LIMITS = Limits()


def written(folder, *names):
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")


def names(gathered):
    return [found.name for found in gathered.files]


def test_a_folder_is_walked_in_order_of_names(tmp_path):
    written(tmp_path, "b.csv", "a.csv", "deep/er/c.csv")

    assert names(gather([tmp_path], limits=LIMITS)) == ["a.csv", "b.csv", "deep/er/c.csv"]


def test_hidden_and_lock_files_are_passed_over_and_said(tmp_path):
    written(tmp_path, "a.csv", ".hidden.csv", "~$plan.xlsx", ".git/config", "Thumbs.db")

    gathered = gather([tmp_path], limits=LIMITS)

    assert names(gathered) == ["a.csv"]
    assert {one.file: one.why for one in gathered.ignored} == {
        ".git": "hidden",
        ".hidden.csv": "hidden",
        "Thumbs.db": "hidden",
        "~$plan.xlsx": "a lock file Excel leaves beside an open workbook",
    }


def test_a_file_given_twice_is_read_once(tmp_path):
    written(tmp_path, "a.csv")
    (tmp_path / "again.csv").symlink_to(tmp_path / "a.csv")

    assert names(gather([tmp_path, tmp_path / "a.csv"], limits=LIMITS)) == ["a.csv"]


def test_loops_broken_links_and_pipes(tmp_path):
    written(tmp_path, "a.csv")
    (tmp_path / "round").symlink_to(tmp_path)
    (tmp_path / "self.csv").symlink_to(tmp_path / "self.csv")
    (tmp_path / "gone.csv").symlink_to(tmp_path / "nowhere.csv")
    os.mkfifo(tmp_path / "pipe.csv")

    gathered = gather([tmp_path], limits=LIMITS)

    assert names(gathered) == ["a.csv"]
    assert {one.file for one in gathered.ignored} == {"round", "self.csv", "gone.csv", "pipe.csv"}


def test_a_folder_named_as_a_file_is_a_folder(tmp_path):
    written(tmp_path, "visits.csv/a.csv")

    assert names(gather([tmp_path / "visits.csv"], limits=LIMITS)) == ["a.csv"]


def test_files_of_one_name_from_two_folders_are_told_apart(tmp_path):
    written(tmp_path, "one/a.csv", "two/a.csv")

    found = names(gather([tmp_path / "one", tmp_path / "two"], limits=LIMITS))

    assert found == [str(tmp_path / "one/a.csv"), str(tmp_path / "two/a.csv")]


def test_a_name_that_cannot_be_printed_is_escaped(tmp_path):
    (tmp_path / os.fsdecode(b"bad\xff\nname.csv")).write_text("x")

    (name,) = names(gather([tmp_path], limits=LIMITS))

    assert name == r"bad\udcff\nname.csv"
    assert shown("Zoë's list.csv") == "Zoë's list.csv"


@pytest.mark.parametrize("name", ["nowhere.csv", "a" * 400, "nul\0.csv"])
def test_what_is_not_there_is_refused(tmp_path, name):
    with pytest.raises(Unreadable, match="no such file"):
        gather([tmp_path / name], limits=LIMITS)


def test_what_is_no_file_is_refused(tmp_path):
    os.mkfifo(tmp_path / "pipe.csv")

    with pytest.raises(Unreadable, match="not a file"):
        gather([tmp_path / "pipe.csv"], limits=LIMITS)


def test_too_many_files_are_refused(tmp_path):
    written(tmp_path, *[f"{number}.csv" for number in range(5)])

    with pytest.raises(Refused, match="more than 4 files"):
        gather([tmp_path], limits=Limits(files=4))
