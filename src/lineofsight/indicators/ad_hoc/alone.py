"""A question counted in a process of its own, which is stopped when it takes too long.

What is asked is given on its standard input and answered on its standard output, as JSON. The
engine's own limit bounds its memory.
"""

import json
import subprocess
import sys
from pathlib import Path

from lineofsight.indicators.ad_hoc import counting, question
from lineofsight.indicators.ad_hoc.counting import Answered
from lineofsight.indicators.ad_hoc.question import Question, as_indicator
from lineofsight.kernel.problems import Problem
from lineofsight.records.home import Home

LONGEST = 60
"""Seconds after which a question is given up."""


def answered_alone(home: Home, asked: Question, *, seconds: float = LONGEST) -> Answered:
    """Count a question in a process of its own; raises `Problem` in words a person can act on."""
    as_indicator(asked)  # what is wrong with the question itself is said at once
    given = json.dumps({"home": str(home.path), "question": asked.as_data()})
    try:
        done = subprocess.run(  # noqa: S603  our own module, by the running interpreter
            [sys.executable, "-m", __name__],
            input=given,
            capture_output=True,
            text=True,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Problem(
            f"The question took longer than {seconds:g} seconds and was given up.",
            do="Ask about fewer months, or without a breakdown.",
        ) from error
    if done.returncode:
        raise Problem(
            "The records could not be asked this.",
            where="conditions",
            do="Compare each column with values of its own kind, and ask again.",
        )
    answer = json.loads(done.stdout)
    if "problem" in answer:
        raise Problem(answer["problem"], where=answer["where"], do=answer["do"])
    return counting.of_data(answer)


def main() -> None:
    """Read a question, count it and write the answer, or what is wrong."""
    given = json.load(sys.stdin)
    try:
        found = counting.answered(
            Home(Path(given["home"])), question.of_data(given["question"])
        ).as_data()
    except Problem as problem:
        found = {"problem": problem.what, "where": problem.where, "do": problem.do}
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
