"""All figures as one file: made in the background, never for whoever may no longer have it."""

import datetime as dt
import io
import stat
import zipfile

import pytest
from django.utils import timezone

from lineofsight import picture
from lineofsight.accounts import actions
from lineofsight.accounts.models import Grant, Look, Person
from lineofsight.accounts.roles import Role
from lineofsight.feeds import exports
from lineofsight.feeds.models import Export, Stage
from lineofsight.records.home import Home
from signed_in import START, client_of, person

DAY = dt.timedelta(days=1)
REFRESH = 'http-equiv="refresh"'


@pytest.fixture(autouse=True)
def _waiting(site, settings, tmp_path, monkeypatch):
    """Work that is asked for waits until a test does it; files lie beside no other test's."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    monkeypatch.setattr(Home, "exports", property(lambda _home: tmp_path / "exports"))


def asked(client):
    answer = client.post("/feeds/star/")
    export = Export.objects.latest("pk")
    assert answer.headers["Location"] == f"/feeds/star/{export.key}/"
    return export


def ready(holder, *, exactness="protected", teams=()):
    """A file as if it had been made: what is in it matters to no test that asks for this."""
    export = Export.objects.create(
        key="k" * 22, person=holder, asked_at=timezone.now(), made_at=timezone.now(),
        state=Stage.READY.name, exactness=exactness, teams=list(teams), month="2017-11",
    )  # fmt: skip
    exports.file_of(export).parent.mkdir(exist_ok=True)
    exports.file_of(export).write_bytes(b"PK")
    return export


def page(client, export):
    return client.get(f"/feeds/star/{export.key}/")


def status(client, export):
    answer = client.get(f"/feeds/star/{export.key}/star.zip")
    answer.close()
    return answer.status_code


def lose(holder, what):
    if what == "role":
        Grant.objects.filter(person=holder).update(ends=timezone.localdate() - DAY)
    elif what == "account":
        Person.objects.filter(pk=holder.pk).update(is_active=False)
    else:
        long_ago = timezone.now() - 60 * DAY
        Person.objects.filter(pk=holder.pk).update(used_at=long_ago, made_at=long_ago)


def test_the_file_is_made_in_the_background_and_fetched_by_its_asker_alone(site):
    client, other = client_of(person(Role.AUDITOR)), client_of(person(Role.AUDITOR))
    export = asked(client)
    assert export.stage is Stage.WAITING
    assert asked(client) == export, "a second press asks for nothing more"
    assert REFRESH in page(client, export).content.decode()
    assert status(client, export) == 404

    exports.make.func(export.pk)
    export.refresh_from_db()
    assert (export.stage, export.share, export.exactness) == (Stage.READY, 1, "protected")
    assert stat.S_IMODE(exports.file_of(export).stat().st_mode) == 0o600
    shown = page(client, export).content.decode()
    assert f"/feeds/star/{export.key}/star.zip" in shown
    assert REFRESH not in shown
    assert {page(other, export).status_code, status(other, export)} == {404}

    answer = client.get(f"/feeds/star/{export.key}/star.zip")
    assert 'filename="star-2017-11-protected.zip"' in answer.headers["Content-Disposition"]
    packed = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))
    assert "protected figures" in packed.read("README.txt").decode()
    assert "parquet/fact_figure.parquet" in packed.namelist()
    look = Look.objects.filter(kind="star exported").get()
    assert look.subject == f"{export.snapshot}, protected"


@pytest.mark.parametrize("what", ["role", "account", "sleep"])
def test_a_right_lost_before_the_work_runs_makes_nothing(what):
    holder = person(Role.ANALYST)
    export = asked(client_of(holder))
    lose(holder, what)

    exports.make.func(export.pk)
    export.refresh_from_db()
    assert export.stage is Stage.FAILED
    assert "may no longer" in export.problem["what"]
    assert not exports.file_of(export).exists()


@pytest.mark.parametrize("what", ["role", "account", "sleep"])
def test_a_right_lost_after_the_work_ran_fetches_nothing(what):
    holder = person(Role.ANALYST)
    client, export = client_of(holder), ready(holder, exactness="exact")
    assert status(client, export) == 200
    lose(holder, what)
    assert status(client, export) in {302, 404}
    assert Look.objects.filter(kind="star exported").count() == 1


def test_what_was_made_exact_is_not_fetched_by_whoever_may_have_it_protected_now():
    holder = person(Role.AUDITOR)
    analyst = actions.grant_at_machine(holder, Role.ANALYST, starts=START)
    client, export = client_of(holder), ready(holder, exactness="exact")
    assert status(client, export) == 200
    Grant.objects.filter(pk=analyst.pk).update(ends=timezone.localdate() - DAY)

    assert status(client, export) == 404
    assert "has changed" in page(client, export).content.decode()
    assert Look.objects.filter(kind="refused", subject="star-file").exists()


def test_totals_of_a_team_are_not_fetched_by_whoever_may_no_longer_see_them(site):
    holder = person(Role.AUDITOR)
    director = actions.grant_at_machine(holder, Role.DIRECTOR, starts=START)
    export = ready(holder, teams=[one.name for one in picture.teams(site)])
    client = client_of(holder)
    assert status(client, export) == 200
    Grant.objects.filter(pk=director.pk).update(ends=timezone.localdate() - DAY)

    assert status(client, export) == 404


def test_after_a_day_it_is_gone_and_the_next_asking_throws_it_away():
    holder = person(Role.ANALYST)
    client, export = client_of(holder), ready(holder, exactness="exact")
    yesterday = timezone.now() - DAY - dt.timedelta(minutes=1)
    Export.objects.update(asked_at=yesterday, made_at=yesterday)
    assert status(client, export) == 404
    assert "kept for a day" in page(client, export).content.decode()

    asked(client)
    assert not exports.file_of(export).exists()
    assert not Export.objects.filter(pk=export.pk).exists()


def test_what_cannot_be_made_says_so(settings, tmp_path, monkeypatch):
    client = client_of(person(Role.ANALYST))
    export = asked(client)
    settings.HOME = Home(tmp_path / "empty")
    exports.make.func(export.pk)
    assert "No figures are loaded" in page(client, export).content.decode()

    def fault(*_given, **_named):
        raise ZeroDivisionError("Amara Example")

    export = asked(client)
    monkeypatch.setattr(exports, "picture_now", fault)
    with pytest.raises(ZeroDivisionError):
        exports.make.func(export.pk)
    export.refresh_from_db()
    assert "did not foresee" in export.problem["what"]
    assert "Amara" not in str(export.problem)


def test_work_that_broke_off_says_so_and_what_was_thrown_away_is_not_made():
    client = client_of(person(Role.ANALYST))
    export = asked(client)
    exports.broke_off(export.pk)
    assert "broke off" in page(client, export).content.decode()
    Export.objects.all().delete()
    exports.make.func(export.pk)
    exports.broke_off(export.pk)
