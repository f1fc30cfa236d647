"""Keeping releases: beside each other, each with its day, all of them or none."""

import datetime as dt
import json
from decimal import Decimal
from pathlib import Path

import pytest

from indicators.reference.test_reading import ENGLAND, WANDLE, plans
from lineofsight.indicators.reference import MEASURES, Library, kept
from lineofsight.indicators.reference.releases import import_files
from lineofsight.kernel.problems import Problem
from lineofsight.records.home import Home

SECOND = MEASURES["second plans"]
MARCH, LATER = dt.date(2026, 3, 19), dt.date(2026, 10, 29)


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path / "home")


def written(folder: Path, content: bytes, name: str = "plans.csv") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(content)
    return folder / name


def first(tmp_path):
    return written(tmp_path / "first", plans((*ENGLAND, "100", "25", "25"),
                                             (*WANDLE, "10", "2", "20")))  # fmt: skip


def test_the_product_brings_its_own_with_source_day_and_licence():
    brought = kept()

    assert len(brought) == 12
    assert all("(DfE)" in one.publication or "(ONS)" in one.publication for one in brought)
    assert all("Open Government Licence v3.0" in one.licence for one in brought)
    assert [one.file for one in brought if one.released_on is None] == [
        "workforce_headline_old_layout.csv"
    ]
    names = {record.area.name for one in brought for record in one.table.records}
    assert names == {"England", "London", "Outer London", "Croydon"}


def test_a_newer_release_speaks_and_the_older_is_kept(tmp_path, home):
    import_files([first(tmp_path)], home=home, released_on=MARCH)
    again = written(tmp_path / "again", plans((*ENGLAND, "100", "26", "26")))
    import_files([again], home=home, released_on=LATER)
    library = Library(kept(home))

    england = library.versions(SECOND, library.area("England"))[2025]
    assert [one.value for one in england] == [Decimal("24.5"), Decimal(25), Decimal(26)]
    assert library.series(SECOND, library.area("England"))[2025].release.released_on == LATER
    assert library.series(SECOND, library.area("999"))[2025].value == 20, "only the older has it"


def test_the_order_is_the_day_of_release_and_not_of_import(tmp_path, home):
    again = written(tmp_path / "again", plans((*ENGLAND, "100", "26", "26")))
    import_files([again], home=home, released_on=LATER)
    import_files([first(tmp_path)], home=home, released_on=MARCH)
    library = Library(kept(home))

    assert library.series(SECOND, library.area("England"))[2025].value == 26


def test_the_same_file_again_changes_nothing(tmp_path, home):
    path = first(tmp_path)
    assert len(import_files([path], home=home, released_on=MARCH)) == 1
    before = sorted(file.name for file in home.benchmarks.iterdir())

    assert import_files([path], home=home, released_on=MARCH) == []
    assert sorted(file.name for file in home.benchmarks.iterdir()) == before


def test_another_file_of_the_same_day_is_refused(tmp_path, home):
    import_files([first(tmp_path)], home=home, released_on=MARCH)
    again = written(tmp_path / "again", plans((*ENGLAND, "100", "26", "26")))

    with pytest.raises(Problem, match="other numbers of England in 2025"):
        import_files([again], home=home, released_on=MARCH)


def test_one_release_may_come_in_several_files(tmp_path, home):
    england = written(tmp_path / "a", plans((*ENGLAND, "100", "25", "25")))
    rest = written(tmp_path / "b", plans((*WANDLE, "50", "9", "18")), "rest.csv")

    assert len(import_files([england, rest], home=home, released_on=MARCH)) == 2
    library = Library(kept(home))
    assert library.series(SECOND, library.area("England"))[2025].value == 25
    assert library.series(SECOND, library.area("999"))[2025].value == 18


def test_the_day_is_said_or_stands_beside_the_file(tmp_path, home):
    path = first(tmp_path)
    with pytest.raises(Problem, match="not known when"):
        import_files([path], home=home)

    written(tmp_path / "two", plans((*ENGLAND, "100", "26", "26")), "a.csv")
    written(tmp_path / "two", plans((*ENGLAND, "100", "27", "27")), "b.csv")
    with pytest.raises(Problem, match="these 2 tables") as undated:
        import_files([tmp_path / "two"], home=home)
    assert undated.value.where == "a.csv, b.csv"

    listed = "file,publication,released_on\nplans.csv,Children in need (DfE),2026-03-19\n"
    written(path.parent, listed.encode(), "releases.csv")
    (release,) = import_files([path.parent], home=home)
    assert (release.released_on, release.publication) == (MARCH, "Children in need (DfE)")


def test_one_bad_file_and_nothing_is_kept(tmp_path, home):
    path = first(tmp_path)
    written(path.parent, plans((*ENGLAND, "1", "?", "1")), "worse.csv")

    with pytest.raises(Problem) as problem:
        import_files([path.parent], home=home, released_on=MARCH)

    assert problem.value.where == "worse.csv, line 2, column CPP_subsequent"
    assert not home.benchmarks.exists()


def test_a_kept_release_that_was_changed_is_noticed(tmp_path, home):
    import_files([first(tmp_path)], home=home, released_on=MARCH)
    (folder,) = home.benchmarks.iterdir()
    content = (folder / "published.csv").read_text()
    (folder / "published.csv").write_text(content.replace("25", "15"))

    with pytest.raises(Problem, match="not what was imported"):
        kept(home)


def test_what_is_kept_says_where_it_comes_from(tmp_path, home):
    import_files([first(tmp_path)], home=home, released_on=MARCH)
    (folder,) = home.benchmarks.iterdir()
    about = json.loads((folder / "release.json").read_text())

    assert (about["released_on"], about["file"]) == ("2026-03-19", "plans.csv")
    assert about["licence"] == "Open Government Licence v3.0"
