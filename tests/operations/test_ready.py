"""Before the first live child: each thing that is not so is said, and a site that is ready is."""

import datetime as dt
from contextlib import nullcontext
from types import SimpleNamespace

import pytest

from lineofsight.accounts import actions
from lineofsight.accounts.roles import Role
from lineofsight.kernel.problems import Exit, Problem
from lineofsight.operations import ready
from lineofsight.records import origin
from lineofsight.records.home import Home

NOW = dt.datetime(2017, 12, 6, 9, 0, tzinfo=dt.UTC)


@pytest.fixture
def wrong(site_home, db):
    """Give the words of what is not so."""

    def look(now: dt.datetime = NOW) -> str:
        return "\n".join(one.words for one in ready.answers(site_home, now=now) if not one.is_so)

    return look


def test_a_site_that_is_ready_says_so(site_home, key_file, tmp_path, run, on_server):
    run("backup", tmp_path / "b.backup", "--key-file", key_file, "--home", site_home.path)
    done = on_server("check-site", home=site_home.path, LINEOFSIGHT_HOSTS="sight.example.gov.uk")
    amiss = [line for line in done.stdout.splitlines() if line.startswith("NO")]

    assert [line for line in amiss if "GB are free" not in line] == [], done.stdout + done.stderr
    assert "second factor" in done.stdout
    assert "SQLite whose readers never wait" in done.stdout


def test_a_site_fresh_from_the_box_is_told_everything(tmp_path, on_server):
    (tmp_path / "new").mkdir()
    done = on_server(
        "check-site",
        home=tmp_path / "new",
        LINEOFSIGHT_TRAINING="1",
        LINEOFSIGHT_INSECURE="1",
    )

    assert done.returncode == Exit.CHECKS_FAILED, done.stderr
    for words in ("name of its own", "TLS", "second factor", "training", "no backup", "tables"):
        assert any(words in line for line in done.stdout.splitlines() if line[:2] == "NO"), words


def test_a_home_that_is_not_there_is_said(tmp_path):
    with pytest.raises(Problem, match="no home folder"):
        ready.answers(Home(tmp_path / "new"), now=NOW)

    assert not (tmp_path / "new").exists()


def test_hosts_must_be_named_and_no_star_among_them(wrong, settings):
    for hosts in (["localhost"], ["*", "sight.example.gov.uk"]):
        settings.ALLOWED_HOSTS = hosts
        assert "answers to a name" in wrong()
    settings.ALLOWED_HOSTS = ["sight.example.gov.uk", "localhost"]
    assert "answers to a name" not in wrong()


def test_a_secret_that_others_may_read_is_said(wrong, site_home):
    assert "secret" not in wrong()
    site_home.secret.chmod(0o640)
    assert "The secret can be read" in wrong()
    site_home.path.chmod(0o755)
    assert "The home folder can be read" in wrong()


def test_two_administrators_who_are_still_here(wrong):
    people = [
        actions.make_person(f"a{number}@example.test", "Administrator", by=None)
        for number in range(2)
    ]
    actions.grant_at_machine(people[0], Role.ADMINISTRATOR, starts=dt.date(2017, 1, 1))
    assert "(1 now)" in wrong()
    actions.grant_at_machine(people[1], Role.ADMINISTRATOR, starts=dt.date(2017, 1, 1))
    assert "administrators" not in wrong()
    people[1].is_active = False
    people[1].save()
    assert "(1 now)" in wrong()


def test_a_backup_of_yesterday_is_too_old(wrong, site_home, key_file, tmp_path, run):
    assert "no backup" in wrong()
    site_home.last_backup.write_text('{"made_at": "2017-12-05T10:00:00+00:00"}')
    assert "backup" not in wrong()
    assert "last backup was made on 5 December 2017" in wrong(NOW + dt.timedelta(hours=2))


def test_how_letters_leave_is_said_and_a_site_can_do_without(wrong, site_home, settings):
    def said():
        return "\n".join(one.words for one in ready.answers(site_home, now=NOW))

    assert "No mail server is named" in said()
    settings.EMAIL_HOST, settings.EMAIL_USE_TLS = "smtp.council.example", True
    settings.DEFAULT_FROM_EMAIL = "sight@council.example"
    assert "Letters leave by smtp.council.example, with TLS, from sight@council.example" in said()
    assert "Letters" not in wrong()


def test_a_clock_that_went_back_is_said(wrong):
    assert "sealed after" not in wrong()
    assert "sealed after" in wrong(dt.datetime(2017, 12, 1, tzinfo=dt.UTC))


@pytest.mark.parametrize(("ahead", "is_said"), [(40, False), (0, True), (80, True)])
def test_the_databases_clock_is_compared_with_the_moment_it_is_asked(
    wrong, monkeypatch, ahead, is_said
):
    said = SimpleNamespace(
        execute=lambda _: None, fetchone=lambda: [NOW + dt.timedelta(seconds=ahead)]
    )
    database = SimpleNamespace(vendor="postgresql", cursor=lambda: nullcontext(said))
    took = iter([0.0, 40.0])  # seconds: what was asked before took long
    monkeypatch.setattr(ready, "connection", database)
    monkeypatch.setattr(ready, "time", SimpleNamespace(monotonic=lambda: next(took)))

    assert ("database's clock" in wrong()) == is_said


def test_a_full_disk_is_said(wrong, monkeypatch):
    monkeypatch.setattr(ready, "ROOM", 10**18)

    assert "GB are free" in wrong()


def test_a_training_site_does_not_start_on_real_records(tmp_path, on_server):
    origin.decide(Home(tmp_path / "home"), origin.Origin.REAL)
    done = on_server("manage", "check", home=tmp_path / "home", LINEOFSIGHT_TRAINING="1")

    assert (done.returncode, "keeps real records" in done.stderr) == (Exit.REFUSED, True)
