"""One load at a time: another is refused while one goes on, and a killed one keeps nobody out."""

import json
import multiprocessing
import os
import platform
import time
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from lineofsight.kernel.problems import Problem, Refused
from lineofsight.records.home import Home
from lineofsight.records.one_load import one_load

LOADS = 6


def test_another_is_refused_and_told_who_loads_since_when(tmp_path):
    home = Home(tmp_path)

    with (
        one_load(home, since="06:10 on 5 December", by="The performance analyst"),
        pytest.raises(Refused, match=r"The performance analyst has .* since 06:10 on 5 December"),
        one_load(home, since="06:11"),
    ):
        pass


def test_the_next_may_load_whatever_ended_the_last(tmp_path):
    home = Home(tmp_path / "not made yet")

    with pytest.raises(ZeroDivisionError), one_load(home, since="06:10"):
        raise ZeroDivisionError

    with one_load(home, since="06:20"):
        assert home.loading.exists()
    assert not home.loading.exists()


def test_of_many_that_find_what_a_killed_load_left_one_alone_loads(tmp_path):
    """They all find it before any of them has loaded, and none ends before all were answered."""
    home = Home(tmp_path)
    left(home, process=2**22 + 1)
    together, answered = Barrier(LOADS), Barrier(LOADS)

    def load(number):
        together.wait(10)
        try:
            with one_load(home, since=f"06:0{number}"):
                answered.wait(10)
        except Refused:
            answered.wait(10)
            return False
        return True

    with ThreadPoolExecutor(LOADS) as threads:
        assert sum(threads.map(load, range(LOADS))) == 1


def left(home, *, process, machine=None):
    held = {"process": process, "machine": machine or platform.node(), "since": "06:00"}
    home.loading.write_text(json.dumps(held), "utf-8")


def loading_elsewhere(path, begun):
    with one_load(Home(path), since="06:10", by="The other process"):
        begun.set()
        time.sleep(60)


def test_another_process_holds_it_until_it_is_killed(tmp_path):
    home, spawned = Home(tmp_path), multiprocessing.get_context("spawn")
    begun = spawned.Event()
    other = spawned.Process(target=loading_elsewhere, args=(tmp_path, begun))
    other.start()
    assert begun.wait(30)

    with pytest.raises(Refused, match="The other process"), one_load(home, since="06:20"):
        pass
    other.kill()
    other.join()

    with one_load(home, since="06:30"):
        assert json.loads(home.loading.read_text("utf-8"))["since"] == "06:30"


def test_a_number_given_to_another_process_since_keeps_nobody_out(tmp_path):
    home = Home(tmp_path)
    left(home, process=os.getpid())

    with one_load(home, since="06:20"):
        assert json.loads(home.loading.read_text("utf-8"))["since"] == "06:20"


def test_a_load_of_another_machine_is_believed(tmp_path):
    home = Home(tmp_path)
    left(home, process=1, machine="another")

    with pytest.raises(Refused, match="06:00"), one_load(home, since="06:20"):
        pass
    assert home.loading.exists()


def test_a_home_that_cannot_be_locked_is_a_problem_and_no_crash(tmp_path):
    home = Home(tmp_path)
    home.load_lock.mkdir()

    with pytest.raises(Problem, match="cannot be held"), one_load(home, since="06:20"):
        pass
