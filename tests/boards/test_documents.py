"""Controlled documents: by their hash, approved by others, and not quoted while they are held."""

import datetime as dt
import hashlib

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from board_drawn import DAY, NOW
from lineofsight.boards import rules
from lineofsight.boards.actions import bodies, documents, items
from lineofsight.boards.document_rules import (
    LETTER,
    STRATEGY,
    Asked,
    Held,
    Made,
    in_force,
    quoted,
)
from lineofsight.boards.models import Asking, Kept, Version
from lineofsight.boards.rules import Target
from lineofsight.kernel.problems import Refused
from lineofsight.plan import approving
from lineofsight.plan.approval import APPROVED, NOTED, SENT_BACK

MADE = dt.date(2017, 11, 1)
AGREED = dt.date(2017, 11, 7)
ONE_DAY = dt.timedelta(days=1)


def asked(body, answer="", on=AGREED, digest="a"):
    return Asked(body, digest, answer, on if answer else None)


def version(number, *askings, digest="a"):
    return Made(number, digest, MADE, askings)


@pytest.mark.parametrize(
    ("kind", "versions", "on", "number"),
    [
        (STRATEGY, [], DAY, None),
        (STRATEGY, [version(1)], DAY, None),
        (STRATEGY, [version(1, asked("Board"))], DAY, None),
        (STRATEGY, [version(1, asked("Board", APPROVED))], AGREED - ONE_DAY, None),
        (STRATEGY, [version(1, asked("Board", APPROVED))], AGREED, 1),
        (STRATEGY, [version(1, asked("Board", NOTED))], DAY, None),
        (STRATEGY, [version(1, asked("Board", SENT_BACK))], DAY, None),
        (STRATEGY, [version(1, asked("Board", SENT_BACK), asked("Board", APPROVED))], DAY, 1),
        (STRATEGY, [version(1, asked("Board", APPROVED), asked("Cabinet"))], DAY, None),
        (STRATEGY, [version(1, asked("Board", APPROVED, digest="b"))], DAY, None),
        (STRATEGY, [version(2), version(1, asked("Board", APPROVED))], DAY, 1),
        (LETTER, [version(1)], MADE - ONE_DAY, None),
        (LETTER, [version(1)], MADE, 1),
        (LETTER, [version(1, asked("Board"))], DAY, None),
    ],
)
def test_a_version_is_in_force_once_every_body_asked_agreed(kind, versions, on, number):
    found = in_force(kind, versions, on=on)

    assert (found.number if found else None) == number


@pytest.mark.parametrize(
    ("holds", "on", "may"),
    [
        ([], DAY, True),
        ([Held("x", DAY, None)], DAY - ONE_DAY, True),
        ([Held("x", DAY, None)], DAY, False),
        ([Held("x", DAY, None)], DAY + 500 * ONE_DAY, False),
        ([Held("x", AGREED, DAY)], DAY, False),
        ([Held("x", AGREED, DAY)], DAY + ONE_DAY, True),
        ([Held("x", AGREED, AGREED), Held("y", DAY, None)], DAY, False),
    ],
)
def test_nobody_quotes_what_somebody_else_holds(holds, on, may):
    assert quoted(LETTER, [version(1)], holds, on=on) is may


@pytest.fixture
def strategy(db):
    return documents.begin("Workforce strategy", kind=STRATEGY, owner="Head of workforce")


def send(document, by, content=b"First", suffix=".pdf", **more):
    more = {"names_no_child": True, **more}
    return documents.add_version(
        document, content, suffix=suffix, dated_on=MADE, by=by, now=NOW, **more
    )


def test_a_version_is_its_hash_and_is_put_answered_and_quoted(strategy, panel, office, director):
    made = send(strategy, office)
    assert made.digest == hashlib.sha256(b"First").hexdigest()
    asking = documents.put(made, panel, on=MADE, by=office)
    assert asking.digest == made.digest
    assert not documents.may_be_quoted(strategy, DAY)

    approving.answer(asking, said=APPROVED, on=AGREED, minute="Item 2", by=director)

    assert documents.may_be_quoted(strategy, DAY)
    held = documents.hold(strategy, holder="The department", why="It asked for it", since=DAY)
    assert not documents.may_be_quoted(strategy, DAY)
    documents.release(held, last=DAY, words="Published")
    assert documents.may_be_quoted(strategy, DAY + ONE_DAY)


def test_whoever_asked_does_not_answer(strategy, panel, office, director):
    asking = documents.put(send(strategy, office), panel, on=MADE, by=office)
    with pytest.raises(Refused, match="Whoever asked"):
        approving.answer(asking, said=APPROVED, on=AGREED, minute="1", by=office)
    with pytest.raises(Refused, match="before the question"):
        approving.answer(asking, said=APPROVED, on=MADE - ONE_DAY, minute="1", by=director)
    whole = {"answer": APPROVED, "answered_on": AGREED, "written_by": office}
    with pytest.raises(IntegrityError), transaction.atomic():
        Asking.objects.filter(pk=asking.pk).update(**whole)


def test_an_answer_is_given_once_and_kept(strategy, panel, office, director):
    asking = documents.put(send(strategy, office), panel, on=MADE, by=office)
    with pytest.raises(Refused, match="asked already"):
        documents.put(asking.version, panel, on=MADE, by=office)
    approving.answer(asking, said=APPROVED, on=AGREED, minute="1", by=director)
    with pytest.raises(Refused, match="already"):
        approving.answer(asking, said=SENT_BACK, on=AGREED, minute="1", by=director)
    with pytest.raises(DatabaseError, match="never changes"), connection.cursor() as cursor:
        cursor.execute("update boards_asking set answer = 'noted'")


def test_whoever_asked_withdraws_what_nobody_answered_and_may_ask_again(
    strategy, panel, office, director
):
    version = send(strategy, office)
    asking = documents.put(version, panel, on=MADE, by=office)
    with pytest.raises(Refused, match="Only whoever asked"):
        approving.withdraw(asking, by=director, now=NOW)
    approving.withdraw(asking, by=office, now=NOW)
    with pytest.raises(Refused, match="was withdrawn"):
        approving.answer(asking, said=APPROVED, on=AGREED, minute="1", by=director)
    assert not documents.may_be_quoted(strategy, DAY)

    again = documents.put(version, panel, on=MADE, by=office)
    approving.answer(again, said=APPROVED, on=AGREED, minute="1", by=director)
    assert documents.may_be_quoted(strategy, DAY)
    with pytest.raises(Refused, match="written down already"):
        approving.withdraw(again, by=office, now=NOW)


@pytest.mark.parametrize(
    "statement",
    [
        "update boards_asking set withdrawn_at = null",
        (
            "update boards_asking set answer = 'noted', answered_on = asked_on, minute = '1',"
            " written_by_id = (select max(id) from accounts_person)"
        ),
        "delete from boards_asking",
    ],
)
def test_the_database_keeps_a_question_that_was_withdrawn(
    strategy, panel, office, director, statement
):
    asking = documents.put(send(strategy, office), panel, on=MADE, by=office)
    approving.withdraw(asking, by=office, now=NOW)
    with pytest.raises(DatabaseError, match="withdrawn"), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize("table", ["boards_version", "boards_kept"])
def test_the_database_keeps_a_version(strategy, office, table):
    send(strategy, office)
    with pytest.raises(DatabaseError, match="never changes"), connection.cursor() as cursor:
        cursor.execute(f"update {table} set digest = 'x'")


@pytest.mark.parametrize(
    ("content", "suffix", "more", "match"),
    [
        (b"", ".pdf", {}, "empty"),
        (b"x" * (documents.LARGEST + 1), ".pdf", {}, "larger"),
        (b"MZ", ".exe", {}, "not kept"),
        (b"x", "", {}, "not kept"),
        (b"x", ".pdf", {"review_on": MADE}, "before it is made"),
        (b"First", ".pdf", {}, "exactly this content"),
    ],
)
def test_what_is_not_kept_is_refused(strategy, office, content, suffix, more, match):
    send(strategy, office)
    with pytest.raises(Refused, match=match):
        send(strategy, office, content, suffix, **more)
    assert Version.objects.count() == 1


def test_versions_are_numbered_and_the_same_bytes_are_kept_once(strategy, office):
    other = documents.begin("Practice model", kind="model", owner="Principal social worker")
    send(strategy, office)
    assert send(strategy, office, b"Second").number == 2
    send(other, office, b"Second")
    assert Kept.objects.count() == 2


def test_a_document_is_held_by_one_at_a_time(strategy):
    documents.hold(strategy, holder="The department", why="It is with ministers", since=DAY)
    with pytest.raises(Refused, match="already"):
        documents.hold(strategy, holder="Ofsted", why="It is with ministers", since=DAY)
    [held] = strategy.holds.all()
    with pytest.raises(Refused, match="before the first"):
        documents.release(held, last=MADE, words="Published")
    documents.release(held, last=DAY, words="Published")
    with pytest.raises(Refused, match="released already"):
        documents.release(held, last=DAY, words="Published")


@pytest.mark.parametrize("marks", [".", "..........", "- a -"])
def test_a_hold_says_who_and_why_and_what_released_it(strategy, marks):
    said = {"holder": "The department", "why": "It is with ministers", "since": DAY}
    with pytest.raises(Refused, match=r"so few letters.\n.*who holds it in 3 letters"):
        documents.hold(strategy, **{**said, "holder": marks})
    with pytest.raises(Refused, match=r"for a reason.\n.*in 10 letters"):
        documents.hold(strategy, **{**said, "why": marks})
    assert not strategy.holds.exists()

    held = documents.hold(strategy, **said)
    with pytest.raises(Refused, match="what released it in 3 letters"):
        documents.release(held, last=DAY, words=marks)
    held.refresh_from_db()
    assert held.until is None


def test_reading_all_documents_takes_as_many_queries_for_one_as_for_many(
    strategy, panel, office, django_assert_num_queries
):
    documents.put(send(strategy, office), panel, on=MADE, by=office)
    for number in range(5):
        one = documents.begin(f"Document {number}", kind=STRATEGY, owner="x")
        documents.put(send(one, office, str(number).encode()), panel, on=MADE, by=office)
    with django_assert_num_queries(7):
        assert not any(documents.may_be_quoted(one, DAY) for one in documents.whole())


def test_what_somebody_else_holds_is_neither_a_paper_nor_linked(scrutiny, comment, office):
    report = documents.begin("Report of the commissioner", kind="report", owner="Commissioner")
    hold = documents.hold(report, holder="The department", why="With ministers", since=MADE)
    meeting = bodies.meet(scrutiny, on=DAY)
    paragraph = Target(rules.PARAGRAPH, "3.2 of the report of the commissioner")

    def link():
        items.tie(comment, paragraph, on=DAY, seen=0, by=office, now=NOW)

    for do in (link, lambda: bodies.add_paper(meeting, number="1", title="x", document=report)):
        with pytest.raises(Refused, match="held by The department until a day not known"):
            do()
    documents.release(hold, last=DAY - ONE_DAY, words="Published")
    with pytest.raises(Refused, match="No version"):
        link()
    documents.add_version(report, b"x", suffix=".txt", dated_on=MADE, by=office, now=NOW)
    link()
    bodies.add_paper(meeting, number="1", title="x", document=report)


def test_a_version_is_not_older_than_the_one_before_it(office):
    terms = documents.begin("Terms", kind="terms", owner="Chair")
    documents.add_version(terms, b"1", suffix=".txt", dated_on=MADE, by=office, now=NOW)

    with pytest.raises(Refused, match="older than the version before"):
        documents.add_version(
            terms, b"2", suffix=".txt", dated_on=MADE - ONE_DAY, by=office, now=NOW
        )


@pytest.fixture
def report(office):
    """A report of somebody else, with its one version."""
    report = documents.begin("Report of the commissioner", kind="report", owner="Commissioner")
    documents.add_version(report, b"It is late.", suffix=".txt", dated_on=MADE, by=office, now=NOW)
    return report


def notes(office, content=b"It is late.", now=NOW):
    """Other notes that are free as they come, with a file of this content."""
    begun = documents.begin("A look from outside", kind="report", owner="Somebody")
    documents.add_version(begun, content, suffix=".txt", dated_on=MADE, by=office, now=now)
    return begun


def test_what_somebody_else_holds_is_sent_under_no_other_title(report, office):
    held = documents.hold(report, holder="The department", why="With ministers", since=MADE)
    with pytest.raises(Refused, match=r"kept as Report of the commissioner, which The department"):
        notes(office)
    documents.Document.objects.get(title="A look from outside").delete()
    documents.release(held, last=DAY - ONE_DAY, words="Published")
    assert documents.may_be_quoted(notes(office), DAY)


def test_a_hold_is_on_the_same_bytes_under_every_title(report, comment, scrutiny, office):
    other = notes(office)
    assert documents.may_be_quoted(other, DAY)
    held = documents.hold(report, holder="The department", why="With ministers", since=DAY)
    meeting = bodies.meet(scrutiny, on=DAY)
    paragraph = Target(rules.PARAGRAPH, "3.2 of A look from outside")

    assert not documents.may_be_quoted(other, DAY)
    for do in (
        lambda: items.tie(comment, paragraph, on=DAY, seen=0, by=office, now=NOW),
        lambda: bodies.add_paper(meeting, number="1", title="x", document=other),
    ):
        with pytest.raises(Refused, match="held, as Report of the commissioner, by The department"):
            do()
    documents.release(held, last=DAY, words="Published")
    assert documents.may_be_quoted(other, DAY + ONE_DAY)
