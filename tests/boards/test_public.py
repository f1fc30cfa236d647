"""The public page shows marked items in marked words, protected figures, and nobody's name."""

import datetime as dt
import html
from dataclasses import replace

import pytest
from django.test import Client

from board_drawn import DAY, DONE_BY, NOW, RAISED
from lineofsight import picture
from lineofsight.accounts.models import Person
from lineofsight.accounts.roles import Role
from lineofsight.accounts.sample_people import address_of
from lineofsight.boards import document_rules, rules, sample
from lineofsight.boards.actions import documents, items
from lineofsight.boards.models import Item
from lineofsight.boards.rules import Done, Target
from lineofsight.boards.said.public import REPHRASED
from lineofsight.boards.said.public import shown as shown_to_all
from lineofsight.boards.ties import Ties
from lineofsight.kernel.periods import Month
from lineofsight.plan import actions as plan_actions
from lineofsight.plan import sample as plan_sample
from lineofsight.records.sample import programme
from lineofsight.settings import DEFAULT
from plan_read import read as read_plan
from signed_in import client_of, person

PUBLIC = "/you-said/"


def visitor():
    return Client(SERVER_NAME="localhost", headers={"x-forwarded-proto": "https"})


def read():
    answer = visitor().get(PUBLIC)
    assert answer.status_code == 200
    return answer.content.decode()


def step(item, do, by, **more):
    return do(item, on=DAY, seen=item.steps.count(), by=by, now=NOW, **more)


@pytest.fixture
def published(comment, office, director):
    step(comment, items.answer, office, said=rules.ACCEPTED, words="Inside words", **DONE_BY)
    step(comment, items.propose, office, words="Too little about staff.", reply="A dashboard.")
    step(comment, items.publish, director)
    return comment


def test_what_tells_of_a_document_that_became_held_leaves_the_page_while_it_is(published):
    report = documents.begin("Dashboard", kind="report", owner="Commissioner")
    assert "Too little about staff." in read()
    held = documents.hold(report, holder="The department", why="With ministers", since=RAISED)
    assert "Too little about staff." not in read()
    documents.release(held, last=RAISED, words="Published")
    assert "Too little about staff." in read()


def test_nothing_stands_there_unless_it_is_marked(comment, office):
    step(comment, items.answer, office, said=rules.ACCEPTED, words="Inside words", **DONE_BY)

    assert "Nothing is shown here yet" in read()
    assert comment.words not in read()


def test_a_marked_item_is_shown_in_its_public_words_and_names_nobody(published, office, member):
    page = read()

    assert "Too little about staff." in page
    assert "A dashboard." in page
    assert "A councillor" in page
    assert "has not closed it yet" in page
    for hidden in (published.words, "Inside words", office.name, member.name):
        assert hidden not in page


def test_it_says_who_agreed_and_how_the_words_were_checked_and_promises_no_more(
    published, office, director
):
    page = read()

    assert "Shown since 5 December 2017, as agreed by another person than wrote it" in page
    assert "wrote it: director" in page
    assert director.name not in page
    assert "No machine finds everybody" in page
    assert "named" not in page
    step(published, items.withdraw, office, words="It went out by mistake")
    assert "No machine finds everybody" not in read()


def test_words_that_the_raiser_did_not_write_are_marked_as_that(comment, office, director):
    step(comment, items.answer, office, said=rules.ACCEPTED, words="Inside words", **DONE_BY)
    step(comment, items.propose, office, words=comment.words, reply="A dashboard.")
    step(comment, items.publish, director)
    assert REPHRASED not in read()

    step(comment, items.reword, office, words="The member is content.", why="It named a street.")
    step(comment, items.propose, office, words="The member is content.", reply="A dashboard.")
    step(comment, items.publish, director)
    assert f"{REPHRASED}." in read()


def test_it_says_whether_it_worked_and_leaves_when_taken_off(published, office, member):
    step(published, items.close, member, outcome=rules.MADE_NONE, words="Nothing changed, I say.")
    assert "No, it made none" in read()
    assert "Nothing changed, I say." not in read()

    step(published, items.withdraw, office, words="It went out by mistake")

    assert "Nothing is shown here yet" in read()


def test_the_page_asks_as_often_for_one_item_as_for_many(
    published, office, director, django_assert_max_num_queries
):
    with django_assert_max_num_queries(10) as few:
        read()
    for number in range(8):
        one = items.raise_item(rules.COMMENT, f"x{number}", raised_by=office, on=DAY, by=office,
                               now=NOW)  # fmt: skip
        step(one, items.answer, office, said=rules.ACCEPTED, words="y, as was asked.", **DONE_BY)
        step(one, items.propose, office, words=f"Said {number}", reply="z")
        step(one, items.publish, director)
    with django_assert_max_num_queries(len(few)):
        assert "Said 7" in read()


@pytest.fixture
def training(sample_home, settings, db, tmp_path):
    """A training site: its people, its plan and its boards."""
    settings.HOME, settings.TRAINING = sample_home, True
    for role in sample.ACTING:
        Person.objects.filter(pk=person(role).pk).update(email=address_of(role))
    file, last = tmp_path / "plan.xlsx", Month(2017, 11)
    programme.write_plan(file, last=last, known=programme.facts(last))
    list(plan_sample.make(file, settings=DEFAULT))
    assert list(sample.make())
    assert list(sample.make()) == []
    return picture.open_picture(sample_home)


def test_the_comment_of_31_october_is_traced_and_closed_by_the_councillor(training):
    member = Person.objects.get(email=address_of(Role.COUNCILLOR))
    client = client_of(member)
    item = Item.objects.get(kind=rules.COMMENT)
    assert item.raised_on == dt.date(2017, 10, 31)

    home = client.get("/").content.decode()
    assert "Your comments, and what happened to them" in home
    page = client.get(f"/boards/items/{item.pk}/").content.decode()
    assert 'href="/workforce/"' in page
    assert "Paragraph 4.1" in page
    assert client.get("/workforce/").status_code == 200
    rows = picture.scorecard_rows(training, exactness="protected", code="W1a")
    assert rows[0].figure.words in page

    form = {"seen": item.steps.count(), "outcome": rules.WORKED, "on-day": 5, "on-month": 12,
            "on-year": 2017}  # fmt: skip
    assert client.post(f"/boards/items/{item.pk}/close/", form).status_code == 302
    assert items.standing(item, on=dt.date(2017, 12, 5)).state == rules.CLOSED
    assert "Yes, it made a difference" in read()


def test_the_comment_changed_the_plan_the_next_day_and_its_effect_is_read_off_the_figures(training):
    client = client_of(Person.objects.get(email=address_of(Role.COUNCILLOR)))
    item = Item.objects.get(kind=rules.COMMENT)
    [target] = [one for one in items.standing(item, on=DAY).targets if one.kind == rules.CHANGE]

    page = client.get(f"/boards/items/{item.pk}/").content.decode()
    redline = client.get(f"/plan/changes/{target.ref}/").content.decode()
    [tied] = Ties([target], exactness="protected").of([target], item.raised_on)

    assert plan_sample.SAID_BY_SCRUTINY in page
    assert f'href="/plan/changes/{target.ref}/"' in page
    for ref in plan_sample.TIED_BECAUSE:
        assert f">{ref} " in redline or f">{ref}<" in redline
    assert "<ins" in redline
    assert any(
        words.startswith("Action 2.11: not yet. W1a stayed within") for words in tied.effects
    )


def test_the_public_reads_effects_without_references_and_codes(training):
    page = html.unescape(read())
    plan = plan_actions.current()
    redeployed = plan_actions.as_at(plan)["2.11"].action

    said = f"“{redeployed}”: done, and the figure has not moved yet. “Average caseload"
    assert said in page
    assert "stayed within its usual range in 3 months" in page
    assert "”: not done yet." in page
    for code in ("2.11", "7.5", "W1a", "W1b"):
        assert code not in page


def test_the_plan_and_the_practice_model_are_under_control_and_agreed_by_the_board(
    training, tmp_path
):
    found = {one.kind: one for one in documents.whole()}
    plan = plan_actions.current()
    [version] = found[document_rules.PLAN].versions.all()

    assert found[document_rules.PLAN].title == plan.title
    for kind in (document_rules.PLAN, document_rules.MODEL, document_rules.TERMS):
        assert documents.may_be_quoted(found[kind], DAY)
    assert not documents.may_be_quoted(found[document_rules.FRAMEWORK], DAY)
    put = plan_actions.as_at(plan, dt.datetime(2017, 11, 1, 12, tzinfo=dt.UTC))
    file = tmp_path / "kept.xlsx"
    file.write_bytes(bytes(version.kept.content))
    assert read_plan(file) == put
    assert found.keys() >= document_rules.KINDS.keys() - {document_rules.OTHER}


def test_findings_of_the_training_site_are_mapped_with_a_hole(training):
    client = client_of(Person.objects.get(email=address_of(Role.COUNCILLOR)))

    page = client.get("/boards/findings/").content.decode()

    assert "No action answers it: 1" in page
    for ref in sample.MAPPED:
        assert f"/plan/plans/{plan_actions.current().pk}/actions/{ref}/" in page
    table = page[page.index("<tbody") :]
    assert sample.UNANSWERED in table[: table.index("</tr>")]
    linked = [
        one.target.ref.partition("/")[2]
        for item in items.with_steps().filter(kind=rules.FINDING)
        for one in (step.done() for step in item.steps.all())
        if one.target
    ]
    assert set(linked) == set(sample.MAPPED)


@pytest.mark.parametrize("address", ["/boards/", "/boards/visits/", "/boards/documents/",
                                     "/boards/line-of-sight/", "/you-said/"])  # fmt: skip
def test_each_page_of_the_training_site_opens(training, address):
    client = client_of(Person.objects.get(email=address_of(Role.PROGRAMME)))

    assert client.get(address).status_code == 200


def test_an_effect_is_as_protected_as_its_reader(training):
    rows = {one: picture.scorecard_rows(training, exactness=one) for one in ("exact", "protected")}
    exact = {row.code: row.figure for row in rows["exact"]}
    hidden = [row.code for row in rows["protected"]
              if row.figure.state == "hidden" and exact[row.code].state == "value"]  # fmt: skip
    assert hidden
    target = Target(rules.INDICATOR, hidden[0])

    [shown] = Ties([target], exactness="protected").of([target], RAISED)
    [whole] = Ties([target], exactness="exact").of([target], RAISED)

    assert exact[hidden[0]].words in whole.effects[0]
    assert exact[hidden[0]].words not in shown.effects[0]


def test_an_effect_says_its_month_and_what_it_was_when_the_thing_was_said(training):
    target = Target(rules.INDICATOR, "FD6")
    [row] = picture.scorecard_rows(training, exactness="exact", code="FD6")

    [tied] = Ties([target], exactness="exact").of([target], RAISED)
    [later] = Ties([target], exactness="exact").of([target], dt.date(2017, 11, 30))

    then = f"{round(row.spark[-2]):,}"
    assert f"{row.figure.words} in November 2017, and {then} in October 2017, when this was said" \
        in tied.effects[0]  # fmt: skip
    assert "no month has been counted since November 2017" in later.effects[0]


def test_the_public_reads_that_a_body_closed_and_another_confirmed(panel, office, director):
    item = items.raise_item(rules.RECOMMENDATION, "Two seats.", body=panel, on=RAISED, by=office,
                            now=NOW)  # fmt: skip
    for what, by in ((rules.PROPOSED, office), (rules.PUBLISHED, director)):
        item.steps.create(what=what, by=by, on=DAY, at=NOW, words="You said")
    done = Done(rules.CLOSED, DAY, outcome=rules.WORKED)
    stands = replace(items.standing(item, on=DAY), closing=done)

    said = shown_to_all(item, stands, stands.public, [], lambda _: "")

    assert said.worked == (
        "Corporate parenting panel closed it, and a second person confirmed that: "
        "Yes, it made a difference."
    )
