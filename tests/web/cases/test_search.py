"""Search finds what may be seen and nothing else, and what was typed stands in no address."""

import datetime as dt
import re
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.urls import reverse

from lineofsight.accounts.models import Look, NamedFor
from lineofsight.accounts.roles import Role
from signed_in import client_of, person


def sent(client, words):
    return client.post(reverse("search"), {"words": words})


def found(client, words) -> str:
    sent(client, words)
    return client.get(reverse("search")).content.decode()


def tokens(body) -> set[str]:
    return set(re.findall(r'href="/children/([A-Za-z0-9_-]{22})/"', body))


@pytest.fixture
def ours(records, team):
    [row] = records(
        "select * from child where team = ? and name <> '' and is_restricted = 0 limit 1", team
    )
    return row


@pytest.fixture
def theirs(records, team):
    [row] = records(
        """select * from child where team not in (?, '') and name <> '' and is_restricted = 0
        and name not in (select name from child where team = ?) limit 1""", team, team
    )  # fmt: skip
    return row


def test_the_answer_to_the_form_carries_no_words(manager, ours):
    answer = sent(manager, ours["name"])

    assert answer.status_code == 302
    assert answer.url == reverse("search")


@pytest.mark.parametrize("part", ["whole", "surname", "start", "identifier", "small letters"])
def test_a_child_is_found_by_each_part(manager, ours, part):
    words = {
        "whole": ours["name"],
        "surname": ours["name"].split()[-1],
        "start": ours["name"][:5],
        "identifier": ours["child_id"],
        "small letters": ours["name"].lower(),
    }[part]

    assert ours["token"] in tokens(found(manager, words))


def test_a_child_of_another_team_is_not_found(manager, theirs):
    for words in (theirs["name"], theirs["child_id"]):
        body = found(manager, words)
        assert theirs["token"] not in tokens(body)
        assert "No children found" in body


def test_a_restricted_child_is_not_found(manager, records):
    for row in records("select * from child where is_restricted = 1"):
        assert row["token"] not in tokens(found(manager, row["child_id"]))


def test_the_look_holds_who_was_found_and_not_what_was_typed(manager, ours):
    shown = tokens(found(manager, ours["name"]))
    look = Look.objects.filter(kind="search").latest("number")

    assert set(look.children) == shown
    assert ours["name"] not in look.subject


def test_an_indicator_is_found_by_its_code(manager):
    assert reverse("indicator", args=["CP5"]) in found(manager, "cp5")


def test_an_analyst_finds_no_child_by_name(analyst, ours):
    body = found(analyst, ours["name"])

    assert ours["token"] not in tokens(body)
    assert ours["child_id"] not in body


@pytest.mark.parametrize("words", ["", " ", "a", "\u200b", "%", "_"])
def test_too_little_finds_nobody(manager, words):
    assert tokens(found(manager, words)) == set()


@pytest.mark.parametrize("words", ["%%", "__", "' or '1'='1", "a\x00b", '"', "(" * 60])
def test_marks_are_text_and_no_pattern(manager, words):
    assert tokens(found(manager, words)) == set()


def test_more_than_a_page_is_paged_and_counted_whole_and_each_page_is_a_look(manager):
    listed = [tokens(found(manager, "00"))]
    counted = int(re.search(r"(\d+) children found", found(manager, "00"))[1])
    for page in range(2, -(-counted // 50) + 1):
        body = manager.get(f"{reverse('search')}?page={page}").content.decode()
        listed.append(tokens(body))
        assert f"{counted} children found" in body
        assert set(Look.objects.order_by("number").last().children) == listed[-1]

    assert len(listed) > 1
    assert sum(map(len, listed)) == len(set().union(*listed)) == counted


WHY = "To find who waits longest before the meeting of heads of service."


@pytest.fixture
def asked_why(borough, ours):
    """A client of each role that gives a reason first, who may see the child after it."""

    def made(role):
        who = person(role)
        if role is Role.PRACTICE_AUDITOR:
            NamedFor.objects.create(person=who, token=ours["token"], starts=dt.date(2017, 1, 1))
        return client_of(who)

    return made


REASONED = [Role.DIRECTOR, Role.PRACTICE_AUDITOR]


@pytest.mark.parametrize("role", REASONED)
def test_nobody_is_found_before_the_reason_that_the_list_of_children_asks_for(
    asked_why, ours, role
):
    client = asked_why(role)
    sent(client, ours["name"])
    first = client.get(reverse("search"))

    assert first.url == client.get(reverse("children")).url.replace("children%2F", "search%2F")
    assert not Look.objects.filter(kind="search").exists()

    way = dict(parse_qsl(urlsplit(first.url).query))
    body = client.post(reverse("give-reason"), {**way, "why": WHY}, follow=True).content.decode()

    assert ours["token"] in tokens(body)
    assert set(Look.objects.get(kind="search").children) == tokens(body)
    assert WHY in Look.objects.get(kind="reason").subject


@pytest.mark.parametrize("role", REASONED)
def test_an_indicator_is_found_without_a_reason_and_children_are_one_step_further(asked_why, role):
    body = found(asked_why(role), "cp5")

    assert reverse("indicator", args=["CP5"]) in body
    assert "Say why you look" in body
    assert tokens(body) == set()


@pytest.mark.parametrize("role", [one for one in Role if one not in REASONED])
def test_no_other_role_is_asked_why(borough, ours, team, worker, role):
    client = client_of(person(role, place=team if role.needs_place else "", worker=worker))
    sent(client, ours["name"])

    assert client.get(reverse("search")).status_code == 200


def test_the_first_page_of_a_practice_auditor_names_nobody_before_a_reason(asked_why, records):
    client = asked_why(Role.PRACTICE_AUDITOR)
    before = client.get("/").content.decode()

    assert "Say why you look" in before
    assert tokens(before) == set()

    client.post(reverse("give-reason"), {"resource": "child", "next": "/", "why": WHY})

    assert "Say why you look" not in client.get("/").content.decode()


def test_an_indicator_is_found_however_its_code_is_spelt(manager):
    for words in ("CP5", "cp5", "CP 5", "cp-5"):
        assert reverse("indicator", args=["CP5"]) in found(manager, words), words


def test_an_identifier_is_found_without_the_noughts_it_begins_with(borough, team, monkeypatch):
    from lineofsight import picture as pages  # noqa: PLC0415

    whole = pages.Scope(whole=True)
    one = next(
        child for child in pages.search(borough, "00", scope=whole) if child.child_id[:1] == "0"
    )
    short = one.child_id.lstrip("0")

    assert one.token in {child.token for child in pages.search(borough, short, scope=whole)}
    assert not pages.search(borough, f"{short}99", scope=whole)
    outside = pages.Scope(teams=frozenset({"no such team"}))
    assert not pages.search(borough, short, scope=outside)
