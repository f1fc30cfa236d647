"""The chain shows every way of changing it: a word, an order, a row taken out, an end cut off."""

import datetime as dt
from dataclasses import replace

import pytest

from lineofsight.accounts import chain

KEY = b"k" * 32
AT = dt.datetime(2017, 12, 5, 9, tzinfo=dt.UTC)


@pytest.fixture
def links():
    made, before = [], chain.START
    for number in range(1, 6):
        entry = chain.Entry(number, AT, 7, "TM", "child", f"page {number}", [f"token{number}"])
        before = chain.link(KEY, before, entry)
        made.append((entry, before))
    return made


def broken(links, key=KEY, length=None, last=None):
    return chain.first_broken(
        key,
        links,
        length=len(links) if length is None else length,
        last=links[-1][1] if last is None else last,
    )


def test_a_whole_chain_is_whole(links):
    assert broken(links) == ""


@pytest.mark.parametrize(
    "change",
    [
        {"person": 8},
        {"roles": "DC"},
        {"kind": "search"},
        {"subject": "page"},
        {"children": []},
        {"at": AT + dt.timedelta(seconds=1)},
    ],
)
def test_any_changed_word_names_its_look(links, change):
    links[2] = (replace(links[2][0], **change), links[2][1])

    assert "Look 3 was changed" in broken(links)


def test_a_row_taken_out_is_named(links):
    del links[1]

    assert broken(links).startswith("Look 2 is missing")


def test_an_end_cut_off_is_named(links):
    last = links[-1][1]

    assert "ends at look 4 and must end at look 5" in broken(links[:4], length=5, last=last)


def test_nobody_without_the_key_can_make_a_link(links):
    assert "Look 1 was changed" in broken(links, key=b"x" * 32)
