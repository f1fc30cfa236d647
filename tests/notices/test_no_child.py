"""No letter names a child: what was typed stays here, and a name in the plan keeps one back."""

import datetime as dt
from contextlib import contextmanager
from dataclasses import replace

import pytest
from click.testing import CliRunner
from django.utils import timezone

from lineofsight import picture
from lineofsight.accounts import actions as people
from lineofsight.accounts import wording
from lineofsight.accounts.roles import Role
from lineofsight.cli.program import program
from lineofsight.kernel.periods import Month
from lineofsight.kernel.problems import Exit
from lineofsight.notices.guard import WITHHELD
from lineofsight.notices.models import SENT, Sending
from lineofsight.plan import actions as plans
from lineofsight.plan.models import Plan
from lineofsight.plan.updates import answering
from lineofsight.plan.updates.actions import Said, write
from lineofsight.plan.updates.rules import Challenge
from lineofsight.web.data.models import Upload
from lineofsight.web.data.rules import State
from plan_read import read
from signed_in import person

MONDAY = "2017-12-04"
AT = dt.datetime(2017, 12, 4, 6, tzinfo=dt.UTC)


class Everybody:
    """The borough's children, as a letter must not have them."""

    def __init__(self, shown):
        scope = picture.Scope(whole=True)
        found = picture.children(shown, scope=scope, per_page=5000, only_open=False).children
        self.names = {one.name for one in found if " " in one.name}
        self.identifiers = {one.child_id for one in found}
        self.one = next(one for one in found if " " in one.name)

    def in_words(self, words):
        return {one for one in self.names | self.identifiers if one in words}


@pytest.fixture(scope="session")
def everybody(sample_home):
    return Everybody(picture.open_picture(sample_home))


@pytest.fixture
def site(sample_home, settings, inbox, db, monkeypatch):
    settings.HOME = sample_home
    monkeypatch.setenv("LINEOFSIGHT_HOME", str(sample_home.path))
    return inbox


@pytest.fixture
def before_they_were_known(monkeypatch):
    """A context in which words are typed: the records did not know the child yet."""

    @contextmanager
    def typing():
        with monkeypatch.context() as patch:
            patch.setattr(wording, "pointed_to", lambda _picture, _words: ())
            yield

    return typing


@pytest.fixture
def plan(site, sample_home):
    """A plan that was agreed, and a lead of its action 2.10."""
    office, director = person(Role.PROGRAMME), person(Role.DIRECTOR)
    made = Plan.objects.create(title="The plan")
    found = read(sample_home.path.parent / "returns" / "feeds" / "plan.xlsx")
    plans.ask(made, found, by=office, why="First.", impact="", now=AT - dt.timedelta(days=20))
    plans.baseline(made, by=director, now=AT - dt.timedelta(days=10))
    made.refresh_from_db()
    lead = person(Role.TEAM_MANAGER)
    answering.begin("Head of care planning", lead, by=office, now=AT)
    answering.begin("Director of children's social care", director, by=office, now=AT)
    return made


def digest(*words):
    return CliRunner().invoke(program, ["digest", "--on", MONDAY, *words], catch_exceptions=False)


def typed_everywhere(plan, words):
    """Put words wherever somebody may type, as nobody should with a child's."""
    office = plan.changes.first().asked_by
    fields = {"progress": words, "risk": words}
    seen = plans.newest_entry(plan, "2.10")
    plans.report(plan, "2.10", fields, seen=seen, by=office, now=AT)
    said = Said(words, [Challenge(words, words)])
    write(plan, "Practice", Month(2017, 11), said, sends=False, seen=0, by=office, now=AT)
    now = plans.as_at(plan)
    after = {**now, "1.1": replace(now["1.1"], outcome=words)}
    plans.ask(plan, after, by=office, why=words, impact=words, now=AT)
    Upload.objects.create(
        key="k" * 22, sender=office, sent_at=AT, digest="0" * 64, state=State.UNREADABLE.name,
        files=[{"name": f"{words}.csv", "bytes": 1}], problem={"what": words}, why=words,
    )  # fmt: skip
    asked = people.ask_grant(
        person(Role.ADMINISTRATOR), office, Role.ANALYST, starts=dt.date(2017, 12, 1), why=words
    )
    assert asked.agreed_by is None


def test_no_letter_holds_a_name_or_identifier_wherever_it_was_typed(
    site, plan, everybody, before_they_were_known
):
    with before_they_were_known():
        typed_everywhere(plan, f"{everybody.one.name} {everybody.one.child_id}")
    done = digest()

    assert done.exit_code == Exit.DONE, done.output
    kinds = set(Sending.objects.values_list("kind", flat=True))
    assert kinds == {"digest", "change waits", "approval asked", "load refused", "not reported"}
    assert "2.10" in site.whole
    assert everybody.in_words(site.whole) == set()
    assert everybody.in_words(done.output) == set()
    assert "file" not in site.whole.lower()


@pytest.mark.parametrize("which", ["name", "child_id"])
def test_a_child_in_the_plans_own_words_keeps_that_letter_back_alone(
    site, plan, everybody, which, before_they_were_known
):
    office, director = plan.changes.first().asked_by, plan.baselined_by
    now = plans.as_at(plan)
    words = f"Visit {getattr(everybody.one, which)} each week"
    after = {**now, "2.10": replace(now["2.10"], action=words)}
    with before_they_were_known():
        change = plans.ask(plan, after, by=office, why="It slipped in here.", impact="", now=AT)
        plans.decide(change, agreed=True, by=director, minute="1", now=AT)
    done = digest()

    assert done.exit_code == Exit.CHECKS_FAILED
    assert WITHHELD in done.output
    assert everybody.in_words(done.output + site.whole) == set()
    assert everybody.in_words(digest("--dry-run").output) == set()
    assert Sending.objects.filter(state=SENT).exists()


def test_a_dry_run_prints_sends_nothing_and_notes_nothing(site, plan):
    said = digest("--dry-run").output

    assert "Subject: Your actions in the improvement plan this week" in said
    assert "Nothing was sent." in said
    assert site.messages == []
    assert not Sending.objects.exists()


def test_it_is_said_for_each_address_what_became_of_it(site, plan):
    lead = person(Role.TEAM_MANAGER)
    answering.begin("Head of assessment", lead, by=plan.baselined_by, now=timezone.now())
    site.refused.add(lead.email)
    done = digest()

    assert done.exit_code == Exit.CHECKS_FAILED
    assert f"NOT SENT  {lead.email}" in done.output
    assert done.output.splitlines()[-1].endswith("1 not sent.")
    assert len(site.messages) == done.output.count("\nsent  ") + done.output.startswith("sent  ")
    site.refused.clear()
    assert digest().output.splitlines()[-1] == "1 sent, 0 not sent."
    assert digest().output == "0 sent, 0 not sent.\n"


def test_without_a_mail_server_it_says_what_to_do(site, plan, settings):
    settings.EMAIL_HOST = ""
    with pytest.raises(Exception, match="No mail server is named") as refused:
        digest()

    assert refused.value.kind == Exit.REFUSED
    assert not Sending.objects.exists()
