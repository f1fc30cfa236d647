"""The pages of a month: who has not reported stands first, and a second writer loses nothing."""

import datetime as dt
from dataclasses import replace

import pytest
from django.utils import timezone

from lineofsight import picture
from lineofsight.accounts.roles import Role
from lineofsight.kernel.periods import Month
from lineofsight.plan import actions as plans
from lineofsight.plan import approving
from lineofsight.plan import rules as of_plans
from lineofsight.plan.addressed import IN_HAND
from lineofsight.plan.updates import actions, answering, said
from lineofsight.plan.updates.models import Update
from lineofsight.plan.updates.rules import Coming
from plan_closed import close
from signed_in import client_of, person

PAGE = "/plan/months/2017-11/"
PRACTICE = f"{PAGE}practice/"
TODAY = dt.date(2017, 12, 5)
WRITTEN = dt.datetime(2017, 11, 7, 10, tzinfo=dt.UTC)


@pytest.fixture
def site(sample_home, settings, db, monkeypatch):
    """The site, on a training day of December 2017."""
    settings.HOME = sample_home
    settings.SECOND_FACTOR = False
    for module in ("judging", "updates.own"):
        monkeypatch.setattr(f"lineofsight.plan.{module}.today", lambda: TODAY)
    return picture.open_picture(sample_home)


@pytest.fixture
def as_office(site, office):
    return client_of(office)


def body(answer):
    return answer.content.decode()


def filled(seen=0, do="send", **more):
    return {
        "achievements": "The panel met.", "challenge_1": "Too few chairs",
        "mitigation_1": "Two begin in January", "seen": seen, "do": do, **more,
    }  # fmt: skip


def test_a_month_is_sent_and_printed_with_next_months_actions(as_office, agreed):
    assert as_office.post(PRACTICE, filled()).status_code == 302
    page = body(client_of(person(Role.COUNCILLOR)).get(PAGE))

    for words in ("The panel met.", "Too few chairs", "Two begin in January"):
        assert words in page
    assert "Actions in December 2017" in page
    assert "Correct" not in page


def test_who_has_not_reported_stands_first(as_office, agreed):
    as_office.post(PRACTICE, filled())
    table = body(as_office.get(PAGE)).partition("What has arrived")[2].partition("</table>")[0]

    assert table.count("Not reported") == 3
    assert table.index("Platforms") < table.index("Practice")


def test_a_draft_is_seen_by_who_may_write_and_by_nobody_else(as_office, agreed):
    half = filled(do="draft", achievements="", challenge_1="Half a thought", mitigation_1="")
    assert as_office.post(PRACTICE, half).status_code == 302

    assert "Half a thought" in body(as_office.get(PRACTICE))
    assert "a draft" in body(as_office.get(PAGE))
    reader = body(client_of(person(Role.COUNCILLOR)).get(PAGE))
    assert "a draft" not in reader
    assert "Half a thought" not in reader


def test_what_is_unfinished_is_not_sent_and_nothing_typed_is_lost(as_office, agreed):
    answer = as_office.post(PRACTICE, filled(achievements="", mitigation_1=""))

    assert answer.status_code == 400
    assert "Say what was achieved" in body(answer)
    assert "or that nothing is done yet" in body(answer)
    assert "Too few chairs" in body(answer)
    assert not Update.objects.exists()


def test_whoever_comes_second_sees_both_texts(as_office, agreed, director):
    as_office.post(PRACTICE, filled(do="draft"))
    second = filled(do="draft", achievements="The second words")
    answer = client_of(director).post(PRACTICE, second)

    assert answer.status_code == 409
    assert "The panel met." in body(answer)
    assert "The second words" in body(answer)
    assert 'name="seen" value="1"' in body(answer)
    assert client_of(director).post(PRACTICE, {**second, "seen": 1}).status_code == 302


def test_a_correction_says_why_and_both_stay(as_office, agreed):
    as_office.post(PRACTICE, filled())
    silent = as_office.post(PRACTICE, filled(1))
    assert silent.status_code == 400
    assert "Say why it is corrected" in body(silent)

    as_office.post(PRACTICE, filled(1, achievements="It met twice.", why="A day was wrong."))
    page = body(as_office.get(PRACTICE))
    assert "It met twice." in page
    assert "The panel met." in page
    assert "A day was wrong." in body(as_office.get(PAGE))


def test_a_responsible_officer_writes_of_the_own_stream_alone(site, agreed, office):
    officer = person(Role.HEAD_OF_SERVICE, place="Assessment")
    client = client_of(officer)
    assert client.get(PRACTICE).status_code == 404

    now = timezone.now()
    answering.begin("Director of children's social care", officer, by=office, now=now)
    assert client.post(PRACTICE, filled()).status_code == 302
    assert client.get(f"{PAGE}platforms/").status_code == 404
    assert client.post(f"{PAGE}platforms/", filled()).status_code == 404


@pytest.mark.parametrize("month", ["2017-09", "2018-01", "2017-13", "soon"])
def test_a_month_that_is_not_the_plans_is_not_there(as_office, agreed, month):
    assert as_office.get(f"/plan/months/{month}/").status_code == 404
    assert as_office.get(f"/plan/months/{month}/practice/").status_code == 404


def test_the_months_say_how_much_arrived(as_office, agreed):
    as_office.post(PRACTICE, filled())
    page = body(as_office.get("/plan/months/"))
    page = page[page.index("Months of the plan") :]

    assert page.index("December 2017") < page.index("November 2017") < page.index("October 2017")
    assert "1 of 4" in page


def test_a_month_of_another_plan_is_written_and_read_there(as_office, agreed, office, director):
    other = approving.begin("Joint inspection plan", kind=of_plans.JOINT)
    [kept] = [one for ref, one in plans.as_at(agreed).items() if ref == "2.10"]
    plans.ask(other, {"1.1": replace(kept, ref="1.1")}, by=director, why="", impact="", now=WRITTEN)
    there = f"/plan/plans/{other.pk}/months/"
    assert f'href="{there}"' in body(as_office.get(f"/plan/plans/{other.pk}/"))
    assert f'href="{there}2017-11/"' in body(as_office.get(there))

    sent = as_office.post(f"{there}2017-11/practice/", filled())
    assert sent.headers["Location"] == f"{there}2017-11/"
    page = body(as_office.get(f"{there}2017-11/"))
    assert "The panel met." in page
    assert f'href="/plan/plans/{other.pk}/actions/1.1/"' in page
    assert "The panel met." not in body(as_office.get(PAGE))
    assert as_office.get(f"{there}2017-11/platforms/").status_code == 404
    assert "Head of care planning" in body(as_office.get("/plan/names/"))


def test_a_month_that_a_newer_plan_has_not_is_found_at_the_older_one_in_force(
    as_office, agreed, office, director
):
    as_office.post(PRACTICE, filled())
    newer = approving.begin("A newer plan", kind=of_plans.IMPROVEMENT)
    now = timezone.now()
    plans.ask(newer, plans.as_at(agreed), by=office, why="It begins.", impact="", now=now)
    plans.baseline(newer, by=director, now=now)
    assert plans.current() == newer

    assert "The panel met." in body(as_office.get(PAGE))
    assert as_office.get("/plan/months/2009-11/").status_code == 404


def test_the_months_of_a_closed_plan_end_with_it_and_are_only_read(
    as_office, agreed, office, director
):
    as_office.post(PRACTICE, filled())
    closed_at = dt.datetime(2017, 11, 30, 17, tzinfo=dt.UTC)
    close(agreed, office=office, director=director, now=closed_at)
    there = f"/plan/plans/{agreed.pk}/months/"

    listed = body(as_office.get(there))
    assert f"{there}2017-11/" in listed
    assert f"{there}2017-12/" not in listed
    assert "/plan/names/" not in listed
    assert as_office.get(f"{there}2017-12/").status_code == 404
    page = body(as_office.get(f"{there}2017-11/"))
    assert "The panel met." in page
    assert "Correct" not in page
    assert as_office.post(f"{there}2017-11/practice/", filled(1)).status_code == 404


def test_a_month_takes_as_many_queries_for_one_stream_as_for_all(
    as_office, agreed, office, django_assert_num_queries, django_assert_max_num_queries
):
    as_office.get(PAGE)
    with django_assert_max_num_queries(20) as few:
        as_office.get(PAGE)
    for stream in ("Practice", "People and Performance", "Partnerships", "Platforms"):
        said = actions.Said("Done.", ())
        actions.write(agreed, stream, Month(2017, 11), said, sends=True, seen=0, by=office,
                      now=timezone.now())  # fmt: skip
    with django_assert_num_queries(len(few)):
        as_office.get(PAGE)


def test_without_a_plan_the_pages_lead_to_the_one_that_says_so(as_office):
    assert as_office.get("/plan/months/").headers["Location"] == "/plan/"
    assert as_office.get(PAGE).status_code == 404
    assert "No open action of a plan names you" in body(as_office.get("/plan/own/"))
    assert as_office.get("/plan/names/").status_code == 200


def test_the_office_writes_down_who_answers_and_ends_it(as_office, agreed):
    lead = person(Role.TEAM_MANAGER)
    said = {"name": "Head of care planning", "person": lead.pk}

    assert as_office.post("/plan/names/", said).status_code == 302
    assert "answers already" not in body(as_office.get("/plan/names/"))
    again = as_office.post("/plan/names/", said)
    assert (again.status_code, "already" in body(again)) == (400, True)
    [held] = lead.answers_for.all()
    assert as_office.post(f"/plan/names/{held.pk}/end/").status_code == 302
    assert answering.keys_of(lead) == frozenset()
    assert client_of(lead).get("/plan/names/").status_code == 404


def test_before_the_plan_was_written_no_report_was_owed(as_office, agreed):
    page = body(as_office.get("/plan/months/"))

    october = page[page.index(">October 2017<") :]
    assert "None was owed: the plan was not written yet" in october
    assert page[: page.index(">October 2017<")].count("0 of 4") == 2


def test_an_action_stands_once_in_the_list_of_next_month_with_all_that_is_due_of_it():
    day = dt.date(2017, 12, 8)
    each = [
        Coming("2.10", "Strengthen oversight", "Head", "A step", day),
        Coming("5.5", "Review", "Head", "", day),
        Coming("2.10", "Strengthen oversight", "Head", "", dt.date(2017, 12, 31)),
    ]
    rows = said.coming(each, Month(2017, 11), IN_HAND).rows

    assert [row[0].text for row in rows] == ["2.10", "5.5"]
    assert rows[0][1] == "A step<br>The action: Strengthen oversight"
    assert rows[0][3] == "8 December 2017<br>31 December 2017"
