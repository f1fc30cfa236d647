"""What a user reads when something is wrong, and the exit code of each kind."""

import copy
import pickle

import pytest

from lineofsight.kernel.problems import ChecksFailed, Exit, Problem, Refused, Unreadable, on_a_page


def test_each_kind_has_its_own_exit_code():
    kinds = {Problem: 2, Unreadable: 3, ChecksFailed: 4, Refused: 5}

    assert {kind: int(kind.kind) for kind in kinds} == kinds
    assert Exit.DONE == 0
    assert len(set(Exit)) == len(Exit)


def test_it_reads_as_what_where_and_what_to_do():
    problem = Problem("27 visits have no date.", where="visits.csv, line 14", do="Export again.")

    assert str(problem).splitlines() == [
        "27 visits have no date.",
        "Where: visits.csv, line 14.",
        "What to do: Export again.",
    ]


def test_what_is_not_said_is_not_printed():
    assert str(Problem("Nothing is sealed.")) == "Nothing is sealed."


@pytest.mark.parametrize("kind", [Problem, Unreadable, ChecksFailed, Refused])
def test_one_catch_serves_all(kind):
    with pytest.raises(Problem):
        raise kind("x")


def test_a_problem_can_be_raised_again_with_a_note():
    problem = Problem("what", where="there", do="this")
    problem.add_note("seen twice")

    assert str(copy.copy(problem)) == str(problem)
    assert pickle.loads(pickle.dumps(problem)).what == "what"  # noqa: S301  our own bytes


@pytest.mark.parametrize(("words", "told"), [
    ("Load it as today's records (--today).", "Load it as today's records."),
    ("Give the files (`lineofsight templates FOLDER` shows each).", "Give the files."),
    ("Free some space (or name another folder with --home). Nothing changed.",
     "Free some space. Nothing changed."),
    ("41 rows (3 lists) were set aside.", "41 rows (3 lists) were set aside."),
])  # fmt: skip
def test_a_page_leaves_out_what_only_a_terminal_can_do(words, told):
    assert on_a_page(words) == told
