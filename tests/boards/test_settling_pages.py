"""Pages on which what others wrote is settled: a closing declined, a rewording with its reason."""

import html
from functools import partial

import pytest
from django.urls import reverse

from board_drawn import DAY, LETTER, accept, how, step
from lineofsight.accounts.roles import Role
from lineofsight.boards import rules
from lineofsight.boards.actions import items
from lineofsight.boards.models import Item
from signed_in import client_of, person

WHY = "Nobody asked them whether it did."


def act(item, name):
    return reverse("item-act", args=[item.pk, name])


def body(answer):
    return html.unescape(answer.content.decode())


def sent(item, **said):
    return {"on-day": DAY.day, "on-month": DAY.month, "on-year": DAY.year,
            "seen": Item.objects.get(pk=item.pk).steps.count(), **said}  # fmt: skip


@pytest.fixture
def closed(words, office, director):
    """Words of a young person, answered by the director and closed by the clerk of their group."""
    accept(words, director)
    step(words, items.close, office, outcome=rules.WORKED, minute=LETTER)
    return words


def test_a_councillor_declines_a_closing_and_whoever_closed_it_reads_why(
    closed, as_office, as_director, as_member, office, member
):
    page, decline = reverse("item", args=[closed.pk]), act(closed, "decline")
    assert f'href="{decline}">Decline the closing</a>' in body(as_member.get(page))
    assert "confirm it or decline it" in body(as_office.get(page))
    for client in (as_office, as_director):
        assert client.get(decline).status_code == 404
        assert client.post(decline, sent(closed, words=WHY)).status_code == 404
    assert as_member.post(decline, sent(closed, words=" ")).status_code == 400
    done = as_member.post(decline, sent(closed, words=WHY), follow=True)
    assert "It is open again, and whoever closed it reads why." in body(done)

    shown = body(as_office.get(page))
    assert f"{member.name} declined its closing on 5 December 2017: {WHY}" in shown
    assert f'href="{act(closed, "close")}">Close</a>' in shown
    assert "The closing was declined" in shown
    assert how(closed).is_open
    for client in (as_member, as_office):
        assert client.get(act(closed, "confirm")).status_code == 404
    as_office.post(act(closed, "close"), sent(closed, outcome=rules.WORKED, minute=LETTER))
    again = body(as_office.get(page))
    assert "declined its closing on" not in again
    assert again.count(WHY) == 1  # it stays in the history


@pytest.mark.parametrize("role", [Role.PRACTITIONER, Role.TEAM_MANAGER, Role.ANALYST])
def test_nobody_else_declines_it(closed, role):
    client = client_of(person(role))
    assert client.post(act(closed, "decline"), sent(closed, words=WHY)).status_code in {403, 404}
    assert how(closed).state == rules.UNCONFIRMED


def test_a_rewording_asks_why_and_shows_it_beside_the_redline(comment, as_office, as_member):
    reword = partial(as_office.post, act(comment, "reword"))
    words = "The indicators are too process-focused: what do staff say?"
    page = as_office.get(act(comment, "reword"))
    assert "Why it is put in other words" in body(page)
    for why in ("", "Short"):
        assert reword(sent(comment, words=words, why=why)).status_code == 400
    refused = reword(sent(comment, words=comment.words, why="It named a street."))
    assert "It stands in these words." in body(refused)
    assert not comment.steps.exists()
    assert reword(sent(comment, words=words, why="It named a street.")).status_code == 302

    shown = body(as_member.get(reverse("item", args=[comment.pk])))
    assert shown.count("Why: It named a street.") == 2  # beside the words, and in the history
    redline = shown.index("<del>")
    assert redline < shown.index("<ins>") < shown.index("Why: It named a street.")


def test_each_rewording_is_a_redline_from_the_words_before_it(comment, office, as_member):
    for number, why in (("one", "The first reason."), ("two", "The second reason.")):
        step(comment, items.reword, office, words=f"It says {number}.", why=why)

    shown = body(as_member.get(reverse("item", args=[comment.pk])))
    history = shown[shown.index("How it came to be so") :]
    assert "one" in history[history.index("<del>") : history.index("The second reason.")]
    assert history.index("The second reason.") < history.index("The first reason.")
