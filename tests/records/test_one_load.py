"""One load at a time: another is refused while one goes on, and a killed one leaves no trace."""

import json
import multiprocessing
import platform

import pytest

from lineofsight.kernel.problems import Refused
from lineofsight.records.home import Home
from lineofsight.records.one_load import one_load


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


def test_what_a_killed_load_left_is_taken_away(tmp_path):
    gone = multiprocessing.get_context("spawn").Process(target=print)
    gone.start()
    gone.join()
    home = Home(tmp_path)
    left = {"process": gone.pid, "machine": platform.node(), "since": "yesterday"}
    home.loading.write_text(json.dumps(left), "utf-8")

    with one_load(home, since="06:20"):
        assert json.loads(home.loading.read_text("utf-8"))["since"] == "06:20"


def test_a_load_of_another_machine_is_believed(tmp_path):
    home = Home(tmp_path)
    left = {"process": 1, "machine": "another", "since": "06:00"}
    home.loading.write_text(json.dumps(left), "utf-8")

    with pytest.raises(Refused, match="06:00"), one_load(home, since="06:20"):
        pass
