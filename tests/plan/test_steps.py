"""A milestone is the same one in other words: a slip stays a slip, and a day that was, a fact."""

import datetime as dt
from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from lineofsight.kernel.problems import Refused
from lineofsight.plan import actions, approving, as_sent, rules, workbook
from lineofsight.plan.content import Milestone
from lineofsight.plan.said import lines
from lineofsight.plan.steps import paired

REF = "2.10"
NOW = dt.datetime(2017, 12, 5, 9, tzinfo=dt.UTC)
PANEL = Milestone("First panel held", dt.date(2018, 1, 10), None)
CHAIR = Milestone("Chair found", dt.date(2017, 12, 1), None)
REACHED = replace(CHAIR, done_on=dt.date(2017, 11, 29))
LATER = dt.date(2018, 3, 10)
WHY = "The day was copied wrongly from the minutes."


def write(plan, by, why=WHY, now=NOW, **fields):
    held = actions.as_at(plan)
    after = {**held, REF: replace(held[REF], **fields)}
    return actions.ask(plan, after, by=by, why=why, impact="", now=now)


def steps(plan):
    return actions.as_at(plan)[REF].milestones


@pytest.fixture
def begun(draft, office, director):
    """The plan agreed, of which one action has a milestone to come and one that was reached."""
    write(draft, office, milestones=(REACHED, PANEL))
    actions.baseline(draft, by=director, now=NOW)
    draft.refresh_from_db()
    return draft


@pytest.fixture
def agree(begun, office, director):
    """Ask for other milestones, and agree to them."""

    def agreed(*milestones):
        change = write(begun, office, milestones=milestones)
        actions.decide(change, agreed=True, by=director, minute="4", now=NOW)
        return actions.as_at(begun)[REF]

    return agreed


def moved(words):
    return Milestone(words, LATER, None)


@pytest.mark.parametrize(
    "words",
    ["First panel held", "The first panel is held", "Cases are looked at by managers"],
    ids=["the same words", "reworded", "in words that have nothing in common"],
)
def test_a_milestone_that_is_moved_has_slipped_whatever_its_words_become(agree, words):
    one = agree(REACHED, moved(words))

    assert one.put_off == 59
    assert one.milestones[1].agreed_on == PANEL.due_on
    assert "10 March 2018, first 10 January 2018" in lines.steps(one, NOW.date()).render()
    assert "agreed_on" not in one.as_data()["milestones"][1]


def test_so_it_has_over_several_decisions_in_other_places_and_beside_a_new_one(agree, begun):
    agree(moved("The panel is held"), REACHED)
    one = agree(Milestone("Staff told", PANEL.due_on, None), REACHED,
                Milestone("The panel has met", LATER.replace(day=11), None))  # fmt: skip

    assert [step.put_off for step in one.milestones] == [0, 0, 60]


def test_what_was_taken_out_and_is_put_back_in_its_words_keeps_its_day(agree):
    agree(REACHED)
    assert agree(REACHED, moved("First panel held")).put_off == 59


def test_a_draft_may_move_and_reword_its_milestones(draft, office):
    write(draft, office, milestones=(REACHED, PANEL))
    write(draft, office, milestones=(replace(REACHED, done_on=NOW.date()), moved("Another")))

    assert actions.as_at(draft)[REF].put_off == 0


def test_of_several_in_other_words_each_is_the_most_alike():
    others = (Milestone("A chair was found", LATER, None), Milestone("Panel held", LATER, None),
              Milestone("Report written", LATER, None))  # fmt: skip

    assert paired((PANEL, CHAIR), others) == {0: 1, 1: 0}
    assert paired((PANEL, PANEL), (PANEL, PANEL, PANEL)) == {0: 0, 1: 1}


WRONG = {
    "it was reached on another day": replace(REACHED, done_on=dt.date(2017, 12, 4)),
    "it was due on another day": replace(REACHED, due_on=LATER),
    "it was not reached": CHAIR,
    "it was due on another day, in other words": replace(REACHED, what="A chair", due_on=LATER),
}


@pytest.mark.parametrize("other", WRONG.values(), ids=WRONG)
def test_a_day_that_was_reached_is_not_moved_beside_anything_else(begun, office, other):
    match = r"keeps its days and stays: 2\.10 \(Chair found\)(.|\n)*changes nothing else"
    for fields in (
        {"milestones": (other, PANEL), "lead": "Somebody"},
        {"milestones": (other, moved(PANEL.what))},
        {"milestones": (other, replace(PANEL, what="The first panel"))},
    ):
        with pytest.raises(Refused, match=match):
            write(begun, office, **fields)
    held = actions.as_at(begun)
    two = {**held, REF: replace(held[REF], milestones=(other, PANEL)),
           "7.3": replace(held["7.3"], lead="Somebody")}  # fmt: skip
    with pytest.raises(Refused, match=match):
        actions.ask(begun, two, by=office, why=WHY, impact="", now=NOW)


@pytest.mark.parametrize("other", list(WRONG.values())[:3], ids=list(WRONG)[:3])
def test_alone_and_with_a_reason_it_is_a_correction_that_somebody_else_decides_on(
    begun, office, director, other
):
    with pytest.raises(Refused, match="say why it was wrong"):
        write(begun, office, why="Wrong", milestones=(other, PANEL))
    change = write(begun, office, milestones=(other, PANEL))

    assert (change.state, steps(begun)[0]) == (rules.WAITING, REACHED)
    with pytest.raises(Refused, match="does not decide"):
        actions.decide(change, agreed=True, by=office, minute="4", now=NOW)
    actions.decide(change, agreed=True, by=director, minute="4", now=NOW)
    assert steps(begun)[0] == other


def test_nor_does_what_was_reached_leave_the_plan_beside_anything_else(begun, office):
    with pytest.raises(Refused, match="keeps its days and stays"):
        write(begun, office, milestones=(PANEL,), lead="Somebody")
    assert write(begun, office, milestones=(PANEL,)).state == rules.WAITING


def test_what_was_reached_may_stand_in_other_words_on_its_days(begun, office):
    other = replace(REACHED, what="A chair was found")
    assert write(begun, office, milestones=(other, PANEL), lead="Somebody")


def test_the_page_says_what_to_do_and_a_workbook_that_only_corrects_waits(begun, as_office):
    def sends(why=WHY, **fields):
        held = actions.as_at(begun)
        after = {**held, REF: replace(held[REF], **fields)}
        out_of = as_sent.mark(begun.pk, actions.newest_entry(begun))
        held = workbook.written(list(after.values()), taken_out_of=out_of)
        file = SimpleUploadedFile("plan.xlsx", held)
        return as_office.post(
            "/plan/send/",
            {
                "file": file,
                "why": why,
                "impact": "Nobody waits any longer.",
            },
        ).content.decode()

    other = replace(REACHED, done_on=dt.date(2017, 11, 28))
    page = sends(milestones=(other, PANEL), lead="Somebody")
    assert "correct it in a workbook that changes nothing else" in page
    sends(milestones=(other, PANEL), progress="Two panels met")
    told, waits = begun.changes.order_by("pk")[2:]
    assert (told.state, waits.state) == (rules.REPORTED, rules.WAITING)
    assert [one["progress"] for one in told.after.values()] == ["Two panels met"]


@pytest.mark.parametrize("fields", [
    {"action": "Reworded"}, {"outcome": "Reworded"},
    {"milestones": (REACHED, replace(PANEL, what="The first panel"))},
])  # fmt: skip
def test_agreed_words_are_put_otherwise_for_a_reason(begun, office, fields):
    with pytest.raises(Refused, match=r"2\.10: words that were agreed"):
        write(begun, office, why=" Because ", **fields)
    assert write(begun, office, **fields)
    assert write(begun, office, why="", lead="Somebody")


def test_so_are_the_words_of_a_draft_once_a_body_was_asked_of_it(draft, office):
    assert write(draft, office, why="", action="Reworded")
    step = draft.steps.first()
    asked = approving.put(step, on=NOW.date(), at=NOW, today=NOW.date(), by=office)

    with pytest.raises(Refused, match="or put to a board"):
        write(draft, office, why="", action="Reworded again")
    assert write(draft, office, why="", lead="Somebody")
    approving.withdraw(asked, by=office, now=NOW)
    assert write(draft, office, why="", action="Reworded again")


def test_the_reason_stands_beside_the_redline_wherever_it_is_read(
    begun, office, director, as_director
):
    change = write(begun, office, why="Staff did not know the word.", action="In plain words")
    actions.decide(change, agreed=True, by=director, minute="4", now=NOW)
    later = NOW + dt.timedelta(hours=1)
    write(begun, office, why="Progress was reported.", now=later, progress="Two panels met")
    pages = ("/plan/compare/?first=2017-12-04&last=2017-12-05", f"/plan/changes/{change.pk}/",
             f"/plan/actions/{REF}/")  # fmt: skip
    compared, decided, one = (as_director.get(page).content.decode() for page in pages)

    for page in (compared, decided, one):
        assert "Staff did not know the word." in page
        assert "<ins>" in page
    assert f'href="/plan/changes/{change.pk}/">Change {change.pk}</a>: Staff did not' in compared
    assert "Progress was reported." not in compared
