"""The same document gives the same bytes, on another day and in another process."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from documents.reading import written
from documents.wandle_paper import wandle_paper
from lineofsight.kernel.problems import Problem
from lineofsight.reporting.render.formats import RENDERERS, write

ROOT = Path(__file__).resolve().parents[2]
ELSEWHERE = """
import hashlib
from documents.wandle_paper import wandle_paper
from lineofsight.reporting.render.formats import RENDERERS, write
for form in RENDERERS:
    print(form, hashlib.sha256(write(wandle_paper(), form)).hexdigest())
"""


def test_another_process_writes_the_same_bytes():
    places = os.pathsep.join(str(ROOT / folder) for folder in ("src", "tests"))
    told = subprocess.run(
        [sys.executable, "-c", ELSEWHERE], check=True, capture_output=True, text=True,
        env={**os.environ, "PYTHONPATH": places, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"},
    ).stdout  # fmt: skip
    here = [
        f"{form} {hashlib.sha256(written(wandle_paper(), form)).hexdigest()}" for form in RENDERERS
    ]

    assert told.split("\n")[:-1] == here


def test_an_unknown_format_is_a_problem_that_names_the_nearest():
    with pytest.raises(Problem, match="'doc'; did you mean docx"):
        write(wandle_paper(), "doc")
