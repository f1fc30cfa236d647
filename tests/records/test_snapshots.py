"""A sealed month never changes; a load that dies leaves the old months and nothing torn."""

import dataclasses
import datetime as dt
import json
import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pyarrow as pa
import pytest

from lineofsight.kernel.periods import Month
from lineofsight.kernel.problems import Problem, Refused, Unreadable
from lineofsight.records import snapshots
from lineofsight.records.home import Home
from lineofsight.records.seals import Reach, Seal, Source, from_json, to_json
from lineofsight.records.snapshots import (
    SET_ASIDE_SCHEMA,
    newest,
    open_month,
    replace_running,
    running,
    seal_month,
    sealed,
    set_aside,
)
from lineofsight.records.sources.completing import completed
from lineofsight.records.standard import TABLES

NOVEMBER = Month(2017, 11)
EXTRACT = dt.date(2017, 11, 30)


def months_tables(children=("a",)):
    rows = pa.table({"child_id": list(children), "held_on": [EXTRACT] * len(children)})
    return {"core_groups": completed(TABLES["core_groups"], rows)}


def unsealed(month=NOVEMBER, **more):
    facts = {"month": month, "extracted_on": EXTRACT, "tables": {"core_groups": 1}, **more}
    return Seal(**facts)


def seal(home, children=("a",), month=NOVEMBER):
    return seal_month(
        home,
        tables=months_tables(children),
        seal=unsealed(month),
        set_aside=SET_ASIDE_SCHEMA.empty_table(),
    )


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path / "home")


def children_of(home, one):
    with open_month(home, one) as opened:
        return opened.run("select child_id from core_groups order by child_id").to_pydict()[
            "child_id"
        ]


def test_a_month_is_sealed_and_opens_as_it_was(home):
    first = seal(home, ["a", "b"])

    assert first.version == 1
    assert first.id.startswith("2017-11 v1 ")
    assert newest(home) == first
    assert children_of(home, first) == ["a", "b"]


def test_loading_again_makes_a_second_version_beside_the_first(home):
    first, second = seal(home, ["a"]), seal(home, ["a", "b"])

    assert [one.version for one in sealed(home)] == [1, 2]
    assert newest(home, NOVEMBER) == second
    assert first.id.split()[-1] != second.id.split()[-1]
    assert children_of(home, first) == ["a"]
    assert children_of(home, second) == ["a", "b"]


def test_the_newest_month_is_the_latest_and_not_the_last_loaded(home):
    december = seal(home, month=Month(2017, 12))
    seal(home, month=NOVEMBER)

    assert newest(home) == december
    assert newest(home, NOVEMBER).month == NOVEMBER


def test_no_sealed_month_is_said_with_what_to_do(home):
    with pytest.raises(Problem) as problem:
        newest(home, NOVEMBER)

    assert "November 2017" in problem.value.what
    assert "load" in problem.value.do


def test_sealed_files_cannot_be_written_to(home):
    seal(home)

    files = [path for path in home.months.rglob("*") if path.is_file()]
    assert len(files) == 5  # the table, what was set aside, completed and disagreed, the seal
    assert all(path.stat().st_mode & 0o222 == 0 for path in files)


@pytest.mark.parametrize("name", ["core_groups.parquet", "set_aside.parquet"])
def test_a_file_that_changed_since_is_refused(home, name):
    one = seal(home)
    path = home.months / "2017-11" / "v1" / name
    path.chmod(0o644)
    path.write_bytes(path.read_bytes()[:-1] + b"x")

    with pytest.raises(Refused):
        open_month(home, one) if name.startswith("core") else set_aside(home, one)


def test_a_file_that_is_gone_is_refused(home):
    one = seal(home)
    (home.months / "2017-11" / "v1" / "core_groups.parquet").unlink()

    with pytest.raises(Refused):
        open_month(home, one)


def test_who_asks_little_opens_only_the_tables_named(home):
    one = seal(home, ["a", "b"])
    with open_month(home, one, only=["core_groups"]) as opened:
        assert opened.run("select child_id from core_groups").num_rows == 2
    with open_month(home, one, only=["person"]) as opened:
        assert opened.run("select child_id from core_groups").num_rows == 0


def test_a_seal_that_is_no_seal_is_said_with_its_place(home):
    seal(home)
    path = home.months / "2017-11" / "v1" / "seal.json"
    path.chmod(0o644)
    path.write_text("{", "utf-8")

    with pytest.raises(Unreadable) as problem:
        sealed(home)

    assert problem.value.where == "2017-11/v1/seal.json"


def test_a_month_of_another_schema_is_refused_and_not_misread(home):
    seal(home)
    path = home.months / "2017-11" / "v1" / "seal.json"
    held = json.loads(path.read_text("utf-8")) | {"schema_version": 99}
    path.chmod(0o644)
    path.write_text(json.dumps(held), "utf-8")

    with pytest.raises(Refused):
        sealed(home)


def test_a_seal_is_the_same_after_it_was_written_and_read():
    full = unsealed(
        newest={"core_groups": EXTRACT},
        reach={
            "core_groups": Reach(dt.date(2017, 9, 1), EXTRACT, "the core_groups feed"),
            "referrals": Reach(None, EXTRACT, "census", because="so", holds_origins=True),
        },
        lacks={"missing": ("interviewed_at",)},
        sources=(Source("core_groups.csv", None, "ab" * 32), Source("a.xlsx", "List 7", "cd" * 32)),
        findings={"conflict": 2},
        digests={"core_groups.parquet": "ef" * 32},
        notes=("Annex A gives the team as at the extract.",),
        authority="Wandle",
    )

    assert from_json(to_json(full)) == full
    assert from_json(to_json(dataclasses.replace(full, month=None))).month is None


def test_a_seal_of_before_reaches_gave_a_reason_is_read():
    kept = unsealed(reach={"referrals": Reach(dt.date(2017, 9, 1), EXTRACT, "list 3")})
    held = json.loads(to_json(kept))
    for name in ("because", "holds_origins"):
        del held["reach"]["referrals"][name]

    assert from_json(json.dumps(held)) == kept


def replace_picture(home, children):
    return replace_running(
        home,
        tables=months_tables(children),
        seal=unsealed(None),
        set_aside=SET_ASIDE_SCHEMA.empty_table(),
    )


def test_the_running_picture_is_replaced_whole_and_is_no_month(home):
    assert running(home) is None
    replace_picture(home, ["a"])
    second = replace_picture(home, ["b"])
    third = replace_picture(home, ["c"])

    assert running(home) == third
    assert children_of(home, third) == ["c"]
    assert sealed(home) == []
    assert second.id != third.id
    assert len(list(home.running.glob("building-*"))) == 2  # the last one, for whoever opens it


STEPS = {
    "a table is written": (snapshots.pq, "write_table"),
    "a file is made durable": (snapshots, "_sync_file"),
    "the seal is written": (snapshots, "_write"),
    "the folder is made durable": (snapshots, "_sync_folder"),
    "the folder is moved into place": (Path, "rename"),
    "the pointer is moved": (Path, "replace"),
}


class DiskFull(OSError):
    """What a step of a load dies of here."""


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("sooner", [0, 1])
def test_a_step_that_fails_leaves_what_was_there(home, monkeypatch, step, sooner):
    first = seal(home, ["a"])
    picture = replace_picture(home, ["a"])
    owner, name = STEPS[step]
    real, calls = getattr(owner, name), []

    def dies(*given, **named):
        calls.append(name)
        if len(calls) > sooner:
            raise DiskFull(28, "no space")
        return real(*given, **named)

    monkeypatch.setattr(owner, name, dies)
    for load in (seal, replace_picture):
        try:
            load(home, ["b"])
        except DiskFull:
            continue
    monkeypatch.undo()

    assert sealed(home)[0] == first
    for one in sealed(home):
        assert children_of(home, one) in (["a"], ["b"])
    assert children_of(home, running(home)) in (["a"], ["b"])
    assert picture.month is None


KILLED = """
    import sys
    from pathlib import Path
    sys.path[:0] = {paths!r}
    from records.test_snapshots import Home, replace_picture, seal
    home = Home(Path(sys.argv[1]))
    print("ready", flush=True)
    while True:
        seal(home, ["b"] * 2000)
        replace_picture(home, ["b"] * 2000)
"""


def test_killed_at_any_moment_every_month_left_is_whole(home):
    first = seal(home, ["a"])
    replace_picture(home, ["a"])
    script = textwrap.dedent(KILLED).format(paths=[path for path in sys.path if path])
    for moment in (0.02, 0.07):
        with subprocess.Popen(
            [sys.executable, "-c", script, str(home.path)], stdout=subprocess.PIPE
        ) as load:
            load.stdout.readline()
            time.sleep(moment)
            os.kill(load.pid, signal.SIGKILL)

        seals = sealed(home)
        assert seals[0] == first
        assert [one.version for one in seals] == list(range(1, len(seals) + 1))
        for one in seals[-2:]:
            assert set(children_of(home, one)) <= {"a", "b"}
        assert set(children_of(home, running(home))) <= {"a", "b"}


def test_what_a_killed_load_left_is_cleared_a_day_later(home):
    seal(home)
    left = home.months / ".building-left"
    left.mkdir()
    beside = home.months / ".building-beside"  # another load that runs at this moment
    beside.mkdir()
    two_days_ago = time.time() - 2 * 24 * 60 * 60
    os.utime(left, (two_days_ago, two_days_ago))

    seal(home)

    assert not left.exists()
    assert beside.exists()


def test_two_loads_at_the_same_moment_get_a_version_each(home):
    script = textwrap.dedent(KILLED).format(paths=[path for path in sys.path if path])
    script = script.replace("while True:", "for _ in range(4):")
    loads = [
        subprocess.Popen(
            [sys.executable, "-c", script, str(home.path)],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )
        for _ in range(2)
    ]  # fmt: skip
    endings = [(load.communicate(timeout=60)[1], load.returncode) for load in loads]

    assert endings == [("", 0), ("", 0)]
    assert [one.version for one in sealed(home)] == list(range(1, 9))
    assert running(home) is not None
    assert len({one.id for one in sealed(home)}) == 8


def test_the_scratch_folder_goes_when_the_month_is_closed(home):
    opened = open_month(home, seal(home))
    assert opened.scratch.exists()

    opened.close()

    assert not opened.scratch.exists()
