-- Dental checks owed to looked-after children, one row per check owed.
-- called: Dental checks of looked-after children
-- area: Looked after
-- kind: duty
-- subject: child_id
-- looks back: 12 months in cla_health
-- optional: involvements, person
-- basis: Statutory guidance, Promoting the health and well-being of looked-after children (2015)
-- recurs: from the day it is done
-- step: 30 days before, tell the worker
-- step: on the day, tell the worker
-- step: 2 working days after, tell the manager
-- note: A year after the one before, or after care began, at every age as the yearly return asks.
with clocks as (
    select child_id, started_on as care_started_on, started_on
    from care_periods
    union all
    select c.child_id, c.started_on as care_started_on, h.completed_on as started_on
    from care_periods c
    join cla_health h
        on h.child_id = c.child_id
        and h.kind in ('dental')
        and h.outcome in ('done', 'not recorded')
        and h.completed_on > c.started_on
        and (c.ended_on is null or h.completed_on <= c.ended_on)
),
one_a_day as (
    select child_id, care_started_on, started_on
    from clocks
    group by child_id, care_started_on, started_on
),
followed as (
    select
        child_id,
        care_started_on,
        started_on,
        lead(started_on) over (
            partition by child_id, care_started_on order by started_on
        ) as next_on
    from one_a_day
)
select
    f.child_id,             -- the child
    coalesce(c.team, t.team, 'not recorded') as team, -- team of the care period; none: the child when it was owed
    f.started_on,           -- care began, or the one before was done
    d.year_later as due_on,           -- last day in time
    f.next_on as done_on,   -- done; empty: not yet
    c.ended_on as lapsed_on -- care ceased
from followed f
join care_periods c
    on c.child_id = f.child_id
    and c.started_on = f.care_started_on
left join days d
    on d.day = f.started_on
left join team_spells t
    on t.child_id = f.child_id
    and t.started_on <= f.started_on
    and (t.ended_on is null or t.ended_on > f.started_on)
