-- Review child protection conferences owed, one row for each review owed.
-- called: Review child protection conferences
-- area: Child protection
-- kind: duty
-- subject: child_id
-- looks back: 6 months in cp_reviews
-- optional: person, involvements
-- basis: Working Together to Safeguard Children: three months after the initial conference, then six
-- recurs: from the day it is done
-- step: 10 working days before, tell the worker
-- step: on the day, tell the worker
-- step: 2 working days after, tell the manager
-- note: The first is timed from the start of the plan, which is the day of the conference. No
-- review can be held on that day.
with held as (
    select child_id, held_on
    from cp_reviews
    group by child_id, held_on
),
clocks as (
    select
        child_id,
        started_on as plan_started_on,
        ended_on,
        team,
        need,
        started_on,
        1 as is_first
    from cp_plan_spells
    union all
    select
        p.child_id,
        p.started_on as plan_started_on,
        p.ended_on,
        p.team,
        p.need,
        h.held_on as started_on,
        0 as is_first
    from cp_plan_spells p
    join held h
        on h.child_id = p.child_id
        and h.held_on > p.started_on
        and (p.ended_on is null or h.held_on <= p.ended_on)
),
followed as (
    select
        child_id,
        plan_started_on,
        ended_on,
        team,
        need,
        started_on,
        is_first,
        lead(started_on) over (
            partition by child_id, plan_started_on order by started_on
        ) as done_on
    from clocks
)
select
    f.child_id,                                         -- the child
    coalesce(f.team, t.team, 'not recorded') as team,   -- team holding the plan; none: the child when the interval began
    f.need,                                             -- category of abuse now
    f.plan_started_on,                                  -- day the plan began
    f.started_on,                                       -- the review before, or the plan's start
    case
        when f.is_first = 1 then d.three_months_later else d.six_months_later
    end as due_on,                                      -- last day in time
    f.done_on,                                          -- the review was held; empty: not yet
    f.ended_on as lapsed_on                             -- the plan ended, or the child turned 18
from followed f
left join days d on d.day = f.started_on
left join team_spells t
    on t.child_id = f.child_id
    and t.started_on <= f.started_on
    and (t.ended_on is null or t.ended_on > f.started_on)
where f.ended_on is null or f.started_on < f.ended_on
