"""Which children stand behind a figure: the engine's own rows, of whom the reader may see."""

import re
from dataclasses import replace

import pytest
from django.urls import reverse
from django.utils import timezone

from lineofsight import picture
from lineofsight.accounts.models import Look, Restriction
from lineofsight.accounts.roles import Role
from lineofsight.indicators import listing
from lineofsight.indicators.catalogue import indicators
from lineofsight.kernel.periods import Month
from lineofsight.kernel.quantities import State
from lineofsight.picture import about
from lineofsight.records.snapshots import newest, open_month
from lineofsight.web.cases import behind
from signed_in import client_of, person


def listed(client, code, which) -> list[str]:
    """The tokens of every page of the list, in order, once for each row."""
    address = f"{reverse('behind', args=[code])}?which={which}"
    found: list[str] = []
    while address:
        body = client.get(address).content.decode()
        found += re.findall(r'href="/children/([A-Za-z0-9_-]{22})/"', body)
        after = re.search(r'href="(\?[^"]+)" rel="next"', body)
        address = reverse("behind", args=[code]) + after[1].replace("&amp;", "&") if after else ""
    return found


@pytest.fixture
def engine(sample_home, borough):
    """What the engine lists behind an indicator in the newest month: identifier and met or not."""
    month: Month = about(borough).month
    with open_month(sample_home, newest(sample_home)) as opened:
        yield lambda code: listing.rows_of(opened, indicators()[code], month=month)


@pytest.mark.parametrize("code", ["CIN4", "CP8", "LAC8"])
@pytest.mark.parametrize("which", ["met", "unmet"])
def test_the_rows_are_those_the_engine_counts(analyst, engine, records, code, which):
    known = {row["child_id"]: row["token"] for row in records(
        "select child_id, token from child where is_restricted = 0")}  # fmt: skip
    rows = [one for one in engine(code) if one["met"] == ("yes" if which == "met" else "no")]
    wanted = sorted(known[one["identifier"]] for one in rows if one["identifier"] in known)

    assert sorted(listed(analyst, code, which)) == wanted


def test_a_manager_sees_only_the_children_of_the_team(manager, analyst, records, team):
    ours = {row["token"] for row in records("select token from child where team = ?", team)}

    assert set(listed(manager, "CIN4", "all")) == set(listed(analyst, "CIN4", "all")) & ours


def test_what_was_due_first_stands_first(manager, records):
    shown = listed(manager, "CIN4", "unmet")
    due = {row["token"]: row["due_on"] for row in records(
        "select token, due_on from behind join child on child.id = behind.child "
        "where code = 'CIN4'")}  # fmt: skip

    assert len(shown) > 2
    assert [due[one] for one in shown] == sorted(due[one] for one in shown)


def test_each_row_says_why(manager):
    body = manager.get(reverse("behind", args=["CIN4"])).content.decode()
    why = re.findall(r'data-label="Why">([^<]+)<', body)

    assert why
    assert all(re.match(r"was due \w+day \d+ \w+.* and is not done", words) for words in why)


def test_an_analyst_sees_rows_without_names(analyst, records):
    body = analyst.get(reverse("behind", args=["CIN4"]), {"which": "all"}).content.decode()
    known = [
        row["name"]
        for row in records(
            "select name from child union select child_id from child union select name from worker"
        )
    ]

    assert [words for words in known if words and words in body] == []


def test_the_look_says_which_figure_and_which_children(manager):
    shown = listed(manager, "CIN4", "unmet")
    look = Look.objects.filter(kind="children behind a figure").latest("number")

    assert look.subject == "CIN4"
    assert set(look.children) <= set(shown)


def test_a_director_gives_a_reason_first(borough):
    answer = client_of(person(Role.DIRECTOR)).get(reverse("behind", args=["CIN4"]))

    assert answer.status_code == 302
    assert answer.url.startswith(reverse("give-reason"))


@pytest.mark.parametrize("code", ["NOSUCH", "W1a", "cin4", "CIN4 "])
def test_no_such_indicator_and_one_of_workers_are_one_answer(manager, code):
    assert manager.get(reverse("behind", args=[code])).status_code == 404


def test_the_programme_office_sees_nobody(programme):
    assert programme.get(reverse("behind", args=["CIN4"])).status_code == 404


def test_what_a_working_day_ends_is_due_on_one_or_was_with_that_day_beside_the_day_off(analyst):
    body = analyst.get(reverse("behind", args=["AMT3"]), {"which": "all"}).content.decode()
    still = re.findall(r">due (\w+day) \d", body)
    off = re.findall(r"was due (?:Saturday|Sunday) ([^<]*?) and is not done", body)

    assert len(still) > 5
    assert not {"Saturday", "Sunday"} & set(still)
    assert off
    assert all("(the last working day before it was" in words for words in off)


@pytest.mark.parametrize("code", ["CP11", "LAC6"])
def test_what_came_before_and_was_late_is_the_reason_and_not_the_next_which_is_in_time(
    analyst, code
):
    body = analyst.get(reverse("behind", args=[code])).content.decode()
    why = re.findall(r'data-label="Why">([^<]+)<', body)

    assert any(re.search(r"was late: done .*, [\d,]+ days? late; due \w+day", one) for one in why)
    assert not any("not done yet" in one for one in why)


@pytest.fixture
def restricted(borough, records, team):
    """A child of the team behind CIN4 and CIN5 is restricted here."""
    [row] = records(
        """select token from child where team = ? and is_restricted = 0
        and id in (select child from behind where code = 'CIN4')
        and statuses like '%plan_in_need%' order by token limit 1""", team
    )  # fmt: skip
    asker = person(Role.TEAM_MANAGER, place=team)
    Restriction.objects.create(
        token=row["token"], ground="directed", words="x", in_force=True, asked_by=asker,
        asked_at=timezone.now(), review_on=timezone.localdate(),
    )  # fmt: skip
    return row["token"]


def test_beside_a_figure_stands_how_many_restricted_children_its_list_leaves_out(
    manager, analyst, team, restricted
):
    said = "counts? 1 restricted child whom no list of yours shows"
    for page in (reverse("indicator", args=["CIN4"]), "/seen/"):
        body = manager.get(page).content.decode()
        assert re.search(said, body), page
        assert not re.search(said, analyst.get(page).content.decode()), "a number may tell of one"
    assert restricted not in listed(manager, "CIN4", "all")


def test_nothing_is_said_where_figure_and_list_agree(manager):
    body = manager.get(reverse("indicator", args=["CIN4"])).content.decode()

    assert "Which children are behind it" in body
    assert "restricted child" not in body


def test_a_list_that_is_narrowed_leaves_out_whom_it_would_have_held(manager, restricted):
    def said(**asked):
        return "And 1 that is restricted" in manager.get("/children/", asked).content.decode()

    assert said(status="plan_in_need")
    assert not said(status="care_leaver")


def test_of_a_figure_without_data_nobody_reads_that_no_child_is_behind_it(analyst, monkeypatch):
    whole = behind._row_of

    def without(*asked):
        row = whole(*asked)
        return replace(row, figure=replace(row.figure, state=State.NO_DATA))

    monkeypatch.setattr(behind, "_row_of", without)
    none = picture.BehindPage((), 1, 1, 0, 0)
    monkeypatch.setattr(picture, "children_behind", lambda *_, **__: none)
    body = analyst.get(reverse("behind", args=["CIN4"])).content.decode()

    assert behind.UNKNOWN in body
    assert "No children" not in body
    assert behind.NOBODY not in body
