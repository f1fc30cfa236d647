"""The pages of a plan's approval: asking, answering, and what the page says of the content."""

import datetime as dt
from dataclasses import replace
from html import unescape

import pytest
from django.utils import timezone

from lineofsight.accounts.roles import Role
from lineofsight.kernel.periods import in_words
from lineofsight.kernel.problems import Refused
from lineofsight.plan import actions, approving, closing, fates, rules
from lineofsight.plan.approval import USUAL
from lineofsight.plan.content import digest
from lineofsight.plan.day import today as day_now
from lineofsight.plan.day import written_at
from lineofsight.plan.models import Plan
from signed_in import client_of, person


def body(answer):
    return answer.content.decode()


def day(name, on):
    return {f"{name}-day": on.day, f"{name}-month": on.month, f"{name}-year": on.year}


@pytest.fixture
def first(agreed):
    return agreed.steps.first()


def address(step):
    return f"/plan/approval/{step.pk}/"


def test_a_plan_is_put_to_a_body_and_another_writes_the_answer(
    as_office, as_director, agreed, first
):
    today = timezone.localdate()
    assert as_office.post(address(first), day("on", today)).status_code == 302
    assert f"asked on {in_words(today)}." in body(as_office.get("/plan/approval/"))

    answer = {"answer": "approved", "minute": "Board 3", **day("on", today)}
    assert "Somebody else writes the answer down" in body(as_office.get(address(first)))
    chain = [body(one.get("/plan/approval/")) for one in (as_office, as_director)]
    assert ["Write the answer down" in one for one in chain] == [False, True]
    assert ["Somebody else writes the answer down" in one for one in chain] == [True, False]
    as_office.post(address(first), answer)
    assert approving.chain(agreed)[0].waits
    assert as_director.post(address(first), {**answer, "minute": "x"}).status_code == 400
    assert as_director.post(address(first), answer).status_code == 302
    said = body(as_director.get("/plan/approval/"))
    assert "Approved on" in said
    assert "Board 3" in said
    assert "Whoever was asked has answered" in said


@pytest.mark.parametrize("is_older", [False, True])
def test_on_a_training_site_a_plan_is_put_to_a_body_on_its_day_and_never_before_what_it_says(
    as_office, as_director, agreed, first, settings, is_older
):
    settings.TRAINING = True
    now = timezone.now() if is_older else written_at()  # an earlier version wrote by the clock
    late = approving.begin("A plan of one who learns", kind=rules.JOINT)
    held = {"1.1": replace(actions.as_at(agreed)["2.10"], ref="1.1")}
    actions.ask(late, held, by=first_person(agreed), why="", impact="", now=now)
    step, today = late.steps.first(), timezone.localdate(now)
    assert is_older or today == day_now()

    form = body(as_office.get(address(step)))
    assert f'value="{today.year}"' in form
    assert as_office.post(address(step), day("on", today)).status_code == 302
    answer = {"answer": "approved", "minute": "Board 1", **day("on", today)}
    assert as_director.post(address(step), answer).status_code == 302
    assert approving.chain(late)[0].asked[0].answer == "approved"


def first_person(plan):
    return plan.changes.last().asked_by


def test_a_single_director_is_told_beforehand_and_takes_the_question_back(
    as_director, as_office, first, agreed
):
    form = body(as_director.get(address(first)))
    assert "Nobody else on this site may write the answer down" in form
    assert "Who may write the answer down: " in body(as_office.get(address(first)))
    as_director.post(address(first), day("on", timezone.localdate()))
    assert "Withdraw the question" not in body(as_office.get(address(first)))
    assert "Withdraw the question" in body(as_director.get(address(first)))
    assert as_office.post(f"{address(first)}withdraw/").status_code == 404

    assert as_director.post(f"{address(first)}withdraw/").status_code == 302

    today = in_words(timezone.localdate())
    said = body(as_director.get("/plan/approval/"))
    assert f"Withdrawn on {today} by whoever asked" in said
    assert "Nobody has been asked yet." in said
    assert as_office.post(address(first), day("on", timezone.localdate())).status_code == 302


def test_the_page_says_beforehand_that_the_next_body_would_see_another_text(
    as_office, as_director, draft, first_of_draft, office
):
    today = timezone.localdate()
    as_office.post(address(first_of_draft), day("on", today))
    answer = {"answer": "approved", "minute": "Board 3", **day("on", today)}
    assert as_director.post(address(first_of_draft), answer).status_code == 302
    after = {**actions.as_at(draft)}
    after["2.10"] = replace(after["2.10"], lead="Head of quality")
    actions.ask(draft, after, by=office, why="x", impact="", now=timezone.now())
    cabinet = draft.steps.all()[1]
    said = body(as_office.get("/plan/approval/"))
    assert f"{first_of_draft.body} answered of another text than the plan has now." in unescape(
        said
    )
    assert "Whoever was asked has answered" not in said

    assert "As it stands it cannot be put to them today" in body(as_office.get(address(cabinet)))
    refused = as_office.post(address(cabinet), day("on", today))
    assert refused.status_code == 400
    assert "agreed to another text" in body(refused)
    page = body(as_director.get("/plan/agree/"))
    assert "agreed to another text" in page
    assert "Put the plan as it is now to them again first." in page
    assert "Whoever was asked has answered" not in page
    assert '<button type="submit"' not in page.split("<main")[1]
    seen = {"seen": actions.newest_entry(draft), "complete": "on"}
    said = body(as_director.post("/plan/agree/", seen, follow=True))
    assert "agreed to another text" in said


@pytest.fixture
def first_of_draft(draft):
    return draft.steps.first()


def test_a_plan_in_force_is_begun_with_its_day_and_says_so(as_office, as_director, sample_plan):
    begun = {"title": "Plan of 2017", "kind": "improvement",
             **day("in_force_on", dt.date(2017, 11, 20))}  # fmt: skip
    tomorrow = timezone.localdate() + dt.timedelta(days=1)
    assert as_office.post("/plan/begin/", {**begun, **day("in_force_on", tomorrow)}
                          ).status_code == 400  # fmt: skip
    assert as_office.post("/plan/begin/", begun).status_code == 302
    plan = Plan.objects.get(title="Plan of 2017")
    writer = person(Role.PROGRAMME)
    actions.ask(plan, sample_plan, by=writer, why="x", impact="", now=timezone.now())
    step = plan.steps.first()
    asked = as_office.post(address(step), day("on", dt.date(2017, 11, 1)))
    assert asked.status_code == 302
    answer = {"answer": "approved", "minute": "Board 3", **day("on", dt.date(2017, 11, 7))}
    assert as_director.post(address(step), answer).status_code == 302
    pages = f"/plan/plans/{plan.pk}/approval/"
    assert as_office.post(f"{pages}report/", day("on", dt.date(2017, 9, 4))).status_code == 302

    said, today = body(as_office.get(pages)), in_words(timezone.localdate())
    assert "It was to be sent by 11 December 2017" in said
    assert f"written down on {today}" in said
    assert f"It was agreed on 20 November 2017, and written down here on {today}." in said
    assert "in force since 20 November 2017" in body(as_office.get("/plan/plans/"))


def test_whoever_asked_is_not_offered_the_answer(as_director, first):
    as_director.post(address(first), day("on", timezone.localdate()))

    assert "Somebody else writes the answer down" in body(as_director.get(address(first)))


def test_the_page_says_that_the_plan_changed_since_and_what(
    as_office, agreed, first, office, director
):
    as_office.post(address(first), day("on", timezone.localdate()))
    assert "Changed since" not in body(as_office.get("/plan/approval/"))
    now = actions.as_at(agreed)
    after = {**now, "2.10": replace(now["2.10"], lead="Head of quality")}
    change = actions.ask(agreed, after, by=office, why="x", impact="", now=timezone.now())
    actions.decide(change, agreed=True, by=director, minute="4", now=timezone.now())

    said = body(as_office.get("/plan/approval/"))

    assert "Changed since" in said
    assert f"/plan/compare/?first={timezone.localdate().isoformat()}" in said


@pytest.mark.parametrize(
    ("on", "status"),
    [(dt.date(2999, 1, 1), 400), (dt.date(2017, 1, 1), 400)],
    ids=["still to come", "before the plan had an action"],
)
def test_a_day_that_cannot_be_is_refused_on_the_form(as_office, agreed, first, on, status):
    answer = as_office.post(address(first), day("on", on))

    assert answer.status_code == status
    assert "There is a problem" in body(answer)
    assert not agreed.steps.filter(askings__isnull=False).exists()


def test_each_approval_shows_its_whole_mark_and_by_which_change_the_plan_differs_since(
    as_office, agreed, first, office, director
):
    today = timezone.localdate()
    then = digest(actions.as_at(agreed).values())
    as_office.post(address(first), day("on", today))
    whole = f">{then}</span></code></div></details></td>"
    assert whole in body(as_office.get("/plan/approval/"))

    held = actions.as_at(agreed)
    later = timezone.now() + dt.timedelta(days=1)
    told = {**held, "2.10": replace(held["2.10"], progress="A panel met")}
    actions.ask(agreed, told, by=office, why="A report.", impact="", now=later)
    moved = {**told, "2.10": replace(told["2.10"], lead="Head of quality")}
    change = actions.ask(agreed, moved, by=office, why="A new lead.", impact="None.", now=later)
    actions.decide(change, agreed=True, by=director, minute="Board 5", now=later)

    words = body(as_office.get("/plan/approval/"))
    assert then in words
    assert digest(actions.as_at(agreed).values()) in words
    assert words.count(f"change {change.pk}<") == 1
    assert ">A report.<" not in words


def test_the_chain_is_changed_on_its_page(as_office, agreed):
    added = {"body": "Safeguarding board", "after": 1, "days": ""}
    assert as_office.post("/plan/approval/add/", added).status_code == 302
    assert as_office.post("/plan/approval/add/", added).status_code == 400
    step = agreed.steps.get(body="Safeguarding board")
    assert step.place == 2

    drop = f"{address(step)}drop/"
    assert f'href="{drop}">Take out Safeguarding board</a>' in body(
        as_office.get("/plan/approval/")
    )
    assert as_office.post(drop, {"why": ""}).status_code == 400
    said = body(as_office.post(drop, {"why": "They asked not to be."}, follow=True))

    assert not agreed.steps.filter(body="Safeguarding board").exists()
    assert "Safeguarding board was taken out of the chain by" in said
    assert said.count("They asked not to be.") == 1


def test_who_only_reads_sees_the_chain_and_may_not_write(site, agreed, first):
    client = client_of(person(Role.COUNCILLOR))

    said = body(client.get("/plan/approval/"))

    assert "Who has approved it?" in said
    assert "Take out" not in said
    assert client.get(address(first)).status_code == 404
    assert client.post("/plan/approval/add/", {"body": "x"}).status_code == 404


def test_neither_a_plan_nor_a_body_is_called_by_a_child(as_office, agreed, site):
    name = site.row("select name from child where name like '% %' order by name")["name"]
    for words in (name, f"{name.replace(' ', '').lower()}@mail.example plan"):
        begun = {"title": words, "kind": "improvement", "no_child_meant": "on"}
        said = as_office.post("/plan/begin/", begun)
        assert said.status_code == 400
        assert "These words may point to somebody" in body(said)
        added = {"body": words, "after": 1, "days": "", "no_child_meant": "on"}
        said = as_office.post("/plan/approval/add/", added)
        assert said.status_code == 400
        assert "These words may point to somebody" in body(said)
    assert [one.title for one in Plan.objects.all()] == [agreed.title]
    assert agreed.steps.count() == len(USUAL)


def test_no_action_is_dropped_and_no_plan_closed_in_the_name_of_a_child(agreed, office, site):
    name = site.row("select name from child where name like '% %' order by name")["name"]
    now = written_at()
    for does in (
        lambda: closing.give(agreed, "1.1", fates.DROPPED, [], reason=name, by=office, now=now),
        lambda: closing.close(agreed, minute=name, by=office, now=now),
    ):
        with pytest.raises(Refused, match="may point to somebody"):
            does()
