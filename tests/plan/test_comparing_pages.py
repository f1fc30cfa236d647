"""Two days of a plan beside each other: what differs, what was taken out, which days there are."""

import pytest

from lineofsight.plan import actions, approving

WHY = "The board asked for it."


def body(answer):
    return answer.content.decode()


def test_two_days_are_compared_with_what_was_taken_out(as_director, agreed, office, director):
    now = actions.as_at(agreed)
    after = {ref: one for ref, one in now.items() if ref != "7.3"}
    change = actions.ask(
        agreed, after, by=office, why=WHY, impact="", now=agreed.baselined_at.replace(day=28)
    )
    actions.decide(
        change, agreed=True, by=director, minute="1", now=agreed.baselined_at.replace(day=29)
    )

    page = body(as_director.get("/plan/compare/?first=2017-11-20&last=2017-11-29"))

    assert "Taken out" in page
    assert "7.3" in page
    assert "Nothing differs" in body(
        as_director.get("/plan/compare/?first=2017-11-20&last=2017-11-21")
    )


@pytest.mark.parametrize("asked", ["first=2017-02-30", "first=2017-11-20&last=soon"])
def test_a_day_that_there_is_not_is_said_and_nothing_compared(as_director, agreed, asked):
    answer = as_director.get(f"/plan/compare/?{asked}")

    assert answer.status_code == 400
    assert f"“{asked.rpartition('=')[2]}” is no day. Choose both days below." in body(answer)


def test_the_days_to_compare_say_what_happened_and_begin_with_the_first_and_the_last(
    as_director, agreed, office
):
    day = agreed.baselined_at.date()
    step = agreed.steps.first()
    approving.put(step, on=day, at=agreed.baselined_at, today=day, by=office)

    page = body(as_director.get("/plan/compare/"))

    assert "it was put to Children" in page
    assert f'value="{day.isoformat()}" selected' in page
    assert "it was agreed" in page
