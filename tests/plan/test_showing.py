"""Nothing is embedded by word alone, whatever the way: page, workbook, change control, draft."""

import datetime as dt
from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from lineofsight.kernel.problems import Refused
from lineofsight.plan import actions, rules, workbook
from lineofsight.plan.content import AWAITING, EMBEDDED, Evidence
from lineofsight.plan.day import today
from lineofsight.plan.models import Entry
from lineofsight.plan.showing import shown_by, shows_effect

REF = "2.10"
NOW = dt.datetime(2017, 11, 30, 9, tzinfo=dt.UTC)
BEGAN = dt.date(2017, 11, 10)


def audit(day):
    return Evidence("audit", dt.date(2017, 11, day), "Folder 3", f"Seen on {day} in each file")


@pytest.fixture
def begun(draft, office, director):
    """The plan agreed, in which the action began on 10 November and awaits evidence."""
    write(draft, office, started_on=BEGAN, status=AWAITING)
    actions.baseline(draft, by=director, now=NOW)
    draft.refresh_from_db()
    return draft


def write(plan, office, **fields):
    held = actions.as_at(plan)
    after = {**held, REF: replace(held[REF], **fields)}
    return actions.ask(plan, after, by=office, why="It works.", impact="", now=NOW)


def stands(plan):
    return actions.as_at(plan)[REF]


@pytest.mark.parametrize(
    ("evidence", "is_shown"),
    [
        ((), False),
        ((audit(10),), False),
        ((audit(9), audit(10)), False),
        ((replace(audit(10), kind="document"), audit(11)), False),
        ((audit(10), audit(11)), True),
    ],
    ids=["none", "one", "one of before it began", "a document shows no effect", "two since"],
)
def test_change_control_embeds_only_what_two_pieces_of_evidence_since_it_began_show(
    begun, office, evidence, is_shown
):
    if is_shown:
        assert write(begun, office, status=EMBEDDED, evidence=evidence).state == rules.WAITING
        return
    with pytest.raises(
        Refused, match=r"2\.10: it is complete and embedded once.*\nWhat to do: Add that evid"
    ):
        write(begun, office, status=EMBEDDED, evidence=evidence)
    assert not begun.changes.filter(state=rules.WAITING).exists()


def test_nor_is_it_agreed_to_once_that_evidence_was_taken_back(begun, office, director):
    write(begun, office, evidence=(audit(10), audit(11)))
    embeds = write(begun, office, status=EMBEDDED)
    back = write(begun, office, evidence=(audit(10),))
    actions.decide(back, agreed=True, by=director, minute="4", now=NOW)

    with pytest.raises(Refused, match="leave it complete awaiting evidence"):
        actions.decide(embeds, agreed=True, by=director, minute="5", now=NOW)
    assert stands(begun).status == AWAITING


def test_nor_is_evidence_taken_back_from_what_stands_embedded(begun, office, director):
    write(begun, office, evidence=(audit(10), audit(11)))
    actions.decide(write(begun, office, status=EMBEDDED), agreed=True, by=director, minute="4",
                   now=NOW)  # fmt: skip
    for less in ({"evidence": (audit(10),)}, {"started_on": dt.date(2017, 11, 11)}):
        with pytest.raises(Refused, match="complete and embedded once"):
            write(begun, office, **less)


def test_the_page_of_an_action_refuses_it_and_says_what_to_do(as_director, begun):
    said = {"status": EMBEDDED, "progress": "It works", "risk": "",
            "seen": actions.newest_entry(begun, REF)}  # fmt: skip
    answer = as_director.post(f"/plan/actions/{REF}/report/", said)

    assert answer.status_code == 400
    assert "Add that evidence on the action&#x27;s page" in answer.content.decode()
    assert stands(begun).status == AWAITING


def test_so_does_the_workbook(as_office, begun):
    held = actions.as_at(begun)
    done = {**held, REF: replace(held[REF], status=EMBEDDED, evidence=(audit(9), audit(10)))}
    sent = SimpleUploadedFile("plan.xlsx", workbook.written(list(done.values())))
    answer = as_office.post("/plan/send/", {
        "file": sent, "why": "It works now, they say.", "impact": "Nobody waits any more.",
    })  # fmt: skip

    assert answer.status_code == 400
    assert "it is complete and embedded once two audits" in answer.content.decode()
    assert stands(begun).status == AWAITING


def test_a_draft_is_no_way_around_it(draft, office, director):
    with pytest.raises(Refused, match="complete and embedded once"):
        write(draft, office, status=EMBEDDED)
    change = write(draft, office, progress="Two met")
    by_word = {**stands(draft).as_data(), "ref": "99", "status": EMBEDDED}
    Entry.objects.create(plan=draft, ref="99", at=NOW, content=by_word, change=change)

    with pytest.raises(Refused, match="99: it is complete and embedded once"):
        actions.baseline(draft, by=director, now=NOW)


def test_of_what_an_earlier_version_embedded_by_word_progress_is_still_told(draft, office):
    change = write(draft, office, progress="Two met")
    by_word = {**stands(draft).as_data(), "ref": "99", "status": EMBEDDED}
    Entry.objects.create(plan=draft, ref="99", at=NOW, content=by_word, change=change)
    held = actions.as_at(draft)

    assert actions.ask(draft, {**held, "99": replace(held["99"], progress="Three met")}, by=office,
                       why="Told.", impact="", now=NOW).state == rules.REPORTED  # fmt: skip


def test_evidence_is_of_a_day_there_is_since_it_began_and_not_to_come(begun):
    one = replace(stands(begun), evidence=(audit(9), audit(10), audit(20),
                                           replace(audit(11), dated_on=None)))  # fmt: skip

    assert shown_by(one) == [audit(10), audit(20)]
    assert shown_by(one, dt.date(2017, 11, 19)) == [audit(10)]
    assert not shows_effect(one, dt.date(2017, 11, 19))
    assert shows_effect(one, dt.date(2017, 11, 20))
    assert shown_by(replace(one, started_on=None)) == [audit(9), audit(10), audit(20)]


def test_the_office_needs_evidence_since_it_began_to_complete_it(as_office, begun, office):
    write(begun, office, status="on track", evidence=(audit(9),))
    page = f"/plan/actions/{REF}/report/"

    def completes():
        seen = actions.newest_entry(begun, REF)
        as_office.post(page, {"status": AWAITING, "progress": "", "risk": "", "seen": seen})
        return stands(begun).status == AWAITING

    assert not completes()
    shown = Evidence("document", today(), "Folder 3", "Both of them met")
    actions.show(begun, REF, shown, by=office, now=timezone.now())
    assert completes()
