"""Pages of the boards as each role finds them, and what a form does with whatever is typed."""

import datetime as dt
import html
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template.loader import render_to_string
from django.urls import reverse

from board_drawn import DAY, NOW, RAISED, SLOW
from lineofsight.accounts.roles import Role
from lineofsight.boards import meeting_rules, rules
from lineofsight.boards.actions import bodies, documents, items, visits
from lineofsight.boards.models import Asking, Body, Document, Hold, Item, Sighting, Visit
from lineofsight.boards.rules import Target
from lineofsight.plan import actions as plan_actions
from signed_in import client_of, person

HOSTILE = (
    "<script>alert(1)</script>", "'; drop table boards_item; --", "\x00", "\u202eabc", "=1+1",
    "x" * 5000, "-1", "99999999999999999999", "{{ settings.SECRET_KEY }}", "../../etc/passwd",
)  # fmt: skip
TODAY = dt.date(2026, 11, 29)


def body(answer):
    return answer.content.decode()


def day(name, on):
    return {f"{name}-day": on.day, f"{name}-month": on.month, f"{name}-year": on.year}


def sent(item, **more):
    return {"seen": item.steps.count(), **day("on", DAY), **more}


def act(item, name):
    return reverse("item-act", args=[item.pk, name])


def test_a_member_raises_a_comment_that_only_they_may_close(as_member, member):
    form = {"words": "How do staff feel?", **day("on", DAY)}
    assert as_member.post(reverse("item-raise"), form).status_code == 302

    [item] = Item.objects.all()
    assert (item.kind, item.raised_by, item.written_by) == (rules.COMMENT, member, member)
    assert "Close" in body(as_member.get(reverse("item", args=[item.pk])))


def test_a_member_raises_nothing_but_a_comment_and_for_nobody_else(as_member, member, ofsted):
    other = person(Role.COUNCILLOR)
    form = {"kind": rules.FINDING, "words": "Staff are not seen", "raised_by": other.pk,
            "body": ofsted.pk, "judgement": "Inadequate", **day("on", DAY)}  # fmt: skip

    as_member.post(reverse("item-raise"), form)

    [item] = Item.objects.all()
    assert (item.kind, item.raised_by, item.body, item.judgement) == ("comment", member, None, "")


def test_a_comment_is_answered_linked_and_closed(as_office, as_member, comment):
    reply = {"answer": rules.ACCEPTED, "words": "A dashboard is made.", "who": "Head of staff",
             **day("due_on", DAY)}  # fmt: skip
    assert as_office.post(act(comment, "answer"), sent(comment, **reply)).status_code == 302
    tie = sent(comment, page="workforce", words="It is there.")
    assert as_office.post(act(comment, "link"), tie).status_code == 302

    page = body(as_member.get(reverse("item", args=[comment.pk])))
    assert "Workforce dashboard" in page
    assert "A dashboard is made." in page
    assert "Done by Head of staff, by 5 December 2017." in page
    assert as_office.get(act(comment, "close")).status_code == 404
    assert as_office.post(act(comment, "close"), sent(comment, outcome="worked")).status_code == 404

    close = sent(comment, outcome=rules.WORKED, words="We see staff now.")
    assert as_member.post(act(comment, "close"), close).status_code == 302
    assert "Yes, it made a difference" in body(as_office.get(reverse("item", args=[comment.pk])))


def test_accepted_in_principle_without_a_day_keeps_what_was_typed(as_office, comment):
    reply = sent(comment, answer=rules.IN_PRINCIPLE, words="When there is money.")
    answer = as_office.post(act(comment, "answer"), reply)

    assert answer.status_code == 400
    assert "must carry a commitment" in body(answer)
    assert "When there is money." in body(answer)
    assert not comment.steps.exists()


def test_whoever_comes_second_sees_both_and_loses_nothing(as_office, as_director, comment):
    first = sent(comment, answer=rules.ACCEPTED, words="The first words", who="Clerk",
                 **day("due_on", DAY))  # fmt: skip
    second = sent(comment, answer=rules.NOT_ACCEPTED, words="The second words")
    as_office.post(act(comment, "answer"), first)

    answer = as_director.post(act(comment, "answer"), second)

    page = body(answer)
    assert answer.status_code == 400
    assert "Somebody wrote about this while you did" in page
    assert "The first words" in page
    assert "The second words" in page
    assert f'name="seen" value="{comment.steps.count()}"' in page


@pytest.mark.parametrize("given", [{}, {"page": "workforce", "indicator": "CP5"}])
def test_a_link_is_to_exactly_one_thing(as_office, comment, given):
    answer = as_office.post(act(comment, "link"), sent(comment, **given))

    assert answer.status_code == 400
    assert "exactly one thing" in body(answer)


def test_a_paragraph_is_named_by_number_and_report(as_office, comment):
    wrong = sent(comment, paragraph="four", paper="Report")
    assert "such as 4.1" in body(as_office.post(act(comment, "link"), wrong))
    as_office.post(act(comment, "link"), sent(comment, paragraph="4.1", paper="Report of December"))

    assert "Paragraph 4.1 of Report of December" in body(
        as_office.get(reverse("item", args=[comment.pk]))
    )


def test_a_change_of_the_plan_is_shown_as_its_redline_with_its_effect(
    as_office, as_member, comment, plan, office, director
):
    now = plan_actions.as_at(plan)
    del now["7.3"]
    change = plan_actions.ask(
        plan, now, by=office, why="Scrutiny asked", impact="", now=plan.baselined_at
    )
    as_office.post(act(comment, "link"), sent(comment, change=str(change.pk)))
    page = body(as_member.get(reverse("item", args=[comment.pk])))
    assert "Waits for a decision: the plan is not changed by it" in page

    plan_actions.decide(change, agreed=True, by=director, minute="1", now=plan.baselined_at)

    page = body(as_member.get(reverse("item", args=[comment.pk])))
    assert "Taken out" in page
    assert "No effect on an indicator was expected of it" in page


def test_an_actions_verdict_is_read_live_from_the_ledger(as_office, comment, plan):
    as_office.post(act(comment, "link"), sent(comment, action=f"{plan.pk}/2.1"))

    page = body(as_office.get(reverse("item", args=[comment.pk])))

    assert "Not delivered. It is not delivered yet." in page


def test_a_board_shows_what_is_next_awaited_and_open(
    as_member, as_office, panel, words, director, plan
):
    meeting = bodies.meet(panel, on=TODAY + dt.timedelta(days=3650), focus="Permanence")
    bodies.add_paper(meeting, number="1", title="The scorecard", page="scorecard")
    asked = bodies.ask(panel, "Two seats for young people", on=DAY, by=director)

    page = body(as_member.get(reverse("board", args=[panel.pk])))

    order = ["Next meeting", "The scorecard", "Decisions awaiting", "Two seats", words.words,
             "Members"]  # fmt: skip
    places = [page.index(one) for one in order]
    assert places == sorted(places)
    way = reverse("decision", args=[asked.pk])
    assert way not in page, "who may not write it down has no page of it"
    assert way in body(as_office.get(reverse("board", args=[panel.pk])))


def test_a_member_finds_a_way_to_close_beside_their_own_alone(as_member, comment, words, office):
    items.raise_item(rules.COMMENT, "Somebody else's", raised_by=office, on=DAY, by=office,
                     now=dt.datetime(2017, 12, 5, tzinfo=dt.UTC))  # fmt: skip
    page = body(as_member.get(reverse("items")))

    assert act(comment, "close") in page
    assert page.count("/close/") == 1


def test_the_improvement_board_is_asked_about_changes_of_the_plan(as_office, plan, office):
    board = bodies.make("Improvement board", kind=meeting_rules.IMPROVEMENT)
    now = plan_actions.as_at(plan)
    del now["7.3"]
    plan_actions.ask(plan, now, by=office, why="It is done", impact="", now=plan.baselined_at)

    assert "of Improvement plan: It is done" in body(
        as_office.get(reverse("board", args=[board.pk]))
    )


def test_findings_show_holes_first(as_member, ofsted, plan, office):
    for words in (SLOW, "Care leavers are not told"):
        items.raise_item(rules.FINDING, words, body=ofsted, on=RAISED, by=office,
                         judgement="Inadequate: help and protection",
                         now=dt.datetime(2017, 11, 1, tzinfo=dt.UTC))  # fmt: skip

    page = body(as_member.get(reverse("findings")))

    assert "No action answers it: 1" in page
    assert "It answers no finding: 1" in page
    table = page[page.index("<caption") :]
    assert table.index("Care leavers are not told") < table.index("Do 2.1")
    assert "Inadequate: help and protection" in page


def test_what_changed_by_a_finding_is_the_action_that_answers_it(as_office, ofsted, plan, office):
    items.raise_item(rules.FINDING, SLOW, body=ofsted, on=RAISED, by=office,
                     judgement="Poor", now=dt.datetime(2017, 11, 1, tzinfo=dt.UTC))  # fmt: skip

    page = body(as_office.get(reverse("board", args=[ofsted.pk])))

    assert "Action 2.1 of Improvement plan: Do 2.1" in page
    assert "Nothing yet" not in page
    assert ">1 action<" in body(as_office.get(reverse("items")))
    [item] = Item.objects.all()
    for address in (reverse("item", args=[item.pk]), act(item, "answer")):
        page = body(as_office.get(address))
        assert "Action 2.1 of Improvement plan: Do 2.1" in page
        assert "An action of the plan, which names this finding" in page
        assert "Nothing is linked yet" not in page


def test_a_visit_is_written_down_from_asked_to_found(as_office, ofsted):
    form = {"body": ofsted.pk, "focus": "The front door", **day("starts_on", DAY),
            **day("ends_on", DAY)}  # fmt: skip
    assert as_office.post(reverse("visit-new"), form).status_code == 302
    [visit] = Visit.objects.all()
    asked = {"what": "The plan", **day("on", DAY)}
    as_office.post(reverse("visit-add", args=[visit.pk, "data"]), asked)
    as_office.post(reverse("visit-add", args=[visit.pk, "met"]), {"title": "Manager", "many": "3"})
    [data] = visit.asked.all()
    as_office.post(
        reverse("data-send", args=[data.pk]), {"sent_as": "By post, in two files", **day("on", DAY)}
    )

    page = body(as_office.get(reverse("visit", args=[visit.pk])))

    for words in ("The front door", "By post, in two files", "Manager", "No letter"):
        assert words in page


def test_a_held_letter_is_told_of_and_not_given(as_office, as_member, ofsted, office):
    letter = documents.begin("Letter of the visit", kind="letter", owner="Inspector")
    version = documents.add_version(
        letter, b"Held", suffix=".txt", dated_on=DAY, by=office,
        now=dt.datetime(2017, 12, 5, tzinfo=dt.UTC),
    )  # fmt: skip
    visit = visits.plan_visit(ofsted, starts_on=RAISED, ends_on=RAISED, focus="Assessment")
    visits.add_letter(visit, letter)
    address = reverse("document-file", args=[version.pk])
    assert as_member.get(address).content == b"Held"
    documents.hold(letter, holder="Ofsted", why="Not published", since=DAY)

    assert "held by Ofsted" in body(as_member.get(reverse("visit", args=[visit.pk])))
    assert "No paper may quote it" in body(as_member.get(reverse("document", args=[letter.pk])))
    assert as_member.get(address).status_code == 404
    answer = as_office.get(address)
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment")


def test_a_document_is_sent_put_answered_and_held(as_office, as_director, panel):
    form = {"title": "Workforce strategy", "kind": "strategy", "owner": "Head of workforce"}
    as_office.post(reverse("document-new"), form)
    [document] = Document.objects.all()

    def add(what, **more):
        return as_office.post(reverse("document-add", args=[document.pk, what]), more)

    bad = SimpleUploadedFile("strategy.exe", b"MZ")
    assert add("version", file=bad, **day("dated_on", DAY)).status_code == 400
    good = SimpleUploadedFile("strategy.pdf", b"%PDF")
    unread = add("version", file=good, **day("dated_on", DAY))
    assert "say below that it names no child" in body(unread)
    good.seek(0)
    looked = {"names_no_child": "on", **day("dated_on", DAY)}
    assert add("version", file=good, **looked).status_code == 302
    assert add("approval", body=panel.pk, **day("on", DAY)).status_code == 302
    [asked] = Asking.objects.all()
    away = reverse("document-withdraw", args=[asked.pk])
    assert away in body(as_office.get(reverse("document", args=[document.pk])))
    assert as_director.post(away).status_code == 404
    as_office.post(away)
    assert "Withdrawn on" in body(as_office.get(reverse("document", args=[document.pk])))
    assert "version 1" not in body(as_office.get(reverse("board", args=[panel.pk])))
    assert as_office.get(away).status_code == 404
    assert add("approval", body=panel.pk, **day("on", DAY)).status_code == 302
    asking = Asking.objects.latest("pk")
    answer = {"answer": "approved", "minute": "Item 2", **day("on", DAY)}
    address = reverse("document-answer", args=[asking.pk])
    assert as_office.post(address, answer).status_code == 404
    assert as_director.post(address, {**answer, "minute": "x"}).status_code == 400
    assert as_director.post(address, answer).status_code == 302
    page = body(as_office.get(reverse("document", args=[document.pk])))
    assert "A paper may quote it" in page
    add("hold", holder="The department", why="It asked for it", **day("since", DAY))
    [hold] = Hold.objects.all()
    release = {"words": "Published", **day("last", DAY)}
    assert as_office.post(reverse("hold-end", args=[hold.pk]), release).status_code == 302


def test_a_board_is_begun_and_kept(as_office, as_director, office):
    form = {"name": "Panel", "kind": meeting_rules.PARENTING, "purpose": "A good parent"}
    as_office.post(reverse("board-new"), form)
    [panel] = Body.objects.all()

    def add(what, **more):
        return as_office.post(reverse("board-add", args=[panel.pk, what]), more)

    assert add("member", part="young", title="Kai", **day("since", DAY)).status_code == 400
    assert add("member", part="young", title="Care leaver", **day("since", DAY)).status_code == 302
    assert add("meeting", **day("on", DAY)).status_code == 302
    assert add("decision", words="Two seats", **day("on", DAY)).status_code == 302
    [meeting], [seat], [asked] = panel.meetings.all(), panel.memberships.all(), \
        panel.decisions.all()  # fmt: skip
    to = reverse("meeting-add", args=[meeting.pk, "minutes"])
    as_office.post(to, {"minutes": "Book 1", f"seat{seat.pk}": "came"})
    to = reverse("meeting-add", args=[meeting.pk, "paper"])
    assert as_office.post(to, {"number": "1", "title": "The plan"}).status_code == 400
    as_office.post(to, {"number": "1", "title": "The plan", "page": "plan"})
    decided = {"outcome": "agreed", "minute": "Item 3", **day("on", DAY)}
    assert as_office.post(reverse("decision", args=[asked.pk]), decided).status_code == 400
    unfound = {**decided, "minute": "3"}
    assert as_director.post(reverse("decision", args=[asked.pk]), unfound).status_code == 400
    assert as_director.post(reverse("decision", args=[asked.pk]), decided).status_code == 302

    pages = body(as_office.get(reverse("meeting", args=[meeting.pk])))
    pages += body(as_office.get(reverse("board", args=[panel.pk])))
    for words in ("Book 1", "Care leaver", "Came", "The improvement plan", "Item 3"):
        assert words in pages


def test_leaders_write_what_they_saw_and_a_month_is_one_page(as_director, as_office, as_member):
    form = {"kind": "audits", "where": "Care planning", "audits": "5", "learned": "Plans are thin.",
            **day("on", DAY)}  # fmt: skip
    assert as_office.get(reverse("sight-write")).status_code == 404
    assert as_director.post(reverse("sight-write"), {**form, "audits": ""}).status_code == 400
    assert as_director.post(reverse("sight-write"), form).status_code == 302
    [entry] = Sighting.objects.all()
    right = reverse("sight-right", args=[entry.pk])
    assert as_member.get(right).status_code == 404
    assert as_director.post(right, {**form, "audits": "6"}).status_code == 302

    page = body(as_office.get(reverse("sight-month", args=["2017-12"])))

    assert "6 audits" in page
    assert "5 audits" not in page
    for wrong in ("2017-13", "x", "0"):
        assert as_office.get(reverse("sight-month", args=[wrong])).status_code == 404


@pytest.mark.parametrize(
    "role", [one for one in Role if one not in {Role.PROGRAMME, Role.DIRECTOR, Role.COUNCILLOR,
                                         Role.BOARD_MEMBER}]
)  # fmt: skip
def test_others_read_or_find_nothing_and_write_nowhere(role, comment):
    client = client_of(person(role))
    reads = role.value in {"PR", "TM", "HS", "PA", "AU"}

    for name in ("boards", "items", "findings", "visits", "documents"):
        assert client.get(reverse(name)).status_code == (200 if reads else 404), name
    for address in (reverse("item-raise"), act(comment, "answer"), act(comment, "close"),
                    reverse("board-new"), reverse("document-new"), reverse("visit-new"),
                    reverse("sight-write")):  # fmt: skip
        assert client.post(address, {}).status_code == 404, address
    if reads:
        page = body(client.get(reverse("item", args=[comment.pk])))
        assert comment.words in page
        assert "What you may do" not in page


def test_a_board_member_sees_the_boards_they_sit_on_and_closes_what_they_raised(
    comment, scrutiny, panel, words
):
    member = person(Role.BOARD_MEMBER)
    bodies.seat(panel, title="Inspector", part=meeting_rules.MEMBER, since=RAISED, person=member)
    client = client_of(member)

    listed = body(client.get(reverse("boards")))
    assert panel.name in listed
    assert scrutiny.name not in listed
    assert client.get(reverse("board", args=[panel.pk])).status_code == 200
    assert client.get(reverse("item", args=[words.pk])).status_code == 200
    for hidden in (reverse("board", args=[scrutiny.pk]), reverse("item", args=[comment.pk]),
                   reverse("meeting", args=[comment.meeting_id])):  # fmt: skip
        assert client.get(hidden).status_code == 404
    form = {"words": "Who told the children?", "on-day": 5, "on-month": 12, "on-year": 2017}
    assert client.post(reverse("item-raise"), form).status_code == 302
    own = Item.objects.get(raised_by=member)
    closing = {"seen": 0, "outcome": "not needed", **{f"on-{k}": form[f"on-{k}"]
               for k in ("day", "month", "year")}}  # fmt: skip
    assert client.post(act(own, "close"), closing).status_code == 302
    assert client.get(reverse("plan")).status_code == 200


def test_an_item_out_of_sight_is_absent_but_for_whoever_may_bring_it_back(
    comment, as_office, as_director, director
):
    items.hide(comment, words="It tells who was meant", on=DAY, seen=0, by=director, now=NOW)

    assert as_office.get(reverse("item", args=[comment.pk])).status_code == 404
    assert comment.words not in body(as_office.get(reverse("items")))
    assert as_director.get(act(comment, "unhide")).status_code == 200


def test_whoever_raised_what_is_out_of_sight_sees_it_with_the_reason_and_closes_it(
    comment, as_member, director, member
):
    items.hide(comment, words="It tells who was meant", on=DAY, seen=0, by=director, now=NOW)

    page = body(as_member.get(reverse("item", args=[comment.pk])))
    assert comment.words in body(as_member.get(reverse("items")))
    assert list(items.of_person(member)) == [comment]
    said = f"{director.name} took it out of sight on 5 December 2017: It tells who was meant"
    assert said in html.unescape(page)
    assert client_of(person(Role.COUNCILLOR)).get(act(comment, "close")).status_code == 404
    closing = sent(comment, outcome=rules.NOT_NEEDED)
    assert as_member.post(act(comment, "close"), closing).status_code == 302


def test_whoever_speaks_for_a_body_sees_what_it_raised_out_of_sight(panel, words, director, member):
    items.hide(words, words="It tells who was meant", on=DAY, seen=0, by=director, now=NOW)
    client, page = client_of(member), reverse("item", args=[words.pk])
    assert client.get(page).status_code == 404
    bodies.seat(panel, title="Lead member", part=meeting_rules.CHAIR, since=RAISED, person=member)

    assert client.get(page).status_code == 200
    assert words.words in body(client.get(reverse("board", args=[panel.pk])))


def test_other_words_than_whoever_raised_it_wrote_are_marked_wherever_they_stand(
    comment, as_office, as_member, ofsted, office
):
    finding = items.raise_item(rules.FINDING, "Slow", body=ofsted, on=RAISED, by=office, now=NOW,
                               judgement="Poor")  # fmt: skip
    before = comment.words
    for item in (comment, finding):
        again = sent(item, words="Everything is well.", why="It named a street.")
        assert as_office.post(act(item, "reword"), again).status_code == 302

    mark = f"Reworded by {office.name}"
    pages = [reverse("item", args=[comment.pk]), act(comment, "close"), reverse("items"),
             reverse("board", args=[comment.meeting.body_id])]  # fmt: skip
    for page in pages:
        found = html.unescape(body(as_member.get(page)))
        assert found.index("Everything is well.") < found.index(mark), page
    whole = html.unescape(body(as_member.get(pages[0])))
    assert whole.index(mark) < whole.index(before) < whole.index("Raised by")
    assert html.unescape(body(as_member.get(reverse("findings")))).count(mark) == 2
    waits = render_to_string("web/homes/raised_waits.html", {"said": {"items": [comment]}})
    assert f"reworded by {office.name}" in html.unescape(waits)


@pytest.mark.parametrize("typed", HOSTILE, ids=range(len(HOSTILE)))
def test_whatever_is_typed_breaks_nothing_and_stays_text(as_office, as_member, comment, panel,
                                                          typed):  # fmt: skip
    fields = ["words", "answer", "change", "action", "indicator", "page", "paragraph", "paper",
              "outcome", "minute", "seen", "kind", "raised_by", "body", "meeting", "judgement",
              "name", "purpose", "title", "part", "person", "on-day", "on-month", "on-year",
              "learned", "where", "children", "holder", "why", "target", "reply"]  # fmt: skip
    form = dict.fromkeys(fields, typed)
    addresses = [act(comment, one) for one in ("answer", "link", "publish", "close")]
    addresses += [
        reverse("item-raise"),
        reverse("board-new"),
        reverse("document-new"),
        reverse("board-add", args=[panel.pk, "member"]),
        reverse("sight-write"),
    ]
    for client in (as_office, as_member):
        for address in addresses:
            answer = client.post(address, form)
            assert answer.status_code < 500, address
            assert "<script>alert" not in body(answer)
    good = {"words": typed, **day("on", DAY)}
    as_member.post(reverse("item-raise"), good)
    assert "<script>alert" not in body(as_member.get(reverse("items")))
    shown = as_office.get(reverse("items"), {"kind": typed, "state": typed})
    assert shown.status_code == (404 if "\x00" in typed else 200)  # no address holds a null


@pytest.mark.parametrize(
    ("role", "name"),
    [
        (Role.COUNCILLOR, "item-raise"),
        (Role.PROGRAMME, "board-new"),
        (Role.PROGRAMME, "document-new"),
        (Role.PROGRAMME, "visit-new"),
        (Role.DIRECTOR, "sight-write"),
    ],
)
def test_a_form_sent_empty_says_what_is_missing(role, name, db):
    answer = client_of(person(role)).post(reverse(name), {})

    assert answer.status_code == 400
    assert "There is a problem" in body(answer)


def test_no_day_lies_ahead(as_member):
    ahead = {"words": "x", **day("on", dt.date(2999, 1, 1))}

    assert "must be today or in the past" in body(as_member.post(reverse("item-raise"), ahead))


def test_a_list_asks_as_often_for_one_item_as_for_many(
    as_office, comment, office, plan, django_assert_max_num_queries
):
    def tie(item):
        for target in (Target("action", f"{plan.pk}/2.1"), Target("indicator", "CP5")):
            items.tie(item, target, on=DAY, seen=item.steps.count(), by=office,
                      now=dt.datetime(2017, 12, 5, tzinfo=dt.UTC))  # fmt: skip

    tie(comment)
    as_office.get(reverse("items"))
    with django_assert_max_num_queries(30) as few:
        as_office.get(reverse("items"))
    for number in range(10):
        tie(items.raise_item(rules.COMMENT, f"Comment {number}", raised_by=office, on=DAY,
                             by=office, now=dt.datetime(2017, 12, 5, tzinfo=dt.UTC)))  # fmt: skip
    with django_assert_max_num_queries(len(few)):
        page = body(as_office.get(reverse("items")))
    assert page.count("Comment ") >= 10


def test_nothing_falls_off_the_list_however_much_was_raised_since(as_office, comment):
    later = comment.raised_on + dt.timedelta(days=1)
    Item.objects.bulk_create(
        Item(kind=comment.kind, words=f"Said {number:03}.", raised_by=comment.raised_by,
             raised_on=later, written_by=comment.written_by, written_at=comment.written_at)
        for number in range(120)
    )  # fmt: skip

    shown = [body(as_office.get(reverse("items"), {"page": page})) for page in (1, 2, 3)]

    assert comment.words in html.unescape(shown[0])  # waits longest, so it stands first
    found = [set(re.findall(r"Said (\d+)\.", page)) for page in shown]
    assert [len(one) for one in found] == [49, 50, 21]
    assert len(set().union(*found)) == 120


def test_a_chair_closes_for_a_panel_at_a_meeting_that_is_offered(
    panel, office, director, as_office, as_director, as_member, member
):
    item = items.raise_item(rules.RECOMMENDATION, "Two seats.", body=panel, on=RAISED, by=office,
                            now=NOW)  # fmt: skip
    page, close = reverse("item", args=[item.pk]), act(item, "close")
    assert "Nobody can close it as things stand" in body(as_office.get(page))
    bodies.seat(panel, title="Lead member", part=meeting_rules.CHAIR, since=RAISED, person=member)
    said = {"answer": rules.ACCEPTED, "words": "They sit there now.", "who": "Clerk",
            **day("due_on", DAY)}  # fmt: skip
    as_office.post(act(item, "answer"), sent(item, **said))
    assert "Nobody can close it" not in body(as_office.get(page))
    assert as_office.get(close).status_code == 404

    held = bodies.meet(panel, on=DAY)
    done = {"outcome": rules.WORKED, "minute": "Item 4", "meeting": held.pk}
    assert as_member.post(close, sent(item, **done)).status_code == 400
    bodies.minute(held, came={}, minutes="Minute book 3", today=DAY)
    assert "5 December 2017: Minute book 3" in body(as_member.get(close))
    assert as_member.post(close, sent(item, **done)).status_code == 302
    assert as_office.get(act(item, "confirm")).status_code == 404
    assert as_director.post(act(item, "confirm"), sent(item)).status_code == 302

    shown = body(as_member.get(page))
    assert "Yes, it made a difference" in shown
    assert f'href="{reverse("meeting", args=[held.pk])}">Meeting of 5 December 2017</a>' in shown
    assert "Minute: Item 4" in shown


def test_the_same_file_under_another_title_is_held_with_it(as_office, as_member, office):
    made = []
    for title in ("Letter of the visit", "Notes from October"):
        one = documents.begin(title, kind="report", owner="Inspector")
        made.append(documents.add_version(one, b"Held", suffix=".txt", dated_on=DAY, by=office,
                                          now=NOW))  # fmt: skip
    documents.hold(made[0].document, holder="Ofsted", why="Not published", since=DAY)

    page = body(as_member.get(reverse("document", args=[made[1].document_id])))
    assert "Held by Ofsted" in page
    assert "the same file as one of Letter of the visit" in page
    for version in made:
        address = reverse("document-file", args=[version.pk])
        assert as_member.get(address).status_code == 404
        assert as_office.get(address).status_code == 200
