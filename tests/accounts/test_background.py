"""What a page is told of long work: it never falls, and a part of it is not the whole done."""

import pytest

from lineofsight.accounts import background


@pytest.fixture
def noted(monkeypatch):
    told = []
    monkeypatch.setattr(background, "BETWEEN", -1)
    monkeypatch.setattr(background, "note", lambda _, doing, share: told.append((doing, share)))
    return told


def test_a_part_lies_between_its_shares_and_never_falls(noted):
    step = background.progress_of(None, begins=0.5)
    for doing, share in (("Begun", 0), ("Counting", 0.5), ("Judging", 0.25), ("Done", 1)):
        step(doing, share)

    assert noted == [("Begun", 0.5), ("Counting", 0.75), ("Judging", 0.75), ("Done", 1)]


def test_a_part_that_is_done_says_so_only_where_the_whole_is(noted):
    step = background.progress_of(None, ends=0.5)
    step("Sealing", 0.8)
    step("Done", 1)

    assert noted == [("Sealing", 0.4)]
