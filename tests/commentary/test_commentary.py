"""Words are asked for when a figure moved; the later of two writers is shown both texts."""

import datetime as dt

import pytest

from lineofsight import picture
from lineofsight.accounts.roles import Role
from lineofsight.commentary import actions
from lineofsight.commentary.models import Version
from lineofsight.commentary.rules import is_asked_for, was_quicker
from lineofsight.picture import Judged
from signed_in import client_of, person

NOW = dt.datetime(2017, 12, 6, 9, tzinfo=dt.UTC)
FIRST, SECOND = "The team lost two workers.", "Agency workers began on 4 December."


@pytest.fixture
def site(sample_home, settings, db):
    settings.HOME = sample_home
    settings.SECOND_FACTOR = False
    return picture.open_picture(sample_home)


@pytest.fixture
def rows(site):
    return picture.scorecard_rows(site, exactness="exact")


@pytest.fixture
def moved(rows):
    return next(row.code for row in rows if row.judged.has_moved)


@pytest.fixture
def analyst(db):
    return person(Role.ANALYST)


def test_it_is_asked_for_when_a_signal_fired_and_only_then():
    assert is_asked_for(Judged(variation="concern_low"))
    assert is_asked_for(Judged(variation="improvement_high"))
    assert not is_asked_for(Judged(variation="common_cause"))
    assert not is_asked_for(Judged())


def test_somebody_was_quicker_when_a_version_came_after_the_one_seen():
    assert was_quicker(0, 1)
    assert not was_quicker(1, 1)


def test_every_version_is_kept_and_the_later_writer_is_refused(analyst):
    def write(text, seen):
        return actions.write("CP5", "2017-11", text, seen=seen, by=analyst, at=NOW)

    assert write(FIRST, 0).number == 1
    assert write(SECOND, 0) is None
    assert write(SECOND, 1).number == 2
    assert [one.text for one in Version.objects.all()] == [SECOND, FIRST]
    assert actions.newest("CP5", "2017-11").text == SECOND
    assert actions.newest("CP5", "2017-10") is None


def test_two_people_writing_at_once_lose_nothing(site, moved, analyst):
    address = f"/indicators/{moved}/commentary/"
    one, other = client_of(analyst), client_of(person(Role.DIRECTOR))
    assert one.post(address, {"text": FIRST, "seen": 0}).status_code == 302
    answer = other.post(address, {"text": SECOND, "seen": 0})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert FIRST in page
    assert SECOND in page
    assert 'name="seen" value="1"' in page
    assert Version.objects.count() == 1
    both = f"{FIRST} {SECOND}"
    assert other.post(address, {"text": both, "seen": 1}).status_code == 302
    assert both in other.get(f"/indicators/{moved}/").content.decode()


def test_nothing_is_asked_or_kept_of_a_figure_within_its_range(site, rows, analyst):
    calm = next(row.code for row in rows if row.judged.variation == "common_cause")
    client = client_of(analyst)
    page = client.post(f"/indicators/{calm}/commentary/", {"text": FIRST, "seen": 0})
    assert "no commentary is asked for" in page.content.decode()
    assert not Version.objects.exists()
    assert 'id="commentary"' not in client.get(f"/indicators/{calm}/").content.decode()


def test_a_text_is_shown_as_text(site, moved, analyst):
    client = client_of(analyst)
    hostile = "<script>alert(1)</script> is what it says"
    client.post(f"/indicators/{moved}/commentary/", {"text": hostile, "seen": 0})
    page = client.get(f"/indicators/{moved}/").content.decode()
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert(1)" not in page


def test_whoever_may_not_write_reads_and_finds_no_form(site, moved, analyst):
    actions.write(moved, "2017-11", FIRST, seen=0, by=analyst, at=NOW)
    client = client_of(person(Role.PRACTITIONER))
    assert client.get(f"/indicators/{moved}/commentary/").status_code == 404
    page = client.get(f"/indicators/{moved}/").content.decode()
    assert FIRST in page
    assert "Change the commentary" not in page


@pytest.mark.parametrize("seen", ["", "-1", "x", "9" * 30])
def test_a_stale_or_broken_form_breaks_nothing(site, moved, analyst, seen):
    answer = client_of(analyst).post(
        f"/indicators/{moved}/commentary/", {"text": FIRST, "seen": seen}
    )
    assert answer.status_code < 500
