"""Letters reach a real mail server with TLS and a sign-in, and each way it refuses is said."""

import pytest

from lineofsight.accounts.roles import Role
from lineofsight.notices import sending
from lineofsight.notices.models import FAILED, SENT, Sending
from mail_server import mail_server
from signed_in import person
from telling import MONDAY, NOW, item, point_to


@pytest.fixture
def three(db, told):
    """Three people with something to be told."""
    people = [person(Role.TEAM_MANAGER) for _ in range(3)]
    told += [item(one) for one in people]
    return people


def send():
    return list(sending.send(on=MONDAY, now=NOW))


def why(outcomes):
    return {one.why_not for one in outcomes}


def states():
    return set(Sending.objects.values_list("state", flat=True))


@pytest.mark.parametrize("first", [False, True], ids=["starttls", "tls first"])
def test_letters_leave_by_tls_with_the_sign_in(settings, trusted, three, first):
    with mail_server(trusted, first=first) as (received, port):
        point_to(settings, port, starttls=not first, first=first)
        assert why(send()) == {""}

    assert [to for to, _ in received.messages] == [(one.email,) for one in three]
    assert states() == {SENT}


def test_a_relay_on_this_machine_needs_neither(settings, three):
    with mail_server() as (received, port):
        point_to(settings, port, starttls=False, password="")
        assert why(send()) == {""}

    assert len(received.messages) == 3


def test_a_server_without_tls_is_given_nothing(settings, three):
    with mail_server() as (received, port):
        point_to(settings, port)
        [words] = why(send())

    assert "no TLS" in words
    assert received.messages == []
    assert states() == {FAILED}


def test_a_server_that_cannot_prove_who_it_is_is_given_nothing(settings, mail_certificate, three):
    with mail_server(mail_certificate) as (received, port):
        point_to(settings, port)
        [words] = why(send())

    assert "cannot prove who it is" in words
    assert received.messages == []


def test_a_wrong_password_is_said_and_kept_out_of_the_words(settings, trusted, three):
    with mail_server(trusted) as (received, port):
        point_to(settings, port, password="a wrong word")  # noqa: S106
        [words] = why(send())

    assert words == "The mail server does not take our user and password."
    assert received.messages == []


def test_a_server_that_is_not_there_is_asked_once(settings, three):
    with mail_server() as (_, port):
        pass
    point_to(settings, port)

    assert why(send()) == {"The mail server does not answer."}
    assert states() == {FAILED}


def test_one_address_that_is_refused_stops_no_other_and_is_tried_again(inbox, three):
    inbox.refused.add(three[1].email)
    outcomes = send()

    assert [bool(one.why_not) for one in outcomes] == [False, True, False]
    assert outcomes[1].why_not == "The mail server does not take this address (550)."
    assert len(inbox.messages) == 2

    inbox.refused.clear()
    [again] = send()
    assert (again.address, again.why_not) == (three[1].email, "")
    assert len(inbox.messages) == 3
    assert states() == {SENT}


def test_a_server_that_breaks_off_is_reached_anew(inbox, three):
    inbox.breaks_off = True
    outcomes = send()

    assert [bool(one.why_not) for one in outcomes] == [True, False, False]
    assert [one.why_not for one in send()] == [""]
    assert len(inbox.messages) == 3
