"""An item from raised to closed: what it must carry, what is refused, and who alone closes it."""

import datetime as dt
from functools import partial

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from board_drawn import DAY, NOW, RAISED
from lineofsight.accounts.roles import Role
from lineofsight.boards import meeting_rules, rules
from lineofsight.boards.actions import bodies, handing, items
from lineofsight.boards.closing import may_close
from lineofsight.boards.models import Item, Step
from lineofsight.boards.rules import Done, Target, standing
from lineofsight.boards.steps import steps_for
from lineofsight.kernel.problems import Refused
from signed_in import person

LATER = dt.date(2018, 1, 31)
PAGE = Target(rules.PAGE, "workforce")


def step(item, do, by, on=DAY, **more):
    """Take a step with an item as somebody who sees all of it."""
    return do(item, on=on, seen=item.steps.count(), by=by, now=NOW, **more)


answer = partial(step, do=items.answer)


def accept(item, by):
    return step(item, items.answer, by, said=rules.ACCEPTED, words="It will be done.")


def how(item, on=DAY):
    return items.standing(Item.objects.get(pk=item.pk), on=on)


def done(what, on=DAY, **more):
    return Done(what, on, **more)


PROMISE = done(rules.ANSWERED, answer=rules.IN_PRINCIPLE, due_on=DAY, words="x")
TIE = done(rules.TIED, target=PAGE)
KEPT = Target("paragraph", "4.1 of Report of December 2017")
KEEP = done(rules.TIED, target=KEPT)
ACCEPTED = done(rules.ANSWERED, answer=rules.ACCEPTED, words="x")
CLOSED, REOPENED = done(rules.CLOSED, outcome=rules.WORKED), done(rules.REOPENED)
AFTER = DAY + dt.timedelta(days=1)


@pytest.mark.parametrize(
    ("steps", "on", "state", "late"),
    [
        ([], DAY, rules.WAITING, False),
        ([TIE], DAY, rules.WAITING, False),
        ([ACCEPTED], DAY, rules.REPLIED, False),
        ([PROMISE], DAY, rules.PROMISED, False),
        ([PROMISE], AFTER, rules.PROMISED, True),
        ([TIE, PROMISE], AFTER, rules.PROMISED, True),
        ([PROMISE, TIE], AFTER, rules.PROMISED, True),
        ([PROMISE, KEEP], AFTER, rules.PROMISED, False),
        ([PROMISE, ACCEPTED], AFTER, rules.REPLIED, False),
        ([PROMISE, CLOSED], AFTER, rules.CLOSED, False),
        ([ACCEPTED, CLOSED, REOPENED], DAY, rules.REPLIED, False),
    ],
)
def test_how_an_item_stands_is_read_from_its_steps(steps, on, state, late):
    found = standing(steps, on=on)

    assert (found.state, found.is_late) == (state, late)


def test_a_link_that_was_taken_back_is_none():
    assert standing([TIE, done(rules.UNTIED, target=PAGE)], on=DAY).targets == ()
    assert standing([TIE, done(rules.UNTIED, target=PAGE), TIE], on=DAY).targets == (PAGE,)


def test_noted_is_no_answer():
    assert not any("noted" in words.casefold() for words in rules.ANSWERS.values())


@pytest.mark.parametrize("said", [rules.TOLD, rules.ACCEPTED, rules.NOT_ACCEPTED])
@pytest.mark.parametrize(
    "words",
    ["Noted", "noted with thanks.", "The comment is noted.", "We note your concerns. Thank you!",
     "Received and duly taken into account", "...", ""],
)  # fmt: skip
def test_that_it_was_noted_answers_nothing(comment, office, said, words):
    with pytest.raises(Refused, match="noted is none"):
        step(comment, items.answer, office, said=said, words=words)
    assert how(comment).state == rules.WAITING
    accept(comment, office)
    with pytest.raises(Refused, match="noted is nothing"):
        step(comment, items.propose, office, words="You said", reply=words)


@pytest.mark.parametrize(
    "words", ["Yes.", "None was begun again.", "Noted, and a thirteenth row is added.", "It will."]
)
def test_an_answer_that_says_something_is_taken(comment, office, words):
    step(comment, items.answer, office, said=rules.TOLD, words=words)


def test_the_comment_goes_from_raised_to_closed_by_the_member(comment, office, member):
    accept(comment, office)
    step(comment, items.tie, office, target=PAGE)
    assert how(comment).state == rules.REPLIED

    step(comment, items.close, member, outcome=rules.WORKED, words="We see staff now.")

    closed = how(comment)
    assert (closed.state, closed.closing.outcome) == (rules.CLOSED, rules.WORKED)
    assert closed.targets == (PAGE,)


def test_nobody_else_closes_it(comment, office, director):
    accept(comment, office)
    for somebody in (office, director, person(Role.COUNCILLOR)):
        with pytest.raises(Refused, match="Only the member who raised this"):
            step(comment, items.close, somebody, outcome=rules.WORKED)
    assert how(comment).is_open


def test_the_database_itself_refuses_a_closing_by_another(comment, office):
    with pytest.raises(DatabaseError, match="only the member who raised"):
        Step.objects.create(
            item=comment, what=rules.CLOSED, on=DAY, at=NOW, by=office, outcome=rules.WORKED
        )


@pytest.fixture
def asked(panel, office):
    """What a panel recommended: its members sit here themselves."""
    return items.raise_item(
        rules.RECOMMENDATION, "Two young people sit on it.", body=panel, on=RAISED, by=office,
        now=NOW,
    )  # fmt: skip


@pytest.fixture
def chair(panel, director):
    """A chair who signs in here, and neither writes for the panel nor answers it."""
    chair = person(Role.COUNCILLOR)
    bodies.seat(panel, title="Lead member", part=meeting_rules.CHAIR, since=RAISED, person=chair,
                by=director, on=RAISED)  # fmt: skip
    return chair


def met(body, on=DAY, minutes="Minutes of that day"):
    """A meeting of a body; `minutes` empty where they are not written down."""
    meeting = bodies.meet(body, on=on)
    if minutes:
        bodies.minute(meeting, came={}, minutes=minutes, today=on)
    return meeting


def test_a_body_closes_what_it_raised_in_a_minuted_meeting_and_by_two(
    asked, panel, chair, office, director, member
):
    accept(asked, director)
    close = partial(step, asked, items.close, outcome=rules.MADE_NONE)
    with pytest.raises(Refused, match="chair or clerk"):
        close(member, meeting=met(panel))
    with pytest.raises(Refused, match="wrote down what a body raised"):
        close(office, meeting=panel.meetings.get())
    close(chair, meeting=panel.meetings.get(), minute="Item 4")

    assert (how(asked).state, how(asked).closing) == (rules.UNCONFIRMED, None)
    assert items.still_open().get() == asked
    for somebody, why in ((chair, "closed this"), (director, "answered this")):
        with pytest.raises(Refused, match=why):
            step(asked, items.confirm, somebody)
    assert "confirm" in {one.name for one in steps_for(asked, how(asked), member, on=DAY)}
    step(asked, items.confirm, member)
    assert how(asked).closing.minute == "Item 4"


def test_whoever_answered_what_a_body_raised_does_not_close_it(asked, panel, chair, director):
    answer = partial(step, asked, items.answer, said=rules.ACCEPTED, words="It will be.")
    answer(chair)
    answer(director)
    with pytest.raises(Refused, match="Whoever answered"):
        step(asked, items.close, chair, outcome=rules.WORKED, meeting=met(panel))
    assert not may_close(how(asked), items.closer(asked, chair, on=DAY))
    assert handing.has_no_closer(asked, how(asked), on=DAY)


@pytest.mark.parametrize("wrong", ["none", "another body's", "ahead", "not minuted", "before"])
def test_a_meeting_that_is_not_written_down_closes_nothing(
    asked, panel, scrutiny, chair, director, wrong
):
    accept(asked, director)
    meeting = {
        "none": lambda: None,
        "another body's": lambda: met(scrutiny),
        "ahead": lambda: met(panel, on=AFTER),
        "not minuted": lambda: met(panel, minutes=""),
        "before": lambda: met(panel, on=DAY - dt.timedelta(days=1)),
    }[wrong]()
    with pytest.raises(Refused, match=r"minutes are written down|before this was"):
        step(asked, items.close, chair, outcome=rules.WORKED, minute=LETTER, meeting=meeting)


def test_the_database_itself_asks_for_the_meeting_and_for_neither_writer_nor_answerer(
    asked, panel, chair, office, director, member
):
    refuses = partial(pytest.raises, DatabaseError)
    past(asked, rules.ANSWERED, director, answer=rules.ACCEPTED, words="x")
    meeting, silent = met(panel), met(panel, on=AFTER, minutes="")
    for somebody, why in ((office, "wrote down"), (director, "neither closes nor confirms")):
        with refuses(match=why):
            past(asked, rules.CLOSED, somebody, meeting=meeting)
    for no_meeting in (None, silent, met(bodies.make("Another", kind=meeting_rules.CABINET))):
        with refuses(match="in a meeting whose minutes"):
            past(asked, rules.CLOSED, chair, meeting=no_meeting, minute=LETTER)
    past(asked, rules.CLOSED, chair, meeting=meeting)
    for somebody, why in ((director, "neither closes nor confirms"), (chair, "somebody else")):
        with refuses(match=why):
            past(asked, rules.CONFIRMED, somebody)
    past(asked, rules.CONFIRMED, member)


def test_words_of_those_without_an_account_are_closed_and_confirmed_by_others_than_answered(
    words, office, director, member
):
    close = partial(step, words, items.close, office, outcome=rules.WORKED)
    with pytest.raises(Refused, match="only after an answer"):
        close(minute=LETTER)
    accept(words, office)
    accept(words, director)
    with pytest.raises(Refused, match="Whoever answered"):
        close(minute=LETTER)
    assert not may_close(how(words), items.closer(words, office, on=DAY))


def test_closing_for_those_without_an_account_names_the_meeting_and_takes_two(
    words, office, director, member
):
    accept(words, director)
    close = partial(step, words, items.close, office, outcome=rules.WORKED)
    with pytest.raises(Refused, match="words in which they said so"):
        close(minute="they did")
    close(minute=LETTER)

    assert how(words).state == rules.UNCONFIRMED
    assert items.still_open().get() == words
    offered = {one: {act.name for act in steps_for(words, how(words), one, on=DAY)}
               for one in (office, director, member)}  # fmt: skip
    assert [one for one in offered if "confirm" in offered[one]] == [member]
    for somebody, why in ((office, "closed this"), (director, "answered this")):
        with pytest.raises(Refused, match=why):
            step(words, items.confirm, somebody)
    step(words, items.confirm, member)
    assert how(words).closing.minute == LETTER
    assert not items.still_open().exists()


@pytest.mark.parametrize("kind", [meeting_rules.YOUNG_PEOPLE, meeting_rules.STAFF])
def test_anything_a_group_without_accounts_raised_takes_two_to_close(kind, office):
    group = bodies.make("A group", kind=kind)
    item = items.raise_item(rules.COMMENT, "Tell us.", body=group, on=RAISED, by=office, now=NOW)

    assert items.needs_second(item)


def test_the_database_itself_refuses_closing_words_by_whoever_answered_them(
    words, office, director, member
):
    refuses = partial(pytest.raises, DatabaseError)
    with refuses(match="only after an answer"):
        past(words, rules.CLOSED, office, minute=LETTER)
    past(words, rules.ANSWERED, office, answer=rules.ACCEPTED, words="x")
    past(words, rules.ANSWERED, director, answer=rules.ACCEPTED, words="x")
    with refuses(match="neither closes nor confirms"):
        past(words, rules.CLOSED, office, minute=LETTER)
    with refuses(match="said so are named"):
        past(words, rules.CLOSED, member)
    past(words, rules.CLOSED, member, minute=LETTER)
    with refuses(match="neither closes nor confirms"):
        past(words, rules.CONFIRMED, director)
    past(words, rules.CONFIRMED, person(Role.PROGRAMME))


def test_a_clerk_whose_seat_has_ended_closes_nothing(words, panel, office):
    bodies.leave(panel.memberships.get(), on=DAY - dt.timedelta(days=1))

    assert not items.closer(words, office, on=DAY).may_end
    with pytest.raises(Refused, match="chair or clerk"):
        step(words, items.close, office, outcome=rules.WORKED, minute="1")


def test_only_whoever_raised_it_opens_it_again(comment, office, member):
    step(comment, items.close, member, outcome=rules.NOT_NEEDED)
    with pytest.raises(Refused, match="opens it again"):
        step(comment, items.reopen, office, words="No")
    with pytest.raises(Refused, match="closed"):
        accept(comment, office)

    step(comment, items.reopen, member, words="It is needed after all")

    assert how(comment).state == rules.WAITING


@pytest.mark.parametrize(
    ("said", "words", "due_on", "match"),
    [
        (rules.IN_PRINCIPLE, "Later.", None, "day still to come"),
        (rules.IN_PRINCIPLE, "Later.", DAY, "day still to come"),
        (rules.IN_PRINCIPLE, "  ", LATER, "says why"),
        (rules.ACCEPTED, "Yes.", LATER, "Only what is accepted in principle"),
        (rules.NOT_ACCEPTED, "", None, "says why"),
    ],
)
def test_an_answer_without_what_it_must_carry_is_refused(
    comment, office, said, words, due_on, match
):
    with pytest.raises(Refused, match=match):
        step(comment, items.answer, office, said=said, words=words, due_on=due_on)
    assert not comment.steps.exists()


@pytest.mark.parametrize(
    "more",
    [
        {"answer": rules.IN_PRINCIPLE, "words": "x"},
        {"answer": rules.IN_PRINCIPLE, "words": "x", "due_on": DAY},
        {"answer": rules.NOT_ACCEPTED},
    ],
)
def test_the_database_refuses_it_too(comment, office, more):
    with pytest.raises(IntegrityError), transaction.atomic():
        Step.objects.create(item=comment, what=rules.ANSWERED, on=DAY, at=NOW, by=office, **more)


def test_a_promise_past_its_day_is_late_until_what_kept_it_is_linked(comment, office):
    step(comment, items.answer, office, said=rules.IN_PRINCIPLE, words="By then.", due_on=LATER)
    after = LATER + dt.timedelta(days=1)
    assert not how(comment, LATER).is_late
    assert how(comment, after).is_late

    step(comment, items.tie, office, on=after, target=PAGE)
    assert how(comment, after).is_late  # the page was there before anybody promised

    step(comment, items.tie, office, on=after, target=KEPT)

    assert not how(comment, after).is_late


@pytest.mark.parametrize(
    ("kind", "who", "judgement", "match"),
    [
        (rules.COMMENT, "neither", "", "one person, or a body"),
        (rules.COMMENT, "both", "", "one person, or a body"),
        (rules.YOUNG, "person", "", "found out"),
        (rules.STAFF, "person", "", "found out"),
        (rules.FINDING, "person", "Inadequate", "body that inspected"),
        (rules.FINDING, "body", "", "carries a judgement"),
        (rules.COMMENT, "person", "Inadequate", "nothing else does"),
    ],
)
def test_what_nobody_could_close_is_not_raised(
    member, scrutiny, office, kind, who, judgement, match
):
    raised = {
        "raised_by": member if who in {"person", "both"} else None,
        "body": scrutiny if who in {"body", "both"} else None,
    }
    with pytest.raises(Refused, match=match):
        items.raise_item(kind, "x", **raised, on=DAY, by=office, now=NOW, judgement=judgement)
    with pytest.raises(IntegrityError), transaction.atomic():
        Item.objects.create(
            kind=kind, words="x", **raised, raised_on=DAY, written_by=office, written_at=NOW,
            judgement=judgement,
        )  # fmt: skip


def test_an_item_is_not_raised_at_a_meeting_still_to_come(member, scrutiny):
    ahead = bodies.meet(scrutiny, on=LATER)
    with pytest.raises(Refused, match="before that meeting"):
        items.raise_item(
            rules.COMMENT, "x", raised_by=member, on=DAY, by=member, now=NOW, meeting=ahead
        )


@pytest.mark.parametrize(
    "target",
    [
        Target(rules.INDICATOR, "XX99"),
        Target(rules.CHANGE, "0"),
        Target(rules.CHANGE, "x"),
        Target(rules.ACTION, "2.1"),
        Target(rules.ACTION, "0/2.1"),
        Target(rules.PARAGRAPH, " "),
    ],
    ids=str,
)
def test_a_link_leads_to_what_is_there(comment, office, target):
    with pytest.raises(Refused, match="not there"):
        step(comment, items.tie, office, target=target)


def test_a_link_is_made_once_and_taken_back_once(comment, office, plan):
    target = Target(rules.ACTION, f"{plan.pk}/2.1")
    step(comment, items.tie, office, target=target)
    with pytest.raises(Refused, match="linked already"):
        step(comment, items.tie, office, target=target)

    step(comment, items.tie, office, target=target, back=True)

    assert how(comment).targets == ()
    with pytest.raises(Refused, match="not linked"):
        step(comment, items.tie, office, target=target, back=True)


def test_whoever_comes_second_is_told_and_changes_nothing(comment, office, director):
    accept(comment, office)
    with pytest.raises(items.Overtaken, match="while you did"):
        items.answer(
            comment, said=rules.NOT_ACCEPTED, words="No.", on=DAY, seen=0, by=director, now=NOW
        )
    assert comment.steps.count() == 1


def test_no_step_lies_before_the_item(comment, office):
    with pytest.raises(Refused, match="before it was raised"):
        step(comment, items.tie, office, on=RAISED - dt.timedelta(days=1), target=PAGE)


def test_public_words_wait_for_an_answer_and_a_second_person(comment, office, director, member):
    with pytest.raises(Refused, match="not answered"):
        step(comment, items.propose, office, words="You said", reply="We did")
    accept(comment, office)
    named = f"As {member.name.upper()} said"
    with pytest.raises(Refused, match="named in these words"):
        step(comment, items.propose, office, words=named, reply="We did")
    with pytest.raises(Refused, match="put forward"):
        step(comment, items.publish, director)

    step(comment, items.propose, office, words="You said", reply="We did")
    assert how(comment).public is None
    with pytest.raises(Refused, match="does not show them"):
        step(comment, items.publish, office)
    step(comment, items.publish, director)
    assert how(comment).public.words == "You said"
    step(comment, items.withdraw, office, words="A mistake")
    assert how(comment).public is None


@pytest.mark.parametrize(
    "words", ["2 girls of one school", "Two of our boys", "three young people"]
)
def test_small_numbers_of_children_are_asked_about_before_the_public(comment, office, words):
    accept(comment, office)
    with pytest.raises(Refused, match="small number of children"):
        step(comment, items.propose, office, words=words, reply="We did")

    step(comment, items.propose, office, words=words, reply="We did", few_are_meant=True)
    step(comment, items.propose, office, words="20 children, and two of the boards", reply="x")


def test_an_item_is_reworded_or_taken_out_of_sight_and_nothing_is_lost(comment, office):
    before = comment.words
    step(comment, items.reword, office, words="Other words")
    again = Item.objects.get(pk=comment.pk)
    assert (again.said, again.words) == ("Other words", before)

    step(comment, items.hide, office, words="It tells who was meant")
    assert not items.in_sight().exists()
    assert not items.still_open().exists()
    with pytest.raises(Refused, match="already"):
        step(comment, items.hide, office, words="Again")
    step(comment, items.hide, office, words="By mistake", back=True)
    assert items.in_sight().get() == comment


@pytest.fixture
def inspector(ofsted):
    """Somebody of the inspectorate, seated by somebody else."""
    person_ = person(Role.BOARD_MEMBER)
    bodies.seat(ofsted, title="Inspector", part=meeting_rules.CLERK, since=RAISED, person=person_)
    return person_


@pytest.fixture
def finding(ofsted, office):
    return items.raise_item(
        rules.FINDING, "Visits are late.", body=ofsted, on=RAISED, by=office, now=NOW,
        judgement="Inadequate",
    )  # fmt: skip


LETTER = "Letter of 5 December 2017"


def test_what_a_body_outside_raised_is_closed_after_an_answer_by_two(
    finding, inspector, office, director
):
    close = partial(step, finding, items.close, outcome=rules.WORKED)
    with pytest.raises(Refused, match="only after an answer"):
        close(inspector, minute=LETTER)
    accept(finding, office)
    for nothing in ("", "n/a", "none really", "12"):
        with pytest.raises(Refused, match="named here"):
            close(inspector, minute=nothing)
    close(inspector, minute=LETTER)

    assert (how(finding).state, how(finding).closing) == (rules.UNCONFIRMED, None)
    assert items.still_open().get() == finding
    with pytest.raises(Refused, match="does not confirm"):
        step(finding, items.confirm, inspector)
    step(finding, items.confirm, director)
    assert how(finding).closing.minute == LETTER
    assert not items.still_open().exists()


def test_whoever_answered_a_body_outside_does_not_close_it(finding, ofsted, office, director):
    bodies.seat(ofsted, title="Clerk", part=meeting_rules.CLERK, since=RAISED, person=office,
                by=director, on=RAISED)  # fmt: skip
    other = items.raise_item(rules.DIRECTION, "Report to us.", body=ofsted, on=RAISED,
                             by=director, now=NOW)  # fmt: skip
    accept(other, office)
    with pytest.raises(Refused, match="does not close it"):
        step(other, items.close, office, outcome=rules.WORKED, minute=LETTER)


def past(item, what, by, **more):
    """Write a step past every form and rule, straight into the database."""
    with transaction.atomic():
        Step.objects.create(item=item, what=what, on=DAY, at=NOW, by=by, **more)


def test_the_database_itself_asks_for_a_second_person_before_the_public(
    comment, words, office, director
):
    shown = {"words": "You said", "reply": "We did"}
    refuses = partial(pytest.raises, DatabaseError, match="somebody else put forward")
    with refuses():
        past(comment, rules.PUBLISHED, director, **shown)
    past(words, rules.PROPOSED, office, **shown)
    with refuses():
        past(comment, rules.PUBLISHED, director, **shown)
    past(comment, rules.PROPOSED, office, **shown)
    with refuses():
        past(comment, rules.PUBLISHED, office, **shown)
    with refuses():
        past(comment, rules.PUBLISHED, director, words="Other words", reply="We did")
    past(comment, rules.PUBLISHED, director, **shown)
    past(comment, rules.WITHDRAWN, office)
    with refuses():
        past(comment, rules.PUBLISHED, director, **shown)


def test_the_database_itself_asks_for_a_second_person_to_close_for_a_body_outside(
    finding, inspector, office, director
):
    refuses = partial(pytest.raises, DatabaseError, match="somebody else wrote down")
    with refuses():
        past(finding, rules.CONFIRMED, director)
    past(finding, rules.ANSWERED, inspector, answer=rules.ACCEPTED, words="x")
    with pytest.raises(DatabaseError, match="whoever answered what a body raised"):
        past(finding, rules.CLOSED, inspector)
    colleague = person(Role.BOARD_MEMBER)
    past(finding, rules.CLOSED, colleague)
    with refuses():
        past(finding, rules.CONFIRMED, colleague)
    past(finding, rules.REOPENED, colleague)
    with refuses():
        past(finding, rules.CONFIRMED, director)
    past(finding, rules.CLOSED, colleague)
    past(finding, rules.CONFIRMED, director)


def test_nobody_seats_themselves_and_a_seat_closes_nothing_of_days_before_it(
    asked, panel, director
):
    meeting = met(panel, on=DAY - dt.timedelta(days=1))
    with pytest.raises(Refused, match="Nobody gives themselves"):
        bodies.seat(panel, title="Chair", part=meeting_rules.CHAIR, since=RAISED, person=director,
                    by=director, on=DAY)  # fmt: skip
    bodies.seat(panel, title="Chair", part=meeting_rules.CHAIR, since=RAISED, person=director,
                by=person(Role.PROGRAMME), on=DAY)  # fmt: skip
    before = DAY - dt.timedelta(days=1)
    with pytest.raises(Refused, match="chair or clerk"):
        step(asked, items.close, director, on=before, outcome=rules.NOT_NEEDED, meeting=meeting)
    step(asked, items.close, director, outcome=rules.NOT_NEEDED, meeting=meeting)


@pytest.mark.parametrize(
    "act",
    [
        "update boards_item set words = 'x'",
        "delete from boards_item",
        "update boards_step set words = 'x'",
        "delete from boards_step",
    ],
)
def test_the_database_refuses_to_alter_what_was_raised_and_done(comment, office, act):
    accept(comment, office)
    with pytest.raises(DatabaseError, match="never changes"), connection.cursor() as cursor:
        cursor.execute(act)


def test_late_promises_come_first_then_what_waits(comment, words, office, member):
    other = items.raise_item(
        rules.COMMENT, "Another", raised_by=member, on=DAY, by=member, now=timezone.now()
    )
    step(comment, items.answer, office, said=rules.ACCEPTED, words="Yes.")
    step(words, items.answer, office, on=RAISED, said=rules.IN_PRINCIPLE, words="x", due_on=DAY)
    after = DAY + dt.timedelta(days=1)

    every = items.in_order((one, items.standing(one, on=after)) for one in items.with_steps())

    assert [one.pk for one, _ in every] == [words.pk, other.pk, comment.pk]


def test_a_body_speaks_through_its_chair_or_clerk_alone(panel, member):
    bodies.seat(panel, title="Councillor", part=meeting_rules.MEMBER, since=DAY, person=member)
    assert items.speaks_for(member, on=DAY) == frozenset()


def test_what_is_open_is_the_same_to_the_database_and_to_the_rule(comment, words, member, office):
    def both():
        every = {one.pk for one in items.with_steps() if items.standing(one, on=DAY).is_open}
        assert {one.pk for one in items.still_open()} == every
        return every

    accept(words, office)
    assert both() == {comment.pk, words.pk}
    step(comment, items.close, member, outcome=rules.WORKED)
    assert both() == {words.pk}
    step(comment, items.reopen, member, words="Again")
    assert both() == {comment.pk, words.pk}
