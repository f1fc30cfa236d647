"""The page on which a draft is agreed: what is complete by word, and who is not asked, is said."""

import datetime as dt
from dataclasses import replace

import pytest
from django.utils import timezone

from lineofsight.plan import actions, approving, rules
from lineofsight.plan.content import AWAITING, Evidence

AGREE = "/plan/agree/"
SHOWN = (Evidence("document", dt.date(2017, 11, 1), "Folder 3", "Both panels met"),)


def body(answer):
    return answer.content.decode()


@pytest.fixture
def write(draft, office):
    """Write the actions of the draft: each declared complete by name, with evidence or without."""

    def written(**evidence):
        held = {ref: replace(one, status="on track") for ref, one in actions.as_at(draft).items()}
        for name, shown in evidence.items():
            ref = name.strip("_").replace("_", ".")
            held[ref] = replace(held[ref], status=AWAITING, evidence=shown)
        actions.ask(draft, held, by=office, why="It goes on.", impact="", now=timezone.now())
        return {"seen": actions.newest_entry(draft)}

    return written


def state(plan):
    plan.refresh_from_db()
    return plan.state


def test_whoever_agrees_a_draft_says_that_what_no_evidence_shows_awaits_it(
    as_director, draft, write
):
    seen = write(_2_10=(), _7_3=SHOWN)
    page = body(as_director.get(AGREE))
    assert "Declared complete, and no evidence since it began" in page
    assert ">2.10<" in page
    assert ">7.3<" not in page

    refused = as_director.post(AGREE, seen)
    assert (refused.status_code, state(draft)) == (400, rules.DRAFT)
    assert "Tick that they await evidence" in body(refused)
    assert as_director.post(AGREE, seen | {"complete": "on"})["Location"] == "/plan/"
    assert state(draft) == rules.BASELINED
    assert as_director.get(AGREE)["Location"] == "/plan/"


def test_nothing_is_asked_where_evidence_shows_it(as_director, draft, write):
    seen = write(_7_3=SHOWN)
    assert "no evidence since it began" not in body(as_director.get(AGREE))
    assert as_director.post(AGREE, seen).status_code == 302
    assert state(draft) == rules.BASELINED


def test_what_was_written_since_the_page_was_opened_is_looked_at_again(as_director, draft, write):
    seen = write(_7_3=SHOWN)
    write(_2_10=())

    said = body(as_director.post(AGREE, seen | {"complete": "on"}, follow=True))
    assert "The draft was changed since you opened this page." in said
    assert state(draft) == rules.DRAFT


def test_it_says_who_left_the_chain_and_who_has_not_been_asked(as_director, draft, office):
    for step in draft.steps.filter(days=None):
        approving.drop(step, why="They meet no more.", by=office, now=timezone.now())

    page = body(as_director.get(AGREE))
    assert "Nobody has been asked yet." in page
    assert "Cabinet was taken out of the chain by" in page
    assert page.count("They meet no more.") == 2
