"""Hostile files are answered with a problem: no traceback, no harm, soon, in little memory."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from hostile.hostile_files import BUILDERS, MADE
from lineofsight.kernel.problems import Problem
from lineofsight.records.readers.reading import read
from records.readers.written import only

SECONDS, MEGABYTES = 20, 512

MEASURE = """
import json, resource, sys, time
from pathlib import Path
from lineofsight.kernel.problems import Problem
from lineofsight.records.readers.reading import read
took = {}
for name in sys.argv[1:]:
    began = time.perf_counter()
    try:
        read([Path(name)])
    except Problem:
        pass
    took[name] = time.perf_counter() - began
own = [line for line in open("/proc/self/status") if line.startswith("VmHWM")]
kilobytes = int(own[0].split()[1])  # ru_maxrss would count the process that started this one
kilobytes = max(kilobytes, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
print(json.dumps([took, kilobytes / 1024]))
"""


@pytest.mark.parametrize("builder", BUILDERS, ids=lambda one: one.__name__)
def test_it_is_answered_with_what_where_and_what_to_do(tmp_path, builder, capfd):
    kind, what = BUILDERS[builder]
    path = builder(tmp_path)

    with pytest.raises(Problem, match=what) as answer:
        read([path])

    assert type(answer.value) is kind
    assert path.name in answer.value.where
    assert answer.value.do
    assert capfd.readouterr() == ("", "")


def test_they_take_little_time_and_memory(tmp_path):
    paths = []
    for builder in BUILDERS:
        folder = tmp_path / builder.__name__
        folder.mkdir()
        paths.append(str(builder(folder)))

    done = subprocess.run(
        [sys.executable, "-c", MEASURE, *paths], capture_output=True, check=True, text=True
    )

    took, peak = json.loads(done.stdout)
    assert max(took.values()) < SECONDS
    assert peak < MEGABYTES
    assert done.stderr == ""


def test_one_bad_file_in_a_folder_stops_the_load(tmp_path):
    (tmp_path / "visits.csv").write_text("Child Unique ID,Visit Date,Visit Type\n1,2,3\n")
    (tmp_path / "plan.xlsx").write_bytes((MADE / "protected.xlsx").read_bytes())

    with pytest.raises(Problem, match="password") as answer:
        read([tmp_path])

    assert answer.value.where == "plan.xlsx"


def test_a_name_that_cannot_be_printed_is_told_safely(tmp_path):
    name = "visits\u202e\x1b[31m.csv"
    (tmp_path / name).write_text("Child Unique ID,Visit Date,Visit Type\n1,2,3\n")

    sheet = only(read([Path(tmp_path)]))

    assert sheet.file == r"visits\u202e\x1b[31m.csv"
