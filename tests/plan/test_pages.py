"""The pages of the plan: what a reader sees first, and what a second writer does not lose."""

import datetime as dt
import io
from dataclasses import replace

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from lineofsight import picture
from lineofsight.accounts.roles import Role
from lineofsight.accounts.standing import exactness_of
from lineofsight.plan import actions, approving, rules, workbook
from lineofsight.plan.content import Evidence
from lineofsight.plan.day import today
from lineofsight.plan.figures import Figures
from lineofsight.plan.models import Change, Plan
from lineofsight.plan.updates import answering
from plan_closed import close
from signed_in import client_of, person

WHY = "The board asked for it."
DECIDED = {"agreed": "yes", "body": "Improvement board", "minute": "Item 4",
           "on-day": "20", "on-month": "11", "on-year": "2017"}  # fmt: skip
AGREED = dt.datetime(2017, 11, 20, 18, tzinfo=dt.UTC)


def sent(plan):
    return SimpleUploadedFile("anything.xlsx", workbook.written(list(plan.values())))


def body(answer):
    return answer.content.decode()


def test_a_plan_begins_with_its_workbook_and_is_agreed_by_another(
    as_office, as_director, sample_plan
):
    assert "No improvement plan has been sent yet" in body(as_office.get("/plan/"))

    said = {"why": WHY, "impact": WHY}
    asked = as_office.post("/plan/send/", {"file": sent(sample_plan), **said})
    assert "W1a to 18 by 2018-02: lower is better, and it stands at 10.3 now" in body(asked)
    ticked = {"file": sent(sample_plan), **said, "were_meant": "on"}
    answer = as_office.post("/plan/send/", ticked)

    assert answer.status_code == 302
    assert actions.as_at(actions.current()) == sample_plan
    assert as_office.post("/plan/agree/").status_code == 404
    assert 'href="/plan/agree/"' in body(as_director.get("/plan/"))
    seen = {"seen": actions.newest_entry(actions.current())}
    assert as_director.post("/plan/agree/", seen | {"complete": "on"}).status_code == 302
    assert actions.current().state == rules.BASELINED


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("role", [Role.COUNCILLOR, Role.BOARD_MEMBER, Role.PRACTITIONER,
                                  Role.AUDITOR])  # fmt: skip
def test_a_draft_is_absent_to_all_but_those_who_write_or_agree_it(draft, director, role):
    reader, head = client_of(person(role)), client_of(person(Role.HEAD_OF_SERVICE))
    ref = next(iter(actions.as_at(draft)))
    pages = [
        reverse("plan", args=[draft.pk]),
        reverse("plan-action", args=[draft.pk, ref]),
        reverse("plan-workbook", args=[draft.pk]),
        reverse("plan-change", args=[draft.changes.get().pk]),
    ]
    assert [reader.get(page).status_code for page in pages] == [404] * len(pages)
    assert [head.get(page).status_code for page in pages] == [200] * len(pages)
    assert "No improvement plan has been sent yet" in body(reader.get("/plan/"))
    title = escape(draft.title)
    assert title in body(head.get(reverse("plans")))
    assert title not in body(reader.get(reverse("plans")))

    actions.baseline(draft, by=director, now=AGREED)

    assert [reader.get(page).status_code for page in pages] == [200] * len(pages)
    assert title in body(reader.get(reverse("plans")))
    assert "No improvement plan has been sent yet" not in body(reader.get("/plan/"))


def test_what_had_no_effect_heads_the_page_then_what_is_declared_better(as_director, agreed):
    page = body(as_director.get("/plan/"))

    better, streams = (
        page.index("Declared better than it is</caption>"),
        page.index("Practice</h2>"),
    )
    assert page.index('id="no-effect"') < better < streams
    assert "was due on" in page[better:streams]
    assert "Is the plan being carried out, and is it working?" in page


def test_an_action_shows_both_lights_its_steps_and_its_history(as_director, agreed, office):
    now = actions.as_at(agreed)
    after = {**now, "2.10": replace(now["2.10"], progress="Two meetings were held.")}
    actions.ask(agreed, after, by=office, why="A report.", impact="", now=agreed.baselined_at)

    page = body(as_director.get("/plan/actions/2.10/"))

    for words in (
        "Declared by its lead",
        "By its dates and figures",
        "Milestones",
        "No evidence is written down",
        "Two meetings were held.",
        "How it came to be so",
        "The first draft.",
    ):
        assert words in page
    assert as_director.get("/plan/actions/99.9/").status_code == 404


def test_a_change_to_what_was_agreed_is_a_redline_until_the_board_decides(
    as_office, as_director, agreed
):
    now = actions.as_at(agreed)
    after = {**now, "2.10": replace(now["2.10"], lead="Head of quality")}
    answer = as_office.post(
        "/plan/send/", {"file": sent(after), "why": WHY, "impact": WHY, "money": "Zzmoney"}
    )
    address = answer["Location"]

    page = body(as_director.get(address))
    assert "<ins>" in page
    assert "<del>" in page
    assert actions.as_at(agreed) == now
    assert "Zzmoney" in page
    assert as_office.post(address, DECIDED).status_code == 404
    assert as_director.post(address, {}).status_code == 400
    for lacking in (
        {"body": ""},
        {"body": "x"},
        {"minute": "x"},
        {"minute": "4"},
        {"on-day": ""},
        {"on-year": "2999"},
        {"on-day": "19"},  # the plan was agreed a day later
    ):
        assert as_director.post(address, {**DECIDED, **lacking}).status_code == 400, lacking
    assert as_director.post(address, DECIDED).status_code == 302
    said = "Decided by Improvement board on 20 November 2017, minute Item 4. Written down by "
    assert said in body(as_director.get(address))
    assert "Improvement board, 20 November 2017: Item 4" in body(as_director.get("/plan/changes/"))
    read = body(client_of(person(Role.COUNCILLOR)).get(address))
    assert WHY in read
    assert "Zzmoney" not in read
    assert actions.as_at(agreed)["2.10"].lead == "Head of quality"


@pytest.mark.parametrize("impact", ["", "None.", "         x"])
def test_a_change_without_what_it_means_is_not_asked_for(as_office, agreed, impact):
    now = actions.as_at(agreed)
    after = {**now, "2.10": replace(now["2.10"], lead="Head of quality")}
    said = {"file": sent(after), "why": WHY, "impact": impact}
    answer = as_office.post("/plan/send/", said)

    assert answer.status_code == 400
    assert "Write 10 letters or more" in body(answer) or not impact
    assert agreed.changes.count() == 1
    assert "Published on no page" in body(answer)
    assert "councillors, board members and inspectors read this too" in body(answer)


def test_the_key_says_as_what_an_effect_that_came_late_counts(as_director, agreed):
    words = body(as_director.get("/plan/")).split("Key to the effects")[1]

    assert "Moved late" in words
    assert "Delivered, effect late: no more without effect, and not moved in time" in words


def test_a_mixed_workbook_says_what_is_written_down_and_what_waits(as_office, as_director, agreed):
    now = actions.as_at(agreed)
    after = {**now, "2.10": replace(now["2.10"], lead="Head of quality"),
             "2.9": replace(now["2.9"], progress="Two were held.")}  # fmt: skip

    said = body(
        as_office.post("/plan/send/", {"file": sent(after), "why": WHY, "impact": WHY}, follow=True)
    )

    assert "What only reports progress is written down." in said
    assert "Action 2.10 waits for the board" in said
    held = actions.as_at(agreed)
    assert (held["2.9"].progress, held["2.10"].lead) == ("Two were held.", now["2.10"].lead)


def test_whoever_asked_for_a_change_withdraws_it_on_its_page(as_office, as_director, agreed):
    now = actions.as_at(agreed)
    after = {**now, "2.10": replace(now["2.10"], lead="Head of quality")}
    assert "Nobody else on this site may decide" in body(as_director.get("/plan/send/"))
    assert "Who may decide on what waits: " in body(as_office.get("/plan/send/"))
    address = as_director.post("/plan/send/", {"file": sent(after), "why": WHY, "impact": WHY})[
        "Location"
    ]
    assert "Nobody else on this site may decide on it" in body(as_director.get(address))
    assert "Withdraw it" not in body(as_office.get(address))
    assert as_office.post(f"{address}withdraw/").status_code == 404

    said = body(as_director.post(f"{address}withdraw/", follow=True))

    assert "Withdrawn by whoever asked" in said
    assert actions.as_at(agreed) == now
    assert as_director.post(address, {"agreed": "yes", "minute": "4"}).status_code == 404


def test_a_change_that_another_decision_overtook_shows_both_versions(
    as_office, as_director, agreed, office, director
):
    now = actions.as_at(agreed)
    each = [actions.ask(agreed, {**now, "2.10": replace(now["2.10"], lead=lead)}, by=office,
                        why=WHY, impact="", now=timezone.now())
            for lead in ("Head of quality", "Head of care")]  # fmt: skip
    actions.decide(each[0], agreed=True, by=director, minute="4", now=timezone.now())

    said = body(as_director.get(f"/plan/changes/{each[1].pk}/"))

    assert "What was changed meanwhile" in said
    first, meanwhile = said.split("What was changed meanwhile")
    assert "quality" in meanwhile
    assert "quality" not in first
    refused = as_director.post(f"/plan/changes/{each[1].pk}/", DECIDED)
    assert "Do not agree to this one, and ask for it again" in body(refused)


def test_a_wrong_workbook_changes_nothing_and_says_where(as_office, agreed):
    before = actions.as_at(agreed)
    book = openpyxl.load_workbook(io.BytesIO(workbook.written(list(before.values()))))
    book["Milestones"].cell(2, 1, "99.9")
    held = io.BytesIO()
    book.save(held)
    file = SimpleUploadedFile("plan.xlsx", held.getvalue())

    answer = as_office.post("/plan/send/", {"file": file, "why": WHY, "impact": WHY})

    assert answer.status_code == 400
    assert "sheet Milestones, column Action ref, row 2" in body(answer)
    assert actions.as_at(agreed) == before
    assert Change.objects.count() == 1


def taken_out(client, how=None):
    """The plan as the office takes it out, changed, and as it is sent."""
    book = openpyxl.load_workbook(io.BytesIO(client.get("/plan/plan.xlsx").content))
    if how:
        how(book["Actions"])
    held = io.BytesIO()
    book.save(held)
    return SimpleUploadedFile("plan.xlsx", held.getvalue())


def write_in(ref, heading, words):
    def how(sheet):
        heads = {cell.value: cell.column for cell in sheet[1]}
        [row] = [each[0].row for each in sheet.iter_rows(min_row=2)
                 if each[heads["Action ref"] - 1].value == ref]  # fmt: skip
        sheet.cell(row, heads[heading]).value = words

    return how


def test_an_older_workbook_puts_nothing_back_that_was_reported_meanwhile(
    as_office, as_director, agreed
):
    older = taken_out(as_office, write_in("2.10", "Risk", "Nobody may come."))
    said = {"status": "at risk", "risk": "", "progress": "Two were held."}
    seen = actions.newest_entry(agreed, "2.9")
    assert as_director.post("/plan/actions/2.9/report/", {**said, "seen": seen}).status_code == 302

    answer = as_office.post("/plan/send/", {"file": older, "why": WHY, "impact": WHY})

    assert answer.status_code == 302
    now = actions.as_at(agreed)
    assert (now["2.9"].progress, now["2.9"].status) == ("Two were held.", "at risk")
    assert now["2.10"].risk == "Nobody may come."


@pytest.mark.parametrize("state", ["paused", "complete and embedded"])
def test_a_state_the_board_decides_on_waits_and_says_so(as_director, agreed, office, state):
    for kind in ("audit", "data signal"):
        shown = Evidence(kind, today(), "Folder 3", "It works in each file")
        actions.show(agreed, "2.9", shown, by=office, now=timezone.now())
    seen = actions.newest_entry(agreed, "2.9")
    said = {"status": state, "risk": "", "progress": "Two were held.", "seen": seen}

    page = body(as_director.post("/plan/actions/2.9/report/", said, follow=True))

    assert "Action 2.9 waits for the board" in page
    assert "Until then the plan stays as it is." in page
    assert "How it stands is written down" not in page
    assert "Done</h2>" not in page
    assert actions.newest_entry(agreed, "2.9") == seen


def test_what_both_changed_is_told_with_both_texts_and_nothing_is_lost(
    as_office, as_director, agreed
):
    older = taken_out(as_office, write_in("2.9", "Progress", "Three were held."))
    seen = actions.newest_entry(agreed, "2.9")
    said = {"status": "at risk", "risk": "", "progress": "Two were held.", "seen": seen}
    as_director.post("/plan/actions/2.9/report/", said)
    before = actions.as_at(agreed)

    answer = as_office.post("/plan/send/", {"file": older, "why": WHY, "impact": WHY})

    assert answer.status_code == 400
    for words in ("Action 2.9, Progress", "Three were held.", "Two were held."):
        assert words in body(answer)
    assert actions.as_at(agreed) == before


def test_a_workbook_of_ones_own_puts_back_what_was_reported_only_when_told_to(
    as_office, as_director, agreed
):
    own = workbook.written(list(actions.as_at(agreed).values()))
    seen = actions.newest_entry(agreed, "2.9")
    said = {"status": "at risk", "risk": "", "progress": "Two were held.", "seen": seen}
    as_director.post("/plan/actions/2.9/report/", said)

    def send(**more):
        return as_office.post(
            "/plan/send/",
            {"file": SimpleUploadedFile("a.xlsx", own), "why": WHY, "impact": WHY, **more},
        )

    refused = send()
    assert refused.status_code == 400
    assert "Action 2.9, Progress" in body(refused)
    assert actions.as_at(agreed)["2.9"].progress == "Two were held."
    assert send(puts_back="on").status_code == 302
    held, waits = actions.as_at(agreed)["2.9"], agreed.changes.first()
    assert (held.status, held.progress) == ("on track", "Two were held.")
    assert (waits.state, waits.after["2.9"]["progress"]) == (rules.WAITING, "")


@pytest.mark.parametrize(
    ("came_from", "what"),
    [("{title} 2.9", "is of this plan"), ("Joint plan 9.9", "has no action 9.9")],
    ids=["itself", "an action that is not there"],
)
def test_an_action_comes_from_an_action_that_is_there(as_office, agreed, office, came_from, what):
    joint = Plan.objects.create(title="Joint plan", kind=rules.JOINT)
    one = actions.as_at(agreed)["2.9"]
    actions.ask(joint, {"2.9": one}, by=office, why=WHY, impact="", now=agreed.baselined_at)
    words = came_from.format(title=agreed.title)

    answer = as_office.post(
        "/plan/send/",
        {
            "file": taken_out(as_office, write_in("2.9", "Came from", words)),
            "why": WHY,
            "impact": WHY,
        },
    )

    assert answer.status_code == 400
    assert what in body(answer)


def test_a_source_in_no_plan_kept_here_is_asked_about_once(as_office, agreed):
    Plan.objects.create(title="Joint plan", kind=rules.JOINT)
    how = write_in("2.9", "Came from", "No such plan 7")
    answer = as_office.post(
        "/plan/send/", {"file": taken_out(as_office, how), "why": WHY, "impact": WHY}
    )

    assert answer.status_code == 400
    assert "no plan is kept here that “No such plan 7” is of" in body(answer)
    assert "Action 2.9, Came from" in body(answer)
    ticked = {"file": taken_out(as_office, how), "why": WHY, "impact": WHY, "are_elsewhere": "on"}
    assert as_office.post("/plan/send/", ticked).status_code == 302
    actions.decide(agreed.changes.first(), agreed=True, by=agreed.baselined_by, minute="5",
                   now=timezone.now())  # fmt: skip
    again = {
        "file": taken_out(as_office, write_in("2.9", "Risk", "It rains every day.")),
        "why": WHY,
        "impact": WHY,
    }
    assert as_office.post("/plan/send/", again).status_code == 302


def test_of_two_who_report_the_later_is_shown_both(as_office, as_director, agreed):
    seen = actions.newest_entry(agreed, "2.10")
    said = {"status": "at risk", "risk": "", "seen": seen}
    address = "/plan/actions/2.10/report/"

    assert as_office.post(address, {**said, "progress": "The first words"}).status_code == 302
    answer = as_director.post(address, {**said, "progress": "The second words"})

    assert answer.status_code == 409
    assert "The first words" in body(answer)
    assert "The second words" in body(answer)
    assert actions.as_at(agreed)["2.10"].progress == "The first words"


def test_the_plan_leaves_as_the_workbook_it_is_read_from(as_director, agreed, tmp_path):
    answer = as_director.get("/plan/plan.xlsx")

    assert answer["Content-Disposition"] == 'attachment; filename="plan.xlsx"'
    names = openpyxl.load_workbook(io.BytesIO(answer.content)).sheetnames
    assert names == ["Actions", "Milestones", "Evidence", "Key"]


@pytest.mark.parametrize("role", [Role.COUNCILLOR, Role.PRACTITIONER])
def test_who_only_reads_is_offered_nothing_to_write(site, agreed, role):
    client = client_of(person(role))

    page = body(client.get("/plan/actions/2.10/"))

    assert "Say how it stands" not in page
    assert client.post("/plan/actions/2.10/report/").status_code == 404
    assert client.get("/plan/send/").status_code == 404


def _judged_as_every_role_reads_it(address, head, end):
    found = {}
    for role in Role:
        answer = client_of(person(role)).get(address)
        if answer.status_code == 200:
            words = answer.content.decode()
            found[role] = words[words.index(head) : words.index(end)]
    return found


def test_a_plan_has_the_same_lights_reasons_and_effects_for_everybody_who_may_see_it(site, agreed):
    found = _judged_as_every_role_reads_it("/plan/", 'id="better-streams"', 'id="stream-1"')

    assert {Role.DIRECTOR, Role.COUNCILLOR, Role.PROGRAMME, Role.PRACTITIONER} <= found.keys()
    assert {exactness_of(person(role)) for role in found} == {"exact", "protected"}
    assert len(set(found.values())) == 1


def test_a_signal_of_the_plan_gives_away_no_withheld_figure(site):
    exact, protected = (
        {row.code: row.judged for row in picture.scorecard_rows(site, exactness=each)}
        for each in ("exact", "protected")
    )
    told = Figures(site, "exact").signals()

    withheld = [code for code in exact if exact[code].rag and not protected[code].rag]
    assert withheld, "the sample has a figure whose colour is withheld"
    assert all(not told[code].rag for code in withheld)
    assert told == Figures(site, "protected").signals()


def test_the_whole_plan_and_its_priorities_stand_as_their_worst_beside_what_is_declared(
    as_office, as_director, agreed
):
    before = body(as_director.get("/plan/"))
    assert "Nothing is declared of the whole plan yet." in before
    assert "Priorities, each as its worst action" in before

    said = {
        "kind": "declared",
        "declared-state": "on track",
        "declared-reason": "As the board agreed.",
    }
    assert as_office.post("/plan/overall/", said).status_code == 302
    over = {
        "kind": "override",
        "override-state": "at risk",
        "override-reason": "A month is caught up.",
    }
    assert as_office.post("/plan/overall/", over).status_code == 404
    assert as_director.post("/plan/overall/", over).status_code == 302

    for page in ("/plan/", "/plan/overall/"):
        words = body(as_director.get(page))
        head = words[words.index("Declared by the programme office") :][:3000]
        assert "As the board agreed. The programme office" in head
        assert "Set over the roll-up" in head
        assert "A month is caught up. The director" in head
        assert "As its worst of" in head
    assert "Declared on track: As the board agreed." in body(as_director.get("/"))
    assert "As the board agreed." in body(as_office.get("/"))


def test_the_officer_of_a_work_stream_sets_a_state_over_its_roll_up_and_over_no_other(
    site, agreed, office
):
    held = actions.as_at(agreed)
    own = held["2.10"]
    officer = person(Role.HEAD_OF_SERVICE)
    answering.begin(own.sro, officer, by=office, now=timezone.now())
    client = client_of(officer)
    page = reverse("plan-stream", args=[own.work_stream])
    over = {"kind": "override", "override-state": "at risk",
            "override-reason": "A month is caught up."}  # fmt: skip
    other = next(one.work_stream for one in held.values() if one.sro != own.sro)

    assert f'href="{page}"' in body(client.get("/plan/"))
    assert "Set over the roll-up" not in body(client.get(page))
    assert client.post(page, over).status_code == 302
    assert "Set over the roll-up" in body(client.get(page))
    for elsewhere in (reverse("plan-stream", args=[other]), "/plan/overall/"):
        assert client.post(elsewhere, over).status_code == 404
    nobody = client_of(person(Role.HEAD_OF_SERVICE))
    assert nobody.post(page, over).status_code == 404


def test_the_actions_are_narrowed_by_lead_state_due_day_and_stream(as_director, agreed):
    held = list(actions.as_at(agreed).values())
    lead = held[0].lead
    mine = [one.ref for one in held if one.lead == lead]

    words = body(as_director.get("/plan/", {"lead": lead}))
    assert f"{len(mine)} of {len(held)} actions answer to this." in words
    other = next(one for one in held if one.lead != lead)
    assert f"/plan/actions/{other.ref}/" not in words
    assert body(as_director.get("/plan/", {"lead": "nobody"})).count("answer to this") == 0


def test_a_draft_without_actions_gives_no_comfort(site, as_office, db):
    approving.begin("Empty", kind=rules.IMPROVEMENT)
    words = body(as_office.get("/plan/"))

    assert "The plan has no action yet, so nothing can differ." in words
    assert "No action is under way, so no report is owed." in words
    assert "Nobody has been asked yet." in body(as_office.get("/plan/approval/"))


def test_the_states_wear_the_colours_of_the_key(as_director, agreed):
    words = body(as_director.get("/plan/"))
    key = words[words.index("Key to the states</caption>") :]

    for shade, state in (("blue", "Complete awaiting evidence"), ("deep", "Complete and embedded"),
                         ("bare", "Paused"), ("grey", "Not started")):  # fmt: skip
        assert f'<strong class="govuk-tag govuk-tag--{shade}">{state}</strong>' in key


def test_an_actions_page_says_of_an_effect_that_waits_no_more_than_that(as_director, agreed):
    ref = next(one.ref for one in actions.as_at(agreed).values()
               if one.effects and not one.is_delivered)  # fmt: skip
    words = body(as_director.get(f"/plan/actions/{ref}/"))

    assert "Delivered, without the effect that was meant" not in words
    assert "Was it meant to move a figure, and did it?" in words


def test_the_page_asks_the_database_as_often_for_one_action_as_for_all(
    as_director, agreed, office, director, django_assert_max_num_queries
):
    one = dict(list(actions.as_at(agreed).items())[:1])
    small = approving.begin("A small plan", kind=rules.IMPROVEMENT)
    actions.ask(small, one, by=agreed.changes.get().asked_by, why="x", impact="",
                now=agreed.baselined_at)  # fmt: skip
    as_director.get("/plan/")
    with django_assert_max_num_queries(20) as few:
        as_director.get("/plan/")
    close(small, office=office, director=director, now=timezone.now())
    with django_assert_max_num_queries(len(few) + 1):  # the day of what no milestone dates
        as_director.get("/plan/")
