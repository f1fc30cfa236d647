"""An item from raised to closed: what it must carry, what is refused, and who alone closes it."""

import datetime as dt
from functools import partial

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from board_drawn import AFTER, DAY, DONE_BY, NOW, RAISED, accept, how, past, step
from lineofsight.accounts.roles import Role
from lineofsight.boards import meeting_rules, rules
from lineofsight.boards.actions import bodies, items
from lineofsight.boards.forms.items import Answer
from lineofsight.boards.models import Item, Step
from lineofsight.boards.rules import Done, Target, standing
from lineofsight.kernel.problems import Refused
from signed_in import person

LATER = dt.date(2018, 1, 31)
PAGE = Target(rules.PAGE, "workforce")


def done(what, on=DAY, **more):
    return Done(what, on, **more)


PROMISE = done(rules.ANSWERED, RAISED, answer=rules.IN_PRINCIPLE, due_on=DAY, words="x")
YES = done(rules.ANSWERED, RAISED, answer=rules.ACCEPTED, due_on=DAY, words="x")
DONE = done(rules.ANSWERED, answer=rules.ACCEPTED, due_on=DAY, words="x")
TIE = done(rules.TIED, target=PAGE)
KEPT = Target("paragraph", "4.1 of Report of December 2017")
KEEP = done(rules.TIED, target=KEPT)
ACCEPTED = done(rules.ANSWERED, answer=rules.ACCEPTED, words="x")
CLOSED, REOPENED = done(rules.CLOSED, outcome=rules.WORKED), done(rules.REOPENED)


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
        ([YES], DAY, rules.REPLIED, False),
        ([YES], AFTER, rules.REPLIED, True),  # whoever was to do it shows nothing
        ([YES, KEEP], AFTER, rules.REPLIED, False),
        ([DONE], AFTER, rules.REPLIED, False),  # it was done when it was answered
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
    ["Noted", "N/A", "Officers are aware.", "Received and understood.",
     "Noted by the board, with thanks to the member.", "noted with thanks.",
     "The comment is noted.", "We note your concerns. Thank you!",
     "Received and duly taken into account", "...", "",
     "The committee\u2019s request is noted with thanks.",
     "Officers have noted this and thank the Chair.", "Noted with interest",
     "Noted. No further action", "Recorded", "The feedback has been noted with thanks",
     "Comment noted by officers at the meeting of 12 December 2017", "Information noted",
     "Noted by the Director of Children's Services", "Noted and welcomed",
     "The Board noted the report", "Comment noted and passed on.", "Noted for future reference",
     "Comment noted and passed on. Done by tbc", "Duly minuted", "Recorded in the minutes",
     "Minuted by the improvement board", "Passed on to the team manager for information.",
     "Received, and shared with the corporate parenting panel", "It has been logged.",
     "Forwarded to the relevant lead; to be confirmed", "No comment", "Not applicable",
     "None at present", "To be confirmed", "\u3164" * 12,
     "RESOLVED: That the comments be noted", "Noted by SLT", "Resolved to note the report",
     "Noted by the DCS", "Noted and actioned", "Noted - no change", "Contents noted",
     "Noted (JS)", "Lessons noted", "Under consideration", "Closed - noted",
     "Noted by Cllr A. Smith", "Noted by Una Fernhill and Cllr Brown",
     "Seen by Una Fernhill, 4 December 2017", "Noted. See item 5.",
     "Not agreed by the board", "Not accepted at this time"],
)  # fmt: skip
def test_that_it_was_noted_answers_nothing(comment, office, said, words):
    more, why = ({}, "has its reason") if said == rules.NOT_ACCEPTED else (DONE_BY, "noted is none")
    with pytest.raises(Refused, match=why):
        step(comment, items.answer, office, said=said, words=words, **more)
    assert how(comment).state == rules.WAITING
    accept(comment, office)
    with pytest.raises(Refused, match="noted is nothing"):
        step(comment, items.propose, office, words="You said", reply=words)


@pytest.mark.parametrize(
    "words",
    ["None was begun again.", "Noted, and a thirteenth row is added.",
     "Noted and passed to the audit team, which samples ten files.",
     "Passed on: the rota changes from Monday.", "Minuted; a second worker joins the east team.",
     "Received. Nobody waits longer than a week now.", "No. The posts are filled already.",
     "Shared with the improvement board, whose chair visits in May.",
     "The information was sent to the member on 5 December 2017.",
     "The report was sent to the committee on 4 December 2017",
     "Accepted: will report to Cabinet in May",
     "RESOLVED: That the comments be noted, and that ten files be audited",
     "Report sent 3 Nov", "Sent to members on 3 November", "Done 3 Nov",
     "No action is required because the post is filled", "Noted, subject to the landlord",
     "Noted by Cllr A. Smith, who visits the team in May", "Kept under review",
     "Accepted: work under way", "We agreed to see the children", "Before the board meets in May"],
)  # fmt: skip
def test_an_answer_that_says_something_is_taken(comment, office, words):
    step(comment, items.answer, office, said=rules.TOLD, words=words, **DONE_BY)


@pytest.mark.parametrize(
    "words",
    ["Not agreed: there is no money", "The panel did not agree", "No evidence for it",
     "Reports not received"],
)  # fmt: skip
def test_a_refusal_with_its_reason_is_taken(comment, office, words):
    step(comment, items.answer, office, said=rules.NOT_ACCEPTED, words=words)


@pytest.fixture
def asked(member, office):
    """How many were late, as a member asked."""
    return items.raise_item(
        rules.INFORMATION, "How many visits were late?", raised_by=member, on=RAISED, by=office,
        now=NOW,
    )  # fmt: skip


@pytest.mark.parametrize(
    "words",
    ["None", "There were none", "None were reported", "Nil return", "0 of 45", "0", "45", "Two",
     "12 received", "4/12/2017", "None received", "No", "Yes", "No visits", "None since 3 Nov"],
)  # fmt: skip
def test_none_and_a_number_answer_whoever_asked_how_many(asked, office, words):
    step(asked, items.answer, office, said=rules.TOLD, words=words, **DONE_BY)
    step(asked, items.propose, office, words="You asked how many were late.", reply=words)


@pytest.mark.parametrize(
    "words",
    ["Circulated 3 Nov", "Report circulated 3 Nov", "Circulated to all members 3 November",
     "Shared with members on 3 November", "Noted, and passed on 3 Nov", "Report received 3 Nov",
     "Paper to board 5 Dec", "See paper 7", "Not yet", "Not received", "Not agreed",
     "Team managers", "Cabinet"],
)  # fmt: skip
def test_when_who_and_whether_are_answered_in_few_words(asked, office, words):
    step(asked, items.answer, office, said=rules.TOLD, words=words, **DONE_BY)


@pytest.mark.parametrize(
    "words",
    ["Noted. See item 5", "Noted on 4 December 2017", "No comment", "tbc", "T.B.C.",
     "Not yet known", "To follow", "n/a", "...", "No idea", "No answer", "See attached",
     "Please see attached", "Officers are aware", "The board noted it, 4 December 2017"],
)  # fmt: skip
def test_what_says_no_number_answers_nobody_who_asked_how_many(asked, office, words):
    with pytest.raises(Refused, match="noted is none"):
        step(asked, items.answer, office, said=rules.TOLD, words=words, **DONE_BY)


@pytest.mark.parametrize("words", ["None", "No", "0 of 45", "No reason given", "Not recorded"])
def test_none_is_no_reason_to_refuse_what_was_asked_for(asked, office, words):
    with pytest.raises(Refused, match="has its reason"):
        step(asked, items.answer, office, said=rules.NOT_ACCEPTED, words=words)


def test_a_number_alone_is_typed_on_the_page(asked):
    form = Answer({"words": "0", "answer": rules.TOLD}, today=DAY, actions=[])
    assert "words" not in form.errors


@pytest.mark.parametrize("said", [rules.TOLD, rules.ACCEPTED])
@pytest.mark.parametrize(
    "words",
    ["Thank you for raising this.", "ok", "Yes", "Under review", "We hear you.",
     "This has been logged", "We will bear this in mind in future.",
     "The panel heard this comment with interest."],
)  # fmt: skip
@pytest.mark.parametrize(
    "more",
    [{}, {"who": "Head of assessment"}, {"due_on": DAY}],
    ids=["neither", "nobody by when", "nobody who"],
)  # fmt: skip
def test_courtesy_in_any_words_is_no_answer_where_nobody_does_anything(
    comment, office, said, words, more
):
    step(comment, items.tie, office, target=PAGE)  # a page was there before anybody answered
    with pytest.raises(Refused, match=r"who does it, and by|noted is none|say too little"):
        step(comment, items.answer, office, said=said, words=words, **more)
    assert how(comment).answer is None


def test_a_link_to_what_changes_stands_for_who_and_by_when(comment, office, plan):
    words = "It is an action of the plan."
    with pytest.raises(Refused, match="not there"):
        step(comment, items.answer, office, said=rules.ACCEPTED, words=words,
             action=Target(rules.ACTION, "0/9"))  # fmt: skip
    action = Target(rules.ACTION, f"{plan.pk}/2.1")

    step(comment, items.answer, office, said=rules.ACCEPTED, words=words, action=action)

    found = how(comment)
    assert (found.state, found.targets) == (rules.REPLIED, (action,))
    step(comment, items.answer, office, said=rules.ACCEPTED, words="And it is being done.")


@pytest.mark.parametrize("who", ["x", "...", "- PA", "tbc", "To be confirmed", "\u3164" * 3])
def test_whoever_does_it_is_known_by_more_than_a_letter(comment, office, who):
    with pytest.raises(Refused, match="so few letters"):
        step(comment, items.answer, office, said=rules.ACCEPTED, words="A team begins in May.",
             who=who, due_on=DAY)  # fmt: skip


@pytest.mark.parametrize("said", [rules.IN_PRINCIPLE, rules.ACCEPTED])
def test_nothing_is_promised_for_another_generation(comment, office, said):
    give = partial(step, comment, items.answer, office, said=said, words="When there is money.",
                   who="Head of assessment")  # fmt: skip
    for day in (dt.date(2040, 1, 1), dt.date(2020, 1, 1)):
        with pytest.raises(Refused, match="2 years ahead"):
            give(due_on=day)
    give(due_on=dt.date(2019, 12, 31))


def test_nothing_was_done_for_it_before_it_was_raised(comment, office):
    give = partial(step, comment, items.answer, office, said=rules.ACCEPTED,
                   words="It was done at once.", who="Head of assessment")  # fmt: skip
    with pytest.raises(Refused, match="it was not raised yet"):
        give(due_on=comment.raised_on - dt.timedelta(1))
    give(due_on=comment.raised_on)


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
        (rules.IN_PRINCIPLE, "It is done later.", None, "day still to come"),
        (rules.IN_PRINCIPLE, "It is done later.", DAY, "day still to come"),
        (rules.IN_PRINCIPLE, "  ", LATER, "says why"),
        (rules.NOT_ACCEPTED, "There is no money.", LATER, "Nobody does"),
        (rules.NOT_ACCEPTED, "No.", None, "has its reason"),
        (rules.NOT_ACCEPTED, "", None, "has its reason"),
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
    step(
        comment,
        items.answer,
        office,
        said=rules.IN_PRINCIPLE,
        words="It is shown by then.",
        who="Clerk",
        due_on=LATER,
    )
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
    step(comment, items.withdraw, office, words="It was a mistake")
    assert how(comment).public is None


@pytest.mark.parametrize(
    "words", ["2 girls of one school", "Two of our boys", "three young people"]
)
def test_small_numbers_of_children_are_asked_about_before_the_public(comment, office, words):
    accept(comment, office)
    with pytest.raises(Refused, match="small number of children"):
        step(comment, items.propose, office, words=words, reply="We did")

    step(comment, items.propose, office, words=words, reply="We did", few_are_meant=True)
    step(
        comment, items.propose, office, words="20 children moved. Two of the boards met.", reply="x"
    )


def test_an_item_is_reworded_or_taken_out_of_sight_and_nothing_is_lost(comment, office):
    before = comment.words
    step(comment, items.reword, office, words="Other words", why="It named a street.")
    again = Item.objects.get(pk=comment.pk)
    assert (again.said, again.words) == ("Other words", before)

    step(comment, items.hide, office, words="It tells who was meant")
    assert not items.in_sight().exists()
    assert not items.still_open().exists()
    with pytest.raises(Refused, match="already"):
        step(comment, items.hide, office, words="Again")
    step(comment, items.hide, office, words="It was a mistake", back=True)
    assert items.in_sight().get() == comment


@pytest.mark.parametrize("words", ["..........", ".", "A slip"])
def test_out_of_sight_and_off_the_public_page_need_a_reason_in_letters(
    comment, office, director, words
):
    with pytest.raises(Refused, match=r"for a reason.\n.*in 10 letters"):
        step(comment, items.hide, office, words=words)
    step(comment, items.hide, office, words="It tells who was meant")
    with pytest.raises(Refused, match="brought back, for a reason"):
        step(comment, items.hide, office, words=words, back=True)
    step(comment, items.hide, office, words="It was a mistake", back=True)

    accept(comment, office)
    step(comment, items.propose, office, words="You said", reply="We did")
    step(comment, items.publish, director)
    with pytest.raises(Refused, match="taken back for a reason"):
        step(comment, items.withdraw, office, words=words)
    assert how(comment).public is not None


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
    step(comment, items.answer, office, said=rules.ACCEPTED, words="Yes, as was asked.", **DONE_BY)
    step(
        words,
        items.answer,
        office,
        on=RAISED,
        said=rules.IN_PRINCIPLE,
        words="It was done in May.",
        who="Clerk",
        due_on=DAY,
    )
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
