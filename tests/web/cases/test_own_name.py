"""A child with the reader's family name opens only after the reader said what the child is."""

import pytest

from lineofsight.accounts.models import Conflict, Look
from lineofsight.accounts.own_name import is_shared
from lineofsight.accounts.roles import Role
from signed_in import client_of, person

PAGES = ("", "chronology/")


@pytest.fixture
def namesake(records, worker):
    """A child of the worker, by token and name."""
    return records("select token, name from child where worker = ? and name <> ''", worker)[0]


@pytest.fixture
def reader(namesake, worker, borough):
    made = person(Role.PRACTITIONER, worker=worker)
    made.name = f"Practitioner {namesake['name'].split()[-1].upper()}"
    made.save()
    return made


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ("Role Thistlewick", "Avelaro THISTLEWICK", True),
        ("Role Thistlewick-Mere", "Avelaro Mere", True),
        ("Role M\u00e9re", "Avelaro Mere", True),
        ("Role O'Mere", "Avelaro O\u2019Mere", True),
        ("Role OMere", "Avelaro O'Mere", True),
        ("Role Thistlewick", "Thistlewick Mere", False),
        ("Mere", "Avelaro Mere", False),
        ("Person 0", "Child 0", False),
        ("", "", False),
    ],
)
def test_family_names_meet_whatever_their_capitals_accents_and_hyphens(one, other, shared):
    assert is_shared(one, other) is shared


def test_the_record_does_not_open_before_the_answer(reader, namesake):
    client, address = client_of(reader), f"/children/{namesake['token']}/"
    for page in PAGES:
        asked = client.get(address + page)
        assert (asked.status_code, asked.headers["Location"]) == (302, f"{address}own-name/")

    page = client.get(f"{address}own-name/").content.decode()
    assert "has your family name" in page
    assert namesake["name"] not in page
    look = Look.objects.filter(kind="own family name").get()
    assert (look.person, look.children) == (reader, [namesake["token"]])
    assert client.post(f"{address}own-name/", {}).status_code == 200, "an answer is needed"
    assert client.get(address).status_code == 302


def test_who_says_it_is_chance_is_believed_recorded_and_not_asked_again(reader, namesake):
    client, address = client_of(reader), f"/children/{namesake['token']}/"
    done = client.post(f"{address}own-name/", {"kind": "none"})

    assert done.headers["Location"] == address
    assert [client.get(address + page).status_code for page in PAGES] == [200, 200]
    assert client_of(reader).get(address).status_code == 200, "in another session too"
    assert Look.objects.filter(person=reader, subject="no relative, no friend").count() == 1
    assert client.get(f"{address}own-name/").headers["Location"] == address


def test_who_says_it_is_kin_never_sees_the_record(reader, namesake):
    client, address = client_of(reader), f"/children/{namesake['token']}/"
    client.post(f"{address}own-name/", {"kind": "kin"})

    assert Conflict.objects.get().person == reader
    assert client.get(address).status_code == 404
    assert client.get(f"{address}own-name/").status_code == 404
    assert Look.objects.filter(person=reader, kind="conflict declared").count() == 1


def test_others_are_asked_nothing(practitioner, namesake):
    address = f"/children/{namesake['token']}/"

    assert practitioner.get(address).status_code == 200
    assert practitioner.get(f"{address}own-name/").headers["Location"] == address
