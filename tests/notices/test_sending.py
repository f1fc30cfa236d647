"""Each letter once a week, however often it is run; nobody is told what is not wanted."""

import datetime as dt

import pytest

from lineofsight.accounts.models import Person
from lineofsight.accounts.roles import Role
from lineofsight.notices import sending
from lineofsight.notices.kinds import DIGEST
from lineofsight.notices.models import SENDING, Sending, Stopped
from signed_in import person
from telling import MONDAY, NOW, item, waiting

DAY = dt.timedelta(days=1)


class Tray:
    """A server that takes everything."""

    backend = None
    why_not = ""

    def __init__(self):
        self.taken = []

    def give(self, message):
        if not self.why_not:
            self.taken.append(message)
        return self.why_not

    def close(self):
        pass


@pytest.fixture
def tray():
    return Tray()


@pytest.fixture
def lead(db):
    return person(Role.TEAM_MANAGER)


def send(tray, *, days=0):
    return list(sending.send(on=MONDAY + days * DAY, now=NOW + days * DAY, server=tray))


def test_running_it_twice_sends_once_and_a_week_later_again(told, lead, tray):
    told.append(item(lead))

    assert [len(send(tray, days=days)) for days in (0, 0, 1, 6, 7)] == [1, 0, 0, 0, 1]
    assert len(tray.taken) == 2


def test_what_failed_is_tried_at_the_next_run_of_the_week(told, lead, tray):
    told.append(item(lead))
    tray.why_not = "The mail server does not answer."
    send(tray)
    tray.why_not = ""

    assert [one.why_not for one in send(tray, days=1)] == [""]
    assert Sending.objects.get().tries == 2


def test_what_came_up_since_is_told_in_the_same_week_and_nothing_twice(told, lead, tray):
    told.append(waiting(lead, 1))
    send(tray)
    told.append(waiting(lead, 2))
    send(tray, days=1)

    assert len(tray.taken) == 2
    assert "Change 1 " in tray.taken[0].body
    assert "Change 1 " not in tray.taken[1].body
    assert "Change 2 " in tray.taken[1].body


def test_all_of_one_kind_goes_in_one_letter(told, lead, tray):
    told += [waiting(lead, number) for number in range(10)] + [item(lead), item(lead)]

    assert len(send(tray)) == 2


def test_a_letter_in_the_making_is_left_to_the_run_that_makes_it(told, lead, tray):
    told.append(item(lead))
    Sending.objects.create(person=lead, kind=DIGEST, about="", week="2017-W49", at=NOW)
    assert send(tray) == []

    Sending.objects.update(at=NOW - dt.timedelta(hours=2))
    assert len(send(tray)) == 1


def test_of_two_runs_at_once_one_sends(told, lead, tray):
    told.append(item(lead))
    [letter] = sending.due(on=MONDAY, now=NOW)

    assert sending._claimed(letter, on=MONDAY, now=NOW)
    assert not sending._claimed(letter, on=MONDAY, now=NOW)
    assert Sending.objects.get().state == SENDING


def test_nobody_is_told_what_is_not_wanted_nor_with_a_closed_account(told, lead, tray):
    other = person(Role.DIRECTOR)
    told += [item(lead), item(other), waiting(lead, 1)]
    Stopped.objects.create(person=lead, kind=DIGEST, at=NOW)
    Person.objects.filter(pk=other.pk).update(is_active=False)

    [only] = send(tray)
    assert (only.address, only.subject[:8]) == (lead.email, "A change")


def test_how_often_the_database_is_asked_does_not_grow_with_what_was_told(
    told, lead, django_assert_num_queries
):
    for number in range(3):
        told.append(waiting(lead, number))
    with django_assert_num_queries(3):
        sending.due(on=MONDAY, now=NOW)
    told += [waiting(lead, number) for number in range(3, 40)]
    with django_assert_num_queries(3):
        sending.due(on=MONDAY, now=NOW)
