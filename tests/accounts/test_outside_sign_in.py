"""Sign-in by the authority's own OpenID Connect provider: a real one, on loopback."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

import openid_provider
from lineofsight.accounts.models import Person
from lineofsight.accounts.roles import Role
from lineofsight.accounts.sign_in_settings import sign_in

BEGIN = "/account/outside/authority/login/"


@pytest.fixture(scope="module")
def provider():
    with openid_provider.running() as made:
        yield made


@pytest.fixture(autouse=True)
def _authority(settings, provider):
    environ = {
        "LINEOFSIGHT_OIDC_URL": provider.address,
        "LINEOFSIGHT_OIDC_CLIENT": openid_provider.CLIENT,
        "LINEOFSIGHT_OIDC_SECRET": openid_provider.SECRET,
    }
    asked = sign_in(environ, title="Line of Sight")
    settings.SOCIALACCOUNT_PROVIDERS = asked["SOCIALACCOUNT_PROVIDERS"]
    provider.issuer = None


@pytest.fixture
def visitor(db):
    return Client(SERVER_NAME="localhost", headers={"x-forwarded-proto": "https"})


def sign_in_as(visitor, provider, **claims):
    """Go the whole way: our button, their page, back to us."""
    provider.user = {"sub": f"of {claims.get('email')}", "name": "Somebody", **claims}
    sent = visitor.get(BEGIN)
    assert sent.status_code == 302, sent.content[:300]
    back = urlsplit(openid_provider.browser(sent.headers["Location"]))
    return visitor.get(f"{back.path}?{back.query}")


def test_the_button_is_there_only_where_there_is_a_provider(visitor, settings):
    assert BEGIN in visitor.get("/account/sign-in/").content.decode()

    settings.SOCIALACCOUNT_PROVIDERS = {}
    assert BEGIN not in visitor.get("/account/sign-in/").content.decode()
    assert visitor.get(BEGIN).status_code == 404


def test_it_asks_with_state_and_proof_of_possession(visitor, provider):
    asked = parse_qs(urlsplit(visitor.get(BEGIN).headers["Location"]).query)

    assert asked["code_challenge_method"] == ["S256"]
    assert asked["state"]
    assert "openid" in asked["scope"][0]


def test_a_verified_address_signs_in_the_account_that_is_there(visitor, provider, person_with):
    person = person_with(Role.AUDITOR, email="auditor@example.test")

    sign_in_as(visitor, provider, email="Auditor@example.test", email_verified=True)

    assert person.name in visitor.get("/account/").content.decode()
    assert visitor.get("/looks/").status_code == 200


def test_it_works_the_second_time_too(visitor, provider, person_with):
    person_with(Role.AUDITOR, email="auditor@example.test")
    for _ in range(2):
        sign_in_as(visitor, provider, email="auditor@example.test", email_verified=True)
        assert visitor.get("/looks/").status_code == 200
        visitor.post("/account/sign-out/")


@pytest.mark.parametrize(
    "claims",
    [
        {"email": "nobody@example.test", "email_verified": True},
        {"email": "auditor@example.test", "email_verified": False},
        {"email": "auditor@example.test"},
        {},
    ],
    ids=["no account", "not verified", "verified not said", "no address"],
)
def test_nobody_else_comes_in_and_no_account_is_made(visitor, provider, person_with, claims):
    person_with(Role.AUDITOR, email="auditor@example.test")

    sign_in_as(visitor, provider, **claims)

    assert visitor.get("/account/").status_code == 302
    assert Person.objects.count() == 1


def test_an_identity_of_another_issuer_is_refused(visitor, provider, person_with):
    person_with(Role.AUDITOR, email="auditor@example.test")
    provider.issuer = "https://elsewhere.example"

    sign_in_as(visitor, provider, email="auditor@example.test", email_verified=True)

    assert visitor.get("/account/").status_code == 302


def test_an_answer_nobody_asked_for_is_refused(visitor, provider, person_with):
    person_with(Role.AUDITOR, email="auditor@example.test")

    answer = visitor.get(f"{BEGIN}callback/?code=stolen&state=made-up")

    assert answer.status_code < 500
    assert visitor.get("/account/").status_code == 302


def test_a_closed_account_stays_closed(visitor, provider, person_with):
    person = person_with(Role.AUDITOR, email="auditor@example.test")
    person.is_active = False
    person.save()

    sign_in_as(visitor, provider, email="auditor@example.test", email_verified=True)

    assert visitor.get("/account/").status_code == 302
