"""Hostile cells and places, loaded: a counted row or a clear problem, never a traceback."""

import datetime as dt
import json
import subprocess
import sys
from pathlib import Path

import pytest

from lineofsight.kernel.periods import Month
from lineofsight.kernel.problems import Problem
from lineofsight.records import intake, snapshots
from lineofsight.records.home import Home
from lineofsight.records.load_report import in_lines
from lineofsight.records.snapshots import open_month
from lineofsight.settings import DEFAULT
from records.loading import gathered, rows, said, sealed, write

SECONDS, MEGABYTES = 20, 512

GOOD = "good1 | 01/11/2017 | CP"
HEAD = "Child Unique ID | Visit Date | Visit Type"


@pytest.mark.parametrize(
    "child",
    ["=1+1", "@SUM(A1)", "<script>alert(1)</script>", "'; drop table person; --", "q" * 30_000,
     "\N{RIGHT-TO-LEFT OVERRIDE}abc", "\N{PILE OF POO}", "000012", "..", "Nonesuch", "\\0"],
    ids=range(11),
)  # fmt: skip
def test_an_identifier_is_kept_as_it_is_and_obeyed_by_nothing(tmp_path, child):
    result = sealed(tmp_path, visits=f"{HEAD}\n{child} | 01/11/2017 | CP\n{GOOD}")

    with open_month(Home(tmp_path / "home"), result.seal) as opened:
        found = opened.run("select child_id from cp_visits order by source_row").to_pydict()
    assert found["child_id"] == [child, "good1"]
    assert child not in "\n".join(in_lines(result.report)) or len(child) < 3


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        ("31/12/9999", "starts after the extract"),
        ("99999999999999999999", "its day is missing (day of the visit)"),
        ("-1", "its day is missing (day of the visit)"),
        ("1e400", "its day is missing (day of the visit)"),
        ("31/02/2017", "its day is missing (day of the visit)"),
        ("00/00/0000", "its day is missing (day of the visit)"),
        ("\N{ARABIC-INDIC DIGIT ONE}/11/20177", "its day is missing (day of the visit)"),
        ("=NOW()", "its day is missing (day of the visit)"),
        ("01/11/2017 24:00", "its day is missing (day of the visit)"),
    ],
)
def test_a_day_that_is_none_costs_its_row_and_no_other(tmp_path, day, reason):
    found = gathered(tmp_path, visits=f"{HEAD}\nbad | {day} | CP\n{GOOD}")

    assert rows(found, "cp_visits", "child_id") == [("good1",)]
    assert said(found, "row set aside") == [(reason, (2,))]


def test_an_end_in_the_year_9999_is_no_end(tmp_path):
    text = """
        Child Unique ID | Worker ID | Start Date | End Date   | Allocation
        held            | W1        | 01/06/2017 | 31/12/9999 | primary
    """

    assert rows(gathered(tmp_path, allocations=text), "involvements", "ended_on") == [(None,)]


@pytest.mark.parametrize("number", ["1e308", "99999999999", "-99999999999", "NaN", "inf", "1/2"])
def test_a_number_that_is_none_is_missing_and_said(tmp_path, number):
    text = f"Batch ID | Scanned On | Pages\nB1 | 01/11/2017 | {number}\nB2 | 01/11/2017 | -5"

    found = gathered(tmp_path, scanning=text)

    assert rows(found, "scanning", "batch_id", "pages") == [("B1", None), ("B2", -5)]
    assert len(said(found, "value not read")) == 1


def test_a_column_of_which_nothing_can_be_read_is_one_finding_for_each_value(tmp_path):
    text = "\n".join([HEAD, GOOD, *(f"c{n} | 01/11/2017 | colour {n % 3}" for n in range(300))])

    found = gathered(tmp_path, visits=text)

    unread = said(found, "value not read")
    assert [len(places) for _, places in unread] == [100, 100, 100]


@pytest.mark.parametrize("month", ["2009-12", "2029-01"])
def test_a_month_whose_working_days_nobody_knows_is_refused(tmp_path, month):
    with pytest.raises(Problem) as problem:
        sealed(tmp_path, month=month, visits=f"{HEAD}\n{GOOD}")

    assert "2010 to 2028" in problem.value.what


def test_a_home_that_is_a_file_is_a_problem_and_not_a_traceback(tmp_path):
    (tmp_path / "home").write_text("not a folder", "utf-8")

    with pytest.raises(Problem) as problem:
        sealed(tmp_path, visits=f"{HEAD}\n{GOOD}")

    assert "cannot be written to" in problem.value.what


def test_a_full_disk_is_a_problem_and_leaves_the_month_before(tmp_path, monkeypatch):
    before = sealed(tmp_path, visits=f"{HEAD}\n{GOOD}").seal

    def full(*_given, **_named):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(snapshots.pq, "write_table", full)
    with pytest.raises(Problem) as problem:
        sealed(tmp_path, visits=f"{HEAD}\n{GOOD}")
    monkeypatch.undo()

    assert "No space left" in problem.value.what
    assert snapshots.sealed(Home(tmp_path / "home")) == [before]


def test_a_refusal_says_why_even_where_its_report_cannot_be_written(tmp_path):
    (tmp_path / "home").write_text("not a folder", "utf-8")

    with pytest.raises(Problem) as problem:
        sealed(tmp_path, population="Area | Year | Population 0 to 17\nWandle | 2016 | 0")

    assert "population" in problem.value.what


MEASURE = """
import datetime as dt, json, sys, time
from pathlib import Path
from lineofsight.kernel.periods import Month
from lineofsight.records import intake
from lineofsight.records.home import Home
from lineofsight.records.load_report import in_lines
from lineofsight.settings import DEFAULT
began = time.process_time()
result = intake.load([Path(sys.argv[1])], home=Home(Path(sys.argv[2])), settings=DEFAULT,
                     month=Month(2017, 11))
list(in_lines(result.report))
took = time.process_time() - began
own = [line for line in open("/proc/self/status") if line.startswith("VmHWM")]
used = int(own[0].split()[1]) // 1024  # ru_maxrss would count the process that started this one
print(json.dumps({"took": took, "used": used, "rows": sum(result.seal.tables.values())}))
"""


def test_a_hundred_thousand_rows_of_which_each_is_wrong_in_its_own_way(tmp_path):
    bad = (f"c{n} | {n}/{n % 17}/2017x | kind {n}" for n in range(100_000))
    paths = write(tmp_path / "feeds", visits="\n".join([HEAD, GOOD, *bad]))

    done = subprocess.run(
        [sys.executable, "-c", MEASURE, str(paths[0]), str(tmp_path / "home")],
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip

    assert done.stderr == ""
    measured = json.loads(done.stdout)
    assert measured["rows"] == 1
    assert measured["took"] < SECONDS
    assert measured["used"] < MEGABYTES


def test_the_same_load_twice_gives_the_same_month(tmp_path):
    text = {"visits": f"{HEAD}\n{GOOD}\nbad | summer | CP\n{GOOD}"}
    first, second = (sealed(tmp_path / name, **text).seal for name in "ab")

    assert first.digests == second.digests
    assert first.findings == second.findings


def test_options_that_make_no_sense_together(tmp_path):
    write(tmp_path / "feeds", visits=f"{HEAD}\n{GOOD}")

    with pytest.raises(Problem):
        intake.load(
            [tmp_path / "feeds"], home=Home(tmp_path / "home"), settings=DEFAULT,
            month=Month(2017, 11), extracted=dt.date(2017, 10, 31),
        )  # fmt: skip


def test_a_name_in_a_column_of_dates_is_nowhere_in_the_report(tmp_path):
    text = (
        "Child ID,Child Protection Plan Start Date,Child Protection Plan End Date,Gender\n"
        "1,Jasmine Secretname 01/02/2025,,Jasmine O'Secretname\n2,01/02/2025,,M\n"
    )
    (tmp_path / "list_7.csv").write_text(text)
    result = intake.load(
        [tmp_path / "list_7.csv"],
        home=Home(tmp_path / "home"),
        settings=DEFAULT,
        month=Month(2025, 3),
    )
    written = [path.read_text("utf-8") for path in Path(result.report.folder).iterdir()]

    assert written
    assert not any("Jasmine" in words or "Secretname" in words for words in written)
