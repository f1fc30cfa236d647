"""A name alone is asked about once, on the page, and is otherwise a word like any other."""

import datetime as dt
import logging

import pytest
from django import forms

from lineofsight import picture
from lineofsight.accounts.names_alone import Words
from lineofsight.accounts.roles import Role
from lineofsight.boards import meeting_rules, rules
from lineofsight.boards.actions import bodies, items
from lineofsight.boards.models import Item
from lineofsight.picture import names_alone, naming, pointed
from signed_in import client_of, person

NOW = dt.datetime(2017, 12, 5, 9, tzinfo=dt.UTC)
DAY = NOW.date()
ON = {"on-day": "5", "on-month": "12", "on-year": "2017"}


@pytest.fixture
def shown(sample_home, settings):
    settings.HOME = sample_home
    settings.SECOND_FACTOR = False
    return picture.open_picture(sample_home)


@pytest.fixture
def name(shown):
    """The first name of a child that is no word."""
    for row in shown.rows("select name from child where name <> '' order by name"):
        first = row["name"].split()[0]
        if len(first) > 3 and names_alone(shown, f"so {first.lower()} is"):
            return first
    raise AssertionError


@pytest.fixture
def named(monkeypatch):
    """A record in which children are called by words, a place and a month."""
    known = naming.Known(
        frozenset(), frozenset(), frozenset(), frozenset({"grace", "may", "chester", "amber"}),
        frozenset({"larkswick", "black", "young", "ward", "may", "nye"}),
    )  # fmt: skip
    monkeypatch.setattr(pointed, "known_of", lambda _: known)
    monkeypatch.setattr("lineofsight.accounts.names_alone.picture_now", object)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("We saw Grace again", ("Grace",)),
        ("Then Grace\u2019s plan, and Grace", ("Grace",)),
        ("with grace. Grace periods end", ()),
        ("The team met: Grace under pressure", ()),
        ("From May 2018, or by may", ()),
        ("It is Amber, and was green", ()),
        ("Chester was missing", ("Chester",)),
        ("A visit to chester", ("chester",)),
        ("The Larkswick family waited", ("Larkswick",)),
        ("It took the larkswick children a year", ("larkswick",)),
        ("The Larkswicks moved; Larkswick\u2019s plan", ("Larkswicks", "Larkswick")),
        ("A walk through larkswick", ()),
        ("Mrs Pebble of the team, and Mr. Ward", ("Pebble", "Ward")),
        ("We met the Black family", ("Black",)),
        ("The Black families, and Black children", ()),
        ("Young children of each Ward, in May", ()),
        ("The Nye children, at Nye", ("Nye",)),
        ("At Nye", ()),
        (
            "The Larks-wick plan, GLarkswick and a Chester-led group",
            ("Larks-wick", "GLarkswick", "Chester-led"),
        ),
        ("A Grace-and-favour home; a well-grace, and the mid-May review", ("Grace-and-favour",)),
        ("", ()),
    ],
)
def test_what_is_also_a_word_is_asked_about_where_it_is_written_as_a_name(named, words, found):
    assert names_alone(object(), words) == found
    assert names_alone(None, words) == ()


class Said(Words):
    """A form of two texts and a choice."""

    what = forms.CharField()
    kind = forms.ChoiceField(choices=[("Grace", "Grace")], required=False)


def test_a_form_asks_once_and_of_what_is_new_alone(named, settings):
    first = Said({"what": "So Grace was seen", "kind": "Grace"})
    assert not first.is_valid()
    [error] = first.errors["no_child_meant"]
    assert error.startswith("“Grace” can be a name. If a child or a family is meant")
    assert first.asked is not None

    ticked = Said({"what": "So Grace was seen", "no_child_meant": "on"})
    assert ticked.is_valid()
    assert ticked.cleaned_data == {"what": "So Grace was seen", "kind": ""}
    same = Said({"what": "So Grace was seen"}, initial={"what": "So Grace was seen"})
    assert same.is_valid()
    assert same.asked is None


@pytest.mark.parametrize("words", [
    "k.larkswick@wandle.example", "klarkswick@wandle.example", "LarkswickK@wandle.example",
    "larkswick@wandle.example", "from k_larkswick", "g.ward@wandle.example",
    "gward@wandle.example",
])  # fmt: skip
def test_a_family_name_is_asked_about_in_an_address_whatever_its_letters_are(named, words):
    assert len(names_alone(object(), words)) == 1


@pytest.mark.parametrize("words", [
    "wards@wandle.example", "ward.office@wandle.example", "e.g. a ward", "www.wandle.example",
    "info@larkswick.example", "larkswick",
])  # fmt: skip
def test_an_address_of_a_place_is_not(named, words):
    assert names_alone(object(), words) == ()


@pytest.mark.django_db
@pytest.mark.parametrize("ticked", [{}, {"no_child_meant": "on"}])
def test_a_whole_name_is_refused_at_once_and_neither_repeated_nor_offered_a_tick(
    shown, monkeypatch, ticked
):
    row = {"also_known_as": "", "child_id": "", "health_number": "", "upn": ""}
    known = naming.known_from([{"name": "Kestan Harbourwick", **row}], [])
    monkeypatch.setattr(pointed, "known_of", lambda _: known)
    member = client_of(person(Role.COUNCILLOR))
    said = {"words": "What became of Kestan Harbourwick?", **ON, **ticked}

    refused = member.post("/boards/items/new/", said)
    page = refused.content.decode()

    assert refused.status_code == 400
    assert "These words may point to somebody" in page
    assert page.replace(said["words"], "").count("Harbourwick") == 0
    assert "no_child_meant" not in page
    assert not Item.objects.exists()


@pytest.mark.django_db
def test_a_comment_with_a_first_name_is_asked_about_and_then_kept(name, caplog):
    member = client_of(person(Role.COUNCILLOR))
    caplog.set_level(logging.DEBUG)
    said = {"words": f"What became of {name}?", **ON}

    asked = member.post("/boards/items/new/", said)
    assert asked.status_code == 400
    page = asked.content.decode()
    assert f"“{name}” can be a name" in page
    assert 'name="no_child_meant"' in page
    assert not Item.objects.exists()
    assert name not in caplog.text.replace(said["words"], "")
    assert member.post("/boards/items/new/", {**said, "no_child_meant": "on"}).status_code == 302
    assert Item.objects.get().words == said["words"]


@pytest.mark.django_db
def test_words_for_the_public_are_asked_about_of_both_who_answer_for_them(name):
    office, director = person(Role.PROGRAMME), person(Role.DIRECTOR)
    board = bodies.make("Panel", kind=meeting_rules.PARENTING)
    item = items.raise_item(rules.COMMENT, "Please listen.", body=board, on=DAY, by=office, now=NOW)
    items.answer(item, said=rules.ACCEPTED, words="We listen now.", who="Clerk", due_on=DAY, on=DAY,
                 seen=0, by=office, now=NOW)  # fmt: skip
    at = f"/boards/items/{item.pk}/"
    words = {"words": f"Listen to {name}", "reply": "We do.", "seen": 1, **ON}
    writer, second = client_of(office), client_of(director)

    assert writer.post(f"{at}propose/", words).status_code == 400
    assert writer.post(f"{at}propose/", {**words, "no_child_meant": "on"}).status_code == 302
    shows = {"seen": 2, **ON}
    assert f"“{name}” can be a name" in second.post(f"{at}publish/", shows).content.decode()
    assert items.standing(item, on=DAY).public is None
    assert second.post(f"{at}publish/", {**shows, "no_child_meant": "on"}).status_code == 302
