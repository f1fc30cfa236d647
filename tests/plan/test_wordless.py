"""Words of a plan that say nothing: refused where they are new, and nothing where they stand."""

import datetime as dt
from dataclasses import replace

import pytest

from lineofsight.accounts.rules import NOTHING_SAID
from lineofsight.kernel.problems import Refused
from lineofsight.plan import actions
from lineofsight.plan.content import AT_RISK, Action, Evidence, Milestone
from lineofsight.plan.models import Entry
from lineofsight.plan.wordless import check_says_something

DAY = dt.date(2017, 11, 1)
NOW = dt.datetime(2017, 12, 5, 9, tzinfo=dt.UTC)
ONE = Action("2.10", "Meet weekly", "Practice", "Director", None, "", "Head", DAY, AT_RISK)
SHOWN = Evidence("audit", DAY, "Folder 3", "Both panels met")


def shown(**words):
    return {"evidence": (replace(SHOWN, **words),)}


def check(was, **fields):
    check_says_something({"2.10": was} if was else {}, {"2.10": replace(was or ONE, **fields)})


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"action": "."}, "Action"),
        ({"progress": "—"}, "Progress"),
        ({"partners": "?"}, "Partners"),
        ({"finding": "..."}, "Inspection finding"),
        ({"milestones": (Milestone(" . ", DAY, None),)}, "a milestone"),
        (shown(held="."), "where a piece of evidence is kept"),
        (shown(says="."), "what a piece of evidence shows (in 10 letters or more)"),
        (shown(says=""), "what a piece of evidence shows (in 10 letters or more)"),
        (shown(says="Both met."), "what a piece of evidence shows (in 10 letters or more)"),
        ({"risk": ".........."}, "Risk (in 10 letters or more)"),
        ({"risk": "No chair."}, "Risk (in 10 letters or more)"),
        ({"revised_why": "Late."}, "Why the day moved (in 10 letters or more)"),
        ({"risk": "Not applicable"}, "Risk (in 10 letters or more)"),
        ({"risk": "Work ongoing"}, "Risk (in 10 letters or more)"),
        ({"revised_why": "Pending further discussion"},
         "Why the day moved (in 10 letters or more)"),
        ({"risk": "\u3164" * 12}, "Risk (in 10 letters or more)"),
        ({"progress": "\u3164\u200b"}, "Progress"),
        (shown(says="None at present"), "what a piece of evidence shows (in 10 letters or more)"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("was", [ONE, None], ids=["changed", "new"])
def test_words_that_say_nothing_are_refused_by_action_and_field(was, fields, says):
    with pytest.raises(Refused) as refused:
        check(was, **fields)

    assert refused.value.what == f"Words are missing where the plan says something: 2.10, {says}."
    assert refused.value.do.startswith("Write it in words, or leave the field empty")


@pytest.mark.parametrize(
    "fields",
    [
        {"progress": "Done"},
        {"partners": "None"},
        {"progress": "", "risk": "", "revised_why": ""},
        {"risk": "No chair is there yet"},
        {"risk": "Awaiting the landlord's signature, due 12 January"},
        {"progress": "Ongoing", "partners": "tbc", "lead": "tbc"},
        {"milestones": (Milestone("7", DAY, None),)},
        shown(),
        shown(held=""),
    ],
)  # fmt: skip
def test_words_and_what_is_left_empty_are_taken(fields):
    check(ONE, **fields)


def test_what_stands_so_blocks_nothing_and_is_no_leave_for_more():
    stood = replace(ONE, risk=".", partners="-", milestones=(Milestone(".", DAY, None),),
                    **shown(says=".", held="."))  # fmt: skip

    check(stood, progress="Two panels met")
    check(stood, milestones=(Milestone(".", DAY, DAY),), **shown(says=".", held=".", dated_on=NOW))
    check(stood, evidence=(*stood.evidence, SHOWN), risk="")
    with pytest.raises(Refused, match="what a piece of evidence shows"):
        check(stood, evidence=stood.evidence * 2)
    with pytest.raises(Refused, match="a milestone"):
        check(stood, milestones=stood.milestones * 2)
    with pytest.raises(Refused, match="Risk"):
        check(stood, risk="..")


def ask(plan, by, **fields):
    now = actions.as_at(plan)
    after = {**now, "2.10": replace(now["2.10"], **fields)}
    return actions.ask(plan, after, by=by, why="Members asked for it.", impact="", now=NOW)


def test_every_change_of_a_plan_is_held(agreed, office, director):
    seen = actions.newest_entry(agreed, "2.10")
    mine = {"seen": seen, "by": office, "now": NOW}

    with pytest.raises(Refused, match=r"2\.10, Risk"):
        actions.report(agreed, "2.10", {"risk": "."}, **mine)
    with pytest.raises(Refused, match=r"2\.10, what a piece .*; 2\.10, where a piece"):
        actions.show(agreed, "2.10", replace(SHOWN, says=".", held="."), by=office, now=NOW)
    with pytest.raises(Refused, match=r"2\.10, Partners"):
        ask(agreed, office, partners=".")
    assert actions.newest_entry(agreed, "2.10") == seen


def test_what_was_asked_for_before_words_were_held_is_not_agreed(agreed, office, director):
    with pytest.MonkeyPatch.context() as before:
        before.setattr(actions, "check", lambda *_, **__: None)
        change = ask(agreed, office, partners=".")

    with pytest.raises(Refused, match=r"2\.10, Partners"):
        actions.decide(change, agreed=True, by=director, minute="Board, item 4", now=NOW)
    assert actions.decide(change, agreed=False, by=director, minute="Board, item 4", now=NOW)
    assert not Entry.objects.filter(content__partners=".").exists()


def test_a_lead_who_writes_marks_is_told_on_the_page(agreed, as_office):
    page = "/plan/actions/2.10/report/"
    seen = actions.newest_entry(agreed, "2.10")
    typed = {"status": AT_RISK, "progress": "Two were held.", "seen": seen}

    assert (
        "Write 3 letters or more" in as_office.post(page, {**typed, "risk": "."}).content.decode()
    )
    answer = as_office.post(page, {**typed, "risk": "None at present"}).content.decode()
    assert "2.10, Risk (in 10 letters or more)" in answer
    assert NOTHING_SAID in answer
    assert actions.newest_entry(agreed, "2.10") == seen
