"""A held document is known by its title, however somebody types it."""

import datetime as dt
from functools import partial

import pytest
from django.urls import reverse

from board_drawn import DAY, DONE_BY, NOW, RAISED, accept, step
from lineofsight.boards import rules, titles
from lineofsight.boards.actions import bodies, documents, items, visits
from lineofsight.boards.rules import Target
from lineofsight.kernel.problems import Refused

HELD = "Report of the commissioner"


@pytest.mark.parametrize(
    ("words", "means", "alike"),
    [
        ("report  of the COMMISSIONER", True, True),
        ("The Commissioner's report", True, True),
        ("The Commissioner\u2019s report", True, True),
        ("Commissioners report, December 2017", True, True),
        ("4.1 of the commissioner's  report, page 3", True, True),
        ("Report on the commissioner's visit", False, True),
        ("What the comissioner found", False, True),
        ("Report to scrutiny, 12 December 2017", False, False),
        ("The scorecard", False, False),
        ("", False, False),
    ],
)
def test_a_title_is_known_in_any_case_order_and_spacing(words, means, alike):
    assert (titles.means(words, HELD), titles.is_like(words, HELD)) == (means, alike)


@pytest.mark.parametrize(
    ("words", "title", "alike"),
    [
        (
            "We took action, and visits are now in time",
            "Letter of the action-planning visit",
            False,
        ),
        ("The letter says that visits need action", "Letter of the action-planning visit", True),
        ("We commissioned more places", HELD, False),
        ("It was as the commissioner found", HELD, True),
        ("It was as the comissioner found", HELD, True),
        ("The comissioners report says so", HELD, True),
    ],
)
def test_sentences_mean_a_document_in_passing_where_they_say_its_kind_or_all_of_it(
    words, title, alike
):
    assert titles.is_like(words, title, in_passing=True) == alike


@pytest.fixture
def report(db):
    report = documents.begin(HELD, kind="report", owner="Commissioner")
    documents.hold(report, holder="The department", why="It is with ministers", since=DAY)
    return report


@pytest.mark.usefixtures("report")
@pytest.mark.parametrize("where", ["title", "found_at"])
def test_a_held_document_is_no_typed_paper_either(scrutiny, where):
    meeting = bodies.meet(scrutiny, on=DAY)
    typed = {"title": "Paper", "found_at": "Shelf 2"}
    add = {"meeting": meeting, "number": "1", "is_another": True}
    with pytest.raises(Refused, match="is held by"):
        bodies.add_paper(**add, **{**typed, where: "The  Commissioner's report"})

    alike = {**typed, where: "The commissioner's visit"}
    with pytest.raises(Refused, match="looks like"):
        bodies.add_paper(**{**add, "is_another": False}, **alike)
    bodies.add_paper(**add, **alike)


@pytest.mark.usefixtures("report")
def test_before_it_was_held_its_title_may_stand_on_an_agenda(scrutiny):
    meeting = bodies.meet(scrutiny, on=DAY - dt.timedelta(days=1))

    bodies.add_paper(meeting, number="1", title=HELD, found_at="Shelf 2")


@pytest.mark.usefixtures("report")
def test_a_held_document_is_linked_as_no_paragraph_in_other_words(comment, office):
    def link(words, **more):
        items.tie(
            comment, Target(rules.PARAGRAPH, f"4.1 of {words}"), on=DAY, seen=0, by=office, now=NOW,
            **more,
        )  # fmt: skip

    for words in ("Report of  the commissioner", "the Commissioner's report"):
        with pytest.raises(Refused, match="is held by"):
            link(words, is_another=True)
    with pytest.raises(Refused, match="looks like"):
        link("the commissioner's visit")
    link("the commissioner's visit", is_another=True)


@pytest.mark.usefixtures("report")
def test_the_form_asks_whether_it_is_another_document(as_office, scrutiny):
    to = reverse("meeting-add", args=[bodies.meet(scrutiny, on=DAY).pk, "paper"])
    sent = {"number": "1", "title": "The commissioner's visit", "found_at": "Shelf 2"}
    asked = as_office.post(to, sent)
    assert "Say below that it is another document" in asked.content.decode()

    assert as_office.post(to, {**sent, "is_another": "on"}).status_code == 302


SAYS = "The Report of the commissioner says that it is not safe."


@pytest.mark.usefixtures("report")
def test_what_a_held_document_says_is_neither_answered_nor_put_before_the_public(
    comment, office, director
):
    answer = {"said": rules.ACCEPTED, **DONE_BY}
    with pytest.raises(Refused, match="is held by The department"):
        step(comment, items.answer, office, words=SAYS, **answer)
    step(comment, items.answer, office, words="The commissioner was asked.", **answer)
    for words, reply in ((SAYS, "A row was added."), ("You said so.", SAYS)):
        with pytest.raises(Refused, match="is held by The department"):
            step(comment, items.propose, office, words=words, reply=reply, is_another=True)
    said = {"words": "What the comissioner found.", "reply": "It was looked at."}
    with pytest.raises(Refused, match="This looks like Report of the commissioner"):
        step(comment, items.propose, office, **said)
    step(comment, items.propose, office, **said, is_another=True)
    step(comment, items.publish, director)


def test_what_a_visit_found_is_not_shown_while_its_letter_is_held(ofsted, office, director):
    visit = visits.plan_visit(ofsted, starts_on=RAISED, ends_on=RAISED, focus="The front door")
    visits.add_letter(visit, documents.begin("Letter of a visit", kind="letter", owner="Ofsted"))
    found = items.raise_item(
        rules.FINDING, "Decisions are late.", body=ofsted, visit=visit, on=RAISED, by=office,
        now=NOW, judgement="Inadequate",
    )  # fmt: skip
    accept(found, office)
    said = {"words": "Inspectors told us where to look.", "reply": "We looked."}
    put = partial(step, found, items.propose, office, **said)
    hold = documents.hold(visit.letter, holder="Ofsted", why="Not published", since=RAISED)
    with pytest.raises(Refused, match="is held by Ofsted"):
        put()
    documents.release(hold, last=DAY - dt.timedelta(days=1), words="Published")
    put()
    step(found, items.publish, director)


def test_words_that_somebody_holds_since_they_were_written_are_not_shown(comment, office, director):
    accept(comment, office)
    step(comment, items.propose, office, words=SAYS, reply="A row was added.")
    report = documents.begin(HELD, kind="report", owner="Commissioner")
    documents.hold(report, holder="The department", why="It is with ministers", since=DAY)
    with pytest.raises(Refused, match="is held by The department"):
        step(comment, items.publish, director)
