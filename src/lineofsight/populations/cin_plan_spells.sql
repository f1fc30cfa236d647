-- Child in need plans while the child is neither on a protection plan nor looked after.
-- kind: spells
-- subject: child_id
-- note: A plan left open beside a child protection plan, or while the child is looked after, stands
-- still for as long: the child is visited and reviewed under that instead. It goes on from the day
-- that ends, with a whole interval.
with elsewhere as (
    select child_id, started_on, ended_on
    from cp_plan_spells
    where ended_on is null or ended_on > started_on
    union all
    select child_id, started_on, ended_on
    from care_periods
    where ended_on is null or ended_on > started_on
),
begun as (
    select child_id, team, started_on as plan_started_on, ended_on, started_on
    from cin_plans
    union all
    select p.child_id, p.team, p.started_on as plan_started_on, p.ended_on, e.ended_on as started_on
    from cin_plans p
    join elsewhere e
        on e.child_id = p.child_id
        and e.ended_on > p.started_on
        and (p.ended_on is null or e.ended_on < p.ended_on)
),
stopped as (
    select
        b.child_id,
        b.plan_started_on,
        b.started_on,
        max(b.team) as team,
        max(b.ended_on) as ended_on,
        min(e.started_on) as stops_on
    from begun b
    left join elsewhere e
        on e.child_id = b.child_id
        and (e.ended_on is null or e.ended_on > b.started_on)
    group by b.child_id, b.plan_started_on, b.started_on
)
select
    s.child_id,                 -- the child
    s.team,                     -- team holding the plan
    s.plan_started_on,          -- day the plan began
    s.started_on,               -- that day, or the day it went on again
    d.work as started_work,     -- working-day number of that day; empty: before 2010
    case
        when s.ended_on is null or s.stops_on < s.ended_on then s.stops_on
        else s.ended_on
    end as ended_on             -- day it ended or came to stand still; empty: open
from stopped s
left join days d on d.day = s.started_on
where s.stops_on is null or s.stops_on > s.started_on
