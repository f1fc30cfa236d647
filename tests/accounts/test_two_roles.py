"""The matrix test for whoever holds two roles, where one asks a reason and the other asks none.

A child whom a role opens without a reason opens; one whom only the other reaches waits for it.
"""

import re
from urllib.parse import parse_qs, parse_qsl, urlsplit

import pytest
from django.urls import reverse
from django.utils import timezone

from access_table import may, says
from asked_as import ask, break_the_glass, by_first_word, give_every_reason, named_in
from every_page import answered, body_of, every_address, reaches
from lineofsight import picture
from lineofsight.accounts.access import access_of
from lineofsight.accounts.matrix import Right
from lineofsight.accounts.models import Grant, NamedFor
from lineofsight.accounts.roles import Role
from lineofsight.accounts.standing import free_scope_of, roles_of, widest_scope_of

SAMPLING = ["PR+QA", "TM+QA"]
PAIRS = ["HS+DC", "TM+DC", "PR+DC", "IR+DC", *SAMPLING, "PA+DC"]
EACH = [(pair, pair) for pair in PAIRS]
BESIDE = ["PA+TM", "PA+QA"]
"""One opens every record without a name, and the other some by name."""
ABOUT_A_CHILD = ["child", "chronology", "address", "own-name"]
ALWAYS_THERE = {"child", "chronology"}
"""Every child has these; an address is not always protected."""
LISTS = ["home", "children", "behind", "seen", "held-by-nobody", "mend"]


def opens(pair, resource, child, *, freely):
    """Whether one of the roles reaches the child: of those that ask no reason, or of any."""
    return any(
        reaches(role, resource, child) and not (freely and says(resource, role).reason)
        for role in pair.split("+")
    )


@pytest.fixture(scope="module")
def free(borough, holder):
    """The children each role reaches without a reason, read from the picture by hand."""
    rows = borough.now.rows(
        """select child.token, child.team, team.service,
            exists (select 1 from allocated where allocated.child = child.id
                and worker = :worker) as own
        from child left join team on team.name = child.team""",
        worker=holder["worker"],
    )
    own = {row["token"] for row in rows if row["own"]}
    unheld = {row["token"] for row in borough.now.rows("select token from child where worker = ''")}
    return {
        "HS+DC": {row["token"] for row in rows if row["service"] == holder["service"]} | unheld,
        "TM+DC": {row["token"] for row in rows if row["team"] == holder["team"]},
        "PR+DC": own,
        "IR+DC": own,
        "PR+QA": own,
        "TM+QA": {row["token"] for row in rows if row["team"] == holder["team"]},
        "PA+DC": {row["token"] for row in rows},  # under no name
    }  # fmt: skip


@pytest.mark.parametrize(("person", "pair"), EACH, indirect=["person"])
def test_a_child_reached_only_with_a_reason_waits_for_it(person, pair, kinds, client_for):
    client, wrong = client_for(person), []
    break_the_glass(client, person, kinds)
    for address in [one for one in every_address() if one.name in ABOUT_A_CHILD]:
        [right] = access_of(address.view).rights
        for child in kinds:
            free = opens(pair, right.resource, child, freely=True)
            found = answered(ask(client, address, "GET", child.token)[0])
            if (found == "reason") == free or (found == "opened" and not free):
                wrong.append(f"{address.name}, {child.name}: {found}")

    assert wrong == []


@pytest.mark.parametrize(
    ("person", "pair"), [*EACH, *((one, one) for one in BESIDE)], indirect=["person"]
)
def test_with_the_reason_it_opens_as_far_as_either_role_reaches(person, pair, kinds, client_for):
    client, wrong = client_for(person), []
    give_every_reason(client, person, kinds)
    break_the_glass(client, person, kinds)
    for address in [one for one in every_address() if one.name in ABOUT_A_CHILD]:
        [right] = access_of(address.view).rights
        for child in kinds:
            reached = opens(pair, right.resource, child, freely=False)
            found = answered(ask(client, address, "GET", child.token)[0])
            must = {"opened"} if reached and address.name in ALWAYS_THERE else {"opened", "absent"}
            if found not in (must if reached else {"absent"}):
                wrong.append(f"{address.name}, {child.name}: {found}")

    assert wrong == []
    assert any(opens(pair, "child", one, freely=False) for one in kinds)


@pytest.mark.parametrize(("person", "pair"), EACH, indirect=["person"])
def test_a_list_names_whom_a_role_opens_without_a_reason_and_leads_on(
    person, pair, kinds, free, called, client_for
):
    client, by_first = client_for(person), by_first_word(called)
    listed = {one.token for one in kinds if one.named and one.restricted}
    for address in [one for one in every_address() if one.name in LISTS]:
        rights = getattr(access_of(address.view), "rights", ())
        if rights and not any(may(one.resource, "R", role)
                              for one in rights for role in pair.split("+")):  # fmt: skip
            continue
        response, body, looked = ask(client, address, "GET", "")
        shown = {token for tokens in named_in(body, by_first) for token in tokens & looked}

        assert response.status_code in {200, 302}, address.name
        assert looked <= free[pair] | listed, address.name
        assert shown <= (free[pair] | listed if pair != "PA+DC" else set()), address.name


@pytest.mark.parametrize(("person", "pair"), [(one, one) for one in SAMPLING], indirect=["person"])
def test_a_sampled_child_is_found_once_the_reason_is_given_and_its_address_never(
    person, pair, kinds, borough, client_for
):
    client = client_for(person)
    sampled = next(one.token for one in kinds if one.name == "other team, named")

    def found():
        client.post("/search/", {"words": borough.identifier(sampled)})
        return f"/children/{sampled}/" in client.get("/search/").content.decode()

    assert not found()
    give_every_reason(client, person, kinds)
    assert found()
    assert client.get(f"/children/{sampled}/address/").status_code == 404


@pytest.mark.parametrize(("person", "pair"), [("HS+DC", "HS+DC")], indirect=["person"])
def test_the_way_on_asks_the_reason_and_comes_back_to_the_whole(
    person, pair, kinds, borough, client_for
):
    for where in ("/children/", "/seen/", "/indicators/LAC1/children/?which=all", "/search/"):
        client = client_for(person)  # a session of its own: a reason is for the session
        if where == "/search/":
            elsewhere = next(one.token for one in kinds if one.name == "other service")
            client.post(where, {"words": borough.identifier(elsewhere)})
        before = client.get(where)
        asked = parse_qs(urlsplit(before.context["more"]).query, keep_blank_values=True)
        said = {name: values[0] for name, values in asked.items()}
        after = client.post("/looks/reason/", {**said, "why": "covering for the director"})

        assert after.url == where
        whole = client.get(where)
        assert not whole.context["more"], where
        assert whole.context["counted"] != before.context["counted"], where


def names(body, child, called):
    """Whether a body says a child's name or identifier."""
    return any(child.token in tokens for tokens in named_in(body, by_first_word(called)))


@pytest.mark.parametrize("page", ["child", "chronology"])
@pytest.mark.parametrize("person", ["PA+DC"], indirect=True)
def test_a_record_without_a_name_opens_without_a_reason_and_leads_to_the_name(
    person, page, kinds, called, client_for
):
    client, child = client_for(person), kinds[0]
    way = reverse(page, args=[child.token])
    before = client.get(way)

    assert before.status_code == 200
    assert not names(body_of(before), child, called)
    said = dict(parse_qsl(urlsplit(before.context["way_to_name"]).query))
    client.post("/looks/reason/", {**said, "why": "covering for the director"})
    after = client.get(way)
    assert names(body_of(after), child, called)
    assert not after.context["way_to_name"]


@pytest.mark.parametrize("person", BESIDE, indirect=True)
def test_a_role_that_names_some_children_leaves_the_rest_their_records_without_a_name(
    person, kinds, called, client_for
):
    client = client_for(person)
    give_every_reason(client, person, kinds)
    other = next(one for one in kinds if one.name == "other service")
    opened = client.get(reverse("child", args=[other.token]))

    assert not names(body_of(opened), other, called)
    assert not opened.context["way_to_name"]
    assert not opened.context["ways"], "neither role reaches this child by another page"
    by_name = "team" if Role.TEAM_MANAGER in roles_of(person) else "other team, named"
    mine = next(one for one in kinds if one.name == by_name)
    assert names(body_of(client.get(reverse("child", args=[mine.token]))), mine, called)


BESIDE_AN_ANALYST = ["PR", "TM", "HS", "QA", "DC"]
LISTING = [Right.SEE_CHILD, Right.SEE_BEHIND, Right.SEE_UNHELD, Right.SEE_MEND_IT]


@pytest.fixture
def beside(site, holder, person_with):
    """Give an analyst, whoever holds a second role alone, and whoever holds both."""

    def make(role):
        place = {"PR": holder["team"], "TM": holder["team"], "HS": holder["service"]}.get(role, "")
        held, more = (Role(role), place), {"worker": holder["worker"]}
        return (
            person_with(Role.ANALYST, **more),
            person_with(held, **more),
            person_with(Role.ANALYST, held, **more),
        )

    return make


def reached(borough, person, right, scoped):
    """The children a right reaches: token -> whether by name."""
    scope = scoped(person, on=timezone.localdate(), right=right)
    found = picture.children(borough.now, scope=scope, per_page=9999, only_open=False)
    assert found.total == len(found.children)
    return {one.token: one.is_named for one in found.children}


@pytest.mark.parametrize("scoped", [free_scope_of, widest_scope_of])
@pytest.mark.parametrize("role", BESIDE_AN_ANALYST)
def test_a_second_role_takes_nobody_from_a_list_and_names_its_own_alone(
    role, scoped, beside, borough
):
    analyst, second, both = beside(role)
    sample = next(iter(reached(borough, analyst, Right.SEE_CHILD, scoped)))
    for one in (second, both):
        NamedFor.objects.create(token=sample, person=one, starts=timezone.localdate())
    for right in LISTING:
        alone, other = (reached(borough, one, right, scoped) for one in (analyst, second))
        found = reached(borough, both, right, scoped)

        assert found.keys() == alone.keys() | other.keys(), right
        assert {t for t, named in found.items() if named} == other.keys(), right
        assert not any(alone.values()), right


PAGES = ["/children/", "/mend/", "/indicators/LAC1/children/?which=all", "/seen/"]


def many(client, page):
    counted = client.get(page).context["counted"]
    return int(re.search(r"[\d,]+", counted)[0].replace(",", ""))


@pytest.mark.parametrize("role", BESIDE_AN_ANALYST)
def test_pages_show_an_analyst_with_a_second_role_no_fewer_and_no_worker_of_the_unnamed(
    role, beside, borough, client_for
):
    alone, second, both = (client_for(one) for one in beside(role))
    told = {one["name"] for one in borough.now.rows("select name from worker where name <> ''")}
    for page in PAGES:
        assert many(both, page) >= many(alone, page), page
        body, other = body_of(both.get(page)), second.get(page, follow=True)
        named = {name for name in told if name in body}
        assert not {name for name in told if name in body_of(alone.get(page))}, page
        assert named <= {name for name in told if name in body_of(other)}, page


@pytest.mark.parametrize("role", ["PR", "TM"])
def test_a_search_finds_whom_the_second_role_names_and_nobody_by_a_name_it_does_not(
    role, beside, borough, client_for
):
    _, second, both = beside(role)
    own = set(reached(borough, second, Right.SEE_CHILD, free_scope_of))
    everybody = borough.now.rows("select token, child_id from child where is_restricted = 0")
    mine = next(one for one in everybody if one["token"] in own)
    others = next(one for one in everybody if one["token"] not in own)
    client = client_for(both)
    for one, is_found in ((mine, True), (others, False)):
        client.post("/search/", {"words": one["child_id"]})
        assert (f"/children/{one['token']}/" in body_of(client.get("/search/"))) == is_found


def test_two_roles_ask_no_more_of_the_picture_the_more_children_there_are(
    beside, client_for, monkeypatch, django_assert_max_num_queries
):
    client, asked = client_for(beside("TM")[2]), []
    rows = picture.Picture.rows
    monkeypatch.setattr(
        picture.Picture, "rows", lambda *of, **more: asked.append(1) or rows(*of, **more)
    )
    counts = []
    for page in ("/children/?list=team", "/children/"):
        asked.clear()
        client.get(page)
        counts.append(len(asked))

    assert abs(counts[0] - counts[1]) <= 1, "the workers of a team may be chosen from"


@pytest.mark.parametrize("person", ["AU+PR"], indirect=True)
def test_a_child_without_a_name_leads_to_no_record_that_neither_role_opens(
    person, kinds, client_for
):
    client = client_for(person)
    body = body_of(client.get("/indicators/LAC1/children/?which=all"))
    ways = set(re.findall(r'href="(/children/[\w-]{22}/)"', body))

    assert "Child " in body
    assert [way for way in ways if client.get(way).status_code == 404] == []


@pytest.mark.parametrize("person", ["PR+TM"], indirect=True)
def test_who_looked_names_nobody_of_a_child_that_the_naming_role_does_not_reach(
    person, kinds, holder, borough, client_for
):
    client = client_for(person)
    Grant.objects.filter(person=person, role=Role.TEAM_MANAGER.value).update(
        place=borough.elsewhere.team
    )
    own = next(one.token for one in kinds if one.name == "own")
    team = borough.other_service

    assert not client.get(reverse("child-looks", args=[own])).context["naming"]
    assert client.get(reverse("child-looks", args=[team])).context["naming"]


@pytest.mark.parametrize("person", ["PA+AU"], indirect=True)
def test_a_record_without_a_name_keeps_the_ways_another_role_has(person, kinds, client_for):
    opened = client_for(person).get(reverse("child", args=[kinds[0].token]))

    ways = [one.href for one in opened.context["ways"]]
    assert ways == [reverse("child-looks", args=[kinds[0].token])]
