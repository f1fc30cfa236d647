-- Which team holds each child, day by day, by the primary allocation.
-- kind: spells
-- subject: child_id
-- note: Where two primary allocations overlap, the one that began later gives the team, and the
-- earlier one again after the later has ended. An allocation that names no team says nothing here.
with allocated as (
    select
        child_id,
        team,
        started_on,
        case when count(ended_on) = count(*) then max(ended_on) end as ended_on
    from involvements
    where allocation = 'primary' and team is not null
    group by child_id, team, started_on
),
changes as (
    select child_id, started_on as changed_on from allocated
    union all
    select child_id, ended_on as changed_on from allocated where ended_on is not null
),
turns as (
    select child_id, changed_on from changes group by child_id, changed_on
),
spans as (
    select
        child_id,
        changed_on,
        lead(changed_on) over (partition by child_id order by changed_on) as until_on
    from turns
),
held as (
    select
        s.child_id,
        s.changed_on,
        s.until_on,
        a.team,
        row_number() over (
            partition by s.child_id, s.changed_on order by a.started_on desc, a.team
        ) as place
    from spans s
    join allocated a
        on a.child_id = s.child_id
        and a.started_on <= s.changed_on
        and (a.ended_on is null or a.ended_on > s.changed_on)
)
select
    child_id,                  -- the child
    team,                      -- team of the primary allocation
    changed_on as started_on,  -- first day the team holds the child
    until_on as ended_on       -- first day it no longer does; empty: it still does
from held
where place = 1
