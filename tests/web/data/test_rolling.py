"""A month is rolled back on a page of its own, by one person or two, and nothing is deleted."""

import dataclasses
import datetime as dt

import pytest
from django.urls import reverse

from lineofsight.records import rolling_back, snapshots
from lineofsight.web.data import loading
from lineofsight.web.data.models import Upload
from lineofsight.web.data.rules import State

AT = dt.datetime(2017, 12, 6, tzinfo=dt.UTC)


@pytest.fixture
def first(home, monkeypatch):
    """The first of two versions; the second was sealed by mistake, with half its contacts."""
    monkeypatch.setattr(loading.picture, "build", lambda *_, **__: None)
    one = snapshots.newest(home)
    tables = {name: rows.slice(0, 5) for name, rows in snapshots.tables_of(home, one).items()}
    snapshots.seal_month(
        home,
        tables=tables,
        seal=dataclasses.replace(
            one, version=0, id="", tables={name: rows.num_rows for name, rows in tables.items()}
        ),
        set_aside=snapshots.set_aside(home, one),
    )
    return one


def asked(client, seal):
    return client.post(reverse("roll-back", args=[seal.id.replace(" ", "_")]), follow=True)


def pressed(client, name, upload):
    answer = client.post(reverse(name, args=[upload.key]), follow=True)
    upload.refresh_from_db()
    return answer


def test_rolled_back_after_it_was_asked_twice(home, analyst, first):
    words = asked(analyst, first).content.decode()
    upload = Upload.objects.get()

    assert f"Roll back to {first.id}" in words
    assert "Make it the newest again" in words
    assert len(snapshots.sealed(home)) == 2, "asking seals nothing"
    asked(analyst, first)
    assert Upload.objects.count() == 1

    pressed(analyst, "load-commit", upload)

    assert upload.stands is State.SEALED, upload.problem
    assert upload.sealed_as == snapshots.newest(home).id
    assert snapshots.newest(home).tables == first.tables
    assert len(snapshots.sealed(home)) == 3


def test_where_rows_go_a_second_person_agrees(home, analyst, head, first):
    rolling_back.roll_back(home, first.id, on=AT.date(), loaded_at=AT)
    few = snapshots.sealed(home)[1]
    words = asked(analyst, few).content.decode()
    upload = Upload.objects.get()
    assert "Ask a second person to agree" in words
    assert "5 rows of " in words
    assert "Fewer rows than now" in words

    pressed(analyst, "load-commit", upload)
    assert upload.stands is State.ASKED
    pressed(head, "load-approve", upload)

    assert upload.stands is State.SEALED, upload.problem
    assert snapshots.newest(home).tables == few.tables


def test_sealed_meanwhile_it_is_not_rolled_back(home, analyst, first):
    asked(analyst, first)
    upload = Upload.objects.get()
    rolling_back.roll_back(home, first.id, on=AT.date(), loaded_at=AT)

    pressed(analyst, "load-commit", upload)

    assert upload.stands is State.SEEN
    assert len(snapshots.sealed(home)) == 3


def test_let_go_it_never_was(home, analyst, first):
    asked(analyst, first)
    upload = Upload.objects.get()

    words = pressed(analyst, "load-let-go", upload).content.decode()

    assert "Nothing was rolled back." in words
    assert upload.stands is State.THROWN_AWAY


def test_only_who_may_load_may_ask_and_only_for_a_former_version(home, analyst, head, first):
    assert asked(head, first).status_code == 404
    assert asked(analyst, snapshots.newest(home)).status_code == 404
    assert not Upload.objects.exists()


@pytest.mark.parametrize("is_former", [True, False])
def test_the_button_stands_on_a_former_version_alone(home, analyst, monkeypatch, is_former):
    one = snapshots.newest(home)
    monkeypatch.setattr(rolling_back, "former", lambda *_: one if is_former else None)

    words = analyst.get(reverse("arrival", args=[one.id.replace(" ", "_")])).content.decode()

    assert ("Make this version the newest again" in words) == is_former
