"""Every text that somebody types and that is kept was held against the records before it was kept.

A training site's plans and boards are made through the same actions as a page's form, and what they
do not fill is filled here. Each text that is then in the database must have been asked about.
"""

import datetime as dt
from dataclasses import replace
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db.models import CharField, JSONField, TextField

from lineofsight.accounts import actions as people
from lineofsight.accounts import wording
from lineofsight.accounts.models import Person
from lineofsight.accounts.roles import Role
from lineofsight.accounts.sample_people import address_of
from lineofsight.answers import actions as answers
from lineofsight.answers import preparing
from lineofsight.boards import meeting_rules
from lineofsight.boards import sample as of_boards
from lineofsight.boards.actions import bodies, documents
from lineofsight.commentary import actions as commentary
from lineofsight.indicators.ad_hoc.question import Condition, Question
from lineofsight.kernel.periods import Month
from lineofsight.plan import actions as plans
from lineofsight.plan import approving, closing, fates
from lineofsight.plan import sample as of_plans
from lineofsight.plan.approval import USUAL
from lineofsight.plan.models import Step
from lineofsight.plan.updates import actions as updates
from lineofsight.plan.updates import sample as of_updates
from lineofsight.plan.updates.models import Update
from lineofsight.records.sample import programme
from lineofsight.settings import DEFAULT
from signed_in import person

APPS = ("plan", "updates", "boards", "commentary", "answers", "accounts")
NOW = dt.datetime(2017, 12, 12, 9, tzinfo=dt.UTC)
DAY = NOW.date()

MARK, CHOSEN, MADE = "a mark that is counted", "chosen from what is there", "made by the program"
OF_ONE_CHILD = "of one child, and read by those alone who decide or review it"
WHO_THEY_ARE = "who somebody with an account is: a child may be called the same"

NOT_TYPED = {
    **dict.fromkeys((
        "plan.Asking.digest", "boards.Kept.digest", "boards.Version.digest", "boards.Asking.digest",
        "answers.Answer.digest", "accounts.Look.mac", "accounts.ChainHead.mac",
        "accounts.Look.children", "accounts.LookedAt.token", "accounts.OpenSession.mark",
        "accounts.KnownDevice.mark", "accounts.Person.password", "accounts.NamedFor.token",
        "accounts.Conflict.token", "accounts.Restriction.token", "accounts.BreakGlass.token",
        "accounts.BreakGlass.session", "accounts.ReasonGiven.session",
    ), MARK),
    **dict.fromkeys((
        "plan.StreamWord.stream", "updates.Answering.name", "updates.Answering.key",
        "updates.Update.month", "boards.Version.suffix", "boards.Paper.page",
        "commentary.Version.code", "commentary.Version.month", "commentary.Version.place",
        "accounts.BreakGlass.place", "accounts.ReasonGiven.resource",
        "accounts.ReasonGiven.subject",
    ), CHOSEN),
    **dict.fromkeys((
        "answers.Answer.words", "answers.Answer.exact", "answers.Answer.snapshot",
        "answers.Answer.table", "answers.Answer.hidden", "accounts.Look.roles",
        "answers.Preparation.doing", "answers.Preparation.problem",
        "accounts.Look.kind", "accounts.PassingValue.cache_key", "accounts.PassingValue.value",
    ), MADE),
    **dict.fromkeys((
        "accounts.Look.subject", "accounts.Restriction.words", "accounts.BreakGlass.reason",
        "accounts.BreakGlass.note", "accounts.ReasonGiven.reason",
    ), OF_ONE_CHILD),
    **dict.fromkeys((
        "accounts.Person.name", "accounts.Person.email", "accounts.Person.worker_code",
    ), WHO_THEY_ARE),
    "boards.Step.minute": "kept with the words of a step, by one call for all of them",
}  # fmt: skip
"""Fields whose words nobody types for others to read, and why; and none besides."""


def texts():
    """Every field of these apps in which words can be kept, but what is chosen from a list."""
    return {
        f"{model._meta.label}.{field.name}": (model, field.name)
        for app in APPS
        for model in apps.get_app_config(app).get_models()
        for field in model._meta.get_fields()
        if isinstance(field, CharField | TextField | JSONField) and not field.choices
    }


def kept(model, name):
    """Each text that is kept in a field."""
    values = model._default_manager.values_list(name, flat=True)
    return {one for held in values for one in wording.strings(held) if one}


@pytest.fixture
def asked(monkeypatch):
    """All words that were held against the records."""
    found = []
    monkeypatch.setattr(wording, "pointed_to", lambda _, words: found.append(words) or ())
    return found


@pytest.fixture
def site(sample_home, settings, db, tmp_path, asked):
    """A training site with plans, updates and boards."""
    settings.HOME, settings.TRAINING = sample_home, True
    for role in {*of_boards.ACTING, *of_updates.NAMES.values(), Role.PROGRAMME, Role.DIRECTOR}:
        Person.objects.filter(pk=person(role).pk).update(email=address_of(role))
    file, last = tmp_path / "plan.xlsx", Month(2017, 11)
    programme.write_plan(file, last=last, known=programme.facts(last))
    assert list(of_plans.make(file, settings=DEFAULT))
    assert list(of_updates.make())
    assert list(of_boards.make())

    _fill_plan()
    _fill_boards()
    admin, head = person(Role.ADMINISTRATOR), person(Role.HEAD_OF_SERVICE)
    people.ask_grant(admin, head, Role.TEAM_MANAGER, starts=DAY, place="Quay team",
                     why="The team waits for its manager.")  # fmt: skip
    commentary.write("FD1", "2017-11", "More came from schools.", seen=0, by=admin, at=NOW)


def _fill_plan():
    """What the story of the plan leaves empty: a decision, what left the chain, a declining."""
    plan, (office, director) = plans.current(), _office_and_director()
    held = plans.as_at(plan)
    ref = next(ref for ref, one in held.items() if one.is_open)
    change = plans.ask(
        plan, {**held, ref: replace(held[ref], action="It is done another way")}, by=office,
        why="It goes by another way.", impact="Children wait no longer.", money="No more of it.",
        now=NOW,
    )  # fmt: skip
    plans.decide(change, agreed=False, by=director, minute="Item 97", body="Quay board",
                 despite="Red for a month only.", now=NOW, on=DAY)  # fmt: skip
    approving.add(plan, "Quay partners", after=plan.steps.count(), days=None)
    step = plan.steps.get(body="Quay partners")
    approving.drop(step, why="They meet no more this year.", by=office, now=NOW)
    closing.give(plan, ref, fates.DROPPED, [], reason="Nobody needs it now.", by=office, now=NOW)
    closing.decline(plan, why="It is too early to close it.", by=director, now=NOW)
    sent = Update.objects.filter(is_sent=True).first()
    said = updates.Said("More was achieved.", (), why="A day was wrong there.")
    assert updates.write(plan, sent.stream, Month.parse(sent.month), said, sends=True,
                         seen=sent.number, by=office, now=NOW)  # fmt: skip


def _office_and_director():
    return [Person.objects.get(email=address_of(one)) for one in (Role.PROGRAMME, Role.DIRECTOR)]


def _fill_boards():
    """What the story of the boards leaves empty: a paper kept elsewhere, and a release."""
    board = bodies.make("Quay panel", kind=meeting_rules.PARENTING)
    meeting = bodies.meet(board, on=DAY, place="12 Quay Street", focus="Homes near the quay")
    bodies.add_paper(meeting, number="9q", title="Homes", found_at="The shelf by the quay")
    document = documents.begin("Quay guide", kind="other", owner="Clerk of the quay")
    held = documents.hold(document, holder="The court", why="It is heard there.", since=DAY)
    documents.release(held, last=DAY, words="The court said so.")


@pytest.fixture
def answered(site, sample_home, monkeypatch):
    """An answer that was prepared and turned down."""
    counted = SimpleNamespace(as_data=dict, snapshot="2017-11 v1")
    monkeypatch.setattr(answers, "answered_alone", lambda *_: counted)
    monkeypatch.setattr(answers, "protect", lambda *_, **_also: ([["Children"]], []))
    office, director = _office_and_director()
    asked = Question("children_open", "2017-11", "2017-11",
                     where=(Condition("team", "is", ("Quay team",)),))  # fmt: skip
    answer = answers.ask(office, asked, home=sample_home, now=NOW)
    request = answers.Request("Letter 9q", "foi", DAY)
    monkeypatch.setattr(preparing, "prepare", SimpleNamespace(enqueue=lambda _: None))
    preparing.ask(answer, office, request, now=NOW)
    answers.prepare(answer, office, request, home=sample_home, shown_in=None, now=NOW)
    answers.turn_down(answer, director, "It asks of too few.", now=NOW, on=DAY)


def test_each_text_that_is_kept_was_held_against_the_records(answered, asked):
    held = {line for words in asked for line in words.splitlines()}
    found = {label: kept(*place) for label, place in texts().items() if label not in NOT_TYPED}
    unheld = {label for label, each in found.items()
              if any(not held.issuperset(one.splitlines()) for one in each)}  # fmt: skip

    assert {label for label, each in found.items() if not each} == set(), "fill it above"
    assert unheld == {"plan.Step.body"}
    usual = {body for body, _ in USUAL}
    assert {one for one in kept(Step, "body") if one not in held} <= usual, "nobody types these"


def test_what_is_declared_is_there():
    assert NOT_TYPED.keys() - texts().keys() == set()
