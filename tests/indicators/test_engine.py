"""The engine: periods, breakdowns, states, and the three ways a duty is asked."""

from drawn import Figure, dataset, figures
from lineofsight.indicators.definition import count
from lineofsight.kernel.periods import Month
from lineofsight.populations.catalogue import Catalogue

SEPTEMBER = Month(2026, 9)

POPULATIONS = Catalogue(
    {
        "plans_open": """
-- Protection plans open at each moment.
-- kind: stock
-- subject: child_id
select
    p.child_id, -- the child
    p.team, -- team
    m.day as asked_on, -- the day asked about
    m.day_number - p.started_day as days_open, -- days since it began
    p.latest_category as category -- category of abuse now
from cp_plans p
join moments m on p.started_on <= m.day and (p.ended_on is null or p.ended_on > m.day)
"""
    }
)


def test_a_plan_that_ended_on_the_month_end_is_not_open():
    data = dataset(
        cp_plans="""
            child_id       | started_on | ended_on   | team
            open           | 2026-05-01 |            | North
            begins_that_day| 2026-09-30 |            | North
            ends_that_day  | 2026-05-01 | 2026-09-30 | South
            ends_next_day  | 2026-05-01 | 2026-10-01 | South
            begins_next_day| 2026-10-01 |            | South
        """
    )
    open_plans = count(
        "CP7", title="Plans", why="Because.", population="plans_open", over=("snapshot",)
    )

    assert figures(open_plans, data, SEPTEMBER, populations=POPULATIONS) == [Figure(numerator=3)]
    assert figures(open_plans, data, SEPTEMBER, by="team", populations=POPULATIONS) == [
        Figure(group="North", numerator=2),
        Figure(group="South", numerator=1),
    ]
