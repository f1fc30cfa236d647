"""The API gives the pages' figures to a token, never more than its role, and says what is wrong."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from ninja import NinjaAPI

from feeds.conftest import HERE
from lineofsight import picture
from lineofsight.accounts import places
from lineofsight.accounts.access import allows, refuse_undeclared
from lineofsight.accounts.matrix import Right
from lineofsight.accounts.models import Look
from lineofsight.accounts.roles import Role
from lineofsight.feeds.described import addresses_of, document
from lineofsight.feeds.rows import FigureRow, Rows, of_indicator
from signed_in import client_of, person

EVERY = (
    "whoami", "indicators", "indicators/LAC1", "figures?code=LAC1", "scorecard", "series/LAC1",
    "workforce", "front-door/weeks", "coverage", "loads", "openapi.json",
)  # fmt: skip


def get(client, address, **headers):
    return client.get(f"/api/v1/{address}", headers=headers)


@pytest.mark.parametrize("address", EVERY)
def test_without_a_token_every_address_answers_alike(site, address):
    answers = [
        Client(**HERE).get(f"/api/v1/{address}"),
        Client(**HERE).get(f"/api/v1/{address}", headers={"authorization": "Bearer los_none"}),
        Client(**HERE).get(f"/api/v1/{address}", headers={"authorization": "Basic x"}),
    ]
    bodies = {(a.status_code, a.content, a.headers["WWW-Authenticate"]) for a in answers}
    assert bodies == {(401, answers[0].content, 'Bearer realm="lineofsight"')}
    assert answers[0].headers["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize("address", EVERY)
def test_a_token_reads_every_address_and_nothing_may_be_kept(bearer, address):
    answer = get(bearer(), address)
    assert answer.status_code == 200
    assert "no-store" in answer.headers["Cache-Control"]
    assert not answer.cookies


def test_figures_are_the_rows_of_the_download(bearer, site):
    client, found = bearer(), []
    last = str(picture.about(site).month)
    for ask in ("by=whole&first=2000-01", f"first={last}"):
        found += get(client, f"figures?code=LAC1&last={last}&{ask}").json()["rows"]
    rows = [FigureRow(**one) for one in found]
    whole = [row for row in rows[:36] if not row.by]
    groups = [row for row in rows[36:] if row.by]
    assert [*whole, *groups] == of_indicator(Rows(site, "exact"), "LAC1")


def test_the_role_of_the_token_decides_how_exact_it_is(bearer, site):
    for role, exactness in ((Role.ANALYST, "exact"), (Role.AUDITOR, "protected")):
        told = get(bearer(role), "scorecard").json()
        page = picture.scorecard_rows(site, exactness=exactness)
        assert told["exactness"] == exactness
        assert [one["figure"]["value"] for one in told["rows"]] == [r.figure.value for r in page]
        assert [one["judged"]["rag"] for one in told["rows"]] == [r.judged.rag for r in page]


def test_a_team_is_that_of_its_pages(bearer, site):
    client = bearer()
    [team, *_] = [one.name for one in picture.teams(site) if one.children]
    rows = picture.scorecard_rows(site, exactness="exact", team=team)
    told = client.get("/api/v1/scorecard", {"team": team}).json()["rows"]
    assert [one["figure"]["words"] for one in told] == [row.figure.words for row in rows]
    points = picture.series(site, "CIN1", exactness="exact", by="team", group=team).points
    told = client.get("/api/v1/series/CIN1", {"team": team}).json()["rows"]
    assert [(one["value"], one["mean"]) for one in told] == [(p.value, p.mean) for p in points]
    figures = client.get("/api/v1/figures", {"team": team, "code": "CIN1"}).json()["rows"]
    assert [one["group"] for one in figures] == [team]
    assert client.get("/api/v1/scorecard", {"team": "no such"}).status_code == 404


def test_pages_of_figures_are_bounded_and_add_up(bearer):
    client, page, seen = bearer(), 1, 0
    while page:
        told = get(client, f"figures?page={page}").json()
        assert len(told["rows"]) <= 500
        seen, page = seen + len(told["rows"]), told["next"]
    assert seen == told["total"] > 500


def test_team_totals_of_workers_follow_the_row_rules(bearer, site):
    told = get(bearer(Role.ANALYST), "workforce").json()["held"]
    assert [one["team"] for one in told] == [""]
    told = get(bearer(Role.DIRECTOR), "workforce").json()
    page = picture.workforce(site, exactness="protected")
    assert [one["children"] for one in told["held"]] == [
        one.children for one in (page.balance, *page.teams)
    ]


def test_what_is_unchanged_is_not_sent_again(bearer):
    client = bearer()
    first = get(client, "scorecard")
    before = Look.objects.count()
    again = get(client, "scorecard", **{"if-none-match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert Look.objects.count() == before
    other = get(client, "scorecard?team=", **{"if-none-match": first.headers["ETag"]})
    assert other.status_code == 200
    protected = get(bearer(Role.AUDITOR), "scorecard", **{"if-none-match": first.headers["ETag"]})
    assert protected.status_code == 200


def test_the_picture_is_opened_once_for_an_answer_and_its_mark(bearer, monkeypatch):
    client, opened = bearer(), []

    def counted():
        opened.append(1)
        return places.picture_now()

    monkeypatch.setattr("lineofsight.feeds.api.picture_now", counted)
    for address in EVERY:
        opened.clear()
        assert get(client, address).status_code == 200
        assert len(opened) == (address not in {"whoami", "openapi.json"}), address


def test_each_read_is_recorded_by_token_and_not_by_secret(bearer):
    client = bearer(Role.DIRECTOR)
    get(client, "figures?code=LAC1")
    look = Look.objects.first()
    assert (look.kind, look.roles) == ("feed read", "DC")
    assert look.subject == f"figures, protected, token {client.token.pk}"
    client.token.refresh_from_db()
    assert client.token.uses == 1
    assert client.token.used_on is not None


def test_a_fault_says_what_where_and_what_to_do(bearer):
    client = bearer()
    wrong = get(client, "figures?first=2017-13&page=0&by=shoe")
    told = wrong.json()
    assert (wrong.status_code, told["status"]) == (422, 422)
    assert {one["where"].split(".")[-1] for one in told["errors"]} == {"first", "page", "by"}
    assert told["detail"]
    assert b"2017-13" not in wrong.content
    nulls = ("series/LAC1%00", "figures?code=LAC1%00")
    for absent in ("series/NONE", "indicators/NONE", "none", *nulls):
        answer = get(client, absent)
        assert (answer.status_code, answer.json()["title"]) == (
            404, "There is nothing here for you.",
        )  # fmt: skip
    sent = client.post("/api/v1/figures")
    assert (sent.status_code, sent.json()["status"], sent.headers["Allow"]) == (405, 405, "GET")


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("figures?codes=LAC4", "There is: code, by, team, first, last, page."),
        ("scorecard?code=LAC4", "There is: team."),
        ("loads?page=2", "There is: none here."),
    ],
)
def test_a_parameter_that_is_not_known_is_refused_and_not_repeated(bearer, address, words):
    answer = get(bearer(), address)

    assert answer.status_code == 422
    [wrong] = answer.json()["errors"]
    assert wrong["what"] == f"A parameter is not known. {words}"
    assert b"codes" not in answer.content


def test_who_reads_no_feeds_finds_what_is_not_there(bearer, site):
    told = {client_of(person(role)).get("/api/v1/figures").content
            for role in (Role.PRACTITIONER, Role.HEAD_OF_SERVICE, Role.ADMINISTRATOR)}  # fmt: skip
    assert told == {get(bearer(), "none").content}


def test_nobody_is_named(bearer, site):
    names = {row["name"] for row in site.rows("select name from worker where name <> ''")}
    names |= {row["child_id"] for row in site.rows("select child_id from child")}
    client = bearer()
    for address in EVERY:
        words = set(get(client, address).content.decode().replace('"', " ").split())
        assert not {one for one in names if len(one) > 4} & words


def test_before_the_first_load_there_is_nothing(bearer, settings, tmp_path):
    client = bearer()
    settings.HOME = type(settings.HOME)(tmp_path)
    assert get(client, "scorecard").status_code == 404


def test_an_operation_that_declares_no_access_stops_the_process():
    api = NinjaAPI(urls_namespace="undeclared")

    @api.get("open")
    def open_to_all(request):
        return {}

    with pytest.raises(ImproperlyConfigured, match="api/v1/open"):
        refuse_undeclared(addresses_of(api))


def test_an_operation_keeps_the_access_it_declares():
    api = NinjaAPI(urls_namespace="declared")

    @api.get("open")
    @allows(Right.SEE_HEALTH)
    def open_to_some(request):
        return {}

    [one] = addresses_of(api)
    assert one.callback.access.rights == (Right.SEE_HEALTH,)


def test_operations_keep_their_names():
    found = {
        one["operationId"] for address in document()["paths"].values() for one in address.values()
    }
    assert found == {
        "whoami", "list_indicators", "get_indicator", "list_figures", "get_scorecard",
        "get_series", "get_workforce", "list_front_door_weeks", "get_coverage", "list_loads",
    }  # fmt: skip
