"""The pages beside a plan in hand: others, one that is closed, and a work stream's word."""

import datetime as dt
import html
from dataclasses import replace

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from lineofsight.accounts.roles import Role
from lineofsight.kernel.problems import Refused
from lineofsight.plan import actions, approving, closing, declaring, fates, rules
from lineofsight.plan.content import Action
from lineofsight.plan.models import ClosingDeclined, Plan
from lineofsight.plan.updates import telling
from signed_in import client_of, person

NOW = dt.datetime(2017, 10, 30, 9, tzinfo=dt.UTC)


def body(answer):
    return answer.content.decode()


@pytest.fixture
def old(office, director):
    """An agreed plan of two actions beside the plan in hand."""
    plan = approving.begin("Transitional plan", kind=rules.TRANSITIONAL)
    held = {
        ref: Action(ref, f"What {ref} says", "Practice", "Director", None, "", "Head",
                    dt.date(2017, 12, 31), "on track")
        for ref in ("1.1", "1.2")
    }  # fmt: skip
    actions.ask(plan, held, by=office, why="It begins.", impact="", now=NOW)
    actions.baseline(plan, by=director, now=NOW)
    return plan


def test_a_plan_is_begun_beside_the_others_and_its_workbook_sent_to_it(as_office, agreed, office):
    begun = {"title": "Joint plan", "kind": "joint", "published_on-day": 4,
             "published_on-month": 9, "published_on-year": 2017}  # fmt: skip
    answer = as_office.post("/plan/begin/", begun)

    plan = Plan.objects.get(title="Joint plan")
    assert answer["Location"] == f"/plan/plans/{plan.pk}/send/"
    assert (plan.published_on, plan.published_by.name) == (dt.date(2017, 9, 4), office.name)
    page = body(as_office.get(f"/plan/plans/{plan.pk}/approval/"))
    assert f"report of 4 September 2017, written down by {office.name} on" in page
    assert actions.current() == agreed
    assert as_office.post("/plan/begin/", begun).status_code == 400
    assert "Joint inspection plan" in body(as_office.get("/plan/plans/"))


def test_pages_of_another_plan_lead_to_its_own(as_office, agreed, old):
    said = body(as_office.get(f"/plan/plans/{old.pk}/"))

    assert f'href="/plan/plans/{old.pk}/actions/1.1/"' in said
    assert "Transitional plan" in said
    answer = as_office.get(f"/plan/plans/{old.pk}/actions/1.1/")
    assert f'action="/plan/plans/{old.pk}/actions/1.1/report/"' in body(answer)
    assert as_office.get(f"/plan/plans/{old.pk}/actions/2.10/").status_code == 404
    assert 'href="/plan/actions/2.10/"' in body(as_office.get(f"/plan/plans/{agreed.pk}/"))


def test_a_plan_is_closed_on_its_pages_and_its_certificate_adds_up(
    as_office, as_director, agreed, old
):
    at = f"/plan/plans/{old.pk}"
    assert "2 actions = 2 not accounted for" in body(as_office.get(f"{at}/closing/"))
    carried = {"fate": "carried", "into": agreed.pk, "refs": "2.12", "reason": ""}
    assert as_office.post(f"{at}/closing/actions/1.1/", carried).status_code == 302
    merged = {"fate": "merged", "into": old.pk, "refs": "1.1"}
    assert as_office.post(f"{at}/closing/actions/1.2/", merged).status_code == 302
    assert as_director.post(f"{at}/closing/", {"minute": "Item 6"}).status_code == 400
    assert "Write a word and a number" in body(as_director.post(f"{at}/closing/", {"minute": "6"}))
    as_office.post(f"{at}/closing/carry/")
    change = agreed.changes.get(state=rules.WAITING)
    as_director.post(
        f"/plan/changes/{change.pk}/",
        {
            "agreed": "yes",
            "minute": "Item 5",
            "body": "Board",
            "on-day": "1",
            "on-month": "12",
            "on-year": "2017",
        },
    )
    assert as_office.post(f"{at}/closing/", {"minute": "Item 6"}).status_code == 404

    answer = as_director.post(f"{at}/closing/", {"minute": "Item 6"})

    assert answer["Location"] == f"{at}/certificate/"
    said = body(as_director.get(answer["Location"]))
    assert "2 actions = 1 carried forward + 1 merged into another" in said
    assert "The totals reconcile" in said
    assert 'href="/plan/actions/2.12/"' in said or f"/plan/plans/{agreed.pk}/actions/2.12/" in said
    assert as_office.get(f"{at}/closing/").status_code == 404
    action = body(as_office.get(f"{at}/actions/1.1/"))
    assert "Say how it stands" not in action
    assert "What became of the action: Carried forward" in action


WHY = "The board has not seen what becomes of it."


def test_the_director_declines_to_close_a_plan_and_whoever_asked_reads_why(
    as_office, as_director, agreed, old, office, director
):
    at = f"/plan/plans/{old.pk}/closing/"
    assert "Decline to close it" not in body(as_director.get(at))
    assert "nobody asks to close it" in body(as_director.post(f"{at}decline/", {"why": WHY}))
    for ref in ("1.1", "1.2"):
        dropped = {"fate": "dropped", "refs": "", "reason": "Nobody needs it any more."}
        assert as_office.post(f"{at}actions/{ref}/", dropped).status_code == 302
    assert "Decline to close it" in body(as_director.get(at))
    assert "Decline to close it" not in body(as_office.get(at))
    assert as_director.post(f"{at}decline/", {"why": "No."}).status_code == 400
    done = as_director.post(f"{at}decline/", {"why": WHY}, follow=True)
    assert "The plan stays open." in body(done)

    old.refresh_from_db()
    assert old.state == rules.BASELINED
    said = f"{director.name} declined to close this plan on"
    assert said in body(as_office.get(at))
    assert WHY in body(as_office.get(at))
    [told] = telling.closings_declined(timezone.localdate())
    assert (told.person, told.path) == (office.pk, at)
    assert WHY not in told.words
    as_director.post(at, {"minute": "Item 6"})
    certificate = body(as_director.get(f"/plan/plans/{old.pk}/certificate/"))
    assert certificate.index("Declined before") < certificate.index(said)
    assert as_director.post(f"{at}decline/", {"why": WHY}).status_code == 404
    assert list(telling.closings_declined(timezone.localdate())) == []


def test_nobody_else_declines_it_nor_whoever_said_what_becomes_of_its_actions(
    as_office, old, office, director
):
    at = f"/plan/plans/{old.pk}/closing/decline/"
    for role in (Role.COUNCILLOR, Role.HEAD_OF_SERVICE, Role.TEAM_MANAGER):
        assert client_of(person(role)).post(at, {"why": WHY}).status_code in {403, 404}
    assert as_office.post(at, {"why": WHY}).status_code in {403, 404}
    closing.give(old, "1.1", fates.DROPPED, [], reason=WHY, by=director, now=NOW)
    with pytest.raises(Refused, match="Whoever said what becomes of actions does not decline"):
        closing.decline(old, why=WHY, by=director, now=NOW)
    with pytest.raises(DatabaseError, match="a second person declines"), transaction.atomic():
        ClosingDeclined.objects.create(plan=old, why=WHY, by=director, at=NOW)
    kept = closing.decline(old, why=WHY, by=office, now=NOW)
    for act in (kept.delete, lambda: old.declined.update(why="Another")):
        with pytest.raises(DatabaseError, match="stays written down"), transaction.atomic():
            act()


def test_the_page_says_beforehand_where_what_is_carried_says_something_else(
    as_office, agreed, old, office
):
    there = actions.as_at(agreed)["2.10"]
    one = replace(actions.as_at(old)["1.1"], work_stream=there.work_stream, sro="Head of care",
                  priority=there.priority, priority_name="Another name")  # fmt: skip
    alike = replace(one, ref="1.2", sro=there.sro, priority_name=there.priority_name)
    other = approving.begin("Joint plan", kind=rules.JOINT)
    held = {"1.1": one, "1.2": alike}
    actions.ask(other, held, by=office, why="It begins.", impact="", now=NOW)
    at = f"/plan/plans/{other.pk}/closing/"
    for ref, into in (("1.1", "2.12"), ("1.2", "2.13")):
        carried = {"fate": "carried", "into": agreed.pk, "refs": into, "reason": ""}
        assert as_office.post(f"{at}actions/{ref}/", carried).status_code == 302

    said = html.unescape(body(as_office.get(at)))
    assert (
        f"2.12 names Head of care as senior responsible officer of {there.work_stream}, which is "
        f"{there.sro} there"
    ) in said
    assert (
        f"2.12 calls priority {there.priority} Another name, which is called "
        f"{there.priority_name} there"
    ) in said
    assert "2.13 names" not in said
    assert "2.13 calls" not in said
    as_office.post(f"{at}carry/")
    assert "2.12 names" not in html.unescape(body(as_office.get(at)))  # it is asked for already


def test_a_circle_is_said_on_the_form_and_nothing_is_lost(as_office, agreed, old):
    at = f"/plan/plans/{old.pk}/closing/actions"
    as_office.post(f"{at}/1.1/", {"fate": "merged", "into": old.pk, "refs": "1.2"})

    answer = as_office.post(f"{at}/1.2/", {"fate": "merged", "into": old.pk, "refs": "1.1"})

    assert answer.status_code == 400
    assert "This runs in a circle" in body(answer)
    assert closing.ledger(old).without == ("1.2",)


def test_references_without_a_plan_are_asked_for(as_office, agreed, old):
    at = f"/plan/plans/{old.pk}/closing/actions/1.1/"

    answer = as_office.post(at, {"fate": "merged", "into": "", "refs": "1.2"})

    assert answer.status_code == 400
    assert "Choose the plan these references are in" in body(answer)


def test_a_stream_is_declared_with_a_reason_and_set_over_by_who_may(as_office, as_director, agreed):
    address = "/plan/streams/People and Performance/"
    said = {"kind": "declared", "declared-state": "on track", "declared-reason": "It goes well."}
    assert as_office.post(address, said).status_code == 302
    assert as_office.post(address, {**said, "declared-reason": ""}).status_code == 400
    over = {"kind": "override", "override-state": "at risk", "override-reason": "One is late only."}
    assert as_office.post(address, over).status_code == 404
    assert as_director.post(address, over).status_code == 302

    page = body(as_director.get("/plan/"))

    for words in (
        "It goes well.",
        "One is late only.",
        "Set over the roll-up",
        "Executive director",
    ):
        assert words in page
    assert len(declaring.standing(agreed)) == 2
    assert as_office.get("/plan/streams/No such stream/").status_code == 404


@pytest.mark.parametrize("role", [Role.COUNCILLOR, Role.PRACTITIONER])
def test_who_only_reads_writes_nothing(site, agreed, role):
    client = client_of(person(role))
    said = {"kind": "declared", "declared-state": "on track", "declared-reason": "It goes well."}

    assert client.get("/plan/streams/Practice/").status_code == 200
    assert client.post("/plan/streams/Practice/", said).status_code == 404
    assert client.get("/plan/closing/").status_code == 404
    assert client.post("/plan/begin/", {}).status_code == 404
    assert client.get("/plan/certificate/")["Location"] == "/plan/"


def test_what_nothing_is_said_of_needs_a_word_and_not_none(as_office, agreed, old):
    words = body(as_office.get(f"/plan/plans/{old.pk}/closing/"))

    assert "Nothing is said yet" in words
    assert "No reason is needed" not in words
    assert '>Say<span class="govuk-visually-hidden"> what becomes of 1.1</span>' in " ".join(
        words.replace(": what", " what").split()
    )
