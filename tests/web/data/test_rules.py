"""What may be done with files that were sent: by whom, when, and under which names."""

import datetime as dt

import pytest

from lineofsight.web.data.rules import (
    LOOKED_AT_FOR,
    MOST_BYTES,
    MOST_FILES,
    Standing,
    State,
    may_approve,
    may_load,
    may_look_again,
    name_kept,
    wrong_with,
)

NOW = dt.datetime(2017, 12, 5, 9, 0, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("Annex A.xlsx", "01 Annex A.xlsx"),
        ("../../etc/passwd", "01 passwd"),
        ("..\\..\\windows\\system.csv", "01 system.csv"),
        ("C:\\returns\\header.CSV", "01 header.csv"),
        ("a\x00b.csv", "01 ab.csv"),
        ("", "01 file"),
        ("..", "01 file"),
        ("x" * 500 + ".csv", "01 " + "x" * 60 + ".csv"),
        ("аnnеx.xlsx", "01 nn_x.xlsx"),  # the first and fourth letters are Cyrillic
        ("run.exe", "01 run"),
        ("a\r\nSet-Cookie: b.csv", "01 a_Set-Cookie_ b.csv"),
    ],
)
def test_we_make_the_names(given, kept):
    assert name_kept(given, 1) == kept


@pytest.mark.parametrize(
    ("names", "sizes", "words"),
    [
        ([], [], "Choose the files"),
        (["a.csv"] * (MOST_FILES + 1), [1] * (MOST_FILES + 1), "at most"),
        (["a.csv"], [MOST_BYTES + 1], "larger than"),
        (["a.csv", "b.csv"], [1, 0], "File 2 of the 2, in the order they were chosen, is empty"),
        (
            ["a.csv", "returns.ZIP"],
            [1, 1],
            "the 2, in the order they were chosen, ends in .zip, which is not read. Unpack it",
        ),
        (["Ada Fernhill.pdf"], [1], "The file ends in .pdf, which is not read."),
        (["notes.Ada Fernhill"], [1], "The file is of a kind that is not read."),
        (["Ada Fernhill"], [1], "end in .csv, .tsv, .txt, .tab, .xlsx, .xlsm, .xls, .xml or "),
        (["A.CSV", "b.xlsx", "c.xml", "d.parquet"], [1] * 4, ""),
    ],
)
def test_what_is_wrong_before_anything_is_read(names, sizes, words):
    found = wrong_with(names, sizes)

    assert words in found
    assert bool(found) == bool(words)
    assert "ernhill" not in found, "a name of a file may be a child's"


FRESH = Standing(State.SEEN, fell=False, seen_at=NOW, is_stale=False)


@pytest.mark.parametrize(
    ("now", "later", "words"),
    [
        (FRESH, dt.timedelta(hours=1), ""),
        (FRESH, LOOKED_AT_FOR + dt.timedelta(seconds=1), "More than a day"),
        (
            Standing(State.SEEN, fell=False, seen_at=NOW, is_stale=True),
            dt.timedelta(),
            "Another load",
        ),
        (
            Standing(State.SEEN, fell=False, seen_at=None, is_stale=False),
            dt.timedelta(),
            "More than",
        ),
        (Standing(State.SEALED, fell=False, seen_at=NOW, is_stale=False), dt.timedelta(), "loaded"),
        (Standing(State.LOADING, fell=True, seen_at=NOW, is_stale=False), dt.timedelta(), "being"),
    ],
)
def test_when_files_may_be_loaded(now, later, words):
    found = may_load(now, at=NOW + later)

    assert words in found
    assert bool(found) == bool(words)


@pytest.mark.parametrize(
    ("state", "is_stale", "later", "may"),
    [
        (State.SEEN, False, dt.timedelta(), False),
        (State.SEEN, True, dt.timedelta(), True),
        (State.SEEN, False, LOOKED_AT_FOR + dt.timedelta(seconds=1), True),
        (State.ASKED, True, dt.timedelta(), True),
        (State.LOADING, True, dt.timedelta(), False),
        (State.SEALED, True, dt.timedelta(), False),
        (State.REFUSED, True, dt.timedelta(), False),
    ],
)
def test_files_are_looked_at_again_where_what_was_found_may_not_be_acted_on(
    state, is_stale, later, may
):
    now = Standing(state, fell=False, seen_at=NOW, is_stale=is_stale)

    assert may_look_again(now, at=NOW + later) == may


ASKED = Standing(State.ASKED, fell=True, seen_at=NOW, is_stale=False)


@pytest.mark.parametrize(
    ("now", "by_sender", "words"),
    [
        (ASKED, False, ""),
        (ASKED, True, "second person"),
        (Standing(State.SEEN, fell=True, seen_at=NOW, is_stale=False), False, "looked at"),
        (Standing(State.ASKED, fell=True, seen_at=NOW, is_stale=True), False, "Another load"),
    ],
)
def test_who_may_approve(now, by_sender, words):
    found = may_approve(now, by_sender=by_sender, at=NOW)

    assert words in found
    assert bool(found) == bool(words)
